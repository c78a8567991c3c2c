//! The counting rules, one module each, behind one door: [`count`].

mod approval;
mod budget;
mod condorcet;
mod ers97;
mod gregory;
mod meek;
mod plurality;
mod yes_no;

use std::fmt;

use crate::constraint::Constraints;
use crate::contest::{CandidateId, Contest};
use crate::error::CountError;
use crate::profile::{Kind, Profile, Rule};
use crate::record::{
    BallotTotals, CandidateEntry, Closest, CountRecord, DecisionOutcome, LimitsReport, Spending, Stage, Tie, Winner,
};
use crate::tie::Lots;

/// Told how far a long count is. Never part of the result.
#[derive(Clone, Copy, Default)]
pub struct Watch<'a> {
    tell: Option<&'a dyn Fn(&'static str, u64, u64)>,
}

impl<'a> Watch<'a> {
    /// `tell(what, done, of)` is called now and then.
    pub fn new(tell: &'a dyn Fn(&'static str, u64, u64)) -> Self {
        Self { tell: Some(tell) }
    }

    /// Tells nobody.
    pub fn none() -> Self {
        Self::default()
    }

    pub(crate) fn tell(self, what: &'static str, done: u64, of: u64) {
        if let Some(tell) = self.tell {
            tell(what, done, of);
        }
    }
}

impl fmt::Debug for Watch<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watch")
    }
}

/// What a rule hands back: the parts of a record that only it knows.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// The arithmetic in words.
    pub(crate) arithmetic: String,
    /// Papers counted for somebody at the first stage.
    pub(crate) valid: u64,
    pub(crate) quota: Option<String>,
    pub(crate) stages: Vec<Stage>,
    pub(crate) elected: Vec<Winner>,
    pub(crate) vacant: u32,
    pub(crate) ties: Vec<Tie>,
    pub(crate) closest: Option<Closest>,
    pub(crate) committees: Option<Vec<Vec<CandidateId>>>,
    pub(crate) committees_in_all: Option<String>,
    pub(crate) pairwise: Option<Vec<Vec<u64>>>,
    pub(crate) decision: Option<DecisionOutcome>,
    pub(crate) spending: Option<Spending>,
}

/// What every rule counts from.
pub(crate) struct Input<'a> {
    pub(crate) contest: &'a Contest,
    pub(crate) profile: &'a Profile,
    /// Places to fill.
    pub(crate) seats: usize,
    pub(crate) constraints: Option<&'a Constraints>,
    pub(crate) lots: Option<&'a Lots>,
}

/// Counts a contest under a profile.
///
/// `lots`: what was drawn for ties, if anything was. The record is the same, byte for byte, on every run, in any order
/// of the papers.
///
/// # Errors
/// [`CountError`], and then there is no result at all.
pub fn count(
    contest: &Contest,
    profile: &Profile,
    lots: Option<&Lots>,
    watch: Watch<'_>,
) -> Result<CountRecord, CountError> {
    profile.check()?;
    check_input(contest, profile)?;
    let seats = profile.seats as usize;
    let constraints = match &profile.limits {
        Some(_) if matches!(profile.rule, Rule::YesNo) || profile.rule.kind() == Kind::Budget => {
            return Err(CountError::NoLimits { rule: profile.rule });
        }
        Some(limits) => Some(Constraints::new(limits, contest, seats)?),
        None => None,
    };
    let seats = constraints.as_ref().map_or(seats, |c| c.seats);
    let input = Input { contest, profile, seats, constraints: constraints.as_ref(), lots };
    let outcome = run(&input, watch)?;
    let limits = match &constraints {
        Some(held) => Some(compare(contest, profile, lots, held, &outcome)?),
        None => None,
    };
    Ok(record(&input, outcome, limits))
}

fn run(input: &Input<'_>, watch: Watch<'_>) -> Result<Outcome, CountError> {
    match input.profile.rule {
        Rule::ScottishStv | Rule::Irv | Rule::BottomsUp | Rule::SequentialIrv => gregory::count(input, watch),
        Rule::Meek | Rule::Warren => meek::count(input, watch),
        Rule::Ers97 => ers97::count(input, watch),
        Rule::Plurality | Rule::Block => plurality::count(input, watch),
        Rule::YesNo => yes_no::count(input, watch),
        Rule::Schulze | Rule::RankedPairs => condorcet::count(input, watch),
        Rule::Approval
        | Rule::Pav
        | Rule::SeqPav
        | Rule::SeqPhragmen
        | Rule::EqualShares
        | Rule::EqualSharesApprovalCompletion
        | Rule::EqualSharesWithoutCompletion => approval::count(input, watch),
        Rule::PbEqualSharesAdd1 => budget::count(input, watch),
    }
}

/// Whether the contest is of the kind that the rule counts, and has enough candidates.
fn check_input(contest: &Contest, profile: &Profile) -> Result<(), CountError> {
    let rule = profile.rule;
    if (rule.kind() == Kind::Budget) != contest.budget.is_some() {
        let needs = if rule.kind() == Kind::Budget {
            "projects with costs and a budget (a .pb file)"
        } else {
            "papers without a budget; for a .pb file use pb-equal-shares-add1"
        };
        return Err(CountError::WrongInput { rule, needs });
    }
    let standing = contest.candidates.iter().filter(|c| !c.withdrawn).count();
    if profile.seats as usize > standing {
        return Err(CountError::TooManySeats { seats: profile.seats, standing });
    }
    Ok(())
}

/// The same count without limits: whom did they move?
fn compare(
    contest: &Contest,
    profile: &Profile,
    lots: Option<&Lots>,
    held: &Constraints,
    outcome: &Outcome,
) -> Result<LimitsReport, CountError> {
    let plain = Profile { limits: None, ..profile.clone() };
    let without = match count(contest, &plain, lots, Watch::none()) {
        Ok(record) => Some(record.winners()),
        // A tie in a count that decides nothing must not stop the one that does.
        Err(CountError::Tie { .. }) => None,
        Err(other) => return Err(other),
    };
    let with: Vec<CandidateId> = outcome.elected.iter().filter_map(Winner::candidate).collect();
    let only = |a: &[CandidateId], b: &[CandidateId]| a.iter().filter(|c| !b.contains(c)).copied().collect();
    Ok(LimitsReport {
        held: held.held.clone(),
        elected_with: held.met_by(&with),
        relaxed: held.relaxed.clone(),
        moved_in: without.as_ref().map_or_else(Vec::new, |w| only(&with, w)),
        moved_out: without.as_ref().map_or_else(Vec::new, |w| only(w, &with)),
        elected_without: without.unwrap_or_default(),
    })
}

fn record(input: &Input<'_>, outcome: Outcome, limits: Option<LimitsReport>) -> CountRecord {
    let Input { contest, profile, .. } = input;
    let total = contest.papers.total();
    CountRecord {
        rule: profile.rule.name().into(),
        arithmetic: outcome.arithmetic,
        contest: contest.title.clone(),
        profile_sha256: profile.hash(),
        profile: (*profile).clone(),
        seats: input.seats as u32,
        candidates: contest
            .ids()
            .map(|id| CandidateEntry {
                id,
                name: contest.name(id).into(),
                withdrawn: contest.candidates[id.index()].withdrawn,
            })
            .collect(),
        ballots: BallotTotals { total, valid: outcome.valid, invalid: total - outcome.valid },
        quota: outcome.quota,
        stages: outcome.stages,
        elected: outcome.elected,
        vacant: outcome.vacant + (profile.seats - input.seats as u32),
        // The count without limits may have drawn the lot too, and whoever repeats it needs the same one.
        lots: if limits.is_some() || outcome.ties.iter().any(|t| t.by != "earlier-stages") {
            input.lots.cloned()
        } else {
            None
        },
        ties: outcome.ties,
        committees: outcome.committees,
        committees_in_all: outcome.committees_in_all,
        pairwise: outcome.pairwise,
        decision: outcome.decision,
        spending: outcome.spending,
        limits,
        closest: outcome.closest,
    }
}
