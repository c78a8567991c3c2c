//! What the groups say: figures for statements, from who said what in which group.
//!
//! Most of it is as Polis has it (Small, Bjorkegren, Erkkilä, Shaw and Megill 2021), so that results can be compared; [`bound`] is our own.

pub mod bound;
pub mod common;
pub mod consensus;
pub mod priority;
mod probability;
pub mod representative;

pub use probability::SIGNIFICANT;

/// Agree or disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Agree.
    Agree,
    /// Disagree.
    Disagree,
}

impl Side {
    /// The word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Disagree => "disagree",
        }
    }
}

/// How many of how many are on a side of a statement, and how sure it is that they are more than half.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The position of the statement.
    pub statement: usize,
    /// On this side.
    pub side: Side,
    /// How many are on it.
    pub successes: u32,
    /// How many voted, passes too.
    pub trials: u32,
    /// (successes + 1) / (trials + 2).
    pub share: f64,
    /// How many standard deviations that is above one half.
    pub test: f64,
}
