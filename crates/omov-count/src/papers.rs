//! Ballot papers, packed: half a million of them in a few tens of megabytes.
//!
//! A paper is a list of [`Mark`]s in order of preference and a weight (how many voters filled in that same paper).
//! Marks of all papers lie in one array, so that a count walks memory in order.

use crate::contest::CandidateId;

/// The most papers one contest can hold, all weights added. Every sum of a count stays below
/// 10^18 × 10^18 and so within 128 bits.
pub const MOST_PAPERS: u64 = 1_000_000_000_000_000_000;

/// One mark on a paper: a candidate at the next rank, a candidate at the same rank as the mark before, or a rank left
/// empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(u16);

impl Mark {
    const TIED: u16 = 0x8000;
    /// A rank that was left empty.
    pub const SKIP: Self = Self(0x7FFF);

    /// The candidate at the next rank.
    pub const fn next(id: CandidateId) -> Self {
        Self(id.index() as u16)
    }

    /// The candidate at the same rank as the mark before.
    pub const fn tied(id: CandidateId) -> Self {
        Self(id.index() as u16 | Self::TIED)
    }

    /// Whether this mark stands at the same rank as the one before it.
    pub const fn is_tied(self) -> bool {
        self.0 & Self::TIED != 0
    }

    /// The candidate marked; `None` for an empty rank.
    pub const fn candidate(self) -> Option<CandidateId> {
        let index = self.0 & !Self::TIED;
        if index == Self::SKIP.0 { None } else { Some(CandidateId::from_index(index as usize)) }
    }

    /// The position of the candidate, for a mark known to be one.
    pub(crate) const fn index(self) -> usize {
        (self.0 & !Self::TIED) as usize
    }
}

/// One paper: what was marked, and how many voters marked the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper<'a> {
    /// How many such papers there are.
    pub weight: u64,
    /// In order of preference.
    pub marks: &'a [Mark],
}

impl<'a> Paper<'a> {
    /// The ranks of the paper in order: no mark in a rank left empty, more than one where candidates share a rank.
    pub fn ranks(self) -> impl Iterator<Item = &'a [Mark]> {
        let mut rest = self.marks;
        std::iter::from_fn(move || {
            let first = rest.first()?;
            let tied = rest[1..].iter().take_while(|m| m.is_tied()).count();
            let (rank, after) = rest.split_at(1 + tied);
            rest = after;
            Some(if first.candidate().is_none() { &rank[..0] } else { rank })
        })
    }
}

/// All papers of a contest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Papers {
    marks: Vec<Mark>,
    /// Where each paper's marks end; they begin where those of the paper before end.
    ends: Vec<u32>,
    weights: Vec<u64>,
    total: u64,
}

/// More papers or marks than a count can hold without its sums overflowing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("more papers than can be counted: the weights add up to more than {MOST_PAPERS}, or there are too many marks")]
pub struct TooManyPapers;

impl Papers {
    /// No papers yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a paper, `weight` times.
    ///
    /// # Errors
    /// [`TooManyPapers`] if the weights would add up to more than [`MOST_PAPERS`].
    pub fn push(&mut self, weight: u64, marks: &[Mark]) -> Result<(), TooManyPapers> {
        let total = self.total.checked_add(weight).filter(|t| *t <= MOST_PAPERS).ok_or(TooManyPapers)?;
        let end = u32::try_from(self.marks.len() + marks.len()).map_err(|_| TooManyPapers)?;
        self.total = total;
        self.marks.extend_from_slice(marks);
        self.ends.push(end);
        self.weights.push(weight);
        Ok(())
    }

    /// How many papers were cast, all weights added.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// How many different entries there are (papers with a weight count once).
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The paper at a position.
    pub fn get(&self, position: usize) -> Paper<'_> {
        let (start, end) = self.span(position);
        Paper { weight: self.weights[position], marks: &self.marks[start as usize..end as usize] }
    }

    /// Every paper, in the order it was added.
    pub fn iter(&self) -> impl Iterator<Item = Paper<'_>> {
        (0..self.len()).map(|i| self.get(i))
    }

    /// Gives back what was set aside for papers that did not come.
    pub fn shrink_to_fit(&mut self) {
        self.marks.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.weights.shrink_to_fit();
    }

    pub(crate) fn span(&self, position: usize) -> (u32, u32) {
        (if position == 0 { 0 } else { self.ends[position - 1] }, self.ends[position])
    }

    pub(crate) fn marks(&self) -> &[Mark] {
        &self.marks
    }

    pub(crate) fn weight(&self, position: usize) -> u64 {
        self.weights[position]
    }
}
