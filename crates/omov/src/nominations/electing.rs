//! What the room of ballots is given: those who stand, as they are, and nothing of it to be typed again.

use std::collections::BTreeMap;

use omov_store::{Moment, ReadTx};
use omov_web::words::Words;

use super::nomination::{self, Answers, State};
use super::rights::{self, Would};
use super::{RoundId, round};
use crate::ballots;
use crate::groups::GroupId;
use crate::house::Stop;
use crate::members::MemberId;
use crate::rules::{self, Rulebook};

/// So many nominations of a group are looked through, the last ones first.
const MOST: u32 = 100;

/// Somebody who stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) member: MemberId,
    pub(crate) name: String,
    pub(crate) answers: Answers,
    /// Where their statement is.
    pub(crate) page: String,
}

/// An election to be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Elect {
    pub(crate) round: RoundId,
    pub(crate) office: String,
    /// No more than stand.
    pub(crate) seats: u32,
    pub(crate) about: String,
    /// Whether there is an answer that nominations are opened again. Where only one stands, there is: otherwise there would be nothing to choose.
    pub(crate) reopen: bool,
    pub(crate) people: Vec<Candidate>,
    /// Those who stood at the end and do not any more: they withdrew, they left, or the rules do not let them.
    pub(crate) gone: Vec<String>,
    /// The fingerprint of what all say.
    pub(crate) statements: String,
}

/// The election that follows from these nominations, as a ballot of that kind in that group; nothing if there is none, or none any more.
pub(crate) fn to_elect(
    tx: &mut ReadTx<'_>,
    (words, zone): (&Words, &str),
    id: RoundId,
    (group, kind): (GroupId, &str),
    now: Moment,
) -> Result<Option<Elect>, Stop> {
    let round = round::one(tx, id)?;
    let Some(statements) = round.fingerprint() else { return Ok(None) };
    let voted = round.ballot(tx)?.is_some();
    let last = round::latest(tx, group, &round.office)?.is_some_and(|last| last.id == id);
    if round.group != group || round.kind != kind || voted || !last || !round.is_good(now) {
        return Ok(None);
    }
    let (mut people, mut gone) = (Vec::new(), Vec::new());
    for one in nomination::all(tx, id)?.into_iter().filter(|one| matches!(one.state, State::Stands | State::Withdrew)) {
        if one.state == State::Withdrew {
            gone.push(one.name);
            continue;
        }
        let would = Would { who: one.member, old_enough: one.old_enough, supporters: None };
        let there = rights::may_stand(tx, &round, (words, zone), (would, now), now)?;
        if there {
            let page = one.address();
            people.push(Candidate { member: one.member, name: one.name, answers: one.answers, page });
        } else {
            gone.push(one.name);
        }
    }
    if people.is_empty() {
        return Ok(None);
    }
    let reopens = ballots::can_reopen(&*rules::present(tx)?, kind, &round.office);
    Ok(Some(Elect {
        round: id,
        seats: round.seats.min(u32::try_from(people.len()).unwrap_or(u32::MAX)),
        reopen: reopens && (round.reopen || people.len() < 2),
        office: round.office,
        about: round.about,
        people,
        gone,
        statements,
    }))
}

/// All elections that follow from nominations in that group, as ballots of that kind.
pub(crate) fn all_to_elect(
    tx: &mut ReadTx<'_>,
    with: (&Words, &str),
    at: (GroupId, &str),
    now: Moment,
) -> Result<Vec<Elect>, Stop> {
    let mut all = Vec::new();
    for round in round::in_group(tx, at.0, MOST)? {
        all.extend(to_elect(tx, with, round.id, at, now)?);
    }
    Ok(all)
}

/// Whether whoever calls a ballot may type who stands for that office: the rules ask for no nominations, and there are none.
pub(crate) fn by_typing(
    tx: &mut ReadTx<'_>,
    book: &Rulebook,
    group: GroupId,
    office: &str,
    now: Moment,
) -> Result<bool, Stop> {
    if book.offices.get(office).is_none_or(|office| office.nominated_by.is_some()) {
        return Ok(false);
    }
    let Some(last) = round::latest(tx, group, office)? else { return Ok(true) };
    Ok(!last.is_live(tx, now)?)
}

/// The pages with the statements of those who stand, by member.
pub(crate) fn pages_of(tx: &mut ReadTx<'_>, id: RoundId) -> Result<BTreeMap<MemberId, String>, Stop> {
    let all = nomination::all(tx, id)?.into_iter().filter(|one| one.state == State::Stands);
    Ok(all.map(|one| (one.member, one.address())).collect())
}
