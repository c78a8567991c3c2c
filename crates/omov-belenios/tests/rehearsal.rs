//! The rehearsal: every trustee shows that the secret which is to open the result opens a test ballot, and shows nothing else.

use curve25519_dalek::edwards::CompressedEdwardsY;
use omov_belenios::group::Ed25519;
use omov_belenios::hashing::{Protocol, challenge, sha256_hex, unhex};
use omov_belenios::make::Refusal;
use omov_belenios::make::rehearsal::Rehearsal;
use omov_belenios::make::signature::KeyPair;
use omov_belenios::make::threshold::{Context, Member, Polynomial, settled};
use omov_belenios::make::trustee::Seed;
use proptest::prelude::*;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

/// Trustees who made a key together.
struct Made {
    rng: ChaCha20Rng,
    context: Context,
    certificates: Vec<String>,
    polynomials: Vec<Polynomial>,
    /// For each: the key that signs, and the share of the key.
    keys: Vec<(KeyPair, KeyPair)>,
}

const DRAFT: &str = "11c0ffee00000000000000000000000000000000000000000000000000000000";

fn made(seed: u64, needed: usize, of: usize) -> Made {
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    let context = Context::new((1..=of).map(|n| format!("Trustee {n}")).collect(), needed).unwrap();
    let seeds: Vec<_> = (0..of).map(|_| Seed::random(&mut rng)).collect();
    let members: Vec<_> = (1..=of).map(|i| Member::new(&context, i, &seeds[i - 1]).unwrap()).collect();
    let certificates: Vec<_> = members.iter().map(|m| m.certificate(&mut rng)).collect();
    let polynomials: Vec<_> = members.iter().map(|m| m.polynomial(&certificates, &mut rng).unwrap()).collect();
    let keys = members.iter().zip(&seeds).map(|(member, seed)| {
        (seed.signature_key(), member.finish(&certificates, &polynomials, &mut rng).unwrap().key)
    });
    let keys = keys.collect();
    Made { rng, context, certificates, polynomials, keys }
}

impl Made {
    fn rehearsal(&self, draft: &str) -> Rehearsal {
        Rehearsal::new(&self.context, draft, &self.certificates, &self.polynomials).unwrap()
    }

    fn shares(&mut self, rehearsal: &Rehearsal) -> Vec<String> {
        let Self { rng, keys, .. } = self;
        keys.iter().map(|(sk, key)| rehearsal.share(sk, key, rng)).collect()
    }
}

fn named(refused: Result<(), Refusal>) -> Option<(usize, &'static str)> {
    match refused {
        Err(Refusal::Complaint { member, reason }) => Some((member, reason)),
        Err(other) => panic!("{other}"),
        Ok(()) => None,
    }
}

const OTHER: &str = "the test ballot was opened with another secret, or by somebody else";
const NONE: &str = "this is not a share of this test ballot";

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.min(16), ..ProptestConfig::default() })]
    #[test]
    fn whoever_made_the_key_opens_the_test_ballot_however_many_are_needed(seed: u64, of in 2_usize..6, needed in 1_usize..5) {
        let mut made = made(seed, needed.min(of - 1), of);
        let rehearsal = made.rehearsal(DRAFT);
        let shares = made.shares(&rehearsal);
        prop_assert_eq!(rehearsal.opens(&shares), Ok(()));
    }
}

/// What docs/PROTOCOL.md says of it, worked out from public numbers alone.
#[test]
fn what_a_trustee_gives_anybody_could_work_out_so_it_tells_nothing() {
    let mut made = made(1, 2, 3);
    let rehearsal = made.rehearsal(DRAFT);
    let shares = made.shares(&rehearsal);
    let about = format!("{DRAFT}|{}|", sha256_hex(settled(&made.context, &made.certificates, &made.polynomials)));
    let sealing = challenge(&Ed25519, Protocol::V2, "omov-rehearsal-ballot", &about, &[]);
    for (share, (_, key)) in shares.iter().zip(&made.keys) {
        let text = share.split("\"factor\":\"").nth(1).unwrap().split('"').next().unwrap();
        let bytes: Vec<u8> = unhex(text).unwrap().into_iter().rev().collect();
        let factor = CompressedEdwardsY::from_slice(&bytes).unwrap().decompress().unwrap();
        assert_eq!(factor, key.public() * sealing);
    }
}

#[test]
fn a_trustee_who_lost_their_secret_is_named_before_anybody_votes() {
    let mut made = made(2, 2, 3);
    let rehearsal = made.rehearsal(DRAFT);
    let (mut rng, keys) = (made.rng.clone(), made.keys.clone());
    // The right signature, another's share of the key; then the other way round.
    let share = rehearsal.share(&keys[1].0, &keys[2].1, &mut rng);
    assert_eq!(named(rehearsal.check(2, &share)), Some((2, OTHER)));
    let share = rehearsal.share(&keys[2].0, &keys[1].1, &mut rng);
    assert_eq!(named(rehearsal.check(2, &share)), Some((2, OTHER)));
    // Theirs, in somebody else's place.
    let shares = made.shares(&rehearsal);
    assert_eq!(named(rehearsal.check(3, &shares[1])), Some((3, OTHER)));
    assert_eq!(named(rehearsal.check(4, &shares[1])), Some((4, "there is no such trustee")));
    assert_eq!(named(rehearsal.opens(&shares[..2])), Some((3, "the test ballot was not opened")));
    let twice = [shares[0].clone(), shares[0].clone(), shares[2].clone()];
    assert_eq!(named(rehearsal.opens(&twice)), Some((2, OTHER)));
}

#[test]
fn a_share_of_another_rehearsal_is_not_taken() {
    let mut one = made(3, 2, 3);
    let (rehearsal, other) = (one.rehearsal(DRAFT), one.rehearsal(&sha256_hex("another draft")));
    let shares = one.shares(&other);
    assert_eq!(named(rehearsal.check(1, &shares[0])), Some((1, NONE)));
    // The same words around a share of something else.
    let forged = shares[0].replace(&sha256_hex("another draft"), DRAFT);
    assert_eq!(named(rehearsal.check(1, &forged)), Some((1, OTHER)));
    let mut two = made(4, 2, 3);
    let elsewhere = two.rehearsal(DRAFT);
    let shares = two.shares(&elsewhere);
    assert_eq!(named(rehearsal.check(1, &shares[0])), Some((1, OTHER)));
}

#[test]
fn every_changed_digit_and_every_missing_part_is_refused_without_a_panic() {
    let mut made = made(5, 1, 2);
    let rehearsal = made.rehearsal(DRAFT);
    let share = made.shares(&rehearsal).swap_remove(0);
    for at in 0..share.len() {
        let mut changed = share.clone().into_bytes();
        changed[at] = if changed[at] == b'1' { b'2' } else { b'1' };
        let changed = String::from_utf8(changed).unwrap();
        assert!(named(rehearsal.check(1, &changed)).is_some(), "{at}: {changed}");
        assert!(named(rehearsal.check(1, &share[..at])).is_some(), "cut at {at}");
    }
    assert!(named(rehearsal.check(1, &format!("{share} "))).is_some());
}
