//! Numbered files that build the tables, one change each.
//!
//! What has been applied is remembered in a table, with the hash of each file. A process that wants to apply number 7 first
//! inserts row 7 there, in the same transaction as the change itself. Of several who try, the database lets one through; the
//! others wait for it, find the row taken and look again. No lock outlives the transaction, so none can be left behind.
//! All that a room still wants is one transaction, so its tables are never there by half.

use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::dialect;
use crate::error::{Constraint, Error};
use crate::params;
use crate::store::{Database, Store};
use crate::transaction::WriteTx;

/// A file of `migrations/`, put into the program by [`migrations!`](crate::migrations).
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// Its path as it was given, ending in `0007_what_it_does.sql`.
    pub path: &'static str,
    /// Its text.
    pub sql: &'static str,
}

impl Migration {
    /// The name without folders.
    fn file(&self) -> &'static str {
        self.path.rsplit('/').next().unwrap_or(self.path)
    }

    /// The number in front of the name.
    fn number(&self) -> Option<usize> {
        self.file().split_once('_').filter(|(digits, _)| digits.len() == 4)?.0.parse().ok()
    }

    /// SHA-256 of the text, with line ends as they are in the repository.
    fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.sql.replace("\r\n", "\n")).into()
    }
}

/// The tables of one room.
#[derive(Clone, Copy, Debug)]
pub struct Series {
    /// The room's name; never changed once its tables are there.
    pub name: &'static str,
    /// The files in their order, `0001_…` first.
    pub migrations: &'static [Migration],
}

/// The tables of an application.
#[derive(Clone, Copy, Debug)]
pub struct Schema {
    /// The rooms, each after those whose tables its own point to: all files of one are applied before the next.
    pub series: &'static [Series],
    /// Tables that stay small however large the organisation gets. Every other table counts as large, and a statement that
    /// reads all of a large one is refused by [`check`](crate::check).
    pub small: &'static [&'static str],
}

/// Puts files into the program: `migrations!["migrations/0001_members.sql"]`, with paths from the file this stands in.
#[macro_export]
macro_rules! migrations {
    ($($path:literal),* $(,)?) => {
        &[$($crate::Migration { path: $path, sql: include_str!($path) }),*]
    };
}

/// The tables of the store itself.
const OWN: Series = Series {
    name: "store",
    migrations: migrations![
        "../migrations/0001_leases.sql",
        "../migrations/0002_jobs.sql",
        "../migrations/0003_jobs_by_due.sql",
    ],
};

/// What has been applied. It cannot be a migration, because migrations need it.
const BOOK: &str = "CREATE TABLE IF NOT EXISTS store_migrations (
    series TEXT NOT NULL,
    number BIGINT NOT NULL,
    file TEXT NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (series, number)
)";

crate::statements! {
    APPLIED = "SELECT file, hash FROM store_migrations WHERE series = $1 ORDER BY number";
    CLAIM = "INSERT INTO store_migrations (series, number, file, hash) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
}

/// How often to try while another process is at work on the same tables.
const TRIES: u32 = 30;

/// Brings the database up to date.
pub(crate) async fn migrate(store: &Store, schema: &Schema) -> Result<(), Error> {
    let sqlite = matches!(store.database(), Database::Sqlite(_));
    let translate = if sqlite { dialect::for_sqlite } else { dialect::for_postgres };
    let book = translate(BOOK);
    // Two who make a table at the same moment get in each other's way on PostgreSQL, IF NOT EXISTS or not, and are told so in
    // several ways. The next time it is there.
    let made_by_another = |error: &Error| matches!(error, Error::Unprepared { .. }) || others_at_work(error);
    patiently(made_by_another, async || {
        let book = book.clone();
        store.write(move |tx| tx.script(&book)).await
    })
    .await?;
    for Series { name: series, migrations } in [&OWN].into_iter().chain(schema.series) {
        numbered(migrations)?;
        loop {
            let applied: Vec<(String, Vec<u8>)> = store.read(move |tx| tx.all(&APPLIED, params![series])).await?;
            let wanted = wanted(migrations, &applied)?;
            if wanted.is_empty() {
                break;
            }
            let first = applied.len() as u32 + 1;
            patiently(others_at_work, async || {
                let apply = move |tx: &mut WriteTx<'_>| {
                    for (number, next) in (first..).zip(wanted) {
                        if tx.execute(&CLAIM, params![series, number, next.file(), next.hash()])? == 0 {
                            // Another process has done them all meanwhile.
                            break;
                        }
                        tx.script(&translate(next.sql)).map_err(|error| because(next, error))?;
                    }
                    Ok(())
                };
                store.write(apply).await
            })
            .await?;
        }
    }
    Ok(())
}

/// How many changes of the schema have not been applied; an error if the database was not built from these files.
pub(crate) async fn waiting(store: &Store, schema: &Schema) -> Result<u32, Error> {
    let mut changes = 0;
    for Series { name: series, migrations } in [&OWN].into_iter().chain(schema.series) {
        let applied: Vec<(String, Vec<u8>)> = store.read(move |tx| tx.all(&APPLIED, params![series])).await?;
        changes += wanted(migrations, &applied)?.len() as u32;
    }
    Ok(changes)
}

/// Those that have not been applied; an error if the database was not built from these files.
fn wanted<'m>(migrations: &'m [Migration], applied: &[(String, Vec<u8>)]) -> Result<&'m [Migration], Error> {
    let refuse = |reason| Err(Error::Migration { reason });
    if applied.len() > migrations.len() {
        return refuse(format!(
            "they have {} changes and this program knows {}: a newer omov has used them, start that one",
            applied.len(),
            migrations.len()
        ));
    }
    for (migration, (file, hash)) in migrations.iter().zip(applied) {
        if migration.file() != file || migration.hash()[..] != hash[..] {
            return refuse(format!("{file} was changed after it had been applied: put it back, and add a new file"));
        }
    }
    Ok(&migrations[applied.len()..])
}

/// Whether the files are numbered 0001, 0002, … and hold one statement each.
fn numbered(migrations: &[Migration]) -> Result<(), Error> {
    for (at, migration) in migrations.iter().enumerate() {
        let reason = if migration.number() != Some(at + 1) {
            format!("{} is number {} and its name should begin with {:04}_", migration.file(), at + 1, at + 1)
        } else if dialect::statements(migration.sql) != 1 {
            format!("{} should hold one statement", migration.file())
        } else {
            continue;
        };
        return Err(Error::Migration { reason });
    }
    Ok(())
}

/// Names the file in the errors that its own text has caused.
fn because(migration: &Migration, error: Error) -> Error {
    match error {
        Error::Unprepared { reason, .. } => Error::Migration { reason: format!("{}: {reason}", migration.file()) },
        Error::Failed { code, .. } => Error::Migration { reason: format!("{} failed ({code})", migration.file()) },
        other => other,
    }
}

fn others_at_work(error: &Error) -> bool {
    matches!(error, Error::Busy | Error::Contended | Error::Constraint { constraint: Constraint::Unique, .. })
}

/// Tries again while others are in the way.
async fn patiently(
    in_the_way: impl Fn(&Error) -> bool,
    attempt: impl AsyncFn() -> Result<(), Error>,
) -> Result<(), Error> {
    let mut tries = 1;
    loop {
        match attempt().await {
            Err(error) if tries < TRIES && in_the_way(&error) => tries += 1,
            other => return other,
        }
        let pause = || std::thread::sleep(Duration::from_millis(50));
        let _ = tokio::task::spawn_blocking(pause).await;
    }
}
