//! One connection to PostgreSQL with the statements that it has prepared.

use std::collections::HashMap;

use postgres::Client;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::Type;

use super::Postgres;
use crate::error::{self, Error};
use crate::row::{Cells, Row};
use crate::statement::Statement;
use crate::transaction::Visit;
use crate::value::Value;

/// The oldest version that is supported, as the server numbers it.
const OLDEST: i32 = 150_000;

pub(crate) struct Session {
    pub(super) client: Client,
    prepared: HashMap<&'static str, postgres::Statement>,
}

impl Session {
    pub(super) fn open(options: &Postgres) -> Result<Self, Error> {
        // Whatever the server says at the door (no such database, no more connections, starting up): it is not to be had.
        let gone = |e: postgres::Error| Error::Gone { reason: error::causes(&e) };
        let mut client = options.config.connect(options.tls.clone()).map_err(gone)?;
        let version: i32 = client
            .query_one("SELECT current_setting('server_version_num')::int4", &[])
            .and_then(|row| row.try_get(0))
            .map_err(gone)?;
        if version < OLDEST {
            return Err(Error::Unopened {
                reason: format!("PostgreSQL 15 or later is needed, not {}", version / 10_000),
            });
        }
        Ok(Self { client, prepared: HashMap::new() })
    }

    pub(super) fn broken(&self) -> bool {
        self.client.is_closed()
    }

    /// Runs SQL without parameters.
    pub(crate) fn script(&mut self, sql: &str) -> Result<(), Error> {
        self.client.batch_execute(sql).map_err(|e| error::postgres_unprepared("a migration", &e))
    }

    /// A command of the store itself, such as COMMIT.
    pub(super) fn command(&mut self, sql: &'static str) -> Result<(), Error> {
        self.client.batch_execute(sql).map_err(|e| error::postgres(sql, &e))
    }

    pub(super) fn prepare(&mut self, statement: &'static Statement) -> Result<postgres::Statement, Error> {
        if let Some(prepared) = self.prepared.get(statement.sql()) {
            return Ok(prepared.clone());
        }
        let prepared =
            self.client.prepare(statement.sql()).map_err(|e| error::postgres_unprepared(statement.name(), &e))?;
        self.prepared.insert(statement.sql(), prepared.clone());
        Ok(prepared)
    }

    /// Runs a statement, gives its rows to `visit` until that has enough, and counts the rows changed.
    pub(crate) fn run(
        &mut self,
        statement: &'static Statement,
        values: &[Value<'_>],
        visit: Visit<'_>,
    ) -> Result<u64, Error> {
        let name = statement.name();
        let failed = |e: postgres::Error| error::postgres(name, &e);
        let prepared = self.prepare(statement)?;
        fit(name, prepared.params(), values)?;
        let mut rows = self.client.query_raw(&prepared, values).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            if !visit(&Row::new(name, Cells::Postgres(&row))) {
                return Ok(0);
            }
        }
        Ok(rows.rows_affected().unwrap_or(0))
    }
}

/// Whether the values can stand where the server wants them. It would refuse them itself, in words less clear.
fn fit(statement: &'static str, wanted: &[Type], values: &[Value<'_>]) -> Result<(), Error> {
    if wanted.len() != values.len() {
        return Err(Error::Parameters { statement, wanted: wanted.len(), given: values.len() });
    }
    for (at, (wanted, value)) in wanted.iter().zip(values).enumerate() {
        let (fits, wanted) = match *wanted {
            Type::INT8 => (matches!(value, Value::Integer(_) | Value::Null), "an integer"),
            Type::TEXT => (matches!(value, Value::Text(_) | Value::Null), "text"),
            Type::BYTEA => (matches!(value, Value::Blob(_) | Value::Null), "bytes"),
            _ => (false, "given a type: write CAST(… AS BIGINT) or the like around it"),
        };
        if !fits {
            return Err(Error::Parameter { statement, number: at + 1, wanted });
        }
    }
    Ok(())
}
