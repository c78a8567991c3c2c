//! What becomes of a decision: who sees to it, what is to be done by when, whether it happened, and what both sides say to it.

use omov_store::{Error, FromRow, FromValue, Moment, ReadTx, Row, ToValue, Value, WriteTx, params};
use omov_web::refusal::Refusal;

use super::motion::{self, Motion};
use super::{MotionId, movers, sql, voting};
use crate::groups::{GroupId, Place};
use crate::house::Stop;
use crate::members::MemberId;
use crate::offices::{self, Power};

/// More tasks than that are not a decision but a plan.
pub(super) const MOST_TASKS: usize = 50;
/// More opinions are not taken.
pub(super) const MOST_OPINIONS: usize = 500;

/// Whether it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Happened {
    Yes,
    Partly,
    No,
}

impl Happened {
    pub(super) const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::No];

    /// Its name, in tables and messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

impl ToValue for Happened {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.name())
    }
}

impl FromValue for Happened {
    const WANTED: &'static str = "whether a decision happened";
    fn from_value(value: Value<'_>) -> Option<Self> {
        let Value::Text(text) = value else { return None };
        Self::named(text)
    }
}

/// What becomes of it.
#[derive(Clone, Debug)]
pub(super) struct Decision {
    /// An office of the group, by its title.
    pub(super) owner: String,
    pub(super) review_at: Moment,
    pub(super) happened: Option<Happened>,
    pub(super) happened_at: Option<Moment>,
    pub(super) note: String,
}

impl FromRow for Decision {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            owner: row.get(0)?,
            review_at: row.get(1)?,
            happened: row.get(2)?,
            happened_at: row.get(3)?,
            note: row.get(4)?,
        })
    }
}

/// Something that is to be done.
#[derive(Clone, Debug)]
pub(super) struct Task {
    pub(super) number: u32,
    pub(super) what: String,
    pub(super) due_at: Moment,
    pub(super) done_at: Option<Moment>,
}

impl FromRow for Task {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { number: row.get(0)?, what: row.get(1)?, due_at: row.get(2)?, done_at: row.get(3)? })
    }
}

impl Task {
    /// Whether its day is over and it is not done.
    pub(super) fn is_overdue(&self, now: Moment) -> bool {
        self.done_at.is_none() && self.due_at < now
    }
}

/// What somebody says to it.
#[derive(Clone, Debug)]
pub(super) struct Opinion {
    number: u32,
    pub(super) majority: bool,
    pub(super) body: String,
    pub(super) author: Option<MemberId>,
    pub(super) name: Option<String>,
    pub(super) at: Moment,
}

impl FromRow for Opinion {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            number: row.get(0)?,
            majority: row.get::<String>(1)? == "majority",
            body: row.get(2)?,
            author: row.get(3)?,
            name: row.get(4)?,
            at: row.get(5)?,
        })
    }
}

/// What becomes of a motion, once somebody sees to it.
pub(super) fn find(tx: &mut ReadTx<'_>, motion: MotionId) -> Result<Option<Decision>, Error> {
    tx.optional(&sql::DECISION, params![motion])
}

/// What is to be done.
pub(super) fn tasks(tx: &mut ReadTx<'_>, motion: MotionId) -> Result<Vec<Task>, Error> {
    tx.all(&sql::TASKS, params![motion])
}

/// What both sides say.
pub(super) fn opinions(tx: &mut ReadTx<'_>, motion: MotionId) -> Result<Vec<Opinion>, Error> {
    tx.all(&sql::OPINIONS, params![motion])
}

/// Whether somebody sees to what becomes of it: who moved it, and who looks after the group.
pub(super) fn sees_to(
    tx: &mut ReadTx<'_>,
    motion: &Motion,
    place: &Place,
    member: MemberId,
    now: Moment,
) -> Result<bool, Error> {
    let moves = movers::is_mover(&movers::all(tx, motion.id)?, member);
    Ok(moves || offices::holds(tx, member, Power::Organise, place, now)?)
}

/// The motion, for somebody who sees to it and only if it was carried.
pub(super) fn carried(tx: &mut ReadTx<'_>, id: MotionId, by: MemberId, now: Moment) -> Result<Motion, Stop> {
    let motion = motion::one(tx, id)?;
    let place = motion.place(tx)?;
    if !sees_to(tx, &motion, &place, by, now)? {
        return Err(Refusal::NotAllowed.into());
    }
    let result = voting::result(tx, &motion)?.and_then(|(_, became)| became);
    if !result.is_some_and(|became| became.carried) {
        return Err(Refusal::Conflict.into());
    }
    Ok(motion)
}

/// Says which office sees to it and when it is looked at again, with the first thing to do.
pub(super) fn own(
    tx: &mut WriteTx<'_>,
    id: MotionId,
    by: MemberId,
    (owner, review_at): (&str, Moment),
    first: Option<(&str, Moment)>,
    now: Moment,
) -> Result<(), Stop> {
    let motion = carried(tx, id, by, now)?;
    let new = find(tx, id)?.is_none();
    tx.execute(&sql::OWN, params![id, owner, review_at])?;
    if let Some((what, due)) = first {
        add(tx, id, what, due)?;
    }
    if new {
        let ballot = voting::ballot(tx, &motion)?.map(|ballot| ballot.id.to_string()).unwrap_or_default();
        let print = motion.fingerprint().unwrap_or_default();
        let facts = vec![("ballot", ballot), ("sha-256", print), ("owner", owner.to_owned())];
        motion.record(tx, ("motion-decided", "ballot"), facts, by, now)?;
    }
    Ok(())
}

fn add(tx: &mut WriteTx<'_>, id: MotionId, what: &str, due: Moment) -> Result<bool, Stop> {
    let all = tasks(tx, id)?;
    if all.len() >= MOST_TASKS {
        return Ok(false);
    }
    let number = all.last().map_or(1, |last| last.number + 1);
    tx.execute(&sql::ADD_TASK, params![id, number, what, due])?;
    Ok(true)
}

/// One more thing to do. Says whether there was room for it.
pub(super) fn task(
    tx: &mut WriteTx<'_>,
    id: MotionId,
    by: MemberId,
    (what, due): (&str, Moment),
    now: Moment,
) -> Result<bool, Stop> {
    carried(tx, id, by, now)?;
    add(tx, id, what, due)
}

/// Says that something is done.
pub(super) fn done(tx: &mut WriteTx<'_>, id: MotionId, by: MemberId, number: u32, now: Moment) -> Result<(), Stop> {
    carried(tx, id, by, now)?;
    tx.execute(&sql::TASK_DONE, params![id, number, now])?;
    Ok(())
}

/// Says whether it happened.
pub(super) fn happened(
    tx: &mut WriteTx<'_>,
    id: MotionId,
    by: MemberId,
    (happened, note): (Happened, &str),
    now: Moment,
) -> Result<(), Stop> {
    let motion = carried(tx, id, by, now)?;
    if tx.execute(&sql::HAPPENED, params![id, happened, now, note])? == 1 {
        let facts = vec![("happened", happened.name().to_owned())];
        motion.record(tx, ("decision-reviewed", "ballot"), facts, by, now)?;
    }
    Ok(())
}

/// What became of a wish to say something to a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Said,
    /// They have said something already.
    Twice,
    Full,
}

/// Says something to a decision, once.
pub(super) fn say(
    tx: &mut WriteTx<'_>,
    id: MotionId,
    by: MemberId,
    (majority, body): (bool, &str),
    now: Moment,
) -> Result<Outcome, Stop> {
    let all = opinions(tx, id)?;
    if all.iter().any(|one| one.author == Some(by)) {
        return Ok(Outcome::Twice);
    }
    if all.len() >= MOST_OPINIONS {
        return Ok(Outcome::Full);
    }
    let number = all.last().map_or(1, |last| last.number + 1);
    let side = if majority { "majority" } else { "minority" };
    tx.execute(&sql::SAY, params![id, number, side, body, by, now])?;
    Ok(Outcome::Said)
}

/// So many are shown.
const MOST_OVERDUE: u32 = 200;

/// The decisions of a group of which something is overdue: a task, or the day on which it was to be looked at again.
pub(crate) fn overdue(tx: &mut ReadTx<'_>, group: GroupId, now: Moment) -> Result<Vec<Motion>, Error> {
    tx.all(&sql::OVERDUE, params![group, now, MOST_OVERDUE])
}
