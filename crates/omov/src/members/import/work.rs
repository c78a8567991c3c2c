//! The jobs of a list: trying it, putting it on the roll, taking it back, and forgetting it after a while.

use std::time::Duration;

use jiff::tz::TimeZone;
use omov_store::jobs::Queue;
use omov_store::{Error, Moment, WriteTx, params};

use super::imports::{self, Import, State, turn};
use super::judge::Judge;
use super::{AT_ONCE, ImportId, run, sql, stage, undo};
use crate::house::work::progress::{End, Progress};
use crate::house::work::{Task, Undone, Works};
use crate::house::{House, Stop, ids, organisation};

/// Lists that wait to be worked on; the payload is the list's id.
const QUEUE: Queue =
    Queue { name: "import", lease: Duration::from_mins(2), tries: 6, first_wait: Duration::from_secs(10) };

/// A list that was put on the roll can be undone for so long; then what it said is forgotten.
pub(super) const KEPT: Duration = Duration::from_hours(30 * 24);

/// The room's work.
pub(crate) fn work(works: Works) -> Works {
    works.queue(&QUEUE, 1, go_on).every("import-forget", Duration::from_hours(6), forget)
}

/// Asks for work on a list, from its beginning or its end. Says whether it was still in the state in which it was seen.
pub(super) fn ask(tx: &mut WriteTx<'_>, import: &Import, to: State, job: [u8; 16], now: Moment) -> Result<bool, Stop> {
    let at = match to {
        State::Undoing => u32::MAX,
        State::Running if import.state == State::Stopped => import.at,
        _ => 0,
    };
    if !turn(tx, import, to, at, Some(job), now)? {
        return Ok(false);
    }
    if to == State::Trying {
        tx.execute(&sql::DELETE_COUNTS, params![import.id])?;
    }
    Progress::begin(tx, job, said(to), Some(import.lines), now)?;
    QUEUE.enqueue(tx, job, &import.id.to_string(), now)?;
    Ok(true)
}

/// The message that says how far it is.
fn said(state: State) -> &'static str {
    match state {
        State::Running => "import-progress-running",
        State::Undoing => "import-progress-undoing",
        _ => "import-progress-trying",
    }
}

/// What a state ends in: done, or stopped by somebody.
fn ends(state: State, stopped: bool) -> State {
    match (state, stopped) {
        (State::Trying, false) => State::Tried,
        (State::Trying, true) => State::Columns,
        (State::Running, true) => State::Stopped,
        // What is taken back by half would be of no use to anybody.
        (State::Undoing, _) => State::Undone,
        _ => State::Done,
    }
}

/// Goes on with a list where it was left.
async fn go_on(task: Task) -> Result<(), Undone> {
    let Ok(id) = task.payload().parse::<ImportId>() else {
        return Ok(task.finish(|_| Ok(())).await?);
    };
    let found = task.house.store().read(move |tx| Ok((imports::find(tx, id)?, organisation::find(tx)?))).await?;
    let (Some(import), Some(organisation)) = found else {
        return Ok(task.finish(|_| Ok(())).await?);
    };
    if import.job != Some(task.id()) || !import.state.is_at_work() {
        return Ok(task.finish(|_| Ok(())).await?);
    }
    let zone = TimeZone::get(&organisation.zone).unwrap_or(TimeZone::UTC);
    let work = Work { import, zone, judge: None };
    work.go_on(&task).await
}

/// A list that is worked on.
#[derive(Clone)]
struct Work {
    import: Import,
    zone: TimeZone,
    judge: Option<Judge>,
}

/// How one piece ended.
enum Piece {
    /// So far it is, this many rows, and somebody may have asked that it stop.
    Last {
        at: u32,
        stop: bool,
    },
    End,
}

impl Work {
    async fn go_on(mut self, task: &Task) -> Result<(), Undone> {
        let (mut at, mut done) = (self.import.at, self.done());
        if self.import.state == State::Trying {
            let (import, words) = (self.import.clone(), task.house.words().clone());
            let (zone, now) = (self.zone.clone(), task.house.now());
            let ready =
                move |tx: &mut omov_store::ReadTx<'_>| Ok(Judge::ready(tx, &import, &words, zone.clone(), now)?);
            self.judge = task.house.store().read(ready).await?;
        }
        let mut most = AT_ONCE;
        let stopped = loop {
            if task.is_closing() {
                return Err(Undone::Later(Duration::ZERO));
            }
            match self.piece(task, at, (done + most).min(self.import.lines), most).await {
                Ok(Piece::End) => break false,
                Ok(Piece::Last { stop: true, .. }) if self.import.state != State::Undoing => break true,
                Ok(Piece::Last { at: last, .. }) => {
                    (at, done) = (last, (done + most).min(self.import.lines));
                    most = (2 * most).min(AT_ONCE);
                }
                // Something hangs on somebody who is to go: with smaller pieces it is found on whom.
                Err(Stop::Store(Error::Constraint { .. })) if self.import.state == State::Undoing && most > 1 => {
                    most /= 4;
                }
                Err(Stop::Store(Error::Constraint { .. })) if self.import.state == State::Undoing => {
                    let (import, now) = (self.import.clone(), task.house.now());
                    match task.write(move |tx| undo::keep(tx, &import, at, now)).await? {
                        Some(kept) => (at, done) = (kept, done + 1),
                        None => break false,
                    }
                }
                Err(stop) => return Err(stop.into()),
            }
            most = most.max(1);
        };
        self.finish(task, stopped).await
    }

    /// About how many rows are behind it, where another process has begun.
    fn done(&self) -> u32 {
        match self.import.state {
            State::Undoing => self.import.lines.saturating_sub(self.import.at),
            _ => self.import.at.min(self.import.lines),
        }
    }

    async fn piece(&self, task: &Task, at: u32, done: u32, most: u32) -> Result<Piece, Stop> {
        let (work, now, job) = (self.clone(), task.house.now(), task.id());
        let ids = match self.import.state {
            State::Trying => (0..AT_ONCE).map(|_| ids::by_time(now)).collect::<Result<Vec<_>, _>>()?,
            _ => Vec::new(),
        };
        task.write(move |tx| {
            let last = match (&work.judge, work.import.state) {
                (Some(judge), State::Trying) => judge.next(tx, at, &ids)?,
                (_, State::Running) => run::next(tx, &work.import, at, &work.zone, now)?,
                (_, State::Undoing) => undo::next(tx, &work.import, at, most, now)?,
                _ => None,
            };
            let stop = Progress::note(tx, job, said(work.import.state), done, Some(work.import.lines), now)?;
            Ok(last.map_or(Piece::End, |at| Piece::Last { at, stop }))
        })
        .await
    }

    async fn finish(&self, task: &Task, stopped: bool) -> Result<(), Undone> {
        let (import, job, now) = (self.import.clone(), task.id(), task.house.now());
        let to = ends(import.state, stopped);
        let last = move |tx: &mut WriteTx<'_>| {
            // Where it was stopped stays known, so that it can go on from there.
            let at = imports::find(tx, import.id)?.map_or(0, |now| now.at);
            turn(tx, &import, to, at, None, now)?;
            Progress::end(tx, job, if stopped { End::Stopped } else { End::Done }, now)?;
            Ok(())
        };
        Ok(task.finish(last).await?)
    }
}

/// Forgets lists that nobody has touched for long, some at a time.
async fn forget(house: House) -> Result<(), Stop> {
    if let Err(error) = stage::sweep(&house.data().join(stage::FOLDER)) {
        tracing::error!(kind = %error.kind(), "files that were left while they came in cannot be taken away");
    }
    let now = house.now();
    let before = now.minus(KEPT);
    let old = house.store().read(move |tx| {
        let old: Vec<(ImportId, State)> = tx.all(&sql::OLD, params![before, 50])?;
        Ok(old)
    });
    for (id, state) in old.await? {
        if state.is_at_work() {
            continue;
        }
        while !house.store().write(move |tx| undo::clear(tx, id, AT_ONCE)).await? {}
        let gone = move |tx: &mut WriteTx<'_>| {
            tx.execute(&sql::DELETE_COUNTS, params![id])?;
            tx.execute(&sql::DELETE, params![id])?;
            Ok(())
        };
        house.store().write(gone).await?;
    }
    Ok(())
}
