//! Jobs: work to be done later, outside of the request that asked for it.
//!
//! A job is put into its queue in the transaction of the act that needs it: both are there, or neither. A worker takes it
//! by moving its due time ahead, by compare-and-set; if the worker dies, the job becomes due again by itself, so nothing is
//! lost. What the worker writes for the job goes into one transaction with [`Queue::finish`]; if the job was meanwhile given
//! to somebody else, that transaction fails and nothing is done twice inside the database. Outside of it (a mail that is
//! handed to a server) a job is done at least once.
//!
//! Time and the worker's name are parameters.

use std::time::Duration;

use crate::error::Error;
use crate::params;
use crate::row::{FromRow, Row};
use crate::transaction::{ReadTx, WriteTx};
use crate::value::Moment;

crate::statements! {
    ENQUEUE = "INSERT INTO store_jobs (queue, id, payload, due_at, attempts) VALUES ($1, $2, $3, $4, 0) \
        ON CONFLICT DO NOTHING";
    BURY = "UPDATE store_jobs SET due_at = NULL, holder = NULL, trouble = $4 \
        WHERE queue = $1 AND due_at <= $2 AND attempts >= $3";
    CLAIM = "UPDATE store_jobs SET due_at = $4, holder = $3, attempts = attempts + 1 \
        WHERE queue = $1 AND id = \
        (SELECT id FROM store_jobs WHERE queue = $1 AND due_at <= $2 ORDER BY due_at LIMIT 1) \
        RETURNING id, payload, attempts";
    RENEW = "UPDATE store_jobs SET due_at = $5 WHERE queue = $1 AND id = $2 AND holder = $3 AND attempts = $4";
    FINISH = "DELETE FROM store_jobs WHERE queue = $1 AND id = $2 AND holder = $3 AND attempts = $4";
    IS_DUE = "SELECT attempts FROM store_jobs WHERE queue = $1 AND due_at <= $2 LIMIT 1";
    HAND_BACK = "UPDATE store_jobs SET due_at = $5, attempts = attempts - 1, holder = NULL \
        WHERE queue = $1 AND id = $2 AND holder = $3 AND attempts = $4";
    PUT_BACK = "UPDATE store_jobs SET due_at = $5, trouble = $6, holder = NULL \
        WHERE queue = $1 AND id = $2 AND holder = $3 AND attempts = $4";
    GIVEN_UP = "SELECT id, payload, attempts, trouble FROM store_jobs WHERE queue = $1 AND due_at IS NULL \
        ORDER BY id LIMIT $2";
    REVIVE = "UPDATE store_jobs SET due_at = $3, attempts = 0 WHERE queue = $1 AND id = $2 AND due_at IS NULL";
    DISCARD = "DELETE FROM store_jobs WHERE queue = $1 AND id = $2 AND due_at IS NULL";
    STANDINGS = "SELECT queue, COUNT(due_at) AS waiting, COUNT(*) - COUNT(due_at) AS given_up, MIN(due_at) AS oldest \
        FROM store_jobs GROUP BY queue ORDER BY queue", reads all: "whoever looks after the machine asks, seldom";
    WAITING = "SELECT COUNT(*) AS jobs FROM store_jobs WHERE queue = $1 AND due_at IS NOT NULL";
}

/// A job never waits longer than this for its next try.
const LONGEST_WAIT: Duration = Duration::from_hours(6);

/// A kind of work: a constant of the room that does it.
#[derive(Clone, Copy, Debug)]
pub struct Queue {
    /// Its name in the table.
    pub name: &'static str,
    /// How long a worker may be silent before its job is given to another.
    pub lease: Duration,
    /// How often a job is tried before it is given up and left for a person to look at.
    pub tries: u32,
    /// How long a job waits after it failed for the first time. The time doubles with each failure.
    pub first_wait: Duration,
}

/// A job that a worker has taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: [u8; 16],
    /// What is to be done, as the room has written it.
    pub payload: String,
    /// Which try this is, from 1.
    pub attempt: u32,
    holder: [u8; 16],
}

/// A job that was given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenUp {
    /// Its id.
    pub id: [u8; 16],
    /// What was to be done.
    pub payload: String,
    /// How often it was tried.
    pub attempts: u32,
    /// What went wrong the last time.
    pub trouble: Option<String>,
}

impl FromRow for GivenUp {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { id: row.get(0)?, payload: row.get(1)?, attempts: row.get(2)?, trouble: row.get(3)? })
    }
}

/// How the jobs of one queue stand, for whoever looks after the machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The name of the queue.
    pub queue: String,
    /// How many wait or are being worked on.
    pub waiting: u64,
    /// How many failed each time and are not tried any more.
    pub given_up: u64,
    /// Since when the first of those that wait is due, or when it will be.
    pub oldest: Option<Moment>,
}

impl FromRow for Standing {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { queue: row.get(0)?, waiting: row.get(1)?, given_up: row.get(2)?, oldest: row.get(3)? })
    }
}

/// How every queue stands that has jobs, by name.
///
/// # Errors
/// The database's.
pub fn standings(tx: &mut ReadTx<'_>) -> Result<Vec<Standing>, Error> {
    tx.all(&STANDINGS, params![])
}

impl Queue {
    /// Puts a job into the queue. An id that is there already is left alone, so that the same act twice asks for one job;
    /// the answer says whether it is new.
    ///
    /// # Errors
    /// The database's.
    pub fn enqueue(&self, tx: &mut WriteTx<'_>, id: [u8; 16], payload: &str, due: Moment) -> Result<bool, Error> {
        Ok(tx.execute(&ENQUEUE, params![self.name, id, payload, due])? == 1)
    }

    /// Whether a job is due: cheaper than to try and claim one.
    ///
    /// # Errors
    /// The database's.
    pub fn is_due(&self, tx: &mut ReadTx<'_>, now: Moment) -> Result<bool, Error> {
        let due: Option<i64> = tx.optional(&IS_DUE, params![self.name, now])?;
        Ok(due.is_some())
    }

    /// Takes the job that has been due longest. It is due again after [`Queue::lease`], unless it was finished by then.
    ///
    /// # Errors
    /// The database's.
    pub fn claim(&self, tx: &mut WriteTx<'_>, holder: [u8; 16], now: Moment) -> Result<Option<Job>, Error> {
        let silent = "whoever worked on it fell silent";
        tx.execute(&BURY, params![self.name, now, self.tries, silent])?;
        let taken = tx.optional(&CLAIM, params![self.name, now, holder, now.plus(self.lease)])?;
        Ok(taken.map(|(id, payload, attempt)| Job { id, payload, attempt, holder }))
    }

    /// Says that work on a job goes on.
    ///
    /// # Errors
    /// [`Error::LeaseLost`] if it was given to somebody else.
    pub fn renew(&self, tx: &mut WriteTx<'_>, job: &Job, now: Moment) -> Result<(), Error> {
        let until = now.plus(self.lease);
        self.still_held(tx.execute(&RENEW, params![self.name, job.id, job.holder, job.attempt, until])?)
    }

    /// Takes a job that is done out of the queue. Belongs into the transaction with what the job has written.
    ///
    /// # Errors
    /// [`Error::LeaseLost`] if it was given to somebody else.
    pub fn finish(&self, tx: &mut WriteTx<'_>, job: &Job) -> Result<(), Error> {
        self.still_held(tx.execute(&FINISH, params![self.name, job.id, job.holder, job.attempt])?)
    }

    /// Puts a job that failed back, to be tried later, or gives it up if this was its last try.
    ///
    /// # Errors
    /// [`Error::LeaseLost`] if it was given to somebody else.
    pub fn put_back(&self, tx: &mut WriteTx<'_>, job: &Job, now: Moment, trouble: &str) -> Result<(), Error> {
        let due = (job.attempt < self.tries).then(|| now.plus(self.wait(job)));
        let changed = tx.execute(&PUT_BACK, params![self.name, job.id, job.holder, job.attempt, due, trouble])?;
        self.still_held(changed)
    }

    /// Hands a job back that did not fail but goes on later: this was no try.
    ///
    /// # Errors
    /// [`Error::LeaseLost`] if it was given to somebody else.
    pub fn hand_back(&self, tx: &mut WriteTx<'_>, job: &Job, due: Moment) -> Result<(), Error> {
        self.still_held(tx.execute(&HAND_BACK, params![self.name, job.id, job.holder, job.attempt, due])?)
    }

    /// Jobs that were given up, for a person to look at.
    ///
    /// # Errors
    /// The database's.
    pub fn given_up(&self, tx: &mut ReadTx<'_>, most: u32) -> Result<Vec<GivenUp>, Error> {
        tx.all(&GIVEN_UP, params![self.name, most])
    }

    /// Lets a job that was given up be tried anew; says whether there was such a one.
    ///
    /// # Errors
    /// The database's.
    pub fn revive(&self, tx: &mut WriteTx<'_>, id: [u8; 16], due: Moment) -> Result<bool, Error> {
        Ok(tx.execute(&REVIVE, params![self.name, id, due])? == 1)
    }

    /// Takes a job that was given up out of the queue; says whether there was such a one.
    ///
    /// # Errors
    /// The database's.
    pub fn discard(&self, tx: &mut WriteTx<'_>, id: [u8; 16]) -> Result<bool, Error> {
        Ok(tx.execute(&DISCARD, params![self.name, id])? == 1)
    }

    /// How many jobs wait or are being worked on.
    ///
    /// # Errors
    /// The database's.
    pub fn waiting(&self, tx: &mut ReadTx<'_>) -> Result<u64, Error> {
        tx.one(&WAITING, params![self.name])
    }

    fn still_held(&self, changed: u64) -> Result<(), Error> {
        if changed == 1 { Ok(()) } else { Err(Error::LeaseLost { what: self.name.to_owned() }) }
    }

    /// Doubles with each failure, and up to a quarter more by the job's id, so that what failed together does not come back
    /// together.
    fn wait(&self, job: &Job) -> Duration {
        let doubled = self.first_wait.saturating_mul(2_u32.saturating_pow(job.attempt.saturating_sub(1)));
        let wait = doubled.min(LONGEST_WAIT);
        wait + wait / 1024 * u32::from(job.id[15])
    }
}
