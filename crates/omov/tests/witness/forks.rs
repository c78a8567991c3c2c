use omov_record::key::VerifierKey;
use omov_record::{Checkpoint, note::Note};

use crate::house::folder;
use crate::support::log_key;
use crate::witness::{Witness, branch, request};

/// Two witnesses, each in a process and a folder of its own.
fn two() -> ([tempfile::TempDir; 2], [Witness; 2]) {
    let folders = [folder(), folder()];
    let open = |at: usize, name| Witness::open_with(folders[at].path(), &["--name", name]);
    let witnesses = [open(0, "leeds.example/witness"), open(1, "york.example/witness")];
    (folders, witnesses)
}

/// A checkpoint that was fetched from the page, signed by the record.
fn paper(witness: &Witness, link: &str) -> (Checkpoint, Note) {
    let seen = witness.get(link);
    assert_eq!(seen.status, 200, "{link}");
    let (checkpoint, note) = Checkpoint::read(seen.body.as_bytes()).expect("a checkpoint");
    assert_eq!(note.signed(log_key().verifier()), Ok(None), "the record has signed it");
    (checkpoint, note)
}

#[test]
fn two_witnesses_cosign_a_record_that_grows() {
    let (_folders, witnesses) = two();
    let log = branch(600, None);
    let mut old = 0;
    for size in [1, 1, 2, 255, 256, 257, 600] {
        let request = request(&log, old, size);
        let mut note = request.note.clone();
        note.signatures.extend(witnesses.iter().map(|witness| witness.signs(&request)));
        let keys: Vec<&VerifierKey> = witnesses.iter().map(|witness| &witness.key).collect();
        assert!(keys.iter().all(|key| matches!(note.signed(key), Ok(Some(_)))), "both under one checkpoint");
        old = size;
    }
    for witness in &witnesses {
        let page = witness.get("/").body;
        assert!(page.contains("It has only grown") && page.contains("<dd>600</dd>"), "{page}");
        assert!(page.contains("It has seen no fork") && page.contains(&witness.key.to_string()), "{page}");
        let [link] = &witness.papers("/checkpoint")[..] else { panic!("one link") };
        let (checkpoint, note) = paper(witness, link);
        assert_eq!(checkpoint.size, 600);
        assert!(matches!(note.signed(&witness.key), Ok(Some(_))), "the witness has signed it too");
    }
}

#[test]
fn a_fork_is_refused_by_both_and_both_keep_the_proof() {
    let (folders, witnesses) = two();
    let (log, other) = (branch(500, None), branch(700, Some(300)));
    for witness in &witnesses {
        witness.signs(&request(&log, 0, 200));
        witness.signs(&request(&log, 200, 400));
        // As many entries, and another root.
        let (status, said) = witness.refuses(&request(&other, 400, 400));
        assert_eq!(
            (status, said.as_str()),
            (409, "forked: the witness has signed another root for the same 400 entries\n")
        );
        // More of the other branch: there is no proof, and none is made up.
        assert_eq!(witness.refuses(&request(&other, 400, 600)).0, 422);
        // The honest branch goes on.
        witness.signs(&request(&log, 400, 500));
    }
    for (folder, witness) in folders.iter().zip(witnesses) {
        // All of it is still there after a stop.
        let name = witness.key.name().to_owned();
        witness.process.stop();
        let witness = Witness::open_with(folder.path(), &["--name", &name]);
        let page = witness.get("/").body;
        assert!(page.contains("A fork was refused") && page.contains("Two histories"), "{page}");
        assert!(page.contains("Not shown to be the same record"), "{page}");
        let (ours, theirs) = (witness.papers("/signed-here"), witness.papers("/refused"));
        let (signed, _) = paper(&witness, &ours[0]);
        let (refused, _) = paper(&witness, &theirs[0]);
        assert_eq!((signed.size, refused.size), (400, 400));
        assert_ne!(signed.root, refused.root, "two histories, both signed by the record");
        assert_eq!(refused.root, request(&other, 0, 400).checkpoint.root);
        assert_eq!(paper(&witness, &theirs[1]).0.size, 600);
    }
}

#[test]
fn a_record_that_was_put_back_is_refused_by_both() {
    let (_folders, witnesses) = two();
    let log = branch(500, None);
    for witness in &witnesses {
        witness.signs(&request(&log, 0, 200));
        witness.signs(&request(&log, 200, 500));
        assert_eq!(witness.refuses(&request(&log, 200, 300)), (409, "500\n".into()));
        assert_eq!(witness.refuses(&request(&log, 500, 300)).0, 400);
        let page = witness.get("/").body;
        assert!(page.contains("Fewer entries than before") && page.contains("It has seen no fork"), "{page}");
        assert_eq!(paper(witness, &witness.papers("/refused")[0]).0.size, 300);
        // Anybody can send an old checkpoint that was signed here again. It says nothing about the record.
        assert_eq!(witness.refuses(&request(&log, 0, 200)), (409, "500\n".into()));
        assert_eq!(witness.papers("/refused").len(), 1);
    }
}

#[test]
fn a_fork_from_before_is_proved_by_what_was_signed_then() {
    let folder = folder();
    let witness = Witness::open(folder.path());
    let (log, other) = (branch(500, None), branch(500, Some(100)));
    witness.signs(&request(&log, 0, 200));
    witness.signs(&request(&log, 200, 500));
    // The protocol only says that the request starts elsewhere. The page says what it shows.
    assert_eq!(witness.refuses(&request(&other, 0, 200)), (409, "500\n".into()));
    assert!(witness.get("/").body.contains("A fork was refused"));
    assert_eq!(paper(&witness, &witness.papers("/signed-here")[0]).0, request(&log, 0, 200).checkpoint);
}

#[test]
fn what_was_not_proved_is_cleared_or_becomes_a_fork_when_its_size_is_signed() {
    let folder = folder();
    let witness = Witness::open(folder.path());
    let (log, other) = (branch(500, None), branch(500, Some(100)));
    witness.signs(&request(&log, 0, 200));
    let mut careless = request(&log, 200, 300);
    careless.proof.pop();
    assert_eq!(witness.refuses(&careless).0, 422);
    assert_eq!(witness.refuses(&request(&other, 200, 400)).0, 422);
    let page = witness.get("/").body;
    assert!(page.contains("Not shown to be the same record") && page.contains("It has seen no fork"), "{page}");
    // A wrong proof from anybody is no stain on the record.
    witness.signs(&request(&log, 200, 300));
    assert_eq!(witness.papers("/refused").len(), 1);
    witness.signs(&request(&log, 300, 400));
    let page = witness.get("/").body;
    assert!(page.contains("A fork was refused") && !page.contains("Not shown to be the same record"), "{page}");
    assert_eq!(paper(&witness, &witness.papers("/signed-here")[0]).0, request(&log, 0, 400).checkpoint);
    assert_eq!(paper(&witness, &witness.papers("/refused")[0]).0, request(&other, 0, 400).checkpoint);
}
