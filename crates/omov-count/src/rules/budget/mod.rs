//! Participatory budgeting by the method of equal shares with cost utility and add-one completion (Peters, Pierczyński
//! and Skowron 2021; the procedure of equalshares.net).
//!
//! Every voter gets the same share of the money, whether they use it or not. Of the projects whose approvers can pay for
//! them, the one is chosen where they pay least for each unit of its cost (its *effective cost*; see
//! [`super::approval::purses`]), until nobody can pay for anything. That leaves money over. So every share is raised by
//! one unit of the currency and everything is chosen anew, again and again, until
//! - a run chooses more than the money there really is: then the run before it stands; or
//! - no project that anybody approves fits into what is left: then this run stands.
//!
//! Projects with the same effective cost: the cheaper goes first, then the one with more approvals (as equalshares.net
//! advises), then the profile's lot or order. Under *stop* the count goes on as long as all ways of breaking the tie
//! come to the same. Ties are recorded for the run that stands. Projects that cost nothing are chosen if anybody
//! approves them.

mod run;
mod sure;

use num_bigint::BigUint;

use crate::contest::{Budget, CandidateId};
use crate::error::CountError;
use crate::profile::Breaker;
use crate::record::{Action, Spending, Tie, TieDecides, Winner};
use crate::rules::approval::ballots::Approvals;
use crate::rules::approval::fraction::show;
use crate::rules::approval::sequence::{Cap, Explored, Step, Walk, explore};
use crate::rules::approval::{order, stage};
use crate::rules::{Input, Outcome, Watch};
use crate::tie::TieBreaker;

use self::run::Run;
use self::sure::{Shares, Sure, Unsure};

/// Marks looked at after which a count is given up: about a minute.
const MOST_WORK: u64 = 20_000_000_000;

/// How far ties are followed under *stop*.
const TIES: Cap = Cap { states: 2_000, work: 200_000_000 };

/// Counts.
pub(super) fn count(input: &Input<'_>, watch: Watch<'_>) -> Result<Outcome, CountError> {
    let Some(budget) = &input.contest.budget else {
        return Err(CountError::WrongInput { rule: input.profile.rule, needs: "projects with costs and a budget" });
    };
    let projects = input.contest.candidates.len();
    if budget.costs.len() != projects || budget.ids.len() != projects || budget.units == 0 {
        return Err(CountError::BadProfile("every project needs an id and a cost, and the currency a unit".into()));
    }
    let papers = Approvals::new(input.contest);
    let ties = TieBreaker::new(input.contest, input.profile.ties, input.lots)?;
    let wanted: Vec<bool> = (0..projects).map(|c| papers.scores[c] > 0 && budget.costs[c] > 0).collect();
    let fair = Fair {
        input,
        budget,
        papers: &papers,
        drawn: ties.places().is_some(),
        places: order(input, ties.places()),
        wanted,
    };
    let raised = fair.raise(watch)?;
    let path = fair.standing_run(raised)?;
    Ok(fair.outcome(raised, path))
}

/// What one run means for those after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// There is money for more.
    GoOn,
    /// It fits, and nothing else would.
    Full,
    /// It costs more than there is.
    TooMuch,
}

/// One count.
struct Fair<'a> {
    input: &'a Input<'a>,
    budget: &'a Budget,
    papers: &'a Approvals,
    /// Whether something was drawn for ties.
    drawn: bool,
    /// Each project's place, as drawn or by name.
    places: Vec<u32>,
    /// Projects that cost something and that somebody approves.
    wanted: Vec<bool>,
}

impl Fair<'_> {
    fn cost(&self, c: u16) -> u64 {
        self.budget.costs[usize::from(c)]
    }

    fn wanted(&self) -> impl Iterator<Item = u16> {
        self.wanted.iter().enumerate().filter(|(_, wanted)| **wanted).map(|(c, _)| c as u16)
    }

    fn verdict(&self, chosen: &[u16]) -> Verdict {
        let spent: u128 = chosen.iter().map(|c| u128::from(self.cost(*c))).sum();
        let Some(left) = u128::from(self.budget.total).checked_sub(spent) else { return Verdict::TooMuch };
        let fits = |c: u16| u128::from(self.cost(c)) <= left && !chosen.contains(&c);
        if self.wanted().any(fits) { Verdict::GoOn } else { Verdict::Full }
    }

    /// How many times shares are raised for the run that stands.
    ///
    /// One look ([`Sure`]) covers many raises at once where it can tell that all of them choose the same, in the same
    /// order. Where it cannot even tell for a single one, that one is run exactly.
    fn raise(&self, watch: Watch<'_>) -> Result<u64, CountError> {
        let all: u128 = self.wanted().map(|c| u128::from(self.cost(c))).sum();
        // With that much each, every project finds somebody who can pay for it alone.
        let most = u64::try_from(all / u128::from(self.budget.units) + 1).map_err(|_| CountError::Overflow)?;
        let places = self.drawn.then_some(self.places.as_slice());
        let mut sure = Sure::new(self.papers, self.budget, all, places);
        let (mut raised, mut further) = (0u64, 0u64);
        let mut exact_work = 0;
        loop {
            watch.tell("raising the shares", raised, most);
            further = further.min(most.saturating_sub(raised));
            let looked = match &mut sure {
                Some(sure) => sure.look(Shares { from: raised, to: raised + further }, self.wanted()),
                None => Err(Unsure),
            };
            let verdict = match looked {
                Ok(chosen) => self.verdict(chosen),
                Err(Unsure) if further > 0 => {
                    further /= 2;
                    continue;
                }
                Err(Unsure) => {
                    let run = self.run(raised);
                    let found = explore(&run, &self.walk(false));
                    exact_work += found.first.len() as u64 * self.papers.mark_count() as u64 * 20;
                    self.same_verdict(&found)?
                }
            };
            if exact_work + sure.as_ref().map_or(0, |s| s.work) > MOST_WORK {
                return Err(CountError::TooHard(
                    "the shares would have to be raised too many times; give costs in a larger unit of money".into(),
                ));
            }
            match verdict {
                Verdict::TooMuch => return Ok(raised.saturating_sub(1)),
                Verdict::Full => return Ok(raised),
                // Nothing further can be bought with more; cannot happen, and must not run forever if it did.
                Verdict::GoOn if raised >= most => return Ok(raised),
                Verdict::GoOn => {
                    raised += further + 1;
                    further = 2 * further + 1;
                }
            }
        }
    }

    fn run(&self, raised: u64) -> Run<'_> {
        Run { papers: self.papers, budget: self.budget, raised }
    }

    fn walk(&self, with_figures: bool) -> Walk<'_> {
        Walk {
            seats: usize::MAX,
            open: &self.wanted,
            places: &self.places,
            limits: None,
            cap: if self.drawn { Cap::FIRST_PATH } else { TIES },
            only_to: None,
            with_figures,
        }
    }

    /// What a run means, if however its ties are broken it means the same.
    fn same_verdict(&self, found: &Explored) -> Result<Verdict, CountError> {
        let mut path: Vec<u16> = found.first.iter().map(|step| step.chosen).collect();
        path.sort_unstable();
        let verdict = self.verdict(&path);
        let alike = found.complete && found.sets.iter().all(|set| self.verdict(set) == verdict);
        if self.drawn || alike { Ok(verdict) } else { Err(self.tie(&found.first)) }
    }

    /// The choices of the run that stands, in order.
    fn standing_run(&self, raised: u64) -> Result<Vec<Step>, CountError> {
        let found = explore(&self.run(raised), &self.walk(true));
        if self.drawn || found.complete && found.sets.len() <= 1 {
            Ok(found.first)
        } else {
            Err(self.tie(&found.first))
        }
    }

    fn tie(&self, path: &[Step]) -> CountError {
        let at = path.iter().position(|step| step.tied.len() > 1).unwrap_or(0);
        let tied = path.get(at).map_or(&[][..], |step| &step.tied);
        CountError::Tie {
            stage: at as u32 + 1,
            what: "which project is paid for first".into(),
            between: tied.iter().map(|c| self.input.contest.name(id(*c)).to_owned()).collect(),
        }
    }

    fn outcome(&self, raised: u64, path: Vec<Step>) -> Outcome {
        let mut free: Vec<u16> =
            self.papers.stand().filter(|c| self.papers.scores[usize::from(*c)] > 0 && self.cost(*c) == 0).collect();
        free.sort_by_key(|c| self.places[usize::from(*c)]);
        let for_nothing = free.into_iter().map(|c| Step {
            chosen: c,
            tied: vec![c],
            score: "0".into(),
            figures: vec![(c, "0".into())],
        });
        let path: Vec<Step> = for_nothing.chain(path).collect();
        let spent = path.iter().map(|step| self.cost(step.chosen)).sum();
        let voters = BigUint::from(self.papers.total);
        let share = if self.papers.total == 0 {
            "0".into()
        } else {
            show(&self.run(raised).share(), &(voters * self.budget.units))
        };
        let by = if self.input.profile.ties.then == Breaker::Lot { "lot" } else { "order" };
        let ties = path.iter().enumerate().filter(|(_, step)| self.drawn && step.tied.len() > 1);
        let ties = ties.map(|(at, step)| Tie {
            stage: at as u32 + 1,
            between: step.tied.iter().map(|c| id(*c)).collect(),
            chosen: id(step.chosen),
            decides: TieDecides::Elected,
            by: by.into(),
            earlier_stage: None,
        });
        Outcome {
            arithmetic: "exact fractions".into(),
            valid: self.papers.valid,
            ties: ties.collect(),
            elected: path
                .iter()
                .map(|step| Winner::Project(self.budget.ids[usize::from(step.chosen)].clone()))
                .collect(),
            spending: Some(Spending {
                budget: self.money(self.budget.total),
                spent: self.money(spent),
                share_of_each_voter: share,
            }),
            stages: path
                .into_iter()
                .enumerate()
                .map(|(at, step)| {
                    let of = id(step.chosen);
                    stage(at as u32 + 1, Action::Choice { of, score: step.score }, step.figures, vec![of])
                })
                .collect(),
            ..Outcome::default()
        }
    }

    /// An amount in units of the currency, with as many decimals as the smallest unit has.
    fn money(&self, amount: u64) -> String {
        let units = self.budget.units;
        let decimals = units.ilog10() as usize;
        if units == 1 {
            amount.to_string()
        } else if 10u64.pow(decimals as u32) == units {
            format!("{}.{:0decimals$}", amount / units, amount % units)
        } else {
            show(&amount.into(), &units.into())
        }
    }
}

fn id(c: u16) -> CandidateId {
    CandidateId::from_index(usize::from(c))
}
