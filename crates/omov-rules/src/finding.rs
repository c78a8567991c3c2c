//! What is wrong with a text, or might be.

use std::fmt;

use crate::words::Said;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The text is no rulebook as long as this stands.
    Error,
    /// It is one; somebody should look at this before it is adopted.
    Warning,
}

/// One thing that is wrong, with the place where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// Line of the text, from 1.
    pub line: u32,
    /// Column in it, from 1, in characters.
    pub column: u32,
    /// The rule it is about, such as `offices.treasurer.term`; empty where the text cannot be read at all.
    pub key: String,
    /// What is wrong, and in its part `.do` what to do.
    pub says: Said,
}

impl Finding {
    /// What is wrong: one sentence, in English.
    pub fn what(&self) -> String {
        self.says.english()
    }

    /// What to do about it, in English.
    pub fn advice(&self) -> String {
        self.says.advice().unwrap_or_default()
    }
}

/// One line for a terminal: `line 12, column 3, offices.treasurer.term: … Do: …`.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)?;
        if !self.key.is_empty() {
            write!(f, ", {}", self.key)?;
        }
        write!(f, ": {} {}", self.what(), self.advice())
    }
}

/// A text that is no rulebook, with everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", list(findings))]
pub struct Refused {
    /// Errors and warnings, in the order of the text. At least one is an error.
    pub findings: Vec<Finding>,
}

fn list(findings: &[Finding]) -> String {
    findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
