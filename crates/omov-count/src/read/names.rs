//! Names: as they are kept, and lists of them.

use std::collections::{HashMap, HashSet};
use std::io::BufRead;

use super::error::excerpt;
use super::source::{Lines, Source, text};
use super::{ReadError, candidate_range};
use crate::contest::{Candidate, CandidateId};

/// Text without white space or byte order marks around it.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}')
}

/// A name or a title as it is kept: trimmed, on one line, without control characters.
///
/// The empty one is for the caller to judge.
pub(super) fn tidy(line: u64, name: &str) -> Result<String, ReadError> {
    let spaced = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}');
    let kept: String = trimmed(name).chars().map(|c| if spaced(c) { ' ' } else { c }).collect();
    if kept.contains(char::is_control) {
        return Err(ReadError::expected(line, "a name without control characters", name.as_bytes()));
    }
    Ok(kept)
}

/// A name as [`tidy`] keeps it, which cannot be empty. `whose` is what is expected, for the message.
pub(super) fn name(line: u64, whose: impl std::fmt::Display, name: &str) -> Result<String, ReadError> {
    let kept = tidy(line, name)?;
    if kept.is_empty() {
        return Err(ReadError::expected(line, whose, b""));
    }
    Ok(kept)
}

/// Candidates with these names, all standing, each name given with its line.
pub(super) fn candidates(names: Vec<(u64, String)>) -> Result<Vec<Candidate>, ReadError> {
    let mut seen: HashMap<&str, usize> = HashMap::with_capacity(names.len());
    for (position, (line, name)) in names.iter().enumerate() {
        if let Some(first) = seen.insert(name, position + 1) {
            return Err(twice(*line, name, first));
        }
    }
    Ok(names.into_iter().map(|(_, name)| Candidate::new(name)).collect())
}

fn twice(line: u64, name: &str, first: usize) -> ReadError {
    let shown = excerpt(name.as_bytes());
    ReadError::at(line, format!("expected a name that is not there yet, found {shown} again (it is candidate {first})"))
}

/// What candidates without names are called.
pub(super) fn by_number(count: usize) -> Vec<Candidate> {
    (1..=count).map(|number| Candidate::new(format!("Candidate {number}"))).collect()
}

/// Whether a list handed over is one that could have been read.
pub(super) fn check_list(names: &[String]) -> Result<(), ReadError> {
    let wrong = |what: String| Err(ReadError::whole(format!("the list of candidates: {what}")));
    if names.is_empty() || names.len() > CandidateId::MOST {
        return wrong(format!("expected {} names, found {}", candidate_range(), names.len()));
    }
    let mut seen = HashSet::with_capacity(names.len());
    for name in names {
        let shown = excerpt(name.as_bytes());
        if name.is_empty() || tidy(1, name).ok().as_ref() != Some(name) {
            return wrong(format!("expected a name on one line with no white space around it, found {shown}"));
        }
        if !seen.insert(name) {
            return wrong(format!("expected each name once, found {shown} again"));
        }
    }
    Ok(())
}

/// One name a line; empty lines only at the end.
pub(super) fn list(source: Source<'_, impl BufRead>) -> Result<Vec<String>, ReadError> {
    let mut lines = Lines::new(source);
    let mut names = Vec::new();
    let mut empty = None;
    loop {
        let number = lines.number() + 1;
        let Some(line) = lines.next()? else { break };
        let kept = tidy(number, text(number, line)?)?;
        if kept.is_empty() {
            empty = empty.or(Some(number));
            continue;
        }
        if let Some(empty) = empty {
            return Err(ReadError::expected(empty, "a name", b""));
        }
        if names.len() == CandidateId::MOST {
            return Err(ReadError::at(number, format!("expected {} names, found more", candidate_range())));
        }
        names.push((number, kept));
    }
    if names.is_empty() {
        return Err(ReadError::at(1, "expected a name, found the end of the file"));
    }
    Ok(candidates(names)?.into_iter().map(|candidate| candidate.name).collect())
}
