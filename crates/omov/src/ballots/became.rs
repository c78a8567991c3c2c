//! What came of a question of yes or no, for whoever asked it in another room.

use omov_rules::decide::Outcome as Votes;
use omov_store::ReadTx;

use super::Ballot;
use super::outcome::{self, Outcome};
use super::stage::State;
use crate::house::Stop;

/// The certified result of a question.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Became {
    pub(crate) votes: Votes,
    /// Whether everything was met that the rules ask for.
    pub(crate) carried: bool,
}

/// What came of one of its questions; nothing as long as it is not certified.
pub(crate) fn became(tx: &mut ReadTx<'_>, ballot: &Ballot, number: u32) -> Result<Option<Became>, Stop> {
    if ballot.state == State::Certified { counted(tx, ballot, number) } else { Ok(None) }
}

/// The same before it is certified; nothing as long as it is not opened.
pub(super) fn counted(tx: &mut ReadTx<'_>, ballot: &Ballot, number: u32) -> Result<Option<Became>, Stop> {
    let book = ballot.rules(tx)?;
    let outcomes = outcome::find(tx, ballot, &book)?;
    Ok(match outcomes.and_then(|all| all.into_iter().nth(number as usize - 1)) {
        Some(Outcome::Question { votes, against }) => Some(Became { votes, carried: against.is_empty() }),
        Some(Outcome::Nobody) => Some(Became { votes: Votes::default(), carried: false }),
        _ => None,
    })
}
