//! Meek's and Warren's rules.
//!
//! Everybody has a keep value (Warren: a price), 1 for hopefuls and 0 for those out. Every paper starts with 1 and goes
//! down its order: under Meek a candidate keeps that share of what is left of it; under Warren they take their price, or
//! all that is left. Who is elected with a surplus lowers theirs until the surplus is gone.

use std::collections::BTreeMap;

use dashu_ratio::RBig;

use super::exact::{sum, whole};
use super::paper::Pile;
use super::stages::{Elects, Figures, Place, Stages};
use super::{Case, DeriveError, Derived};
use crate::contest::CandidateId;
use crate::profile::Rule;
use crate::record::Action;

struct Count<'a> {
    case: &'a Case<'a>,
    stages: Stages<'a>,
    /// The papers, each cut off where it stopped for good.
    piles: Vec<Pile>,
    /// By candidate.
    keep: Vec<RBig>,
    /// How many papers count for somebody at the start.
    valid: u64,
}

/// All papers dealt out under certain keep values.
struct Dealt {
    votes: Vec<RBig>,
    /// All votes somebody holds.
    held: RBig,
    quota: RBig,
}

pub(super) fn count(case: &Case<'_>) -> Result<Derived, DeriveError> {
    let mut count = Count {
        case,
        stages: Stages::new(case)?,
        piles: case.piles.clone(),
        keep: case.standing().into_iter().map(|stands| whole(stands.into())).collect(),
        valid: 0,
    };
    count.cut_where_they_stop();
    let hopeful = count.stages.hopeful();
    let counts = |pile: &&Pile| !case.order(pile, &hopeful).is_empty();
    count.valid = count.piles.iter().filter(counts).map(|p| p.papers).sum();
    count.run()?;
    Ok(count.stages.done(count.valid))
}

/// Surpluses smaller than this count as gone.
fn omega() -> RBig {
    RBig::ONE / whole(1_000_000)
}

impl Count<'_> {
    fn run(&mut self) -> Result<(), DeriveError> {
        let mut last = self.deal();
        let mut somebody_elected = self.end_stage(Action::FirstPreferences, &last, true)?;
        while !self.stages.is_over() {
            let somebody_doomed = self.stages.next_doomed(&last.votes).is_some();
            let surplus = self.surplus(&last);
            let action = if somebody_elected && !somebody_doomed && surplus >= omega() {
                self.lower_keep_values(&last);
                Action::Surpluses
            } else {
                let (out, action) = self.stages.put_out(&last.votes, &surplus)?;
                self.keep[out] = RBig::ZERO;
                self.cut_where_they_stop();
                action
            };
            (last, somebody_elected) = self.iterate(action, true)?;
        }
        if self.case.profile.converge_last_stage && self.surplus(&last) >= omega() {
            self.lower_keep_values(&last);
            self.iterate(Action::Surpluses, false)?;
        }
        Ok(())
    }

    /// Deals papers out and lowers keep values until somebody reaches the quota (if anybody may still be elected) or the
    /// surplus is gone or shrinks no further. That ends the stage. Says whether anybody was elected.
    fn iterate(&mut self, action: Action, may_elect: bool) -> Result<(Dealt, bool), DeriveError> {
        let mut surplus_before = None;
        loop {
            let dealt = self.deal();
            let surplus = self.surplus(&dealt);
            let reached = may_elect && self.stages.somebody_reaches(&dealt.votes, &Elects::From(dealt.quota.clone()));
            let no_less = surplus_before.is_some_and(|before| surplus >= before);
            if reached || surplus < omega() || no_less {
                let elected = self.end_stage(action, &dealt, may_elect)?;
                return Ok((dealt, elected));
            }
            self.lower_keep_values(&dealt);
            surplus_before = Some(surplus);
        }
    }

    /// Every paper from its first mark.
    fn deal(&self) -> Dealt {
        let mut votes = vec![RBig::ZERO; self.keep.len()];
        for pile in &self.piles {
            let mut left = RBig::ONE;
            for c in self.case.order(pile, &self.stages.not_out()) {
                let takes = match self.case.rule() {
                    Rule::Warren => left.clone().min(self.keep[c].clone()),
                    _ => self.case.decimals.up(&(&left * &self.keep[c])),
                };
                votes[c] += &takes * whole(pile.papers);
                left -= takes;
                if left.is_zero() {
                    break;
                }
            }
        }
        let held = sum(votes.iter().cloned());
        let share = &held / whole(self.case.seats as u64 + 1);
        let quota = self.case.decimals.down(&share) + self.case.decimals.unit();
        Dealt { votes, held, quota }
    }

    /// What the elected hold above the quota.
    fn surplus(&self, dealt: &Dealt) -> RBig {
        let above = |c: usize| (&dealt.votes[c] - &dealt.quota).max(RBig::ZERO);
        sum(self.stages.in_place(Place::Elected).into_iter().map(above))
    }

    /// Gives everybody elected the keep value with which they would hold a quota if nothing else changed.
    fn lower_keep_values(&mut self, dealt: &Dealt) {
        for c in self.stages.in_place(Place::Elected) {
            if !dealt.votes[c].is_zero() {
                let keep = &self.keep[c] * &dealt.quota / &dealt.votes[c];
                self.keep[c] = self.case.decimals.up(&keep).min(RBig::ONE);
            }
        }
    }

    /// What has come to a rank that several who are in share stops there.
    fn cut_where_they_stop(&mut self) {
        let (not_out, hopeful) = (self.stages.not_out(), self.stages.hopeful());
        for pile in &mut self.piles {
            pile.cut_where_it_stops(&self.case.profile.marks, &self.case.standing(), &not_out, &hopeful);
        }
    }

    /// Says whether anybody was elected.
    fn end_stage(&mut self, action: Action, dealt: &Dealt, may_elect: bool) -> Result<bool, DeriveError> {
        let elected = self.stages.in_place(Place::Elected);
        let keep_value = |c: usize| (CandidateId::from_index(c), self.keep[c].clone());
        let keep_values: BTreeMap<CandidateId, RBig> = elected.into_iter().map(keep_value).collect();
        let figures = Figures {
            votes: dealt.votes.clone(),
            non_transferable: whole(self.valid) - &dealt.held,
            quota: Some(dealt.quota.clone()),
            transfers: Vec::new(),
            keep_values,
        };
        let elects = if may_elect { Elects::From(dealt.quota.clone()) } else { Elects::Nobody };
        let somebody_elected = self.stages.end(action, figures, &elects)?;
        self.cut_where_they_stop();
        Ok(somebody_elected)
    }
}
