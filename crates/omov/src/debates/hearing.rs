//! Who is shown which statement next, and what they say to it.

use omov_opinion::Vote;
use omov_opinion::exposure::Exposure;
use omov_rules::decide::Act;
use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};
use omov_web::words::Words;

use super::debate::{Debate, State};
use super::{DebateId, sql};
use crate::house::Stop;
use crate::members::MemberId;
use crate::rules;

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

/// The statement that was shown to somebody and waits for what they say. `there` are the numbers of those that stand, in their order.
pub(super) fn in_hand(there: &[u32], views: &[View]) -> Option<u32> {
    let waits = views.iter().filter(|(_, vote)| vote.is_none()).map(|(number, _)| *number);
    waits.into_iter().find(|number| there.binary_search(number).is_ok())
}

/// Those of the statements that stand which they were not shown yet.
pub(super) fn unseen(there: &[u32], views: &[View]) -> impl Iterator<Item = u32> {
    there.iter().copied().filter(|number| views.binary_search_by_key(number, |(seen, _)| *seen).is_err())
}

/// Shows somebody the statement that was heard least among those who think like them; nothing if they hold one or have heard all.
pub(super) fn next(tx: &mut WriteTx<'_>, debate: &Debate, member: MemberId) -> Result<(), Error> {
    // Numbers alone: each vote comes by here, and the words of all statements are much to read.
    let statements: Vec<(u32, State)> = tx.all(&sql::NUMBERS, params![debate.id])?;
    let there: Vec<u32> =
        statements.iter().filter(|(_, state)| *state == State::There).map(|(number, _)| *number).collect();
    let views = views(tx, debate.id, member)?;
    if in_hand(&there, &views).is_some() {
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
    let wanted = unseen(&there, &views).map(|number| (number as usize - 1, u64::from(number)));
    if let Some(chosen) = exposure.next(lot(member), opinion.map(|_| 0), wanted) {
        show(tx, debate.id, member, statements[chosen].0, opinion)?;
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
    let today = rules::local(zone, now).0.div_euclid(24 * 3_600);
    let votes = if voter.day == today { voter.votes } else { 0 };
    let act = Act::Weigh { debate: debate.kind.clone(), votes_today: u64::from(votes) };
    debate.allows(tx, (words, zone, "debate-vote-refused"), member, &act, now)?;
    show(tx, debate.id, member, number, voter.opinion)?;
    tx.execute(&sql::VOTE, params![debate.id, member, number, vote.value()])?;
    tx.execute(&sql::SET_VOTER, params![debate.id, member, today, votes + 1])?;
    Ok(())
}
