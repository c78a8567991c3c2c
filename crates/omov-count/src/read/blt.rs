//! BLT files, line by line as councils and counting programs write them.
//!
//! ```text
//! 4 2                  candidates, seats (0 seats: the file does not say)
//! -3                   candidates who withdrew, as negative numbers
//! 12 1 3 - 2 0         how many papers, candidates in order, - for a rank left empty, a closing 0
//! (B7) 1 2=3=4 0       an id of the paper (not kept); candidates who share a rank
//! 0                    the end of the papers
//! "Ann ""Labour"""     the names in order, in quotes or not
//! Bob
//! ```
//!
//! Then a title, which may be missing, as may all names. What stands after `#` is a comment, but see
//! [`super::blt_names`] for the one comment that names a candidate. The closing 0 of a paper may be missing, and so may
//! the line that ends the papers if names follow. A paper without marks is kept: it is an invalid paper.

use std::io::BufRead;

use super::blt_names::NameLines;
use super::names::by_number;
use super::number::{weight, whole_number};
use super::source::{Lines, Source, text};
use super::{ReadError, candidate_range};
use crate::contest::{CandidateId, Contest};
use crate::papers::{Mark, Papers};

/// What a paper looks like, for messages.
const PAPER: &str = "a paper (how many, candidates in order, 0)";

pub(super) fn read(source: Source<'_, impl BufRead>) -> Result<Contest, ReadError> {
    let mut lines = Lines::new(source);
    let (count, seats) = header(&mut lines)?;
    let mut names = NameLines::new(count);
    let mut withdrawn = Vec::new();
    let mut papers = Papers::new();
    let mut marks = Vec::new();
    let mut ended = false;
    loop {
        let number = lines.number() + 1;
        let Some(line) = lines.next()?.map(<[u8]>::trim_ascii) else { break };
        let Some(&first) = line.first() else { continue };
        if first == b'#' {
            names.comment(number, line)?;
            continue;
        }
        if ended {
            names.line(number, line)?;
            continue;
        }
        match first {
            b'0'..=b'9' | b'-' => {}
            b'(' if paper_after_id(line).is_some() => {}
            _ => {
                ended = true;
                names.line(number, line)?;
                continue;
            }
        }
        let line = match memchr::memchr(b'#', line) {
            Some(comment) => {
                text(number, &line[comment..])?;
                line[..comment].trim_ascii_end()
            }
            None => line,
        };
        if line == b"0" {
            ended = true;
            names.papers_end();
        } else if first == b'-' {
            if !papers.is_empty() {
                return Err(ReadError::expected(number, PAPER, line));
            }
            withdrawals(number, line, count, &mut withdrawn)?;
        } else {
            let line = match first {
                b'(' => {
                    let paper = paper_after_id(line).unwrap_or_default();
                    text(number, &line[..line.len() - paper.len()])?;
                    paper
                }
                _ => line,
            };
            let weight = paper(number, line, count, &mut marks)?;
            papers.push(weight, &marks).map_err(|error| ReadError::at(number, error.to_string()))?;
        }
    }
    papers.shrink_to_fit();
    let (candidates, title) = names.finish(lines.number() + 1)?;
    let mut candidates = candidates.unwrap_or_else(|| by_number(count));
    for id in withdrawn {
        candidates[id.index()].withdrawn = true;
    }
    Ok(Contest { title, seats, candidates, papers, budget: None })
}

/// The first line that says something: how many candidates, how many seats.
fn header(lines: &mut Lines<'_, impl BufRead>) -> Result<(usize, Option<u32>), ReadError> {
    loop {
        let number = lines.number() + 1;
        let Some(line) = lines.next()? else {
            return Err(ReadError::at(
                number,
                "expected the number of candidates and of seats, found the end of the file",
            ));
        };
        let (line, comment) = line.split_at(memchr::memchr(b'#', line).unwrap_or(line.len()));
        text(number, comment)?;
        let mut words = words(line);
        let Some(candidates) = words.next() else { continue };
        let count = whole_number(candidates)
            .and_then(|n| usize::try_from(n).ok())
            .filter(|n| (1..=CandidateId::MOST).contains(n))
            .ok_or_else(|| {
                let range = candidate_range();
                ReadError::expected(number, format!("the number of candidates ({range}) and of seats"), candidates)
            })?;
        let seats = words.next().unwrap_or_default();
        let seats = whole_number(seats)
            .and_then(|n| u32::try_from(n).ok())
            .ok_or_else(|| ReadError::expected(number, "the number of seats after that of candidates", seats))?;
        if let Some(more) = words.next() {
            return Err(ReadError::expected(number, "nothing after the number of seats", more));
        }
        return Ok((count, (seats > 0).then_some(seats)));
    }
}

/// The words of a line.
fn words(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty())
}

/// What follows the id in parentheses at the beginning of a line, if it is a paper.
fn paper_after_id(line: &[u8]) -> Option<&[u8]> {
    let after = memchr::memchr(b')', line)? + 1;
    let paper = line[after..].trim_ascii_start();
    paper.first().filter(|b| b.is_ascii_digit()).map(|_| paper)
}

fn withdrawals(number: u64, line: &[u8], count: usize, withdrawn: &mut Vec<CandidateId>) -> Result<(), ReadError> {
    for word in words(line) {
        let digits = word.strip_prefix(b"-").filter(|digits| !digits.is_empty());
        let digits =
            digits.ok_or_else(|| ReadError::expected(number, "candidates who withdrew, as negative numbers", word))?;
        withdrawn.push(candidate(number, digits, count)?);
    }
    Ok(())
}

/// Reads one paper into `marks`; its weight.
fn paper(number: u64, line: &[u8], count: usize, marks: &mut Vec<Mark>) -> Result<u64, ReadError> {
    marks.clear();
    let mut words = words(line);
    let weight = weight(number, words.next().unwrap_or_default())?;
    let mut empty = true;
    for word in words.by_ref() {
        empty = false;
        match word {
            b"0" => break,
            b"-" => marks.push(Mark::SKIP),
            _ => match memchr::memchr(b'=', word) {
                None => marks.push(Mark::next(candidate(number, word, count)?)),
                Some(_) => {
                    for (place, sharing) in word.split(|b| *b == b'=').enumerate() {
                        let id = candidate(number, sharing, count)?;
                        marks.push(if place == 0 { Mark::next(id) } else { Mark::tied(id) });
                    }
                }
            },
        }
    }
    if empty {
        return Err(ReadError::expected(number, PAPER, line));
    }
    match words.next() {
        Some(more) => Err(ReadError::expected(number, "nothing after the 0 that closes a paper", more)),
        None => Ok(weight),
    }
}

fn candidate(number: u64, word: &[u8], count: usize) -> Result<CandidateId, ReadError> {
    whole_number(word)
        .filter(|n| *n <= count as u64)
        .and_then(CandidateId::from_number)
        .ok_or_else(|| ReadError::expected(number, format!("a candidate's number (1 to {count})"), word))
}
