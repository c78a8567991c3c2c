//! Writes a record of a made-up movement into a folder, to measure what verifying it costs:
//!
//! ```sh
//! cargo run --release -p omov-record --example record -- 1000000 FOLDER
//! ```

#[expect(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/support/mod.rs"]
mod support;

use std::path::PathBuf;
use std::{env, fs, io};

use omov_record::tiles::CHECKPOINT;
use support::{Log, act};

/// So many entries are published at once, and forgotten.
const BATCH: u64 = 1 << 16;

fn main() -> io::Result<()> {
    let words: Vec<String> = env::args().skip(1).collect();
    let [size, folder] = &words[..] else { return Err(io::Error::other("SIZE FOLDER")) };
    let (size, folder): (u64, PathBuf) = (size.parse().map_err(io::Error::other)?, folder.into());
    let mut log = Log::new();
    while log.size() < size {
        let first = log.size();
        log.append((first..size.min(first + BATCH)).map(|n| act(n).encode().expect("a sound entry")));
        log.publish(&[1, 2]);
        for (path, bytes) in std::mem::take(&mut log.files) {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap_or(&folder))?;
            fs::write(path, bytes)?;
        }
    }
    println!("--key {}", support::log_key().verifier());
    for number in [1, 2] {
        println!("--witness {}", support::witness_key(number).verifier());
    }
    println!("{}", folder.join(CHECKPOINT).display());
    Ok(())
}
