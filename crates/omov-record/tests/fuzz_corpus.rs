//! The inputs the fuzz target starts from, as they are and changed at random, keep every promise of the target. Inputs that once broke
//! a promise are kept among them.

#[path = "../../../fuzz/src/record/formats.rs"]
mod formats;

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Log, act, log_key, witness_key};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

const CHANGES: u64 = 4000;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/record_formats")
}

fn inputs() -> Vec<Vec<u8>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

#[test]
fn the_first_inputs_keep_every_promise() {
    let all = inputs();
    assert!(all.len() >= 9);
    for input in &all {
        formats::check(input);
    }
}

#[test]
fn changed_inputs_keep_every_promise() {
    let all = inputs();
    for seed in 0..CHANGES {
        let rng = &mut ChaCha20Rng::seed_from_u64(seed);
        let mut below = |n: usize| (rng.next_u64() % n.max(1) as u64) as usize;
        let mut input = all[below(all.len())].clone();
        for _ in 0..=below(3) {
            let from = below(input.len());
            let to = (from + below(4)).min(input.len());
            let new: Vec<u8> = (0..below(4)).map(|_| below(256) as u8).collect();
            input.splice(from..to, new);
        }
        formats::check(&input);
    }
}

/// Makes the inputs anew: `cargo test -p omov-record --test promises fuzz_corpus -- --ignored`. What the fuzzer found stays.
#[test]
#[ignore = "writes the inputs"]
fn write_the_first_inputs() {
    fs::create_dir_all(folder()).unwrap();
    let write = |which: u8, name: &str, bytes: &[u8]| {
        fs::write(folder().join(name), [&[which], bytes].concat()).unwrap();
    };
    let mut log = Log::of(3);
    write(0, "note", b"a text\n\nof two parts\n\n\xe2\x80\x94 name AAAAAAA=\n\xe2\x80\x94 other AAAAAAAA\n");
    write(1, "checkpoint", &log.signed(&[1]));
    write(2, "entry", &act(1).encode().unwrap());
    write(2, "entry-escapes", &act(3).fact("quote", "\"\\é").encode().unwrap());
    let bundle = &log.files["tile/entries/000.p/3"];
    write(3, "bundle", &[&[2], bundle.as_slice()].concat());
    write(4, "tile", &[&[2], log.files["tile/0/000.p/3"].as_slice()].concat());
    write(5, "key", log_key().verifier().to_string().as_bytes());
    write(5, "secret", witness_key(1).secret_text().as_bytes());
    log.append((3..9).map(|n| act(n).encode().unwrap()));
    write(6, "request", log.request(3).print().as_bytes());
    write(7, "path", b"tile/entries/x001/x234/067.p/17");
    write(7, "hash", log.checkpoint().root.to_string().as_bytes());
}
