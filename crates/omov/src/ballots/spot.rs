//! Voting on the spot: an officer who runs ballots looks at somebody, finds them on the frozen roll and lets them vote at a device that stands there. The pass is for one
//! voter, one ballot and twenty minutes; it fetches the questions and casts once, and opens nothing else. The voter types their own code, as everywhere.

use std::time::Duration;

use omov_rules::model::Channel;
use omov_store::{Moment, ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;

use super::{Ballot, BallotId, ballot, cast, paper, roll, sql};
use crate::house::Stop;
use crate::members::{self, Listed, MemberId, Standing};
use crate::offices::{self, Power};
use crate::rules::Rulebook;

/// So long is a pass good.
const TIME: Duration = Duration::from_mins(20);
/// So many are shown of a name.
const MOST: usize = 20;

/// Whether members can vote in such ballots on the spot.
pub(super) fn is_in(book: &Rulebook, ballot: &Ballot) -> Result<bool, Stop> {
    Ok(ballot.rule(book)?.channels.value.contains(&Channel::InPerson))
}

/// Those on the frozen roll who are meant by a name, but for those who vote on paper.
pub(super) fn search(tx: &mut ReadTx<'_>, ballot: &Ballot, typed: &str) -> Result<Vec<Listed>, Stop> {
    let mut found = Vec::new();
    for one in members::search(tx, ballot.group, typed, MOST)? {
        if roll::mine(tx, ballot.id, one.id)?.is_some() && paper::mine(tx, ballot.id, one.id)?.is_none() {
            found.push(one);
        }
    }
    Ok(found)
}

/// Lets somebody vote; gives until when.
pub(super) fn let_in(
    tx: &mut WriteTx<'_>,
    id: BallotId,
    by: MemberId,
    member: MemberId,
    now: Moment,
) -> Result<Moment, Stop> {
    let ballot = ballot::one(tx, id)?;
    let (book, place) = (ballot.rules(tx)?, ballot.place(tx)?);
    if !is_in(&book, &ballot)? || !offices::holds(tx, by, Power::RunBallots, &place, now)? {
        return Err(Refusal::NotAllowed.into());
    }
    cast::is_taken(&ballot, ballot.closes_at, now).map_err(|_| Refusal::Conflict)?;
    let member_still = members::find(tx, member)?.is_some_and(|one| one.standing == Standing::Member);
    if !member_still || roll::mine(tx, id, member)?.is_none() || paper::mine(tx, id, member)?.is_some() {
        return Err(Refusal::Conflict.into());
    }
    let until = now.plus(TIME);
    tx.execute(&sql::SET_PASS, params![id, member, until])?;
    Ok(until)
}

/// Whether that pass is still good.
pub(super) fn is_good(
    tx: &mut ReadTx<'_>,
    id: BallotId,
    (member, until): (MemberId, Moment),
    now: Moment,
) -> Result<bool, Stop> {
    let kept: Option<Option<Moment>> = tx.optional(&sql::PASS, params![id, member])?;
    Ok(kept.flatten() == Some(until) && now < until)
}

/// Takes down that somebody's last ballot was cast on the spot, and that the pass is used.
pub(super) fn used(tx: &mut WriteTx<'_>, id: BallotId, member: MemberId) -> Result<(), Stop> {
    tx.execute(&sql::VOTED_ON_THE_SPOT, params![id, member])?;
    Ok(())
}

/// How many cast their last ballot so.
pub(super) fn count(tx: &mut ReadTx<'_>, id: BallotId) -> Result<u64, Stop> {
    Ok(tx.one(&sql::COUNT_ON_THE_SPOT, params![id])?)
}
