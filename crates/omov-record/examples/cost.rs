//! What a record costs, in one run without any tool: appending, proofs, and the verification of a copy in a folder.
//!
//! ```sh
//! cargo run --release -p omov-record --example cost -- 1000000 FOLDER
//! ```
//!
//! The folder is written if it is not there. A second run, over the folder alone, shows with `/usr/bin/time -v` how much memory the
//! verification takes.

#[expect(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/support/mod.rs"]
mod support;

use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs, io};

use omov_record::tree::{Plan, included};
use omov_record::verify::{Demands, Source, verify};
use omov_record::{Checkpoint, Hash};
use support::{Log, act, log_key};

/// Entries that are appended at once.
const BATCH: u64 = 1000;

struct Folder(PathBuf);

impl Source for Folder {
    fn read(&self, path: &str, _: usize) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.0.join(path)) {
            Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(None),
            read => read.map(Some),
        }
    }
}

fn main() -> io::Result<()> {
    let words: Vec<String> = env::args().skip(1).collect();
    let [size, folder] = &words[..] else { return Err(io::Error::other("cost SIZE FOLDER")) };
    let (size, folder): (u64, PathBuf) = (size.parse().map_err(io::Error::other)?, folder.into());
    if !folder.exists() {
        make(size, &folder)?;
    }
    let key = log_key().verifier().clone();
    let since = Checkpoint::read(&fs::read(folder.join("checkpoint"))?).map_err(io::Error::other)?;
    let demands = Demands { key: Some(&key), since: Some(&since), ..Demands::default() };
    let start = Instant::now();
    let verdict = verify(&Folder(folder), demands, &mut |_, _| {})?.ok_or(io::Error::other("no checkpoint"))?;
    let (entries, faults) = (verdict.entries, verdict.faults.len());
    println!("verify {entries} entries in a folder: {:.2} s, {faults} faults", start.elapsed().as_secs_f64());
    Ok(())
}

fn make(size: u64, folder: &Path) -> io::Result<()> {
    let mut log = Log::new();
    let start = Instant::now();
    while log.size() < size {
        let first = log.size();
        log.append((first..size.min(first + BATCH)).map(|n| act(n).encode().expect("a sound entry")));
    }
    let taken = start.elapsed();
    println!("append {size} entries, {BATCH} at a time: {:.0} a second", size as f64 / taken.as_secs_f64());
    let (root, mut slowest, mut all, mut index) = (log.checkpoint().root, 0.0_f64, 0.0, 0);
    for _ in 0..1000 {
        index = (index + 777_777) % size;
        let start = Instant::now();
        let proof = log.prove(&Plan::inclusion(index, size).map_err(io::Error::other)?);
        let good = included(index, Hash::leaf(&log.entries[index as usize]), size, root, &proof);
        let taken = start.elapsed().as_secs_f64();
        if !good {
            return Err(io::Error::other("a proof does not hold"));
        }
        (slowest, all) = (slowest.max(taken), all + taken);
    }
    println!("prove an entry and check it: {:.1} µs, the slowest of 1,000 {:.1} µs", all * 1e3, slowest * 1e6);
    log.publish(&[1, 2]);
    for (path, bytes) in &log.files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, bytes)?;
    }
    Ok(())
}
