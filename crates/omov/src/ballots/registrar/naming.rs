//! Who makes the codes: named with the call, and they say whether they do it. As long as no list of codes has come, another can be named.

use omov_store::{Moment, ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;

use super::{Codes, Next, one};
use crate::ballots::{Ballot, BallotId, ballot, election, paper, reserves, sql, trustees};
use crate::groups::Place;
use crate::house::Stop;
use crate::members::{self, MemberId};
use crate::offices::{self, Power};
use crate::record::Step;

/// What somebody says who was named, or who said before that they do it.
#[derive(Clone, Debug)]
pub(in crate::ballots) enum Answers {
    /// They do it, and members can reach them so.
    Accepts(String),
    Declines,
}

/// Why somebody cannot make the codes: they would hold two things that nobody should hold together.
pub(in crate::ballots) fn unfit(
    tx: &mut ReadTx<'_>,
    place: &Place,
    (member, caller): (MemberId, MemberId),
    (trustees, standing): (&[MemberId], &[MemberId]),
    now: Moment,
) -> Result<Option<&'static str>, Stop> {
    Ok(if member == caller {
        Some("registrar-is-caller")
    } else if trustees.contains(&member) {
        Some("registrar-is-trustee")
    } else if standing.contains(&member) {
        Some("registrar-stands")
    } else if offices::holds(tx, member, Power::Scrutinise, place, now)? {
        Some("registrar-scrutinises")
    } else {
        None
    })
}

/// The same of a ballot that was called.
fn unfit_for(
    tx: &mut ReadTx<'_>,
    ballot: &Ballot,
    member: MemberId,
    now: Moment,
) -> Result<Option<&'static str>, Stop> {
    let mut trustees: Vec<_> = trustees::all(tx, ballot.id)?.iter().map(|one| one.member).collect();
    trustees.extend(reserves::all(tx, ballot.id)?.iter().map(|one| one.member));
    let standing: Vec<_> = election::candidates(tx, ballot.id)?.iter().map(|one| one.member).collect();
    if paper::is_officer(tx, ballot.id, member)? {
        return Ok(Some("registrar-opens-papers"));
    }
    let place = ballot.place(tx)?;
    unfit(tx, &place, (member, ballot.called_by), (&trustees, &standing), now)
}

/// Takes down with the call that the codes are made outside of the house, and by whom.
pub(in crate::ballots) fn begin(
    tx: &mut WriteTx<'_>,
    ballot: &Ballot,
    (member, name): &(MemberId, String),
) -> Result<(), Stop> {
    tx.execute(&sql::ADD_CODES, params![ballot.id])?;
    tx.execute(&sql::ADD_REGISTRAR, params![ballot.id, 1_i64, member, name, ballot.called_at])?;
    Ok(())
}

/// Whether another can be named: nobody has sent codes yet.
fn is_to_be_named(codes: &Codes, ballot: &Ballot) -> bool {
    matches!(codes.next(ballot), Next::Name | Next::Answer | Next::Wait | Next::Make)
}

/// Names another. It is done by whoever called the ballot or runs ballots there, and everybody sees that it was.
///
/// # Errors
/// The message that says why it cannot be them.
pub(in crate::ballots) fn name(
    tx: &mut WriteTx<'_>,
    id: BallotId,
    by: MemberId,
    (member, name): &(MemberId, String),
    now: Moment,
) -> Result<Result<(), &'static str>, Stop> {
    let ballot = ballot::one(tx, id)?;
    let (codes, place) = (one(tx, id)?, ballot.place(tx)?);
    if by != ballot.called_by && !offices::holds(tx, by, Power::RunBallots, &place, now)? {
        return Err(Refusal::NotAllowed.into());
    }
    if !is_to_be_named(&codes, &ballot) {
        return Err(Refusal::Conflict.into());
    }
    if *member == by {
        return Ok(Err("registrar-is-caller"));
    }
    if codes.of(*member).is_some() {
        return Ok(Err("registrar-is-named"));
    }
    if let Some(why) = unfit_for(tx, &ballot, *member, now)? {
        return Ok(Err(why));
    }
    let number = codes.registrar.map_or(0, |last| last.number) + 1;
    tx.execute(&sql::ADD_REGISTRAR, params![id, number, member, name, now])?;
    record(tx, &ballot, "ballot-registrar-named", Vec::new(), by, now)?;
    Ok(Ok(()))
}

/// Takes their answer. Whoever has accepted can still step down, until their list of codes is there.
///
/// # Errors
/// The message that says why it cannot be them any more.
pub(in crate::ballots) fn answer(
    tx: &mut WriteTx<'_>,
    id: BallotId,
    me: MemberId,
    answers: &Answers,
    now: Moment,
) -> Result<Result<Ballot, &'static str>, Stop> {
    let ballot = ballot::one(tx, id)?;
    let codes = one(tx, id)?;
    let mine = codes.of(me).ok_or(Refusal::NotAllowed)?;
    let accepts = matches!(answers, Answers::Accepts(_));
    if !is_to_be_named(&codes, &ballot) || (accepts && mine.accepted.is_some()) {
        return Err(Refusal::Conflict.into());
    }
    let (answer, reach) = match answers {
        Answers::Accepts(reach) => ("accepted", Some(reach.as_str())),
        Answers::Declines => ("declined", None),
    };
    if accepts {
        if members::find(tx, me)?.is_none_or(|member| member.standing != members::Standing::Member) {
            return Err(Refusal::NotAllowed.into());
        }
        if let Some(why) = unfit_for(tx, &ballot, me, now)? {
            return Ok(Err(why));
        }
    }
    tx.execute(&sql::ANSWERED, params![id, mine.number, answer, now, reach])?;
    let deed = if accepts { "ballot-registrar-accepted" } else { "ballot-registrar-declined" };
    record(tx, &ballot, deed, Vec::new(), me, now)?;
    Ok(Ok(ballot))
}

/// Puts what was done about the codes on the public record.
pub(super) fn record(
    tx: &mut WriteTx<'_>,
    ballot: &Ballot,
    deed: &'static str,
    facts: Vec<(&'static str, String)>,
    by: MemberId,
    at: Moment,
) -> Result<(), Stop> {
    ballot.record(tx, Step { deed, rule: "codes", office: None, facts, by: Some(by), at })
}
