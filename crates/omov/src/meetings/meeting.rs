//! A meeting as it is kept: opening it, ending it, and the figures that remain.

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};
use omov_web::refusal::Refusal;

use super::{MeetingId, sql};
use crate::debates::{self, Debate, DebateId};
use crate::groups::{self, GroupId, Place};
use crate::house::Stop;
use crate::members::MemberId;
use crate::offices::{self, Power};
use crate::record::{self, Step};

/// A meeting.
#[derive(Clone, Debug)]
pub(super) struct Meeting {
    pub(super) id: MeetingId,
    pub(super) debate: DebateId,
    pub(super) group: GroupId,
    pub(super) opened_by: Option<MemberId>,
    pub(super) ended_at: Option<Moment>,
}

impl FromRow for Meeting {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            debate: row.get(1)?,
            group: row.get(2)?,
            opened_by: row.get(3)?,
            ended_at: row.get(4)?,
        })
    }
}

impl Meeting {
    pub(super) fn is_open(&self) -> bool {
        self.ended_at.is_none()
    }

    /// Its group, with those it is in.
    pub(super) fn place(&self, tx: &mut ReadTx<'_>) -> Result<Place, Stop> {
        groups::place(tx, self.group)?.ok_or(Stop::Refused(Refusal::NotFound))
    }

    /// Whether somebody leads it: whoever opened it or the debate, and whoever may organise there.
    pub(super) fn is_led_by(&self, tx: &mut ReadTx<'_>, who: MemberId, now: Moment) -> Result<bool, Stop> {
        let debate = debates::one(tx, self.debate)?;
        Ok(self.opened_by == Some(who) || may_open(tx, &debate, who, now)?)
    }
}

/// Whether somebody can open a meeting on a debate: whoever opened the debate, and whoever may organise there.
pub(super) fn may_open(tx: &mut ReadTx<'_>, debate: &Debate, who: MemberId, now: Moment) -> Result<bool, Stop> {
    let place = groups::place(tx, debate.group)?.ok_or(Stop::Refused(Refusal::NotFound))?;
    Ok(debate.opened_by == who || offices::holds(tx, who, Power::Organise, &place, now)?)
}

/// The meeting of that id.
pub(super) fn one(tx: &mut ReadTx<'_>, id: MeetingId) -> Result<Meeting, Stop> {
    tx.optional(&sql::FIND, params![id])?.ok_or(Stop::Refused(Refusal::NotFound))
}

/// All on a debate, the last one first.
pub(super) fn of_debate(tx: &mut ReadTx<'_>, debate: DebateId) -> Result<Vec<Meeting>, Error> {
    tx.all(&sql::OF_DEBATE, params![debate])
}

/// Opens one. Where one is open on the same debate already, it is that one.
pub(super) fn open(
    tx: &mut WriteTx<'_>,
    id: MeetingId,
    debate: &Debate,
    by: MemberId,
    now: Moment,
) -> Result<MeetingId, Stop> {
    if let Some(there) = of_debate(tx, debate.id)?.into_iter().find(Meeting::is_open) {
        return Ok(there.id);
    }
    tx.execute(&sql::OPEN, params![id, debate.id, debate.group, by, now])?;
    note(tx, debate, ("meeting-opened", Some(by)), Vec::new(), now)?;
    Ok(id)
}

/// Ends it. Whoever still waited is not on any list any more.
pub(super) fn end(tx: &mut WriteTx<'_>, id: MeetingId, by: Option<MemberId>, now: Moment) -> Result<(), Stop> {
    let meeting = one(tx, id)?;
    if tx.execute(&sql::END, params![id, now])? == 0 {
        return Ok(());
    }
    let spoke = super::list::turns(tx, id)?.iter().filter(|turn| turn.order.is_some()).count();
    super::list::spoken(tx, id)?;
    tx.execute(&sql::NOBODY_WAITS, params![id])?;
    let debate = debates::one(tx, meeting.debate)?;
    note(tx, &debate, ("meeting-ended", by), vec![("turns", spoke.to_string())], now)
}

fn note(
    tx: &mut WriteTx<'_>,
    debate: &Debate,
    (deed, by): (&'static str, Option<MemberId>),
    facts: Vec<(&'static str, String)>,
    at: Moment,
) -> Result<(), Stop> {
    let rules = format!("debates.{}", debate.kind);
    let of = ("debates", ("debate", debate.id.to_string()), &*rules);
    record::append(tx, &[Step { deed, rule: "opened-by", office: None, facts, by, at }.of(of, debate.group)])
}

/// How many people spoke in the meetings on a debate, how often, and how often organisers did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Figures {
    pub(crate) people: u64,
    pub(crate) turns: u64,
    pub(crate) organisers: u64,
}

impl FromRow for Figures {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { people: row.get(0)?, turns: row.get(1)?, organisers: row.get(2)? })
    }
}

/// The figures of a debate: those that were kept when it ended, or those of now.
pub(crate) fn figures(tx: &mut ReadTx<'_>, debate: DebateId) -> Result<Figures, Error> {
    match tx.optional(&sql::COUNTED, params![debate])? {
        Some(kept) => Ok(kept),
        None => tx.one(&sql::COUNT, params![debate]),
    }
}

/// Keeps the figures of a debate that has ended, and forgets who spoke.
pub(super) fn count(tx: &mut WriteTx<'_>, debate: DebateId) -> Result<(), Error> {
    let Figures { people, turns, organisers } = figures(tx, debate)?;
    let column = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    tx.execute(&sql::KEEP_COUNT, params![debate, column(people), column(turns), column(organisers)])?;
    for meeting in of_debate(tx, debate)? {
        tx.execute(&sql::FORGET_TURNS, params![meeting.id])?;
    }
    Ok(())
}
