//! What a room can do inside a transaction.

use std::ops::{Deref, DerefMut};

use crate::error::{self, Error};
use crate::row::{FromRow, Row};
use crate::statement::Statement;
use crate::value::{ToValue, Value};
use crate::{postgres, sqlite};

/// The one connection of the thread that a transaction runs on.
pub(crate) enum Session<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres(&'c mut postgres::Session),
}

/// What each row is given to; says whether to go on.
pub(crate) type Visit<'v> = &'v mut dyn FnMut(&Row<'_>) -> bool;

/// A transaction that reads. All of it sees the database as it was at one moment.
///
/// Once a statement has failed, the transaction is over on both engines: every later statement gives the same error, and
/// nothing of it is kept.
pub struct ReadTx<'c> {
    session: Session<'c>,
    trouble: Option<Error>,
}

/// A transaction that writes: all of it is kept, or nothing. It can do whatever a [`ReadTx`] can.
pub struct WriteTx<'c>(ReadTx<'c>);

impl<'c> Deref for WriteTx<'c> {
    type Target = ReadTx<'c>;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for WriteTx<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

impl ReadTx<'_> {
    /// Every row.
    ///
    /// # Errors
    /// What the statement or a row says.
    pub fn all<T: FromRow>(&mut self, statement: &'static Statement, params: &[&dyn ToValue]) -> Result<Vec<T>, Error> {
        let mut rows = Vec::new();
        self.each(statement, params, |row| {
            rows.push(T::from_row(row)?);
            Ok::<_, Error>(())
        })?;
        Ok(rows)
    }

    /// The only row, or none.
    ///
    /// # Errors
    /// As [`all`](Self::all), and [`Error::Rows`] if there are several.
    pub fn optional<T: FromRow>(
        &mut self,
        statement: &'static Statement,
        params: &[&dyn ToValue],
    ) -> Result<Option<T>, Error> {
        let mut rows = self.all(statement, params)?;
        match rows.len() {
            0 | 1 => Ok(rows.pop()),
            _ => Err(Error::Rows { statement: statement.name(), found: "several rows" }),
        }
    }

    /// The only row.
    ///
    /// # Errors
    /// As [`optional`](Self::optional), and [`Error::Rows`] if there is none.
    pub fn one<T: FromRow>(&mut self, statement: &'static Statement, params: &[&dyn ToValue]) -> Result<T, Error> {
        self.optional(statement, params)?.ok_or(Error::Rows { statement: statement.name(), found: "no row" })
    }

    /// Row after row without keeping them, for what is too long for memory.
    ///
    /// # Errors
    /// As [`all`](Self::all), or the first error of `visit`, which ends the reading.
    pub fn each<E: From<Error>>(
        &mut self,
        statement: &'static Statement,
        params: &[&dyn ToValue],
        mut visit: impl FnMut(&Row<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut ended = Ok(());
        self.run(statement, params, &mut |row| {
            ended = visit(row);
            ended.is_ok()
        })?;
        ended
    }

    /// Runs a statement to its end and counts the rows it changed.
    fn run(&mut self, statement: &'static Statement, params: &[&dyn ToValue], visit: Visit<'_>) -> Result<u64, Error> {
        let values: Vec<Value<'_>> = params.iter().map(|value| value.to_value()).collect();
        self.guard(|session| {
            refuse_zero_characters(statement, &values)?;
            match session {
                Session::Sqlite(connection) => sqlite::run(connection, statement, &values, visit),
                Session::Postgres(session) => session.run(statement, &values, visit),
            }
        })
    }

    /// Runs SQL that is not a [`Statement`]: migrations, and what the store asks about itself.
    pub(crate) fn script(&mut self, sql: &str) -> Result<(), Error> {
        self.engine(
            |connection| connection.execute_batch(sql).map_err(|e| error::sqlite("a migration", &e)),
            |session| session.script(sql),
        )
    }

    /// For what the store asks the engine about itself.
    pub(crate) fn engine<T>(
        &mut self,
        sqlite: impl FnOnce(&rusqlite::Connection) -> Result<T, Error>,
        postgres: impl FnOnce(&mut postgres::Session) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.guard(|session| match session {
            Session::Sqlite(connection) => sqlite(connection),
            Session::Postgres(session) => postgres(session),
        })
    }

    /// Remembers the first error of the engine, and lets nothing past it.
    pub(crate) fn guard<T>(&mut self, act: impl FnOnce(&mut Session<'_>) -> Result<T, Error>) -> Result<T, Error> {
        if let Some(trouble) = &self.trouble {
            return Err(trouble.clone());
        }
        let done = act(&mut self.session);
        self.trouble = done.as_ref().err().cloned();
        done
    }
}

impl<'c> WriteTx<'c> {
    pub(crate) fn new(session: Session<'c>) -> Self {
        Self(ReadTx { session, trouble: None })
    }

    /// The error that ended the transaction, if one did.
    pub(crate) fn trouble(&self) -> Option<&Error> {
        self.0.trouble.as_ref()
    }

    /// Runs a statement that changes rows, and says how many. For `RETURNING`, use the methods that read.
    ///
    /// # Errors
    /// What the statement says. It ends the transaction: what may collide is written `ON CONFLICT DO NOTHING`.
    pub fn execute(&mut self, statement: &'static Statement, params: &[&dyn ToValue]) -> Result<u64, Error> {
        self.0.run(statement, params, &mut |_| true)
    }
}

/// PostgreSQL has no place for the character U+0000; SQLite must not take what PostgreSQL refuses.
fn refuse_zero_characters(statement: &Statement, values: &[Value<'_>]) -> Result<(), Error> {
    let bad = |value: &Value<'_>| matches!(value, Value::Text(text) if text.bytes().any(|byte| byte == 0));
    match values.iter().position(bad) {
        Some(at) => Err(Error::Parameter {
            statement: statement.name(),
            number: at + 1,
            wanted: "text without the character U+0000",
        }),
        None => Ok(()),
    }
}
