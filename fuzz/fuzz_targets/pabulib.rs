#![no_main]

use libfuzzer_sys::fuzz_target;
use omov_count::read::Format;

fuzz_target!(|bytes: &[u8]| omov_fuzz::check(Format::Pabulib, bytes));
