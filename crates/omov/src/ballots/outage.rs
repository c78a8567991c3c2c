//! When members could not vote. The house notes by itself when nobody looked after an open ballot; a scrutineer can say it of what the house cannot see. The
//! close is put off only by them, and only by the time that the rules gave before the ballot was called.

use std::time::Duration;

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};
use omov_web::refusal::Refusal;

use super::scrutiny::{self, Done};
use super::stage::State;
use super::{Ballot, BallotId, ballot, reminding, sql, work};
use crate::house::{Stop, organisation};
use crate::members::MemberId;
use crate::offices::acts::ActId;
use crate::{record, rules};

/// What is shorter is no outage.
pub(super) const GAP: Duration = Duration::from_mins(10);
/// So long the close waits for a scrutineer, after an outage that the house noted. Nothing is taken meanwhile.
const WAITS: Duration = Duration::from_hours(24);

/// A time in which members could not vote.
#[derive(Clone, Debug)]
pub(super) struct Outage {
    pub(super) began: Moment,
    pub(super) ended: Moment,
    pub(super) decided: Option<Moment>,
    /// The close from then on, where it was put off.
    pub(super) closes: Option<Moment>,
    pub(super) reason: Option<String>,
}

impl FromRow for Outage {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let (began, ended, decided) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Self { began, ended, decided, closes: row.get(3)?, reason: row.get(4)? })
    }
}

/// All of a ballot, in order.
pub(super) fn all(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Vec<Outage>, Stop> {
    Ok(tx.all(&sql::OUTAGES, params![ballot])?)
}

/// Notes that the house looks after an open ballot. Had nobody done so for long, that was an outage.
pub(super) fn pulse(tx: &mut WriteTx<'_>, ballot: &Ballot, now: Moment) -> Result<(), Stop> {
    let last: Option<Moment> = tx.optional(&sql::PULSE, params![ballot.id])?;
    if let Some(last) = last.filter(|last| last.plus(GAP) < now && *last < ballot.ends_at) {
        tx.execute(&sql::ADD_OUTAGE, params![ballot.id, last, now])?;
    }
    tx.execute(&sql::SET_PULSE, params![ballot.id, now])?;
    Ok(())
}

/// The one that a scrutineer has to say something to, of all of a ballot.
pub(super) fn unanswered<'o>(ballot: &Ballot, outages: &'o [Outage], now: Moment) -> Option<&'o Outage> {
    let open = ballot.state == State::Open;
    outages.iter().find(|outage| open && outage.decided.is_none() && now < waits_until(outage))
}

/// The same, for whoever has not read them.
pub(super) fn waiting(tx: &mut ReadTx<'_>, ballot: &Ballot, now: Moment) -> Result<Option<Outage>, Stop> {
    Ok(unanswered(ballot, &all(tx, ballot.id)?, now).cloned())
}

/// Until when the close waits for that.
pub(super) fn waits_until(outage: &Outage) -> Moment {
    outage.ended.plus(WAITS)
}

/// What a scrutineer says.
#[derive(Clone, Debug)]
pub(super) struct Says {
    pub(super) began: Moment,
    pub(super) ended: Moment,
    /// Whether the close is put off.
    pub(super) extend: bool,
    pub(super) reason: String,
}

/// Why it cannot be said: the name of a message.
pub(super) type Unfit = &'static str;

/// Takes it down, and puts the close off if they say so.
pub(super) fn decide(
    tx: &mut WriteTx<'_>,
    id: BallotId,
    (by, act): (MemberId, ActId),
    says: &Says,
    now: Moment,
) -> Result<Result<(), Unfit>, Stop> {
    let ballot = ballot::one(tx, id)?;
    scrutiny::must_hold(tx, &ballot, by, now)?;
    if ballot.state != State::Open {
        return Err(Refusal::Conflict.into());
    }
    let known = all(tx, id)?;
    let Says { began, ended, .. } = *says;
    if began < ballot.opens_at || ended > now || began >= ballot.ends_at {
        return Ok(Err("ballot-outage-not-within"));
    }
    if began.plus(GAP) > ended {
        return Ok(Err("ballot-outage-short"));
    }
    if known.iter().any(|one| one.decided.is_some() && one.began < ended && began < one.ended) {
        return Ok(Err("ballot-outage-decided"));
    }
    let closes = if says.extend { Some(put_off(tx, &ballot, ended)?) } else { None };
    tx.execute(&sql::DECIDE, params![id, began, ended, now, closes.map(|(closes, _)| closes), says.reason])?;
    let mut facts = vec![("outage-began", record::minute(began)), ("outage-ended", record::minute(ended))];
    if let Some((closes, ends)) = closes {
        tx.execute(&sql::PUT_OFF, params![id, closes, ends])?;
        facts.extend([("closes", record::minute(closes)), ("grace-until", record::minute(ends))]);
        reminding::plan_again(tx, &Ballot { closes_at: closes, ends_at: ends, ..ballot.clone() }, now)?;
    }
    work::QUEUE.enqueue(tx, id.0, "", now)?;
    let deed = if says.extend { "act-ballot-extended" } else { "act-ballot-not-extended" };
    let done = Done { act, by, deed, number: None, reason: &says.reason, facts };
    scrutiny::note(tx, &ballot, done, now)?;
    Ok(Ok(()))
}

/// The close and its grace, put off as the rules say: so long after the close that was announced, or after an outage that outlasted it.
pub(super) fn put_off(tx: &mut ReadTx<'_>, ballot: &Ballot, ended: Moment) -> Result<(Moment, Moment), Stop> {
    let zone = organisation::find(tx)?.map(|organisation| organisation.zone).unwrap_or_default();
    let book = ballot.rules(tx)?;
    let longer = ballot.rule(&book)?.after_outage.value;
    let closes = rules::after(&zone, ballot.closes_at.max(ended), longer);
    let grace = u64::try_from(ballot.ends_at.0 - ballot.closes_at.0).unwrap_or_default();
    Ok((closes, closes.plus(Duration::from_micros(grace))))
}
