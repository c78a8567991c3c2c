//! What is done by itself: at its hour it is fixed who may vote, and at the close it is counted.

use std::time::Duration;

use omov_store::jobs::Queue;
use omov_store::{ReadTx, WriteTx, params};

use super::{Hands, HandsId, sql, voices, vote};
use crate::ballots;
use crate::house::work::{Task, Undone, Works};
use crate::house::{House, Stop};
use crate::members::MemberId;
use crate::record::Step;

/// Those that have something due; the id is that of the show of hands.
const QUEUE: Queue =
    Queue { name: "hands", lease: Duration::from_mins(5), tries: 20, first_wait: Duration::from_secs(10) };

/// So many rows are written at once.
const PIECE: usize = 500;

/// The work.
pub(crate) fn work(works: Works) -> Works {
    works.queue(&QUEUE, 1, lead).every("hands", Duration::from_secs(30), look)
}

/// Puts whatever has something due into the queue.
async fn look(house: House) -> Result<(), Stop> {
    let now = house.now();
    let put = move |tx: &mut WriteTx<'_>| {
        let due: Vec<HandsId> = tx.all(&sql::DUE, params![now])?;
        due.into_iter().try_for_each(|id| QUEUE.enqueue(tx, id.0, "", now).map(|_| ()).map_err(Stop::from))
    };
    house.store().write(put).await
}

/// Opens it, and counts it if its time is over.
async fn lead(task: Task) -> Result<(), Undone> {
    let id = HandsId(task.id());
    let hands = task.house.store().read(move |tx| vote::one(tx, id)).await?;
    if hands.could.is_none() {
        open(&task, &hands).await?;
    }
    let now = task.house.now();
    let count = move |tx: &mut WriteTx<'_>| {
        let hands = vote::one(tx, id)?;
        if hands.counted_at.is_some() || now < hands.closes_at { Ok(()) } else { count(tx, &hands, now) }
    };
    Ok(task.finish(count).await?)
}

/// Fixes who may vote.
async fn open(task: &Task, hands: &Hands) -> Result<(), Undone> {
    let (id, asked) = (hands.id, hands.clone());
    let read = move |tx: &mut ReadTx<'_>| {
        let (book, place) = (asked.rules(tx)?, asked.place(tx)?);
        ballots::eligible(tx, &book, (&asked.kind, &place), (asked.opens_at, asked.opens_at))
    };
    let people: Vec<MemberId> = task.house.store().read(read).await?.into_iter().map(|(member, _)| member).collect();
    task.write(move |tx: &mut WriteTx<'_>| Ok(tx.execute(&sql::NO_VOICES, params![id]).map(|_| ())?)).await?;
    for piece in people.chunks(PIECE) {
        if task.is_closing() {
            return Err(Undone::Later(Duration::ZERO));
        }
        let piece = piece.to_vec();
        let put = move |tx: &mut WriteTx<'_>| {
            for member in &piece {
                tx.execute(&sql::ADD_VOICE, params![id, member])?;
            }
            Ok(())
        };
        task.write(put).await?;
    }
    let (could, now) = (people.len() as u64, task.house.now());
    let last = move |tx: &mut WriteTx<'_>| {
        let hands = vote::one(tx, id)?;
        if tx.execute(&sql::OPENED, params![id, i64::try_from(could).unwrap_or(i64::MAX)])? != 1 {
            return Ok(());
        }
        let facts = vec![("could", could.to_string())];
        hands.record(tx, Step { deed: "hands-opened", rule: "open-at-least", office: None, facts, by: None, at: now })
    };
    Ok(task.write(last).await?)
}

/// Counts it.
fn count(tx: &mut WriteTx<'_>, hands: &Hands, now: omov_store::Moment) -> Result<(), Stop> {
    let all: Vec<String> = tx.all(&sql::VOICES, params![hands.id])?;
    let mut figures = vec![0_u64; hands.choices()];
    for at in all.iter().flat_map(|text| voices::read(text)) {
        if let Some(figure) = figures.get_mut(at) {
            *figure += 1;
        }
    }
    let (voted, text) = (all.len() as u64, serde_json::to_string(&figures).unwrap_or_default());
    tx.execute(&sql::COUNTED, params![hands.id, now, i64::try_from(voted).unwrap_or(i64::MAX), text])?;
    let could = hands.could.unwrap_or_default();
    let facts = vec![("could", could.to_string()), ("voted", voted.to_string()), ("result", text)];
    hands.record(tx, Step { deed: "hands-counted", rule: "count", office: None, facts, by: None, at: now })
}
