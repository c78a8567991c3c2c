//! Whatever has an end is forgotten behind it. Who adds a table with such an end and does not clear it is told here.

use std::time::Duration;

use omov_store::{Error, Moment, Statement, WriteTx, params, statements};

use super::all_due;
use crate::house::SCHEMA;
use crate::house::testing::{Hall, NOON, in_a_house};
use crate::members::MemberId;

const HOUR: Duration = Duration::from_hours(1);

statements! {
    PUT_WAY_IN = "INSERT INTO ways_in (id, code, browser, purpose, member_id, next, until) \
        VALUES ($1, $1, $1, 'sign-in', $2, '/', $3)";
    PUT_CHALLENGE = "INSERT INTO challenges (browser, purpose, state, until) VALUES ($1, 'add', '', $2)";
    PUT_SESSION = "INSERT INTO sessions (id, member_id, made_at, proved_at, until, device) VALUES ($1, $2, $3, $3, $3, '')";
    PUT_JOIN = "INSERT INTO joins (id, code, browser, name, email, standing, statement_version, until) \
        VALUES ($1, $1, $1, 'Ama', 'ama@example.org', 'member', 1, $2)";
    PUT_EMAIL = "INSERT INTO email_changes (member_id, email, code, until) VALUES ($1, 'new@example.org', $2, $3)";
    PUT_PAPER = "INSERT INTO paper_ways (id, member_id, printed_by, made_at, until) VALUES ($1, $2, $2, $3, $3)";
    PUT_EXPORT = "INSERT INTO exports (id, group_id, by_id, columns, standings, people, asked_at, until) \
        VALUES ($1, $2, $3, 'name', 'member', 1, $4, $4)";
    PUT_PLAN = "INSERT INTO moves (group_id, id, actor_id, closes, beginnings, changed, losing, reason, state, made_at, \
        moved, after_key, after_id) VALUES ($1, $2, $3, 0, '', '', '', 'Why', 'draft', $4, 0, '', $2)";

    WAYS_IN = "SELECT COUNT(*) AS rows FROM ways_in", reads all: "a test";
    CHALLENGES = "SELECT COUNT(*) AS rows FROM challenges", reads all: "a test";
    SESSIONS = "SELECT COUNT(*) AS rows FROM sessions", reads all: "a test";
    JOINS = "SELECT COUNT(*) AS rows FROM joins", reads all: "a test";
    EMAIL_CHANGES = "SELECT COUNT(*) AS rows FROM email_changes", reads all: "a test";
    PAPER_WAYS = "SELECT COUNT(*) AS rows FROM paper_ways", reads all: "a test";
    EXPORTS = "SELECT COUNT(*) AS rows FROM exports", reads all: "a test";
    PLANS = "SELECT COUNT(*) AS rows FROM moves", reads all: "a test";
}

/// A table whose rows are forgotten: a row of it, and how many there are.
struct Short {
    table: &'static str,
    put: fn(&mut WriteTx<'_>, &Ends) -> Result<u64, Error>,
    rows: &'static Statement,
    /// So long behind its end a row may still be there.
    kept: Duration,
}

/// What a row that is put there says.
struct Ends {
    id: [u8; 16],
    member: MemberId,
    group: crate::groups::GroupId,
    until: Moment,
}

const SHORT: &[Short] = &[
    Short {
        table: "ways_in",
        put: |tx, row| tx.execute(&PUT_WAY_IN, params![row.id, row.member, row.until]),
        rows: &WAYS_IN,
        kept: Duration::from_hours(24),
    },
    Short {
        table: "challenges",
        put: |tx, row| tx.execute(&PUT_CHALLENGE, params![row.id, row.until]),
        rows: &CHALLENGES,
        kept: Duration::ZERO,
    },
    Short {
        table: "sessions",
        put: |tx, row| tx.execute(&PUT_SESSION, params![row.id, row.member, row.until]),
        rows: &SESSIONS,
        kept: Duration::ZERO,
    },
    Short {
        table: "joins",
        put: |tx, row| tx.execute(&PUT_JOIN, params![row.id, row.until]),
        rows: &JOINS,
        kept: Duration::ZERO,
    },
    Short {
        table: "email_changes",
        put: |tx, row| tx.execute(&PUT_EMAIL, params![row.member, row.id, row.until]),
        rows: &EMAIL_CHANGES,
        kept: Duration::ZERO,
    },
    Short {
        table: "paper_ways",
        put: |tx, row| tx.execute(&PUT_PAPER, params![row.id, row.member, row.until]),
        rows: &PAPER_WAYS,
        kept: Duration::ZERO,
    },
    Short {
        table: "exports",
        put: |tx, row| tx.execute(&PUT_EXPORT, params![row.id, row.group, row.member, row.until]),
        rows: &EXPORTS,
        kept: Duration::from_hours(90 * 24),
    },
    Short {
        table: "moves",
        put: |tx, row| tx.execute(&PUT_PLAN, params![row.group, row.id, row.member, row.until]),
        rows: &PLANS,
        kept: Duration::from_hours(30 * 24),
    },
];

/// Their rows have an end and stay behind it: they are the record of what was done with power.
const STAY: [&str; 3] = ["terms", "deputies", "second_acts"];

/// Every table that has a column which says until when.
fn with_an_end() -> Vec<String> {
    let migrations = SCHEMA.series.iter().flat_map(|series| series.migrations);
    let tables = migrations.map(|migration| {
        let lines = migration.sql.lines().map(|line| line.split("--").next().unwrap_or_default());
        lines.collect::<Vec<_>>().join(" ")
    });
    let with = tables.filter(|sql| {
        let mut words = sql.split(|c: char| !c.is_alphanumeric() && c != '_');
        let made = sql.contains("CREATE TABLE") || sql.contains("ADD COLUMN");
        made && words.any(|word| word == "until" || word.starts_with("expires"))
    });
    let named = with.filter_map(|sql| {
        let mut words = sql.split_whitespace().skip_while(|word| *word != "TABLE").skip(1);
        words.next().map(str::to_owned)
    });
    named.collect()
}

#[test]
fn every_table_whose_rows_have_an_end_is_known_here() {
    let found = with_an_end();
    assert!(found.len() >= 9, "the look into the tables finds too little: {found:?}");
    for table in found {
        let known = STAY.contains(&table.as_str()) || SHORT.iter().any(|short| short.table == table);
        assert!(known, "{table} has an end: clear it in its room's work and put it on the list, or say why it stays");
    }
}

async fn rows(hall: &Hall, statement: &'static Statement) -> u64 {
    hall.house.store().read(move |tx| Ok(tx.one(statement, params![])?)).await.expect("a number")
}

#[test]
fn what_is_over_is_gone_and_what_is_not_yet_over_stays() {
    in_a_house(async |hall| {
        let soon = NOON.plus(HOUR);
        let mut before = Vec::new();
        for short in SHORT {
            before.push(rows(&hall, short.rows).await);
            let row = Ends { id: [9; 16], member: hall.member, group: hall.own, until: soon };
            let put = short.put;
            let put = hall.house.store().write(move |tx| Ok(put(tx, &row)?)).await;
            assert_eq!(put.expect("a row is put there"), 1, "{}", short.table);
        }
        all_due(&hall.house).await.expect("what is due is done");
        for (short, before) in SHORT.iter().zip(&before) {
            assert_eq!(rows(&hall, short.rows).await, before + 1, "{} is not over", short.table);
        }
        let mut kept: Vec<_> = SHORT.iter().map(|short| short.kept).collect();
        kept.sort();
        let mut passed = Duration::ZERO;
        for kept in kept {
            // Two days behind it, so that what is done once a day has been done.
            let to = HOUR + kept + Duration::from_hours(48);
            hall.house.clock().forward(to.saturating_sub(passed));
            passed = to;
            all_due(&hall.house).await.expect("what is due is done");
            for (short, before) in SHORT.iter().zip(&before).filter(|(short, _)| short.kept <= kept) {
                assert_eq!(rows(&hall, short.rows).await, *before, "{} is over", short.table);
            }
        }
    });
}
