//! Terms and acts as pages list them.

use omov_store::{Error, FromRow, Moment, ReadTx, Row, params};

use super::acts::ActId;
use super::deputies::DeputyId;
use super::{Office, OfficeId, Power, TermId, sql};
use crate::groups::{GroupId, Kind};
use crate::members::MemberId;

/// A term with what there is to say about it.
#[derive(Clone, Debug)]
pub(crate) struct Lent {
    pub(crate) id: TermId,
    pub(crate) office: OfficeId,
    pub(crate) title: String,
    pub(crate) powers: Vec<Power>,
    pub(crate) member: MemberId,
    pub(crate) name: String,
    pub(crate) group: GroupId,
    pub(crate) since: Moment,
    pub(crate) until: Moment,
    pub(crate) ended_at: Option<Moment>,
    /// How many acts whoever holds it has done since the term began.
    pub(crate) acts: u64,
    /// The number on the record of the act by which two persons lent it.
    pub(crate) entry: Option<u64>,
    /// As whose deputy they stand in, if they do not hold it themselves.
    pub(crate) deputy: Option<DeputyId>,
    /// From when until when a deputy stands in for them.
    rests: Option<(Moment, Moment)>,
}

impl FromRow for Lent {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let powers: String = row.get(3)?;
        Ok(Self {
            id: row.get(0)?,
            office: row.get(1)?,
            title: row.get(2)?,
            powers: super::powers_in(&powers),
            member: row.get(4)?,
            name: row.get(5)?,
            group: row.get(6)?,
            since: row.get(7)?,
            until: row.get(8)?,
            ended_at: row.get(9)?,
            acts: row.get(10)?,
            entry: row.get(11)?,
            deputy: row.get(12)?,
            rests: row.get::<Option<Moment>>(13)?.zip(row.get(14)?),
        })
    }
}

impl Lent {
    /// When it ended, or will.
    pub(crate) fn end(&self) -> Moment {
        self.ended_at.unwrap_or(self.until).min(self.until)
    }

    /// Whether somebody holds it themselves at that moment: a deputy who stands in does not.
    pub(crate) fn is_held(&self, now: Moment) -> bool {
        self.since <= now && self.end() > now && self.deputy.is_none()
    }

    /// Whether a deputy stands in at that moment.
    pub(crate) fn rests(&self, now: Moment) -> bool {
        self.rests.is_some_and(|(_, until)| until > now)
    }

    /// Whether its powers can be used in it at that moment.
    pub(crate) fn acts(&self, now: Moment) -> bool {
        self.since <= now && self.end() > now && !self.rests(now)
    }

    /// Where its page is.
    pub(crate) fn address(&self) -> String {
        format!("/power/{}", self.id)
    }
}

/// The terms of a group that run or are to come, by the title of the office.
pub(crate) fn of_group(tx: &mut ReadTx<'_>, group: GroupId, now: Moment) -> Result<Vec<Lent>, Error> {
    tx.all(&sql::LENT_IN_GROUP, params![group, now])
}

/// The term of that id.
pub(crate) fn find(tx: &mut ReadTx<'_>, id: TermId) -> Result<Option<Lent>, Error> {
    tx.optional(&sql::LENT, params![id])
}

/// The terms of an office in a group, the latest first.
pub(crate) fn history(tx: &mut ReadTx<'_>, office: OfficeId, group: GroupId) -> Result<Vec<Lent>, Error> {
    tx.all(&sql::LENT_BEFORE, params![office, group])
}

/// The offices that there are in groups of that kind, by title.
pub(crate) fn offices_of(tx: &mut ReadTx<'_>, kind: &Kind) -> Result<Vec<Office>, Error> {
    tx.all(&sql::OFFICES_OF, params![kind])
}

/// All offices, by kind of group and title.
pub(crate) fn offices(tx: &mut ReadTx<'_>) -> Result<Vec<Office>, Error> {
    tx.all(&sql::OFFICES, params![])
}

/// All offices, also those that nobody is lent any more.
pub(crate) fn every_office(tx: &mut ReadTx<'_>) -> Result<Vec<Office>, Error> {
    tx.all(&sql::EVERY_OFFICE, params![])
}

/// How many terms of an office run now, and in how many groups.
pub(crate) fn running(tx: &mut ReadTx<'_>, office: OfficeId, now: Moment) -> Result<(u64, u64), Error> {
    tx.one(&sql::RUNNING, params![office, now])
}

/// The number on the record of the founding, by which the first offices were lent.
pub(crate) fn founding(tx: &mut ReadTx<'_>, whole: GroupId) -> Result<Option<u64>, Error> {
    let first: Option<(Option<u64>, String)> = tx.optional(&sql::FIRST_ACT, params![whole])?;
    Ok(first.filter(|(_, deed)| deed == "act-founded").and_then(|(entry, _)| entry))
}

/// How power stands in one group.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub(crate) group: GroupId,
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// How many terms run there.
    pub(crate) terms: u64,
    /// How many different offices somebody holds there.
    pub(crate) held: u64,
    /// When the first of them ends.
    pub(crate) next_end: Option<Moment>,
}

impl FromRow for Standing {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            group: row.get(0)?,
            name: row.get(1)?,
            kind: row.get(2)?,
            terms: row.get(3)?,
            held: row.get(4)?,
            next_end: row.get(5)?,
        })
    }
}

/// How power stands in every group, by name.
pub(crate) fn standings(tx: &mut ReadTx<'_>, now: Moment) -> Result<Vec<Standing>, Error> {
    tx.all(&sql::STANDINGS, params![now])
}

/// What was done with a power, as a page lists it.
#[derive(Clone, Debug)]
pub(crate) struct Done {
    pub(crate) id: ActId,
    pub(crate) deed: String,
    pub(crate) power: String,
    pub(crate) number: Option<u64>,
    pub(crate) reason: String,
    pub(crate) at: Moment,
    pub(crate) actor: String,
    /// To whom. For scrutineers only.
    pub(crate) about: Option<String>,
    /// The second person, where it needed one.
    pub(crate) second: Option<String>,
    /// Its number on the record.
    pub(crate) entry: Option<u64>,
    /// The office in which they acted as a deputy.
    pub(crate) deputy_of: Option<String>,
}

impl FromRow for Done {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            deed: row.get(1)?,
            power: row.get(2)?,
            number: row.get(3)?,
            reason: row.get(4)?,
            at: row.get(5)?,
            actor: row.get(6)?,
            about: row.get(7)?,
            second: row.get(8)?,
            entry: row.get(9)?,
            deputy_of: row.get(10)?,
        })
    }
}

/// What was done in a group before that act, the latest first.
pub(crate) fn acts(tx: &mut ReadTx<'_>, group: GroupId, before: ActId, most: u32) -> Result<Vec<Done>, Error> {
    tx.all(&sql::ACTS, params![group, before, most])
}

/// Who asked for the term and who agreed, if it was lent by two persons here.
pub(crate) fn lenders(tx: &mut ReadTx<'_>, term: TermId) -> Result<Option<(String, String)>, Error> {
    tx.optional(&sql::LENDERS, params![term])
}
