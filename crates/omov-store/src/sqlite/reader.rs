//! The threads that read from SQLite. In WAL mode they neither wait for the writer nor make it wait.

use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;

use super::open_reader;
use crate::act::{Act, Message};
use crate::error::{self, Error};
use crate::health::Health;
use crate::queue::Queue;
use crate::transaction::{Session, WriteTx};

/// Serves until told to stop.
pub(crate) fn serve(path: &Path, queue: &Queue, health: &Arc<Health>) {
    let mut connection = None;
    while let Some(Message::Act(mut act)) = queue.next() {
        let read = match &connection {
            Some(open) => read(open, act.as_mut()),
            None => open_reader(path).and_then(|open| read(connection.insert(open), act.as_mut())),
        };
        if let Err(error) = &read {
            health.note(error);
        }
        act.answer(read);
    }
}

/// One read, all of it from the same snapshot.
fn read(connection: &Connection, act: &mut dyn Act) -> Result<(), Error> {
    let command = |sql: &'static str| {
        let mut prepared = connection.prepare_cached(sql).map_err(|e| error::sqlite(sql, &e))?;
        prepared.raw_execute().map(|_| ()).map_err(|e| error::sqlite(sql, &e))
    };
    command("BEGIN")?;
    let mut tx = WriteTx::new(Session::Sqlite(connection));
    act.run(&mut tx);
    let trouble = tx.trouble().cloned();
    if !connection.is_autocommit() {
        command("ROLLBACK")?;
    }
    match trouble {
        Some(failed @ Error::StorageFailed { .. }) => Err(failed),
        _ => Ok(()),
    }
}
