//! The lists that a registrar may have: one of their own, or the one that a house gave them for one of its ballots.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;

use csv::StringRecord;

use crate::failure::{self, Failure};
use crate::members::sheet;

/// The columns of the list that a house gives out.
pub(crate) const LIST: [&str; 10] =
    ["number", "name", "email", "address", "postcode", "language", "way", "page", "opens", "closes"];

/// The largest weight: the sum of half a million of them is still a number that can be found.
const MOST: u64 = 1 << 20;

/// Somebody who gets a code.
#[derive(Debug)]
pub(super) struct Voter {
    /// By what the codes are handed out: whatever stands in the column “voter”, or the number on a house's list.
    pub(super) voter: String,
    pub(super) weight: u64,
}

/// Where a code of a house's ballot is sent.
#[derive(Debug)]
pub(super) struct Addressed {
    pub(super) number: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) address: String,
    pub(super) postcode: String,
    pub(super) language: String,
    /// “email”, “post”, “paper” for whoever votes on paper and gets no code, “nobody” where whoever stood there has been erased, or “officer”: no voter, but
    /// one of the two who get the halves of the codes for papers.
    pub(super) way: String,
    pub(super) page: String,
    pub(super) opens: String,
    pub(super) closes: String,
}

/// A list.
#[derive(Debug)]
pub(super) enum Voters {
    Own(Vec<Voter>),
    Of(Vec<Addressed>),
}

/// Reads either.
pub(super) fn read(path: &Path) -> Result<Voters, Failure> {
    let file = File::open(path).map_err(|e| Failure::file(path, failure::of_system(&e)))?;
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(file);
    let why = |e: csv::Error| {
        let line = e.position().map_or(String::new(), |at| format!("line {}: ", at.line()));
        let what = match e.kind() {
            csv::ErrorKind::Utf8 { .. } => "this is not text in UTF-8".into(),
            csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                format!("{len} fields where the first line has {expected_len}")
            }
            _ => "this is not a table".into(),
        };
        Failure::file(path, format!("{line}{what}"))
    };
    let head = reader.headers().map_err(why)?.clone();
    let column = |name: &str| {
        head.iter().position(|h| h.trim_start_matches('\u{feff}').trim_matches('"').eq_ignore_ascii_case(name))
    };
    let rows = reader.records().map(|row| row.map_err(why));
    let voters = match (column("voter"), LIST.map(column)) {
        (Some(name), _) => Voters::Own(own(path, (name, column("weight")), rows)?),
        (None, all) if all.iter().all(Option::is_some) => {
            Voters::Of(of(path, all.map(Option::unwrap_or_default), rows)?)
        }
        (None, _) => {
            let why = "line 1: no column is called “voter”, and this is not the list that a house gives its registrar";
            return Err(Failure::file(path, why));
        }
    };
    if matches!(&voters, Voters::Own(all) if all.is_empty()) || matches!(&voters, Voters::Of(all) if all.is_empty()) {
        return Err(Failure::file(path, "there is no voter in this list"));
    }
    Ok(voters)
}

fn line(row: &StringRecord) -> u64 {
    row.position().map_or(0, csv::Position::line)
}

/// Whatever somebody has typed.
fn own(
    path: &Path,
    (name, weights): (usize, Option<usize>),
    rows: impl Iterator<Item = Result<StringRecord, Failure>>,
) -> Result<Vec<Voter>, Failure> {
    let (mut seen, mut voters) = (BTreeSet::new(), Vec::new());
    for row in rows {
        let row = row?;
        let wrong = |what: String| Failure::file(path, format!("line {}: {what}", line(&row)));
        let voter = row.get(name).unwrap_or_default();
        if voter.is_empty() {
            return Err(wrong("no voter".into()));
        }
        if !seen.insert(voter.to_owned()) {
            // Whom it is about stays out of messages.
            return Err(wrong("this voter is in the list already".into()));
        }
        let weight = match weights.and_then(|i| row.get(i)) {
            None | Some("") => 1,
            Some(text) => {
                let weight = text.parse().ok().filter(|w| (1..=MOST).contains(w));
                weight.ok_or_else(|| wrong(format!("a weight is a whole number from 1 to {MOST}")))?
            }
        };
        voters.push(Voter { voter: voter.to_owned(), weight });
    }
    Ok(voters)
}

/// What a house has given out: whole, from the first place on the roll to the last.
fn of(
    path: &Path,
    columns: [usize; LIST.len()],
    rows: impl Iterator<Item = Result<StringRecord, Failure>>,
) -> Result<Vec<Addressed>, Failure> {
    let mut voters = Vec::new();
    for row in rows {
        let row = row?;
        let [number, name, email, address, postcode, language, way, page, opens, closes] =
            columns.map(|column| sheet::undefused(row.get(column).unwrap_or_default()).to_owned());
        // Rows are counted and not lines, of which an address may have several.
        let wanted = (voters.len() + 1).to_string();
        let wrong = |what: &str| Failure::file(path, format!("voter {wanted}: {what}"));
        if number != wanted {
            return Err(wrong(
                "another number stands here; the list has to be whole and in its order, as it was fetched",
            ));
        }
        if !["email", "post", "paper", "nobody", "officer"].contains(&way.as_str()) {
            return Err(wrong("the way is “email”, “post”, “paper”, “nobody” or “officer”"));
        }
        voters.push(Addressed { number, name, email, address, postcode, language, way, page, opens, closes });
    }
    Ok(voters)
}
