//! Questions to the contact of a group, with a clock: how long an answer takes is there for all to see, what was asked is not.

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};

use super::{GroupId, sql};
use crate::house::ids::ids;
use crate::members::MemberId;

ids! {
    /// A question; it sorts by the time it was asked.
    QuestionId;
}

/// In microseconds.
const DAY: i64 = 24 * 3600 * 1_000_000;

/// More is not taken in one question or answer.
pub(crate) const MOST_LETTERS: usize = 2000;

/// One that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) id: QuestionId,
    pub(crate) group: GroupId,
    pub(crate) asker: MemberId,
    /// Who is to answer.
    pub(crate) contact: Option<MemberId>,
    pub(crate) text: String,
    pub(crate) at: Moment,
    /// When an answer is due.
    pub(crate) due: Moment,
}

/// How many people have asked something since that moment.
pub(crate) fn askers_since(tx: &mut ReadTx<'_>, since: Moment) -> Result<u64, Error> {
    tx.one(&sql::ASKERS, params![since])
}

/// Asks it.
pub(crate) fn ask(tx: &mut WriteTx<'_>, new: &Asked) -> Result<(), Error> {
    let Asked { id, group, asker, contact, text, at, due } = new;
    tx.execute(&sql::ASK, params![group, id, asker, contact, text, at, due]).map(|_| ())
}

/// A question as the people see it whom it concerns: who asked, and who is to answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Question {
    pub(crate) id: QuestionId,
    pub(crate) asker: MemberId,
    pub(crate) asked: String,
    pub(crate) times: Times,
    pub(crate) answer: Option<String>,
}

impl FromRow for Question {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let times = Times { asked: row.get(3)?, due: row.get(4)?, answered: row.get(5)? };
        Ok(Self { id: row.get(0)?, asker: row.get(1)?, asked: row.get(2)?, times, answer: row.get(6)? })
    }
}

/// What everybody may know of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Times {
    pub(crate) asked: Moment,
    pub(crate) due: Moment,
    pub(crate) answered: Option<Moment>,
}

impl FromRow for Times {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { asked: row.get(0)?, due: row.get(1)?, answered: row.get(2)? })
    }
}

impl Times {
    /// Whether an answer is owed.
    pub(crate) fn is_owed(self, now: Moment) -> bool {
        self.answered.is_none() && self.due <= now
    }

    /// So many whole days it took, or has taken up to now.
    pub(crate) fn days(self, now: Moment) -> u64 {
        let until = self.answered.unwrap_or(now);
        u64::try_from((until.0 - self.asked.0) / DAY).unwrap_or_default()
    }
}

/// So many of the latest are read at once.
const MOST: u32 = 100;

/// The questions of a group that wait for an answer, the oldest first.
pub(crate) fn open(tx: &mut ReadTx<'_>, group: GroupId) -> Result<Vec<Question>, Error> {
    tx.all(&sql::OPEN_QUESTIONS, params![group, MOST])
}

/// When the questions of a group were answered, in the last half year.
pub(crate) fn answered_lately(tx: &mut ReadTx<'_>, group: GroupId, now: Moment) -> Result<Vec<Times>, Error> {
    tx.all(&sql::ANSWERED_SINCE, params![group, Moment(now.0.saturating_sub(180 * DAY)), MOST])
}

/// The question of a group with that id.
pub(crate) fn find(tx: &mut ReadTx<'_>, group: GroupId, id: QuestionId) -> Result<Option<Question>, Error> {
    tx.optional(&sql::QUESTION, params![group, id])
}

/// What somebody asked in a group, the latest first.
pub(crate) fn asked_by(tx: &mut ReadTx<'_>, member: MemberId, group: GroupId) -> Result<Vec<Question>, Error> {
    tx.all(&sql::ASKED_IN, params![member, group, MOST])
}

/// A question of somebody's, with the group it was asked in.
pub(crate) type InGroup = (GroupId, QuestionId, Moment, Moment, Option<Moment>);

/// What somebody asked anywhere, the latest first.
pub(crate) fn asked_anywhere(tx: &mut ReadTx<'_>, member: MemberId, most: u32) -> Result<Vec<InGroup>, Error> {
    tx.all(&sql::ASKED_ANYWHERE, params![member, most])
}

/// What waits for somebody's answer, the oldest first.
pub(crate) fn waiting_for(tx: &mut ReadTx<'_>, contact: MemberId) -> Result<Vec<InGroup>, Error> {
    tx.all(&sql::WAITING_FOR, params![contact, MOST])
}

/// Answers a question. Says whether it was this answer: a question has one.
pub(crate) fn answer(
    tx: &mut WriteTx<'_>,
    group: GroupId,
    id: QuestionId,
    (answer, by): (&str, MemberId),
    now: Moment,
) -> Result<bool, Error> {
    Ok(tx.execute(&sql::ANSWER, params![group, id, answer, now, by])? == 1)
}
