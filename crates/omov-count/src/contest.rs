//! What is counted: a contest, its candidates and the papers cast in it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::papers::Papers;

/// A candidate's place on the paper.
///
/// Inside the crate a position from 0; wherever a person or a file sees it, the number from 1 that stands on the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct CandidateId(u16);

impl CandidateId {
    /// Most candidates one contest can have. A stage table grows with its square, so a file that promises more is a
    /// mistake or an attack.
    pub const MOST: usize = 2_000;

    /// From a position counted from 0. Positions are checked where candidates are read.
    pub const fn from_index(index: usize) -> Self {
        assert!(index < Self::MOST, "more candidates than a contest can have");
        Self(index as u16)
    }

    /// From the number on the paper (1 is the first); `None` if it cannot be one.
    pub fn from_number(number: u64) -> Option<Self> {
        let index = usize::try_from(number.checked_sub(1)?).ok()?;
        (index < Self::MOST).then(|| Self::from_index(index))
    }

    /// The position counted from 0.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The number on the paper, counted from 1.
    pub const fn number(self) -> u32 {
        self.0 as u32 + 1
    }
}

impl From<CandidateId> for u32 {
    fn from(id: CandidateId) -> Self {
        id.number()
    }
}

impl TryFrom<u32> for CandidateId {
    type Error = &'static str;
    fn try_from(number: u32) -> Result<Self, Self::Error> {
        Self::from_number(number.into()).ok_or("a candidate's number is between 1 and 2000")
    }
}

impl fmt::Display for CandidateId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number().fmt(f)
    }
}

/// Somebody (or, in a budget, something) that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// As it stands on the paper; no two are alike.
    pub name: String,
    /// Withdrew after the papers were made: passed over as if never there.
    pub withdrawn: bool,
}

impl Candidate {
    /// A candidate who stands.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), withdrawn: false }
    }
}

/// What the projects of a participatory budget cost, all in the same smallest unit of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    /// How many of the smallest unit make one unit of the currency as the file gives it (1, 10, 100, …).
    pub units: u64,
    /// What may be spent, in smallest units.
    pub total: u64,
    /// What each candidate (project) costs, in smallest units, by position.
    pub costs: Vec<u64>,
    /// The project's id in the file, by position.
    pub ids: Vec<String>,
}

/// One question put to the voters, with every paper cast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contest {
    /// What the contest is called. Part of every lot drawn, so that two contests with one seed draw apart.
    pub title: String,
    /// Places to fill, where the file says so.
    pub seats: Option<u32>,
    /// In the order of the paper.
    pub candidates: Vec<Candidate>,
    /// What was marked.
    pub papers: Papers,
    /// Only in a participatory budget.
    pub budget: Option<Budget>,
}

impl Contest {
    /// Every candidate's id, in the order of the paper.
    pub fn ids(&self) -> impl Iterator<Item = CandidateId> + use<> {
        (0..self.candidates.len()).map(CandidateId::from_index)
    }

    /// Whether each candidate stands (has not withdrawn), by position.
    pub fn standing(&self) -> Vec<bool> {
        self.candidates.iter().map(|c| !c.withdrawn).collect()
    }

    /// The candidate of that name.
    pub fn find(&self, name: &str) -> Option<CandidateId> {
        self.candidates.iter().position(|c| c.name == name).map(CandidateId::from_index)
    }

    /// A candidate's name.
    pub fn name(&self, id: CandidateId) -> &str {
        &self.candidates[id.index()].name
    }
}
