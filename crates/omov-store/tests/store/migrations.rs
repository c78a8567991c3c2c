//! Tables are built once, in order, by whoever comes first, and never from files that have changed.

use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::common::{SCHEMA, join, members};
use omov_store::testing::{NO_SCHEMA, Throwaway, runtime};
use omov_store::{Database, Error, Migration, Schema, Series, Store};

const ONE: Migration = Migration { path: "0001_a.sql", sql: "CREATE TABLE a (id BIGINT NOT NULL PRIMARY KEY)" };
const TWO: Migration = Migration { path: "0002_b.sql", sql: "CREATE TABLE b (id BIGINT NOT NULL PRIMARY KEY)" };

const BOTH: Migration = Migration {
    path: "0001_both.sql",
    sql: "CREATE TABLE a (id BIGINT PRIMARY KEY); CREATE TABLE b (id BIGINT PRIMARY KEY)",
};

fn schema(migrations: &'static [Migration]) -> Schema {
    Schema { series: vec![Series { name: "app", migrations }].leak(), small: &[] }
}

/// What comes of opening the same database with one schema after the other, on each engine.
fn opened(schemas: &[Schema]) -> Vec<Vec<Result<(), String>>> {
    let one = |throwaway: Throwaway| {
        runtime().block_on(async {
            let mut outcomes = Vec::new();
            for schema in schemas {
                let opened = Store::open(throwaway.database.clone(), schema).await;
                if let Ok(store) = &opened {
                    store.close().await;
                }
                outcomes.push(opened.map(|_| ()).map_err(|error| error.to_string()));
            }
            outcomes
        })
    };
    Throwaway::both().into_iter().map(one).collect()
}

fn refused(schemas: &[Schema], sentence: &str) {
    for outcomes in opened(schemas) {
        let (last, before) = outcomes.split_last().expect("at least one");
        assert!(before.iter().all(Result::is_ok), "{before:?}");
        let error = last.as_ref().expect_err("it should be refused");
        assert_eq!(error, &format!("the database's tables do not fit this program: {sentence}"));
    }
}

#[test]
fn a_later_program_adds_its_tables_and_an_opened_database_is_left_alone() {
    let steps = [schema(&[ONE]), schema(&[ONE]), schema(&[ONE, TWO]), schema(&[ONE, TWO])];
    for outcomes in opened(&steps) {
        assert_eq!(outcomes, vec![Ok(()); 4]);
    }
}

#[test]
fn a_file_that_was_changed_after_it_was_applied_is_refused() {
    const CHANGED: Migration = Migration { path: "0001_a.sql", sql: "CREATE TABLE a (id TEXT NOT NULL PRIMARY KEY)" };
    refused(
        &[schema(&[ONE]), schema(&[CHANGED, TWO])],
        "0001_a.sql was changed after it had been applied: put it back, and add a new file",
    );
}

#[test]
fn a_database_that_a_newer_program_has_used_is_refused() {
    refused(
        &[schema(&[ONE, TWO]), schema(&[ONE])],
        "they have 2 changes and this program knows 1: a newer omov has used them, start that one",
    );
}

#[test]
fn files_without_their_number_or_with_two_changes_are_refused() {
    refused(&[schema(&[TWO])], "0002_b.sql is number 1 and its name should begin with 0001_");
    refused(&[schema(&[BOTH])], "0001_both.sql should hold one statement");
}

#[test]
fn a_change_that_fails_leaves_what_was_there_and_names_its_file() {
    const WRONG: Migration = Migration { path: "0002_wrong.sql", sql: "CREATE TABLE a (id BIGINT PRIMARY KEY)" };
    for outcomes in opened(&[schema(&[ONE]), schema(&[ONE, WRONG]), schema(&[ONE, TWO])]) {
        let error = outcomes[1].as_ref().expect_err("a is there already");
        assert!(error.contains("0002_wrong.sql") && error.contains("already exists"), "{error}");
        assert_eq!(outcomes[2], Ok(()), "the one that failed left no trace");
    }
}

fn milliseconds() -> u64 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("after 1970");
    u64::try_from(now.as_millis()).expect("before the end of time")
}

/// Run by the next test in processes of its own.
#[test]
fn one_of_several_processes() {
    let Ok(address) = std::env::var("OMOV_TEST_OPEN") else { return };
    let begin: u64 = std::env::var("OMOV_TEST_BEGIN").expect("a time").parse().expect("milliseconds");
    std::thread::sleep(Duration::from_millis(begin.saturating_sub(milliseconds())));
    runtime().block_on(async {
        let store = Store::open(database(&address), &SCHEMA).await.expect("opens");
        let number = u64::from(std::process::id());
        store.write(move |tx| join(tx, number)).await.expect("joins");
        store.close().await;
    });
}

fn database(address: &str) -> Database {
    match address.strip_prefix("file=") {
        Some(path) => omov_store::Sqlite::new(path).into(),
        None => omov_store::Postgres::new(address).expect("an address").into(),
    }
}

#[test]
fn several_processes_that_start_at_once_build_the_tables_once() {
    let begun = Throwaway::both().into_iter().map(|throwaway| (throwaway, true));
    for (throwaway, begun) in Throwaway::both().into_iter().map(|throwaway| (throwaway, false)).chain(begun) {
        if begun {
            // Then the tables themselves are where they meet, and not the book of what has been applied.
            runtime().block_on(async {
                Store::open(throwaway.database.clone(), &NO_SCHEMA).await.expect("opens").close().await;
            });
        }
        let address = match &throwaway.database {
            Database::Sqlite(options) => format!("file={}", options.path.display()),
            Database::Postgres(_) => throwaway.address().expect("PostgreSQL has an address"),
        };
        let this = std::env::current_exe().expect("this program");
        let begin = milliseconds() + 500;
        let start = || {
            Command::new(&this)
                .args(["--exact", "migrations::one_of_several_processes", "--nocapture"])
                .env("OMOV_TEST_OPEN", &address)
                .env("OMOV_TEST_BEGIN", begin.to_string())
                .spawn()
                .expect("it starts")
        };
        let processes: Vec<_> = (0..6).map(|_| start()).collect();
        let ended: Vec<bool> =
            processes.into_iter().map(|mut process| process.wait().expect("it ends").success()).collect();
        assert_eq!(ended, [true; 6]);
        runtime().block_on(async {
            let store = Store::open(throwaway.database.clone(), &SCHEMA).await.expect("opens");
            assert_eq!(members(&store).await, 6);
            store.close().await;
        });
    }
}

#[test]
fn what_cannot_be_opened_says_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let opened = |database: Database| runtime().block_on(async { Store::open(database, &SCHEMA).await.map(|_| ()) });
    let nowhere = opened(omov_store::Sqlite::new(folder.path().join("nowhere/omov.sqlite")).into());
    assert!(matches!(nowhere, Err(Error::Unopened { .. })), "{nowhere:?}");
    let other = folder.path().join("letter.txt");
    std::fs::write(&other, "Dear members, this is no database. ".repeat(100)).expect("written");
    let other = opened(omov_store::Sqlite::new(other).into());
    assert!(matches!(other, Err(Error::Unopened { .. } | Error::StorageFailed { .. })), "{other:?}");
    let silent = omov_store::Postgres::new("postgres://omov:secret@127.0.0.1:1/omov").expect("an address");
    assert!(!format!("{silent:?}").contains("secret"));
    let silent = opened(silent.into()).expect_err("nobody listens there");
    assert!(matches!(silent, Error::Gone { .. }), "{silent:?}");
    assert!(!silent.to_string().contains("secret"), "{silent}");
    let garbled = omov_store::Postgres::new("postgres://omov:secret@host:port:wrong").expect_err("no address");
    assert!(!garbled.to_string().contains("secret"), "{garbled}");
}
