//! The program, and copies of the record to give it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

pub(crate) const KEY: &str = "movement.example/record+7036466f+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c";
pub(crate) const WITNESSES: [&str; 3] = [
    "group-1.example/witness+95afa913+BNYvAWoe/R5P33k+tCzYRHHhup8M8E0Sh7XMcfYWKHy4",
    "group-2.example/witness+e0da7a65+BDS02QQxVsttzwvrCilJt1WclA0ry22+jFOpswJ446dG",
    "group-3.example/witness+8884a261+BBKkFZLIt8F9QFnnspth6P+Wx0FfL4AzSPLwF+BbnqHa",
];
pub(crate) const ROOT: &str = "iH2zpcqk63Bhfl/ZrRZTVSkR3S9WV+pHHJVCkt8VCa4=";

pub(crate) fn honest() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../omov-record/tests/golden/record")
}

/// Exit code, standard output, standard error.
pub(crate) fn omov_verify(arguments: &[&str]) -> (i32, String, String) {
    let said = Command::new(env!("CARGO_BIN_EXE_omov-verify")).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (said.status.code().unwrap(), text(said.stdout), text(said.stderr))
}

pub(crate) fn record(dir: &Path, arguments: &[&str]) -> (i32, String, String) {
    omov_verify(&[&["record", dir.to_str().unwrap()], arguments].concat())
}

pub(crate) fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() { copied(&entry.path(), &to) } else { drop(fs::copy(entry.path(), to)) }
    }
}

/// A copy with one byte of a file changed.
pub(crate) fn changed(path: &str, at: usize) -> TempDir {
    let folder = TempDir::new().unwrap();
    copied(&honest(), folder.path());
    let file = folder.path().join(path);
    let mut bytes = fs::read(&file).unwrap();
    bytes[at] ^= 1;
    fs::write(file, bytes).unwrap();
    folder
}
