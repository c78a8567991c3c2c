//! The one thread that writes to SQLite, and why it is fast.
//!
//! SQLite has one writer at a time, and a durable commit waits for the disk: about a millisecond in which nothing else can
//! be written. So acts are committed in groups. The writer takes the first act that waits, runs it inside a savepoint, takes
//! the next, and so on while there are any and the group is small; then it commits once, and only then does anybody get
//! their answer. While it waits for the disk, the next group gathers by itself. An act that fails is rolled back to its
//! savepoint and leaves its neighbours alone.
//!
//! After a failed sync, a full disk or any other I/O error nobody in the group is acknowledged, and nothing is accepted from
//! then on: what the disk holds is no longer known.

use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use tokio::sync::mpsc::Receiver;
use tokio::sync::oneshot;

use super::{PATIENCE, Sqlite, open_writer};
use crate::act::{Act, Message};
use crate::error::{self, Error};
use crate::health::Health;
use crate::transaction::{Session, WriteTx};

/// A group ends with this many acts,
const MANY: usize = 512;
/// or after this time, whichever comes first: it bounds what the first in the group waits for the others.
const LONG: Duration = Duration::from_millis(20);
/// The log is copied into the database file when it has this many pages.
const LOG_PAGES: i32 = 1000;
/// With this many, readers are waited for,
const LONG_LOG_PAGES: i32 = 10_000;
/// but no longer than this.
const BRIEFLY: Duration = Duration::from_millis(50);

pub(crate) struct Writer {
    connection: Connection,
    health: Arc<Health>,
    /// Pages in the log after the last commit.
    log_pages: Arc<AtomicI32>,
    /// Those who want the log emptied after this group.
    emptying: Vec<oneshot::Sender<Result<bool, Error>>>,
}

impl Writer {
    pub(crate) fn open(options: &Sqlite, health: Arc<Health>) -> Result<Self, Error> {
        let mut connection = open_writer(options)?;
        let log_pages = Arc::new(AtomicI32::new(0));
        let seen = log_pages.clone();
        connection
            .wal_hook(Some(move |_: &mut rusqlite::hooks::Wal, pages| {
                seen.store(pages, Ordering::Relaxed);
                Ok(())
            }))
            .map_err(|e| super::unopened(&options.path, e))?;
        Ok(Self { connection, health, log_pages, emptying: Vec::new() })
    }

    /// Serves until told to stop, or until nobody is left who could send anything.
    pub(crate) fn serve(mut self, mut queue: Receiver<Message>) {
        while let Some(message) = queue.blocking_recv() {
            let stop = match message {
                Message::Stop => true,
                Message::EmptyLog(asker) => {
                    self.emptying.push(asker);
                    false
                }
                Message::Act(first) => match self.health.accepting() {
                    Ok(()) => self.group(first, &mut queue),
                    Err(failed) => {
                        first.answer(Err(failed));
                        false
                    }
                },
            };
            self.shorten_log();
            if !self.emptying.is_empty() {
                let emptied = self.health.accepting().and_then(|()| self.empty_log());
                for asker in std::mem::take(&mut self.emptying) {
                    // Whoever has gone away does not want to know.
                    let _ = asker.send(emptied.clone());
                }
            }
            if stop {
                break;
            }
        }
    }

    /// Runs and commits a group, answers everybody in it, and says whether to stop.
    fn group(&mut self, first: Box<dyn Act>, queue: &mut Receiver<Message>) -> bool {
        let began = Instant::now();
        let mut ran: Vec<Box<dyn Act>> = Vec::new();
        let mut next = Some(first);
        let mut stop = false;
        let mut verdict = self.command("BEGIN IMMEDIATE");
        while let Some(mut act) = next.take() {
            if verdict.is_ok() {
                verdict = self.run(act.as_mut());
            }
            ran.push(act);
            if verdict.is_ok() && ran.len() < MANY && began.elapsed() < LONG {
                match queue.try_recv() {
                    Ok(Message::Act(act)) => next = Some(act),
                    Ok(Message::Stop) => stop = true,
                    Ok(Message::EmptyLog(asker)) => self.emptying.push(asker),
                    Err(_) => {}
                }
            }
        }
        verdict = verdict.and_then(|()| self.command("COMMIT"));
        match &verdict {
            Ok(()) => self.health.committed(ran.len()),
            Err(error) => {
                self.health.note(error);
                if !self.connection.is_autocommit() {
                    // If even this fails, the connection's next BEGIN will, and its callers are told.
                    let _ = self.command("ROLLBACK");
                }
            }
        }
        for act in ran {
            act.answer(verdict.clone());
        }
        stop
    }

    /// Runs one act inside its savepoint. An error here is one that ends the whole group.
    fn run(&self, act: &mut dyn Act) -> Result<(), Error> {
        self.command("SAVEPOINT act")?;
        let mut tx = WriteTx::new(Session::Sqlite(&self.connection));
        let keep = act.run(&mut tx);
        match tx.trouble() {
            Some(failed @ Error::StorageFailed { .. }) => return Err(failed.clone()),
            // Some errors make SQLite roll back everything, the neighbours too.
            Some(trouble) if self.connection.is_autocommit() => return Err(trouble.clone()),
            _ => {}
        }
        if !keep {
            self.command("ROLLBACK TO act")?;
        }
        self.command("RELEASE act")
    }

    fn command(&self, sql: &'static str) -> Result<(), Error> {
        let mut prepared = self.connection.prepare_cached(sql).map_err(|e| error::sqlite(sql, &e))?;
        prepared.raw_execute().map(|_| ()).map_err(|e| error::sqlite(sql, &e))
    }

    /// Copies the log into the database file when it has grown. SQLite would do this inside a commit, making somebody wait
    /// for it, and would keep an error to itself.
    ///
    /// What an old reader still looks at is left for another time, and as long as there is always one, the log only grows.
    /// So when it is long, readers are waited for, briefly: a reader that takes its time must not hold up the writer.
    fn shorten_log(&mut self) {
        let pages = self.log_pages.load(Ordering::Relaxed);
        let copied = match pages {
            ..LOG_PAGES => return,
            LOG_PAGES..LONG_LOG_PAGES => self.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())),
            _ => self
                .connection
                .busy_timeout(BRIEFLY)
                .and_then(|()| self.connection.query_row("PRAGMA wal_checkpoint(RESTART)", [], |_| Ok(())))
                .and_then(|()| self.connection.busy_timeout(PATIENCE)),
        };
        if let Err(e) = copied {
            self.health.note(&error::sqlite("PRAGMA wal_checkpoint", &e));
        }
    }

    /// Copies all of the log into the database file and cuts it off. Pages in it tell what was written together, and hold what has
    /// been overwritten since; SQLite alone would leave them there until others take their place. A reader that takes its time is not
    /// waited for: then it stays, and `false` says so.
    fn empty_log(&self) -> Result<bool, Error> {
        let cut = || {
            self.connection.busy_timeout(BRIEFLY)?;
            let busy: i32 = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
            self.connection.busy_timeout(PATIENCE)?;
            Ok(busy == 0)
        };
        cut().map_err(|e| {
            let error = error::sqlite("PRAGMA wal_checkpoint", &e);
            self.health.note(&error);
            error
        })
    }
}
