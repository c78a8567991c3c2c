//! What can go wrong between a room and its database, one clear sentence each.
//!
//! No sentence holds a value from a statement: errors go to logs and pages, and values may be secret. What an engine says
//! about a statement it could not *prepare* is passed on, because no values have been given by then.

/// The promise of the schema that a row would have broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Constraint {
    /// The row is there already.
    Unique,
    /// The row points to one that is not there, or others still point to it.
    ForeignKey,
    /// A column that must hold something would hold nothing.
    NotNull,
    /// A `CHECK` of the table says no.
    Check,
}

impl std::fmt::Display for Constraint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Unique => "such a row is there already",
            Self::ForeignKey => "a row it points to is not there, or rows still point to it",
            Self::NotNull => "a column that must hold something would be empty",
            Self::Check => "a check of the table refuses it",
        })
    }
}

/// Why an act was not done, or a page not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A full disk, a failed sync, an I/O error, a damaged file. Reading goes on; every later write gets this error too.
    #[error("storage failed: nothing more is accepted until the host has looked ({reason})")]
    StorageFailed {
        /// What the engine reported, for the host.
        reason: String,
    },
    /// PostgreSQL does not answer, or hung up before the act was being committed.
    #[error("the database cannot be reached, and nothing was done ({reason})")]
    Gone {
        /// What the network or the server said.
        reason: String,
    },
    /// PostgreSQL hung up between COMMIT and its answer.
    #[error("the connection broke while the act was being recorded: look whether it is there before doing it again")]
    Uncertain,
    /// Another program holds SQLite's write lock.
    #[error("the database is locked by another program, and nothing was done: try again")]
    Busy,
    /// An act met others over the same rows, again and again.
    #[error("too many acts at once concern the same thing, and nothing was done: try again")]
    Contended,
    /// The store was closed.
    #[error("the store is closed")]
    Closed,
    /// The schema forbids the row.
    #[error("{statement}: {constraint}")]
    Constraint {
        /// The statement's name.
        statement: &'static str,
        /// What it would have broken.
        constraint: Constraint,
    },
    /// The engine cannot prepare the statement.
    #[error("{statement} cannot be prepared: {reason}")]
    Unprepared {
        /// The statement's name.
        statement: &'static str,
        /// The engine's words; no values have been given by then.
        reason: String,
    },
    /// The engine refused to run the statement.
    #[error("{statement} failed ({code})")]
    Failed {
        /// The statement's name.
        statement: &'static str,
        /// SQLSTATE, or SQLite's extended code.
        code: String,
    },
    /// More or fewer parameters than the statement has.
    #[error("{statement} takes {wanted} parameters, not {given}")]
    Parameters {
        /// The statement's name.
        statement: &'static str,
        /// How many it has.
        wanted: usize,
        /// How many came.
        given: usize,
    },
    /// A parameter that the statement cannot take.
    #[error("{statement}: parameter ${number} must be {wanted}")]
    Parameter {
        /// The statement's name.
        statement: &'static str,
        /// Counted from 1.
        number: usize,
        /// What may stand there.
        wanted: &'static str,
    },
    /// A column that does not hold what the reader expects.
    #[error("{statement}: column {number} ({name}) holds {found} where {wanted} was expected")]
    Column {
        /// The statement's name.
        statement: &'static str,
        /// Counted from 0, as in [`Row::get`](crate::Row::get).
        number: usize,
        /// The column's name.
        name: String,
        /// What was there.
        found: &'static str,
        /// What was asked for.
        wanted: &'static str,
    },
    /// Not exactly one row, where one was asked for.
    #[error("{statement}: {found} instead of one")]
    Rows {
        /// The statement's name.
        statement: &'static str,
        /// "no row" or "several rows".
        found: &'static str,
    },
    /// A lease or a job that was held until its time ran out and somebody else took it.
    #[error("the lease on {what} has run out, and nothing was done")]
    LeaseLost {
        /// The lease's name, or the job's queue.
        what: String,
    },
    /// The database cannot be opened.
    #[error("the database cannot be opened: {reason}")]
    Unopened {
        /// Why.
        reason: String,
    },
    /// The database's tables are not those that this program knows.
    #[error("the database's tables do not fit this program: {reason}")]
    Migration {
        /// Why.
        reason: String,
    },
    /// A copy could not be made, or does not hold what it should.
    #[error("no backup was made: {reason}")]
    Backup {
        /// Why.
        reason: String,
    },
}

/// What an SQLite error means while `statement` was running.
pub(crate) fn sqlite(statement: &'static str, error: &rusqlite::Error) -> Error {
    use rusqlite::ErrorCode as Code;
    use rusqlite::ffi;
    let code = match error {
        rusqlite::Error::SqliteFailure(code, _) => *code,
        rusqlite::Error::SqlInputError { error, msg, .. } => {
            return storage(*error).unwrap_or_else(|| Error::Unprepared { statement, reason: msg.clone() });
        }
        other => return Error::Unprepared { statement, reason: other.to_string() },
    };
    if let Some(failed) = storage(code) {
        return failed;
    }
    let constraint = |constraint| Error::Constraint { statement, constraint };
    match (code.code, code.extended_code) {
        (Code::DatabaseBusy | Code::DatabaseLocked, _) => Error::Busy,
        (_, ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID) => {
            constraint(Constraint::Unique)
        }
        (_, ffi::SQLITE_CONSTRAINT_FOREIGNKEY) => constraint(Constraint::ForeignKey),
        (_, ffi::SQLITE_CONSTRAINT_NOTNULL) => constraint(Constraint::NotNull),
        (_, ffi::SQLITE_CONSTRAINT_CHECK | ffi::SQLITE_CONSTRAINT_DATATYPE) => constraint(Constraint::Check),
        (_, extended) => Error::Failed { statement, code: format!("{}, {extended}", ffi::code_to_str(extended)) },
    }
}

/// The SQLite errors after which nothing may be acknowledged any more.
fn storage(error: rusqlite::ffi::Error) -> Option<Error> {
    use rusqlite::ErrorCode as Code;
    let failed = matches!(
        error.code,
        Code::DiskFull | Code::SystemIoFailure | Code::DatabaseCorrupt | Code::NotADatabase | Code::CannotOpen
    );
    let said = rusqlite::ffi::code_to_str(error.extended_code);
    failed.then(|| Error::StorageFailed { reason: format!("{said}, {}", error.extended_code) })
}

/// What a PostgreSQL error means while `statement` was running.
pub(crate) fn postgres(statement: &'static str, error: &postgres::Error) -> Error {
    let Some(said) = error.as_db_error() else {
        // Not an answer of the server: the connection is broken, or was never made.
        return Error::Gone { reason: causes(error) };
    };
    let constraint = |constraint| Error::Constraint { statement, constraint };
    match said.code().code() {
        "40001" | "40P01" => Error::Contended,
        "55P03" => Error::Busy,
        "23505" => constraint(Constraint::Unique),
        "23503" => constraint(Constraint::ForeignKey),
        "23502" => constraint(Constraint::NotNull),
        "23514" => constraint(Constraint::Check),
        // The disk is full, an I/O error, damaged pages or indexes.
        code @ ("53100" | "58030" | "XX001" | "XX002") => {
            Error::StorageFailed { reason: format!("PostgreSQL reports {code}") }
        }
        // Shutting down, crashed, starting, connection exceptions.
        code if matches!(code, "57P01" | "57P02" | "57P03") || code.starts_with("08") => {
            Error::Gone { reason: said.message().to_owned() }
        }
        code => Error::Failed { statement, code: code.to_owned() },
    }
}

/// The same, where the statement was only being prepared and the server's words hold no values.
pub(crate) fn postgres_unprepared(statement: &'static str, error: &postgres::Error) -> Error {
    match (postgres(statement, error), error.as_db_error()) {
        (Error::Failed { .. }, Some(said)) => Error::Unprepared { statement, reason: said.message().to_owned() },
        (other, _) => other,
    }
}

/// An error and what caused it, in one line.
pub(crate) fn causes(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(deeper) = cause {
        let words = deeper.to_string();
        if !said.contains(&words) {
            said = format!("{said}: {words}");
        }
        cause = deeper.source();
    }
    said
}
