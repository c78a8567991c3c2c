//! Reserves: who steps in for a trustee who does not make their part of the key. The caller names them; a scrutineer, and nobody else, puts one in a
//! trustee's place, once half of the time before the opening has gone. The key is then made anew: what the others sent names them all.

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};
use omov_web::refusal::Refusal;

use super::board::column;
use super::scrutiny::{self, Done};
use super::stage::State;
use super::trustees::{self, Given, Next, Trustee};
use super::{Ballot, BallotId, ballot, registrar, sql};
use crate::election::Draft;
use crate::house::{House, Stop};
use crate::members::MemberId;
use crate::offices::acts::ActId;
use crate::offices::notice::{self, Notice};
use crate::record::Step;

/// More nobody needs.
pub(super) const MOST: usize = 10;

/// One of them.
#[derive(Clone, Debug)]
pub(super) struct Reserve {
    pub(super) place: u64,
    pub(super) member: MemberId,
    pub(super) name: String,
    /// The trustee in whose place they are.
    pub(super) number: Option<u64>,
    /// Why.
    pub(super) reason: Option<String>,
}

impl FromRow for Reserve {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let (place, member, name) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Self { place, member, name, number: row.get(3)?, reason: row.get(4)? })
    }
}

/// All of a ballot, in order.
pub(super) fn all(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Vec<Reserve>, Stop> {
    Ok(tx.all(&sql::RESERVES, params![ballot])?)
}

/// Who steps in next.
pub(super) fn next(all: &[Reserve]) -> Option<&Reserve> {
    all.iter().find(|one| one.number.is_none())
}

/// Whether the key is still to be made: afterwards nobody is named, and nobody steps in.
pub(super) fn is_in_time(ballot: &Ballot) -> bool {
    matches!(ballot.state, State::Draft | State::RollFrozen) && ballot.keys_at.is_none()
}

/// From when on somebody may step in.
pub(super) fn from(ballot: &Ballot) -> Moment {
    Moment(ballot.called_at.0 + (ballot.opens_at.0 - ballot.called_at.0) / 2)
}

/// The trustees for whom somebody may step in: those for whom the others wait.
pub(super) fn late<'t>(ballot: &Ballot, draft: &Draft, trustees: &'t [Trustee], now: Moment) -> Vec<&'t Trustee> {
    if !is_in_time(ballot) || now < from(ballot) {
        return Vec::new();
    }
    let given = Given::default();
    let owes = |one: &&Trustee| matches!(trustees::next(ballot, draft, trustees, &given, one.number), Next::Send(_));
    trustees.iter().filter(owes).collect()
}

/// Why it cannot be done: the name of a message.
pub(super) type Unfit = &'static str;

/// Keeps whom the caller names, in place of those who were named before and still wait.
pub(super) fn keep(
    tx: &mut WriteTx<'_>,
    id: BallotId,
    by: MemberId,
    people: &[(MemberId, String)],
    now: Moment,
) -> Result<Result<(), Unfit>, Stop> {
    let ballot = ballot::one(tx, id)?;
    if ballot.called_by != by {
        return Err(Refusal::NotAllowed.into());
    }
    if !is_in_time(&ballot) {
        return Err(Refusal::Conflict.into());
    }
    let trustees = trustees::all(tx, id)?;
    if people.iter().any(|(member, _)| trustees.iter().any(|one| one.member == *member)) {
        return Ok(Err("ballot-reserve-trustee"));
    }
    for (member, _) in people {
        if registrar::is_asked(tx, id, *member)? {
            return Ok(Err("ballot-reserve-registrar"));
        }
    }
    tx.execute(&sql::NO_RESERVES, params![id])?;
    let first = all(tx, id)?.iter().map(|one| one.place + 1).max().unwrap_or_default();
    for (place, (member, name)) in (first..).zip(people) {
        tx.execute(&sql::ADD_RESERVE, params![id, column(place), member, name])?;
    }
    let facts = vec![("reserves", people.len().to_string())];
    let step = Step { deed: "ballot-reserves", rule: "trustees", office: None, facts, by: Some(by), at: now };
    ballot.record(tx, step)?;
    Ok(Ok(()))
}

/// What a scrutineer says: in whose place the next one steps, and why.
#[derive(Clone, Debug)]
pub(super) struct Says {
    pub(super) number: u64,
    pub(super) reason: String,
}

/// Puts the next reserve in the place of a trustee, and has the key made anew.
pub(super) fn step_in(
    tx: &mut WriteTx<'_>,
    house: &House,
    id: BallotId,
    (by, act, letters): (MemberId, ActId, [u8; 16]),
    says: &Says,
    now: Moment,
) -> Result<Result<(), Unfit>, Stop> {
    let ballot = ballot::one(tx, id)?;
    scrutiny::must_hold(tx, &ballot, by, now)?;
    let before = trustees::all(tx, id)?;
    let mut draft = ballot.draft()?;
    let Some(late) = late(&ballot, &draft, &before, now).into_iter().find(|one| one.number == says.number) else {
        return Ok(Err("ballot-reserve-not-late"));
    };
    let reserves = all(tx, id)?;
    let Some(reserve) = next(&reserves) else { return Ok(Err("ballot-reserve-nobody")) };
    // Who watches over the key does not hold it.
    if reserve.member == by {
        return Ok(Err("ballot-reserve-self"));
    }
    let at = usize::try_from(late.number).ok().and_then(|number| number.checked_sub(1));
    let name = at.and_then(|at| draft.trustees.get_mut(at)).ok_or(Refusal::Failed)?;
    name.clone_from(&reserve.name);
    if tx.execute(&sql::SET_DRAFT, params![id, ballot.draft, draft.to_json()])? != 1 {
        return Err(Refusal::Conflict.into());
    }
    tx.execute(&sql::KEY_ANEW, params![id])?;
    tx.execute(&sql::REPLACE_TRUSTEE, params![id, column(late.number), reserve.member, reserve.name])?;
    tx.execute(&sql::STEPPED_IN, params![id, column(reserve.place), column(late.number), says.reason])?;
    let facts = vec![("draft", draft.hash()), ("trustee", late.number.to_string())];
    let deed = "act-ballot-stepped-in";
    scrutiny::note(tx, &ballot, Done { act, by, deed, number: None, reason: &says.reason, facts }, now)?;
    let others = before.iter().filter(|one| one.number != late.number).map(|one| (one.member, "key-anew"));
    let told = others.chain([(late.member, "key-replaced"), (reserve.member, "key-stepped-in")]);
    let with = [("title", ballot.title.as_str().into()), ("page", house.address(&id.address()).into())];
    for (to, message) in told {
        let letter = Notice { id: notice::id_for(letters, to.0), to, purpose: "trustee", message };
        notice::send(tx, house, &letter, &with, now)?;
    }
    Ok(Ok(()))
}
