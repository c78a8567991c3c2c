//! Why a count did not take place.

use crate::profile::Rule;
use crate::record::Limit;

/// A count that was refused. Nothing is half done: there is either a whole record or one of these.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CountError {
    /// The profile asks for more places than there are people for them.
    #[error("{seats} seats to fill, but only {standing} candidates stand; give fewer seats")]
    TooManySeats {
        /// Places to fill.
        seats: u32,
        /// Candidates who have not withdrawn.
        standing: usize,
    },
    /// Neither the file nor the profile says how many are to be elected, or says none.
    #[error("how many seats? Give a number from 1 (the file does not say)")]
    NoSeats,
    /// The rule needs another kind of ballot file.
    #[error("the rule {} needs {needs}", rule.name())]
    WrongInput {
        /// The rule asked for.
        rule: Rule,
        /// What it counts.
        needs: &'static str,
    },
    /// The rule elects one.
    #[error("the rule {} elects one, not {seats}; give 1 seat or choose another rule", rule.name())]
    OneSeatOnly {
        /// The rule asked for.
        rule: Rule,
        /// Places asked for.
        seats: u32,
    },
    /// No result whatever can meet the limits together.
    #[error("no result can meet these limits together: {}", list(limits))]
    Unmeetable {
        /// A smallest set of limits that clash.
        limits: Vec<Limit>,
        /// The declared policy sends the contest back to nominations.
        reopen_nominations: bool,
    },
    /// The rule cannot be counted under limits.
    #[error("the rule {} cannot be counted under limits; choose a rule for several seats", rule.name())]
    NoLimits {
        /// The rule asked for.
        rule: Rule,
    },
    /// A limit or an attribute names somebody or something that is not there, or contradicts itself.
    #[error("limits: {0}")]
    BadLimits(String),
    /// A tie that the profile does not say how to break.
    #[error("stage {stage}: {what} is tied between {}, and nothing was drawn to break the tie. {}", between.join(", "),
        "Give a lot (lot:SEED) or an order (order:FILE)")]
    Tie {
        /// The stage about to be made.
        stage: u32,
        /// What was to be decided.
        what: String,
        /// Who is tied.
        between: Vec<String>,
    },
    /// The tie rule names somebody who does not stand, or leaves somebody out.
    #[error("the order of the lot: {0}")]
    BadOrder(String),
    /// A setting outside its range.
    #[error("{0}")]
    BadProfile(String),
    /// A sum that 128 bits cannot hold. Cannot happen below [`crate::papers::MOST_PAPERS`] and the decimals a profile
    /// allows, and is checked all the same.
    #[error("a figure of this count does not fit 128 bits; use fewer decimals")]
    Overflow,
    /// Listing every result would take too long.
    #[error("{0}")]
    TooHard(String),
}

fn list(limits: &[Limit]) -> String {
    limits.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
