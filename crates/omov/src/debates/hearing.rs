//! Who is shown which statement next, and what they say to it.

use jiff::tz::TimeZone;
use omov_opinion::Vote;
use omov_opinion::exposure::Exposure;
use omov_rules::decide::Act;
use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};
use omov_web::words::Words;

use super::debate::{self, Debate, State, Statement};
use super::{DebateId, sql};
use crate::house::{Stop, timestamp};
use crate::members::MemberId;

/// What somebody was shown, and what they said to it.
pub(super) type View = (u32, Option<Vote>);

/// Somebody who takes part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Voter {
    /// The group of opinion they were in when the map was drawn last, from 1.
    pub(super) opinion: Option<u32>,
    /// Their place on it, in millionths.
    pub(super) x: Option<i64>,
    pub(super) y: Option<i64>,
    day: i64,
    votes: u32,
}

impl FromRow for Voter {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { opinion: row.get(0)?, x: row.get(1)?, y: row.get(2)?, day: row.get(3)?, votes: row.get(4)? })
    }
}

/// Somebody's part in a debate, once they have voted.
pub(super) fn voter(tx: &mut ReadTx<'_>, debate: DebateId, member: MemberId) -> Result<Option<Voter>, Error> {
    tx.optional(&sql::VOTER, params![debate, member])
}

/// What somebody was shown, in the order in which it was said.
pub(super) fn views(tx: &mut ReadTx<'_>, debate: DebateId, member: MemberId) -> Result<Vec<View>, Error> {
    let rows: Vec<(u32, Option<i64>)> = tx.all(&sql::MY_VIEWS, params![debate, member])?;
    Ok(rows.into_iter().map(|(number, vote)| (number, vote.and_then(Vote::of_value))).collect())
}

/// The statement that was shown to somebody last and waits for what they say.
pub(super) fn in_hand<'s>(statements: &'s [Statement], views: &[View]) -> Option<&'s Statement> {
    let waits = |one: &&Statement| views.iter().any(|(number, vote)| *number == one.number && vote.is_none());
    statements.iter().filter(|one| one.state == State::There).find(waits)
}

/// Whether there is something that they were not shown yet.
pub(super) fn is_more(statements: &[Statement], views: &[View]) -> bool {
    unseen(statements, views).next().is_some()
}

fn unseen<'s>(statements: &'s [Statement], views: &'s [View]) -> impl Iterator<Item = &'s Statement> {
    let there = statements.iter().filter(|one| one.state == State::There);
    there.filter(|one| views.iter().all(|(number, _)| *number != one.number))
}

/// Shows somebody the statement that was heard least among those who think like them; nothing if they hold one or have heard all.
pub(super) fn next(tx: &mut WriteTx<'_>, debate: &Debate, member: MemberId) -> Result<(), Error> {
    let (statements, views) = (debate::statements(tx, debate.id)?, views(tx, debate.id, member)?);
    if in_hand(&statements, &views).is_some() {
        return Ok(());
    }
    let opinion = voter(tx, debate.id, member)?.and_then(|voter| voter.opinion);
    let rows: Vec<(u32, u32, u32)> = tx.all(&sql::TIMES, params![debate.id, opinion.unwrap_or_default()])?;
    let mut exposure = Exposure::new(&debate.seed, statements.len(), usize::from(opinion.is_some()));
    let (mut all, mut own) = (vec![0; statements.len()], vec![0; statements.len()]);
    for (of, number, times) in rows {
        let Some(place) = all.get_mut(number.saturating_sub(1) as usize) else { continue };
        if of == 0 {
            *place = times;
        } else {
            own[number as usize - 1] = times;
        }
    }
    exposure.heard(&all, opinion.is_some().then_some((0, own.as_slice())));
    let there = unseen(&statements, &views).map(|one| (one.number as usize - 1, u64::from(one.number)));
    if let Some(chosen) = exposure.next(lot(member), opinion.map(|_| 0), there) {
        show(tx, debate.id, member, statements[chosen].number, opinion)?;
    }
    Ok(())
}

/// The number by which a member draws lots: the part of their id that says nothing about them.
fn lot(member: MemberId) -> u64 {
    let mut number = [0; 8];
    number.copy_from_slice(&member.0[8..]);
    u64::from_be_bytes(number) & omov_opinion::conversation::LARGEST_ID
}

fn show(
    tx: &mut WriteTx<'_>,
    debate: DebateId,
    member: MemberId,
    number: u32,
    opinion: Option<u32>,
) -> Result<(), Error> {
    if tx.execute(&sql::SHOW, params![debate, member, number])? == 1 {
        for group in [Some(0), opinion].into_iter().flatten() {
            tx.execute(&sql::HEARD, params![debate, group, number])?;
        }
    }
    Ok(())
}

/// The author of a statement agrees with it, as long as they do not say otherwise. It was not shown to them, so it is not counted as heard.
pub(super) fn own(tx: &mut WriteTx<'_>, debate: DebateId, author: MemberId, number: u32) -> Result<(), Error> {
    tx.execute(&sql::SHOW, params![debate, author, number])?;
    tx.execute(&sql::VOTE, params![debate, author, number, Vote::Agree.value()]).map(|_| ())
}

/// The day, as a whole number, in the organisation's time zone.
fn day(zone: &str, now: Moment) -> i64 {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let date = timestamp(now).to_zoned(zone).date();
    i64::from(date.year()) * 10_000 + i64::from(date.month()) * 100 + i64::from(date.day())
}

/// Agrees, disagrees or passes; again, if somebody has changed their mind.
pub(super) fn vote(
    tx: &mut WriteTx<'_>,
    (words, zone): (&Words, &str),
    debate: &Debate,
    member: MemberId,
    (number, vote): (u32, Vote),
    now: Moment,
) -> Result<(), Stop> {
    let voter = voter(tx, debate.id, member)?.unwrap_or_default();
    let today = day(zone, now);
    let votes = if voter.day == today { voter.votes } else { 0 };
    let act = Act::Weigh { debate: debate.kind.clone(), votes_today: u64::from(votes) };
    debate.allows(tx, (words, zone, "debate-vote-refused"), member, &act, now)?;
    show(tx, debate.id, member, number, voter.opinion)?;
    tx.execute(&sql::VOTE, params![debate.id, member, number, vote.value()])?;
    tx.execute(&sql::SET_VOTER, params![debate.id, member, today, votes + 1])?;
    Ok(())
}
