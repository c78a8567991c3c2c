#![no_main]

#[path = "../src/rules/book.rs"]
mod book;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| book::check(bytes));
