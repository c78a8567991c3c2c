//! Where sealed ballots wait until their proofs are checked. A fixed number of workers checks them, one at a time each, and whoever would wait longer
//! than a person waits patiently is told at once how many are before them and about how long it takes, instead of being kept in the dark.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use tokio::sync::{Semaphore, SemaphorePermit};

/// Nobody waits longer without a word.
const PATIENCE: Duration = Duration::from_secs(5);
/// So many wait at most, however quick the machine is: each holds a ballot in memory.
const SEATS: usize = 2_000;
/// What a check is taken to need before one was measured.
const GUESS: Duration = Duration::from_millis(10);
/// A new measurement counts for one in so many.
const WEIGHT: u64 = 16;
/// Nobody is sent away for longer; by then the queue may have gone.
const LONGEST: Duration = Duration::from_mins(10);

static QUEUE: LazyLock<Queue> = LazyLock::new(|| Queue::new(available_parallelism().map_or(1, usize::from)));

/// The queue of this process.
pub(super) fn queue() -> &'static Queue {
    &QUEUE
}

/// How long somebody would wait, who is told instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wait {
    /// So many ballots are before theirs.
    pub(super) before: u64,
    /// After so many seconds they should send it again.
    pub(super) seconds: u32,
}

/// Who waits, and for what.
#[derive(Debug)]
pub(super) struct Queue {
    workers: usize,
    free: Semaphore,
    waiting: AtomicUsize,
    /// How long a check takes, in microseconds: the mean of the last of them.
    takes: AtomicU64,
    /// Until when those who were sent away are spread out: they come back one after the other, and not all at once.
    spread: Mutex<Option<Instant>>,
}

/// It is somebody's turn until this is dropped.
#[derive(Debug)]
pub(super) struct Turn<'q> {
    queue: &'q Queue,
    begun: Instant,
    _worker: SemaphorePermit<'q>,
}

impl Queue {
    fn new(workers: usize) -> Self {
        Self {
            workers,
            free: Semaphore::new(workers),
            waiting: AtomicUsize::new(0),
            takes: AtomicU64::new(GUESS.as_micros() as u64),
            spread: Mutex::new(None),
        }
    }

    /// Waits for a turn, in the order of arrival.
    ///
    /// # Errors
    /// If that would take too long.
    pub(super) async fn turn(&self) -> Result<Turn<'_>, Wait> {
        let before = Waiting::begin(&self.waiting);
        let would = self.each() * u32::try_from(before.before).unwrap_or(u32::MAX);
        if before.before >= SEATS || would > PATIENCE {
            return Err(self.sent_away(before.before, would));
        }
        let worker = tokio::time::timeout(2 * PATIENCE, self.free.acquire()).await;
        // A check that takes far longer than those before it makes a liar of whoever worked it out.
        let Ok(Ok(worker)) = worker else { return Err(self.sent_away(before.before, PATIENCE)) };
        drop(before);
        Ok(Turn { queue: self, begun: Instant::now(), _worker: worker })
    }

    /// One ballot is done in this time, by all workers together.
    fn each(&self) -> Duration {
        Duration::from_micros(self.takes.load(Ordering::Relaxed)) / u32::try_from(self.workers).unwrap_or(1)
    }

    fn sent_away(&self, before: usize, would: Duration) -> Wait {
        let (now, each) = (Instant::now(), self.each().max(Duration::from_micros(1)));
        let mut spread = self.spread.lock().unwrap_or_else(PoisonError::into_inner);
        let earliest = now + would.min(LONGEST);
        let at = spread.map_or(earliest, |last| (last + each).max(earliest)).min(now + LONGEST);
        *spread = Some(at);
        let time = at - now;
        let others = ((time.saturating_sub(would)).as_micros() / each.as_micros()) as u64;
        Wait { before: before as u64 + others, seconds: time.as_secs_f64().ceil().max(2.0) as u32 }
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let took = u64::try_from(self.begun.elapsed().as_micros()).unwrap_or(u64::MAX);
        let mean = |mean: u64| Some((mean * (WEIGHT - 1)).saturating_add(took) / WEIGHT);
        // The closure always gives a number, so this cannot fail.
        let _ = self.queue.takes.fetch_update(Ordering::Relaxed, Ordering::Relaxed, mean);
    }
}

/// Counts somebody among those who wait, also if they go away meanwhile.
struct Waiting<'q> {
    all: &'q AtomicUsize,
    before: usize,
}

impl<'q> Waiting<'q> {
    fn begin(all: &'q AtomicUsize) -> Self {
        Self { all, before: all.fetch_add(1, Ordering::Relaxed) }
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.all.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use tokio::task::JoinSet;

    use super::{GUESS, PATIENCE, Queue, SEATS, Turn, queue};

    /// Waits until so many wait.
    async fn waiting(queue: &Queue, many: usize) {
        while queue.waiting.load(super::Ordering::Relaxed) < many {
            tokio::task::yield_now().await;
        }
    }

    /// So many people before the house that nobody else is let in, until this is dropped.
    pub(in crate::ballots) struct Crowd {
        _at_work: Vec<Turn<'static>>,
        _waiting: JoinSet<()>,
    }

    /// Fills the queue of this process.
    pub(in crate::ballots) async fn crowd() -> Crowd {
        let mut at_work = Vec::new();
        for _ in 0..queue().workers {
            at_work.push(queue().turn().await.expect("a turn"));
        }
        let many = (PATIENCE.as_micros() / queue().each().as_micros()) as usize + 2;
        let mut others = JoinSet::new();
        for _ in 0..many.min(SEATS) {
            others.spawn(async { drop(queue().turn().await) });
        }
        // The last of them may be told to come again.
        waiting(queue(), many.min(SEATS) - 1).await;
        Crowd { _at_work: at_work, _waiting: others }
    }

    #[tokio::test]
    async fn whoever_would_wait_too_long_is_told_how_many_wait_and_how_long() {
        let queue = Arc::new(Queue::new(2));
        let (one, two) = (queue.turn().await.expect("a turn"), queue.turn().await.expect("a turn"));
        let fits = (PATIENCE.as_micros() / (GUESS / 2).as_micros()) as usize + 1;
        assert!(fits < SEATS);
        let mut others = JoinSet::new();
        for _ in 0..fits {
            let queue = queue.clone();
            others.spawn(async move { queue.turn().await.map(drop).is_ok() });
        }
        waiting(&queue, fits).await;
        let first = queue.turn().await.expect_err("too many wait");
        assert_eq!((first.before, first.seconds), (fits as u64, 6));
        // Those who are sent away do not all come back in the same instant.
        let mut last = first;
        for _ in 0..400 {
            last = queue.turn().await.expect_err("too many wait");
        }
        assert!(last.seconds > first.seconds && last.before > first.before, "{last:?}");
        drop((one, two));
        while let Some(other) = others.join_next().await {
            assert!(other.expect("no panic"), "everybody who was let in had their turn");
        }
        assert_eq!(queue.waiting.load(super::Ordering::Relaxed), 0);
        queue.turn().await.expect("there is room again");
    }

    #[tokio::test]
    async fn who_goes_away_does_not_wait_any_more() {
        let queue = Queue::new(1);
        let turn = queue.turn().await.expect("a turn");
        let waits = tokio::time::timeout(Duration::from_millis(1), queue.turn()).await;
        assert!(waits.is_err(), "there is one worker");
        assert_eq!(queue.waiting.load(super::Ordering::Relaxed), 0);
        drop(turn);
    }
}
