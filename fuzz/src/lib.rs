//! What every reader promises, for any bytes whatever.

mod sound;

use omov_count::contest::Candidate;
use omov_count::read::{self, Format, ReadError};
use omov_count::{Contest, Mark, Papers, write};

use self::sound::sound;

/// Reads bytes in a format and checks every promise.
pub fn check(format: Format, bytes: &[u8]) {
    let Some(contest) = sound(read(format, bytes, None)) else { return };
    let names: Vec<String> = contest.candidates.iter().map(|candidate| candidate.name.clone()).collect();

    let mut whole = contest.clone();
    whole.budget = None;
    let seats = contest.seats.unwrap_or(0);
    assert_eq!(read(Format::Blt, write::blt(&contest, seats).as_bytes(), None).as_ref(), Ok(&whole));

    let rows = as_rows(&contest);
    assert_eq!(read(Format::Csv, write::csv(&contest).as_bytes(), Some(&names)), Ok(rows));
}

/// Reads bytes as a list of names and checks every promise.
pub fn check_names(bytes: &[u8]) {
    let Some(names) = sound(read::names(bytes)) else { return };
    assert!(!names.is_empty());
    assert_eq!(read::names(names.join("\n").as_bytes()), Ok(names));
}

fn read(format: Format, bytes: &[u8], names: Option<&[String]>) -> Result<Contest, ReadError> {
    read::contest(format, bytes, names, &mut |_| {})
}

/// What a CSV file holds of a contest: no title, seats or withdrawals, and no empty ranks at the end of a paper.
fn as_rows(contest: &Contest) -> Contest {
    let mut papers = Papers::new();
    for paper in contest.papers.iter() {
        let kept = paper.marks.iter().rposition(|mark| *mark != Mark::SKIP).map_or(0, |last| last + 1);
        papers.push(paper.weight, &paper.marks[..kept]).expect("as many as before");
    }
    let candidates = contest.candidates.iter().map(|candidate| Candidate::new(candidate.name.clone())).collect();
    Contest { title: String::new(), seats: None, candidates, papers, budget: None }
}
