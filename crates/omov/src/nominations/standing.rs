//! Accepting to stand, in one's own words, and withdrawing. Both can be done until the end, as often as somebody likes.

use omov_store::{Moment, WriteTx, params};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::nomination::{self, Answers, State};
use super::rights::{self, Would};
use super::{NominationId, RoundId, round, sql};
use crate::house::Stop;
use crate::members::{self, MemberId};

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

/// Says no, or does not stand any more. Their words are gone with it.
pub(super) fn withdraw(tx: &mut WriteTx<'_>, id: RoundId, who: MemberId, now: Moment) -> Result<Stood, Stop> {
    let round = round::one(tx, id)?;
    if !round.is_open(now) {
        return Ok(Stood::Late);
    }
    let mine = nomination::of(tx, id, who)?.filter(|one| matches!(one.state, State::Named | State::Accepted));
    let Some(mine) = mine else { return Ok(Stood::Nothing) };
    tx.execute(&sql::DECLINE, params![mine.id])?;
    tx.execute(&sql::UNSUPPORT, params![mine.id, who])?;
    Ok(Stood::Done)
}
