//! Holds every statement and every table against the rules of `docs/SQL.md`.
//!
//! An application's test calls [`check`] with a store of each engine, its schema and all its statements, and fails if
//! anything is found.

use crate::dialect;
use crate::error::Error;
use crate::migrate::Schema;
use crate::statement::Statement;
use crate::store::{Database, Store};
use crate::{postgres, sqlite};

/// What an engine makes of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Description {
    /// For `$1`, `$2`, …; `None` where the engine cannot tell.
    pub(crate) parameters: Vec<Option<Kind>>,
    pub(crate) columns: Vec<Column>,
    /// Tables read from one end to the other.
    pub(crate) scans: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) name: String,
    /// `None` where the engine cannot tell.
    pub(crate) kind: Option<Kind>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Integer,
    /// A number or a truth that fits into an integer, but cannot take one.
    Narrow,
    Text,
    Blob,
    /// A type that has no place here.
    Strange(String),
}

/// Words that no migration may use, with the rule they would break.
const FORBIDDEN: &[(&[&str], &str)] = &[
    (&["SERIAL", "BIGSERIAL", "AUTOINCREMENT", "SEQUENCE", "IDENTITY", "GENERATED"], "ids are made in the application"),
    (&["TRIGGER", "FUNCTION", "PROCEDURE", "ENUM", "ARRAY", "TEMP", "TEMPORARY"], "SQLite and PostgreSQL differ there"),
    (&["JSON", "JSONB"], "JSON is text that Rust reads"),
    (&["DEFERRABLE", "DEFERRED"], "a promise broken only at COMMIT would undo the acts of others in the same group"),
    (
        &["INT", "INTEGER", "SMALLINT", "REAL", "FLOAT", "DOUBLE", "NUMERIC", "DECIMAL", "VARCHAR", "CHAR", "BLOB"],
        "columns are BIGINT, TEXT or BYTEA",
    ),
    (&["BOOLEAN", "BOOL", "DATE", "TIME", "TIMESTAMP", "TIMESTAMPTZ", "UUID"], "columns are BIGINT, TEXT or BYTEA"),
];

/// Checks statements (all of the program's: [`statements()`](crate::statements())) and the schema's tables against the
/// engines that are given: one store of each if both can be had. Says what is wrong, one sentence each; nothing if all is
/// well.
pub async fn check(stores: &[&Store], schema: &Schema, statements: &[&'static Statement]) -> Vec<String> {
    let mut wrong = Vec::new();
    for migration in schema.series.iter().flat_map(|series| series.migrations) {
        for word in dialect::words(migration.sql) {
            let upper = word.to_ascii_uppercase();
            for (_, rule) in FORBIDDEN.iter().filter(|(words, _)| words.contains(&upper.as_str())) {
                wrong.push(format!("{} says {word}: {rule}", migration.path));
            }
        }
    }
    for store in stores {
        // What SQLite says of the tables holds for both: they are built from the same files.
        match store.read(|tx| tx.engine(sqlite::against_the_rules, |_| Ok(Vec::new()))).await {
            Ok(found) => wrong.extend(found),
            Err(error) => wrong.push(format!("{}: {error}", engine(store))),
        }
    }
    for statement in statements.iter().copied() {
        let mut described = Vec::new();
        for store in stores {
            match describe(store, statement).await {
                Ok(description) => described.push((engine(store), description)),
                Err(error) => wrong.push(format!("{}: {error}", engine(store))),
            }
        }
        for (engine, description) in &described {
            let name = statement.name();
            wrong.extend(kinds(description).map(|what| format!("{engine}: {name}: {what}")));
            wrong.extend(scans(statement, description, schema).map(|what| format!("{engine}: {name} {what}")));
        }
        if let [(_, one), (_, other), ..] = &described[..] {
            wrong.extend(differences(one, other).map(|what| format!("{}: {what}", statement.name())));
        }
    }
    wrong
}

fn engine(store: &Store) -> &'static str {
    match store.database() {
        Database::Sqlite(_) => "SQLite",
        Database::Postgres(_) => "PostgreSQL",
    }
}

/// A write, because only there may PostgreSQL plan a change; it changes nothing.
async fn describe(store: &Store, statement: &'static Statement) -> Result<Description, Error> {
    store
        .write(move |tx| {
            tx.engine(
                |connection| sqlite::describe(connection, statement),
                |session| postgres::describe(session, statement),
            )
        })
        .await
}

fn kinds(description: &Description) -> impl Iterator<Item = String> {
    let parameters = description.parameters.iter().enumerate().filter_map(|(at, kind)| match kind {
        Some(Kind::Narrow) => Some(format!("${} is too narrow: write CAST(${} AS BIGINT)", at + 1, at + 1)),
        Some(Kind::Strange(name)) => Some(format!("${} is of the type {name}", at + 1)),
        _ => None,
    });
    let columns = description.columns.iter().filter_map(|column| match &column.kind {
        Some(Kind::Strange(name)) => {
            Some(format!("column {} is of the type {name}: write CAST(… AS BIGINT) or the like", column.name))
        }
        _ => None,
    });
    parameters.chain(columns)
}

fn scans(statement: &Statement, description: &Description, schema: &Schema) -> impl Iterator<Item = String> {
    let allowed = |table: &&String| statement.reads_all().is_some() || schema.small.contains(&table.as_str());
    let tables: Vec<&String> = description.scans.iter().filter(|table| !allowed(table)).collect();
    tables.into_iter().map(|table| format!("reads all of {table}, which is large")).collect::<Vec<_>>().into_iter()
}

fn differences(one: &Description, other: &Description) -> impl Iterator<Item = String> {
    let mut found = Vec::new();
    if one.parameters.len() != other.parameters.len() {
        found.push(format!(
            "{} parameters on one engine, {} on the other",
            one.parameters.len(),
            other.parameters.len()
        ));
    }
    if one.columns.len() != other.columns.len() {
        found.push(format!("{} columns on one engine, {} on the other", one.columns.len(), other.columns.len()));
    }
    for (a, b) in one.columns.iter().zip(&other.columns) {
        if a.name != b.name {
            found.push(format!("a column is {} on one engine and {} on the other: name it with AS", a.name, b.name));
        }
        if let (Some(x), Some(y)) = (&a.kind, &b.kind)
            && x != y
        {
            found.push(format!("column {} differs in kind between the engines", a.name));
        }
    }
    found.into_iter()
}
