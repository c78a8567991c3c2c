//! Sequential proportional approval voting (Thiele 1895; Lackner and Skowron, *Multi-Winner Voting with Approval
//! Preferences*, 2023, rule 4).
//!
//! A paper with j of its candidates chosen counts 1/(j+1) for each other candidate on it. The candidate with the highest
//! sum is chosen, until all seats are filled.

use num_bigint::BigUint;
use num_traits::Zero;

use super::ballots::Approvals;
use super::fraction::{Tally, common_multiple, show};
use super::sequence::Sequential;

/// The rule over one set of papers.
pub(super) struct SeqPav<'a> {
    pub(super) papers: &'a Approvals,
}

/// How many of its candidates each different paper has got so far, and the most any paper has.
#[derive(Debug, Clone)]
pub(super) struct Got {
    by_paper: Vec<u16>,
    most: u16,
}

impl SeqPav<'_> {
    /// The sums of those open, times the common multiple of 1 to `most + 1`, which comes second.
    fn sums(&self, state: &Got, open: &[bool]) -> (Vec<(u16, BigUint)>, BigUint) {
        let levels = usize::from(state.most) + 1;
        let scale = common_multiple(levels);
        let worth: Vec<BigUint> = (1..=levels as u64).map(|j| &scale / j).collect();
        let mut tally = Tally::new(levels);
        let sum = |c: u16| {
            for (paper, weight) in self.papers.supporters(c) {
                tally.add(usize::from(state.by_paper[paper]), weight);
            }
            (c, tally.take().into_iter().fold(BigUint::zero(), |sum, (got, weight)| sum + &worth[got] * weight))
        };
        (self.papers.stand().filter(|c| open[usize::from(*c)]).map(sum).collect(), scale)
    }
}

impl Sequential for SeqPav<'_> {
    type State = Got;

    fn start(&self) -> Got {
        Got { by_paper: vec![0; self.papers.len()], most: 0 }
    }

    fn best(&self, state: &mut Got, open: &[bool]) -> Vec<u16> {
        let (sums, _) = self.sums(state, open);
        let Some(most) = sums.iter().map(|(_, sum)| sum).max() else { return Vec::new() };
        sums.iter().filter(|(_, sum)| sum == most).map(|(c, _)| *c).collect()
    }

    fn figures(&self, state: &Got, open: &[bool], chosen: u16) -> (Vec<(u16, String)>, String) {
        let (sums, scale) = self.sums(state, open);
        let figures: Vec<_> = sums.iter().map(|(c, sum)| (*c, show(sum, &scale))).collect();
        let score = figures.iter().find(|(c, _)| *c == chosen).map(|(_, f)| f.clone()).unwrap_or_default();
        (figures, score)
    }

    fn choose(&self, state: &mut Got, candidate: u16) {
        for (paper, _) in self.papers.supporters(candidate) {
            state.by_paper[paper] += 1;
            state.most = state.most.max(state.by_paper[paper]);
        }
    }

    fn key(&self, _state: &Got) -> Vec<u8> {
        // Who is chosen says it all.
        Vec::new()
    }

    fn work(&self) -> u64 {
        self.papers.mark_count() as u64 + 5_000
    }
}
