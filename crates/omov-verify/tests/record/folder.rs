use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::{KEY, ROOT, WITNESSES, changed, honest, omov_verify, record};

#[test]
fn an_honest_record_is_said_to_be_in_order() {
    let since = honest().join("checkpoint");
    let arguments =
        ["--key", KEY, "--witness", WITNESSES[0], "--witness", WITNESSES[1], "--since", since.to_str().unwrap()];
    let (status, out, err) = record(&honest(), &arguments);
    assert_eq!((status, err.as_str()), (0, ""));
    let expected = format!(
        "The record is in order: 258 entries, as they were signed.\n\n\
         Record: movement.example/record\nEntries: 258\nRoot: {ROOT}\n\
         Witnesses: 2 of 2 have signed: group-1.example/witness (2026-11-18 11:06 UTC), group-2.example/witness (2026-11-18 11:06 UTC)\n\
         Since your visit: it still begins with the 258 entries you had seen\n\n\
         Checked, and in order: checkpoint, signature, witness, since, rollback, future, missing, length, tile, entry, rewritten, root, fork.\n"
    );
    assert_eq!(out, expected);
}

#[test]
fn without_a_key_it_says_what_was_not_checked() {
    let (status, out, _) = record(&honest(), &[]);
    assert_eq!(status, 0);
    let first =
        "The files fit together: 258 entries. Whose record this is was not checked, because no --key was given.";
    assert_eq!(out.lines().next(), Some(first));
    assert!(
        out.ends_with("Checked, and in order: checkpoint, future, missing, length, tile, entry, rewritten, root.\n")
    );
}

#[test]
fn a_program_gets_one_line_of_json() {
    let folder = changed("tile/entries/001.p/2", 20);
    let (status, out, err) = record(folder.path(), &["--json", "--key", KEY, "--witness", WITNESSES[0]]);
    assert_eq!((status, err.as_str(), out.lines().count()), (1, "", 1));
    let said: Value = serde_json::from_str(&out).unwrap();
    let detail = said["failures"][0]["detail"].clone();
    assert!(
        detail.as_str().unwrap().starts_with("it was changed: its hash is not the one in tile/0/001.p/2"),
        "{detail}"
    );
    let expected = json!({
        "valid": false, "origin": "movement.example/record", "size": 258, "root": ROOT, "signed": true,
        "witnesses": [{"name": "group-1.example/witness", "moment": 1_795_000_001}], "since": null, "entries": 257,
        "set_back": [], "stopped": false,
        "failures": [{"check": "entry", "entry": 256, "file": null, "detail": detail}],
    });
    assert_eq!(said, expected);
}

#[test]
fn what_was_changed_is_named_with_what_to_do() {
    let folder = changed("tile/0/000", 5);
    let (status, out, _) = record(folder.path(), &[]);
    assert_eq!(status, 1);
    let (first, last) = out.split_once("\n\n").unwrap();
    assert_eq!(first, "This record is NOT valid.");
    assert!(last.contains(
        "FAILED: tile (tile/0/000): hash 0 is not that of what lies below\n  The copy was damaged or the record was changed."
    ));
}

#[test]
fn a_witness_that_has_not_signed_fails_unless_fewer_are_enough() {
    let witnesses: Vec<&str> = WITNESSES.iter().flat_map(|key| ["--witness", key]).collect();
    let (status, out, _) = record(&honest(), &witnesses);
    assert_eq!(status, 1);
    let fault =
        "FAILED: witness (checkpoint): 2 of 3 witnesses have signed; there is no signature by group-3.example/witness";
    assert!(out.contains(fault), "{out}");
    let (status, out, _) = record(&honest(), &[witnesses.as_slice(), &["--quorum", "2"]].concat());
    assert_eq!(status, 0);
    assert!(out.contains("Witnesses: 2 of 3 have signed; 2 are enough: "), "{out}");
}

#[test]
fn bad_usage_and_what_cannot_be_read_exit_with_2_and_one_clear_line() {
    let empty = TempDir::new().unwrap();
    let here = empty.path().to_str().unwrap();
    let note = empty.path().join("note");
    fs::write(&note, "no checkpoint\n").unwrap();
    let since = note.to_str().unwrap();
    let gone = empty.path().join("gone");
    let cases: [(&Path, &[&str], String); 5] = [
        (&gone, &[], format!("{here}/gone: No such file or directory (os error 2)\n")),
        (&note, &[], format!("{here}/note: this is not a folder\n")),
        (empty.path(), &[], format!("{here}: there is no checkpoint here; is this the folder of a record?\n")),
        (
            &honest(),
            &["--since", since],
            format!(
                "{here}/note: this is no checkpoint: a note ends with an empty line and then its signatures, each with its end of line\n"
            ),
        ),
        (
            &honest(),
            &["--witness", WITNESSES[0], "--quorum", "2"],
            "--quorum is larger than the number of witnesses that were named, 1\n".into(),
        ),
    ];
    for (dir, arguments, said) in cases {
        assert_eq!(record(dir, arguments), (2, String::new(), said));
    }
    for (arguments, said) in [
        (["--key", WITNESSES[0]], "this is the key of a witness; give it with --witness"),
        (["--witness", KEY], "this is not the key of a witness, but of a record; give it with --key"),
        (
            ["--key", &KEY[1..]],
            "the id of the key does not fit its name and its last part: one of the three was changed",
        ),
        (["--key", "movement.example/record"], "a key is written NAME+ID+KEY, as the record's page shows it"),
    ] {
        let (status, out, err) = record(&honest(), &arguments);
        assert_eq!((status, out.as_str()), (2, ""));
        assert!(err.contains(said), "{err}");
    }
}

#[test]
fn election_records_are_verified_as_ever() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("any.bel");
    fs::write(&file, "").unwrap();
    let (status, out, _) = omov_verify(&[file.to_str().unwrap(), "--json"]);
    assert_eq!(status, 1);
    assert!(out.contains("\"check\":\"archive\""), "{out}");
    let (status, _, err) = omov_verify(&[]);
    assert_eq!(status, 2);
    assert!(err.contains("Usage: omov-verify"), "{err}");
    // What is for the one kind of record is not taken for the other.
    assert_eq!(record(&honest(), &["--seen", "x"]).0, 2);
    assert_eq!(omov_verify(&["--json", "record", honest().to_str().unwrap()]).0, 2);
}
