//! Nothing that is kept says who cast which ballot. Every row of every table is looked at, and every file, for two canaries that stand together.

use std::path::Path;
use std::time::Duration;

use omov_belenios::hashing::sha256_hex;
use omov_store::Database;
use omov_store::testing::{Found, everything};

use super::{DAY, Scene, receipt};
use crate::house::testing::{Hall, in_a_house};

/// What tells a member.
struct Canaries {
    member: [String; 3],
    code: String,
    /// What tells a ballot of theirs: tracking number, digest, credential, the sealed text.
    ballots: Vec<[String; 4]>,
}

/// Everybody votes, two of them twice.
async fn voted(scene: &mut Scene) -> Vec<Canaries> {
    let mut all = Vec::new();
    for (at, choices) in [&[0, 1][..], &[1], &[2, 0], &[0], &[1]].into_iter().enumerate() {
        let (member, email) = (scene.members[at], Scene::emails()[at]);
        let code = scene.code(email);
        let name = email.split('@').next().unwrap_or_default();
        let mut told = Canaries { member: [member.to_string(), email.into(), name.into()], code, ballots: Vec::new() };
        for choice in choices {
            let ballot = scene.seal(member, &told.code.clone(), *choice).await;
            let receipt = receipt(&scene.cast(member, &ballot).await);
            let tracker = receipt["tracker"].as_str().expect("a number").to_owned();
            let sealed: serde_json::Value = serde_json::from_str(&ballot).expect("JSON");
            let credential = sealed["message"]["credential"].as_str().expect("a credential").to_owned();
            told.ballots.push([tracker, sha256_hex(&ballot), credential, ballot]);
        }
        all.push(told);
    }
    all
}

/// No row holds both what tells a member and what tells a ballot, or a code that is in the post.
fn no_row_tells(rows: &[Found], all: &[Canaries]) {
    for Found { table, text, .. } in rows {
        let member = all.iter().flat_map(|one| &one.member).find(|canary| text.contains(*canary));
        let ballot = all.iter().flat_map(|one| one.ballots.iter().flatten()).find(|canary| text.contains(*canary));
        assert!(member.is_none() || ballot.is_none(), "{table} links {member:?} and {ballot:?}: {text}");
        for one in all {
            assert!(!text.contains(&one.code), "{table} holds a code: {text}");
        }
    }
}

/// Every file below a folder but letters in the outbox, which are in their owners' hands.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let (mut open, mut found) = (vec![folder.to_owned()], Vec::new());
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let inside = std::fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path());
            open.extend(inside.filter(|path| path.file_name().is_none_or(|name| name != "outbox")));
        } else {
            found.push((path.display().to_string(), std::fs::read(&path).expect("a file")));
        }
    }
    found
}

/// Every file of the house and of its database but letters in the outbox.
pub(super) fn all_files(hall: &Hall) -> Vec<(String, Vec<u8>)> {
    let mut places = files(hall.house.data());
    if let Database::Sqlite(options) = hall.house.store().database() {
        places.extend(files(options.path.parent().expect("a folder")));
    }
    places
}

pub(super) fn holds(bytes: &[u8], canary: &str) -> bool {
    bytes.windows(canary.len()).any(|window| window == canary.as_bytes())
}

#[test]
fn no_row_and_no_file_links_a_member_to_a_ballot_or_holds_a_code() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened().await;
        let all = voted(&mut scene).await;
        let database = scene.hall.house.store().database().clone();
        let open = everything(&database);
        let told = open.iter().filter(|row| row.table == "ballot_events").count();
        assert_eq!(told, 7, "this looks at the very rows");
        assert!(open.iter().any(|row| row.table == "ballot_voters" && row.text.contains(&all[0].member[0])));
        no_row_tells(&open, &all);
        scene.forward(DAY * 7).await;
        // Within a minute of what was written last the log is emptied.
        scene.forward(Duration::from_mins(2)).await;
        scene.due().await;
        let rows = everything(&database);
        no_row_tells(&rows, &all);
        assert!(!rows.iter().any(|row| row.table == "ballot_credentials"), "the list is gone once it is in the set-up");
        // What PostgreSQL keeps of who wrote which row says nothing after the close: one transaction wrote all of them.
        for (table, of) in [("ballot_voters", ""), ("ballot_events", "Ballot")] {
            let mut by: Vec<_> = rows
                .iter()
                .filter(|row| row.table == table && row.text.contains(of))
                .map(|row| &row.written_by)
                .collect();
            by.dedup();
            assert_eq!(by.len(), 1, "{table}: {by:?}");
        }
        let mut places = files(scene.hall.house.data());
        if let Database::Sqlite(options) = &database {
            let folder = options.path.parent().expect("a folder");
            let kept = files(folder);
            assert!(kept.iter().any(|(name, bytes)| name.ends_with("omov.sqlite") && !bytes.is_empty()));
            for (name, bytes) in &kept {
                for [.., credential, _] in all.iter().flat_map(|one| &one.ballots) {
                    let told = name.ends_with("-wal") && holds(bytes, credential);
                    assert!(!told, "the log still tells in which order ballots came: {name}");
                }
            }
            places.extend(kept);
        }
        for (name, bytes) in places {
            for one in &all {
                assert!(!holds(&bytes, &one.code), "a code is in {name}");
            }
        }
        let record = scene.hall.nobody().get("/record").await.text;
        for [tracker, ..] in all.iter().flat_map(|one| &one.ballots) {
            assert!(!record.contains(tracker), "no single ballot stands on the public record");
        }
    });
}

#[test]
fn no_row_and_no_file_links_a_member_to_a_paper_or_holds_a_half() {
    in_a_house(async |hall: Hall| {
        let mut scene = Scene::build(hall).await;
        scene.opened_with_paper().await;
        let (mut all, officer) = (Vec::new(), scene.hall.secretary);
        for (at, member) in scene.on_paper().into_iter().enumerate() {
            scene.returned(member).await;
            let ballot = scene.paper(at as u64 + 1, at).await;
            let receipt = receipt(&scene.seals(officer, &ballot).await);
            let tracker = receipt["tracker"].as_str().expect("a number").to_owned();
            let sealed: serde_json::Value = serde_json::from_str(&ballot).expect("JSON");
            let credential = sealed["message"]["credential"].as_str().expect("a credential").to_owned();
            let email = Scene::emails()[if at == 0 { 0 } else { 4 }];
            let name = email.split('@').next().unwrap_or_default();
            let half = scene.halves()[at].reveal().to_owned();
            let member = [member.to_string(), email.into(), name.into()];
            all.push(Canaries {
                member,
                code: half,
                ballots: vec![[tracker, sha256_hex(&ballot), credential, ballot]],
            });
        }
        // Whom the officers could be mistaken for, and the codes that follow from both halves.
        let uuid = scene.uuid().await;
        let halves = scene.halves();
        let codes = [1, 2].map(|number| {
            omov_belenios::make::credential::Code::of_halves(&uuid, halves.each_ref(), number).reveal().to_owned()
        });
        let database = scene.hall.house.store().database().clone();
        for closed in [false, true] {
            if closed {
                scene.forward(DAY * 7).await;
                scene.forward(Duration::from_mins(2)).await;
                scene.due().await;
            }
            let rows = everything(&database);
            assert!(rows.iter().any(|row| row.table == "ballot_papers" && row.text.contains(&all[0].member[0])));
            assert!(rows.iter().any(|row| row.table == "ballot_boxes" && row.text.contains(&all[0].ballots[0][2])));
            no_row_tells(&rows, &all);
            let mut by: Vec<_> =
                rows.iter().filter(|row| row.table == "ballot_papers").map(|row| &row.written_by).collect();
            by.dedup();
            assert!(!closed || by.len() == 1, "after the close nothing tells in which order envelopes came: {by:?}");
            assert!(rows.iter().all(|row| codes.iter().all(|code| !row.text.contains(code))), "no code is kept");
        }
        for (name, bytes) in all_files(&scene.hall) {
            for secret in all.iter().map(|one| &one.code).chain(&codes) {
                assert!(!holds(&bytes, secret), "a half or a code is in {name}");
            }
        }
    });
}
