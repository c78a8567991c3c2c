//! Points, scalars and rankings in their text forms. The first byte of the input says what to try.

use std::sync::LazyLock;

use num_bigint::BigUint;
use omov_belenios::ballot;
use omov_belenios::credentials::Credentials;
use omov_belenios::election::Election;
use omov_belenios::group::{Ed25519, FiniteField, Group};
use omov_belenios::hashing::{hex, sha256};
use omov_belenios::make::ballot::{Answer, Booth};
use omov_belenios::make::credential::{Code, list};
use omov_belenios::params::Params;
use omov_belenios::sealed::Sealed;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

const UUID: &str = "Me5aQcMtcRhZ2R";
const Q: &str = "7237005577332262213973186563042994240857116359379907606001950938285454250989";

/// So many points are checked together in the quick way.
const MANY: usize = 400;

pub(crate) fn check(bytes: &[u8]) {
    let Some((which, rest)) = bytes.split_first() else { return };
    match which % 4 {
        0 => texts(rest),
        1 => raw(rest),
        2 => together(rest),
        _ => ranking(rest),
    }
}

/// Any text is at most one point, element and scalar, and is the text of that one.
fn texts(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    point(text);
    let number = || text.parse::<BigUint>().ok().filter(|n| n.to_string() == text);
    let below_q = number().filter(|n| *n < Q.parse().expect("a number"));
    let scalar = Ed25519.scalar(text);
    assert_eq!(scalar.map(|s| BigUint::from_bytes_le(s.as_bytes())), below_q, "{text}");
    for name in ["RFC-3526-2048", "BELENIOS-2048"] {
        let group = FiniteField::named(name).expect("the group");
        if let Some(element) = group.decode(text) {
            assert_eq!(group.encode(std::slice::from_ref(&element)), [text]);
            group.to_ints(255, &element);
            if group.in_subgroup(std::slice::from_ref(&element)) {
                assert_eq!(group.mul(&element, &group.div(&group.one(), &element)), group.one());
            }
        }
        if let Some(scalar) = group.scalar(text) {
            assert_eq!(scalar.to_string(), text);
            assert_eq!(group.add(&scalar, &group.minus(&scalar)), group.small(0));
        }
    }
}

fn point(text: &str) -> Option<<Ed25519 as Group>::Element> {
    let point = Ed25519.decode(text)?;
    assert_eq!(Ed25519.encode(&[point]), [text]);
    // The number before q, plus one more: the identity exactly for points of the subgroup.
    let less = Ed25519.minus(&Ed25519.small(1));
    let whole = Ed25519.mul(&Ed25519.product(&[(&point, &less)]), &point);
    let honest = whole == Ed25519.one();
    assert_eq!(Ed25519.in_subgroup(&[point]), honest, "{text}");
    let ints = Ed25519.to_ints(30, &point);
    assert_eq!(Ed25519.to_ints(7, &point), ints[23..]);
    Some(point)
}

/// Any 32 bytes, written as a point would be.
fn raw(bytes: &[u8]) {
    for bytes in bytes.as_chunks::<32>().0 {
        point(&hex(bytes));
    }
}

/// The quick way to check many points agrees with the slow one.
fn together(bytes: &[u8]) {
    let mut points: Vec<_> =
        bytes.as_chunks::<32>().0.iter().take(64).filter_map(|b| Ed25519.decode(&hex(b))).collect();
    let slow = points.iter().all(|point| Ed25519.in_subgroup(&[*point]));
    // The rest are honest, and stand before and after.
    let (g, seed) = (Ed25519.generator(), Ed25519.reduce(&sha256(bytes)));
    let mut honest = Ed25519.product(&[(&g, &seed)]);
    let before = usize::from(bytes.first().copied().unwrap_or(0));
    let mut all = Vec::with_capacity(MANY + 64);
    while all.len() + points.len() < MANY + 3 {
        if all.len() == before {
            all.append(&mut points);
        }
        all.push(honest);
        honest = Ed25519.mul(&honest, &g);
    }
    all.append(&mut points);
    assert_eq!(Ed25519.in_subgroup(&all), slow);
    let keys = Ed25519.sort_keys(&all[..8].iter().collect::<Vec<_>>());
    for (a, x) in all.iter().zip(&keys) {
        assert!(all.iter().zip(&keys).all(|(b, y)| (a == b) == (x == y)));
    }
}

/// An election under the key g, whose secret is 1: what is sealed is beta / alpha.
static OPEN: LazyLock<String> = LazyLock::new(|| Ed25519.encode(&[Ed25519.generator()]).concat());

/// A ranking comes out of the ballot as it went in, for any numbers whatever.
fn ranking(bytes: &[u8]) {
    let values: Vec<u8> = bytes.iter().copied().take(30).collect();
    if values.is_empty() {
        return;
    }
    let names = vec!["\"A\""; values.len()].join(",");
    let json = format!(
        "{{\"version\":2,\"description\":\"\",\"name\":\"\",\"group\":\"Ed25519\",\"public_key\":\"{}\",\"questions\":[{{\"type\":\
         \"NonHomomorphic\",\"value\":{{\"answers\":[{names}],\"question\":\"\"}}}}],\"uuid\":\"{UUID}\",\"administrator\":\"\",\
         \"credential_authority\":[\"Server\"]}}",
        *OPEN
    );
    let election = Election::read(json.as_bytes()).expect("an election");
    let params = Params::new(Ed25519, election, json.as_bytes()).expect("a key");
    let rng = &mut ChaCha20Rng::seed_from_u64(7);
    let voter = Code::random(rng).credential(UUID);
    let ballot = Booth::new(&params).ballot(&voter, &[Answer::Integers(values.clone())], rng).expect("any ranking");
    let voters = Credentials::read(&params, list(&[(voter, 1)]).as_bytes()).expect("one voter");
    let accepted = ballot::check(&params, &voters, ballot.as_bytes()).expect("an honest ballot");
    let [Sealed::Rankings(sealed)] = accepted.answers.as_slice() else { panic!("one ranking") };
    let opened = Ed25519.div(&sealed[0].beta, &sealed[0].alpha);
    assert!(Ed25519.in_subgroup(&[opened]));
    assert_eq!(Ed25519.to_ints(values.len(), &opened), values);
}
