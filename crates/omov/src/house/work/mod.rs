//! Work in the background: jobs from queues in the database, and what is done again and again.
//!
//! A room says in one function what work it has, and the function stands on the list of [`ROOMS`]:
//!
//! ```text
//! pub(crate) fn work(works: Works) -> Works {
//!     works.queue(&QUEUE, 1, run).every("roll-lapse", Duration::from_hours(1), lapse)
//! }
//!
//! /// A job: what `QUEUE.enqueue(tx, id, payload, due)` put there, in the transaction of the act that needs it.
//! async fn run(task: Task) -> Result<(), Undone> {
//!     loop {
//!         if task.is_closing() {
//!             return Err(Undone::Later(Duration::ZERO)); // goes on where it was, here or in another process
//!         }
//!         // A piece of it, some hundred rows: all of it is kept, or nothing, and nothing if the job went to another.
//!         let more = task.write(move |tx| next_piece(tx, …)).await?;
//!         if !more {
//!             return task.finish(move |tx| last_words(tx, …)).await.map_err(Undone::from);
//!         }
//!     }
//! }
//! ```
//!
//! Nothing is lost when a process dies: the job is due again when its lease has run out, for any process on the same
//! database. So a job is written to go on where it was, and what it does outside of the database is done at least once.

mod every;
#[cfg(test)]
mod forgotten;
mod log;
pub(crate) mod progress;
mod queues;
mod task;
#[cfg(test)]
mod tests;

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use omov_store::jobs::Queue;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::{House, Stop, ids};
pub(crate) use task::{Task, Undone};

/// What each room has to do in the background.
const ROOMS: &[fn(Works) -> Works] = &[
    log::work,
    progress::work,
    crate::accounts::care::work,
    crate::agendas::work,
    crate::hands::work,
    crate::ballots::work,
    crate::debates::work,
    crate::digest::work,
    crate::groups::moves::work,
    crate::meetings::work,
    crate::members::import::work,
    crate::members::export::work,
    crate::members::renewals::work,
    crate::nominations::work,
    crate::offices::second::care::work,
    crate::post::work,
    crate::record::work,
    crate::removing::work,
    crate::rules::change::work,
];

type Doing<T> = Pin<Box<dyn Future<Output = T> + Send>>;
type Job = Arc<dyn Fn(Task) -> Doing<Result<(), Undone>> + Send + Sync>;
type Again = Arc<dyn Fn(House) -> Doing<Result<(), Stop>> + Send + Sync>;

/// All work there is.
#[derive(Clone, Default)]
pub(crate) struct Works {
    queues: Vec<(Queue, usize, Job)>,
    again: Vec<(&'static str, Duration, Again)>,
}

impl Works {
    /// The jobs of a queue: so many `at_once` in one process.
    pub(crate) fn queue<F, D>(mut self, queue: &Queue, at_once: usize, job: F) -> Self
    where
        F: Fn(Task) -> D + Send + Sync + 'static,
        D: Future<Output = Result<(), Undone>> + Send + 'static,
    {
        self.queues.push((*queue, at_once.max(1), Arc::new(move |task| Box::pin(job(task)))));
        self
    }

    /// What is done once in each such time, by one of all processes. It is short: what takes longer, it puts into a queue.
    pub(crate) fn every<F, D>(mut self, name: &'static str, time: Duration, act: F) -> Self
    where
        F: Fn(House) -> D + Send + Sync + 'static,
        D: Future<Output = Result<(), Stop>> + Send + 'static,
    {
        self.again.push((name, time, Arc::new(move |house| Box::pin(act(house)))));
        self
    }

    /// That of all rooms.
    fn all() -> Self {
        ROOMS.iter().fold(Self::default(), |works, room| room(works))
    }
}

/// The workers of this process, until they are told to end.
pub(crate) struct Workers {
    closing: watch::Sender<bool>,
    tasks: JoinSet<()>,
}

/// So long the workers have to finish what they have in hand.
const PATIENCE: Duration = Duration::from_secs(20);

impl House {
    /// Starts the workers of this process.
    pub(crate) fn work(&self) -> Result<Workers, Stop> {
        self.work_at(Works::all())
    }

    fn work_at(&self, works: Works) -> Result<Workers, Stop> {
        let (closing, closed) = watch::channel(false);
        let me = ids::chance()?;
        let mut tasks = JoinSet::new();
        for (queue, at_once, job) in works.queues {
            for _ in 0..at_once {
                tasks.spawn(queues::serve(self.clone(), queue, job.clone(), ids::chance()?, closed.clone()));
            }
        }
        tasks.spawn(every::serve(self.clone(), works.again, me, closed));
        Ok(Workers { closing, tasks })
    }

    /// Wakes the workers of this process: there may be something to do.
    pub(crate) fn wake(&self) {
        self.0.waking.notify_waiters();
    }
}

impl Workers {
    /// Ends them: each finishes what it has in hand, or hands it back.
    pub(crate) async fn end(mut self) {
        // If nobody listens any more, they have ended already.
        let _ = self.closing.send(true);
        let all = async { while self.tasks.join_next().await.is_some() {} };
        if tokio::time::timeout(PATIENCE, all).await.is_err() {
            tracing::warn!("work in the background was cut off; it is done again when its lease has run out");
        }
    }
}

/// Does everything that is due, here and now, until nothing is left.
#[cfg(test)]
pub(crate) async fn all_due(house: &House) -> Result<(), Stop> {
    due_of(house, &Works::all()).await
}

#[cfg(test)]
async fn due_of(house: &House, works: &Works) -> Result<(), Stop> {
    let me = ids::chance()?;
    let (_open, closed) = watch::channel(false);
    loop {
        let mut idle = true;
        for (name, time, act) in &works.again {
            idle &= !every::once(house, name, *time, act, me).await?;
        }
        for (queue, _, job) in &works.queues {
            while queues::once(house, queue, job, me, &closed).await? {
                idle = false;
            }
        }
        if idle {
            return Ok(());
        }
    }
}

/// Whoever sends a form may have left something to do.
pub(super) async fn woken(State(house): State<House>, request: Request, next: Next) -> Response {
    let acts = request.method() == Method::POST;
    let answer = next.run(request).await;
    if acts {
        house.wake();
    }
    answer
}

/// Waits until somebody wakes the workers or the time is up; says whether to go on.
async fn rest(woken: impl Future<Output = ()>, time: Duration, closed: &mut watch::Receiver<bool>) -> bool {
    tokio::select! {
        () = woken => {}
        () = tokio::time::sleep(jittered(time)) => {}
        _ = closed.wait_for(|closing| *closing) => return false,
    }
    !*closed.borrow()
}

/// Up to a quarter more, so that processes that started together do not ask together.
fn jittered(time: Duration) -> Duration {
    let part = ids::chance::<1>().map_or(0, |[byte]| byte);
    time + time / 1024 * u32::from(part)
}
