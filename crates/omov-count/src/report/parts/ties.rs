//! Ties, and how anyone can draw a lot again.

use super::{Words, rendered};
use crate::digest;
use crate::record::CountRecord;
use crate::report::course::Course;
use crate::report::narration;
use crate::report::words::{say_with, text};
use crate::tie::Lots;
use askama::Template;

/// A command that anybody can run, and what it begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Draw {
    pub(in crate::report) name: String,
    pub(in crate::report) command: String,
    pub(in crate::report) digest: String,
}

#[derive(Template)]
#[template(path = "report/ties.html")]
struct Ties<'a> {
    w: Words,
    ids: &'a str,
    sentences: Vec<String>,
    how: String,
    draws: Vec<Draw>,
    order: Vec<String>,
}

/// Every tie, what broke it, and how anyone can draw the lot again.
pub fn ties(record: &CountRecord, ids: &str) -> String {
    if record.ties.is_empty() {
        return String::new();
    }
    let course = Course::new(record);
    let ties = record.ties.iter().map(|t| narration::tie(&course, t)).collect();
    let order = match &record.lots {
        Some(Lots::Order(order)) => order.clone(),
        _ => Vec::new(),
    };
    rendered(&Ties { w: Words, ids, sentences: ties, how: lot_how(record), draws: draws(record), order })
}

/// How to draw the lot again, if one was drawn.
pub(in crate::report) fn lot_how(record: &CountRecord) -> String {
    match &record.lots {
        Some(Lots::Seed(seed)) if !draws(record).is_empty() => say_with("lot-how", &[("seed", text(seed))]),
        _ => String::new(),
    }
}

/// The lot of everybody whom it was drawn between.
pub(in crate::report) fn draws(record: &CountRecord) -> Vec<Draw> {
    let Some(Lots::Seed(seed)) = &record.lots else { return Vec::new() };
    let mut drawn: Vec<_> =
        record.ties.iter().filter(|t| t.by == "lot").flat_map(|t| t.between.iter().copied()).collect();
    drawn.sort_unstable();
    drawn.dedup();
    // A name that had to be changed to be shown has no command: it would draw another lot.
    drawn.retain(|id| !format!("{seed}{}{}", record.contest, record.name(*id)).contains('\u{FFFD}'));
    let quoted = |s: &str| format!("'{}'", s.replace('\'', r"'\''"));
    let mut draws: Vec<Draw> = drawn
        .into_iter()
        .map(|id| {
            let name = record.name(id);
            let digest = digest::sha256(format!("{seed}\n{}\n{name}", record.contest));
            Draw {
                name: name.into(),
                command: format!(
                    r"printf '%s\n%s\n%s' {} {} {} | sha256sum",
                    quoted(seed),
                    quoted(&record.contest),
                    quoted(name)
                ),
                digest,
            }
        })
        .collect();
    draws.sort_by(|a, b| a.digest.cmp(&b.digest));
    draws
}
