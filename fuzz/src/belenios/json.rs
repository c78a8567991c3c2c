//! The readers of everything that stands in a record. The first byte of the input says which one.

use std::sync::LazyLock;

use omov_belenios::archive::Event;
use omov_belenios::ballot;
use omov_belenios::credentials::Credentials;
use omov_belenios::election::Election;
use omov_belenios::group::{Ed25519, FiniteField};
use omov_belenios::json::Reader;
use omov_belenios::make::trustee::Seed;
use omov_belenios::params::Params;
use omov_belenios::trustees::Trustees;
use omov_belenios::{Failure, Protocol};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

use super::archive::{HONEST, STRINGS, message};
use crate::support::{Ceremony, Step};

/// The lists of voters, one for each election in [`HONEST`].
static VOTERS: LazyLock<[Credentials; 2]> = LazyLock::new(|| {
    let list = |c: &Ceremony| Credentials::read(&c.params, c.steps[0].1[2].as_bytes()).expect("an honest list");
    [list(&HONEST[0]), list(&HONEST[1])]
});

/// The parameters of an election of version 1 with the same key, and its list of voters.
static OLD: LazyLock<(Params<Ed25519>, Credentials)> = LazyLock::new(|| {
    let key = &HONEST[0].params.key.text;
    let json = old_election(key);
    let election = Election::read(json.as_bytes()).expect("an election of version 1");
    let params = Params::new(Ed25519, election, json.as_bytes()).expect("a usable key");
    let voters: Vec<&str> = HONEST[0].voters.iter().map(|(key, _)| key.text()).collect();
    let list = format!("[\"{}\",\"{},2\"]", voters[0], voters[1]);
    let credentials = Credentials::read(&params, list.as_bytes()).expect("a list of version 1");
    (params, credentials)
});

/// An election of version 1.
pub(crate) fn old_election(key: &str) -> String {
    format!(
        "{{\"version\":1,\"description\":\"\",\"name\":\"\",\"group\":\"Ed25519\",\"public_key\":\"{key}\",\"questions\":[{{\"answers\":[\"A\"],\
         \"blank\":true,\"min\":0,\"max\":1,\"question\":\"\"}}],\"uuid\":\"Me5aQcMtcRhZ2R\"}}"
    )
}

pub(crate) fn check(bytes: &[u8]) {
    let Some((which, rest)) = bytes.split_first() else { return };
    match which % 8 {
        0 => any(rest),
        1 => election(rest),
        2 => event(rest),
        3 => ballots(rest),
        4 => signed(rest),
        5 => credentials(rest),
        6 => trustees(rest),
        _ => secrets(rest),
    }
}

/// A refusal is one short line.
fn sound<T>(result: Result<T, Failure>) -> Option<T> {
    let refused = |failure: &Failure| {
        let shown = failure.to_string();
        assert!(!shown.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')), "{shown:?}");
        assert!(shown.chars().count() < 400, "{shown:?}");
    };
    result.inspect_err(refused).ok()
}

/// Canonical JSON is JSON, and no byte of it can be left out.
fn any(bytes: &[u8]) {
    let Ok(mut reader) = Reader::new(bytes) else { return };
    if let Ok(text) = reader.any() {
        serde_json::from_str::<serde_json::Value>(text).expect("JSON");
        assert_eq!(reader.position(), text.len());
    }
    if let Ok(mut reader) = Reader::new(bytes) {
        let read = reader.string();
        if let (Ok(string), true) = (read, reader.end().is_ok()) {
            assert_eq!(serde_json::from_slice::<String>(bytes).expect("a string"), string);
        }
    }
}

/// An election that is read is the only text of itself.
fn election(bytes: &[u8]) {
    let Some(election) = sound(Election::read(bytes)) else { return };
    if election.protocol == Protocol::V2 {
        assert_eq!(election.to_json().as_bytes(), bytes);
    }
    match FiniteField::named(&election.group) {
        Some(group) => drop(sound(Params::new(group, election, bytes))),
        None => drop(sound(Params::new(Ed25519, election, bytes))),
    }
}

fn event(bytes: &[u8]) {
    if let Ok((event, Protocol::V2)) = Event::read(bytes) {
        assert_eq!(event.to_json().as_bytes(), bytes);
    }
}

/// No ballot is accepted but those that voters made.
fn ballots(bytes: &[u8]) {
    for (honest, voters) in HONEST.iter().zip(&*VOTERS) {
        if sound(ballot::check(&honest.params, voters, bytes)).is_some() {
            assert!(honest.steps.iter().any(|(_, data)| data.iter().any(|text| text.as_bytes() == bytes)));
        }
    }
    assert!(sound(ballot::check(&OLD.0, &OLD.1, bytes)).is_none());
}

/// A voter signs a ballot that was changed in one place: its proofs have to catch it. Which ballot, the place (two bytes), what is put there, and
/// any text after that.
fn signed(bytes: &[u8]) {
    let [which, high, low, what, text @ ..] = bytes else { return };
    let honest = &HONEST[usize::from(*which) % 2];
    let is_ballot = |step: &&Step| step.1.len() == 1 && step.1[0].contains("\"credential\"");
    let all: Vec<&Step> = honest.steps.iter().filter(is_ballot).collect();
    let before = message(&all[usize::from(which / 2) % all.len()].1[0]).expect("a signed ballot");
    let mut pieces: Vec<&str> = before.split('"').collect();
    let at = (usize::from(*high) << 8 | usize::from(*low)) % pieces.len();
    let text = String::from_utf8_lossy(text);
    pieces[at] = STRINGS.get(usize::from(*what)).map_or(&*text, |string| *string);
    let after = pieces.join("\"");
    let Some((key, _)) = honest.voters.iter().find(|(key, _)| before.contains(key.text())) else { return };
    let ballot = key.sign("ballot", &after, &mut ChaCha20Rng::seed_from_u64(1));
    let accepted = sound(ballot::check(&honest.params, &VOTERS[usize::from(*which) % 2], ballot.as_bytes()));
    assert!(accepted.is_none() || before == after, "{ballot}");
}

fn credentials(bytes: &[u8]) {
    for params in HONEST.iter().map(|honest| &honest.params).chain([&OLD.0]) {
        if let Some(list) = sound(Credentials::read(params, bytes)) {
            let rows: Vec<serde_json::Value> = serde_json::from_slice(bytes).expect("JSON");
            assert_eq!(list.len(), rows.len());
        }
    }
}

/// No list of trustees but the honest one, in whatever order, has the key of the election.
fn trustees(bytes: &[u8]) {
    for honest in &*HONEST {
        if sound(Trustees::read(&honest.params, bytes)).is_some() {
            assert_eq!(honest.steps[0].1[1].len(), bytes.len());
        }
    }
    sound(Trustees::read(&OLD.0, bytes));
}

/// What trustees send each other.
fn secrets(bytes: &[u8]) {
    use omov_belenios::make::threshold::{Context, Member, Polynomial, open_share};
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let parts: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let seed = Seed::parse(&"1".repeat(44)).expect("a seed");
    assert!(open_share(&seed, text).is_none());
    let context = Context::new(vec!["A".into(), "B".into()], 1).expect("one of two");
    let member = Member::new(&context, 1, &seed).expect("the first of two");
    let rng = &mut ChaCha20Rng::seed_from_u64(1);
    let mine = member.certificate(rng);
    let certificates = [mine, parts[0].clone()];
    drop(member.polynomial(&certificates, rng));
    let part = |i: usize| parts.get(i).cloned().unwrap_or_default();
    let theirs = Polynomial { secrets: vec![part(1), part(2)], coefficients: part(3), signature: part(4) };
    drop(member.finish(&certificates, &[theirs.clone(), theirs], rng));
}
