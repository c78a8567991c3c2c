//! What is signed, and what is not.

use std::fs;

use omov_record::Checkpoint;
use omov_store::{params, statements};

use super::{acts, file, key, many, opened_again, published, read, served, size, write};
use crate::house::House;
use crate::house::testing::in_a_house;
use crate::record::publish::{Trouble, standing};
use crate::record::{column, kept, restored, sql};

statements! {
    CUT = "DELETE FROM record_entries WHERE number >= $1";
    CUT_HASHES = "DELETE FROM record_hashes WHERE position >= $1";
    CUT_SALTS = "DELETE FROM record_salts WHERE entry >= $1";
}

#[test]
fn record_is_published_after_the_commit_and_verifies_from_its_files_alone() {
    in_a_house(async |hall| {
        assert_eq!(hall.nobody().get("/record/checkpoint").await.status, 404, "nothing was done yet");
        acts(&hall, 3).await;
        assert_eq!(hall.nobody().get("/record/checkpoint").await.status, 404, "nothing is signed yet");
        published(&hall.house).await;
        many(&hall.house, hall.own, hall.secretary, 700).await;
        published(&hall.house).await;
        let (files, key) = (served(&hall).await, key(&hall).await);
        assert_eq!(key.name(), "house.example/record");
        let verdict = files.check(&key, &[]);
        assert!(verdict.valid() && verdict.signed, "{:?}", verdict.faults);
        assert_eq!(verdict.checkpoint.map(|checkpoint| checkpoint.size), Some(703));
        assert!(files.0.contains_key("tile/1/000.p/2") && files.0.contains_key("tile/entries/002.p/191"), "all levels");
        // What was published at an earlier size can still be fetched; what is to come cannot.
        for (path, status) in [
            ("tile/0/000.p/3", 200),
            ("tile/entries/002.p/192", 404),
            ("tile/entries/000.p/3", 200),
            ("tile/2/000", 404),
            ("tile/0/0", 404),
        ] {
            assert_eq!(hall.nobody().get(&format!("/record/{path}")).await.status, status, "{path}");
        }
    });
}

#[test]
fn record_a_crash_between_commit_and_checkpoint_loses_nothing() {
    in_a_house(async |hall| {
        acts(&hall, 2).await;
        // The process is gone before its job ran; another one opens the house.
        let house = opened_again(&hall.house, Vec::new()).await;
        published(&house).await;
        let verdict = served(&hall).await.check(&key(&hall).await, &[]);
        assert!(verdict.valid(), "{:?}", verdict.faults);
        // Signed and kept in the folder, and gone before it was stored: the next one signs the same again.
        acts(&hall, 1).await;
        published(&house).await;
        let signed = fs::read(file(hall.house.data())).expect("a file");
        let before = read(&hall.house, |tx| Ok(kept::published(tx)?)).await.expect("published");
        write(&hall.house, move |tx| {
            // As it was before the last piece of the job.
            Ok(tx.execute(&BACK, params![before.signed_at])?)
        })
        .await;
        published(&house).await;
        assert_eq!(fs::read(file(hall.house.data())).expect("a file"), signed);
        house.plain().close().await;
    });
}

statements! {
    BACK = "DELETE FROM record_published WHERE id = 1 AND signed_at = $1";
}

/// The database is again that of the day on which three entries were published; the data folder is not.
async fn put_back(house: &House, early: kept::Published) {
    write(house, move |tx| {
        tx.execute(&CUT_SALTS, params![3_i64])?;
        tx.execute(&CUT, params![3_i64])?;
        tx.execute(&CUT_HASHES, params![column(omov_record::tree::stored(3))])?;
        tx.execute(&BACK, params![early.signed_at])?;
        Ok(tx.execute(&sql::PUBLISH, params![3_i64, early.checkpoint, early.signed_at])?)
    })
    .await;
}

#[test]
fn record_of_a_database_that_was_put_back_is_not_signed() {
    in_a_house(async |hall| {
        acts(&hall, 3).await;
        published(&hall.house).await;
        let early = read(&hall.house, |tx| Ok(kept::published(tx)?)).await.expect("published");
        acts(&hall, 2).await;
        published(&hall.house).await;
        // The database is that of the earlier day; the data folder is not.
        put_back(&hall.house, early).await;
        let data = hall.house.data().to_owned();
        let found = read(&hall.house, move |tx| Ok(standing(tx, &data)?)).await;
        assert_eq!(found.err(), Some(Trouble::Shorter { signed: 5, size: 3 }));
        // With other acts it is as long as it was, and still another record.
        acts(&hall, 3).await;
        published(&hall.house).await;
        let data = hall.house.data().to_owned();
        let found = read(&hall.house, move |tx| Ok(standing(tx, &data)?)).await;
        assert_eq!(found.err(), Some(Trouble::Forked { signed: 5 }));
        let (checkpoint, _) = Checkpoint::read(&hall.nobody().file("/record/checkpoint").await).expect("a checkpoint");
        assert_eq!((size(&hall.house).await, checkpoint.size), (6, 3), "nothing more was signed");
    });
}

#[test]
fn record_that_comes_back_from_a_backup_never_goes_behind_what_was_signed() {
    in_a_house(async |hall| {
        acts(&hall, 3).await;
        published(&hall.house).await;
        let early = read(&hall.house, |tx| Ok(kept::published(tx)?)).await.expect("published");
        // Into a new folder: it gets the checkpoint of the backup.
        let new = tempfile::tempdir().expect("a folder");
        let restored = |data: &std::path::Path, before: Option<&std::path::Path>| {
            let (data, before) = (data.to_owned(), before.map(std::path::Path::to_owned));
            read(&hall.house, move |tx| {
                Ok(restored::checkpoint(tx, &data, before.as_deref())?.expect("the folders can be read"))
            })
        };
        assert_eq!(restored(new.path(), None).await, None);
        assert_eq!(fs::read_to_string(file(new.path())).expect("a file"), early.checkpoint);
        acts(&hall, 2).await;
        published(&hall.house).await;
        let late = fs::read(file(hall.house.data())).expect("a file");
        put_back(&hall.house, early.clone()).await;
        // The old backup beside the folder that signed more: that stays, and is named.
        let behind = Some(Trouble::Shorter { signed: 5, size: 3 });
        let old = hall.house.data().to_owned();
        assert_eq!(restored(&old, None).await, behind);
        assert_eq!(fs::read(file(&old)).expect("a file"), late);
        // And in another folder, in the place of the old one: carried over.
        assert_eq!(restored(new.path(), Some(&old)).await, behind);
        assert_eq!(fs::read(file(new.path())).expect("a file"), late);
        // Nobody knows of the later one where only the backup is left.
        let third = tempfile::tempdir().expect("a folder");
        assert_eq!(restored(third.path(), None).await, None);
        fs::write(file(third.path()), "torn").expect("written");
        assert_eq!(restored(third.path(), None).await, Some(Trouble::Unreadable { place: "the data folder" }));
    });
}

#[test]
fn record_is_not_signed_over_an_entry_that_was_changed_before() {
    in_a_house(async |hall| {
        acts(&hall, 3).await;
        write(&hall.house, |tx| Ok(tx.execute(&CHANGE, params![1_i64, b"{}".to_vec()])?)).await;
        published(&hall.house).await;
        assert_eq!(hall.nobody().get("/record/checkpoint").await.status, 404);
        let data = hall.house.data().to_owned();
        let found = read(&hall.house, move |tx| Ok(standing(tx, &data)?)).await;
        assert_eq!(found.err(), Some(Trouble::Changed { number: 1 }));
    });
}

statements! {
    CHANGE = "UPDATE record_entries SET bytes = $2 WHERE number = $1";
}
