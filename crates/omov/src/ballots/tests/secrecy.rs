//! Nothing that is kept says who cast which ballot.

use omov_store::params;
use omov_store::statements;

use super::{DAY, Scene};
use crate::house::testing::{Hall, in_a_house};
use crate::members::MemberId;

statements! {
    LETTERS = "SELECT body FROM letters WHERE purpose = 'voting-code'", reads all: "a test";
    VOTERS = "SELECT member_id, salt FROM ballot_voters", reads all: "a test";
    EVENTS = "SELECT payload, beside, credential, hash FROM ballot_events", reads all: "a test";
    LEFT = "SELECT credential FROM ballot_credentials", reads all: "a test";
    JOBS = "SELECT payload FROM store_jobs", reads all: "a test";
}

/// Payload, what stands beside it, credential and hash of an event.
type Row = (Option<String>, Option<String>, Option<String>, String);

#[test]
fn neither_the_database_nor_the_mail_queue_nor_the_record_links_a_member_to_a_ballot() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened().await;
        let codes: Vec<String> = Scene::emails().iter().map(|email| scene.code(email)).collect();
        let receipts = scene.voted([0, 1, 2, 0, 1]).await;
        scene.forward(DAY * 7).await;
        let read = |tx: &mut omov_store::ReadTx<'_>| {
            let letters: Vec<String> = tx.all(&LETTERS, params![])?;
            let voters: Vec<(MemberId, [u8; 32])> = tx.all(&VOTERS, params![])?;
            let events: Vec<Row> = tx.all(&EVENTS, params![])?;
            let left: Vec<String> = tx.all(&LEFT, params![])?;
            let jobs: Vec<String> = tx.all(&JOBS, params![])?;
            Ok((letters, voters, events, left, jobs))
        };
        let (letters, voters, events, left, jobs) = scene.hall.house.store().read(read).await.expect("the tables");
        assert!(letters.iter().all(String::is_empty) && letters.len() == 5, "codes are wiped once they are sent");
        assert!(left.is_empty(), "the list of credentials is gone once it stands in the set-up");
        assert_eq!(voters.len(), 5);
        let mut board = String::new();
        for (payload, beside, credential, hash) in events {
            for text in [payload, beside, credential, Some(hash)].into_iter().flatten() {
                board.push_str(&text);
            }
        }
        for (at, member) in scene.members.iter().enumerate() {
            let name = Scene::emails()[at].split('@').next().expect("a name");
            for canary in [member.to_string(), name.into(), codes[at].clone()] {
                assert!(!board.contains(&canary), "the board knows no member and no code: {canary}");
                assert!(jobs.iter().all(|job| !job.contains(&canary)), "nor does the queue: {canary}");
            }
        }
        let mut nobody = scene.hall.nobody();
        let record = nobody.get("/record").await.text;
        for receipt in receipts {
            let tracker = receipt["tracker"].as_str().expect("a number");
            assert!(!record.contains(tracker), "no single ballot stands on the public record");
        }
        // What lies in the folder of the house: files of the database and of the mail. Letters are out of our hands.
        let folder = scene.hall.house.data().to_owned();
        std::fs::remove_dir_all(folder.join("outbox")).expect("the letters are sent");
        let mut open = vec![folder];
        while let Some(path) = open.pop() {
            if path.is_dir() {
                open.extend(std::fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path()));
                continue;
            }
            let bytes = std::fs::read(&path).expect("a file");
            for code in &codes {
                let found = bytes.windows(code.len()).any(|window| window == code.as_bytes());
                assert!(!found, "a code is left in {}", path.display());
            }
        }
    });
}
