//! What PostgreSQL says about itself and about a statement.

use std::sync::atomic::{AtomicU64, Ordering};

use postgres::SimpleQueryMessage;
use postgres::types::Type;

use super::{Postgres, Session};
use crate::check::{Column, Description, Kind};
use crate::doctor::Finding;
use crate::error::{self, Error};
use crate::statement::Statement;

const NAME: &str = "a question about the database";

impl Session {
    /// The first column of what is answered.
    fn ask(&mut self, sql: &str) -> Result<Vec<String>, Error> {
        let answer = self.client.simple_query(sql).map_err(|e| error::postgres_unprepared(NAME, &e))?;
        Ok(answer
            .iter()
            .filter_map(|message| match message {
                SimpleQueryMessage::Row(row) => Some(row.get(0).unwrap_or_default().to_owned()),
                _ => None,
            })
            .collect())
    }
}

/// Whether the connection crosses a network in the clear.
pub(crate) fn unencrypted(options: &Postgres) -> Option<Finding> {
    options.in_the_clear().then(|| Finding::serious("the connection to PostgreSQL crosses the network unencrypted"))
}

/// Why acknowledged writes might not outlive a power cut.
pub(crate) fn durability(session: &mut Session) -> Result<Vec<String>, Error> {
    let mut reasons = Vec::new();
    for setting in ["fsync", "full_page_writes", "synchronous_commit"] {
        if session.ask(&format!("SELECT current_setting('{setting}')"))?.iter().any(|value| value == "off") {
            reasons
                .push(format!("PostgreSQL's {setting} is off: a power cut can lose or damage what was acknowledged"));
        }
    }
    Ok(reasons)
}

/// Indexes that cannot be relied on.
pub(crate) fn doctor(session: &mut Session) -> Result<Vec<Finding>, Error> {
    let mut findings = Vec::new();
    let invalid = session.ask("SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid ORDER BY 1")?;
    findings
        .extend(invalid.iter().map(|index| Finding::serious(format!("the index {index} is not valid: rebuild it"))));
    Ok(findings)
}

/// What PostgreSQL makes of a statement.
pub(crate) fn describe(session: &mut Session, statement: &'static Statement) -> Result<Description, Error> {
    let prepared = session.prepare(statement)?;
    let parameters = prepared.params().iter().map(|given| Some(kind(given))).collect();
    let columns = prepared
        .columns()
        .iter()
        .map(|column| Column { name: column.name().to_owned(), kind: Some(kind(column.type_())) })
        .collect();
    let plan = plan(session, statement, prepared.params().len())?;
    Ok(Description { parameters, columns, scans: scanned(&plan) })
}

fn kind(given: &Type) -> Kind {
    match *given {
        Type::INT8 => Kind::Integer,
        Type::INT4 | Type::INT2 | Type::BOOL => Kind::Narrow,
        Type::TEXT | Type::VARCHAR => Kind::Text,
        Type::BYTEA => Kind::Blob,
        _ => Kind::Strange(given.name().to_owned()),
    }
}

/// The plan for parameters that are not known, when reading a whole table is the last resort.
fn plan(session: &mut Session, statement: &'static Statement, parameters: usize) -> Result<Vec<String>, Error> {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let name = format!("omov_check_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let values = vec!["NULL"; parameters].join(", ");
    let values = if parameters == 0 { String::new() } else { format!("({values})") };
    session.script("SET LOCAL enable_seqscan = off; SET LOCAL plan_cache_mode = force_generic_plan")?;
    session.script(&format!("PREPARE {name} AS {}", statement.sql()))?;
    let plan = session.ask(&format!("EXPLAIN (COSTS OFF) EXECUTE {name}{values}"));
    session.script(&format!("DEALLOCATE {name}"))?;
    plan
}

/// The tables that a plan reads from one end to the other: a `Seq Scan`, or an index without a condition on it.
fn scanned(plan: &[String]) -> Vec<String> {
    let mut scans = Vec::new();
    // A table whose index is read, until the condition turns up.
    let mut waiting: Option<&str> = None;
    for line in plan {
        if line.trim_start().starts_with("Index Cond:") {
            waiting = None;
        }
        let Some((scan, on)) = line.split_once(" on ").filter(|(scan, _)| scan.contains(" Scan")) else { continue };
        scans.extend(waiting.take().map(str::to_owned));
        let table = on.split(' ').next().unwrap_or(on);
        if scan.ends_with("Seq Scan") {
            scans.push(table.to_owned());
        } else if scan.contains("Index") && !scan.contains("Bitmap") {
            waiting = Some(table);
        }
    }
    scans.extend(waiting.map(str::to_owned));
    scans
}

#[cfg(test)]
mod tests {
    use super::scanned;

    fn plan(text: &str) -> Vec<String> {
        scanned(&text.lines().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn reading_a_table_in_sequence_is_seen_through_joins_and_aliases() {
        let text = "Nested Loop\n  ->  Seq Scan on members m\n        Filter: (name = $1)\n  ->  Index Scan using groups_pkey on groups g\n        Index Cond: (id = m.id)";
        assert_eq!(plan(text), ["members"]);
        assert_eq!(plan("Seq Scan on members"), ["members"]);
    }

    #[test]
    fn reading_a_whole_index_counts_as_reading_the_table() {
        assert_eq!(plan("Limit\n  ->  Index Scan using members_pkey on members"), ["members"]);
        assert_eq!(plan("Index Only Scan Backward using members_pkey on members\n  Filter: (a > $1)"), ["members"]);
        assert!(plan("Index Scan using members_pkey on members\n  Index Cond: (id = $1)").is_empty());
        let bitmap = "Bitmap Heap Scan on members\n  Recheck Cond: (a = $1)\n  ->  Bitmap Index Scan on members_a\n        Index Cond: (a = $1)";
        assert!(plan(bitmap).is_empty());
    }
}
