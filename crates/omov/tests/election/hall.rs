//! A hall in which an election is held: the desk, and what all tests do on it.

use std::path::PathBuf;

use crate::desk::{Desk, Said};

/// One question to choose from with a blank vote, one ranking; 2 of 3 trustees.
pub(crate) const PLAN: &str = r#"
name = "Eastmere (made up)"
administrator = "The secretary"
registrar = "The registrar"
trustees = ["Ada", "Bo", "Cem"]
threshold = 2

[[question]]
ask = "Shall we?"
answers = ["Yes", "No"]
blank = true

[[question]]
ask = "Who?"
answers = ["Anna", "Bert", "Cleo"]
rule = { version = 1, rule = "scottish-stv", seats = 2, decimals = 5, ties = { earlier-stages = true, then = "lot" } }
"#;

/// Only sums, with lists, and votes with weights.
pub(crate) const SUMS: &str = r#"
name = "Delegates (made up)"
description = "Each delegate carries the votes of a branch."
administrator = "The secretary"
language = "en"
trustees = ["Ada", "Bo"]
threshold = 1

[[question]]
ask = "Which two?"
answers = ["Red", "Green", "Blue"]
choose = [0, 2]

[[question]]
ask = "Which list?"
[[question.lists]]
name = "Hill"
candidates = ["Anna", "Bert"]
[[question.lists]]
name = "Vale"
candidates = ["Cleo"]
"#;

/// An election in a folder `e`, with secrets `t1`, `t2`, … and the codes in `codes.csv`.
pub(crate) struct Hall {
    pub(crate) desk: Desk,
    trustees: usize,
}

impl Hall {
    /// Drawn up from a plan; nothing else.
    pub(crate) fn drawn_up(plan: &str) -> Self {
        let desk = Desk::with(&[("plan.toml", plan)]);
        let trustees = plan.lines().find(|l| l.starts_with("trustees")).expect("trustees").matches('"').count() / 2;
        let hall = Self { desk, trustees };
        hall.does(&["new", "plan.toml", "e"]);
        hall
    }

    /// With a key, but no credentials.
    pub(crate) fn with_key(plan: &str) -> Self {
        let hall = Self::drawn_up(plan);
        hall.keygen();
        hall.rounds();
        hall
    }

    /// Open, with these voters (rows of the table).
    pub(crate) fn open(plan: &str, voters: &str) -> Self {
        let hall = Self::with_key(plan);
        hall.desk.write("voters.csv", voters);
        hall.does(&["credentials", "e", "--voters", "voters.csv", "--codes", "codes.csv"]);
        hall.does(&["open", "e"]);
        hall
    }

    /// Open for three voters, with the plan of most tests.
    pub(crate) fn usual() -> Self {
        Self::open(PLAN, "voter\nFirst\nSecond\nThird\n")
    }

    /// The first round of all trustees.
    pub(crate) fn keygen(&self) {
        for n in 1..=self.trustees {
            self.does(&["trustee", "keygen", "e", "--trustee", &n.to_string(), "--secret", &format!("t{n}")]);
        }
    }

    /// The other rounds of all trustees.
    pub(crate) fn rounds(&self) {
        for round in ["share", "confirm", "rehearse"] {
            for n in 1..=self.trustees {
                self.does(&["trustee", round, "e", "--secret", &format!("t{n}")]);
            }
        }
    }

    /// Runs a step, with something typed.
    pub(crate) fn says(&self, words: &[&str], typed: &str) -> Said {
        self.desk.omov(&[&["election"], words].concat(), typed)
    }

    /// Runs a step that has to succeed; what it printed.
    #[track_caller]
    pub(crate) fn does(&self, words: &[&str]) -> String {
        let said = self.says(words, "");
        assert_eq!(said.code, 0, "omov election {words:?}: {}", said.err);
        said.out
    }

    /// Runs a step that has to be refused in one line with this in it, and leaves every file as it was.
    #[track_caller]
    pub(crate) fn refuses(&self, words: &[&str], code: i32, part: &str) {
        let before = self.everything();
        let said = self.says(words, "");
        let last = said.err.lines().last().unwrap_or_default();
        assert!(last.contains(part), "omov election {words:?} says {:?}, not {part:?}", said.err);
        assert_eq!(said.code, code, "omov election {words:?}");
        assert_eq!(said.out, "", "omov election {words:?} printed a partial result");
        assert!(self.everything() == before, "omov election {words:?} changed a file");
    }

    /// The voting code of voter `n`, counted from 0.
    pub(crate) fn code(&self, n: usize) -> String {
        let codes = self.desk.read("codes.csv");
        codes.lines().nth(n + 1).and_then(|row| row.split(',').nth(1)).expect("a code").to_owned()
    }

    /// Voter `n` seals a ballot with these answers into a file.
    pub(crate) fn seal(&self, n: usize, answers: &str, to: &str) -> String {
        let said = self.says(&["vote", "e", "--out", to], &format!("{}\n{answers}", self.code(n)));
        assert_eq!(said.code, 0, "{}", said.err);
        said.out.trim().to_owned()
    }

    /// Voter `n` seals a ballot and it is cast; the tracking number.
    pub(crate) fn votes(&self, n: usize, answers: &str) -> String {
        let name = format!("ballot-{n}-{}", self.everything().len());
        let number = self.seal(n, answers, &name);
        assert_eq!(self.does(&["cast", "e", &name]).trim(), number);
        number
    }

    /// Trustee `n` mixes, and it is taken in.
    pub(crate) fn mixes(&self, n: usize) {
        self.does(&["shuffle", "e", "--secret", &format!("t{n}")]);
        self.does(&["accept", "e"]);
    }

    /// What the trustees agree on by telephone before they open anything.
    pub(crate) fn agreed(&self) -> String {
        let status = self.does(&["status", "e"]);
        let line = status.lines().find(|l| l.contains("What is opened")).expect("something to open");
        line.rsplit(' ').next().expect("a hash").to_owned()
    }

    /// Trustee `n` gives a share.
    pub(crate) fn decrypts(&self, n: usize) {
        self.does(&["decrypt", "e", "--secret", &format!("t{n}"), "--agreed", &self.agreed()]);
    }

    /// From the close to the shares: these trustees mix one after the other, and these give a share.
    pub(crate) fn is_opened_by(&self, mixers: &[usize], decryptors: &[usize]) {
        self.does(&["close", "e"]);
        for n in mixers {
            self.mixes(*n);
        }
        for n in decryptors {
            self.decrypts(*n);
        }
    }

    /// The verifier's answer.
    pub(crate) fn verdict(&self) -> serde_json::Value {
        let said = self.desk.omov(&["verify", "e/record.bel", "--json"], "");
        serde_json::from_str(&said.out).unwrap_or_else(|e| panic!("{e}: {}{}", said.out, said.err))
    }

    /// Every file with its bytes, but for those that are there only to be locked.
    pub(crate) fn everything(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut all = Vec::new();
        let mut folders = vec![self.desk.path(".")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_none_or(|e| e != "lock") {
                    all.push((path.clone(), std::fs::read(&path).expect("a file")));
                }
            }
        }
        all.sort();
        all
    }
}
