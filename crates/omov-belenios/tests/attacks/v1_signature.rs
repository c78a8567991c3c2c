//! The signature of version 1 does not hash the key it is checked with. So for a hash that was signed once, anybody can make a second
//! signature with a key to it: choose the commitment A = g^a and the response r, take the challenge c from the hash, and solve
//! A = g^r · X^c for the key X. (Bernhard, Pereira and Warinschi 2012, "weak Fiat–Shamir".)

use curve25519_dalek::Scalar;
use omov_belenios::ballot;
use omov_belenios::credentials::Credentials;
use omov_belenios::election::Election;
use omov_belenios::group::{Ed25519, Group};
use omov_belenios::hashing::{base64, challenge, sha256};
use omov_belenios::make::ballot::{Answer, Booth};
use omov_belenios::params::Params;
use omov_belenios::{Check, Protocol};

use super::{election, voters};
use crate::forge::{self, Pair};
use crate::support::UUID;

/// A key and a signature that fit each other.
struct Forged {
    key: String,
    c: Scalar,
    r: Scalar,
}

/// Solves for the key. `c` gives the challenge for a commitment.
fn forge_key(c: impl Fn(&str) -> Scalar) -> Forged {
    let (a, r) = (forge::secret(1), forge::secret(2));
    let c = c(&forge::key(a));
    Forged { key: forge::key((a - r) * c.invert()), c, r }
}

/// The equation that a verifier of a signature computes: g^r · X^c is the commitment of which c is the hash.
fn holds(forged: &Forged, c: impl Fn(&str) -> Scalar) -> bool {
    let x = forge::point(&forged.key);
    let g = Ed25519.generator();
    c(&forge::text(&Ed25519.product(&[(&g, &forged.r), (&x, &forged.c)]))) == forged.c
}

fn challenge_v1(hash: &str) -> impl Fn(&str) -> Scalar {
    move |commitment| challenge(&Ed25519, Protocol::V1, "ballot", &format!("{hash}|"), &[commitment.to_owned()])
}

/// An election of version 1 with one question of one answer.
struct Old {
    params: Params<Ed25519>,
}

impl Old {
    fn new() -> Self {
        let json = format!(
            "{{\"version\":1,\"description\":\"\",\"name\":\"\",\"group\":\"Ed25519\",\"public_key\":\"{}\",\"questions\":[{{\"answers\":[\"A\"],\
             \"min\":0,\"max\":1,\"question\":\"\"}}],\"uuid\":\"{UUID}\"}}",
            forge::pair(10).1
        );
        let election = Election::read(json.as_bytes()).unwrap();
        Self { params: Params::new(Ed25519, election, json.as_bytes()).unwrap() }
    }

    fn voters(&self, keys: &[&str]) -> Credentials {
        let rows: Vec<String> = keys.iter().map(|key| format!("\"{key}\"")).collect();
        Credentials::read(&self.params, format!("[{}]", rows.join(",")).as_bytes()).unwrap()
    }

    /// One of (alpha, beta / g^0) and (alpha, beta / g^1) is y^r: proved for a ciphertext of 1.
    fn either(&self, message: &str, r: Scalar) -> String {
        let (y, g) = (self.params.key.element, Ed25519.generator());
        let (w0, c0, w1) = (forge::secret(3), forge::secret(4), forge::secret(5));
        // The first statement is false by g: its challenge is fixed before.
        let texts = [g * w0, y * w0 + g * c0, g * w1, y * w1].map(|point| forge::text(&point));
        let c1 = challenge(&Ed25519, Protocol::V1, "prove", message, &texts) - c0;
        format!("[{},{}]", forge::proof(&c0, &(w0 - r * c0)), forge::proof(&c1, &(w1 - r * c1)))
    }

    /// A ballot for "A", without its signature and the bracket at its end.
    fn unsigned(&self, credential: &str) -> String {
        let (y, r) = (self.params.key.element, forge::secret(6));
        let ct = [forge::key(r), forge::text(&(y * r + Ed25519.generator()))];
        let bound = format!("{}|{credential}", self.params.fingerprint);
        let text = ct.join(",");
        let individual = self.either(&format!("{bound}|{text}|"), r);
        let overall = self.either(&format!("{bound}|{text}|{text}|"), r);
        format!(
            "{{\"election_uuid\":\"{UUID}\",\"election_hash\":\"{}\",\"credential\":\"{credential}\",\"answers\":[{{\"choices\":\
             [{{\"alpha\":\"{}\",\"beta\":\"{}\"}}],\"individual_proofs\":[{individual}],\"overall_proof\":{overall}}}]",
            self.params.fingerprint, ct[0], ct[1]
        )
    }
}

fn hash_of(unsigned: &str) -> String {
    base64(&sha256(format!("{unsigned}}}")))
}

fn signed(unsigned: &str, hash: &str, c: &Scalar, r: &Scalar) -> String {
    format!("{unsigned},\"signature\":{{\"hash\":\"{hash}\",\"proof\":{}}}}}", forge::proof(c, r))
}

/// An honest ballot of version 1.
fn honest(old: &Old, (x, credential): &Pair) -> String {
    let unsigned = old.unsigned(credential);
    let hash = hash_of(&unsigned);
    let w = forge::secret(7);
    let c = challenge_v1(&hash)(&forge::key(w));
    signed(&unsigned, &hash, &c, &(w - x * c))
}

#[test]
fn a_forged_key_fits_a_signature_of_version_1_but_no_ballot() {
    let (old, voter) = (Old::new(), forge::pair(11));
    let list = old.voters(&[&voter.1]);
    let victim = honest(&old, &voter);
    assert!(ballot::check(&old.params, &list, victim.as_bytes()).is_ok());

    // (a) For the hash of the victim's ballot there is now a second key with a signature that holds.
    let hash = hash_of(&old.unsigned(&voter.1));
    assert!(victim.contains(&hash));
    let forged = forge_key(challenge_v1(&hash));
    assert_ne!(forged.key, voter.1);
    assert!(holds(&forged, challenge_v1(&hash)));

    // (b) The attacker's ballot with it is refused, because the key is not listed.
    let refused =
        |ballot: &str, list: &Credentials| ballot::check(&old.params, list, ballot.as_bytes()).unwrap_err().check;
    let mine = old.unsigned(&forged.key);
    let ballot = signed(&mine, &hash, &forged.c, &forged.r);
    assert_eq!(refused(&ballot, &list), Check::BallotCredential);
    // Nor would a registrar who listed it help: the hash is that of other contents, and under the hash of these the signature does not hold.
    let bought = old.voters(&[&voter.1, &forged.key]);
    assert_eq!(refused(&ballot, &bought), Check::BallotSignature);
    let ballot = signed(&mine, &hash_of(&mine), &forged.c, &forged.r);
    assert_eq!(refused(&ballot, &bought), Check::BallotSignature);
    // The hash that is written down has to be the right one even where the signature does not need it.
    assert_eq!(refused(&victim.replace(&hash, &hash_of("")), &list), Check::BallotSignature);
    // The key cannot be put beside the victim's own words either: they name another.
    let ballot = victim.replace(&voter.1, &forged.key);
    assert_eq!(refused(&ballot, &bought), Check::BallotSignature);
}

#[test]
fn the_signature_of_version_2_hashes_the_key_and_cannot_be_forged_so() {
    let mut c = election(1, &[]);
    let credential = c.voters[0].0.text().to_owned();
    let message = {
        let ballot = Booth::new(&c.params).ballot(&c.voters[0].0, &[Answer::Choices(vec![1, 0])], &mut c.rng).unwrap();
        ballot["{\"message\":".len()..ballot.rfind(",\"signature\":").unwrap()].to_owned()
    };
    let under = |key: &str| {
        let statement = format!("{key}|{message}");
        move |commitment: &str| challenge(&Ed25519, Protocol::V2, "ballot", &statement, &[commitment.to_owned()])
    };
    // Whatever key the challenge is taken for, the key that comes out is another one, for which the challenge is another one.
    let forged = forge_key(under(&credential));
    assert!(holds(&forged, under(&credential)), "with the key of version 1's equation it would hold");
    assert_ne!(forged.key, credential);
    assert!(!holds(&forged, under(&forged.key)));
    let ballot = format!("{{\"message\":{message},\"signature\":{}}}", forge::proof(&forged.c, &forged.r));
    let refused = ballot::check(&c.params, &voters(&c), ballot.as_bytes()).unwrap_err();
    assert_eq!(refused.check, Check::BallotSignature);
}
