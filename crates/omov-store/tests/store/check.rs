//! Every statement is held against both engines, and the check finds what it is there to find.

use omov_store::testing::{Throwaway, runtime};
use omov_store::{Migration, Schema, Series, Statement, Store, check, statements};

use crate::common::SCHEMA;

fn found(schema: &Schema, statements: &[&'static Statement]) -> Vec<String> {
    let throwaways = Throwaway::both();
    runtime().block_on(async {
        let mut stores = Vec::new();
        for throwaway in &throwaways {
            stores.push(Store::open(throwaway.database.clone(), schema).await.expect("opens"));
        }
        let found = check(&stores.iter().collect::<Vec<_>>(), schema, statements).await;
        for store in stores {
            store.close().await;
        }
        found
    })
}

#[test]
fn every_statement_prepares_on_both_engines_and_means_the_same() {
    let all = statements();
    for expected in ["omov_store::jobs::CLAIM", "omov_store::leases::CLAIM", "store::common::FIND"] {
        assert!(all.iter().any(|statement| statement.name() == expected), "{expected} is not on the list");
    }
    assert_eq!(found(&SCHEMA, &all), Vec::<String>::new());
}

/// What is found, on the one engine or the other, about one statement.
fn about(statement: &'static Statement) -> String {
    found(&SCHEMA, &[statement]).join("\n")
}

macro_rules! unlisted {
    ($($name:ident = $sql:literal;)*) => {
        $(static $name: Statement = Statement::new(stringify!($name), $sql, None);)*
    };
}
unlisted! {
    WRONG = "SELECT nothing FROM members WHERE id = $1";
    ONLY_SQLITE = "SELECT last_insert_rowid() AS id FROM rules WHERE name = $1";
    ONLY_POSTGRES = "SELECT now() AS moment FROM rules WHERE name = $1";
    GAP = "SELECT votes FROM members WHERE id = $2";
    NAMELESS = "SELECT COUNT(*) FROM rules";
    SUM = "SELECT SUM(votes) AS votes FROM members WHERE id = $1";
    KIND = "SELECT substr(name, $2) AS part FROM members WHERE id = $1";
    READS_ALL = "SELECT id FROM members WHERE votes = $1";
    READS_ALL_BY_ALIAS = "SELECT m.id FROM rules r JOIN members AS m ON m.votes = $1";
    READS_ALL_THE_SECOND_TIME = "SELECT b.id FROM members AS a, members b WHERE a.id = $1 AND b.votes > a.votes";
    READS_ALL_OF_AN_INDEX = "SELECT name FROM members ORDER BY name";
    CHANGES_ALL = "UPDATE members SET votes = $1";
    READS_A_SMALL_ONE = "SELECT words FROM rules WHERE words = $1";
    BY_INDEX = "SELECT m.votes FROM members m JOIN marks k ON k.member_id = m.id WHERE m.name = $1 AND k.number > $2";
}

#[test]
fn a_statement_that_one_engine_does_not_understand_is_found() {
    assert!(about(&WRONG).contains("WRONG cannot be prepared"));
    let both = Throwaway::postgres().is_some();
    assert!(about(&ONLY_POSTGRES).contains("SQLite: ONLY_POSTGRES cannot be prepared: no such function: now"));
    assert!(!both || about(&ONLY_SQLITE).contains("PostgreSQL: ONLY_SQLITE cannot be prepared"));
    assert!(about(&GAP).contains("its parameters are not $1, $2, … without a gap"));
    assert!(!both || about(&NAMELESS).contains("name it with AS"));
    assert!(!both || about(&SUM).contains("column votes is of the type numeric"));
    assert!(!both || about(&KIND).contains("$2 is too narrow: write CAST($2 AS BIGINT)"));
}

#[test]
fn a_statement_that_reads_all_of_a_large_table_is_found() {
    let engines: &[&str] = if Throwaway::postgres().is_some() { &["SQLite", "PostgreSQL"] } else { &["SQLite"] };
    for statement in [&READS_ALL, &READS_ALL_BY_ALIAS, &READS_ALL_THE_SECOND_TIME, &READS_ALL_OF_AN_INDEX, &CHANGES_ALL]
    {
        let about = about(statement);
        for engine in engines {
            let expected = format!("{engine}: {} reads all of members, which is large", statement.name());
            assert!(about.contains(&expected), "{about}");
        }
    }
    for statement in [&READS_A_SMALL_ONE, &BY_INDEX] {
        assert_eq!(about(statement), "");
    }
}

#[test]
fn a_table_against_the_rules_is_found() {
    const KEYLESS: Migration = Migration { path: "0001_a.sql", sql: "CREATE TABLE a (id BIGINT NOT NULL)" };
    const KEYED: Migration = Migration { path: "0002_b.sql", sql: "CREATE TABLE b (id BIGINT NOT NULL PRIMARY KEY)" };
    const POINTING: Migration = Migration {
        path: "0003_c.sql",
        sql: "CREATE TABLE c (id BYTEA NOT NULL PRIMARY KEY, b_id BIGINT NOT NULL REFERENCES b (id))",
    };
    const LATER: Migration = Migration {
        path: "0004_d.sql",
        sql: "CREATE TABLE d (id BIGINT NOT NULL PRIMARY KEY REFERENCES b (id) DEFERRABLE INITIALLY DEFERRED)",
    };
    let schema =
        Schema { series: &[Series { name: "app", migrations: &[KEYLESS, KEYED, POINTING, LATER] }], small: &[] };
    let found = found(&schema, &[]);
    for expected in [
        "table a has no primary key",
        "table c has no index that begins with b_id, which points to another table",
        "0004_d.sql says DEFERRABLE: a promise broken only at COMMIT would undo the acts of others in the same group",
    ] {
        assert!(found.iter().any(|what| what == expected), "{found:#?}");
    }
    assert_eq!(found.len(), 4, "{found:#?}");
}
