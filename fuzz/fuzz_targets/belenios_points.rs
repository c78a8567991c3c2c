#![no_main]

#[path = "../src/belenios/points.rs"]
mod points;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| points::check(bytes));
