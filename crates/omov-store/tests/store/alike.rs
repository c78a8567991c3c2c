//! The same statement means the same on both engines, and a value comes back as it went in.

use crate::common::{FIND, JOIN, MARK, MARKS, NOW, SCHEMA, id, join};
use omov_store::testing::with_both;
use omov_store::{Error, FromValue, Moment, Value, params, statements};

statements! {
    BY_PATTERN = "SELECT name FROM members WHERE name LIKE $1 ORDER BY name", reads all: "a test";
    IN_ORDER = "SELECT name FROM members ORDER BY name", reads all: "a test";
    SWAPPED = "UPDATE members SET name = $2 WHERE votes = $3 AND id = $1";
    TWICE = "SELECT CAST($1 AS BIGINT) + $1 + CAST($2 AS BIGINT) AS total";
    TRUTH = "SELECT EXISTS (SELECT 1 FROM members WHERE id = $1) AS there, 2 > 3 AS wrong";
    JOIN_AGAIN = "INSERT INTO members (id, name, votes) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING id";
    KEEP = "SELECT CAST($1 AS BIGINT) AS kept";
    FORGET = "DELETE FROM marks WHERE member_id = $1";
}

#[test]
fn values_come_back_as_they_went_in() {
    with_both(&SCHEMA, async |store| {
        let notes: Vec<Option<String>> = ["", "Grüße, 東京 🗳", "a'b\"c\\d;--", "\u{1}\r\n\t", &"x".repeat(100_000)]
            .into_iter()
            .map(|note| Some(note.to_owned()))
            .chain([None])
            .collect();
        let numbers = [i64::MIN, -1, 0, 1, i64::MAX, NOW.0];
        let given = notes.clone();
        let read: Vec<(i64, Option<String>)> = store
            .write(move |tx| {
                join(tx, 1)?;
                for (number, note) in numbers.iter().zip(&given) {
                    tx.execute(&MARK, params![id(1), number, note])?;
                }
                tx.all(&MARKS, params![id(1)])
            })
            .await
            .expect("marks");
        let mut expected: Vec<_> = numbers.into_iter().zip(notes).collect();
        expected.sort();
        assert_eq!(read, expected);

        let odd: Vec<u8> = (0..=255).collect();
        let key = odd.clone();
        store.write(move |tx| tx.execute(&JOIN, params![key, "odd", true])).await.expect("joins");
        let row: (Vec<u8>, String, bool) = {
            let key = odd.clone();
            store.read(move |tx| tx.one(&FIND, params![key])).await.expect("is there")
        };
        assert_eq!(row, (odd, "odd".to_owned(), true));
    });
}

#[test]
fn parameters_go_by_their_number_not_by_their_place() {
    with_both(&SCHEMA, async |store| {
        let name: (Vec<u8>, String, i64) = store
            .write(|tx| {
                join(tx, 1)?;
                assert_eq!(tx.execute(&SWAPPED, params![id(1), "renamed", 0_i64])?, 1);
                tx.one(&FIND, params![id(1)])
            })
            .await
            .expect("renamed");
        assert_eq!(name.1, "renamed");
        assert_eq!(store.read(|tx| tx.one(&TWICE, params![20_i64, 2_i64])).await, Ok(42_i64));
    });
}

#[test]
fn text_is_ordered_byte_by_byte_and_like_minds_capitals() {
    with_both(&SCHEMA, async |store| {
        let names = ["anna", "Bea", "Zoe", "ada", "Émile", "zoe", "a b", "a-b"];
        store
            .write(move |tx| {
                for (number, name) in names.iter().enumerate() {
                    tx.execute(&JOIN, params![id(number as u64), name, 0_i64])?;
                }
                Ok(())
            })
            .await
            .expect("joins");
        let ordered: Vec<String> = store.read(|tx| tx.all(&IN_ORDER, &[])).await.expect("names");
        let mut expected = names;
        expected.sort_unstable();
        assert_eq!(ordered, expected);
        let matched: Vec<String> = store.read(|tx| tx.all(&BY_PATTERN, params!["z%"])).await.expect("names");
        assert_eq!(matched, ["zoe"]);
    });
}

#[test]
fn truth_is_0_or_1() {
    with_both(&SCHEMA, async |store| {
        assert_eq!(store.read(|tx| tx.one(&TRUTH, params![id(1)])).await, Ok((false, false)));
        store.write(|tx| join(tx, 1)).await.expect("joins");
        assert_eq!(store.read(|tx| tx.one(&TRUTH, params![id(1)])).await, Ok((1_i64, 0_i64)));
    });
}

#[test]
fn a_row_that_is_there_already_is_no_error_if_the_statement_says_so() {
    with_both(&SCHEMA, async |store| {
        for expected in [Some(id(1)), None] {
            let made = store.write(|tx| tx.optional(&JOIN_AGAIN, params![id(1), "Ada", 0_i64])).await;
            assert_eq!(made, Ok(expected));
        }
    });
}

#[test]
fn rows_that_were_changed_are_counted_alike() {
    with_both(&SCHEMA, async |store| {
        let counts = store
            .write(|tx| {
                join(tx, 1)?;
                let mut marked = 0;
                for number in 0..7_i64 {
                    marked += tx.execute(&MARK, params![id(1), number, "x"])?;
                }
                Ok((marked, tx.execute(&FORGET, params![id(1)])?, tx.execute(&FORGET, params![id(1)])?))
            })
            .await;
        assert_eq!(counts, Ok((7, 7, 0)));
    });
}

#[test]
fn a_wrong_column_is_named_without_what_it_holds() {
    with_both(&SCHEMA, async |store| {
        store.write(|tx| tx.execute(&JOIN, params![id(1), "secret", 300_i64])).await.expect("joins");
        let wrong = async |expected: &str, outcome: Result<(), Error>| {
            assert_eq!(outcome.expect_err("it does not fit").to_string(), expected.replace("FIND", FIND.name()));
        };
        let found = |one: Result<(Vec<u8>, i64, i64), Error>| one.map(|_| ());
        wrong(
            "FIND: column 1 (name) holds text where an integer was expected",
            found(store.read(|tx| tx.one(&FIND, params![id(1)])).await),
        )
        .await;
        let found = |one: Result<(Vec<u8>, String, u8), Error>| one.map(|_| ());
        wrong(
            "FIND: column 2 (votes) holds an integer where an integer from 0 up, of 8 bits was expected",
            found(store.read(|tx| tx.one(&FIND, params![id(1)])).await),
        )
        .await;
        let found = |one: Result<([u8; 16], String, i64, i64), Error>| one.map(|_| ());
        wrong(
            "FIND: column 3 (without a name) holds no column where an integer was expected",
            found(store.read(|tx| tx.one(&FIND, params![id(1)])).await),
        )
        .await;
    });
}

#[test]
fn wrong_parameters_are_refused_in_clear_words() {
    with_both(&SCHEMA, async |store| {
        let outcome = store.write(|tx| tx.execute(&JOIN, params![id(1), "Ada"])).await;
        assert_eq!(outcome, Err(Error::Parameters { statement: JOIN.name(), wanted: 3, given: 2 }));
        let outcome = store.write(|tx| tx.execute(&JOIN, params![id(1), "A\0da", 0_i64])).await;
        let wanted = "text without the character U+0000";
        assert_eq!(outcome, Err(Error::Parameter { statement: JOIN.name(), number: 2, wanted }));
        // A number where text belongs: the table refuses it on SQLite, the type on PostgreSQL.
        let outcome = store.write(|tx| tx.execute(&JOIN, params![id(1), "Ada", "many"])).await;
        assert!(matches!(outcome, Err(Error::Constraint { .. } | Error::Parameter { .. })), "{outcome:?}");
    });
}

#[test]
fn a_type_of_a_room_reads_and_writes_itself() {
    #[derive(Debug, PartialEq)]
    struct Level(u8);
    impl FromValue for Level {
        const WANTED: &'static str = "a level from 1 to 4";
        fn from_value(value: Value<'_>) -> Option<Self> {
            u8::from_value(value).filter(|level| (1..=4).contains(level)).map(Self)
        }
    }
    with_both(&SCHEMA, async |store| {
        assert_eq!(store.read(|tx| tx.one(&KEEP, params![4_i64])).await, Ok(Level(4)));
        let outcome: Result<Level, _> = store.read(|tx| tx.one(&KEEP, params![5_i64])).await;
        assert!(outcome.expect_err("no such level").to_string().ends_with("where a level from 1 to 4 was expected"));
        assert_eq!(store.read(|tx| tx.one(&KEEP, params![NOW])).await, Ok(NOW));
        assert_eq!(store.read(|tx| tx.one(&KEEP, params![None::<Moment>])).await, Ok(None::<Moment>));
    });
}
