//! No job is lost, none is done twice in the database, and none is tried for ever.

use std::process::Command;
use std::time::Duration;

use crate::common::{NOW, SCHEMA, at_once, id, join, members};
use omov_store::jobs::{Job, Queue};
use omov_store::testing::{Throwaway, runtime, with_both};
use omov_store::{Database, Error, Moment, Store};

const WELCOME: Queue =
    Queue { name: "welcome", lease: Duration::from_mins(1), tries: 3, first_wait: Duration::from_secs(10) };

fn at(seconds: u64) -> Moment {
    NOW.plus(Duration::from_secs(seconds))
}

async fn enqueue(store: &Store, number: u64) -> bool {
    store.write(move |tx| WELCOME.enqueue(tx, id(number), &number.to_string(), at(0))).await.expect("an answer")
}

async fn claim(store: &Store, holder: u64, now: Moment) -> Option<Job> {
    store.write(move |tx| WELCOME.claim(tx, id(holder), now)).await.expect("an answer")
}

async fn waiting(store: &Store) -> u64 {
    store.read(|tx| WELCOME.waiting(tx)).await.expect("a number")
}

#[test]
fn a_job_is_there_if_its_act_is_and_only_then() {
    with_both(&SCHEMA, async |store| {
        let failed: Result<(), _> = store
            .write(|tx| {
                join(tx, 1)?;
                WELCOME.enqueue(tx, id(1), "1", at(0))?;
                Err(Error::Closed)
            })
            .await;
        assert!(failed.is_err());
        assert_eq!(waiting(&store).await, 0);
        assert!(enqueue(&store, 1).await);
        assert!(!enqueue(&store, 1).await, "the same act again asks for the same job");
        assert_eq!(waiting(&store).await, 1);
    });
}

#[test]
fn each_job_goes_to_one_worker() {
    with_both(&SCHEMA, async |store| {
        for number in 0..40 {
            enqueue(&store, number).await;
        }
        let taken = at_once(60, |holder| {
            let store = store.clone();
            async move { claim(&store, holder, at(0)).await }
        })
        .await;
        let mut ids: Vec<_> = taken.into_iter().flatten().map(|job| job.id).collect();
        assert_eq!(ids.len(), 40);
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 40);
    });
}

#[test]
fn a_job_whose_worker_fell_silent_is_done_by_another_and_once() {
    with_both(&SCHEMA, async |store| {
        enqueue(&store, 1).await;
        let silent = claim(&store, 1, at(0)).await.expect("it is due");
        assert_eq!(claim(&store, 2, at(59)).await, None, "it is being worked on");
        let going_on = silent.clone();
        store.write(move |tx| WELCOME.renew(tx, &going_on, at(30))).await.expect("still held");
        assert_eq!(claim(&store, 2, at(89)).await, None, "it said so");
        let other = claim(&store, 2, at(90)).await.expect("the worker fell silent");
        assert_eq!((other.attempt, &other.payload), (2, &silent.payload));

        let finish = async |job: Job| {
            store
                .write(move |tx| {
                    join(tx, 1)?;
                    WELCOME.finish(tx, &job)
                })
                .await
        };
        let late = finish(silent).await;
        assert_eq!(late, Err(Error::LeaseLost { what: "welcome".into() }));
        assert_eq!(members(&store).await, 0, "what the late one wrote is not kept");
        finish(other).await.expect("its own");
        assert_eq!((members(&store).await, waiting(&store).await), (1, 0));
    });
}

#[test]
fn a_job_that_fails_waits_longer_each_time_and_is_then_left_to_a_person() {
    with_both(&SCHEMA, async |store| {
        enqueue(&store, 1).await;
        // Ten seconds and up to a quarter more, then twice that: not due before, due after.
        for (attempt, tried, too_early) in [(1, 0, 9), (2, 13, 32), (3, 39, 1_000_000)] {
            let job = claim(&store, 1, at(tried)).await.expect("it is due");
            assert_eq!(job.attempt, attempt);
            store.write(move |tx| WELCOME.put_back(tx, &job, at(tried), "no such host")).await.expect("its own");
            assert_eq!(claim(&store, 1, at(too_early)).await, None);
        }
        let given_up = store.read(|tx| WELCOME.given_up(tx, 10)).await.expect("a list");
        assert_eq!(given_up.len(), 1);
        assert_eq!((given_up[0].attempts, given_up[0].trouble.as_deref()), (3, Some("no such host")));
        assert!(store.doctor().await.expect("findings").iter().any(|finding| finding.sentence.contains("welcome")));
        assert!(store.write(|tx| WELCOME.revive(tx, id(1), at(0))).await.expect("an answer"));
        assert_eq!(claim(&store, 1, at(0)).await.map(|job| job.attempt), Some(1));
    });
}

#[test]
fn a_job_that_kills_its_workers_is_given_up_too() {
    with_both(&SCHEMA, async |store| {
        enqueue(&store, 1).await;
        for round in 0..3 {
            assert!(claim(&store, round, at(round * 60)).await.is_some());
        }
        assert_eq!(claim(&store, 9, at(180)).await, None);
        let given_up = store.read(|tx| WELCOME.given_up(tx, 10)).await.expect("a list");
        assert_eq!(given_up[0].trouble.as_deref(), Some("whoever worked on it fell silent"));
    });
}

/// Run by the next test in a process of its own: takes a job, writes, and dies before it has finished.
#[test]
fn the_one_who_dies() {
    let Ok(address) = std::env::var("OMOV_TEST_OPEN") else { return };
    let database: Database = match address.strip_prefix("file=") {
        Some(path) => omov_store::Sqlite::new(path).into(),
        None => omov_store::Postgres::new(&address).expect("an address").into(),
    };
    runtime()
        .block_on(async {
            let store = Store::open(database, &SCHEMA).await.expect("opens");
            let job = claim(&store, 1, at(0)).await.expect("it is due");
            store
                .write(move |tx| {
                    join(tx, 1)?;
                    WELCOME.finish(tx, &job)?;
                    std::process::abort()
                })
                .await
                .map(|()| unreachable!("it has died"))
        })
        .expect("it has died");
}

#[test]
fn a_job_outlives_the_process_that_dies_in_the_middle_of_it() {
    for throwaway in Throwaway::both() {
        let address = match &throwaway.database {
            Database::Sqlite(options) => format!("file={}", options.path.display()),
            Database::Postgres(_) => throwaway.address().expect("PostgreSQL has an address"),
        };
        runtime().block_on(async {
            let store = Store::open(throwaway.database.clone(), &SCHEMA).await.expect("opens");
            enqueue(&store, 1).await;
            store.close().await;
            let died = Command::new(std::env::current_exe().expect("this program"))
                .args(["--exact", "jobs::the_one_who_dies"])
                .env("OMOV_TEST_OPEN", &address)
                .output()
                .expect("it starts");
            assert!(!died.status.success());
            let store = Store::open(throwaway.database.clone(), &SCHEMA).await.expect("opens again");
            assert_eq!((members(&store).await, waiting(&store).await), (0, 1), "nothing half done, nothing lost");
            assert_eq!(claim(&store, 2, at(59)).await, None);
            let job = claim(&store, 2, at(60)).await.expect("due again");
            store
                .write(move |tx| {
                    join(tx, 1)?;
                    WELCOME.finish(tx, &job)
                })
                .await
                .expect("done");
            assert_eq!((members(&store).await, waiting(&store).await), (1, 0));
            store.close().await;
        });
    }
}
