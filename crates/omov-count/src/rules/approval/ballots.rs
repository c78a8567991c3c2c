//! Papers as sets: order, shared ranks and repetitions mean nothing to an approval rule.

use std::collections::HashMap;

use crate::contest::{CandidateId, Contest};

/// The papers of a contest as sets of candidates who stand, equal papers put together. The order of the papers leaves
/// no trace.
pub(in crate::rules) struct Approvals {
    /// How many papers each different set stands for; at least one.
    pub(in crate::rules) weights: Vec<u64>,
    /// The sets, one after the other.
    marks: Vec<u16>,
    /// Where each set ends in `marks`.
    ends: Vec<usize>,
    /// By candidate: the positions of the sets that hold them, ascending.
    pub(in crate::rules) approvers: Vec<Vec<u32>>,
    /// By candidate: how many papers approve them. Nobody approves who withdrew.
    pub(in crate::rules) scores: Vec<u64>,
    /// By candidate: whether they stand.
    pub(in crate::rules) standing: Vec<bool>,
    /// Papers cast, empty ones too.
    pub(in crate::rules) total: u64,
    /// Papers that approve somebody who stands.
    pub(in crate::rules) valid: u64,
}

impl Approvals {
    pub(in crate::rules) fn new(contest: &Contest) -> Self {
        let standing = contest.standing();
        let mut merged: HashMap<Box<[u16]>, u64> = HashMap::new();
        let mut set = Vec::new();
        for paper in contest.papers.iter().filter(|p| p.weight > 0) {
            set.clear();
            set.extend(paper.marks.iter().filter_map(|m| m.candidate()).map(CandidateId::index));
            set.retain(|c| standing.get(*c) == Some(&true));
            set.sort_unstable();
            set.dedup();
            let key: Vec<u16> = set.iter().map(|c| *c as u16).collect();
            if let Some(weight) = merged.get_mut(key.as_slice()) {
                *weight += paper.weight;
            } else if !key.is_empty() {
                merged.insert(key.into(), paper.weight);
            }
        }
        let mut merged: Vec<_> = merged.into_iter().collect();
        merged.sort_unstable();
        let mut all = Self {
            weights: Vec::with_capacity(merged.len()),
            marks: Vec::new(),
            ends: Vec::with_capacity(merged.len()),
            approvers: vec![Vec::new(); standing.len()],
            scores: vec![0; standing.len()],
            standing,
            total: contest.papers.total(),
            valid: 0,
        };
        for (at, (set, weight)) in merged.into_iter().enumerate() {
            for c in &set {
                all.approvers[usize::from(*c)].push(at as u32);
                all.scores[usize::from(*c)] += weight;
            }
            all.marks.extend_from_slice(&set);
            all.ends.push(all.marks.len());
            all.weights.push(weight);
            all.valid += weight;
        }
        all
    }

    /// How many different sets there are.
    pub(in crate::rules) fn len(&self) -> usize {
        self.weights.len()
    }

    /// The set at a position, ascending.
    pub(in crate::rules) fn set(&self, at: usize) -> &[u16] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.marks[start..self.ends[at]]
    }

    /// How many marks there are in all sets together.
    pub(in crate::rules) fn mark_count(&self) -> usize {
        self.marks.len()
    }

    /// The most candidates on one paper.
    pub(in crate::rules) fn largest_set(&self) -> usize {
        (0..self.len()).map(|i| self.set(i).len()).max().unwrap_or(0)
    }

    /// Candidates who stand, by position.
    pub(in crate::rules) fn stand(&self) -> impl Iterator<Item = u16> {
        self.standing.iter().enumerate().filter(|(_, s)| **s).map(|(c, _)| c as u16)
    }

    /// The set papers of a candidate and how many papers each stands for.
    pub(in crate::rules) fn supporters(&self, candidate: u16) -> impl Iterator<Item = (usize, u64)> {
        self.approvers[usize::from(candidate)].iter().map(|i| (*i as usize, self.weights[*i as usize]))
    }
}
