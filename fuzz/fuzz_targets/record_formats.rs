#![no_main]

#[path = "../src/record/formats.rs"]
mod formats;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| formats::check(bytes));
