//! Ballot files: BLT, spreadsheets (CSV), abcvoting's YAML and Pabulib.
//!
//! Every reader takes its input as a stream, keeps one line (or one row) of it at a time besides the papers, and either
//! hands back the whole contest or one [`ReadError`] that names the line. Nothing is guessed: what cannot be read is
//! refused, and no paper is left out silently.
//!
//! The text of a file is UTF-8, with or without a byte order mark. Names and titles are kept as they stand, without
//! white space around them. A line (in CSV and Pabulib, a row) may be up to [`LONGEST_LINE`] bytes long; YAML and Pabulib
//! files up to [`LONGEST_FILE`] bytes in all.

mod abc_yaml;
mod blt;
mod blt_names;
mod csv;
mod error;
mod names;
mod number;
mod pabulib;
mod rows;
mod source;

use std::io::BufRead;

pub use error::ReadError;

use crate::contest::{CandidateId, Contest};
use source::Source;

/// The longest line of a BLT file, and the longest row of a CSV or Pabulib file, in bytes (1 MiB).
pub const LONGEST_LINE: usize = 1 << 20;

/// The longest YAML or Pabulib file, in bytes (256 MiB).
pub const LONGEST_FILE: u64 = 256 << 20;

/// A kind of ballot file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Ranked papers by line, as councils publish them (`.blt`).
    Blt,
    /// Ranked papers by row, columns `rank1` to `rankN` (`.csv`).
    Csv,
    /// Approval papers in the format of abcvoting (`.abc.yaml`).
    AbcYaml,
    /// A participatory budget in the format of Pabulib (`.pb`).
    Pabulib,
}

impl Format {
    /// The format that the ending of a file's name stands for, in capitals or not.
    pub fn of_name(file_name: &str) -> Option<Self> {
        const ENDINGS: [(&str, Format); 5] = [
            (".blt", Format::Blt),
            (".csv", Format::Csv),
            (".abc.yaml", Format::AbcYaml),
            (".abc.yml", Format::AbcYaml),
            (".pb", Format::Pabulib),
        ];
        let name = file_name.to_ascii_lowercase();
        ENDINGS.into_iter().find_map(|(ending, format)| name.ends_with(ending).then_some(format))
    }
}

/// Reads a contest.
///
/// `names`: the candidates in the order of the paper, where they do not stand in the file itself (CSV), or instead of
/// those that do. `progress` is told now and then how many bytes have been read so far.
///
/// # Errors
/// [`ReadError`] if anything in the file is not as its format has it, and then nothing of the contest.
pub fn contest(
    format: Format,
    input: impl BufRead,
    names: Option<&[String]>,
    progress: &mut dyn FnMut(u64),
) -> Result<Contest, ReadError> {
    if let Some(names) = names {
        names::check_list(names)?;
    }
    let mut contest = match format {
        Format::Blt => blt::read(Source::new(input, u64::MAX, progress))?,
        Format::Csv => return csv::read(Source::new(input, u64::MAX, progress), names),
        Format::AbcYaml => abc_yaml::read(Source::new(input, LONGEST_FILE, progress))?,
        Format::Pabulib => pabulib::read(Source::new(input, LONGEST_FILE, progress))?,
    };
    if let Some(names) = names {
        if names.len() != contest.candidates.len() {
            return Err(ReadError::whole(format!(
                "the list of candidates: expected {} names, one for each in the file, found {}",
                contest.candidates.len(),
                names.len()
            )));
        }
        for (candidate, name) in contest.candidates.iter_mut().zip(names) {
            candidate.name.clone_from(name);
        }
    }
    Ok(contest)
}

/// Reads a list of names, one a line.
///
/// # Errors
/// [`ReadError`] if a name stands twice, a line in the middle is empty, there is no name at all, or more than
/// [`CandidateId::MOST`].
pub fn names(input: impl BufRead) -> Result<Vec<String>, ReadError> {
    names::list(Source::new(input, u64::MAX, &mut |_| {}))
}

/// `1 to 2000`, for messages.
fn candidate_range() -> String {
    format!("1 to {}", CandidateId::MOST)
}
