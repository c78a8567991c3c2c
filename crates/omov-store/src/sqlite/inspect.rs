//! What SQLite says about itself and about a statement.

use rusqlite::Connection;

use crate::check::{Column, Description, Kind};
use crate::dialect;
use crate::doctor::Finding;
use crate::error::{self, Error};
use crate::statement::Statement;

const NAME: &str = "a question about the database";

fn failed(e: rusqlite::Error) -> Error {
    error::sqlite(NAME, &e)
}

/// Why acknowledged writes might not outlive a power cut.
pub(crate) fn durability(connection: &Connection) -> Result<Vec<String>, Error> {
    let synchronous: i64 = connection.pragma_query_value(None, "synchronous", |row| row.get(0)).map_err(failed)?;
    let journal: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).map_err(failed)?;
    let mut reasons = Vec::new();
    // 2 is FULL, 3 is EXTRA.
    if synchronous < 2 {
        reasons.push("SQLite's synchronous is weaker than FULL: a power cut can lose what was acknowledged".into());
    }
    if journal != "wal" {
        reasons.push(format!("SQLite's journal is {journal}, not wal"));
    }
    Ok(reasons)
}

/// Damage in the file, and references to rows that are not there.
pub(crate) fn doctor(connection: &Connection) -> Result<Vec<Finding>, Error> {
    let damage = column(connection, "PRAGMA integrity_check(20)", 0)?;
    if damage != ["ok"] {
        return Ok(damage
            .iter()
            .map(|line| Finding::serious(format!("the database file is damaged: {line}")))
            .collect());
    }
    let dangling = column(connection, "PRAGMA foreign_key_check", 0)?;
    let count = dangling.len();
    let sentence = |table| format!("{count} rows point to rows that are not there, first in {table}");
    Ok(dangling.first().map(|table| Finding::serious(sentence(table))).into_iter().collect())
}

/// One column of text from a question without parameters.
fn column(connection: &Connection, sql: &str, number: usize) -> Result<Vec<String>, Error> {
    let mut prepared = connection.prepare(sql).map_err(failed)?;
    // Nothing is bound: parameters, where a plan is asked for, are NULL.
    let mut rows = prepared.raw_query();
    let mut texts = Vec::new();
    while let Some(row) = rows.next().map_err(failed)? {
        texts.push(row.get(number).map_err(failed)?);
    }
    Ok(texts)
}

/// Tables without a primary key, and references that no index helps to follow backwards: to delete a row, the database
/// looks whether others point to it.
pub(crate) fn against_the_rules(connection: &Connection) -> Result<Vec<String>, Error> {
    let keyless = "SELECT name FROM sqlite_schema AS t WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
        AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE pk > 0) ORDER BY name";
    let unindexed = "SELECT 'table ' || t.name || ' has no index that begins with ' || f.\"from\" \
        FROM sqlite_schema AS t JOIN pragma_foreign_key_list(t.name) AS f ON f.seq = 0 WHERE t.type = 'table' \
        AND NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name) AS l JOIN pragma_index_info(l.name) AS i \
            WHERE i.seqno = 0 AND i.name = f.\"from\") \
        AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE pk = 1 AND name = f.\"from\") ORDER BY 1";
    let keyless = column(connection, keyless, 0)?;
    let unindexed = column(connection, unindexed, 0)?;
    Ok(keyless
        .into_iter()
        .map(|table| format!("table {table} has no primary key"))
        .chain(unindexed.into_iter().map(|what| format!("{what}, which points to another table")))
        .collect())
}

/// What SQLite makes of a statement.
pub(crate) fn describe(connection: &Connection, statement: &'static Statement) -> Result<Description, Error> {
    let prepared = connection.prepare(statement.sql()).map_err(|e| error::sqlite(statement.name(), &e))?;
    // SQLite takes any kind of value anywhere: only PostgreSQL can tell.
    let parameters = vec![None; super::numbers(&prepared, statement.name())?.len()];
    let columns = prepared.columns();
    let columns = columns.map(|column| Column {
        name: column.name().to_owned(),
        kind: column.decl_type().and_then(|declared| match declared {
            "INTEGER" => Some(Kind::Integer),
            "TEXT" => Some(Kind::Text),
            "BLOB" => Some(Kind::Blob),
            _ => None,
        }),
    });
    let columns = columns.collect();
    let tables = column(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'", 0)?;
    let plan = column(connection, &format!("EXPLAIN QUERY PLAN {}", statement.sql()), 3)?;
    let scans = plan.iter().filter_map(|line| scanned(line, statement.sql(), &tables)).collect();
    Ok(Description { parameters, columns, scans })
}

/// The table that a line of a query plan reads from one end to the other: `SCAN m`, with or without an index, or an index
/// made on the spot, for which the table is read.
fn scanned(line: &str, sql: &str, tables: &[String]) -> Option<String> {
    let (verb, rest) = line.split_once(' ')?;
    if verb != "SCAN" && !line.contains("AUTOMATIC") {
        return None;
    }
    let called = rest.split(' ').next()?;
    tables.iter().find(|table| names(sql, table).any(|name| name.eq_ignore_ascii_case(called))).cloned()
}

/// What a statement calls a table: by its own name, and `FROM members AS m` or `JOIN members m` as often as it does.
fn names<'s>(sql: &'s str, table: &'s str) -> impl Iterator<Item = &'s str> {
    let words: Vec<&str> = dialect::words(sql).filter(|word| !word.eq_ignore_ascii_case("as")).collect();
    let aliases = words.windows(2).filter(|pair| pair[0].eq_ignore_ascii_case(table)).map(|pair| pair[1]);
    std::iter::once(table).chain(aliases.collect::<Vec<_>>())
}
