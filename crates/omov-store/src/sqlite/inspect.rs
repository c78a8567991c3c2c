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
    let damage: Vec<String> = column(connection, "PRAGMA integrity_check(20)", 0)?;
    let dangling: Vec<String> = column(connection, "PRAGMA foreign_key_check", 0)?;
    let mut findings: Vec<Finding> = damage
        .into_iter()
        .filter(|line| line != "ok")
        .map(|line| Finding::serious(format!("the database file is damaged: {line}")))
        .collect();
    if let Some(table) = dangling.first() {
        let count = dangling.len();
        findings.push(Finding::serious(format!("{count} rows point to rows that are not there, first in {table}")));
    }
    Ok(findings)
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
    let mut parameters = vec![None; prepared.parameter_count()];
    for index in 1..=parameters.len() {
        let number = prepared.parameter_name(index).and_then(|name| name.strip_prefix('$')?.parse::<usize>().ok());
        if number.is_none_or(|number| number == 0 || number > parameters.len()) {
            let reason = "its parameters are not $1, $2, … without a gap".into();
            return Err(Error::Unprepared { statement: statement.name(), reason });
        }
    }
    // SQLite takes any kind of value anywhere: only PostgreSQL can tell.
    parameters.fill(None);
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
    tables.iter().find(|table| *table == called || alias(sql, table) == Some(called)).cloned()
}

/// What a statement calls a table: `FROM members AS m` or `FROM members m`.
fn alias<'s>(sql: &'s str, table: &str) -> Option<&'s str> {
    let mut words = dialect::words(sql).skip_while(|word| *word != table).skip(1);
    words.find(|word| !word.eq_ignore_ascii_case("as"))
}
