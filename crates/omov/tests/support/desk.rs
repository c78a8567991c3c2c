//! A desk to work on: a folder of its own, small files, and the program.
#![allow(dead_code, reason = "each test program uses its own part of it")]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// Five people, two places, a surplus and exclusions; nobody is tied.
pub(crate) const WARD: &str = "\
# Made up.
5 2
9 1 2 0
6 2 1 0
5 3 4 0
4 4 3 0
2 5 3 0
1 3 0
0
\"Anna\"
\"Bert\"
\"Cleo\"
\"Dora\"
\"Emil\"
\"Two for the ward\"
";

/// Three people, one place; Bert and Cleo are tied for the last place.
pub(crate) const TIED: &str = "\
3 1
4 1 0
3 2 1 0
3 3 1 0
0
\"Anna\"
\"Bert\"
\"Cleo\"
\"Chair\"
";

/// At least one of Cleo, Dora and Emil.
pub(crate) const ONE_FROM_THE_NORTH: &str = r#"{
  "attributes": { "part": { "1": "south", "2": "south", "3": "north", "4": "north", "5": "north" } },
  "limits": [ { "attribute": "part", "value": "north", "min": 1, "max": null } ]
}
"#;

/// A folder for one test.
pub(crate) struct Desk {
    folder: TempDir,
}

/// What the program said.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().expect("a folder for the test") }
    }

    /// A folder with these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let desk = Self::new();
        for (name, text) in files {
            desk.write(name, text);
        }
        desk
    }

    /// Where a file of that name lies.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Lays a file there.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).expect("a file on the desk");
    }

    /// What a file holds.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// Runs `omov count` with these words, in this folder.
    pub(crate) fn count(&self, words: &[&str]) -> Said {
        self.omov(&[&["count"], words].concat(), "")
    }

    /// Runs `omov` with these words, in this folder, with something typed.
    pub(crate) fn omov(&self, words: &[&str], typed: &str) -> Said {
        let mut omov = Command::new(env!("CARGO_BIN_EXE_omov"))
            .args(words)
            .current_dir(self.folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("omov starts");
        // A program that needs nothing typed may be gone already.
        let _ = omov.stdin.take().expect("a pipe").write_all(typed.as_bytes());
        let done = omov.wait_with_output().expect("omov ends");
        Said {
            code: done.status.code().expect("omov was not killed"),
            out: String::from_utf8(done.stdout).expect("text on standard output"),
            err: String::from_utf8(done.stderr).expect("text on standard error"),
        }
    }

    /// The record that `omov count … --json` prints.
    pub(crate) fn record(&self, words: &[&str]) -> serde_json::Value {
        let said = self.count(&[words, &["--json"]].concat());
        assert_eq!((said.code, said.err.as_str()), (0, ""), "omov count {words:?}");
        serde_json::from_str(&said.out).expect("a count record")
    }

    /// `omov count …` ends with that code, prints nothing, and says exactly that one line.
    #[track_caller]
    pub(crate) fn refuses(&self, words: &[&str], code: i32, line: &str) {
        let said = self.count(words);
        assert_eq!(said.err, format!("omov: {line}\n"), "omov count {words:?}");
        assert_eq!(said.code, code, "omov count {words:?}");
        assert_eq!(said.out, "", "omov count {words:?} printed a partial result");
    }
}
