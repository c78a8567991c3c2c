//! The threads that talk to PostgreSQL.
//!
//! Writes are SERIALIZABLE, because SQLite's are: what a room proves to itself inside a transaction on the one engine has to
//! hold on the other. The price is that PostgreSQL sometimes asks for an act to be done again; so it is, a bounded number of
//! times, each time after a longer wait with chance in it. Reads are REPEATABLE READ: one snapshot, nobody waits, nothing is
//! done again. A decision is therefore made inside a write, never on what an earlier read has shown.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::time::Duration;

use super::{Postgres, Session};
use crate::act::{Act, Message};
use crate::error::Error;
use crate::health::Health;
use crate::queue::Queue;
use crate::transaction::{self, WriteTx};

/// How often an act is tried that meets others.
const TRIES: u32 = 20;
/// How often a connection is made anew for one act: the one that was there may have died of old age.
const CONNECTIONS: u32 = 2;
/// The longest wait before the next try.
const LONGEST_WAIT: Duration = Duration::from_millis(200);

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Reads,
    Writes,
}

pub(crate) struct Worker {
    pub(crate) options: Arc<Postgres>,
    pub(crate) health: Arc<Health>,
    pub(crate) kind: Kind,
    pub(crate) session: Option<Session>,
}

impl Worker {
    /// Serves until told to stop.
    pub(crate) fn serve(mut self, queue: &Queue) {
        while let Some(Message::Act(mut act)) = queue.next() {
            let verdict = self.act(act.as_mut());
            if let Err(error) = &verdict {
                self.health.note(error);
            }
            act.answer(verdict);
        }
    }

    /// Does an act, again if need be.
    fn act(&mut self, act: &mut dyn Act) -> Result<(), Error> {
        let mut connections = 0;
        let mut tries = 0;
        loop {
            if self.kind == Kind::Writes {
                self.health.accepting()?;
            }
            tries += 1;
            match self.once(act) {
                Err(Error::Contended) if tries < TRIES => {
                    self.health.run_again();
                    std::thread::sleep(wait(tries));
                }
                Err(Error::Gone { .. }) if connections + 1 < CONNECTIONS => {
                    connections += 1;
                    self.session = None;
                }
                other => return other,
            }
        }
    }

    /// One transaction. `Ok` means that the closure's own result is the answer.
    fn once(&mut self, act: &mut dyn Act) -> Result<(), Error> {
        if self.session.as_ref().is_none_or(Session::broken) {
            self.session = None;
        }
        let session = match &mut self.session {
            Some(session) => session,
            none => none.insert(Session::open(&self.options)?),
        };
        session.command(match self.kind {
            Kind::Reads => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            Kind::Writes => "BEGIN ISOLATION LEVEL SERIALIZABLE",
        })?;
        let mut tx = WriteTx::new(transaction::Session::Postgres(session));
        let keep = act.run(&mut tx);
        let trouble = tx.trouble().cloned();
        if keep {
            return match session.command("COMMIT") {
                Ok(()) => {
                    if self.kind == Kind::Writes {
                        self.health.committed(1);
                    }
                    Ok(())
                }
                // A read that was not committed was read all the same.
                Err(_) if self.kind == Kind::Reads => Ok(()),
                Err(Error::Gone { .. }) => {
                    self.session = None;
                    Err(Error::Uncertain)
                }
                Err(other) => {
                    self.end();
                    Err(other)
                }
            };
        }
        self.end();
        match trouble {
            Some(error @ (Error::Contended | Error::Gone { .. } | Error::StorageFailed { .. })) => Err(error),
            // The closure's own refusal, or an error that it was given and passes on.
            _ => Ok(()),
        }
    }

    /// Rolls back. A connection that cannot even do that is given up, and the server rolls back by itself.
    fn end(&mut self) {
        if let Some(session) = &mut self.session
            && session.command("ROLLBACK").is_err()
        {
            self.session = None;
        }
    }
}

/// A wait between nothing and twice the one before: chance keeps those who met from meeting again.
fn wait(tries: u32) -> Duration {
    let longest = LONGEST_WAIT.min(Duration::from_millis(1) * 2_u32.saturating_pow(tries));
    // The standard library's seed for hash tables is all the chance that this needs.
    let chance = RandomState::new().hash_one(tries) % 1024;
    longest * chance as u32 / 1024
}
