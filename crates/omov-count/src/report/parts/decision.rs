//! Yes/no questions.

use super::{Words, percent, rendered};
use crate::record::CountRecord;
use crate::report::figure;
use crate::report::words::{count, say, say_with};
use askama::Template;

#[derive(Template)]
#[template(path = "report/quorum.html")]
struct Quorum<'a> {
    w: Words,
    ids: &'a str,
    big: String,
    sentence: String,
    title: String,
    /// Position, and whether it is filled.
    squares: Vec<(u32, u32, bool)>,
    line: Option<(u32, u32)>,
}

/// Who voted, and whether they were enough, as squares.
pub fn quorum(record: &CountRecord, ids: &str) -> String {
    let (Some(outcome), Some(decision)) = (&record.decision, &record.profile.decision) else { return String::new() };
    let voted = outcome.yes.saturating_add(outcome.no).saturating_add(outcome.abstain);
    let filled = figure::in_hundred(voted, decision.electorate).min(100) as u32;
    let needed = figure::in_hundred(outcome.quorum_needed, decision.electorate).min(100) as u32;
    let squares = (0..100).map(|i| (i % 20 * 15, i / 20 * 15, i < filled)).collect();
    let line = (1..100).contains(&needed).then(|| (needed % 20 * 15, needed / 20 * 15));
    rendered(&Quorum {
        w: Words,
        ids,
        big: say_with("quorum-big", &[("hundred", count(filled))]),
        sentence: quorum_sentence(record),
        title: say_with("quorum-squares", &[("filled", count(filled)), ("needed", count(needed))]),
        squares,
        line,
    })
}

/// Whether enough voted.
pub(in crate::report) fn quorum_sentence(record: &CountRecord) -> String {
    let Some(outcome) = &record.decision else { return String::new() };
    let voted = outcome.yes.saturating_add(outcome.no).saturating_add(outcome.abstain);
    let electorate = record.profile.decision.as_ref().map(|d| d.electorate);
    let id = match (outcome.quorum_met, electorate) {
        (true, Some(_)) => "quorum-met",
        (true, None) => "quorum-met-unknown",
        (false, Some(_)) => "quorum-missed",
        (false, None) => "quorum-missed-unknown",
    };
    let with = [
        ("voted", count(voted)),
        ("needed", count(outcome.quorum_needed)),
        ("electorate", count(electorate.unwrap_or(0))),
    ];
    say_with(id, &with)
}

/// Whether enough said yes.
pub(in crate::report) fn threshold_sentence(record: &CountRecord) -> String {
    let Some(outcome) = &record.decision else { return String::new() };
    let id = match (outcome.yes >= outcome.yes_needed, outcome.quorum_met) {
        (true, true) => "threshold-met",
        (true, false) => "threshold-met-no-quorum",
        (false, _) => "threshold-missed",
    };
    let cast = outcome.yes.saturating_add(outcome.no);
    say_with(id, &[("needed", count(outcome.yes_needed)), ("cast", count(cast)), ("yes", count(outcome.yes))])
}

#[derive(Template)]
#[template(path = "report/decision.html")]
struct Decision<'a> {
    w: Words,
    ids: &'a str,
    sentence: String,
    needed: String,
    line: String,
    /// Answer, width, figure; the second and third fill no less than the first.
    bars: Vec<(String, String, String)>,
}

/// Yes, no and abstentions, and whether enough said yes.
pub fn decision(record: &CountRecord, ids: &str) -> String {
    let Some(d) = &record.decision else { return String::new() };
    let scale = d.yes.max(d.no).max(d.abstain).max(d.yes_needed).max(1) as f64;
    let bar = |answer: &str, n: u64| (say(answer), percent(n as f64, scale), figure::grouped(&n.to_string()));
    rendered(&Decision {
        w: Words,
        ids,
        sentence: threshold_sentence(record),
        needed: say_with("decision-yes-needed", &[("yes", count(d.yes_needed))]),
        line: percent(d.yes_needed as f64, scale),
        bars: vec![bar("decision-yes", d.yes), bar("decision-no", d.no), bar("decision-abstained", d.abstain)],
    })
}
