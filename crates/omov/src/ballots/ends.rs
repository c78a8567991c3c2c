//! How a ballot ends: a scrutineer certifies its result, or two persons declare it void.

use omov_store::{WriteTx, params};
use omov_web::refusal::Refusal;
use serde::{Deserialize, Serialize};

use super::election::{self, Ids};
use super::scrutiny::{self, Done};
use super::stage::{Certified, Closed, Draft, KeysReady, Open, RollFrozen, State, Tallied, Voided};
use super::{BallotId, ballot, board, effects, sql};
use crate::house::{House, Stop};
use crate::members::MemberId;
use crate::offices::Power;
use crate::offices::acts::ActId;
use crate::offices::second::{Deed, Occasion, Pending};

/// Certifies the result, in a scrutineer's name. The act names the very file that was looked at: its hash as the scrutineer has it, and beside it the
/// hash of the record and the head of the board as they were seen just before. Whatever has the same head is the same record.
pub(super) fn certify(
    tx: &mut WriteTx<'_>,
    id: BallotId,
    by: MemberId,
    act: ActId,
    (archive, seen): (&str, Option<&(String, String)>),
    (house, ids): (&House, &Ids),
    now: omov_store::Moment,
) -> Result<(), Stop> {
    let tallied = ballot::one(tx, id)?.at::<Tallied>().ok_or(Refusal::Conflict)?;
    scrutiny::must_hold(tx, &tallied.ballot, by, now)?;
    let (hash, head) = seen.ok_or(Refusal::NotFound)?;
    if hash != archive || board::one(tx, id)?.head != *head {
        return Err(Refusal::Conflict.into());
    }
    let ballot = tallied.on::<Certified>(tx)?.ballot;
    let facts = vec![("archive", archive.to_owned()), ("last-event", head.clone())];
    let done = Done { act, by, deed: "act-ballot-certified", number: None, reason: "", facts };
    scrutiny::note(tx, &ballot, done, now)?;
    election::follow(tx, house, &ballot, ids, now)?;
    let first = ids.first().copied().ok_or(Refusal::Failed)?;
    effects::follow(tx, house, (&ballot, by), first, now)
}

/// Which ballot, for the second person.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Which {
    pub(super) ballot: BallotId,
}

/// Declares a ballot void.
pub(crate) const VOID: Deed = Deed {
    name: "void-ballot",
    power: Power::RunBallots,
    asks: "second-void-ballot",
    under: None,
    act: "act-void-ballot",
    says: |tx, pending, _| {
        let Which { ballot } = pending.wanted()?;
        Ok(vec![("title", ballot::one(tx, ballot)?.title.into())])
    },
    look: |pending| pending.wanted::<Which>().ok().map(|which| which.ballot.address()),
    facts: |_, pending| Ok(vec![("ballot", pending.wanted::<Which>()?.ballot.to_string())]),
    done: void,
};

fn void(tx: &mut WriteTx<'_>, pending: &Pending, _: &Occasion) -> Result<(), Stop> {
    let Which { ballot: id } = pending.wanted()?;
    let ballot = ballot::one(tx, id)?;
    let gone = Refusal::Conflict;
    match ballot.state {
        State::Draft => drop(ballot.at::<Draft>().ok_or(gone)?.on::<Voided>(tx)?),
        State::RollFrozen => drop(ballot.at::<RollFrozen>().ok_or(gone)?.on::<Voided>(tx)?),
        State::KeysReady => drop(ballot.at::<KeysReady>().ok_or(gone)?.on::<Voided>(tx)?),
        State::Open => drop(ballot.at::<Open>().ok_or(gone)?.on::<Voided>(tx)?),
        State::Closed => drop(ballot.at::<Closed>().ok_or(gone)?.on::<Voided>(tx)?),
        State::Tallied => drop(ballot.at::<Tallied>().ok_or(gone)?.on::<Voided>(tx)?),
        State::Certified | State::Voided => return Err(gone.into()),
    }
    // Codes that are still being made are of no use to anybody.
    tx.execute(&sql::NO_CREDENTIALS, params![id])?;
    Ok(tx.execute(&sql::NO_LIST, params![id]).map(|_| ())?)
}
