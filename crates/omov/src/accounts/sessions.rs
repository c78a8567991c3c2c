//! Sessions as their owner sees them: in which browsers they are signed in.

use std::time::Duration;

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};

use super::{SECONDS, SessionId, sql};
use crate::house::{House, Me};
use crate::members::MemberId;

/// A session in its owner's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) id: SessionId,
    pub(crate) device: String,
    pub(crate) made_at: Moment,
    /// The beginning of the last day on which somebody came back; none where it is the day it was made.
    pub(crate) seen_on: Option<Moment>,
}

impl FromRow for Listed {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { id: row.get(0)?, device: row.get(1)?, made_at: row.get(2)?, seen_on: row.get(3)? })
    }
}

/// Somebody's sessions that have not ended, the newest first.
pub(crate) fn of(tx: &mut ReadTx<'_>, member: MemberId, now: Moment) -> Result<Vec<Listed>, Error> {
    tx.all(&sql::SESSIONS_OF, params![member, now])
}

/// Ends a session of somebody. Says whether it was one of theirs.
pub(crate) fn end_of(tx: &mut WriteTx<'_>, member: MemberId, session: SessionId) -> Result<bool, Error> {
    Ok(tx.execute(&sql::END_OF, params![session, member])? == 1)
}

/// Ends all sessions of somebody but one.
pub(crate) fn end_others(tx: &mut WriteTx<'_>, member: MemberId, but: SessionId) -> Result<(), Error> {
    tx.execute(&sql::END_OTHERS, params![member, but]).map(|_| ())
}

/// Notes that somebody is here, if it is another day than the last time. It is no part of what they ask for: where it
/// cannot be noted they get their page all the same.
pub(crate) async fn here(house: &House, me: &Me) {
    let (session, now) = (me.session.id, house.now());
    if day_of(me.session.seen_on) == day_of(now) {
        return;
    }
    if let Err(error) = house.store().write(move |tx| Ok(came_back(tx, session, now)?)).await {
        tracing::warn!(%error, "that somebody came back cannot be noted");
    }
}

/// Notes that somebody came back on another day; from then on it lasts as long as a new one.
fn came_back(tx: &mut WriteTx<'_>, session: SessionId, now: Moment) -> Result<(), Error> {
    let until = now.plus(Duration::from_secs(SECONDS.into()));
    tx.execute(&sql::CAME_BACK, params![session, day_of(now), until]).map(|_| ())
}

/// How many members have been here since that moment, in sessions that are still there.
pub(crate) fn members_since(tx: &mut ReadTx<'_>, since: Moment) -> Result<u64, Error> {
    tx.one(&sql::MEMBERS_SINCE, params![since])
}

/// The moment at which a day begins in UTC. Of when somebody was here last, no more than the day is kept.
pub(super) fn day_of(moment: Moment) -> Moment {
    const DAY: i64 = 24 * 3600 * 1_000_000;
    Moment(moment.0 - moment.0.rem_euclid(DAY))
}
