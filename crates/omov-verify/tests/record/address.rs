//! Reading a record at its address.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::program::{KEY, WITNESSES, copied, honest, omov_verify, record};
use crate::server::{Manner, Server};
use crate::support::{Log, Reader, act, log_key, witness_key};

fn plain(_: &str, _: usize) -> Manner {
    Manner::Plain
}

/// The files of a folder.
fn serve(dir: &Path, decides: impl Fn(&str, usize) -> Manner + Send + Sync + 'static) -> Server {
    let dir = dir.to_owned();
    Server::new(move |path| fs::read(dir.join(path)).ok(), decides)
}

fn at(server: &Server, arguments: &[&str]) -> (i32, String, String) {
    omov_verify(&[&["record", &server.address], arguments].concat())
}

/// All files of the record.
fn files() -> Vec<PathBuf> {
    let (mut open, mut files) = (vec![PathBuf::new()], Vec::new());
    while let Some(path) = open.pop() {
        if honest().join(&path).is_dir() {
            let inside = fs::read_dir(honest().join(&path)).unwrap();
            open.extend(inside.map(|entry| path.join(entry.unwrap().file_name())));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Whatever the folder holds, both ways of reading say the same. The exit code is given back.
fn both(dir: &Path, arguments: &[&str]) -> i32 {
    let server = serve(dir, plain);
    let mut status = 0;
    for json in [&["--json"][..], &[]] {
        let arguments = [arguments, json].concat();
        let (by_folder, by_address) = (record(dir, &arguments), at(&server, &arguments));
        let named = |said: &str| said.replace(dir.to_str().unwrap(), "HERE").replace(&server.address, "HERE");
        assert_eq!(by_folder.1, by_address.1);
        assert_eq!(named(&by_folder.2).replace("folder of a record", "address of a record"), named(&by_address.2));
        assert_eq!(by_folder.0, by_address.0);
        status = by_folder.0;
    }
    status
}

#[test]
fn reading_at_the_address_says_what_reading_the_folder_says() {
    let since = honest().join("checkpoint");
    let arguments =
        ["--key", KEY, "--witness", WITNESSES[0], "--witness", WITNESSES[1], "--since", since.to_str().unwrap()];
    assert_eq!(both(&honest(), &arguments), 0);
    assert_eq!(both(&honest(), &["--witness", WITNESSES[2]]), 1);
    let empty = TempDir::new().unwrap();
    assert_eq!(both(empty.path(), &[]), 2);
}

#[test]
fn whatever_was_changed_is_named_alike() {
    for file in files() {
        let length = fs::read(honest().join(&file)).unwrap().len();
        for way in 0..6 {
            let folder = TempDir::new().unwrap();
            copied(&honest(), folder.path());
            let path = folder.path().join(&file);
            let mut bytes = fs::read(&path).unwrap();
            match way {
                0 => bytes[0] ^= 1,
                1 => bytes[length / 2] ^= 0x40,
                2 => bytes[length - 1] ^= 1,
                3 => bytes.truncate(length / 2),
                4 => bytes.push(b'\n'),
                _ => {}
            }
            fs::write(&path, bytes).unwrap();
            if way == 5 {
                fs::remove_file(&path).unwrap();
            }
            let status = both(folder.path(), &["--key", KEY, "--witness", WITNESSES[0]]);
            assert_ne!(status, 0, "{} changed in way {way}", file.display());
        }
    }
}

#[test]
fn a_record_that_was_put_back_or_forked_is_named() {
    let kept = TempDir::new().unwrap();
    let later = kept.path().join("later");
    fs::write(&later, Log::of(300).signed(&[])).unwrap();
    let (status, out, _) = at(&serve(&honest(), plain), &["--key", KEY, "--since", later.to_str().unwrap()]);
    assert_eq!(status, 1);
    assert!(
        out.contains("FAILED: rollback (your own checkpoint): it has 300 entries, and this record has only 258"),
        "{out}"
    );
    let other = kept.path().join("other");
    let mut log = Log::new();
    log.append((0..200).map(|n| act(n + 1).encode().unwrap()));
    fs::write(&other, log.signed(&[])).unwrap();
    let (status, out, _) = at(&serve(&honest(), plain), &["--key", KEY, "--since", other.to_str().unwrap()]);
    assert_eq!(status, 1);
    assert!(
        out.contains("FAILED: fork (your own checkpoint): its 200 entries are not those that this record begins with"),
        "{out}"
    );
}

#[test]
fn a_witness_with_another_key_is_named() {
    // Under the name of the first witness, the key of somebody else.
    let other =
        omov_record::key::SigningKey::new("group-1.example/witness", omov_record::key::Purpose::Cosignature, &[9; 32]);
    let other = other.unwrap().verifier().to_string();
    let (status, out, _) = at(&serve(&honest(), plain), &["--key", KEY, "--witness", &other]);
    assert_eq!(status, 1);
    let fault = "FAILED: witness (checkpoint): witness group-1.example/witness: there is a signature under this name, but by another key";
    assert!(out.contains(fault), "{out}");
}

/// A record in memory, as the room makes one.
fn long(size: u64, decides: impl Fn(&str, usize) -> Manner + Send + Sync + 'static) -> (usize, Server) {
    let files = Log::of(size).files;
    (files.len(), Server::new(move |path| files.get(path).cloned(), decides))
}

#[test]
fn a_long_record_is_fetched_file_by_file_over_few_connections() {
    // Long enough for a tile of the second level that is full.
    let (files, server) = long(66_000, plain);
    let keys: Vec<String> = Reader::default().witnesses.iter().map(ToString::to_string).collect();
    let key = log_key().verifier().to_string();
    let (status, out, err) = at(&server, &["--key", &key, "--witness", &keys[0], "--witness", &keys[1]]);
    assert_eq!((status, err.as_str()), (0, ""), "{out}");
    assert!(out.starts_with("The record is in order: 66,000 entries, as they were signed.\n"), "{out}");
    let counts = server.counts();
    assert!(counts.asked.values().all(|times| *times == 1), "{:?}", counts.asked);
    assert_eq!(counts.asked.len(), files);
    assert!(counts.most <= 6, "{} connections at once", counts.most);
    assert_eq!(witness_key(1).verifier().to_string(), keys[0]);
}

#[test]
fn what_fails_once_is_asked_for_again() {
    for trouble in [
        Manner::HangsUp,
        Manner::Half,
        Manner::Says(503, "Retry-After: 1"),
        Manner::Says(429, "X: x"),
        Manner::Says(502, "X: x"),
    ] {
        let (_, server) = long(1300, move |path, before| {
            let hit = path == "checkpoint" || path == "tile/entries/002";
            if hit && before == 0 { trouble } else { Manner::Plain }
        });
        let (status, out, err) = at(&server, &[]);
        assert_eq!((status, err.as_str()), (0, ""), "{trouble:?}: {out}");
        assert_eq!(server.counts().asked["tile/entries/002"], 2);
    }
}

#[test]
fn files_that_come_in_pieces_are_read_too() {
    let (_, server) = long(1300, |_, _| Manner::InPieces);
    assert_eq!(at(&server, &[]).0, 0);
}

#[test]
fn what_never_ends_is_not_read_to_its_end() {
    for (path, said) in [
        ("checkpoint", "FAILED: checkpoint (checkpoint): a note has at most"),
        ("tile/0/001", "FAILED: length (tile/0/001): it is not 256 hashes of 32 bytes"),
        ("tile/entries/001", "FAILED: length (tile/entries/001): something follows the last entry, 511"),
        ("tile/entries/005.p/20", "FAILED: length (tile/entries/005.p/20)"),
    ] {
        let (_, server) = long(1300, move |asked, _| if asked == path { Manner::Endless } else { Manner::Plain });
        let (status, out, _) = at(&server, &[]);
        assert_eq!(status, 1);
        assert!(out.contains(said), "{path}: {out}");
    }
}

#[test]
fn what_cannot_be_fetched_is_said_in_one_line() {
    let elsewhere = "Location: https://elsewhere.example/record/checkpoint";
    for (manner, said) in [
        (
            Manner::Says(301, elsewhere),
            "checkpoint: the record is said to be elsewhere (https://elsewhere.example/record/checkpoint); if you trust that, give that address",
        ),
        (Manner::Says(403, "X: x"), "checkpoint: the answer is 403 Forbidden"),
        (Manner::Says(503, "Retry-After: 3600"), "checkpoint: the answer is 503 Service Unavailable"),
        (Manner::Says(200, "Content-Encoding: gzip"), "checkpoint: it comes packed (gzip), which nobody asked for"),
    ] {
        let server = serve(&honest(), move |_, _| manner);
        assert_eq!(at(&server, &[]), (2, String::new(), format!("{}: {said}\n", server.address)));
    }
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let (status, _, err) = omov_verify(&["record", &format!("http://{nobody}")]);
    assert_eq!((status, err.lines().count()), (2, 1));
    assert!(err.contains("checkpoint: the address cannot be reached: Connection refused"), "{err}");
    for wrong in ["https://", "http:///record", "https://name@host.example/record", "https://host.example/record?x=1"] {
        let (status, _, err) = omov_verify(&["record", wrong]);
        assert_eq!(
            (status, err),
            (2, format!("{wrong}: this is not an address such as https://vote.example.org/record\n"))
        );
    }
}

#[test]
fn the_address_may_be_that_of_the_checkpoint() {
    let server = serve(&honest(), plain);
    for end in ["/", "/checkpoint"] {
        let (status, out, _) = omov_verify(&["record", &format!("{}{end}", server.address)]);
        assert_eq!(status, 0, "{out}");
    }
}
