//! Deputies: who stands in when whoever holds an office cannot. The rulebook says who names one, for a term and never for longer.
//! A deputy waits, and holds nothing, until the term is handed over or has ended before its time; then the powers are theirs, and
//! theirs alone: one seat never counts for two. Whoever handed over takes it back when they like.
//!
//! A deputy who stands in has a term of their own, with the naming beside it (`terms.deputy_id`). It takes no seat.

mod named;
mod sql;
mod standing;

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};

use super::{Office, OfficeId, TermId};
use crate::groups::GroupId;
use crate::house::ids::ids;
use crate::members::MemberId;

pub(crate) use named::{END, Ending, NAME, Named, Naming, Who, grounds, named_by, refused_to, unfit};
pub(crate) use standing::{Step, filled, returned, stopped, take};

ids! {
    /// A deputy of one term.
    DeputyId;
}

/// Who is named to stand in for whoever holds a term.
#[derive(Clone, Debug)]
pub(crate) struct Deputy {
    pub(crate) id: DeputyId,
    pub(crate) term: TermId,
    pub(crate) office: OfficeId,
    pub(crate) title: String,
    pub(crate) group: GroupId,
    pub(crate) holder: MemberId,
    pub(crate) holder_name: String,
    /// When the term ended before its time.
    pub(crate) over: Option<Moment>,
    pub(crate) member: MemberId,
    pub(crate) name: String,
    pub(crate) since: Moment,
    pub(crate) until: Moment,
    ended_at: Option<Moment>,
    /// The term in which they stand in now.
    pub(crate) stands_in: Option<TermId>,
    /// The number on the record of the act by which they were named.
    pub(crate) entry: Option<u64>,
}

impl FromRow for Deputy {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            term: row.get(1)?,
            office: row.get(2)?,
            title: row.get(3)?,
            group: row.get(4)?,
            holder: row.get(5)?,
            holder_name: row.get(6)?,
            over: row.get(7)?,
            member: row.get(8)?,
            name: row.get(9)?,
            since: row.get(10)?,
            until: row.get(11)?,
            ended_at: row.get(12)?,
            stands_in: row.get(13)?,
            entry: row.get(14)?,
        })
    }
}

impl Deputy {
    /// Whether they are named at that moment.
    pub(crate) fn runs(&self, now: Moment) -> bool {
        self.ended_at.is_none() && self.since <= now && self.until > now
    }
}

/// Names somebody as the deputy of a term.
pub(crate) fn put(
    tx: &mut WriteTx<'_>,
    id: DeputyId,
    term: TermId,
    member: MemberId,
    (since, until): (Moment, Moment),
) -> Result<(), Error> {
    tx.execute(&sql::NAME, params![id, term, member, since, until]).map(|_| ())
}

/// The deputy of that id.
pub(crate) fn find(tx: &mut ReadTx<'_>, id: DeputyId, now: Moment) -> Result<Option<Deputy>, Error> {
    tx.optional(&sql::FIND, params![id, now])
}

fn each(tx: &mut ReadTx<'_>, ids: Vec<DeputyId>, now: Moment) -> Result<Vec<Deputy>, Error> {
    let mut found = Vec::new();
    for id in ids {
        found.extend(find(tx, id, now)?);
    }
    Ok(found)
}

/// Who is named for a term now.
pub(crate) fn of_term(tx: &mut ReadTx<'_>, term: TermId, now: Moment) -> Result<Option<Deputy>, Error> {
    let ids = tx.all(&sql::OF_TERM, params![term, now])?;
    Ok(each(tx, ids, now)?.pop())
}

/// Who is named for the terms of a group now.
pub(crate) fn of_group(tx: &mut ReadTx<'_>, group: GroupId, now: Moment) -> Result<Vec<Deputy>, Error> {
    let ids = tx.all(&sql::OF_GROUP, params![group, now])?;
    each(tx, ids, now)
}

/// As whose deputy somebody is named now.
pub(crate) fn of_member(tx: &mut ReadTx<'_>, member: MemberId, now: Moment) -> Result<Vec<Deputy>, Error> {
    let ids = tx.all(&sql::OF_MEMBER, params![member, now])?;
    each(tx, ids, now)
}

/// In which offices somebody is or was a deputy: title, group, since, until.
pub(super) fn ever(tx: &mut ReadTx<'_>, member: MemberId) -> Result<Vec<(String, String, Moment, Moment)>, Error> {
    tx.all(&sql::EVER, params![member])
}

/// The rules do not have the office any more: nobody stands in.
pub(super) fn end_all(tx: &mut WriteTx<'_>, office: OfficeId, now: Moment) -> Result<(), Error> {
    tx.execute(&sql::END_ALL, params![office, now]).map(|_| ())
}

/// The rules have it in groups of another kind now.
pub(super) fn end_elsewhere(tx: &mut WriteTx<'_>, office: &Office, now: Moment) -> Result<(), Error> {
    tx.execute(&sql::END_ELSEWHERE, params![office.id, office.kind, now]).map(|_| ())
}
