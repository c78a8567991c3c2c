//! The inputs the fuzz target starts from, as they are and changed at random, keep every promise of it.

#[path = "../../../fuzz/src/opinions/talk.rs"]
mod talk;

use std::path::Path;

use omov_opinion::chance::Chance;

/// Changed copies of each file.
const CHANGES: usize = 300;

const PIECES: &[&[u8]] = &[
    b",",
    b"\n",
    b"\r\n",
    b"\"",
    b"\0",
    b"-",
    b"-1",
    b"0",
    b"1",
    b"9007199254740992",
    b"\xff",
    b"\x1b",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xae",
    b"1,0,1\n",
    b"participant,statement,vote\n",
];

#[test]
fn the_corpus_changed_at_random_keeps_every_promise() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/opinions");
    let mut files: Vec<_> = folder.read_dir().expect("the corpus").map(|f| f.expect("a file").path()).collect();
    files.sort();
    assert!(files.len() >= 4);
    for (i, file) in files.iter().enumerate() {
        let bytes = std::fs::read(file).expect("a file");
        talk::check(&bytes);
        for change in 0..CHANGES {
            let mut chance = Chance::new(i as u64, change as u64);
            let mut changed = bytes.clone();
            for _ in 0..=chance.below(4) {
                let (from, piece) = (chance.below(changed.len() + 1), PIECES[chance.below(PIECES.len())]);
                let to = (from + chance.below(6)).min(changed.len());
                changed.splice(from..to, piece.iter().copied());
            }
            talk::check(&changed);
        }
    }
}
