//! The result itself, as a title and a sentence or two.

use super::course::Course;
use super::words::{count, list, say, say_with, text, votes};
use crate::contest::CandidateId;
use crate::profile::{Kind, Rule};
use crate::record::{CountRecord, Winner};

/// More names than this do not fit a title.
const MOST_NAMES: usize = 12;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outcome {
    /// The result.
    pub(super) title: String,
    /// What stands below it.
    pub(super) lead: Vec<String>,
    /// Whether the papers leave open who wins.
    pub(super) open: bool,
}

/// How many committees tie, if more than one does.
pub(super) fn tied_committees(record: &CountRecord) -> Option<String> {
    let listed = record.committees.as_ref().map_or(0, Vec::len);
    match &record.committees_in_all {
        Some(all) => Some(super::figure::show(all)),
        None => (listed > 1).then(|| super::figure::grouped(&listed.to_string())),
    }
}

pub(super) fn outcome(record: &CountRecord) -> Outcome {
    let contest = ("contest", text(&record.contest));
    if let Some(decision) = &record.decision {
        let id = if decision.passed { "title-carried" } else { "title-not-carried" };
        let lead = say_with(
            "lead-decision",
            &[
                ("papers", count(decision.yes.saturating_add(decision.no).saturating_add(decision.abstain))),
                ("yes", count(decision.yes)),
                ("no", count(decision.no)),
                ("abstain", count(decision.abstain)),
            ],
        );
        return Outcome { title: say_with(id, &[contest]), lead: vec![lead], open: false };
    }
    if record.profile.rule.kind() == Kind::Budget || record.spending.is_some() {
        return budget(record);
    }
    let winners = record.winners();
    let ballots = say_with("lead-ballots", &[("papers", count(record.ballots.valid)), ("seats", count(record.seats))]);
    let names = list(&Course::new(record).names(&winners));
    let nobody = winners.is_empty() && record.stages.iter().all(|s| s.elected.is_empty());
    if let (true, Some(committees)) = (nobody, tied_committees(record)) {
        let title = say_with("title-open-committees", &[("committees", text(committees))]);
        return Outcome { title, lead: vec![ballots, say("lead-open")], open: true };
    }
    // Condorcet rules name everybody who may win; more winners than places is a tie that nobody broke.
    if record.seats > 0 && winners.len() > record.seats as usize {
        let title = say_with("title-open", &[("names", text(names))]);
        return Outcome { title, lead: vec![ballots, say("lead-open")], open: true };
    }
    Outcome { title: elected(record, &winners), lead: lead(record, ballots), open: false }
}

fn elected(record: &CountRecord, winners: &[CandidateId]) -> String {
    let reopen = record.profile.reopen_nominations.as_deref();
    let people: Vec<CandidateId> = winners.iter().copied().filter(|id| Some(record.name(*id)) != reopen).collect();
    let names = list(&Course::new(record).names(&people));
    if people.len() < winners.len() {
        // The number picks the words, the names are what is shown.
        return say_with("title-reopen", &[("names", super::words::Arg::Number(names, people.len() as f64))]);
    }
    match people.len() {
        0 => say("title-nobody"),
        n if n > MOST_NAMES => say_with("title-many-elected", &[("people", count(n))]),
        n => say_with("title-elected", &[("names", text(names)), ("people", count(n))]),
    }
}

fn lead(record: &CountRecord, ballots: String) -> Vec<String> {
    let mut lead = vec![ballots];
    if let Some(limits) = &record.limits {
        let moved = limits.moved_in.len().max(limits.moved_out.len());
        if moved > 0 {
            lead.push(say_with("lead-changed", &[("people", count(moved))]));
        }
    }
    if record.vacant > 0 {
        lead.push(say_with("lead-vacant", &[("vacant", count(record.vacant))]));
    }
    if let Some(committees) = tied_committees(record) {
        let id = if record.elected.is_empty() { "lead-open" } else { "lead-tied-committees" };
        lead.push(say_with(id, &[("committees", text(committees))]));
    }
    if matches!(record.profile.rule, Rule::Schulze | Rule::RankedPairs) && record.elected.len() == 1 {
        lead.extend(beats_all(record));
    }
    lead
}

/// Whether the only winner beats each of the others by itself, which says more than any method.
fn beats_all(record: &CountRecord) -> Option<String> {
    let (table, [winner]) = (record.pairwise.as_ref()?, &record.winners()[..]) else { return None };
    let at = |a: usize, b: usize| table.get(a).and_then(|row| row.get(b)).copied();
    let others = record.candidates.iter().filter(|c| !c.withdrawn && c.id != *winner);
    let beats = |other: CandidateId| Some(at(winner.index(), other.index())? > at(other.index(), winner.index())?);
    let all = others.map(|c| beats(c.id)).collect::<Option<Vec<bool>>>()?;
    (!all.is_empty() && all.iter().all(|b| *b))
        .then(|| say_with("lead-beats-all", &[("name", text(record.name(*winner)))]))
}

fn budget(record: &CountRecord) -> Outcome {
    let names: Vec<String> = record.elected.iter().map(|w| winner_name(record, w)).collect();
    let title = if names.len() > 5 {
        say_with("title-budget-many", &[("projects", count(names.len()))])
    } else {
        say_with("title-budget", &[("projects", count(names.len())), ("names", text(list(&names)))])
    };
    let lead = record.spending.as_ref().map(|s| {
        say_with(
            "lead-budget",
            &[("papers", count(record.ballots.valid)), ("spent", votes(&s.spent)), ("budget", votes(&s.budget))],
        )
    });
    Outcome { title, lead: lead.into_iter().collect(), open: false }
}

/// The name of a winner. Projects have an id in the file; where the stages show in the same order which project was
/// chosen, its name stands beside it.
pub(super) fn winner_name(record: &CountRecord, winner: &Winner) -> String {
    match winner {
        Winner::Candidate(id) => record.name(*id).into(),
        Winner::Project(id) => match project(record, id) {
            Some(name) if name != id => say_with("project-name", &[("name", text(name)), ("id", text(id))]),
            _ => id.clone(),
        },
    }
}

/// The candidate that a project's id stands for: the choices of the stages are in the order of the winners.
fn project<'a>(record: &'a CountRecord, id: &str) -> Option<&'a str> {
    let chosen: Vec<CandidateId> = record.stages.iter().flat_map(|s| s.elected.iter().copied()).collect();
    let at = record.elected.iter().position(|w| matches!(w, Winner::Project(p) if p == id))?;
    let candidate = *chosen.get(at)?;
    (chosen.len() == record.elected.len()).then(|| record.name(candidate))
}
