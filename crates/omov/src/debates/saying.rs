//! Saying something of one's own, for others to agree or disagree with.

use jiff::tz::TimeZone;
use omov_rules::decide::Act;
use omov_store::{Error, Moment, ReadTx, WriteTx, params};
use omov_web::words::Words;

use super::debate::{self, Debate, State, Statement};
use super::{hearing, sql, text};
use crate::groups::Place;
use crate::house::{Stop, timestamp};
use crate::members::MemberId;
use crate::offices::{self, Power};

/// More statements are not taken in one debate: nobody would hear them all.
pub(super) const MOST: usize = 2_000;

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

/// Whether somebody is an organiser of a debate: who opened it, and who holds the power to organise where it is held.
pub(super) fn is_organiser(
    tx: &mut ReadTx<'_>,
    debate: &Debate,
    place: &Place,
    member: MemberId,
    now: Moment,
) -> Result<bool, Error> {
    Ok(debate.opened_by == member || offices::holds(tx, member, Power::Organise, place, now)?)
}

/// How many letters organisers have written, and how many all have.
pub(super) fn written(statements: &[Statement]) -> (u64, u64) {
    let sum = |organisers: bool| {
        let of = statements.iter().filter(|one| one.organiser || !organisers);
        of.map(|one| u64::from(one.letters)).sum()
    };
    (sum(true), sum(false))
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
    (body, other): (&str, bool),
    now: Moment,
) -> Result<Outcome, Stop> {
    let statements = debate::statements(tx, debate.id)?;
    let place = debate.place(tx)?;
    let organiser = is_organiser(tx, debate, &place, member, now)?;
    let (organisers_so_far, all_so_far) = written(&statements);
    let characters = body.chars().count() as u64;
    let today: u64 = tx.one(&sql::SAID_SINCE, params![member, debate.id, midnight(zone, now)])?;
    let kind = debate.kind.clone();
    let act = Act::Speak { debate: kind, posts_today: today, characters, organiser, organisers_so_far, all_so_far };
    debate.allows(tx, (words, zone, "say-refused"), member, &act, now)?;
    let found = alike(&statements, body);
    if found.same.is_some() || !(other || found.near.is_empty()) {
        return Ok(Outcome::Alike(Box::new(found)));
    }
    if statements.len() >= MOST {
        return Ok(Outcome::Full);
    }
    let number = statements.last().map_or(1, |last| last.number + 1);
    let new = Statement { organiser, ..Statement::new(number, member, body, now) };
    new.create(tx, debate.id)?;
    hearing::own(tx, debate.id, member, number)?;
    Ok(Outcome::Said)
}

/// When the day began, in the organisation's time zone.
fn midnight(zone: &str, now: Moment) -> Moment {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let start = timestamp(now).to_zoned(zone).start_of_day();
    start.map_or(now, |start| Moment(start.timestamp().as_microsecond()))
}

/// Takes back what somebody said themselves. Says whether it was still there.
pub(super) fn withdraw(tx: &mut WriteTx<'_>, debate: &Debate, number: u32, member: MemberId) -> Result<bool, Error> {
    Ok(tx.execute(&sql::WITHDRAW, params![debate.id, number, member])? == 1)
}
