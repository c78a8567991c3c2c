//! Ballot files are read as they are meant, refused with one clear line where they are wrong, and read back as written.

mod abc_yaml;
mod bad_input;
mod blt;
mod csv;
mod names;
mod pabulib;
mod real_files;
mod round_trip;

use omov_count::read::{Format, ReadError, contest};
use omov_count::{Contest, Mark};

/// Reads a text.
fn read(format: Format, text: impl AsRef<[u8]>) -> Result<Contest, ReadError> {
    contest(format, text.as_ref(), None, &mut |_| {})
}

/// The one line that refuses a text.
fn refusal(format: Format, text: impl AsRef<[u8]>) -> String {
    let error = read(format, text).expect_err("this text is to be refused").to_string();
    assert_eq!(error.lines().count(), 1, "{error:?}");
    error
}

/// Every paper as `weight: ranks`, a skipped rank `-`, a shared rank `1=2`.
fn papers(contest: &Contest) -> Vec<String> {
    let paper = |paper: omov_count::Paper<'_>| {
        let ranks = paper.ranks().map(|rank| {
            let ids: Vec<String> = rank.iter().filter_map(|m: &Mark| m.candidate()).map(|id| id.to_string()).collect();
            if ids.is_empty() { "-".to_owned() } else { ids.join("=") }
        });
        format!("{}: {}", paper.weight, ranks.collect::<Vec<_>>().join(" ")).trim_end().to_owned()
    };
    contest.papers.iter().map(paper).collect()
}

/// Names in order, those who withdrew in square brackets.
fn names(contest: &Contest) -> Vec<String> {
    let shown = |c: &omov_count::Candidate| if c.withdrawn { format!("[{}]", c.name) } else { c.name.clone() };
    contest.candidates.iter().map(shown).collect()
}
