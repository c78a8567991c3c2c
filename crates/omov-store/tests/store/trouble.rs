//! When the disk is full, the database locked, the network cut: clear words, nothing lost, nothing half done.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use omov_store::testing::{Throwaway, runtime, with_both};
use omov_store::{Database, Durability, Error, Sqlite, Store, Synchronous, params};

use crate::common::{JOIN, SCHEMA, at_once, id, join, members, votes};

#[test]
fn on_a_full_disk_nothing_more_is_acknowledged_and_reading_goes_on() {
    let throwaway = Throwaway::sqlite();
    let Database::Sqlite(options) = &throwaway.database else { unreachable!("it is SQLite") };
    runtime().block_on(async {
        let store = Store::open(throwaway.database.clone(), &SCHEMA).await.expect("opens");
        store.close().await;

        let small = Sqlite { max_pages: Some(60), ..options.clone() };
        let store = Store::open(small, &SCHEMA).await.expect("opens");
        let write = |number: u64| {
            let store = store.clone();
            async move {
                store
                    .write(move |tx| {
                        tx.execute(&JOIN, params![id(number), format!("{number} {}", "x".repeat(500)), 0_i64])
                    })
                    .await
            }
        };
        // In several groups: who is in the one that does not fit is refused together.
        let mut done = Vec::new();
        for start in (0..600).step_by(20) {
            done.extend(at_once(20, |number| write(start + number)).await);
        }
        let acknowledged: Vec<u64> = (0..600).filter(|number| done[*number as usize].is_ok()).collect();
        let refused = done.into_iter().find_map(Result::err).expect("600 do not fit");
        assert!(matches!(refused, Error::StorageFailed { .. }), "{refused:?}");
        assert!(refused.to_string().starts_with("storage failed: nothing more is accepted until the host has looked"));
        assert!(!acknowledged.is_empty(), "the first ones fitted");

        // Something that would still fit is refused as well.
        assert_eq!(store.write(|tx| join(tx, 10_000)).await, Err(refused.clone()));
        assert_eq!(store.accepting(), Err(refused));
        assert!(store.doctor().await.expect("findings").iter().any(|finding| finding.serious));
        let there = async |store: &Store| {
            let numbers = acknowledged.clone();
            let read = store.read(move |tx| numbers.iter().try_for_each(|number| votes(tx, *number).map(|_| ()))).await;
            assert_eq!(read, Ok(()), "every acknowledged row is there");
        };
        there(&store).await;
        store.close().await;

        let store = Store::open(throwaway.database.clone(), &SCHEMA).await.expect("opens once the host has looked");
        there(&store).await;
        assert_eq!(members(&store).await, acknowledged.len() as u64, "and nothing that was refused");
        store.write(|tx| join(tx, 10_000)).await.expect("there is room again");
        store.close().await;
    });
}

#[test]
fn a_database_that_another_program_has_locked_is_left_in_clear_words() {
    let throwaway = Throwaway::sqlite();
    let Database::Sqlite(options) = &throwaway.database else { unreachable!("it is SQLite") };
    runtime().block_on(async {
        let store = Store::open(throwaway.database.clone(), &SCHEMA).await.expect("opens");
        let other = rusqlite::Connection::open(&options.path).expect("another program");
        other.execute_batch("BEGIN IMMEDIATE").expect("takes the lock");
        let outcome = store.write(|tx| join(tx, 1)).await;
        assert_eq!(outcome, Err(Error::Busy));
        assert_eq!(members(&store).await, 0, "reading goes on");
        other.execute_batch("ROLLBACK").expect("lets go");
        store.write(|tx| join(tx, 1)).await.expect("and so does writing");
        store.close().await;
    });
}

#[test]
fn weaker_durability_is_told() {
    let throwaway = Throwaway::sqlite();
    let Database::Sqlite(options) = &throwaway.database else { unreachable!("it is SQLite") };
    runtime().block_on(async {
        for (synchronous, weak) in [(Synchronous::Full, false), (Synchronous::Normal, true)] {
            let store = Store::open(Sqlite { synchronous, ..options.clone() }, &SCHEMA).await.expect("opens");
            let durability = store.durability().await.expect("an answer");
            assert_eq!(durability != Durability::Full, weak, "{durability:?}");
            store.close().await;
        }
        if let Some(throwaway) = Throwaway::postgres() {
            // The tests' own server does not sync.
            let store = Store::open(throwaway.database.clone(), &SCHEMA).await.expect("opens");
            let durability = store.durability().await.expect("an answer");
            assert!(matches!(&durability, Durability::Weak(why) if why[0].contains("fsync")), "{durability:?}");
            store.close().await;
        }
    });
}

#[test]
fn the_log_stays_short_though_there_is_always_a_reader() {
    let throwaway = Throwaway::sqlite();
    let Database::Sqlite(options) = &throwaway.database else { unreachable!("it is SQLite") };
    let log = options.path.with_extension("sqlite-wal");
    runtime().block_on(async {
        let store = Store::open(throwaway.database.clone(), &SCHEMA).await.expect("opens");
        store.write(|tx| join(tx, 0)).await.expect("joins");
        // Each looks for a while at what it saw first, and they take turns.
        let readers: Vec<_> = (0..3)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move {
                    loop {
                        let read = store.read(|tx| {
                            votes(tx, 0)?;
                            std::thread::sleep(std::time::Duration::from_millis(10));
                            votes(tx, 0)
                        });
                        read.await.expect("it is there");
                    }
                })
            })
            .collect();
        let mut longest = 0;
        for number in 1..150 {
            let name = format!("{number} {}", "x".repeat(1_000_000));
            let joined = store.write(move |tx| tx.execute(&JOIN, params![id(number), name, 0_i64]));
            joined.await.expect("joins");
            longest = longest.max(std::fs::metadata(&log).expect("the log").len());
        }
        readers.iter().for_each(tokio::task::JoinHandle::abort);
        assert!(longest < 80_000_000, "{longest} bytes for 150 megabytes that were written");
        store.close().await;
        assert!(!log.exists(), "a store that was closed is one file");
    });
}

#[test]
fn a_damaged_file_is_found() {
    let throwaway = Throwaway::sqlite();
    let Database::Sqlite(options) = &throwaway.database else { unreachable!("it is SQLite") };
    runtime().block_on(async {
        let store = Store::open(throwaway.database.clone(), &SCHEMA).await.expect("opens");
        store.write(|tx| (0..2000).try_for_each(|number| join(tx, number))).await.expect("joins");
        assert_eq!(store.doctor().await, Ok(Vec::new()), "nothing is found where nothing is wrong");
        store.close().await;
        let mut bytes = std::fs::read(&options.path).expect("the file");
        let middle = bytes.len() / 2 / 4096 * 4096;
        bytes[middle..middle + 4096].fill(0x5a);
        std::fs::write(&options.path, bytes).expect("written");
        let store = Store::open(throwaway.database.clone(), &SCHEMA).await.expect("opens");
        let findings = store.doctor().await.expect("findings");
        assert!(findings.iter().any(|finding| finding.serious), "{findings:?}");
        store.close().await;
    });
}

#[test]
fn a_closed_pipe_of_answers_does_not_undo_an_act() {
    with_both(&SCHEMA, async |store| {
        let clone = store.clone();
        let (started, running) = tokio::sync::oneshot::channel();
        let started = std::sync::Mutex::new(Some(started));
        let waiting = tokio::spawn(async move {
            clone
                .write(move |tx| {
                    if let Some(started) = started.lock().expect("one thread").take() {
                        let _ = started.send(());
                    }
                    std::thread::sleep(std::time::Duration::from_millis(50));
                    join(tx, 1)
                })
                .await
        });
        running.await.expect("it has begun");
        waiting.abort();
        store.write(|tx| join(tx, 2)).await.expect("joins");
        // On PostgreSQL the two run side by side.
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert_eq!(members(&store).await, 2);
    });
}

/// The name of a database on PostgreSQL, and the address of the server with another database, to speak about the first.
fn named(throwaway: &Throwaway) -> (String, String) {
    let address = throwaway.address().expect("it is PostgreSQL");
    let (server, name) = address.rsplit_once("dbname=").expect("it has a name");
    (name.to_owned(), format!("{server} dbname=postgres"))
}

/// Has the server hang up on every connection to a database.
fn hang_up(throwaway: &Throwaway) -> impl Fn() + Send + Sync + use<> {
    let (name, server) = named(throwaway);
    move || {
        let mut client = postgres::Client::connect(&server, postgres::NoTls).expect("a connection of its own");
        let hang_up = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1";
        client.execute(hang_up, &[&name]).expect("hangs up");
    }
}

fn on_postgres(test: impl AsyncFn(&Throwaway, Store)) {
    let Some(throwaway) = Throwaway::postgres() else { return };
    runtime().block_on(async {
        let store = Store::open(throwaway.database.clone(), &SCHEMA).await.expect("opens");
        test(&throwaway, store.clone()).await;
        store.close().await;
    });
}

#[test]
fn a_connection_that_broke_between_acts_is_replaced() {
    on_postgres(async |throwaway, store| {
        for round in 0..3 {
            store.write(move |tx| join(tx, round)).await.expect("joins");
            let hang_up = hang_up(throwaway);
            tokio::task::spawn_blocking(hang_up).await.expect("hung up");
            assert_eq!(members(&store).await, round + 1);
        }
    });
}

#[test]
fn a_connection_that_breaks_inside_an_act_costs_nothing() {
    on_postgres(async |throwaway, store| {
        let runs = Arc::new(AtomicUsize::new(0));
        let (hang_up, counted) = (hang_up(throwaway), runs.clone());
        let outcome = store
            .write(move |tx| {
                join(tx, 1)?;
                if counted.fetch_add(1, Ordering::Relaxed) == 0 {
                    hang_up();
                }
                join(tx, 2)
            })
            .await;
        assert_eq!(outcome, Ok(()));
        assert_eq!((runs.load(Ordering::Relaxed), members(&store).await), (2, 2));
    });
}

#[test]
fn a_connection_that_breaks_at_the_commit_leaves_no_false_word() {
    on_postgres(async |throwaway, store| {
        let hang_up = hang_up(throwaway);
        let outcome = store
            .write(move |tx| {
                join(tx, 1)?;
                hang_up();
                Ok(())
            })
            .await;
        assert_eq!(outcome, Err(Error::Uncertain));
    });
}

#[test]
fn a_server_that_is_gone_is_told_and_used_again_when_it_is_back() {
    on_postgres(async |throwaway, store| {
        let (name, server) = named(throwaway);
        let admit = async |admitted: bool| {
            let (sql, server) = (format!("ALTER DATABASE {name} ALLOW_CONNECTIONS {admitted}"), server.clone());
            tokio::task::spawn_blocking(move || {
                let mut client = postgres::Client::connect(&server, postgres::NoTls).expect("a connection");
                client.batch_execute(&sql).expect("done");
            })
            .await
            .expect("done");
        };
        admit(false).await;
        tokio::task::spawn_blocking(hang_up(throwaway)).await.expect("hung up");
        let outcome = store.write(|tx| join(tx, 1)).await;
        assert!(matches!(outcome, Err(Error::Gone { .. })), "{outcome:?}");
        let outcome: Result<i64, _> = store.read(|tx| votes(tx, 1)).await;
        assert!(matches!(outcome, Err(Error::Gone { .. })), "{outcome:?}");
        admit(true).await;
        store.write(|tx| join(tx, 1)).await.expect("it is back");
        assert_eq!(members(&store).await, 1);
    });
}
