//! A stock of keys: each is a key of its own, and nothing that was made for one is of use for another.

use omov_belenios::hashing::sha256_hex;
use omov_belenios::make::rehearsal::Rehearsal;
use omov_belenios::make::signature::KeyPair;
use omov_belenios::make::stock::{self, key_hash};
use omov_belenios::make::threshold::{self, Context, Member, Polynomial, Share};
use omov_belenios::make::trustee::Seed;
use proptest::prelude::*;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

/// A key of a stock, as three trustees made it.
struct Key {
    hash: String,
    certificates: Vec<String>,
    polynomials: Vec<Polynomial>,
    shares: Vec<Share>,
    signers: Vec<KeyPair>,
}

fn context() -> Context {
    Context::new(["A", "B", "C"].map(str::to_owned).to_vec(), 2).unwrap()
}

fn made(seeds: &[Seed], stock: &str, number: u64, rng: &mut ChaCha20Rng) -> Key {
    let context = context();
    let own: Vec<Seed> = seeds.iter().map(|seed| seed.of_key(stock, number)).collect();
    let members: Vec<_> = (1..).zip(&own).map(|(i, seed)| Member::new(&context, i, seed).unwrap()).collect();
    let certificates: Vec<_> = members.iter().map(|member| member.certificate(rng)).collect();
    let polynomials: Vec<_> = members.iter().map(|member| member.polynomial(&certificates, rng).unwrap()).collect();
    let shares = members.iter().map(|member| member.finish(&certificates, &polynomials, rng).unwrap()).collect();
    let signers = own.iter().map(Seed::signature_key).collect();
    Key { hash: key_hash(stock, number), certificates, polynomials, shares, signers }
}

impl Key {
    fn rehearsal(&self) -> Rehearsal {
        Rehearsal::new(&context(), &self.hash, &self.certificates, &self.polynomials).unwrap()
    }

    fn opened_with(&self, other: &Self, rng: &mut ChaCha20Rng) -> Vec<String> {
        let rehearsal = self.rehearsal();
        self.signers.iter().zip(&other.shares).map(|(sk, share)| rehearsal.share(sk, &share.key, rng)).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn a_share_that_was_made_for_one_key_of_a_stock_never_opens_another(seed: u64, one in 1..=20_u64, other in 1..=20_u64) {
        prop_assume!(one != other);
        let mut rng = ChaCha20Rng::seed_from_u64(seed);
        let seeds: Vec<_> = (0..3).map(|_| Seed::random(&mut rng)).collect();
        let stock = sha256_hex(seed.to_le_bytes());
        let (third, fourth) = (made(&seeds, &stock, one, &mut rng), made(&seeds, &stock, other, &mut rng));
        let right = third.opened_with(&third, &mut rng);
        third.rehearsal().opens(&right).unwrap();
        let wrong = third.opened_with(&fourth, &mut rng);
        for (number, share) in (1..).zip(&wrong) {
            prop_assert!(third.rehearsal().check(number, share).is_err());
            prop_assert!(fourth.rehearsal().check(number, &right[number - 1]).is_err());
            let (_, key) = Share::read(&fourth.shares[number - 1].to_json()).unwrap();
            prop_assert!(threshold::check_key(&context(), &third.certificates, &third.polynomials, number, &key).is_err());
            // Whose secret is another cannot go on from these certificates either.
            let member = Member::new(&context(), number, &seeds[number - 1].of_key(&stock, other)).unwrap();
            prop_assert!(member.polynomial(&third.certificates, &mut rng).is_err());
        }
    }

    #[test]
    fn the_secrets_of_all_keys_of_all_stocks_differ(seed: u64, text in "[a-z]{1,8}") {
        let seed = Seed::random(&mut ChaCha20Rng::seed_from_u64(seed));
        let stocks = [sha256_hex(&text), sha256_hex(format!("{text} "))];
        let mut all: Vec<_> = stocks.iter().flat_map(|stock| (1..=stock::MOST).map(|key| seed.of_key(stock, key).reveal().to_owned())).collect();
        all.push(seed.reveal().to_owned());
        prop_assert!(all.iter().all(|text| Seed::parse(text).is_ok()));
        let count = all.len();
        all.sort();
        all.dedup();
        prop_assert_eq!(all.len(), count);
    }
}

#[test]
fn the_list_of_a_round_is_read_part_by_part_and_nothing_else_is_a_list() {
    let list = stock::list(["{\"a\":[1,2]}", "\"b\""]);
    assert_eq!(list, "[{\"a\":[1,2]},\"b\"]");
    assert_eq!(stock::parts(&list).unwrap(), ["{\"a\":[1,2]}", "\"b\""]);
    for no in ["", "{}", "[1", "[1] ", "[1]\n[2]"] {
        assert!(stock::parts(no).is_err(), "{no}");
    }
}

/// The same figures stand in `booth/tests/stock.test.mjs`.
#[test]
fn what_follows_from_a_secret_is_what_the_browser_makes() {
    let seed = Seed::parse("aBcDeFgHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstu").unwrap();
    let stock = sha256_hex("a stock");
    let figures: Vec<String> = [1, 20]
        .iter()
        .flat_map(|key| [key_hash(&stock, *key), seed.of_key(&stock, *key).reveal().to_owned()])
        .collect();
    assert_eq!(figures, FIGURES);
}

const FIGURES: [&str; 4] = [
    "78ad1ae76b023a74685aecfaaa0b1ee0bb5804c26a942aee5c951f9bac91fa37",
    "8nAk2LjoWk36bSjP45DvySCdyEe5DNEVyQHFiFSBMukV",
    "9550c6d9a2e16b1cf42f308bcab62f25136913804e5bd7aca4b2db1540eab95e",
    "zBYjjJn4jt7PUspr9WTwMTdMwrDaZ2h5us2TiC5XQLns",
];
