//! Meek's and Warren's rules.
//!
//! Everybody has a keep value (Warren: a price), 1 for hopefuls and 0 for those out. Every paper starts with 1 and goes
//! down its order: under Meek a candidate keeps that share of what is left of it; under Warren they take their price, or
//! all that is left. Who is elected with a surplus lowers theirs until the surplus is gone.

use dashu_ratio::RBig;

use super::exact::{sum, whole};
use super::stages::{Elects, Figures, Place, Stages};
use super::{Case, DeriveError, Derived};
use crate::profile::Rule;
use crate::record::Action;

/// All papers dealt out under certain keep values.
struct Dealt {
    votes: Vec<RBig>,
    /// All votes somebody holds.
    held: RBig,
    quota: RBig,
    /// What the elected hold above the quota.
    surplus: RBig,
}

/// How a stage came to its end.
#[derive(PartialEq, Eq)]
enum End {
    Election,
    Stable,
}

pub(super) fn count(case: &Case<'_>) -> Result<Derived, DeriveError> {
    let mut stages = Stages::new(case)?;
    // A paper that counts for nobody at the start is invalid and stays so.
    let counts = |pile: &super::Pile| !case.order(pile, &stages.hopeful()).is_empty();
    let valid_piles: Vec<super::Pile> = case.piles.iter().filter(|p| counts(p)).cloned().collect();
    let valid = valid_piles.iter().map(|p| p.papers).sum();
    let case = &Case { piles: valid_piles, ..*case };

    let mut keep: Vec<RBig> = case.standing().into_iter().map(|s| whole(s.into())).collect();
    // Surpluses smaller than this count as gone.
    let omega = RBig::ONE / whole(1_000_000);

    let mut last = deal(case, &stages, &keep);
    let quota = Elects::From(last.quota.clone());
    let mut end = match stages.end(Action::FirstPreferences, figures(&last, &keep, valid), &quota)? {
        true => End::Election,
        false => End::Stable,
    };
    last.surplus = surplus(&stages, &last);
    while !stages.is_over() {
        let somebody_doomed = stages.next_doomed(&last.votes).is_some();
        let action = if !somebody_doomed && end == End::Election && last.surplus >= omega {
            lower(case, &stages, &last, &mut keep);
            Action::Surpluses
        } else {
            let (out, action) = stages.put_out(&last.votes, &last.surplus)?;
            keep[out] = RBig::ZERO;
            action
        };
        (last, end) = iterate(case, &mut stages, &mut keep, &omega, valid, action, true)?;
    }
    if case.profile.converge_last_stage && last.surplus >= omega {
        lower(case, &stages, &last, &mut keep);
        iterate(case, &mut stages, &mut keep, &omega, valid, Action::Surpluses, false)?;
    }
    Ok(stages.done(valid))
}

/// Deals papers out and lowers keep values until somebody is elected (if anybody may be) or the surplus is gone or
/// shrinks no further. That ends the stage.
fn iterate(
    case: &Case<'_>,
    stages: &mut Stages<'_>,
    keep: &mut [RBig],
    omega: &RBig,
    valid: u64,
    action: Action,
    may_elect: bool,
) -> Result<(Dealt, End), DeriveError> {
    let mut surplus_before = None;
    loop {
        let mut dealt = deal(case, stages, keep);
        let elects = if may_elect { Elects::From(dealt.quota.clone()) } else { Elects::Nobody };
        if may_elect && stages.would_elect(&dealt.votes, &elects) {
            stages.end(action, figures(&dealt, keep, valid), &elects)?;
            dealt.surplus = surplus(stages, &dealt);
            return Ok((dealt, End::Election));
        }
        if dealt.surplus < *omega || surplus_before.is_some_and(|before| dealt.surplus >= before) {
            stages.end(action, figures(&dealt, keep, valid), &elects)?;
            return Ok((dealt, End::Stable));
        }
        lower(case, stages, &dealt, keep);
        surplus_before = Some(dealt.surplus);
    }
}

/// Every paper from its first mark.
fn deal(case: &Case<'_>, stages: &Stages<'_>, keep: &[RBig]) -> Dealt {
    let mut votes = vec![RBig::ZERO; keep.len()];
    for pile in &case.piles {
        let mut left = RBig::ONE;
        for c in case.order(pile, &stages.not_out()) {
            let takes = match case.rule() {
                Rule::Warren => left.clone().min(keep[c].clone()),
                _ => case.decimals.up(&(&left * &keep[c])),
            };
            votes[c] += &takes * whole(pile.papers);
            left -= takes;
            if left.is_zero() {
                break;
            }
        }
    }
    let held = sum(votes.iter().cloned());
    let quota = case.decimals.down(&(&held / whole(case.seats as u64 + 1))) + case.decimals.unit();
    let mut dealt = Dealt { votes, held, quota, surplus: RBig::ZERO };
    dealt.surplus = surplus(stages, &dealt);
    dealt
}

/// What the elected hold above the quota.
fn surplus(stages: &Stages<'_>, dealt: &Dealt) -> RBig {
    let above = |c: usize| (&dealt.votes[c] - &dealt.quota).max(RBig::ZERO);
    sum(stages.in_place(Place::Elected).into_iter().map(above))
}

/// Gives everybody elected the keep value with which they would hold a quota if nothing else changed.
fn lower(case: &Case<'_>, stages: &Stages<'_>, dealt: &Dealt, keep: &mut [RBig]) {
    for c in stages.in_place(Place::Elected) {
        if !dealt.votes[c].is_zero() {
            keep[c] = case.decimals.up(&(&keep[c] * &dealt.quota / &dealt.votes[c])).min(RBig::ONE);
        }
    }
}

fn figures(dealt: &Dealt, keep: &[RBig], valid: u64) -> Figures {
    Figures {
        votes: dealt.votes.clone(),
        non_transferable: whole(valid) - &dealt.held,
        quota: Some(dealt.quota.clone()),
        transfers: Vec::new(),
        keep_values: Some(keep.to_vec()),
    }
}
