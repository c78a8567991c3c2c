//! SQLite: one thread that writes, a few that read, each with a connection of its own.

mod backup;
mod inspect;
mod reader;
mod writer;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, OpenFlags};

pub(crate) use backup::{backup, verify};
pub(crate) use inspect::{against_the_rules, describe, doctor, durability};
pub(crate) use reader::serve as serve_reads;
pub(crate) use writer::Writer;

use crate::error::{self, Error};
use crate::row::{Cells, Row};
use crate::statement::Statement;
use crate::transaction::Visit;
use crate::value::Value;

/// How long to wait for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(5);
/// Statements kept prepared by each connection.
const PREPARED: usize = 512;

/// Whether a commit waits for the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Synchronous {
    /// It does: what is acknowledged outlives a power cut.
    #[default]
    Full,
    /// It does not. Only to show what is lost so; [`Store::durability`](crate::Store::durability) says that it is too weak.
    Normal,
}

/// Where and how an SQLite database is kept.
#[derive(Clone, Debug)]
pub struct Sqlite {
    /// The file. It is made if it is not there; its folder must be.
    pub path: PathBuf,
    /// Connections that read.
    pub readers: usize,
    /// Whether a commit waits for the disk.
    pub synchronous: Synchronous,
    /// The database may not grow beyond this number of pages of 4 KiB. Beyond it the disk counts as full.
    pub max_pages: Option<u32>,
}

impl Sqlite {
    /// A database file with what suits a small server.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), readers: 4, synchronous: Synchronous::Full, max_pages: None }
    }
}

/// The connection that writes. The file and its directory entry are durable when it is there.
fn open_writer(options: &Sqlite) -> Result<Connection, Error> {
    create(&options.path).map_err(|e| unopened(&options.path, e))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(&options.path, flags).map_err(|e| unopened(&options.path, e))?;
    let set = || -> rusqlite::Result<String> {
        connection.busy_timeout(PATIENCE)?;
        let mode: String = connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
        let synchronous = match options.synchronous {
            Synchronous::Full => "full",
            Synchronous::Normal => "normal",
        };
        connection.pragma_update(None, "synchronous", synchronous)?;
        // macOS syncs to the disk's cache only, unless told.
        connection.pragma_update(None, "fullfsync", true)?;
        connection.pragma_update(None, "checkpoint_fullfsync", true)?;
        // Deleted rows are overwritten: what a member has had erased, and codes that have been sent.
        connection.pragma_update(None, "secure_delete", true)?;
        // The writer copies the log into the file itself, so that an error there is seen: see writer.rs.
        connection.pragma_update(None, "wal_autocheckpoint", 0)?;
        if let Some(pages) = options.max_pages {
            connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))?;
        }
        common(&connection)?;
        Ok(mode)
    };
    let mode = patiently(set).map_err(|e| unopened(&options.path, e))?;
    match mode.as_str() {
        "wal" => Ok(connection),
        other => Err(unopened(&options.path, format!("its journal is {other} and cannot be turned to wal"))),
    }
}

/// Turning the journal to WAL, SQLite does not wait for another process that is doing the same.
fn patiently<T>(attempt: impl Fn() -> rusqlite::Result<T>) -> rusqlite::Result<T> {
    let began = Instant::now();
    loop {
        match attempt() {
            Err(e) if e.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && began.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(10));
            }
            other => return other,
        }
    }
}

/// A connection that reads.
fn open_reader(path: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let open = || {
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        common(&connection)?;
        Ok::<_, rusqlite::Error>(connection)
    };
    open().map_err(|e| unopened(path, e))
}

fn common(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(PREPARED);
    // One plan for a statement, whatever its values are. Without it SQLite plans anew each time the value of a LIMIT is bound.
    connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    // LIKE tells small letters from capital ones, as it does on PostgreSQL.
    connection.pragma_update(None, "case_sensitive_like", true)
}

/// Makes the file, readable by its owner alone, and its entry in the folder durable.
fn create(path: &Path) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => sync_folder_of(path),
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(e) => Err(e),
    }
}

/// Makes what was created or renamed in a file's folder durable.
fn sync_folder_of(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::File::open(folder)?.sync_all()
}

fn unopened(path: &Path, why: impl std::fmt::Display) -> Error {
    Error::Unopened { reason: format!("{}: {why}", path.display()) }
}

/// Runs a statement, gives its rows to `visit` until that has enough, and counts the rows changed.
pub(crate) fn run(
    connection: &Connection,
    statement: &'static Statement,
    values: &[Value<'_>],
    visit: Visit<'_>,
) -> Result<u64, Error> {
    let name = statement.name();
    let failed = |e: rusqlite::Error| error::sqlite(name, &e);
    let mut prepared = connection.prepare_cached(statement.sql()).map_err(failed)?;
    bind(&mut prepared, name, values)?;
    if prepared.column_count() == 0 {
        return prepared.raw_execute().map(|changed| changed as u64).map_err(failed);
    }
    let mut rows = prepared.raw_query();
    let mut changed = 0;
    while let Some(row) = rows.next().map_err(failed)? {
        changed += 1;
        if !visit(&Row::new(name, Cells::Sqlite(row))) {
            break;
        }
    }
    Ok(changed)
}

fn bind(prepared: &mut rusqlite::Statement<'_>, name: &'static str, values: &[Value<'_>]) -> Result<(), Error> {
    let numbers = numbers(prepared, name)?;
    if numbers.len() != values.len() {
        return Err(Error::Parameters { statement: name, wanted: numbers.len(), given: values.len() });
    }
    for (at, number) in numbers.into_iter().enumerate() {
        prepared.raw_bind_parameter(at + 1, values[number - 1]).map_err(|e| error::sqlite(name, &e))?;
    }
    Ok(())
}

/// The numbers of a statement's parameters in SQLite's order. SQLite takes `$2` for a name and orders names by their first
/// appearance, so the number is read from the name.
fn numbers(prepared: &rusqlite::Statement<'_>, name: &'static str) -> Result<Vec<usize>, Error> {
    let count = prepared.parameter_count();
    let number = |index| {
        let number = prepared.parameter_name(index)?.strip_prefix('$')?.parse().ok()?;
        (1..=count).contains(&number).then_some(number)
    };
    let numbers: Option<Vec<usize>> = (1..=count).map(number).collect();
    let reason = "its parameters are not $1, $2, … without a gap";
    numbers.ok_or_else(|| Error::Unprepared { statement: name, reason: reason.into() })
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, ValueRef};
        Ok(ToSqlOutput::Borrowed(match *self {
            Value::Null => ValueRef::Null,
            Value::Integer(number) => ValueRef::Integer(number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}
