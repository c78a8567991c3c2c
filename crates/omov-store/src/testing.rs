//! Tests on both engines.
//!
//! SQLite needs nothing. PostgreSQL is started by `tests/postgres` in the repository's root: once for a whole run by
//! nextest, which leaves its address in `OMOV_TEST_POSTGRES`; otherwise by each test program for itself. Without PostgreSQL
//! the tests fail, so that nobody takes half a run for a whole one; `OMOV_TEST_POSTGRES=none` does without it, aloud.

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use sha2::{Digest as _, Sha256};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::migrate::Schema;
use crate::postgres::Postgres;
use crate::sqlite::Sqlite;
use crate::store::{Database, Store};

/// A schema without tables of its own.
pub const NO_SCHEMA: Schema = Schema { series: &[], small: &[] };

/// A database that goes away with its test.
pub struct Throwaway {
    /// Where it is.
    pub database: Database,
    kept: Kept,
}

enum Kept {
    Folder { _folder: TempDir },
    Postgres { name: String },
}

impl Throwaway {
    /// An SQLite file in a folder of its own.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let database = Sqlite::new(folder.path().join("omov.sqlite")).into();
        Self { database, kept: Kept::Folder { _folder: folder } }
    }

    /// A database on PostgreSQL; none if the run does without.
    pub fn postgres() -> Option<Self> {
        Self::postgres_from("template1")
    }

    /// One of each engine, where PostgreSQL has the tables of `schema` already: they are made once in a run and then copied.
    pub fn both_with(schema: &'static Schema) -> Vec<Self> {
        std::iter::once(Self::sqlite()).chain(Self::copied(schema)).collect()
    }

    fn copied(schema: &'static Schema) -> Option<Self> {
        Self::postgres_from(&model(schema)?)
    }

    /// Where another process finds it, if it is on PostgreSQL.
    pub fn address(&self) -> Option<String> {
        match &self.kept {
            Kept::Folder { .. } => None,
            Kept::Postgres { name } => Some(format!("{} dbname={name}", address()?)),
        }
    }

    /// A copy of a database on PostgreSQL. `template1` is the empty one from which it makes all others.
    fn postgres_from(model: &str) -> Option<Self> {
        let name = format!("test_{:016x}", std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), 0));
        admin(&format!("CREATE DATABASE {name} TEMPLATE {model}"))?;
        let database = postgres_at(&name)?.into();
        Some(Self { database, kept: Kept::Postgres { name } })
    }

    /// One of each engine.
    pub fn both() -> Vec<Self> {
        std::iter::once(Self::sqlite()).chain(Self::postgres()).collect()
    }
}

impl Drop for Throwaway {
    fn drop(&mut self) {
        if let Kept::Postgres { name } = &self.kept {
            admin(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}

/// Runs a test on each engine, with a store that is open and has the tables of `schema`.
pub fn with_both(schema: &Schema, test: impl AsyncFn(Store)) {
    for throwaway in Throwaway::both() {
        // A failed test shows what was printed.
        println!("on {:?}", throwaway.database);
        runtime().block_on(async {
            let store = Store::open(throwaway.database.clone(), schema).await.expect("the store opens");
            test(store.clone()).await;
            store.close().await;
        });
    }
}

/// A row as it is kept.
pub struct Found {
    /// The table it is in.
    pub table: String,
    /// All of it as text; bytes in hexadecimal.
    pub text: String,
    /// Which transaction wrote it, where the engine keeps that.
    pub written_by: Option<String>,
}

/// Every row of every table, for tests that look for what must not be there. Read from outside, so that it is what is there for everybody.
pub fn everything(database: &Database) -> Vec<Found> {
    match database {
        Database::Sqlite(options) => sqlite_rows(&options.path).expect("the database can be read"),
        Database::Postgres(options) => {
            let config = options.config.clone();
            std::thread::scope(|scope| scope.spawn(move || postgres_rows(&config)).join().expect("no panic"))
                .expect("the database can be read")
        }
    }
}

fn sqlite_rows(path: &Path) -> rusqlite::Result<Vec<Found>> {
    let connection = rusqlite::Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")?;
    let tables: Vec<String> = tables.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut all = Vec::new();
    for table in tables {
        let mut rows = connection.prepare(&format!("SELECT * FROM \"{table}\""))?;
        let columns = rows.column_count();
        let mut rows = rows.query([])?;
        while let Some(row) = rows.next()? {
            let mut text = String::new();
            for column in 0..columns {
                use rusqlite::types::ValueRef;
                match row.get_ref(column)? {
                    ValueRef::Null => {}
                    ValueRef::Integer(number) => text += &number.to_string(),
                    ValueRef::Real(number) => text += &number.to_string(),
                    ValueRef::Text(bytes) => text += &String::from_utf8_lossy(bytes),
                    ValueRef::Blob(bytes) => text.extend(bytes.iter().map(|byte| format!("{byte:02x}"))),
                }
                text.push('|');
            }
            all.push(Found { table: table.clone(), text, written_by: None });
        }
    }
    Ok(all)
}

fn postgres_rows(config: &postgres::Config) -> Result<Vec<Found>, postgres::Error> {
    let mut client = config.connect(postgres::NoTls)?;
    let mut all = Vec::new();
    for table in client.query("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'", &[])? {
        let table: String = table.get(0);
        for row in client.query(&format!("SELECT t::text, t.xmin::text FROM \"{table}\" t"), &[])? {
            all.push(Found { table: table.clone(), text: row.get(0), written_by: row.get(1) });
        }
    }
    Ok(all)
}

/// What tests of asynchronous code run on.
pub fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime")
}

/// The database from which those with these tables are copied. The first test that wants it makes it; the others wait.
fn model(schema: &'static Schema) -> Option<String> {
    let mut hash = Sha256::new();
    for migration in schema.series.iter().flat_map(|series| series.migrations) {
        hash.update(migration.sql);
    }
    let hash = hash.finalize().iter().take(8).fold(0, |sum: u64, byte| sum << 8 | u64::from(*byte));
    let name = format!("model_{hash:016x}");
    asked(|client| {
        // It is held until this connection ends.
        client.batch_execute("SELECT pg_advisory_lock(7)")?;
        if client.query_opt("SELECT 1 FROM pg_database WHERE datname = $1", &[&name])?.is_some() {
            return Ok(());
        }
        let unfinished = format!("{name}_unfinished");
        client.batch_execute(&format!("DROP DATABASE IF EXISTS {unfinished}"))?;
        client.batch_execute(&format!("CREATE DATABASE {unfinished}"))?;
        let options = postgres_at(&unfinished).expect("there is a PostgreSQL");
        let made = Store::open(Database::from(options), schema);
        runtime().block_on(async { made.await.expect("the store opens").close().await });
        client.batch_execute(&format!("ALTER DATABASE {unfinished} RENAME TO {name}"))
    })?;
    Some(name)
}

/// Runs SQL from outside of any store.
fn admin(sql: &str) -> Option<()> {
    asked(|client| client.batch_execute(sql))
}

/// Asks PostgreSQL from outside of any store; none if the run does without.
fn asked<T: Send>(ask: impl FnOnce(&mut postgres::Client) -> Result<T, postgres::Error> + Send) -> Option<T> {
    let address = format!("{} dbname=postgres", address()?);
    // On a thread of its own, because this client blocks and tests may be asynchronous.
    let done = std::thread::scope(|scope| {
        let run = || ask(&mut postgres::Client::connect(&address, postgres::NoTls)?);
        scope.spawn(run).join().expect("no panic")
    });
    Some(done.unwrap_or_else(|e| panic!("PostgreSQL for tests: {e}")))
}

fn postgres_at(name: &str) -> Option<Postgres> {
    let mut options = Postgres::new(&format!("{} dbname={name}", address()?)).expect("an address");
    options.config.connect_timeout(Duration::from_secs(30));
    Some(options)
}

/// Where PostgreSQL listens, without a database's name; none if the run does without.
fn address() -> Option<&'static str> {
    static ADDRESS: OnceLock<Option<String>> = OnceLock::new();
    ADDRESS
        .get_or_init(|| match std::env::var("OMOV_TEST_POSTGRES") {
            Ok(none) if none == "none" => {
                eprintln!("OMOV_TEST_POSTGRES=none: NOTHING WAS TESTED ON POSTGRESQL");
                None
            }
            Ok(address) => Some(address),
            Err(_) => Some(start()),
        })
        .as_deref()
}

fn start() -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/postgres");
    let started = Command::new(&script).arg(std::process::id().to_string()).output();
    match started {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout).trim().to_owned(),
        Ok(output) => panic!("{}: {}", script.display(), String::from_utf8_lossy(&output.stderr)),
        Err(e) => panic!("{}: {e}", script.display()),
    }
}
