//! What is wrong with a file, in one line.

use std::fmt;

/// Characters of the file that a message repeats at most.
const EXCERPT: usize = 40;

/// A file that cannot be read. The message is one line; the name of the file is for the caller to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The line in the file, the first is 1; `None` where no one line is to blame.
    pub line: Option<u64>,
    /// What was expected and what was found.
    pub message: String,
}

impl ReadError {
    /// About one line.
    pub(super) fn at(line: u64, message: impl Into<String>) -> Self {
        Self { line: Some(line), message: message.into() }
    }

    /// About the file as a whole.
    pub(super) fn whole(message: impl Into<String>) -> Self {
        Self { line: None, message: message.into() }
    }

    /// `expected …, found …`, with an excerpt of what was found.
    pub(super) fn expected(line: u64, expected: impl fmt::Display, found: &[u8]) -> Self {
        Self::at(line, format!("expected {expected}, found {}", excerpt(found)))
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for ReadError {}

/// A piece of the file as a message shows it: quoted, short, on one line, whatever it holds.
pub(super) fn excerpt(found: &[u8]) -> String {
    let found = found.trim_ascii();
    if found.is_empty() {
        return "nothing".into();
    }
    // A character takes at most four bytes; what is cut off inside one is beyond the excerpt.
    let text = String::from_utf8_lossy(&found[..found.len().min(4 * (EXCERPT + 1))]).into_owned();
    let mut shown = String::from("'");
    let mut wide = 0;
    for c in text.chars() {
        if wide >= EXCERPT {
            shown.push('…');
            break;
        }
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
            wide += c.escape_unicode().len();
            shown.extend(c.escape_unicode());
        } else {
            wide += 1;
            shown.push(c);
        }
    }
    shown.push('\'');
    shown
}
