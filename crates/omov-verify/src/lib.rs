//! Checking an election record from its file alone, for outsiders.
//!
//! `omov verify` and the stand-alone `omov-verify` both call [`run`]. Nothing here knows the network or the rest of the program.

pub mod command;
mod report;
mod source;

use std::io::{self, Write};
use std::path::Path;

use omov_belenios::verify::{Progress, verify};

pub use report::text;
pub use source::Record;

/// The record is valid.
pub const VALID: u8 = 0;
/// The record is not valid.
pub const NOT_VALID: u8 = 1;
/// The file cannot be read.
pub const UNREADABLE: u8 = 2;

/// How to answer.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// One line of JSON instead of text.
    pub json: bool,
    /// The hash of the last event at an earlier visit.
    pub seen: Option<&'a str>,
}

/// Verifies the record at `path`, writes the verdict to `out` and complaints about the file to `err`, and gives the exit status.
///
/// # Errors
/// `out` or `err` cannot be written.
pub fn run(
    path: &Path,
    options: Options<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
    progress: &mut dyn FnMut(Progress),
) -> io::Result<u8> {
    let verdict = match Record::open(path).and_then(|record| verify(&record, options.seen, progress)) {
        Ok(verdict) => verdict,
        Err(error) => {
            writeln!(err, "{}: {error}", path.display())?;
            return Ok(UNREADABLE);
        }
    };
    if options.json {
        writeln!(out, "{}", verdict.to_json())?;
        for note in &verdict.notes {
            writeln!(err, "note: {}", note.sentence())?;
        }
    } else {
        out.write_all(text(&verdict).as_bytes())?;
    }
    Ok(if verdict.valid() { VALID } else { NOT_VALID })
}
