//! Why a command ended without what was asked for: one line for a person, and an exit code for a script.

use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use omov_count::report::disguises;

/// The thing asked about does not hold: a tie that stops the count, limits nobody can meet, a record that departs.
pub(crate) const DOES_NOT_HOLD: u8 = 1;
/// The command line or a file could not be understood.
pub(crate) const BAD_USAGE: u8 = 2;

/// One line and an exit code.
#[derive(Debug)]
pub(crate) struct Failure {
    code: u8,
    line: String,
}

impl Failure {
    /// The command line makes no sense.
    pub(crate) fn usage(line: impl Into<String>) -> Self {
        Self { code: BAD_USAGE, line: line.into() }
    }

    /// A file cannot be read, written or understood. `why` starts with the line of the file where it is known.
    pub(crate) fn file(path: &Path, why: impl fmt::Display) -> Self {
        Self { code: BAD_USAGE, line: format!("{}: {why}", path.display()) }
    }

    /// The file was understood, and the answer is no.
    pub(crate) fn does_not_hold(path: &Path, why: impl fmt::Display) -> Self {
        Self { code: DOES_NOT_HOLD, ..Self::file(path, why) }
    }

    /// What the process ends with.
    pub(crate) fn code(&self) -> ExitCode {
        ExitCode::from(self.code)
    }
}

impl fmt::Display for Failure {
    /// Always one line, whatever a file name or a message holds.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.line.chars() {
            if disguises(c) { write!(f, "{}", c.escape_default())? } else { write!(f, "{c}")? }
        }
        Ok(())
    }
}

/// What the system says about a file, in words, without the number that it adds.
pub(crate) fn of_system(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".into(),
        io::ErrorKind::PermissionDenied => "this file may not be opened by you".into(),
        io::ErrorKind::IsADirectory => "this is a folder, not a file".into(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or(&text).to_lowercase()
        }
    }
}

/// The first paragraph of a message of the command line's reader, on one line, and where there is help.
pub(crate) fn one_line(message: &str, command: &str) -> String {
    let paragraph = message.split("\n\n").next().unwrap_or(message);
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    let line = words.join(" ");
    let line = line.strip_prefix("error: ").unwrap_or(&line);
    format!("{line}; see {command} --help")
}
