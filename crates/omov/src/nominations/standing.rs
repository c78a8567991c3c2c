//! Accepting to stand, in one's own words, and withdrawing. Both can be done until the end, as often as somebody likes. Whoever stands then can still withdraw until
//! the ballot is called: from there on their name is part of what the trustees agree to.

use omov_store::{Moment, ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::nomination::{self, Answers, State};
use super::rights::{self, Would};
use super::round::{self, Round};
use super::{NominationId, RoundId, sql};
use crate::house::Stop;
use crate::members::{self, MemberId};
use crate::record::Step;

/// What somebody says who stands.
#[derive(Clone, Debug)]
pub(super) struct Own {
    pub(super) statement: String,
    pub(super) answers: Answers,
    pub(super) old_enough: bool,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stood {
    Done,
    /// They stood at the end, and do not any more.
    Withdrew,
    Late,
    /// Somebody of the same name stands, and nobody could tell them apart on the ballot.
    SameName,
    /// There was nothing to withdraw.
    Nothing,
}

/// Accepts, or changes what was said. Whoever was not named names themselves by it; either way they support themselves, if they have a vote.
pub(super) fn accept(
    tx: &mut WriteTx<'_>,
    (words, zone): (&Words, &str),
    id: RoundId,
    (who, said): (MemberId, &Own),
    new: NominationId,
    now: Moment,
) -> Result<Stood, Stop> {
    let round = round::one(tx, id)?;
    if !round.is_open(now) {
        return Ok(Stood::Late);
    }
    let would = Would { who, old_enough: said.old_enough, supporters: None };
    rights::stands(tx, &round, (words, zone), would, now)?;
    let member = members::find(tx, who)?.ok_or(Refusal::NotFound)?;
    let others = nomination::all(tx, id)?;
    let same = |name: &str| members::name_key(name) == members::name_key(&member.name);
    let taken = others.iter().any(|one| one.member != who && one.is_accepted() && same(&one.name));
    if taken || same(&words.say("nomination-ballot-none")) {
        return Ok(Stood::SameName);
    }
    let there = others.iter().find(|one| one.member == who).map(|one| one.id);
    if there.is_none() {
        tx.execute(&sql::NAME, params![new, id, who, who])?;
    }
    let which = there.unwrap_or(new);
    let answers = serde_json::to_string(&said.answers).map_err(|_| Refusal::Failed)?;
    tx.execute(&sql::ACCEPT, params![which, member.name, said.statement, answers, said.old_enough])?;
    if rights::against_naming(tx, &round, who, zone, now)?.is_empty() {
        tx.execute(&sql::SUPPORT, params![which, who])?;
    }
    Ok(Stood::Done)
}

/// Whether whoever stands at the end can still withdraw: the ballot is not called yet.
pub(super) fn can_still(tx: &mut ReadTx<'_>, round: &Round) -> Result<bool, Stop> {
    Ok(round.ended_at.is_some() && round.ballot(tx)?.is_none())
}

/// Says no, or does not stand any more. Their words are gone with it.
pub(super) fn withdraw(tx: &mut WriteTx<'_>, id: RoundId, who: MemberId, now: Moment) -> Result<Stood, Stop> {
    let round = round::one(tx, id)?;
    if can_still(tx, &round)? {
        let mine = nomination::of(tx, id, who)?.filter(|one| one.state == State::Stands);
        let Some(mine) = mine else { return Ok(Stood::Nothing) };
        tx.execute(&sql::WITHDRAW, params![mine.id])?;
        let left = nomination::all(tx, id)?.iter().filter(|one| one.state == State::Stands).count();
        let facts = vec![("standing", left.to_string())];
        let (deed, rule) = ("nominations-withdrawn", "nominated-by");
        round.record(tx, Step { deed, rule, office: None, facts, by: None, at: now })?;
        return Ok(Stood::Withdrew);
    }
    if !round.is_open(now) {
        return Ok(Stood::Late);
    }
    let mine = nomination::of(tx, id, who)?.filter(|one| matches!(one.state, State::Named | State::Accepted));
    let Some(mine) = mine else { return Ok(Stood::Nothing) };
    tx.execute(&sql::DECLINE, params![mine.id])?;
    tx.execute(&sql::UNSUPPORT, params![mine.id, who])?;
    Ok(Stood::Done)
}
