//! Whether a motion is about something that those decide who would vote on it. If not it is marked, and no ballot can be called on it; members may
//! take it up, or take it elsewhere.

use omov_rules::decide::Ground;
use omov_rules::model;

use super::motion::Motion;
use crate::rules::Rulebook;

/// The rule by which something is outside of what is decided by a ballot on such a proposal; nothing where it is not.
pub(super) fn outside(book: &Rulebook, rule: &model::Proposal, matter: &str) -> Option<Ground> {
    let ballot = book.ballots.get(&rule.ballot.value)?;
    book.outside(&ballot.who_votes.value, matter)
}

/// The same of a motion, by the text under which it was moved.
pub(super) fn of(book: &Rulebook, motion: &Motion) -> Option<Ground> {
    outside(book, book.proposals.get(&motion.kind)?, motion.matter.as_deref()?)
}
