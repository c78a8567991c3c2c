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
