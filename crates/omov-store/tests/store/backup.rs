//! A backup is whole, holds nothing that was erased, and never passes for one when it is not.

use omov_store::testing::{Throwaway, runtime};
use omov_store::{Database, Error, Sqlite, Store, params, statements};

use crate::common::{JOIN, SCHEMA, id, join, members};

statements! {
    ERASE = "DELETE FROM members WHERE id = $1";
}

#[test]
fn a_backup_made_while_the_store_is_written_to_opens_and_holds_one_moment() {
    let throwaway = Throwaway::sqlite();
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("backup.sqlite");
    runtime().block_on(async {
        let store = Store::open(throwaway.database.clone(), &SCHEMA).await.expect("opens");
        // Always two at a time: half a pair would be half a moment.
        let pair = |number: u64| {
            let store = store.clone();
            async move {
                store
                    .write(move |tx| {
                        join(tx, number * 2)?;
                        join(tx, number * 2 + 1)
                    })
                    .await
                    .expect("joins");
            }
        };
        for number in 0..100 {
            pair(number).await;
        }
        let writing = tokio::spawn({
            let store = store.clone();
            async move {
                for number in 100..400_u64 {
                    let joined = store.write(move |tx| {
                        join(tx, number * 2)?;
                        join(tx, number * 2 + 1)
                    });
                    joined.await.expect("joins");
                }
            }
        });
        let made = store.backup(copy.clone()).await.expect("a backup");
        writing.await.expect("written");
        assert_eq!(std::fs::metadata(&copy).expect("the copy").len(), made.bytes);

        let restored = Store::open(Sqlite::new(&copy), &SCHEMA).await.expect("opens");
        let there = members(&restored).await;
        assert!((200..=800).contains(&there) && there % 2 == 0, "{there}");
        assert_eq!(restored.doctor().await, Ok(Vec::new()));
        restored.close().await;
        store.close().await;
    });
}

#[test]
fn a_backup_does_not_hold_what_was_erased() {
    let throwaway = Throwaway::sqlite();
    let Database::Sqlite(options) = &throwaway.database else { unreachable!("it is SQLite") };
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("backup.sqlite");
    let holds = |path: &std::path::Path| {
        let bytes = std::fs::read(path).expect("the file");
        bytes.windows(19).any(|window| window == b"the secret of a day")
    };
    runtime().block_on(async {
        let store = Store::open(throwaway.database.clone(), &SCHEMA).await.expect("opens");
        store.write(|tx| tx.execute(&JOIN, params![id(1), "the secret of a day", 0_i64])).await.expect("joins");
        store.backup(folder.path().join("before")).await.expect("a backup");
        assert!(holds(&folder.path().join("before")), "otherwise this test would look for the wrong thing");
        store.write(|tx| tx.execute(&ERASE, params![id(1)])).await.expect("erased");
        store.backup(copy.clone()).await.expect("a backup");
        assert!(!holds(&copy));
        store.close().await;
        assert!(!holds(&options.path), "nor does the database itself, once its log has been copied into it");
    });
}

#[test]
fn a_backup_takes_no_file_away_and_leaves_none_that_is_not_whole() {
    let throwaway = Throwaway::sqlite();
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("backup.sqlite");
    std::fs::write(&copy, "last night's").expect("written");
    runtime().block_on(async {
        let store = Store::open(throwaway.database.clone(), &SCHEMA).await.expect("opens");
        let outcome = store.backup(copy.clone()).await;
        assert!(matches!(outcome, Err(Error::Backup { .. })), "{outcome:?}");
        assert_eq!(std::fs::read(&copy).expect("still there"), b"last night's");
        let nowhere = store.backup(folder.path().join("nowhere/backup.sqlite")).await;
        assert!(matches!(nowhere, Err(Error::Backup { .. })), "{nowhere:?}");
        store.close().await;
    });
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 1);
}

#[test]
fn postgresql_is_backed_up_by_its_own_tool_and_the_error_says_so() {
    let Some(throwaway) = Throwaway::postgres() else { return };
    runtime().block_on(async {
        let store = Store::open(throwaway.database.clone(), &SCHEMA).await.expect("opens");
        let outcome = store.backup("backup".into()).await.expect_err("not this way");
        assert_eq!(outcome.to_string(), "no backup was made: PostgreSQL is backed up with pg_dump");
        store.close().await;
    });
}
