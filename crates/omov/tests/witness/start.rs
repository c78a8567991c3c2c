use std::fs;

use crate::house::{folder, refused, text};
use crate::support::witness_key;
use crate::witness::{Witness, branch, log, request};

#[test]
fn the_key_is_made_once_and_stays_with_what_was_signed() {
    let folder = folder();
    let witness = Witness::open(folder.path());
    let (key, recorded) = (witness.key.clone(), branch(30, None));
    assert_eq!(key.name(), "leeds.example/witness");
    witness.signs(&request(&recorded, 0, 20));
    let said = witness.process.stop();
    assert!(!said.contains("PRIVATE"), "{said}");
    // Without a name, on another port: nothing of it changes.
    let witness = Witness::open_with(folder.path(), &[]);
    assert_eq!(witness.key, key);
    assert_eq!(witness.refuses(&request(&recorded, 0, 30)), (409, "20\n".into()));
    witness.signs(&request(&recorded, 20, 30));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let about = fs::metadata(folder.path().join("witness.sqlite")).expect("the file");
        assert_eq!(about.permissions().mode() & 0o077, 0, "nobody else on the machine can read the key");
    }
}

#[test]
fn without_a_name_it_takes_that_of_the_machine() {
    let folder = folder();
    let witness = Witness::open_with(folder.path(), &[]);
    assert_eq!(witness.key.name(), witness.process.host);
    let page = witness.get("/").body;
    assert!(page.contains("This record has not asked for a signature yet"), "{page}");
}

#[test]
fn what_cannot_be_is_said_in_one_line() {
    let folder = folder();
    let (data, log) = (text(folder.path()), log());
    let begin = ["witness", "--data", data, "--listen", "127.0.0.1:0"];
    let with = |more: &[&str]| refused(&[&begin, more].concat());
    assert!(with(&[]).contains("--log"));
    let cosigner = witness_key(1).verifier().to_string();
    assert!(with(&["--log", &cosigner]).contains("this is the key of a witness, not of a record"));
    assert!(with(&["--log", &log[1..]]).contains("the id of the key does not fit"));
    assert!(with(&["--log", &log, "--name", "two words"]).contains("the name of a key has at least one character"));
    let open = refused(&["witness", "--data", data, "--log", &log, "--listen", "0.0.0.0:0"]);
    assert!(open.contains("over TLS only"), "{open}");
    let witness = Witness::open(folder.path());
    assert!(with(&["--log", &log]).contains("another omov is at work in this folder"));
    witness.process.stop();
    let other = with(&["--log", &log, "--name", "york.example/witness"]);
    assert!(other.contains("this witness is called leeds.example/witness"), "{other}");
}
