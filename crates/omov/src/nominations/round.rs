//! Nominations for one office as they are kept.

use std::sync::Arc;

use omov_rules::model;
use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};
use omov_web::hex::hex;
use omov_web::refusal::Refusal;

use super::nomination::{self, State};
use super::{RoundId, sql};
use crate::ballots::{self, Ballot};
use crate::groups::{self, GroupId, Place};
use crate::house::Stop;
use crate::members::MemberId;
use crate::record::{self, Step};
use crate::rules::{self, Rulebook};

/// Those who stand are good for so many days. Later their words, and what they are ready for, would be old.
const GOOD_FOR: u64 = 180;

/// Nominations for one office.
#[derive(Clone, Debug)]
pub(crate) struct Round {
    pub(crate) id: RoundId,
    pub(crate) group: GroupId,
    /// The office, by its name in the rulebook.
    pub(crate) office: String,
    /// The kind of ballot that fills it.
    pub(crate) kind: String,
    /// The number of the text under which they are held, whatever comes into force meanwhile.
    pub(crate) book: i64,
    pub(crate) seats: u32,
    pub(crate) about: String,
    /// Whether the ballot has the answer that nominations are opened again.
    pub(crate) reopen: bool,
    pub(crate) opened_by: MemberId,
    pub(crate) opened_at: Moment,
    pub(crate) ends_at: Moment,
    pub(crate) extended_at: Option<Moment>,
    /// Why they were extended.
    pub(crate) reason: String,
    /// When it was found who stands.
    pub(crate) ended_at: Option<Moment>,
    /// What those who stand say of themselves, as it is hashed.
    pub(crate) statements: Option<String>,
    pub(crate) digest: Option<[u8; 32]>,
    /// The number on the public record of its last step.
    pub(crate) entry: Option<u64>,
}

impl FromRow for Round {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            group: row.get(1)?,
            office: row.get(2)?,
            kind: row.get(3)?,
            book: row.get(4)?,
            seats: row.get(5)?,
            about: row.get(6)?,
            reopen: row.get(7)?,
            opened_by: row.get(8)?,
            opened_at: row.get(9)?,
            ends_at: row.get(10)?,
            extended_at: row.get(11)?,
            reason: row.get(12)?,
            ended_at: row.get(13)?,
            statements: row.get(14)?,
            digest: row.get(15)?,
            entry: row.get(16)?,
        })
    }
}

impl Round {
    /// Whether names are still taken: the hour counts.
    pub(crate) fn is_open(&self, now: Moment) -> bool {
        self.ended_at.is_none() && now < self.ends_at
    }

    /// Whether those who stand can still be put to the vote.
    pub(super) fn is_good(&self, now: Moment) -> bool {
        self.ended_at.is_some_and(|ended| now < ended.plus(std::time::Duration::from_hours(24 * GOOD_FOR)))
    }

    /// The text of the rules under which they are held.
    pub(super) fn rules(&self, tx: &mut ReadTx<'_>) -> Result<Arc<Rulebook>, Error> {
        rules::numbered(tx, self.book)
    }

    /// The office, as that text has it.
    pub(super) fn rule<'b>(&self, book: &'b Rulebook) -> Result<&'b model::Office, Stop> {
        book.offices.get(&self.office).ok_or(Stop::Refused(Refusal::Failed))
    }

    /// Its group, with those it is in.
    pub(super) fn place(&self, tx: &mut ReadTx<'_>) -> Result<Place, Stop> {
        groups::place(tx, self.group)?.ok_or(Stop::Refused(Refusal::NotFound))
    }

    /// The fingerprint of what those who stand say, in small letters and figures.
    pub(crate) fn fingerprint(&self) -> Option<String> {
        self.digest.map(|digest| hex(&digest))
    }

    /// Keeps it, as it is opened.
    pub(super) fn create(&self, tx: &mut WriteTx<'_>) -> Result<(), Error> {
        let Self { id, group, office, kind, book, seats, about, reopen, opened_by, opened_at, ends_at, .. } = self;
        let values = params![id, group, office, kind, book, seats, about, reopen, opened_by, opened_at, ends_at];
        tx.execute(&sql::OPEN, values).map(|_| ())
    }

    /// Puts a step of its life on the public record: figures and fingerprints, nobody's name and nobody's words.
    pub(super) fn record(&self, tx: &mut WriteTx<'_>, step: Step) -> Result<(), Stop> {
        let rules = format!("offices.{}", self.office);
        let of = ("run-ballots", ("nominations", self.id.to_string()), &*rules);
        let entry = record::append_numbered(tx, &[step.of(of, self.group)])?;
        tx.execute(&sql::ENTRY, params![self.id, entry])?;
        Ok(())
    }

    /// The ballot that is held on those who stand, unless it was declared void.
    pub(super) fn ballot(&self, tx: &mut ReadTx<'_>) -> Result<Option<Ballot>, Error> {
        Ok(ballots::on_round(tx, self.id)?.into_iter().find(|ballot| !ballot.is_void()))
    }

    /// Whether something is still to come of them, so that no others are opened for the same office: names are taken, those who stand wait for
    /// their ballot, or members vote on them.
    pub(super) fn is_live(&self, tx: &mut ReadTx<'_>, now: Moment) -> Result<bool, Stop> {
        if self.ended_at.is_none() {
            return Ok(true);
        }
        if let Some(ballot) = self.ballot(tx)? {
            return Ok(!ballot.is_final());
        }
        let all = nomination::all(tx, self.id)?;
        Ok(self.is_good(now) && all.iter().any(|one| one.state == State::Stands))
    }
}

/// Those of that id, which have to be there.
pub(super) fn one(tx: &mut ReadTx<'_>, id: RoundId) -> Result<Round, Stop> {
    tx.optional(&sql::FIND, params![id])?.ok_or(Stop::Refused(Refusal::NotFound))
}

/// The latest of a group, the last ones first.
pub(super) fn in_group(tx: &mut ReadTx<'_>, group: GroupId, most: u32) -> Result<Vec<Round>, Error> {
    tx.all(&sql::IN_GROUP, params![group, most])
}

/// Those of a group that take names now.
pub(crate) fn open_in(tx: &mut ReadTx<'_>, group: GroupId, most: u32, now: Moment) -> Result<Vec<Round>, Error> {
    Ok(in_group(tx, group, most)?.into_iter().filter(|round| round.is_open(now)).collect())
}

/// The latest, the last ones first.
pub(super) fn list(tx: &mut ReadTx<'_>, most: u32) -> Result<Vec<Round>, Error> {
    tx.all(&sql::LIST, params![most])
}

/// The last ones for an office there.
pub(crate) fn latest(tx: &mut ReadTx<'_>, group: GroupId, office: &str) -> Result<Option<Round>, Error> {
    tx.optional(&sql::LATEST, params![group, office])
}
