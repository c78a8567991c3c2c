//! What a transaction promises, on both engines.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::common::{CAST_ONE, FIND, JOIN, MARK, MARKS, SCHEMA, SET_VOTES, at_once, id, join, members, votes};
use omov_store::testing::{Throwaway, runtime, with_both};
use omov_store::{Constraint, Error, Store, params};

#[test]
fn an_acknowledged_write_is_there_after_the_store_is_opened_again() {
    for throwaway in Throwaway::both() {
        runtime().block_on(async {
            let store = Store::open(throwaway.database.clone(), &SCHEMA).await.expect("opens");
            store.write(|tx| join(tx, 1)).await.expect("joins");
            store.close().await;
            let store = Store::open(throwaway.database.clone(), &SCHEMA).await.expect("opens again");
            assert_eq!(members(&store).await, 1);
            store.close().await;
        });
    }
}

#[test]
fn a_write_that_was_handed_over_before_the_store_is_closed_is_done() {
    with_both(&SCHEMA, async |store| {
        let (closing, clone) = (store.clone(), store.clone());
        let written = tokio::spawn(async move { clone.write(|tx| join(tx, 1)).await });
        tokio::task::yield_now().await;
        closing.close().await;
        let outcome = written.await.expect("no panic");
        assert!(matches!(outcome, Ok(()) | Err(Error::Closed)), "{outcome:?}");
        assert_eq!(store.write(|tx| join(tx, 2)).await, Err(Error::Closed));
        let reading: Result<i64, _> = store.read(|tx| votes(tx, 1)).await;
        assert_eq!(reading, Err(Error::Closed));
    });
}

#[test]
fn a_closure_that_fails_leaves_nothing() {
    #[derive(Debug, PartialEq)]
    enum Refusal {
        NoRuleAllowsIt,
        Store(Error),
    }
    impl From<Error> for Refusal {
        fn from(error: Error) -> Self {
            Self::Store(error)
        }
    }
    with_both(&SCHEMA, async |store| {
        let outcome = store
            .with_errors()
            .write(|tx| {
                join(tx, 1)?;
                Err::<(), _>(Refusal::NoRuleAllowsIt)
            })
            .await;
        assert_eq!(outcome, Err(Refusal::NoRuleAllowsIt));
        assert_eq!(members(&store).await, 0);
    });
}

#[test]
fn a_closure_that_panics_leaves_nothing_and_panics_where_it_was_called() {
    with_both(&SCHEMA, async |store| {
        let clone = store.clone();
        let outcome = tokio::spawn(async move {
            clone
                .write(|tx| {
                    join(tx, 1)?;
                    assert!(tx.one::<i64>(&crate::common::COUNT, &[])? != 1, "a bug in a room");
                    Ok(())
                })
                .await
        })
        .await;
        assert!(outcome.expect_err("it panicked").is_panic());
        assert_eq!(members(&store).await, 0);
        store.write(|tx| join(tx, 2)).await.expect("the store goes on");
    });
}

#[test]
fn a_failed_statement_ends_the_transaction_even_if_the_closure_overlooks_it() {
    with_both(&SCHEMA, async |store| {
        let unique = Error::Constraint { statement: JOIN.name(), constraint: Constraint::Unique };
        let outcome = store
            .write(|tx| {
                join(tx, 1)?;
                let _ = join(tx, 1);
                let _ = join(tx, 2);
                Ok(())
            })
            .await;
        assert_eq!(outcome, Err(unique));
        assert_eq!(members(&store).await, 0);
    });
}

#[test]
fn what_the_schema_forbids_is_told_apart_without_values() {
    with_both(&SCHEMA, async |store| {
        store.write(|tx| join(tx, 1)).await.expect("joins");
        let broken = async |constraint, number: u64, name: Option<&'static str>, votes: i64| {
            let outcome = store.write(move |tx| tx.execute(&JOIN, params![id(number), name, votes])).await;
            let error = outcome.expect_err("the schema forbids it");
            assert_eq!(error, Error::Constraint { statement: JOIN.name(), constraint });
            assert!(!error.to_string().contains("secret"), "{error}");
        };
        broken(Constraint::Unique, 1, Some("secret"), 0).await;
        broken(Constraint::Unique, 2, Some("member 1"), 0).await;
        broken(Constraint::NotNull, 2, None, 0).await;
        broken(Constraint::Check, 2, Some("secret"), -1).await;
        let outcome = store.write(|tx| tx.execute(&MARK, params![id(9), 1_i64, "secret"])).await;
        assert_eq!(outcome, Err(Error::Constraint { statement: MARK.name(), constraint: Constraint::ForeignKey }));
    });
}

#[test]
fn an_act_that_fails_does_not_hurt_its_neighbours() {
    with_both(&SCHEMA, async |store| {
        let done = at_once(300, |number| {
            let store = store.clone();
            async move {
                store
                    .write(move |tx| {
                        join(tx, number)?;
                        match number % 3 {
                            0 => Ok(()),
                            // Fails by its own will, or by the database's.
                            1 => Err(Error::LeaseLost { what: "this".into() }),
                            _ => tx.execute(&MARK, params![id(1_000_000), 1_i64, "nobody"]).map(|_| ()),
                        }
                    })
                    .await
            }
        })
        .await;
        for (number, outcome) in done.iter().enumerate() {
            assert_eq!(outcome.is_ok(), number % 3 == 0, "{number}: {outcome:?}");
        }
        assert_eq!(members(&store).await, 100);
        for number in (0..300).step_by(3) {
            assert_eq!(store.read(move |tx| votes(tx, number)).await, Ok(0));
        }
    });
}

#[test]
fn many_at_once_share_a_commit_on_sqlite() {
    let throwaway = Throwaway::sqlite();
    runtime().block_on(async {
        let store = Store::open(throwaway.database.clone(), &SCHEMA).await.expect("opens");
        let before = store.counts();
        at_once(500, |number| {
            let store = store.clone();
            async move { store.write(move |tx| join(tx, number)).await.expect("joins") }
        })
        .await;
        let after = store.counts();
        assert_eq!(after.acts - before.acts, 500);
        assert!(after.commits - before.commits < 250, "{} commits", after.commits - before.commits);
    });
}

#[test]
fn a_hundred_increments_that_meet_lose_none() {
    with_both(&SCHEMA, async |store| {
        store.write(|tx| join(tx, 1)).await.expect("joins");
        let runs = Arc::new(AtomicUsize::new(0));
        for _ in 0..2 {
            let done = at_once(100, |_| {
                let (store, runs) = (store.clone(), runs.clone());
                async move {
                    store
                        .write(move |tx| {
                            runs.fetch_add(1, Ordering::Relaxed);
                            let now = votes(tx, 1)?;
                            tx.execute(&SET_VOTES, params![now + 1, id(1)])
                        })
                        .await
                }
            })
            .await;
            assert!(done.iter().all(Result::is_ok), "{done:?}");
        }
        assert_eq!(store.read(|tx| votes(tx, 1)).await, Ok(200));
        let again = store.counts().again as usize;
        assert_eq!(runs.load(Ordering::Relaxed), 200 + again);
        if matches!(store.database(), omov_store::Database::Postgres(_)) {
            assert!(again > 0, "nothing met, so nothing was tested");
        }
    });
}

#[test]
fn of_a_thousand_who_compare_and_set_one_wins() {
    with_both(&SCHEMA, async |store| {
        store.write(|tx| join(tx, 1)).await.expect("joins");
        let won = at_once(1000, |number| {
            let store = store.clone();
            async move {
                let mine = number.cast_signed() + 1;
                store.write(move |tx| tx.execute(&CAST_ONE, params![id(1), mine, 0_i64])).await.expect("an answer")
            }
        })
        .await;
        assert_eq!(won.iter().sum::<u64>(), 1);
        let winner = won.iter().position(|changed| *changed == 1).expect("somebody");
        assert_eq!(store.read(|tx| votes(tx, 1)).await, Ok(winner.cast_signed() as i64 + 1));
    });
}

/// Two officers may each resign as long as the other stays. Under a weaker isolation both would.
#[test]
fn what_an_act_has_read_still_holds_when_it_is_committed() {
    with_both(&SCHEMA, async |store| {
        for round in 0..20 {
            let (one, other) = (round * 2, round * 2 + 1);
            store
                .write(move |tx| {
                    for number in [one, other] {
                        join(tx, number)?;
                        tx.execute(&SET_VOTES, params![1_i64, id(number)])?;
                    }
                    Ok(())
                })
                .await
                .expect("both take office");
            let resigned = at_once(2, |number| {
                let store = store.clone();
                async move {
                    store
                        .write(move |tx| {
                            let left = votes(tx, one)? + votes(tx, other)?;
                            std::thread::sleep(std::time::Duration::from_millis(2));
                            match left {
                                2 => tx.execute(&SET_VOTES, params![0_i64, id(one + number)]),
                                _ => Ok(0),
                            }
                        })
                        .await
                        .expect("an answer")
                }
            })
            .await;
            assert_eq!(resigned.iter().sum::<u64>(), 1, "round {round}");
        }
    });
}

#[test]
fn a_read_sees_one_moment_from_beginning_to_end() {
    with_both(&SCHEMA, async |store| {
        store.write(|tx| join(tx, 1)).await.expect("joins");
        let (began, go_on) = (std::sync::mpsc::channel(), std::sync::mpsc::channel());
        let (began, go_on) = ((began.0, began.1), (go_on.0, std::sync::Mutex::new(go_on.1)));
        let reader = store.clone();
        let reading = tokio::spawn(async move {
            reader
                .read(move |tx| {
                    let before = votes(tx, 1)?;
                    began.0.send(()).expect("the test waits");
                    go_on.1.lock().expect("one reader").recv().expect("the test goes on");
                    Ok((before, votes(tx, 1)?))
                })
                .await
        });
        tokio::task::spawn_blocking(move || began.1.recv()).await.expect("no panic").expect("reading has begun");
        store.write(|tx| tx.execute(&SET_VOTES, params![5_i64, id(1)])).await.expect("votes");
        go_on.0.send(()).expect("the reader waits");
        assert_eq!(reading.await.expect("no panic"), Ok((0, 0)));
        assert_eq!(store.read(|tx| votes(tx, 1)).await, Ok(5), "a read that begins later sees it");
    });
}

#[test]
fn a_read_cannot_write() {
    omov_store::statements! {
        SNEAK = "INSERT INTO members (id, name, votes) VALUES ($1, $2, $3) RETURNING votes";
    }
    with_both(&SCHEMA, async |store| {
        let outcome: Result<i64, _> = store.read(|tx| tx.one(&SNEAK, params![id(1), "sneaked in", 0_i64])).await;
        assert!(matches!(outcome, Err(Error::Failed { .. })), "{outcome:?}");
        assert_eq!(members(&store).await, 0);
        assert_eq!(store.accepting(), Ok(()), "that is no failure of storage");
    });
}

#[test]
fn rows_are_read_one_by_one_and_an_error_ends_the_reading() {
    with_both(&SCHEMA, async |store| {
        store
            .write(|tx| {
                join(tx, 1)?;
                for number in 0..50_i64 {
                    tx.execute(&MARK, params![id(1), number, None::<&str>])?;
                }
                Ok(())
            })
            .await
            .expect("marks");
        let seen = store
            .read(|tx| {
                let mut seen = 0;
                let outcome = tx.each(&MARKS, params![id(1)], |row| {
                    seen += 1;
                    if row.get::<i64>(0)? == 9 { Err(Error::Closed) } else { Ok(()) }
                });
                assert_eq!(outcome, Err(Error::Closed));
                // The transaction itself is well, and its connection ready for the next statement.
                assert_eq!(tx.all::<(i64, Option<String>)>(&MARKS, params![id(1)])?.len(), 50);
                Ok(seen)
            })
            .await;
        assert_eq!(seen, Ok(10));
    });
}

#[test]
fn one_row_means_one() {
    with_both(&SCHEMA, async |store| {
        let none: Result<(Vec<u8>, String, i64), _> = store.read(|tx| tx.one(&FIND, params![id(1)])).await;
        assert_eq!(none, Err(Error::Rows { statement: FIND.name(), found: "no row" }));
        store
            .write(|tx| {
                join(tx, 1)?;
                tx.execute(&MARK, params![id(1), 1_i64, "a"])?;
                tx.execute(&MARK, params![id(1), 2_i64, "b"])
            })
            .await
            .expect("marks");
        let several: Result<Option<i64>, _> = store.read(|tx| tx.optional(&MARKS, params![id(1)])).await;
        assert_eq!(several, Err(Error::Rows { statement: MARKS.name(), found: "several rows" }));
    });
}
