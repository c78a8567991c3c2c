//! `--check`: derives a record again from the ballots and says where it departs.

use std::path::Path;

use omov_count::naive::Departure;
use omov_count::recount::{Recount, recount};
use omov_count::{Contest, CountRecord, Watch};
use serde_json::json;

use super::options::Options;
use super::{input, rule, withdraw};
use crate::failure::Failure;
use crate::output;
use crate::progress::Progress;

/// Checks the record of `path`; whether it holds.
pub(super) fn check(options: &Options, ballots: &Path, path: &Path) -> Result<bool, Failure> {
    let record = input::record(path)?;
    let progress = Progress::new();
    let mut contest = input::contest(ballots, options.candidates.as_deref(), &progress)?;
    if let Some(title) = &options.title {
        contest.title.clone_from(title);
    } else if contest.title.is_empty() {
        // A .csv names no contest; whoever counted it gave the name with --title.
        contest.title.clone_from(&record.contest);
    }
    // Who withdrew stands in no ballot file. What the record says of it is taken over, and said.
    let withdrew: Vec<String> = record.candidates.iter().filter(|c| c.withdrawn).map(|c| c.name.clone()).collect();
    withdraw(&mut contest, ballots, &options.withdrawn)?;
    for name in &withdrew {
        if let Some(id) = contest.find(name) {
            contest.candidates[id.index()].withdrawn = true;
        }
    }
    let mut departures = other_rule(options, &contest, &record)?;
    let tell = |what, done, of| progress.at(what, done, of);
    let found = recount(&contest, &record, Watch::new(&tell));
    let mut found = found.map_err(|e| Failure::does_not_hold(path, e))?;
    progress.clear();
    departures.append(&mut found.departures);
    found.departures = departures;
    let text = if options.json { as_json(&found) } else { in_words(&found, &record, &withdrew) };
    output::print(&text)?;
    Ok(found.departures.is_empty())
}

/// If the command line names a rule too, the record must be counted under exactly that.
fn other_rule(options: &Options, contest: &Contest, record: &CountRecord) -> Result<Vec<Departure>, Failure> {
    if options.rule.is_none() && options.profile.is_none() {
        if let Some(option) = rule::first_given(options) {
            return Err(Failure::usage(format!(
                "{option}: with --check the record says that; leave it out or add --rule"
            )));
        }
        return Ok(vec![]);
    }
    let asked = rule::profile(options, Some(contest))?;
    let mut departures = Vec::new();
    if asked != record.profile {
        departures.push(Departure {
            stage: None,
            what: "the rule profile".into(),
            recorded: format!("{} with hash {}", record.rule, record.profile.hash()),
            derived: format!("{} with hash {}, as asked for", asked.rule.name(), asked.hash()),
        });
    }
    Ok(departures)
}

fn as_json(found: &Recount) -> String {
    let departures: Vec<_> = found
        .departures
        .iter()
        .map(|d| json!({"stage": d.stage, "what": d.what, "recorded": d.recorded, "derived": d.derived}))
        .collect();
    let value = json!({
        "agrees": found.departures.is_empty(),
        "by": found.by,
        "compared": found.compared,
        "why_not_second_counter": found.why_not_second,
        "departures": departures,
    });
    format!("{value:#}\n")
}

fn in_words(found: &Recount, record: &CountRecord, withdrew: &[String]) -> String {
    let mut lines = Vec::new();
    if !withdrew.is_empty() {
        lines.push(format!("Withdrawn, as the record says: {}.", withdrew.join(", ")));
    }
    if let Some(why) = &found.why_not_second {
        lines.push(format!("The second counter does not cover this record: {}", sentence(why)));
        lines.push(
            "So the first counter counted again. That finds a changed record, but not a mistake in the program.".into(),
        );
    }
    if found.departures.is_empty() {
        lines.push(match &found.compared[..] {
            [] => "The record holds: the same count came out.".into(),
            compared => format!("The record holds. The second counter agrees. Compared: {}.", compared.join("; ")),
        });
    } else {
        lines.push("The record departs from what the ballots give:".into());
    }
    for d in &found.departures {
        let at = d.stage.map_or(String::new(), |s| format!("stage {s}, "));
        lines.push(format!("  {at}{}: recorded {}, derived {}", d.what, d.recorded, d.derived));
    }
    lines.push(format!("Rule: {}. Profile: {}", record.rule, record.profile.hash()));
    lines.join("\n") + "\n"
}

fn sentence(text: &str) -> String {
    if text.ends_with('.') { text.to_owned() } else { format!("{text}.") }
}
