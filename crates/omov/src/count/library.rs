//! Every call into `omov-count` that reads a file or writes one. Nothing here decides anything.

use std::fmt;
use std::io::BufRead;

pub(super) use omov_count::read::Format;
use omov_count::{Contest, CountRecord, Profile, read, report, write};

use super::wanted::Kind;

/// Characters in a line of running text.
const LINE: usize = 78;

/// Reads a ballot file; `progress` is told how many bytes were read so far.
pub(super) fn contest(
    format: Format,
    from: impl BufRead,
    names: Option<&[String]>,
    progress: &mut dyn FnMut(u64),
) -> Result<Contest, impl fmt::Display> {
    read::contest(format, from, names, progress)
}

/// Reads names, one a line.
pub(super) fn names(from: impl BufRead) -> Result<Vec<String>, impl fmt::Display> {
    read::names(from)
}

/// One report, whole.
pub(super) fn report(kind: Kind, contest: &Contest, record: &CountRecord) -> String {
    match kind {
        Kind::Html => report::html(record),
        Kind::Text => text(record),
        Kind::Csv => report::csv(record),
        Kind::Blt => write::blt(contest, record.profile.seats),
        Kind::BallotsCsv => write::csv(contest),
    }
}

/// The text report alone.
pub(super) fn text(record: &CountRecord) -> String {
    report::text(record)
}

/// How a rule counts, in plain words: a heading, then its sentences, in lines that fit a terminal.
pub(super) fn rule_in_words(profile: &Profile) -> String {
    let passages = report::rule_in_words::in_words(profile).into_iter().map(|passage| {
        let mut text = passage.heading + "\n";
        let mut room = 0;
        for word in passage.sentences.iter().flat_map(|s| s.split_whitespace()) {
            let width = word.chars().count() + 1;
            if width > room {
                text.push_str(if text.ends_with('\n') { "  " } else { "\n  " });
                room = LINE;
            } else {
                text.push(' ');
            }
            text.push_str(word);
            room = room.saturating_sub(width);
        }
        text + "\n"
    });
    passages.collect::<Vec<_>>().join("\n")
}
