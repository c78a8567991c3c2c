//! A job in hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use omov_store::WriteTx;
use omov_store::jobs::{Job, Queue};
use tokio::sync::watch;

use crate::house::{House, Stop};

/// A job in hand.
#[derive(Clone, Debug)]
pub(crate) struct Task {
    pub(crate) house: House,
    pub(super) queue: Queue,
    pub(super) job: Job,
    pub(super) closed: watch::Receiver<bool>,
    /// Whether it has been taken out of its queue.
    pub(super) finished: Arc<AtomicBool>,
}

/// Why a job is not done.
#[derive(Clone, Debug)]
pub(crate) enum Undone {
    /// It did not work. It is tried again after a while, and given up after the queue's number of tries. The words go to
    /// the log and to pages: no address, no name.
    Failed(String),
    /// It goes on after that time; this was no failure.
    Later(Duration),
}

impl From<Stop> for Undone {
    fn from(stop: Stop) -> Self {
        Self::Failed(stop.to_string())
    }
}

impl Task {
    /// The job's id.
    pub(crate) fn id(&self) -> [u8; 16] {
        self.job.id
    }

    /// What is to be done, as the room has written it.
    pub(crate) fn payload(&self) -> &str {
        &self.job.payload
    }

    /// Whether it is given up if it fails once more.
    pub(crate) fn is_last_try(&self) -> bool {
        self.job.attempt >= self.queue.tries
    }

    /// Whether the program wants to end. Long work stops after the piece in hand and says [`Undone::Later`].
    pub(crate) fn is_closing(&self) -> bool {
        *self.closed.borrow()
    }

    /// Writes a piece of the work and holds on to the job, in one transaction: nothing is written if the job was meanwhile
    /// given to somebody else.
    pub(crate) async fn write<T, F>(&self, act: F) -> Result<T, Stop>
    where
        T: Send + 'static,
        F: Fn(&mut WriteTx<'_>) -> Result<T, Stop> + Send + 'static,
    {
        let (queue, job, now) = (self.queue, self.job.clone(), self.house.now());
        let held = move |tx: &mut WriteTx<'_>| {
            queue.renew(tx, &job, now)?;
            act(tx)
        };
        self.house.store().write(held).await
    }

    /// Writes the last of it and takes the job out of its queue, in one transaction.
    pub(crate) async fn finish<T, F>(&self, act: F) -> Result<T, Stop>
    where
        T: Send + 'static,
        F: Fn(&mut WriteTx<'_>) -> Result<T, Stop> + Send + 'static,
    {
        let (queue, job) = (self.queue, self.job.clone());
        let last = move |tx: &mut WriteTx<'_>| {
            queue.finish(tx, &job)?;
            act(tx)
        };
        let done = self.house.store().write(last).await?;
        self.finished.store(true, Ordering::Relaxed);
        Ok(done)
    }
}
