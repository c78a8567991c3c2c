//! The files the fuzz targets start from, cut short anywhere and changed at random, make no reader panic; every error
//! is one line; and whatever is read is the same after it was written and read back.

#[path = "../../../fuzz/src/lib.rs"]
#[expect(unreachable_pub, reason = "a library of its own for the fuzz targets")]
mod promises;

use std::path::Path;

use omov_count::read::{Format, contest, names};

/// Changed copies of each file.
const CHANGES: usize = 2_000;

/// What is put into a file: the signs of all formats, and what no file should hold.
const PIECES: [&[u8]; 32] = [
    b"0",
    b"1",
    b"-",
    b"=",
    b"#",
    b"\"",
    b"\"\"",
    b"\\",
    b",",
    b";",
    b"\t",
    b" ",
    b"\n",
    b"\r\n",
    b"(",
    b")",
    b"[",
    b"]",
    b":",
    b".",
    b"\0",
    b"\xFF",
    b"\xEF\xBB\xBF",
    b"\xE2\x80\xA8",
    b"\xC2\x85",
    b"\x1B[2J",
    b"99999999999999999999",
    b"4000000000",
    b"# ALTERNATIVE NAME 1: X\n",
    b"VOTES\n",
    b"&a *a",
    b"- - ",
];

/// Steele, Lea and Flood's SplitMix64 (2014): the same changes on every run.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    /// A stretch of the bytes, at most so long.
    fn stretch(&mut self, bytes: &[u8], longest: usize) -> std::ops::Range<usize> {
        let start = self.below(bytes.len() + 1);
        start..(start + self.below(longest + 1)).min(bytes.len())
    }
}

/// A copy of a file with one to four changes; `all` are the files that pieces are taken from.
fn changed(file: &[u8], all: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len() + 1);
        match chance.below(6) {
            0 => {
                bytes.splice(at..at, PIECES[chance.below(PIECES.len())].iter().copied());
            }
            1 => {
                let gone = chance.stretch(&bytes, 8);
                bytes.splice(gone, PIECES[chance.below(PIECES.len())].iter().copied());
            }
            2 => {
                let gone = chance.stretch(&bytes, 30);
                bytes.drain(gone);
            }
            3 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << chance.below(8);
                }
            }
            4 => {
                let again = chance.stretch(&bytes, 60);
                let again = bytes[again].to_vec();
                bytes.splice(at..at, again);
            }
            _ => {
                let other = &all[chance.below(all.len())];
                let taken = chance.stretch(other, 60);
                bytes.splice(at..at, other[taken].iter().copied());
            }
        }
    }
    bytes
}

fn files(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("an entry of the folder").path())
        // What a fuzzer found is kept beside the files under a hash of its own.
        .filter(|path| path.file_name().is_some_and(|name| name.len() < 40))
        .collect();
    paths.sort();
    assert!(paths.len() >= 2, "{}", folder.display());
    paths.iter().map(|path| std::fs::read(path).expect("a file of the corpus")).collect()
}

/// Feeds the files of a target to a check: whole, cut short everywhere, changed. How many texts that were.
fn feed(target: &str, check: fn(&[u8])) -> usize {
    let files = files(target);
    let mut chance = Chance(target.len() as u64);
    let mut fed = 0;
    for file in &files {
        for end in 0..=file.len() {
            check(&file[..end]);
        }
        for _ in 0..CHANGES {
            check(&changed(file, &files, &mut chance));
        }
        fed += file.len() + CHANGES;
    }
    fed
}

/// Every file of the corpus is one that can be read: else its truncations and changes would test little.
fn all_sound(target: &str, format: Format) {
    for file in files(target) {
        contest(format, file.as_slice(), None, &mut |_| {}).unwrap_or_else(|error| panic!("{target}: {error}"));
    }
}

#[test]
fn no_blt_file_breaks_a_promise() {
    all_sound("blt", Format::Blt);
    assert!(feed("blt", |bytes| promises::check(Format::Blt, bytes)) > 2 * CHANGES);
}

#[test]
fn no_csv_file_breaks_a_promise() {
    all_sound("csv", Format::Csv);
    assert!(feed("csv", |bytes| promises::check(Format::Csv, bytes)) > 2 * CHANGES);
}

#[test]
fn no_yaml_file_breaks_a_promise() {
    all_sound("abc_yaml", Format::AbcYaml);
    assert!(feed("abc_yaml", |bytes| promises::check(Format::AbcYaml, bytes)) > 2 * CHANGES);
}

#[test]
fn no_pabulib_file_breaks_a_promise() {
    all_sound("pabulib", Format::Pabulib);
    assert!(feed("pabulib", |bytes| promises::check(Format::Pabulib, bytes)) > 2 * CHANGES);
}

#[test]
fn no_list_of_names_breaks_a_promise() {
    for file in files("names") {
        names(file.as_slice()).expect("a list of names");
    }
    assert!(feed("names", promises::check_names) > 2 * CHANGES);
}
