//! Rules under which whole papers move: Scottish STV, run-offs, bottoms-up; and plurality, where nothing moves.
//!
//! What happened so far is kept as a list of moves. At every stage every paper starts again at its first choice and
//! goes through all moves.

use std::collections::BTreeMap;

use dashu_ratio::RBig;

use super::exact::{Decimals, sum, whole};
use super::paper::Pile;
use super::stages::{Elects, Figures, Place, Stages};
use super::{Case, DeriveError, Derived};
use crate::contest::CandidateId;
use crate::profile::Rule;
use crate::record::{Action, Transfer};

/// Papers that moved on.
struct Move {
    /// All papers of this candidate.
    of: usize,
    /// A surplus: this many of so many votes. An exclusion: nothing, papers keep what they are worth.
    part: Option<(RBig, RBig)>,
    /// Who could receive them.
    hopeful: Vec<bool>,
}

/// Where a paper lies.
struct Lies {
    /// With whom; nobody: it counts no more.
    with: Option<usize>,
    /// What it is worth.
    value: RBig,
}

pub(super) fn count(case: &Case<'_>) -> Result<Derived, DeriveError> {
    let mut stages = Stages::new(case)?;
    let mut valid = None;
    let mut seat = 1;
    loop {
        let began = stages.hopeful();
        let counted = valid_papers(case, &began);
        let at_first = *valid.get_or_insert(counted);
        let first = if seat == 1 { Action::FirstPreferences } else { Action::NextSeat { seat } };
        // A paper that names only those already elected counts for nobody at a later seat, and is still valid. A shared
        // rank that stopped a paper at the first seat may count for one of its candidates later.
        fill_seats(case, &mut stages, &began, at_first.max(counted), first)?;
        if stages.is_over() {
            return Ok(stages.done(at_first));
        }
        stages.next_seat();
        seat += 1;
    }
}

/// How many papers count for somebody.
fn valid_papers(case: &Case<'_>, hopeful: &[bool]) -> u64 {
    case.piles.iter().filter(|p| !case.order(p, hopeful).is_empty()).map(|p| p.papers).sum()
}

/// One count from the first choices on. `began`: who was hopeful then; `valid`: how many papers there are to count.
fn fill_seats(
    case: &Case<'_>,
    stages: &mut Stages<'_>,
    began: &[bool],
    valid: u64,
    first: Action,
) -> Result<(), DeriveError> {
    let elected_before = stages.elected.len();
    let mut moves: Vec<Move> = Vec::new();
    let mut action = first;
    loop {
        // Every paper from its first mark.
        let mut votes = vec![RBig::ZERO; case.contest.candidates.len()];
        for pile in &case.piles {
            let lies = follow(case, pile, began, &moves);
            if let Some(with) = lies.with {
                votes[with] += lies.value * whole(pile.papers);
            }
        }
        // Whose surplus moved on keeps a quota.
        for done in &moves {
            if let Some((surplus, had)) = &done.part {
                votes[done.of] = had - surplus;
            }
        }
        let held = sum((0..votes.len()).filter(|c| stages.holds_votes(*c)).map(|c| votes[c].clone()));
        let quota = match case.rule() {
            Rule::ScottishStv => Some(majority_of(&whole(valid), case.seats as u64 + 1)),
            Rule::BottomsUp | Rule::Plurality => None,
            _ => Some(majority_of(&held, 2)),
        };
        let elects = match &quota {
            Some(quota) => Elects::From(quota.clone()),
            None if case.rule() == Rule::Plurality => Elects::Everybody,
            None => Elects::Nobody,
        };
        let figures = Figures {
            votes: votes.clone(),
            non_transferable: whole(valid) - held,
            quota: quota.clone(),
            transfers: transfers(case, began, &moves, &votes),
            keep_values: BTreeMap::new(),
        };
        stages.end(action, figures, &elects)?;
        if stages.is_over() || case.rule() == Rule::SequentialIrv && stages.elected.len() > elected_before {
            return Ok(());
        }
        let mut surpluses = Vec::new();
        if let (Rule::ScottishStv, Some(quota), None) = (case.rule(), &quota, stages.next_doomed(&votes)) {
            surpluses = stages.in_place(Place::Elected);
            surpluses.retain(|c| votes[*c] > *quota);
        }
        if let (false, Some(quota)) = (surpluses.is_empty(), quota) {
            let of = stages.largest_surplus(&surpluses, &votes)?;
            let surplus = &votes[of] - quota;
            action = Action::Surplus {
                of: CandidateId::from_index(of),
                surplus: case.decimals.show(&surplus),
                transfer_value: case.decimals.show(&(&surplus / &votes[of])),
            };
            moves.push(Move { of, part: Some((surplus, votes[of].clone())), hopeful: stages.hopeful() });
        } else {
            let (of, why) = stages.put_out(&votes, &RBig::ZERO)?;
            action = why;
            moves.push(Move { of, part: None, hopeful: stages.hopeful() });
        }
    }
}

/// The smallest whole number above `votes` ÷ `parts`.
fn majority_of(votes: &RBig, parts: u64) -> RBig {
    Decimals(0).down(&(votes / whole(parts))) + RBig::ONE
}

/// Takes a paper from its first choice through all moves.
fn follow(case: &Case<'_>, pile: &Pile, began: &[bool], moves: &[Move]) -> Lies {
    let mut lies = Lies { with: case.order(pile, began).first().copied(), value: RBig::ONE };
    for step in moves {
        if lies.with != Some(step.of) {
            continue;
        }
        if let Some((surplus, had)) = &step.part {
            lies.value = case.decimals.down(&(&lies.value * surplus / had));
        }
        lies.with = case.order(pile, &step.hopeful).first().copied();
    }
    lies
}

/// What went where in the last move.
fn transfers(case: &Case<'_>, began: &[bool], moves: &[Move], votes: &[RBig]) -> Vec<Transfer> {
    let Some((last, earlier)) = moves.split_last() else { return Vec::new() };
    let nobody = votes.len();
    let mut papers = vec![0; nobody + 1];
    let mut worth = vec![RBig::ZERO; nobody + 1];
    let mut moved = RBig::ZERO;
    for pile in &case.piles {
        let before = follow(case, pile, began, earlier);
        if before.with != Some(last.of) {
            continue;
        }
        moved += before.value * whole(pile.papers);
        let after = follow(case, pile, began, moves);
        let to = after.with.unwrap_or(nobody);
        papers[to] += pile.papers;
        worth[to] += after.value * whole(pile.papers);
    }
    if let Some((surplus, _)) = &last.part {
        moved.clone_from(surplus);
    }
    // What found no next choice and what was cut off counts for nobody any more.
    worth[nobody] = moved - sum(worth[..nobody].iter().cloned());
    let received = |to: &usize| papers[*to] > 0 || worth[*to] > RBig::ZERO;
    let entry = |to: usize| Transfer {
        from: CandidateId::from_index(last.of),
        to: (to < nobody).then(|| CandidateId::from_index(to)),
        papers: papers[to],
        votes: case.decimals.show(&worth[to]),
    };
    (0..=nobody).filter(received).map(entry).collect()
}
