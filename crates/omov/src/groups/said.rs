//! The right to speak: what members say in their groups, from their first day on. Every word stands where its time puts it,
//! whatever office its author holds.

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};

use super::{GroupId, sql};
use crate::house::ids::ids;
use crate::members::MemberId;

ids! {
    /// Something that was said; it sorts by time.
    SaidId;
}

/// More is not taken at once: it is a hall, and others want to speak.
pub(crate) const MOST_LETTERS: usize = 500;

/// Something that a member said in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) id: SaidId,
    pub(crate) member: MemberId,
    pub(crate) name: String,
    /// To which question of the group.
    pub(crate) question: String,
    pub(crate) body: String,
    pub(crate) at: Moment,
}

impl FromRow for Said {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            member: row.get(1)?,
            name: row.get(2)?,
            question: row.get(3)?,
            body: row.get(4)?,
            at: row.get(5)?,
        })
    }
}

/// Says it.
pub(crate) fn say(tx: &mut WriteTx<'_>, group: GroupId, new: &Said) -> Result<(), Error> {
    let Said { id, member, question, body, at, .. } = new;
    tx.execute(&sql::SAY, params![group, id, member, question, body, at]).map(|_| ())
}

/// What was said in a group before `before`, the latest first.
pub(crate) fn list(tx: &mut ReadTx<'_>, group: GroupId, before: Option<SaidId>, most: u32) -> Result<Vec<Said>, Error> {
    tx.all(&sql::SAID, params![group, before.unwrap_or(SaidId([0xff; 16])), most])
}

/// Something that was said in a group.
pub(crate) fn find(tx: &mut ReadTx<'_>, group: GroupId, id: SaidId) -> Result<Option<Said>, Error> {
    tx.optional(&sql::ONE_SAID, params![group, id])
}

/// Whether somebody has answered that question of a group.
pub(crate) fn has_answered(
    tx: &mut ReadTx<'_>,
    group: GroupId,
    member: MemberId,
    question: &str,
) -> Result<bool, Error> {
    let times: u64 = tx.one(&sql::SAID_TO, params![member, group, question])?;
    Ok(times > 0)
}

/// How many members have said something since that moment.
pub(crate) fn speakers_since(tx: &mut ReadTx<'_>, since: Moment) -> Result<u64, Error> {
    tx.one(&sql::SPEAKERS, params![since])
}

/// Takes back what somebody said themselves. Says whether there was such a thing.
pub(crate) fn take_back(tx: &mut WriteTx<'_>, group: GroupId, id: SaidId, member: MemberId) -> Result<bool, Error> {
    Ok(tx.execute(&sql::TAKE_BACK, params![group, id, member])? == 1)
}

/// Takes away what somebody else said. Says whether it was still there.
pub(crate) fn remove(tx: &mut WriteTx<'_>, group: GroupId, id: SaidId) -> Result<bool, Error> {
    Ok(tx.execute(&sql::REMOVE_SAID, params![group, id])? == 1)
}
