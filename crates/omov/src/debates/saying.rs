//! Saying something of one's own, for others to agree or disagree with.

use omov_store::{Error, Moment, WriteTx, params};
use omov_web::words::Words;

use super::debate::{self, Debate, State, Statement};
use super::source::Source;
use super::{hearing, sql, text};
use crate::house::Stop;
use crate::members::MemberId;
use crate::replies::Floor;

/// More statements are not taken in one debate: nobody would hear them all.
pub(crate) const MOST: usize = 2_000;

/// What is already there that says the same, or nearly.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) same: Option<Statement>,
    /// The most alike first.
    pub(super) near: Vec<Statement>,
}

/// Looks for what says the same.
pub(super) fn alike(statements: &[Statement], body: &str) -> Found {
    let words = text::words(body);
    let there = || statements.iter().filter(|one| one.state == State::There);
    let mut near: Vec<(usize, &Statement)> = there().map(|one| (text::alike(&words, &one.words), one)).collect();
    near.retain(|(alike, _)| *alike >= text::NEAR);
    near.sort_by_key(|(alike, one)| (std::cmp::Reverse(*alike), one.number));
    let same = there().find(|one| one.words == words).cloned();
    Found { same, near: near.into_iter().take(3).map(|(_, one)| one.clone()).collect() }
}

/// What became of a wish to say something.
pub(super) enum Outcome {
    /// It stands there now.
    Said,
    /// It is there already, or something near.
    Alike(Box<Found>),
    /// There are as many statements as there can be.
    Full,
}

/// Says it, unless the same is there; what is only near has to be said to be another thing (`other`).
pub(super) fn say(
    tx: &mut WriteTx<'_>,
    (words, zone): (&Words, &str),
    debate: &Debate,
    member: MemberId,
    (body, source, other): (&str, Option<Source>, bool),
    now: Moment,
) -> Result<Outcome, Stop> {
    let statements = debate::statements(tx, debate.id)?;
    let (book, place) = (debate.rules(tx)?, debate.place(tx)?);
    let floor =
        Floor { book: &book, place: &place, talk: &debate.kind, about: debate.id.0, opener: Some(debate.opened_by) };
    let organiser = floor.allows(tx, (words, zone, "say-refused"), (member, body.chars().count()), now)?;
    let found = alike(&statements, body);
    if found.same.is_some() || !(other || found.near.is_empty()) {
        return Ok(Outcome::Alike(Box::new(found)));
    }
    if statements.len() >= MOST {
        return Ok(Outcome::Full);
    }
    let number = statements.last().map_or(1, |last| last.number + 1);
    let new = Statement { organiser, source, ..Statement::new(number, member, body, now) };
    new.create(tx, debate.id)?;
    hearing::own(tx, debate.id, member, number)?;
    Ok(Outcome::Said)
}

/// Takes back what somebody said themselves. Says whether it was still there.
pub(super) fn withdraw(tx: &mut WriteTx<'_>, debate: &Debate, number: u32, member: MemberId) -> Result<bool, Error> {
    Ok(tx.execute(&sql::WITHDRAW, params![debate.id, number, member])? == 1)
}
