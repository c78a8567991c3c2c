//! The course of a count, read off its record: who stood where after each stage. Nothing is counted again.

use std::cmp::Reverse;

use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::figure;
use crate::contest::CandidateId;
use crate::profile::Rule;
use crate::record::{Action, CountRecord, MarkEntry, MarkKind, Stage};

/// Where somebody stands after a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    In,
    Elected,
    Out,
    Withdrawn,
}

/// A record with what its stages say put together. Stages are named by position, from 0.
pub(super) struct Course<'a> {
    pub(super) record: &'a CountRecord,
}

impl<'a> Course<'a> {
    pub(super) fn new(record: &'a CountRecord) -> Self {
        Self { record }
    }

    pub(super) fn stages(&self) -> &'a [Stage] {
        &self.record.stages
    }

    /// The stage at which somebody was elected.
    pub(super) fn elected_at(&self, id: CandidateId) -> Option<usize> {
        self.stages().iter().position(|s| s.elected.contains(&id))
    }

    /// The last stage at which somebody went out.
    pub(super) fn out_at(&self, id: CandidateId) -> Option<usize> {
        self.stages().iter().rposition(|s| s.excluded.contains(&id))
    }

    pub(super) fn standing(&self, id: CandidateId, stage: usize) -> Standing {
        let withdrawn = self.record.candidates.get(id.index()).is_some_and(|c| c.withdrawn);
        if self.elected_at(id).is_some_and(|at| at <= stage) {
            Standing::Elected
        } else if withdrawn {
            Standing::Withdrawn
        } else if self.votes(id, stage).is_some() {
            Standing::In
        } else {
            Standing::Out
        }
    }

    /// Somebody's votes after a stage.
    pub(super) fn votes(&self, id: CandidateId, stage: usize) -> Option<&'a str> {
        self.stages().get(stage)?.votes.get(&id).map(String::as_str)
    }

    /// What somebody had before a stage, if the stage goes on from the one before.
    pub(super) fn before(&self, id: CandidateId, stage: usize) -> Option<&'a str> {
        if self.begins(stage) { None } else { self.votes(id, stage.checked_sub(1)?) }
    }

    /// What somebody gained at a stage (lost, if negative).
    pub(super) fn gained(&self, id: CandidateId, stage: usize) -> Option<BigRational> {
        Some(figure::exact(self.votes(id, stage)?)? - figure::exact(self.before(id, stage)?)?)
    }

    /// Whether a stage counts all papers from the start.
    pub(super) fn begins(&self, stage: usize) -> bool {
        stage == 0
            || self
                .stages()
                .get(stage)
                .is_some_and(|s| matches!(s.action, Action::NextSeat { .. } | Action::FirstPreferences))
    }

    /// Votes that moved to nobody at a stage, with what was cut off.
    pub(super) fn lost(&self, stage: usize) -> BigRational {
        let now =
            self.stages().get(stage).map_or_else(BigRational::zero, |s| figure::exact_or_nought(&s.non_transferable));
        if self.begins(stage) {
            return now;
        }
        now - figure::exact_or_nought(&self.stages()[stage - 1].non_transferable)
    }

    /// What all votes of a stage come to; `None` if one of its figures cannot be read.
    pub(super) fn total(&self, stage: usize) -> Option<BigRational> {
        let stage = self.stages().get(stage)?;
        let held: Option<BigRational> = stage.votes.values().map(|v| figure::exact(v)).sum();
        Some(held? + figure::exact(&stage.non_transferable)?)
    }

    /// Everybody: the elected in the order of election, then the others, who stayed longest first, then by number.
    pub(super) fn order(&self) -> Vec<CandidateId> {
        let winners = self.record.winners();
        let mut others: Vec<CandidateId> =
            self.record.candidates.iter().map(|c| c.id).filter(|id| !winners.contains(id)).collect();
        let last = self.stages().len().saturating_sub(1);
        others.sort_by_cached_key(|id| {
            let withdrawn = self.record.candidates.get(id.index()).is_some_and(|c| c.withdrawn);
            let out = self.out_at(*id).unwrap_or(last + 1);
            let before = self.votes(*id, if out > last { last } else { out.saturating_sub(1) });
            (withdrawn, Reverse(out), Reverse(figure::exact_or_nought(before.unwrap_or_default())), *id)
        });
        winners.into_iter().chain(others).collect()
    }

    /// The largest figure of any stage, quotas too, for the common scale of all bars.
    pub(super) fn scale(&self) -> f64 {
        let figures = self.stages().iter().flat_map(|s| s.votes.values().chain(&s.quota));
        figures.map(|f| figure::approximate(f)).fold(0.0, f64::max).max(f64::MIN_POSITIVE)
    }

    /// Stages that decided something close or by the limits: shown open, with the first.
    pub(super) fn deciding(&self) -> Vec<usize> {
        let last_elected = self.stages().iter().rposition(|s| !s.elected.is_empty());
        (0..self.stages().len())
            .filter(|i| {
                let stage = &self.stages()[*i];
                let doomed =
                    matches!(stage.action, Action::Exclusion { why: crate::record::ExclusionReason::Doomed, .. });
                let tie = self.record.ties.iter().any(|t| t.stage == stage.stage);
                let closest = self.record.closest.as_ref().is_some_and(|c| c.stage == stage.stage);
                // Where each place is a count of its own, each has a deciding stage.
                let seat = self.record.profile.rule == Rule::SequentialIrv && !stage.elected.is_empty();
                *i == 0 || doomed || tie || closest || seat || Some(*i) == last_elected
            })
            .collect()
    }

    /// The latest mark somebody was given up to and including a stage.
    pub(super) fn mark(&self, id: CandidateId, kind: MarkKind, upto: usize) -> Option<&'a MarkEntry> {
        self.stages().iter().take(upto + 1).rev().flat_map(|s| &s.marks).find(|m| m.candidate == id && m.mark == kind)
    }

    /// Whether somebody had reached the quota before a stage.
    pub(super) fn had_quota(&self, id: CandidateId, stage: usize) -> bool {
        let quota = stage.checked_sub(1).and_then(|s| self.stages()[s].quota.as_deref()).and_then(figure::exact);
        let had = self.before(id, stage).and_then(figure::exact);
        matches!((had, quota), (Some(had), Some(quota)) if had >= quota && !quota.is_negative())
    }

    /// Names of several.
    pub(super) fn names(&self, ids: &[CandidateId]) -> Vec<&'a str> {
        ids.iter().map(|id| self.record.name(*id)).collect()
    }
}
