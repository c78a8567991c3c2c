//! The two who take papers in: named by whoever called the ballot, until its roll is frozen, and each says whether they do it.

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};
use omov_web::refusal::Refusal;

use super::choosing::is_open;
use crate::ballots::board::column;
use crate::ballots::{Ballot, BallotId, ballot, election, registrar, sql};
use crate::house::Stop;
use crate::members::{self, MemberId, Standing};
use crate::offices::{self, Power};
use crate::record::Step;

/// One of them.
#[derive(Clone, Debug)]
pub(in crate::ballots) struct Officer {
    /// 1 or 2: which half of the codes is theirs.
    pub(in crate::ballots) number: u64,
    pub(in crate::ballots) member: MemberId,
    pub(in crate::ballots) name: String,
    /// Where papers are sent to.
    pub(in crate::ballots) address: String,
    pub(in crate::ballots) accepted_at: Option<Moment>,
}

impl FromRow for Officer {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let (number, member, name) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Self { number, member, name, address: row.get(3)?, accepted_at: row.get(4)? })
    }
}

pub(super) fn all(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Vec<Officer>, Stop> {
    Ok(tx.all(&sql::PAPER_OFFICERS, params![ballot])?)
}

/// Whether both have accepted and are still members, so that papers are taken in.
pub(super) fn are_there(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<bool, Stop> {
    let all = all(tx, ballot)?;
    for one in &all {
        let member = members::find(tx, one.member)?.is_some_and(|member| member.standing == Standing::Member);
        if one.accepted_at.is_none() || !member {
            return Ok(false);
        }
    }
    Ok(all.len() == 2)
}

/// Whether this member takes papers in, and is still a member.
pub(in crate::ballots) fn is_officer(tx: &mut ReadTx<'_>, ballot: BallotId, member: MemberId) -> Result<bool, Stop> {
    Ok(all(tx, ballot)?.iter().any(|one| one.member == member && one.accepted_at.is_some()))
}

/// Why somebody cannot take papers in: they would hold two things that nobody should hold together.
fn unfit_for(
    tx: &mut ReadTx<'_>,
    ballot: &Ballot,
    member: MemberId,
    now: Moment,
) -> Result<Option<&'static str>, Stop> {
    let place = ballot.place(tx)?;
    Ok(if registrar::is_asked(tx, ballot.id, member)? {
        // They would have both halves, and the papers.
        Some("paper-is-registrar")
    } else if election::candidates(tx, ballot.id)?.iter().any(|one| one.member == member) {
        Some("paper-stands")
    } else if offices::holds(tx, member, Power::Scrutinise, &place, now)? {
        Some("paper-scrutinises")
    } else {
        None
    })
}

/// Whom the caller names, and where papers are sent to.
#[derive(Clone, Debug)]
pub(in crate::ballots) struct Named {
    pub(in crate::ballots) people: [(MemberId, String); 2],
    pub(in crate::ballots) address: String,
}

/// Keeps them, in place of those who were named before. Whoever had accepted and is named again has still accepted. Gives those who are to be asked.
///
/// # Errors
/// Who cannot do it, and the message that says why.
pub(in crate::ballots) fn name(
    tx: &mut WriteTx<'_>,
    id: BallotId,
    by: MemberId,
    named: &Named,
    now: Moment,
) -> Result<Result<Vec<MemberId>, (String, &'static str)>, Stop> {
    let ballot = ballot::one(tx, id)?;
    let place = ballot.place(tx)?;
    if by != ballot.called_by && !offices::holds(tx, by, Power::RunBallots, &place, now)? {
        return Err(Refusal::NotAllowed.into());
    }
    let book = ballot.rules(tx)?;
    if !super::is_in(&book, &ballot)? || !is_open(&ballot, now) {
        return Err(Refusal::Conflict.into());
    }
    for (member, name) in &named.people {
        if let Some(why) = unfit_for(tx, &ballot, *member, now)? {
            return Ok(Err((name.clone(), why)));
        }
    }
    let before = all(tx, id)?;
    tx.execute(&sql::NO_PAPER_OFFICERS, params![id])?;
    let mut asked = Vec::new();
    for (number, (member, name)) in (1_u64..).zip(&named.people) {
        let known = before.iter().find(|one| one.member == *member);
        let accepted = known.and_then(|one| one.accepted_at);
        tx.execute(
            &sql::ADD_PAPER_OFFICER,
            params![id, column(number), member, name, named.address.as_str(), accepted],
        )?;
        if known.is_none() {
            asked.push(*member);
        }
    }
    record(tx, &ballot, "ballot-paper-named", by, now)?;
    Ok(Ok(asked))
}

/// Somebody who was named does it.
///
/// # Errors
/// The message that says why it cannot be them any more.
pub(in crate::ballots) fn accept(
    tx: &mut WriteTx<'_>,
    id: BallotId,
    me: MemberId,
    now: Moment,
) -> Result<Result<Ballot, &'static str>, Stop> {
    let ballot = asked(tx, id, me, now)?;
    if let Some(why) = unfit_for(tx, &ballot, me, now)? {
        return Ok(Err(why));
    }
    if tx.execute(&sql::PAPER_ACCEPTED, params![id, me, now])? == 1 {
        record(tx, &ballot, "ballot-paper-accepted", me, now)?;
    }
    Ok(Ok(ballot))
}

/// Somebody who was named does not do it, or not any more. Until the roll is frozen another can be named.
pub(in crate::ballots) fn decline(
    tx: &mut WriteTx<'_>,
    id: BallotId,
    me: MemberId,
    now: Moment,
) -> Result<Ballot, Stop> {
    let ballot = asked(tx, id, me, now)?;
    tx.execute(&sql::PAPER_DECLINED, params![id, me])?;
    record(tx, &ballot, "ballot-paper-declined", me, now)?;
    Ok(ballot)
}

/// The ballot, if this member was asked and it is not frozen.
fn asked(tx: &mut ReadTx<'_>, id: BallotId, me: MemberId, now: Moment) -> Result<Ballot, Stop> {
    let ballot = ballot::one(tx, id)?;
    all(tx, id)?.iter().find(|one| one.member == me).ok_or(Refusal::NotAllowed)?;
    if is_open(&ballot, now) { Ok(ballot) } else { Err(Refusal::Conflict.into()) }
}

fn record(tx: &mut WriteTx<'_>, ballot: &Ballot, deed: &'static str, by: MemberId, at: Moment) -> Result<(), Stop> {
    let there = all(tx, ballot.id)?.iter().filter(|one| one.accepted_at.is_some()).count();
    let facts = vec![("paper-officers", there.to_string())];
    ballot.record(tx, Step { deed, rule: "channels", office: None, facts, by: Some(by), at })
}
