//! The inputs the fuzz target starts from, and the templates, as they are and changed at random, keep every promise of it.

#[path = "../../../fuzz/src/rules/book.rs"]
mod book;

use std::path::Path;

use omov_rules::templates::TEMPLATES;

/// Changed copies of each text.
const CHANGES: usize = 60;

/// What is put into a text: signs of the format, and values that no rule can have.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "[",
    "]",
    "[[",
    "{",
    "}",
    "=",
    ".",
    ",",
    "\n",
    "\r\n",
    "#",
    "\\",
    "\u{0}",
    "\u{1b}",
    "\u{2028}",
    "é",
    "-1",
    "0",
    "18446744073709551615",
    "1.5",
    "true",
    "2026-01-01",
    "\"100.0001 %\"",
    "\"more than all of the members\"",
    "[]",
    "\"\"",
    "\"100 years\"",
    "within = \"local\"\n",
    "[bodies.x]\n",
    "[\"everything-else\"]",
];

/// Steele, Lea and Flood's SplitMix64 (2014): the same changes on every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % n.max(1) as u64) as usize
    }
}

#[test]
fn any_text_is_refused_in_words_or_can_be_used() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/rulebook");
    let mut texts: Vec<Vec<u8>> = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| std::fs::read(entry.expect("an entry").path()).expect("a text"))
        .collect();
    texts.sort();
    texts.extend(TEMPLATES.iter().map(|template| template.text.into()));
    let mut chance = Chance(7);
    for text in texts {
        book::check(&text);
        for _ in 0..CHANGES {
            let mut changed = text.clone();
            for _ in 0..=chance.below(3) {
                let at = chance.below(changed.len());
                match chance.below(4) {
                    0 => changed.truncate(at),
                    1 => {
                        let end = (at + 1 + chance.below(40)).min(changed.len());
                        changed.drain(at..end);
                    }
                    // A line in place of another.
                    2 => {
                        let lines: Vec<&[u8]> = text.split(|byte| *byte == b'\n').collect();
                        let line = lines[chance.below(lines.len())];
                        let start = changed[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
                        let end =
                            changed[at..].iter().position(|byte| *byte == b'\n').map_or(changed.len(), |n| at + n);
                        changed.splice(start..end, line.iter().copied());
                    }
                    _ => {
                        let piece = PIECES[chance.below(PIECES.len())];
                        changed.splice(at..at, piece.bytes());
                    }
                }
            }
            book::check(&changed);
        }
    }
}
