//! Majorities.

use std::fmt;

use super::{Ratio, Slip};

/// Of what a majority is a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// Votes for and against. Whoever abstains counts for the turnout and not here.
    VotesCast,
    /// Everybody who could have voted.
    Members,
}

/// How many have to be for it: `more than half of the votes cast`, `at least two thirds of the members`.
///
/// The same as `omov-count`'s yes-no rule: a share of yes and no, met exactly or exceeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Majority {
    /// The share.
    pub share: Ratio,
    /// Whether exactly that share is enough.
    pub exactly_is_enough: bool,
    /// Of what.
    pub of: Base,
}

impl Majority {
    /// More than half of the votes cast.
    pub const SIMPLE: Self = Self { share: Ratio::HALF, exactly_is_enough: false, of: Base::VotesCast };

    /// The least number of votes in favour, where the base is so many. Never none.
    pub fn needed(self, base: u64) -> u64 {
        let needed = if self.exactly_is_enough { self.share.at_least(base) } else { self.share.more_than(base) };
        needed.max(1)
    }

    /// Whether so many votes for and against are enough, where `could` could have voted.
    pub fn met(self, yes: u64, no: u64, could: u64) -> bool {
        let base = match self.of {
            Base::VotesCast => u128::from(yes) + u128::from(no),
            Base::Members => could.into(),
        };
        let (mine, whole) = (u128::from(yes) * u128::from(self.share.of()), base * u128::from(self.share.parts()));
        yes > 0 && if self.exactly_is_enough { mine >= whole } else { mine > whole }
    }

    /// Reads `more than half of the votes cast` and its like.
    ///
    /// # Errors
    /// A [`Slip`] if it does not say `more than` or `at least`, the share, or of what; or if nobody could ever reach it.
    pub fn read(text: &str) -> Result<Self, Slip> {
        let text = text.trim();
        let (exactly_is_enough, rest) = match (text.strip_prefix("more than "), text.strip_prefix("at least ")) {
            (Some(rest), _) => (false, rest),
            (_, Some(rest)) => (true, rest),
            _ => return Err(Slip("slip-majority")),
        };
        let (share, of) = if let Some(share) = rest.strip_suffix(" of the votes cast") {
            (share, Base::VotesCast)
        } else if let Some(share) = rest.strip_suffix(" of the members") {
            (share, Base::Members)
        } else {
            return Err(Slip("slip-majority-base"));
        };
        let share = Ratio::read(share)?;
        if !exactly_is_enough && share.parts() == share.of() {
            return Err(Slip("slip-majority-above-all"));
        }
        Ok(Self { share, exactly_is_enough, of })
    }
}

/// As a rulebook has it.
impl fmt::Display for Majority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let than = if self.exactly_is_enough { "at least" } else { "more than" };
        let of = match self.of {
            Base::VotesCast => "the votes cast",
            Base::Members => "the members",
        };
        write!(f, "{than} {} of {of}", self.share)
    }
}
