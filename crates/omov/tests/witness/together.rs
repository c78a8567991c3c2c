//! A house with its public record, two witnesses of other groups, and a reader: each a process of its own.

use std::path::Path;
use std::thread;
use std::time::Duration;

use omov_record::Checkpoint;
use omov_record::note::Note;

use crate::browser::{Browser, found};
use crate::house::{House, database, folder, ran, text};
use crate::witness::Witness;

/// The checkpoint of the house, once both have signed it.
fn cosigned(house: &House, witnesses: &[Witness; 2]) -> (Checkpoint, Note) {
    for _ in 0..600 {
        let seen = Browser::at(house).get("/record/checkpoint");
        if let Ok((checkpoint, note)) = Checkpoint::read(seen.body.as_bytes())
            && witnesses.iter().all(|witness| note.signed(&witness.key).is_ok())
        {
            return (checkpoint, note);
        }
        thread::sleep(Duration::from_millis(100));
    }
    panic!("the witnesses have not signed: {}", house.log());
}

/// The key of the record, which is made when its first checkpoint is.
fn key(house: &House) -> String {
    for _ in 0..600 {
        let seen = Browser::at(house).get("/record/key");
        if seen.status == 200 {
            return seen.body.trim().to_owned();
        }
        thread::sleep(Duration::from_millis(100));
    }
    panic!("the record is not signed: {}", house.log());
}

/// What is done every ten minutes is done when the house next opens.
fn ten_minutes_pass(data: &Path) {
    let open = rusqlite::Connection::open(database(data)).expect("the database");
    let due = "UPDATE store_leases SET expires_at = 0 WHERE name LIKE '%record-publish%'";
    assert_eq!(open.execute(due, []).expect("changed"), 1);
}

#[test]
fn the_record_of_a_house_is_signed_by_two_witnesses_and_checked_at_its_address() {
    let (data, folders) = (folder(), [folder(), folder()]);
    let house = House::open(data.path());
    found(&house);
    let key = key(&house);
    house.stop();
    ten_minutes_pass(data.path());
    let open = |at: usize, name| Witness::of(folders[at].path(), &key, &["--name", name]);
    let witnesses = [open(0, "leeds.example/witness"), open(1, "york.example/witness")];
    let given = witnesses.each_ref().map(|witness| format!("{}@http://{}", witness.key, witness.process.host));
    let house = House::open_with(data.path(), &["--witness", &given[0], "--witness", &given[1]]);
    let (checkpoint, note) = cosigned(&house, &witnesses);
    assert!(checkpoint.size > 0);

    // Anybody checks it at its address, against the keys alone and against what one witness shows.
    let kept = folders[0].path().join("kept");
    std::fs::write(&kept, witnesses[0].get(&witnesses[0].papers("/checkpoint")[0]).body).expect("written");
    let address = format!("http://{}/record", house.host);
    let keys = witnesses.each_ref().map(|witness| witness.key.to_string());
    let words = ["verify", "record", &address, "--key", &key, "--witness", &keys[0], "--witness", &keys[1]];
    let said = ran(&[&words[..], &["--since", text(&kept)]].concat());
    let out = String::from_utf8(said.stdout).expect("text");
    assert_eq!(said.status.code(), Some(0), "{out}{}", String::from_utf8_lossy(&said.stderr));
    assert!(out.starts_with("The record is in order: ") && out.contains("Witnesses: 2 of 2 have signed"), "{out}");
    assert!(out.contains("Since your visit: it still begins with"), "{out}");

    // A witness under the same name with another key is named.
    let elsewhere = folder();
    let false_one = Witness::of(elsewhere.path(), &key, &["--name", "york.example/witness"]);
    let said = ran(&[&words[..8], &[&false_one.key.to_string()]].concat());
    let out = String::from_utf8(said.stdout).expect("text");
    assert_eq!(said.status.code(), Some(1), "{out}");
    assert!(
        out.contains("witness york.example/witness: there is a signature under this name, but by another key"),
        "{out}"
    );
    assert!(note.signed(&false_one.key).is_err());
}
