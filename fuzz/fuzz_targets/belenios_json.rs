#![no_main]

#[path = "../src/belenios/archive.rs"]
#[expect(dead_code, reason = "only its honest elections are used here")]
mod archive;
#[path = "../src/belenios/json.rs"]
mod json;
#[path = "../../crates/omov-belenios/tests/support/mod.rs"]
mod support;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| json::check(bytes));
