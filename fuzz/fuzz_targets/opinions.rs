#![no_main]

#[path = "../src/opinions/talk.rs"]
mod talk;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| talk::check(bytes));
