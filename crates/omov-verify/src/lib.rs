//! Checking an election record from its file alone, and the public record from a copy of its folder or at its address, for outsiders.
//!
//! `omov verify` and the stand-alone `omov-verify` both call [`run`] and [`record::run`]. Only `record/web.rs` knows the network; nothing knows the rest of the program.

pub mod command;
mod counts;
pub mod linked;
pub mod ranked;
pub mod record;
mod report;
mod results;
mod source;

use std::io::{self, Write};
use std::path::Path;

use omov_belenios::verify::{Progress, verify};

pub use counts::{Compared, Counted, Counts, Declared, Outcome, Unusable, counts};
pub use report::{Report, WINNERS};
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
    /// The counts that somebody has declared.
    pub declared: &'a [Declared],
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
    let report = match examine(path, options, progress) {
        Ok(report) => report,
        Err(why) => {
            writeln!(err, "{}", report::one_line(&why))?;
            return Ok(UNREADABLE);
        }
    };
    if options.json {
        writeln!(out, "{}", report.to_json())?;
        for note in &report.verdict.notes {
            writeln!(err, "note: {}", note.sentence())?;
        }
    } else {
        out.write_all(report.text().as_bytes())?;
    }
    Ok(if report.valid() { VALID } else { NOT_VALID })
}

/// The record's verdict and, if that is good, the count of its ranked questions.
///
/// # Errors
/// A file that cannot be read, in one sentence.
pub fn examine(path: &Path, options: Options<'_>, progress: &mut dyn FnMut(Progress)) -> Result<Report, String> {
    let unreadable = |error: io::Error| format!("{}: {error}", path.display());
    let record = Record::open(path).map_err(unreadable)?;
    let verdict = verify(&record, options.seen, progress).map_err(unreadable)?;
    let counts = match &verdict.election {
        Some(election) if verdict.valid() => {
            let rows = verdict.result.as_deref();
            counts(&election.questions, rows, options.declared, None).map_err(|error| error.to_string())?
        }
        _ => Counts::default(),
    };
    Ok(Report { verdict, counts, declared: !options.declared.is_empty() })
}
