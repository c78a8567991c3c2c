//! Sealing papers: which number is next, and that no more are sealed than envelopes came.

use omov_store::{ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;

use super::counts;
use crate::ballots::{BallotId, sql};
use crate::house::Stop;

/// What the booth is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ballots) struct Next {
    /// The number of the next code that has sealed nothing; nothing when all have.
    pub(in crate::ballots) number: Option<u64>,
    /// Envelopes whose papers are neither sealed nor spoilt.
    pub(in crate::ballots) left: u64,
    pub(in crate::ballots) sealed: u64,
    /// The public halves of all reserved codes.
    pub(in crate::ballots) reserved: Vec<String>,
}

/// Where the sealing stands.
pub(in crate::ballots) fn next(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Next, Stop> {
    let boxed = counts::find(tx, ballot)?.ok_or(Refusal::NotFound)?;
    let mut number = None;
    for (at, credential) in (1_u64..).zip(&boxed.reserved) {
        let first: Option<u64> = tx.optional(&sql::FIRST_OF, params![ballot, credential])?;
        if first.is_none() {
            number = Some(at);
            break;
        }
    }
    Ok(Next { number, left: boxed.left(), sealed: boxed.sealed, reserved: boxed.reserved })
}

/// Whether another paper can be sealed: there is an envelope that came and whose paper is not sealed.
pub(in crate::ballots) fn takes(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<bool, Stop> {
    Ok(counts::find(tx, ballot)?.is_some_and(|boxed| boxed.left() > 0))
}

/// The number of a reserved code, by its public half.
pub(in crate::ballots) fn number(tx: &mut ReadTx<'_>, ballot: BallotId, credential: &str) -> Result<u64, Stop> {
    let boxed = counts::find(tx, ballot)?.ok_or(Refusal::NotFound)?;
    let at = (1_u64..).zip(&boxed.reserved).find(|(_, one)| *one == credential);
    Ok(at.map(|(number, _)| number).ok_or(Refusal::NotFound)?)
}

/// Counts a paper that was sealed: under its code for the first time, or again.
pub(in crate::ballots) fn seal(tx: &mut WriteTx<'_>, ballot: BallotId, first: bool) -> Result<(), Stop> {
    let mut boxed = counts::find(tx, ballot)?.ok_or(Refusal::NotFound)?;
    *(if first { &mut boxed.sealed } else { &mut boxed.again }) += 1;
    boxed.keep(tx, ballot)
}
