#![no_main]

#[path = "../src/belenios/archive.rs"]
mod archive;
#[path = "../../crates/omov-belenios/tests/support/mod.rs"]
mod support;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| archive::check(bytes));
