//! The readers of everything a record is made of. The first byte of the input says which one. What is read is written with the same bytes,
//! an error is one line, and no bytes make a reader panic.

#[path = "../sound.rs"]
mod sound;

use omov_record::key::{SigningKey, VerifierKey};
use omov_record::note::Note;
use omov_record::tiles::{self, Tile};
use omov_record::witness::{Request, Seen, decide};
use omov_record::{Checkpoint, Entry, Hash, bundle};

use self::sound::sound;

pub(crate) fn check(bytes: &[u8]) {
    let Some((which, rest)) = bytes.split_first() else { return };
    match which % 8 {
        0 => {
            if let Some(note) = sound(Note::parse(rest)) {
                assert_eq!(note.print().as_bytes(), rest);
                assert!(note.text().ends_with('\n') && !note.signatures.is_empty());
            }
        }
        1 => {
            if let Some((checkpoint, note)) = sound(Checkpoint::read(rest)) {
                assert_eq!(note.print().as_bytes(), rest);
                assert_eq!(checkpoint.note().expect("its origin is a name").text(), note.text());
            }
        }
        2 => {
            if let Some(entry) = sound(Entry::decode(rest)) {
                assert_eq!(entry.encode().expect("it was read"), rest);
            }
        }
        3 => {
            let Some((width, rest)) = rest.split_first() else { return };
            of_a_bundle(u16::from(*width) + 1, rest);
        }
        4 => {
            let Some((width, rest)) = rest.split_first() else { return };
            let width = u16::from(*width) + 1;
            if let Some(hashes) = tiles::decode(rest, width) {
                assert_eq!((tiles::encode(&hashes).as_slice(), hashes.len()), (rest, usize::from(width)));
            }
        }
        5 => {
            if let Ok(text) = std::str::from_utf8(rest) {
                if let Some(key) = sound(VerifierKey::parse(text)) {
                    assert_eq!(key.to_string(), text);
                }
                if let Some(key) = sound(SigningKey::parse(text)) {
                    assert_eq!(*key.secret_text(), text);
                }
            }
        }
        6 => {
            if let Some(request) = sound(Request::parse(rest)) {
                assert_eq!(request.print().as_bytes(), rest);
                let refusal = decide(&[], Seen::default(), &request).expect_err("no key was given");
                assert_eq!(refusal.status(), 404);
            }
        }
        _ => {
            let Ok(path) = std::str::from_utf8(rest) else { return };
            if let Some(tile) = Tile::parse(path) {
                assert_eq!(tile.path(), path);
            }
            if let Some(hash) = Hash::parse(path) {
                assert_eq!(hash.to_string(), path);
            }
        }
    }
}

/// The entries are what stands in the bundle, one after the other, up to where it cannot be read any more.
fn of_a_bundle(width: u16, bytes: &[u8]) {
    let read = bundle::read(bytes, width);
    let mut again = Vec::new();
    for entry in &read.entries {
        assert!(bundle::push(&mut again, entry));
    }
    assert!(bytes.starts_with(&again) && read.entries.len() <= usize::from(width));
    assert_eq!(read.whole, again == bytes && read.entries.len() == usize::from(width));
}
