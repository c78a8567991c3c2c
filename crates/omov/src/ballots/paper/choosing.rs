//! Who votes on paper: each member says so for themselves until the roll is frozen, and can take it back until then.

use omov_store::{Moment, WriteTx, params};
use omov_web::refusal::Refusal;

use super::{find, officers};
use crate::ballots::board::column;
use crate::ballots::stage::State;
use crate::ballots::{Ballot, BallotId, ballot, roll, sql};
use crate::house::Stop;
use crate::members::MemberId;

/// Whether it can still be chosen, and who takes papers in still be named.
pub(in crate::ballots) fn is_open(ballot: &Ballot, now: Moment) -> bool {
    ballot.state == State::Draft && now < ballot.freezes_at
}

/// Somebody votes on paper, or not after all. Said twice, it is the same.
pub(in crate::ballots) fn choose(
    tx: &mut WriteTx<'_>,
    id: BallotId,
    me: MemberId,
    paper: bool,
    now: Moment,
) -> Result<(), Stop> {
    let ballot = ballot::one(tx, id)?;
    if !is_open(&ballot, now) {
        return Err(Refusal::Conflict.into());
    }
    if !paper {
        tx.execute(&sql::NO_PAPER, params![id, me])?;
        return Ok(());
    }
    if !find(tx, &ballot)?.is_some_and(|paper| paper.is_offered()) {
        return Err(Refusal::Conflict.into());
    }
    if !roll::may_vote(tx, &ballot, me)? {
        return Err(Refusal::NotAllowed.into());
    }
    tx.execute(&sql::ADD_PAPER, params![id, me])?;
    Ok(())
}

/// Fixes who votes on paper, once the roll stands for good; gives what the public record is told. Where nobody takes papers in, everybody gets a code; so does
/// whoever has no vote, which is none.
pub(in crate::ballots) fn freeze(
    tx: &mut WriteTx<'_>,
    ballot: &Ballot,
) -> Result<Option<(&'static str, String)>, Stop> {
    let id = ballot.id;
    if !officers::are_there(tx, id)? {
        tx.execute(&sql::NO_PAPERS, params![id])?;
        return Ok(None);
    }
    tx.execute(&sql::PAPERS_OFF_ROLL, params![id])?;
    let people: u64 = tx.one(&sql::COUNT_PAPERS, params![id])?;
    if people == 0 {
        return Ok(None);
    }
    tx.execute(&sql::ADD_BOX, params![id, column(people)])?;
    Ok(Some(("paper", people.to_string())))
}
