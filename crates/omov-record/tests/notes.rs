//! Keys, notes, checkpoints and cosignatures: against figures from elsewhere, and against every small change.

use crate::support::{Log, log_key, witness_key};
use omov_record::checkpoint::NoCheckpoint;
use omov_record::key::{NoKey, Purpose, SigningKey, VerifierKey};
use omov_record::note::{MOST_SIGNATURES, NoNote, NotSigned, Note};
use omov_record::{Checkpoint, Hash};
use proptest::prelude::*;

// From the tests of golang.org/x/mod/sumdb/note.
const PETER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const PETER_SECRET: &str = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const ENOCH: &str = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
const TEXT: &str =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const BY_PETER: &str =
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
const BY_ENOCH: &str =
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

/// An example of c2sp.org/tlog-checkpoint and c2sp.org/tlog-cosignature.
const SOFA: &str = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\
    — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n\
    — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";

#[test]
fn a_key_of_another_program_is_read_and_written_alike() {
    assert_eq!(VerifierKey::parse(PETER).unwrap().to_string(), PETER);
    let secret = SigningKey::parse(PETER_SECRET).unwrap();
    assert_eq!(secret.verifier().to_string(), PETER);
    assert_eq!(*secret.secret_text(), PETER_SECRET);
    assert!(!format!("{secret:?}").contains("AYEKFA"), "a secret is never shown");
}

#[test]
fn no_part_and_no_change_of_a_key_is_a_key() {
    fn refused<T>(text: &str, read: fn(&str) -> Result<T, NoKey>) {
        for from in 0..text.len() {
            for to in from + 1..=text.len() {
                assert!((from, to) == (0, text.len()) || read(&text[from..to]).is_err());
            }
            for change in 1..128_u8 {
                let mut other = text.as_bytes().to_vec();
                other[from] ^= change;
                if let Ok(other) = String::from_utf8(other) {
                    assert!(read(&other).is_err(), "{other}");
                }
            }
        }
    }
    refused(PETER, VerifierKey::parse);
    refused(PETER_SECRET, SigningKey::parse);
    let refusal = |text| VerifierKey::parse(text).unwrap_err();
    let long = "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==";
    assert_eq!(refusal(long), NoKey::Encoding);
    assert_eq!(refusal("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"), NoKey::Purpose);
    assert_eq!(refusal("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"), NoKey::Id);
}

#[test]
fn a_key_whose_signatures_prove_nothing_is_refused() {
    let mut neutral = [0; 32];
    neutral[0] = 1;
    // The neutral element, a point of order 4, and the neutral element in a second spelling.
    let mut second = [0xff; 32];
    (second[0], second[31]) = (0xee, 0x7f);
    for public in [neutral, [0; 32], second, [0xff; 32]] {
        assert_eq!(VerifierKey::new("a", Purpose::Note, &public), Err(NoKey::Unusable));
    }
    for name in ["", "a b", "a+b", "a\n", "a\u{2003}b"] {
        assert_eq!(SigningKey::new(name, Purpose::Note, &[1; 32]).unwrap_err(), NoKey::Name);
    }
}

#[test]
fn signatures_are_those_of_another_program() {
    let mut note = Note::new(TEXT.into()).unwrap();
    note.sign(&SigningKey::parse(PETER_SECRET).unwrap(), 0);
    assert_eq!(note.print(), format!("{TEXT}\n{BY_PETER}"));
    note.sign(&SigningKey::parse(PETER_SECRET).unwrap(), 0);
    assert_eq!(note.print(), format!("{TEXT}\n{BY_PETER}"), "an earlier signature is replaced");

    let both = Note::parse(format!("{TEXT}\n{BY_PETER}{BY_ENOCH}").as_bytes()).unwrap();
    assert_eq!(both.text(), TEXT);
    for key in [PETER, ENOCH] {
        assert_eq!(both.signed(&VerifierKey::parse(key).unwrap()), Ok(None));
    }
    assert_eq!(note.signed(&VerifierKey::parse(ENOCH).unwrap()), Err(NotSigned::Missing));
    let other = Note::parse(format!("{TEXT}\n{}", BY_PETER.replace("x08g", "x08h")).as_bytes()).unwrap();
    assert_eq!(other.signed(&VerifierKey::parse(PETER).unwrap()), Err(NotSigned::OtherKey));
}

#[test]
fn a_false_signature_beside_a_good_one_makes_both_count_for_nothing() {
    let false_one = BY_PETER.replace("Nam", "").replace("SffcvIAQ", "SffcvIAR");
    let note = Note::parse(format!("{TEXT}\n{BY_PETER}{false_one}").as_bytes()).unwrap();
    assert_eq!(note.signed(&VerifierKey::parse(PETER).unwrap()), Err(NotSigned::False));
}

#[test]
fn what_is_not_a_note_is_refused() {
    let whole = format!("{TEXT}\n{BY_PETER}");
    let cases: [(String, NoNote); 11] = [
        (TEXT.into(), NoNote::Form),
        (format!("{TEXT}\n"), NoNote::Form),
        (whole[..whole.len() - 1].into(), NoNote::Form),
        (format!("\u{1}{whole}"), NoNote::Text),
        (whole.replacen('\n', "\r\n", 1), NoNote::Text),
        (format!("{whole}Unexpected line.\n"), NoNote::Signature { line: 5 }),
        (format!("{TEXT}\n— Bad Name {}", &BY_PETER[18..]), NoNote::Signature { line: 4 }),
        (whole.replace("— ", "- "), NoNote::Signature { line: 4 }),
        (format!("{TEXT}\n— PeterNeumann AAAAAA==\n"), NoNote::Signature { line: 4 }),
        (format!("{TEXT}\n{}", BY_PETER.repeat(MOST_SIGNATURES + 1)), NoNote::TooLong),
        (format!("{}\n{BY_PETER}", "a\n".repeat(200_000)), NoNote::TooLong),
    ];
    for (text, why) in cases {
        assert_eq!(Note::parse(text.as_bytes()), Err(why), "{}", &text[..60.min(text.len())]);
    }
    assert_eq!(Note::parse(&[b"\xff", whole.as_bytes()].concat()), Err(NoNote::Text));
    assert_eq!(Note::new("no end of line".into()), None);
}

#[test]
fn a_text_may_have_empty_lines() {
    // The example of c2sp.org/signed-note.
    let text = "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n";
    let line = "— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n";
    let note = Note::parse(format!("{text}\n{line}").as_bytes()).unwrap();
    assert_eq!((note.text(), note.signatures[0].line().as_str()), (text, line));
}

#[test]
fn the_examples_of_the_specifications_are_read_and_written_alike() {
    let (checkpoint, note) = Checkpoint::read(SOFA.as_bytes()).unwrap();
    assert_eq!(checkpoint.origin, "example.com/behind-the-sofa");
    assert_eq!(checkpoint.size, 20_852_163);
    assert_eq!(checkpoint.root.to_string(), "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
    assert_eq!(note.print(), SOFA);
    assert_eq!(checkpoint.note().unwrap().text(), note.text());
    // The moment in the example of the cosignature.
    let bytes = &note.signatures[1].bytes;
    assert_eq!((bytes.len(), &bytes[..8]), (72, 1_679_315_147_u64.to_be_bytes().as_slice()));
    // From the tests of golang.org/x/mod/sumdb/tlog.
    assert_eq!(Hash::leaf(b"hello world").to_string(), "TszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=");
}

#[test]
fn a_checkpoint_has_one_spelling() {
    let hash = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    for (text, why) in [
        (format!("a\n1\n{hash}"), NoCheckpoint::Lines),
        (format!("a\n1\n{hash}\nextension\n"), NoCheckpoint::Lines),
        ("a\n1\n".into(), NoCheckpoint::Lines),
        (format!("\n1\n{hash}\n"), NoCheckpoint::Origin),
        (format!("a b\n1\n{hash}\n"), NoCheckpoint::Origin),
        (format!("a\n01\n{hash}\n"), NoCheckpoint::Size),
        (format!("a\n+1\n{hash}\n"), NoCheckpoint::Size),
        (format!("a\n0x1\n{hash}\n"), NoCheckpoint::Size),
        (format!("a\n\n{hash}\n"), NoCheckpoint::Size),
        (format!("a\n9007199254740992\n{hash}\n"), NoCheckpoint::Size),
        (format!("a\n1\n{}\n", &hash[1..]), NoCheckpoint::Root),
        (format!("a\n1\n{}\n", hash.replace('=', "")), NoCheckpoint::Root),
        (format!("a\n0\n{hash}\n"), NoCheckpoint::Empty),
    ] {
        assert_eq!(Checkpoint::parse(&text), Err(why), "{text}");
    }
    let empty = Checkpoint { origin: "a".into(), size: 0, root: Hash::EMPTY };
    assert_eq!(Checkpoint::parse(&empty.text()), Ok(empty));
}

#[test]
fn a_cosignature_is_over_the_moment_too() {
    let log = Log::of(3);
    let (_, note) = Checkpoint::read(&log.signed(&[1])).unwrap();
    let witness = witness_key(1);
    assert_eq!(note.signed(witness.verifier()), Ok(Some(1_795_000_001)));
    let mut later = note.clone();
    later.signatures[1].bytes[7] ^= 1;
    assert_eq!(later.signed(witness.verifier()), Err(NotSigned::False));
    assert_eq!(later.signed(log_key().verifier()), Ok(None), "the others are still good");
    // The same secret under the other purpose: another id, and a signature over another text.
    let as_note = SigningKey::new("group-1.example/witness", Purpose::Note, &[101; 32]).unwrap();
    assert_ne!(as_note.verifier().id(), witness.verifier().id());
    assert_eq!(note.signed(as_note.verifier()), Err(NotSigned::OtherKey));
    let mut far = log.checkpoint().note().unwrap();
    far.sign(&witness, 1 << 63);
    assert_eq!(far.signed(witness.verifier()), Err(NotSigned::False), "no moment is so late");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases / 4, ..ProptestConfig::default() })]

    #[test]
    fn a_signed_note_is_read_back_and_every_flip_is_noticed(
        text in "([ -~äß→]{0,40}\n){1,5}", flip in any::<prop::sample::Index>(), bit in 0..8_u8,
    ) {
        let mut note = Note::new(text).unwrap();
        note.sign(&log_key(), 0);
        note.sign(&witness_key(1), 5);
        let printed = note.print().into_bytes();
        prop_assert_eq!(Note::parse(&printed), Ok(note));
        let mut flipped = printed.clone();
        flipped[flip.index(printed.len())] ^= 1 << bit;
        if let Ok(read) = Note::parse(&flipped) {
            // Not even the spelling of a signature can be changed without its being refused or failing.
            let good = read.signed(log_key().verifier()).is_ok() && read.signed(witness_key(1).verifier()).is_ok();
            prop_assert!(!good);
        }
    }
}
