//! Why a file was refused.

use std::fmt;

/// One sentence, with the line where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    line: Option<u64>,
    why: String,
}

/// So much of a file's own words is quoted.
const QUOTED: usize = 40;

impl ReadError {
    /// About one line, counted from 1.
    pub(super) fn at(line: u64, why: impl Into<String>) -> Self {
        Self { line: Some(line), why: why.into() }
    }

    /// About the whole file.
    pub(super) fn whole(why: impl Into<String>) -> Self {
        Self { line: None, why: why.into() }
    }

    /// The file could not be read to its end.
    pub(super) fn io(error: &std::io::Error) -> Self {
        Self::whole(format!("reading stopped: {}", error.kind()))
    }

    /// The line, counted from 1.
    pub fn line(&self) -> Option<u64> {
        self.line
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.why),
            None => f.write_str(&self.why),
        }
    }
}

impl std::error::Error for ReadError {}

/// What stands in a file, in quotes, cut short, and without anything that could disturb a terminal.
pub(super) fn quoted(bytes: &[u8]) -> String {
    let Ok(text) = std::str::from_utf8(bytes) else { return "bytes that are not UTF-8".into() };
    if text.is_empty() {
        return "nothing".into();
    }
    let mut out = String::from("“");
    for c in text.chars().take(QUOTED) {
        let plain = c == ' ' || !c.is_whitespace() && !c.is_control() && !('\u{2000}'..='\u{206f}').contains(&c);
        if plain && c != '\u{feff}' { out.push(c) } else { out.extend(c.escape_unicode()) }
    }
    if text.chars().nth(QUOTED).is_some() {
        out.push('…');
    }
    out.push('”');
    out
}
