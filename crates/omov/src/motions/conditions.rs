//! “I would sign it if …”: under which condition a member would, and whether it is met.
//!
//! Those who move the motion say that it is met, and by which version; only whoever wrote it can agree. Whose a condition is stands on no page:
//! it would say who has not signed.

use omov_store::{Error, FromRow, FromValue, Moment, ReadTx, Row, ToValue, Value, WriteTx, params};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::motion::{self, Motion};
use super::{MotionId, movers, sql};
use crate::house::Stop;
use crate::members::MemberId;

/// The longest condition, and the longest answer to one.
pub(super) const LONGEST: usize = 300;
/// More are not taken to one motion.
pub(super) const MOST: usize = 500;

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Those who move the motion have not answered.
    Open,
    /// They say that it is met.
    Answered,
    /// Whoever wrote it says so too.
    Met,
    /// By whoever wrote it; or its words were removed.
    Withdrawn,
}

impl State {
    /// Its name, in tables and messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Met => "met",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl ToValue for State {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.name())
    }
}

impl FromValue for State {
    const WANTED: &'static str = "how a condition stands";
    fn from_value(value: Value<'_>) -> Option<Self> {
        let Value::Text(text) = value else { return None };
        [Self::Open, Self::Answered, Self::Met, Self::Withdrawn].into_iter().find(|state| state.name() == text)
    }
}

/// A condition.
#[derive(Clone, Debug)]
pub(super) struct Condition {
    /// From 1.
    pub(super) number: u32,
    pub(super) member: Option<MemberId>,
    pub(super) body: String,
    pub(super) at: Moment,
    pub(super) state: State,
    /// Which version of the motion met it, and in what words, by those who move it.
    pub(super) version: Option<u32>,
    pub(super) answer: String,
    /// What is still missing.
    pub(super) missing: String,
}

impl FromRow for Condition {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            number: row.get(0)?,
            member: row.get(1)?,
            body: row.get(2)?,
            at: row.get(3)?,
            state: row.get(4)?,
            version: row.get(5)?,
            answer: row.get(6)?,
            missing: row.get(7)?,
        })
    }
}

impl Condition {
    /// Whether it still waits for somebody.
    pub(super) fn waits(&self) -> bool {
        matches!(self.state, State::Open | State::Answered)
    }

    /// Where something is done with it.
    pub(super) fn address(&self, motion: MotionId, part: &str) -> String {
        format!("{}/conditions/{}/{part}", motion.address(), self.number)
    }
}

/// All of a motion, the first one first.
pub(super) fn all(tx: &mut ReadTx<'_>, motion: MotionId) -> Result<Vec<Condition>, Error> {
    tx.all(&sql::CONDITIONS, params![motion])
}

/// The one of that number.
pub(super) fn one(tx: &mut ReadTx<'_>, motion: MotionId, number: u32) -> Result<Condition, Stop> {
    let found = all(tx, motion)?.into_iter().find(|one| one.number == number);
    found.ok_or(Stop::Refused(Refusal::NotFound))
}

/// What became of a wish to write one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Written,
    /// The motion takes nothing any more.
    Late,
    /// They have signed it already.
    Signed,
    /// One of theirs waits already.
    Twice,
    Full,
}

/// Writes one, for somebody who could sign the motion and has not.
pub(super) fn write(
    tx: &mut WriteTx<'_>,
    (words, zone): (&Words, &str),
    motion: &Motion,
    (by, body): (MemberId, &str),
    now: Moment,
) -> Result<Outcome, Stop> {
    motion.takes_part(tx, (words, zone, "condition-refused"), by, now)?;
    if !motion.is_open(now) {
        return Ok(Outcome::Late);
    }
    if movers::has_signed(tx, motion.id, by)? {
        return Ok(Outcome::Signed);
    }
    let all = all(tx, motion.id)?;
    if all.iter().any(|one| one.member == Some(by) && one.waits()) {
        return Ok(Outcome::Twice);
    }
    if all.len() >= MOST {
        return Ok(Outcome::Full);
    }
    let number = all.last().map_or(1, |last| last.number + 1);
    tx.execute(&sql::ADD_CONDITION, params![motion.id, number, by, body, now])?;
    Ok(Outcome::Written)
}

/// Says that a condition is met, by a version there has been, for those who move the motion. Whose condition it is, so that they are told; nothing if
/// it was answered, or taken back, meanwhile.
pub(super) fn answer(
    tx: &mut WriteTx<'_>,
    (id, number): (MotionId, u32),
    by: MemberId,
    (version, words): (u32, &str),
    now: Moment,
) -> Result<Option<MemberId>, Stop> {
    let motion = motion::one(tx, id)?;
    movers::must_move(tx, id, by)?;
    let one = one(tx, id, number)?;
    if !motion.is_open(now) || one.state != State::Open || !(1..=motion.version).contains(&version) {
        return Ok(None);
    }
    tx.execute(&sql::ANSWER_CONDITION, params![id, number, version, words])?;
    Ok(one.member)
}

/// What whoever wrote it says to the answer. Says whether it still waited for them.
pub(super) fn confirm(
    tx: &mut WriteTx<'_>,
    (id, number): (MotionId, u32),
    by: MemberId,
    missing: Option<&str>,
    now: Moment,
) -> Result<bool, Stop> {
    let motion = motion::one(tx, id)?;
    let one = mine(tx, (id, number), by)?;
    if !motion.is_open(now) || one.state != State::Answered {
        return Ok(false);
    }
    let state = if missing.is_some() { State::Open } else { State::Met };
    tx.execute(&sql::CONFIRM_CONDITION, params![id, number, state, missing.unwrap_or_default()])?;
    Ok(true)
}

/// Takes one back.
pub(super) fn take_back(tx: &mut WriteTx<'_>, id: MotionId, number: u32, by: MemberId) -> Result<(), Stop> {
    mine(tx, (id, number), by)?;
    Ok(blank(tx, id, number)?)
}

/// Takes its words away, and those of the answers to it: then it waits for nobody.
pub(super) fn blank(tx: &mut WriteTx<'_>, id: MotionId, number: u32) -> Result<(), Error> {
    tx.execute(&sql::BLANK_CONDITION, params![id, number]).map(|_| ())
}

/// The one of that number, for whoever wrote it.
fn mine(tx: &mut ReadTx<'_>, (id, number): (MotionId, u32), by: MemberId) -> Result<Condition, Stop> {
    let one = one(tx, id, number)?;
    if one.member == Some(by) { Ok(one) } else { Err(Refusal::NotAllowed.into()) }
}

/// A motion whose movers say that a condition is met, with its number and their version: it waits for whoever wrote it.
pub(crate) type Asked = (MotionId, String);

/// The motions in which an answer waits for somebody.
pub(crate) fn waiting_for(tx: &mut ReadTx<'_>, member: MemberId, now: Moment) -> Result<Vec<Asked>, Error> {
    let found: Vec<Motion> = tx.all(&sql::CONDITIONS_ANSWERED, params![member])?;
    let open = found.into_iter().filter(|motion| motion.is_open(now));
    Ok(open.map(|motion| (motion.id, motion.title)).collect())
}
