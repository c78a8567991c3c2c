//! The room's work in the background: each ballot is led on when its time has come, and the public record is told how far its board has come.

use std::time::Duration;

use omov_store::jobs::Queue;
use omov_store::{Moment, ReadTx, WriteTx, params};
use sha2::{Digest as _, Sha256};

use super::ballot;
use super::stage::State;
use super::{
    Ballot, BallotId, board, closing, codes, corrections, outage, paper, registrar, reminding, roll, sql, stock,
};
use crate::house::work::{Task, Undone, Works};
use crate::house::{House, Stop};
use crate::record::Step;

/// What there is to do for a ballot; the id is the ballot's.
pub(super) const QUEUE: Queue =
    Queue { name: "ballots", lease: Duration::from_mins(10), tries: 20, first_wait: Duration::from_secs(10) };
/// The public record is told of a board.
const ANCHORS: Queue =
    Queue { name: "ballot-boards", lease: Duration::from_mins(2), tries: 20, first_wait: Duration::from_secs(10) };

/// What is cast within so long is told together: nothing finer stands anywhere.
const BATCH: Duration = Duration::from_mins(10);

/// The work.
pub(crate) fn work(works: Works) -> Works {
    let works = stock::work(works).queue(&reminding::QUEUE, 1, reminding::remind);
    works.queue(&QUEUE, 1, lead).queue(&ANCHORS, 1, anchor).every("ballots", Duration::from_secs(30), look)
}

/// Puts whatever has something due into the queue.
async fn look(house: House) -> Result<(), Stop> {
    let now = house.now();
    house
        .store()
        .write(move |tx| {
            let all: Vec<BallotId> = tx.all(&sql::AT_WORK, params![])?;
            for id in all {
                let ballot = ballot::one(tx, id)?;
                if ballot.state == State::Open {
                    outage::pulse(tx, &ballot, now)?;
                }
                if due(tx, &ballot, now)?.is_some() {
                    QUEUE.enqueue(tx, id.0, "", now)?;
                }
            }
            Ok(())
        })
        .await
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Due {
    Freeze,
    Settle,
    Halves,
    Codes,
    Keys,
    Open,
    Close,
    Tally,
}

fn due(tx: &mut ReadTx<'_>, ballot: &Ballot, now: Moment) -> Result<Option<Due>, Stop> {
    Ok(match ballot.state {
        State::Draft => (now >= ballot.freezes_at).then_some(Due::Freeze),
        State::RollFrozen if ballot.settled_at().is_none() => {
            ballot.corrects_until.is_some_and(|until| now >= until).then_some(Due::Settle)
        }
        State::RollFrozen => match registrar::find(tx, ballot.id)? {
            // It waits for whoever makes them outside of the house.
            Some(codes) if codes.first_at.is_none() => None,
            None if paper::waits_for_halves(tx, ballot)? => Some(Due::Halves),
            None if codes::are_missing(tx, ballot.id)? => Some(Due::Codes),
            _ => (ballot.keys_at.is_some() && ballot.could.is_some_and(|could| could > 0)).then_some(Due::Keys),
        },
        State::KeysReady => {
            let opens = now >= ballot.opens_at && now < ballot.closes_at;
            (opens && !closing::is_held_up(tx, ballot, now)?).then_some(Due::Open)
        }
        State::Open => (now >= ballot.ends_at && outage::waiting(tx, ballot, now)?.is_none()).then_some(Due::Close),
        State::Closed => {
            let ended = board::last_kind(tx, ballot.id)? == Some(omov_belenios::archive::EventKind::EndBallots);
            ended.then_some(Due::Tally)
        }
        State::Tallied | State::Certified | State::Voided => None,
    })
}

/// Leads a ballot on, step by step, as far as it goes now.
async fn lead(task: Task) -> Result<(), Undone> {
    let id = BallotId(task.id());
    loop {
        if task.is_closing() {
            return Err(Undone::Later(Duration::ZERO));
        }
        let now = task.house.now();
        let read = move |tx: &mut ReadTx<'_>| {
            let ballot = ballot::one(tx, id)?;
            Ok((due(tx, &ballot, now)?, ballot))
        };
        let (due, ballot) = task.house.store().read(read).await?;
        match due {
            Some(Due::Freeze) => roll::freeze(&task, &ballot).await?,
            Some(Due::Settle) => corrections::settle(&task, &ballot).await?,
            Some(Due::Halves) => paper::make(&task, &ballot).await?,
            Some(Due::Codes) => drop(codes::piece(&task, &ballot).await?),
            Some(Due::Keys) => drop(closing::keys(&task, &ballot).await?),
            Some(Due::Open) => drop(closing::open(&task, &ballot).await?),
            Some(Due::Close) => closing::close(&task, &ballot).await?,
            Some(Due::Tally) => drop(closing::tally(&task, &ballot).await?),
            None => return Ok(task.finish(|_| Ok(())).await?),
        }
    }
}

/// Has the public record told at the end of this batch how far the board has come. Asked for by every ballot of the batch, done once.
pub(super) fn anchor_later(tx: &mut WriteTx<'_>, ballot: BallotId, now: Moment) -> Result<(), Stop> {
    let batch = i64::try_from(BATCH.as_micros()).unwrap_or(i64::MAX);
    let ends = (now.0.div_euclid(batch) + 1) * batch;
    ANCHORS.enqueue(tx, job_of(ballot, &ends.to_string()), &ballot.to_string(), Moment(ends))?;
    Ok(())
}

/// The id of one of several jobs of a ballot: asked for again and again, it is one job.
pub(super) fn job_of(ballot: BallotId, what: &str) -> [u8; 16] {
    let digest: [u8; 32] = Sha256::new().chain_update(ballot.0).chain_update(what).finalize().into();
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    id
}

/// Tells the public record how far a board has come: whoever would drop a ballot from it now is found out.
async fn anchor(task: Task) -> Result<(), Undone> {
    let id: BallotId = task.payload().parse().map_err(|_| Undone::Failed("no ballot".into()))?;
    let now = task.house.now();
    let tell = move |tx: &mut WriteTx<'_>| {
        let (ballot, at) = (ballot::one(tx, id)?, board::one(tx, id)?);
        if ballot.state != State::Open || at.anchored == at.events {
            return Ok(());
        }
        tx.execute(&sql::ANCHORED, params![id, board::column(at.events)])?;
        let facts = vec![("last-event", at.head), ("events", at.events.to_string())];
        ballot.record(tx, Step { deed: "ballot-board", rule: "grace", office: None, facts, by: None, at: now })
    };
    Ok(task.finish(tell).await?)
}
