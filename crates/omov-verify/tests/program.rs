//! The program itself: what it makes of its command line.

use std::fs;
use std::process::{Command, Output};

use tempfile::TempDir;

fn omov_verify(folder: &TempDir, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_omov-verify")).current_dir(folder).args(arguments).output().unwrap()
}

#[test]
fn a_declared_count_that_cannot_be_read_is_named_in_one_line_and_nothing_is_verified() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("no-count.json"), "{\"rule\":7}\n").unwrap();
    fs::write(folder.path().join("any.bel"), "").unwrap();
    for (count, why) in [("1=gone.json", "gone.json: "), ("no-count.json", "no-count.json: this is no count record: ")]
    {
        let said = omov_verify(&folder, &["any.bel", "--count", count]);
        assert_eq!((said.status.code(), said.stdout.as_slice()), (Some(2), &b""[..]));
        let line = String::from_utf8(said.stderr).unwrap();
        assert!(line.starts_with(why) && line.lines().count() == 1, "{line}");
    }
    assert_eq!(omov_verify(&folder, &["any.bel", "--count", "1="]).status.code(), Some(2));
}
