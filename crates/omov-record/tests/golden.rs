//! The bytes of a record, kept: what is written today has to be read, and made again, for as long as there are records. `booth/` reads
//! the same files with a program of its own.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Files, Log, Reader};

const SIZE: u64 = 258;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/record")
}

fn kept(folder: &Path, below: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{below}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            kept(&entry.path(), &format!("{path}/"), files);
        } else {
            files.insert(path, fs::read(entry.path()).unwrap());
        }
    }
}

#[test]
fn a_record_is_made_with_the_same_bytes_as_ever() {
    let mut files = Files::new();
    kept(&folder(), "", &mut files);
    let made = Log::of(SIZE).files;
    assert!(made.keys().eq(files.keys()), "{:?}", files.keys());
    for (path, bytes) in &made {
        assert!(files[path] == *bytes, "{path}");
    }
    assert_eq!(Reader::default().check(&files).faults, []);
}

/// `cargo test -p omov-record --test promises golden -- --ignored`. Only if the format is changed on purpose, which no record that is kept survives.
#[test]
#[ignore = "writes the kept record"]
fn write_the_kept_record() {
    for (path, bytes) in Log::of(SIZE).files {
        let path = folder().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}
