//! What stands first: the result, the way around the page, how many papers there were.

use super::{Fact, Words, fact, rendered};
use crate::record::CountRecord;
use crate::report::figure;
use crate::report::outcome;
use crate::report::words::{count, list, say, say_with, text};
use askama::Template;

#[derive(Template)]
#[template(path = "report/title.html")]
struct Title<'a> {
    contest: &'a str,
    result: String,
    lead: Vec<String>,
    open: bool,
}

/// The title block: the result itself, in large letters.
pub fn title(record: &CountRecord, _ids: &str) -> String {
    let said = outcome::outcome(record);
    // Where the title names the contest already, it does not stand above it too.
    let contest = if record.decision.is_some() { "" } else { &record.contest };
    rendered(&Title { contest, result: said.title, lead: said.lead, open: said.open })
}

#[derive(Template)]
#[template(path = "report/contents.html")]
struct Contents<'a> {
    w: Words,
    ids: &'a str,
    links: Vec<(&'static str, String)>,
}

/// Links to the other parts of a whole report.
pub fn contents(record: &CountRecord, ids: &str) -> String {
    type Part = fn(&CountRecord, &str) -> String;
    let parts: [(&'static str, &'static str, Part); 9] = [
        ("limits", "limits-heading", super::limits),
        ("stages", "stages-heading", super::stages),
        ("committees", "committees-heading", super::committees),
        ("ties", "ties-heading", super::ties),
        ("checks", "checks-heading", super::checks),
        ("figures", "figures-heading", super::figures),
        ("pairs", "pairs-heading", super::pairs),
        ("flow", "flow-heading", super::flow),
        ("rule", "rule-heading", super::rule),
    ];
    let there = parts.into_iter().filter(|(_, _, part)| !part(record, ids).is_empty());
    let links = there.map(|(id, heading, _)| (id, say(heading))).collect();
    rendered(&Contents { w: Words, ids, links })
}

#[derive(Template)]
#[template(path = "report/ballots.html")]
struct Ballots<'a> {
    w: Words,
    ids: &'a str,
    facts: Vec<Fact>,
    why: bool,
    withdrawn: String,
}

/// How many papers there were.
pub fn ballots(record: &CountRecord, ids: &str) -> String {
    let shown = |n: u64| figure::grouped(&n.to_string());
    let b = record.ballots;
    let mut facts = vec![fact("ballots-cast", shown(b.total)), fact("ballots-counted", shown(b.valid))];
    if b.invalid > 0 {
        facts.push(fact("ballots-not-counted", shown(b.invalid)));
    }
    let withdrawn: Vec<&str> = record.candidates.iter().filter(|c| c.withdrawn).map(|c| c.name.as_str()).collect();
    let withdrawn = if withdrawn.is_empty() {
        String::new()
    } else {
        say_with("ballots-withdrawn", &[("names", text(list(&withdrawn))), ("people", count(withdrawn.len()))])
    };
    rendered(&Ballots { w: Words, ids, facts, why: b.invalid > 0, withdrawn })
}
