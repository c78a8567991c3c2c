//! What the record shows about its being right, what it cannot show, and the rule it was made under.

use super::{Words, rendered};
use crate::record::CountRecord;
use crate::report::checks;
use crate::report::checks::Check;
use crate::report::rule_in_words;
use crate::report::rule_in_words::Passage;
use askama::Template;

#[derive(Template)]
#[template(path = "report/checks.html")]
struct Checks<'a> {
    w: Words,
    ids: &'a str,
    held: Vec<Check>,
    failed: Vec<Check>,
    closest: Option<String>,
}

/// What the record itself shows about its being right.
pub fn checks(record: &CountRecord, ids: &str) -> String {
    let (held, failed) = checks::checks(record).into_iter().partition(|c| c.holds);
    rendered(&Checks { w: Words, ids, held, failed, closest: checks::closest(record) })
}

#[derive(Template)]
#[template(path = "report/not_proved.html")]
struct NotProved<'a> {
    w: Words,
    ids: &'a str,
    sentences: Vec<String>,
}

/// What a record cannot show.
pub fn not_proved(_record: &CountRecord, ids: &str) -> String {
    rendered(&NotProved { w: Words, ids, sentences: checks::not_proved() })
}

#[derive(Template)]
#[template(path = "report/rule.html")]
struct RulePart<'a> {
    w: Words,
    ids: &'a str,
    passages: Vec<Passage>,
    hash: &'a str,
}

/// The rule in plain words.
pub fn rule(record: &CountRecord, ids: &str) -> String {
    let passages = rule_in_words::in_words(&record.profile);
    rendered(&RulePart { w: Words, ids, passages, hash: &record.profile_sha256 })
}
