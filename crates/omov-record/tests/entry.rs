//! Entries: one spelling, nothing that is no entry, and nothing about a person.

use crate::support::act;
use omov_record::entry::{Commitment, NoEntry, commit};
use omov_record::{Entry, MAX_SIZE};
use proptest::prelude::*;

#[test]
fn the_bytes_of_an_entry_are_these() {
    let entry = Entry::new(1842, 1_795_791_309, "office.lend", "leeds", "4.2")
        .by("secretary")
        .fact("until", "2027-11-30")
        .fact("title", "Treasurer “ad interim” \\ \"é\" \u{7f3a}")
        .person("holder", Commitment([0x5f; 32]));
    let hex = "5f".repeat(32);
    let text = format!(
        "{{\"version\":1,\"number\":1842,\"moment\":1795791309,\"kind\":\"office.lend\",\"group\":\"leeds\",\"office\":\"secretary\",\
         \"rule\":\"4.2\",\"facts\":{{\"title\":\"Treasurer “ad interim” \\\\ \\\"é\\\" \u{7f3a}\",\"until\":\"2027-11-30\"}},\
         \"people\":{{\"holder\":\"{hex}\"}}}}"
    );
    assert_eq!(String::from_utf8(entry.encode().unwrap()).unwrap(), text);
    assert_eq!(Entry::decode(text.as_bytes()), Ok(entry));
}

#[test]
fn what_says_the_same_in_another_spelling_is_refused() {
    let text = String::from_utf8(act(4).encode().unwrap()).unwrap();
    assert_eq!(Entry::decode(text.as_bytes()), Ok(act(4)));
    let other = |from: &str, to: &str| {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from}");
        Entry::decode(changed.as_bytes()).unwrap_err()
    };
    assert_eq!(other("{\"version\":1,", "{ \"version\":1,"), NoEntry::Spelling(1));
    assert!(matches!(other("\"number\":4", "\"number\":4.0"), NoEntry::Form(_)));
    assert!(matches!(other("\"number\":4", "\"number\":04"), NoEntry::Form(_)));
    assert!(matches!(other("\"number\":4", "\"number\":-4"), NoEntry::Form(_)));
    assert!(matches!(other("\"north\"", "\"n\\u006frth\""), NoEntry::Spelling(_)));
    assert!(matches!(other("\"office\":\"secretary\"", "\"office\":null"), NoEntry::Spelling(_)));
    assert!(matches!(other("\"facts\":{", "\"more\":1,\"facts\":{"), NoEntry::Form(_)));
    assert!(matches!(other("\"facts\":{", "\"facts\":{\"until\":\"x\","), NoEntry::Spelling(_)));
    assert!(matches!(other("\"group\"", "\"kind\""), NoEntry::Form(_)));
    assert!(matches!(other("\"rule\":\"4.2\",", ""), NoEntry::Form(_)));
    assert!(matches!(other("\"holder\":\"", "\"holder\":\"F"), NoEntry::Form(_)));
    assert_eq!(other("\"version\":1", "\"version\":2"), NoEntry::Version(2));
    assert!(matches!(Entry::decode(format!("{text}\n").as_bytes()), Err(NoEntry::Spelling(_))));
    assert!(matches!(Entry::decode(b""), Err(NoEntry::Form(_))));
}

#[test]
fn an_act_that_cannot_stand_on_the_record_is_refused_with_a_reason() {
    let refused = |entry: Entry| entry.encode().unwrap_err();
    let plain = || Entry::new(0, 0, "office.lend", "leeds", "4.2");
    assert!(plain().encode().is_ok());
    for kind in ["", "Office", "office.", ".lend", "office lend", "1office", "office..lend", "öffice"] {
        assert_eq!(refused(Entry::new(0, 0, kind, "leeds", "4.2")), NoEntry::Word("the kind"), "{kind}");
    }
    assert_eq!(refused(Entry::new(0, 0, "a", "", "4.2")), NoEntry::Name("the group"));
    assert_eq!(refused(Entry::new(0, 0, "a", "b", &"4".repeat(201))), NoEntry::Name("the rule"));
    assert_eq!(refused(plain().by("two\nlines")), NoEntry::Name("the office"));
    assert_eq!(refused(plain().fact("Title", "x")), NoEntry::Word("the name of a fact"));
    assert_eq!(refused(plain().fact("__proto__", "x")), NoEntry::Word("the name of a fact"));
    assert_eq!(refused(plain().fact("title", "a\u{0}b")), NoEntry::Fact("title".into()));
    assert_eq!(refused(plain().person("7", Commitment([0; 32]))), NoEntry::Word("the part of a person"));
    assert_eq!(refused(Entry::new(MAX_SIZE + 1, 0, "a", "b", "c")), NoEntry::Number("number"));
    assert_eq!(refused(Entry::new(0, MAX_SIZE + 1, "a", "b", "c")), NoEntry::Number("moment"));
    assert!(matches!(refused(plain().fact("title", "x".repeat(65_535))), NoEntry::TooLong(_)));
}

#[test]
fn a_commitment_is_the_hash_of_salt_kind_and_value() {
    // Worked out with Python's hashlib.
    let known = commit(&[7; 32], "member", b"Ann").unwrap();
    assert_eq!(known.to_string(), "497fb508afe6545eaa9cb8608bc8b8f9678df8580b3c9ad565ca031c18e75faa");
    let others = [
        commit(&[8; 32], "member", b"Ann"),
        commit(&[7; 32], "membe", b"rAnn"),
        commit(&[7; 32], "office", b"Ann"),
        commit(&[7; 32], "member", b"Anna"),
    ];
    assert!(others.iter().all(|other| *other.as_ref().unwrap() != known));
    assert_eq!(commit(&[7; 32], "mem\nber", b""), Err(NoEntry::Word("the kind of a person")));
}

fn text() -> impl Strategy<Value = String> {
    "[^\\p{Cc}\u{2028}\u{2029}]{1,20}"
}

fn word() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9-]{0,8}"
}

prop_compose! {
    fn entries()(
        (number, moment) in (0..=MAX_SIZE, 0..=MAX_SIZE),
        kind in prop::collection::vec(word(), 1..4),
        (group, rule, office) in (text(), text(), prop::option::of(text())),
        facts in prop::collection::btree_map(word(), "[^\\p{Cc}\u{2028}\u{2029}]{0,20}", 0..5),
        people in prop::collection::btree_map(word(), any::<[u8; 32]>(), 0..3),
    ) -> Entry {
        let mut entry = Entry::new(number, moment, &kind.join("."), &group, &rule);
        entry.office = office;
        entry.facts = facts;
        entry.people = people.into_iter().map(|(part, hash)| (part, Commitment(hash))).collect();
        entry
    }
}

proptest! {
    #[test]
    fn every_entry_is_read_back(entry in entries()) {
        prop_assert_eq!(Entry::decode(&entry.encode().unwrap()), Ok(entry));
    }

    #[test]
    fn a_flipped_bit_is_refused_or_says_something_else(entry in entries(), at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let mut bytes = entry.encode().unwrap();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        if let Ok(other) = Entry::decode(&bytes) {
            prop_assert_ne!(&other, &entry);
            prop_assert_eq!(other.encode().unwrap(), bytes);
        }
    }
}
