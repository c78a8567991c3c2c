//! What limits on the result changed.

use super::{Words, rendered};
use crate::record::CountRecord;
use crate::report::changes;
use crate::report::changes::Changes;
use askama::Template;

#[derive(Template)]
#[template(path = "report/limits.html")]
struct Limits<'a> {
    w: Words,
    ids: &'a str,
    changes: Changes,
}

/// What limits on the result changed, and why.
pub fn limits(record: &CountRecord, ids: &str) -> String {
    let Some(changes) = changes::changes(record) else { return String::new() };
    rendered(&Limits { w: Words, ids, changes })
}

#[derive(Template)]
#[template(path = "report/without.html")]
struct Without<'a> {
    w: Words,
    ids: &'a str,
    rows: Vec<(String, bool, bool)>,
}

/// Who is elected with and without the limits, side by side.
pub fn without_limits(record: &CountRecord, ids: &str) -> String {
    match changes::changes(record) {
        Some(changes) if changes.moved => rendered(&Without { w: Words, ids, rows: changes.both }),
        _ => String::new(),
    }
}
