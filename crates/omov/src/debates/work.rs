//! The room's work in the background: debates are closed at their hour, and their maps drawn anew.
//!
//! A map is drawn at most once an hour, and only when as many members as the floor have voted since: so nobody's single vote can be read
//! off the difference of two. It is always worked out from all votes, never from the map before.

use std::time::Duration;

use omov_opinion::Vote;
use omov_store::jobs::Queue;
use omov_store::{FromRow as _, Moment, ReadTx, WriteTx, params};

use super::debate::{self, Debate, State};
use super::map::{self, FLOOR, Findings, Place, Votes, millionths};
use super::{DebateId, sql};
use crate::house::work::{Task, Undone, Works};
use crate::house::{House, Stop};
use crate::members::MemberId;
use crate::record::Step;

/// What there is to do for a debate; the id is the debate's.
const QUEUE: Queue =
    Queue { name: "debates", lease: Duration::from_mins(10), tries: 20, first_wait: Duration::from_secs(10) };

/// A map stands at least so long.
const STANDS: Duration = Duration::from_hours(1);

/// So many members are told their place in one transaction.
const AT_ONCE: usize = 500;

/// The work.
pub(crate) fn work(works: Works) -> Works {
    works.queue(&QUEUE, 1, lead).every("debates", Duration::from_secs(30), look)
}

/// Puts whatever has something due into the queue.
async fn look(house: House) -> Result<(), Stop> {
    let now = house.now();
    let put = move |tx: &mut WriteTx<'_>| {
        let open: Vec<Debate> = tx.all(&sql::OPEN_ONES, params![])?;
        for debate in open {
            if now >= debate.closes_at || is_due(tx, &debate, now)? {
                QUEUE.enqueue(tx, debate.id.0, "", now)?;
            }
        }
        Ok(())
    };
    house.store().write(put).await
}

/// Whether a map is to be drawn: enough members have voted since the last one, and it has stood long enough.
fn is_due(tx: &mut ReadTx<'_>, debate: &Debate, now: Moment) -> Result<bool, Stop> {
    let moved: u32 = tx.one(&sql::MOVED, params![debate.id])?;
    let last: Option<(Moment, String)> = tx.optional(&sql::MAP, params![debate.id])?;
    let stood = last.is_none_or(|(at, _)| at.plus(STANDS) <= now || now >= debate.closes_at);
    Ok(moved >= FLOOR && stood)
}

/// Draws the map if that is due, and closes the debate if its hour has come.
async fn lead(task: Task) -> Result<(), Undone> {
    let (id, now) = (DebateId(task.id()), task.house.now());
    let read = move |tx: &mut ReadTx<'_>| {
        let debate = debate::one(tx, id)?;
        let drawn = is_due(tx, &debate, now)?.then(|| votes(tx, id)).transpose()?;
        Ok((debate, drawn))
    };
    let (debate, drawn): (Debate, Option<Drawn>) = task.house.store().read(read).await?;
    if let Some(drawn) = drawn {
        draw(&task, id, drawn).await?;
    }
    let close = move |tx: &mut WriteTx<'_>| {
        if now < debate.closes_at || tx.execute(&sql::CLOSE, params![id, now])? == 0 {
            return Ok(());
        }
        let (facts, by) = (Vec::new(), None);
        debate.record(tx, Step { deed: "debate-closed", rule: "lasts", office: None, facts, by, at: now })
    };
    Ok(task.finish(close).await?)
}

/// What a map is drawn from: the statements that stand, everything that was said to them, and how often each member has voted since the map
/// before. Whoever votes meanwhile is not lost: only what was read is taken off.
type Drawn = (Vec<u32>, Votes, Vec<(MemberId, u32)>);

fn votes(tx: &mut ReadTx<'_>, id: DebateId) -> Result<Drawn, Stop> {
    let there = debate::statements(tx, id)?.into_iter().filter(|one| one.state == State::There);
    let there = there.map(|one| one.number).collect();
    let mut votes = Votes::new();
    tx.each(&sql::VIEWS, params![id], |row| {
        let (member, statement, vote) = <(MemberId, u32, Option<i64>)>::from_row(row)?;
        votes.extend(vote.and_then(Vote::of_value).map(|vote| (member, statement, vote)));
        Ok::<_, omov_store::Error>(())
    })?;
    Ok((there, votes, tx.all(&sql::MOVED_BY, params![id])?))
}

async fn draw(task: &Task, id: DebateId, (there, votes, moved): Drawn) -> Result<(), Undone> {
    let worked = tokio::task::spawn_blocking(move || map::find(&there, votes)).await;
    let Some((findings, places)) = worked.map_err(|error| Undone::Failed(error.to_string()))? else { return Ok(()) };
    for some in places.chunks(AT_ONCE) {
        let some = some.to_vec();
        task.write(move |tx| place(tx, id, &some)).await?;
    }
    // Whoever said something only to statements that are gone has no place, and is drawn all the same.
    for some in moved.chunks(AT_ONCE) {
        let some = some.to_vec();
        task.write(move |tx| count(tx, id, &some)).await?;
    }
    let now = task.house.now();
    task.write(move |tx| publish(tx, id, &findings, now)).await?;
    Ok(())
}

/// Tells members their places: to themselves alone, and to whoever draws what they hear next.
fn place(tx: &mut WriteTx<'_>, id: DebateId, places: &[Place]) -> Result<(), Stop> {
    for (member, opinion, [x, y]) in places {
        tx.execute(&sql::PLACE, params![id, member, opinion, millionths(*x), millionths(*y)])?;
    }
    Ok(())
}

/// Takes note of whose answers are in the map. They count as new until it is put up, so that whoever dies in between begins again.
fn count(tx: &mut WriteTx<'_>, id: DebateId, moved: &[(MemberId, u32)]) -> Result<(), Stop> {
    for (member, answers) in moved {
        tx.execute(&sql::DRAW, params![id, member, answers])?;
    }
    Ok(())
}

/// Puts the map up, and counts anew who of which group has heard what.
fn publish(tx: &mut WriteTx<'_>, id: DebateId, findings: &Findings, now: Moment) -> Result<(), Stop> {
    let text = serde_json::to_string(findings).map_err(|_| omov_web::refusal::Refusal::Failed)?;
    tx.execute(&sql::SET_MAP, params![id, now, text])?;
    tx.execute(&sql::DRAWN, params![id])?;
    tx.execute(&sql::FORGET_TIMES, params![id])?;
    let counted: Vec<(u32, u32, u32)> = tx.all(&sql::COUNT_TIMES, params![id])?;
    for (opinion, statement, times) in counted {
        tx.execute(&sql::SET_TIMES, params![id, opinion, statement, times])?;
    }
    Ok(())
}

/// The map that was drawn last, and when.
pub(super) fn published(tx: &mut ReadTx<'_>, id: DebateId) -> Result<Option<(Moment, Findings)>, Stop> {
    let found: Option<(Moment, String)> = tx.optional(&sql::MAP, params![id])?;
    let read = |text: &str| {
        serde_json::from_str(text).map_err(|error| {
            tracing::error!(%error, "the map of a debate");
            Stop::Refused(omov_web::refusal::Refusal::Failed)
        })
    };
    found.map(|(at, text)| Ok((at, read(&text)?))).transpose()
}
