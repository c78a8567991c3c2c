//! The registrar: a member who makes the voting codes of a ballot on a machine of their own and brings each voter theirs, so that whoever runs the house
//! cannot vote in anybody's name. The house learns the public halves of the codes and nothing else.
//!
//! That the codes come from outside stands in the draft the trustees agree to, so it cannot be taken back: without a registrar who has accepted and
//! sent the list, the ballot does not open.

pub(super) mod list;
mod naming;
pub(super) mod sent;
pub(super) mod telling;

use std::time::Duration;

use omov_store::{Error, FromRow, Moment, ReadTx, Row, params};
use omov_web::refusal::Refusal;

use super::stage::State;
use super::{Ballot, BallotId, sql};
use crate::house::Stop;
use crate::members::MemberId;

pub(super) use naming::{Answers, answer, begin, name, unfit};

/// So long can the list of voters be fetched.
const OPEN: Duration = Duration::from_hours(7 * 24);

/// Somebody who was asked.
#[derive(Clone, Debug)]
pub(super) struct Registrar {
    number: i64,
    pub(super) member: MemberId,
    pub(super) name: String,
    /// Whether they accepted; nothing as long as they have not answered.
    pub(super) accepted: Option<bool>,
    answered_at: Option<Moment>,
    pub(super) reach: Option<String>,
    list_from: Option<Moment>,
    pub(super) fetched_at: Option<Moment>,
}

impl FromRow for Registrar {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let answer: Option<String> = row.get(3)?;
        Ok(Self {
            number: row.get(0)?,
            member: row.get(1)?,
            name: row.get(2)?,
            accepted: answer.map(|answer| answer == "accepted"),
            answered_at: row.get(4)?,
            reach: row.get(5)?,
            list_from: row.get(6)?,
            fetched_at: row.get(7)?,
        })
    }
}

/// Where the codes of a ballot stand that are made outside of the house.
#[derive(Clone, Debug)]
pub(super) struct Codes {
    /// When the first list came: from then on everything is there.
    pub(super) first_at: Option<Moment>,
    /// How many lists have come.
    pub(super) times: u32,
    /// The SHA-256 of the last one.
    pub(super) digest: Option<String>,
    /// Who was asked last.
    pub(super) registrar: Option<Registrar>,
}

/// What has to be done for the codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Whoever called the ballot names somebody.
    Name,
    /// Whoever was named says whether they do it.
    Answer,
    /// The roll is not frozen yet.
    Wait,
    /// The registrar makes the codes and sends the public halves.
    Make,
    /// The registrar brings every voter their code.
    Deliver,
    /// Members vote, or it is over.
    Done,
}

/// How the list of voters stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Listing {
    NotYet,
    /// It can be fetched, once, until then.
    Open(Moment),
    Fetched(Moment),
    /// Nobody fetched it in time.
    Over,
}

impl Codes {
    pub(super) fn next(&self, ballot: &Ballot) -> Next {
        if ballot.state >= State::Open {
            return Next::Done;
        }
        match &self.registrar {
            _ if self.times > 0 => Next::Deliver,
            Some(Registrar { accepted: Some(true), .. }) if ballot.settled_at().is_none() => Next::Wait,
            Some(Registrar { accepted: Some(true), .. }) => Next::Make,
            Some(Registrar { accepted: None, .. }) => Next::Answer,
            Some(Registrar { accepted: Some(false), .. }) | None => Next::Name,
        }
    }

    /// Whoever has accepted.
    pub(super) fn accepted(&self) -> Option<&Registrar> {
        self.registrar.as_ref().filter(|one| one.accepted == Some(true))
    }

    /// Whoever was asked last, if it is this member and they have not declined.
    pub(super) fn of(&self, member: MemberId) -> Option<&Registrar> {
        self.registrar.as_ref().filter(|one| one.member == member && one.accepted != Some(false))
    }

    pub(super) fn listing(&self, ballot: &Ballot, now: Moment) -> Listing {
        let Some(registrar) = self.accepted() else { return Listing::NotYet };
        if let Some(at) = registrar.fetched_at {
            return Listing::Fetched(at);
        }
        let Some(settled) = ballot.settled_at().filter(|_| ballot.state < State::Open) else { return Listing::NotYet };
        let since = registrar.list_from.or(registrar.answered_at).unwrap_or(settled).max(settled);
        let until = since.plus(OPEN);
        if now < until { Listing::Open(until) } else { Listing::Over }
    }
}

/// Where the codes stand; nothing where the host makes them.
pub(super) fn find(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Option<Codes>, Stop> {
    let found: Option<(Option<Moment>, u32, Option<String>)> = tx.optional(&sql::CODES, params![ballot])?;
    let Some((first_at, times, digest)) = found else { return Ok(None) };
    let registrar = tx.optional(&sql::REGISTRAR, params![ballot])?;
    Ok(Some(Codes { first_at, times, digest, registrar }))
}

/// The same, where a registrar makes them.
pub(super) fn one(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Codes, Stop> {
    find(tx, ballot)?.ok_or(Stop::Refused(Refusal::NotFound))
}

/// Whether this member was asked to make the codes and has not declined.
pub(super) fn is_asked(tx: &mut ReadTx<'_>, ballot: BallotId, member: MemberId) -> Result<bool, Stop> {
    Ok(find(tx, ballot)?.is_some_and(|codes| codes.of(member).is_some()))
}

/// Whether this member makes the codes of a ballot, or has made them.
pub(super) fn is_made_by(tx: &mut ReadTx<'_>, ballot: BallotId, member: MemberId) -> Result<bool, Stop> {
    Ok(find(tx, ballot)?.is_some_and(|codes| codes.accepted().is_some_and(|one| one.member == member)))
}
