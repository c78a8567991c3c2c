//! What a house looks at in the list that a registrar sends, before there is a key.

use omov_belenios::make::credential::{Code, list, listed};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;

/// The public halves of some codes, each as a row.
fn rows(voters: usize) -> Vec<String> {
    let mut rng = ChaCha20Rng::from_seed([7; 32]);
    let codes: Vec<_> = (0..voters).map(|_| (Code::random(&mut rng).credential("4sYcGmEd4AZyLF"), 1)).collect();
    let list = list(&codes);
    list.trim_matches(['[', ']']).split(',').map(str::to_owned).collect()
}

fn joined(rows: &[String]) -> String {
    format!("[{}]", rows.join(","))
}

#[test]
fn a_registrars_list_is_counted_as_it_was_made() {
    assert_eq!(listed(joined(&rows(5)).as_bytes()).expect("a list"), 5);
    assert_eq!(listed(b"[]").expect("a list of nobody"), 0);
}

#[test]
fn what_is_no_list_of_different_credentials_in_their_own_order_is_refused() {
    let rows = rows(5);
    let swapped = [&rows[1], &rows[0], &rows[2]].map(Clone::clone);
    let twice = [&rows[0], &rows[0], &rows[1]].map(Clone::clone);
    let identity = "{\"credential\":\"0100000000000000000000000000000000000000000000000000000000000000\"}".to_owned();
    let weighted = rows[0].replace('}', ",\"weight\":2}");
    let plain = rows[0].replace('}', ",\"weight\":1}");
    let cut = joined(&rows).replace(']', "");
    for (what, list) in [
        ("the order of the voters", joined(&swapped)),
        ("one twice", joined(&twice)),
        ("the identity", joined(&[identity])),
        ("a weight", joined(&[weighted])),
        ("a weight that says nothing", joined(&[plain])),
        ("a list that is cut off", cut),
        ("white space", joined(&rows).replace(',', ", ")),
        ("nothing", String::new()),
    ] {
        assert!(listed(list.as_bytes()).is_err(), "{what}");
    }
}

/// Codes for papers, as booth/tests/vectors/papers.json has them, which the booth works out as well.
#[test]
fn codes_for_papers_follow_from_both_halves_and_the_number_as_in_the_booth() {
    let text = include_str!("../../../booth/tests/vectors/papers.json");
    let all: serde_json::Value = serde_json::from_str(text).expect("JSON");
    let said = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    let uuid = said(&all["uuid"]);
    let [first, second] = ["first", "second"].map(|name| Code::parse(&said(&all[name])).expect("a half"));
    let rows = all["codes"].as_array().expect("codes");
    assert!(rows.len() >= 3);
    for row in rows {
        let code = Code::of_halves(&uuid, [&first, &second], row["number"].as_u64().expect("a number"));
        assert_eq!(code.reveal(), said(&row["code"]));
        assert_eq!(code.credential(&uuid).text(), said(&row["credential"]));
        assert!(Code::parse(code.reveal()).is_ok(), "it is a code like every other");
    }
}

#[test]
fn one_half_alone_another_election_or_another_number_gives_other_codes() {
    let mut rng = ChaCha20Rng::from_seed([7; 32]);
    let halves: [Code; 3] = std::array::from_fn(|_| Code::random(&mut rng));
    let mut seen = std::collections::BTreeSet::new();
    for first in &halves {
        for second in &halves {
            for (uuid, number) in [("4sYcGmEd4AZyLF", 1), ("4sYcGmEd4AZyLF", 11), ("5sYcGmEd4AZyLF", 1)] {
                assert!(seen.insert(Code::of_halves(uuid, [first, second], number).reveal().to_owned()));
            }
        }
    }
}
