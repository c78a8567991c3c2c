//! Every call into `omov-count` that reads a file or writes one. Nothing here decides anything.

use std::fmt;
use std::io::BufRead;

use omov_count::naive::{self, Verdict};
use omov_count::{read, report, write, Contest, CountRecord, Profile};
pub(super) use omov_count::read::Format;

use super::output::Kind;

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

/// How a rule counts, in plain words.
pub(super) fn rule_in_words(profile: &Profile) -> String {
    report::rule_in_words(profile)
}

/// The second counter's verdict on a record.
pub(super) fn second_count(contest: &Contest, record: &CountRecord) -> Result<Verdict, impl fmt::Display> {
    naive::check(contest, record)
}
