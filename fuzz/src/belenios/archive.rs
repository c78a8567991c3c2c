//! Records: any bytes whatever, and honest records with a few edits, put in order again so that the edits get past the hashes.

use std::sync::LazyLock;

use omov_belenios::archive::EventKind;
use omov_belenios::hashing::sha256_hex;
use omov_belenios::make::ballot::Answer;
use omov_belenios::make::setup::{owned, setup_data};
use omov_belenios::verify::Verdict;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

use crate::support::{Ceremony, Holders, Plan, Step, archive, homomorphic, lists, ranking, verdict};

/// Two small elections, one of sums and one of rankings.
pub(crate) static HONEST: LazyLock<[Ceremony; 2]> = LazyLock::new(|| {
    let sums = |bits: [u8; 3], list: usize| {
        let mut all = vec![vec![0, 0], vec![0, 0]];
        all[list].fill(1);
        vec![Answer::Choices(bits.to_vec()), Answer::Lists(all)]
    };
    let of_sums = Plan {
        questions: vec![homomorphic(2, true, 1, 1), lists(&[1, 1])],
        weights: vec![1, 2],
        holders: vec![Holders::Single, Holders::Threshold(1, 2)],
        votes: vec![(0, sums([1, 0, 0], 0)), (1, sums([0, 1, 0], 1)), (0, sums([0, 0, 1], 0))],
        mixers: vec![],
        decryptors: vec![1, 3],
    };
    let of_rankings = Plan {
        questions: vec![ranking(3)],
        weights: vec![1; 2],
        holders: vec![Holders::Threshold(1, 2)],
        votes: vec![(0, vec![Answer::Integers(vec![1, 2, 3])]), (1, vec![Answer::Integers(vec![3, 2, 1])])],
        mixers: vec![1, 2],
        decryptors: vec![2],
    };
    [Ceremony::run(of_sums, 1), Ceremony::run(of_rankings, 2)]
});

/// The bytes of one edit.
const EDIT: usize = 8;
/// More edits only make the same failures.
const MOST: usize = 12;

/// What stands in a record where something else should.
pub(crate) const STRINGS: [&str; 12] = [
    "",
    "0",
    "1",
    "00",
    // The identity, the point of order 2, a point of order 4, y = p, no point, the base point in upper case.
    "0000000000000000000000000000000000000000000000000000000000000001",
    "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed",
    "0000000000000000000000000000000000000000000000000000000000000002",
    "6666666666666666666666666666666666666666666666666666666666666658",
    // q and the number before it.
    "7237005577332262213973186563042994240857116359379907606001950938285454250989",
    "7237005577332262213973186563042994240857116359379907606001950938285454250988",
];

const NUMBERS: [&str; 12] = [
    "0",
    "1",
    "2",
    "30",
    "255",
    "-1",
    "01",
    "1.5",
    "4611686018427387903",
    "4611686018427387904",
    "9223372036854775808",
    "18446744073709551616",
];

/// Input that begins as a record does is one; any other is a list of edits.
pub(crate) fn check(bytes: &[u8]) {
    if bytes.starts_with(b"BELENIOS") {
        sound(&verdict(bytes));
        return;
    }
    let Some((which, edits)) = bytes.split_first() else { return };
    let honest = &HONEST[usize::from(*which) % 2];
    let mut steps = honest.steps.clone();
    for edit in edits.as_chunks::<EDIT>().0.iter().take(MOST) {
        apply(*edit, honest, &mut steps);
    }
    let verdict = verdict(&archive(&steps));
    sound(&verdict);
    // Ballots that are replaced may go, and trustees and voters may sign again what they signed; nothing else is possible without a secret.
    if let Some(result) = verdict.valid_result() {
        assert_eq!(format!("{{\"result\":{result}}}"), honest.steps[honest.steps.len() - 1].1[0]);
    }
}

/// What every verdict promises.
fn sound(verdict: &Verdict) {
    for failure in &verdict.failures {
        let shown = failure.to_string();
        assert!(!shown.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')), "{shown:?}");
        assert!(shown.chars().count() < 400, "{shown:?}");
    }
    assert!(verdict.result.is_none() || verdict.head.is_some());
    assert!(verdict.ballots.superseded <= verdict.ballots.accepted);
    serde_json::from_str::<serde_json::Value>(&verdict.to_json()).expect("the verdict is JSON");
}

fn apply([op, step, data, high, low, what, n, m]: [u8; EDIT], honest: &Ceremony, steps: &mut Vec<Step>) {
    if steps.is_empty() {
        return;
    }
    let at = usize::from(step) % steps.len();
    let place = usize::from(high) << 8 | usize::from(low);
    let beside = usize::from(n) % steps.len();
    let other = steps[beside].clone();
    match op & 7 {
        5 => return drop(steps.remove(at)),
        6 => return steps.insert(at, other),
        7 => return steps.swap(at, beside),
        _ => {}
    }
    let (kind, all) = &mut steps[at];
    if all.is_empty() {
        return;
    }
    let i = usize::from(data) % all.len();
    all[i] = match op & 7 {
        0 => with_string(&all[i], place, STRINGS[usize::from(what) % STRINGS.len()]),
        1 => with_string(&all[i], place, &a_string(&other, m, what)),
        2 => with_number(&all[i], place, NUMBERS[usize::from(what) % NUMBERS.len()]),
        3 => spliced(&all[i], place, n, &[]),
        _ => spliced(&all[i], place, m, &[what, n]),
    };
    if op & 0x80 != 0 && i == 0 {
        sign(honest, *kind, all, m);
    }
    if op & 0x40 == 0 {
        mend(*kind, all, i);
    }
}

/// `text` with its string number `place` replaced.
fn with_string(text: &str, place: usize, by: &str) -> String {
    let mut pieces: Vec<&str> = text.split('"').collect();
    let strings = pieces.len() / 2;
    if strings > 0 {
        pieces[2 * (place % strings) + 1] = by;
    }
    pieces.join("\"")
}

fn a_string(step: &Step, data: u8, place: u8) -> String {
    let Some(text) = step.1.get(usize::from(data) % step.1.len().max(1)) else { return String::new() };
    let strings: Vec<&str> = text.split('"').skip(1).step_by(2).collect();
    strings.get(usize::from(place) % strings.len().max(1)).map_or(String::new(), ToString::to_string)
}

/// `text` with one of its numbers replaced.
fn with_number(text: &str, place: usize, by: &str) -> String {
    let bytes = text.as_bytes();
    let starts = |i: &usize| bytes[*i].is_ascii_digit() && *i > 0 && matches!(bytes[i - 1], b':' | b'[' | b',');
    let all: Vec<usize> = (0..bytes.len()).filter(starts).collect();
    let Some(start) = all.get(place % all.len().max(1)) else { return text.to_owned() };
    let end = start + bytes[*start..].iter().take_while(|b| b.is_ascii_digit()).count();
    [&text[..*start], by, &text[end..]].concat()
}

fn spliced(text: &str, place: usize, length: u8, by: &[u8]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let from = place % (bytes.len() + 1);
    let to = (from + usize::from(length)).min(bytes.len());
    bytes.splice(from..to, by.iter().copied());
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A voter or trustee signs what now stands there.
fn sign(honest: &Ceremony, kind: EventKind, data: &mut [String], who: u8) {
    let Some(message) = message(&data[0]) else { return };
    let rng = &mut ChaCha20Rng::seed_from_u64(u64::from(who));
    let trustee = usize::from(who) % honest.trustees.len();
    let by_trustee = |tag, rng| honest.trustees[trustee].0.sign(tag, message, rng);
    data[0] = match kind {
        EventKind::Ballot => honest.voters[usize::from(who) % honest.voters.len()].0.sign("ballot", message, rng),
        EventKind::Shuffle => by_trustee("shuffle", rng),
        EventKind::PartialDecryption => by_trustee("partial_decryption", rng),
        _ => return,
    };
    if data.len() == 2 {
        data[1] = owned(trustee as u64 + 1, &data[0]);
    }
}

/// What is signed in a signed object.
pub(crate) fn message(json: &str) -> Option<&str> {
    json.strip_prefix("{\"message\":")?.rsplit_once(",\"signature\":").map(|(message, _)| message)
}

/// Puts the hashes of changed data into the payload that names them.
fn mend(kind: EventKind, data: &mut [String], changed: usize) {
    match kind {
        EventKind::Setup if changed < 3 && data.len() == 4 => data[3] = setup_data(&data[0], &data[1], &data[2]),
        EventKind::EncryptedTally | EventKind::Shuffle | EventKind::PartialDecryption if changed == 0 => {
            if let Some((start, _)) = data[1].rsplit_once(":\"") {
                data[1] = format!("{start}:\"{}\"}}", sha256_hex(&data[0]));
            }
        }
        _ => {}
    }
}
