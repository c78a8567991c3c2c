//! What somebody can make with keys of their own choosing, without the program's help.

use curve25519_dalek::{EdwardsPoint, Scalar};
use num_bigint::BigUint;
use omov_belenios::Protocol;
use omov_belenios::group::{Ed25519, Group};
use omov_belenios::hashing::{challenge, sha256, sha256_hex};
use omov_belenios::params::Params;

pub(crate) const IDENTITY: &str = "0000000000000000000000000000000000000000000000000000000000000001";
/// The point of order 2: (0, -1).
pub(crate) const ORDER_TWO: &str = "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec";

/// A secret of the attacker's.
pub(crate) fn secret(number: u64) -> Scalar {
    Ed25519.reduce(&sha256(number.to_be_bytes()))
}

/// g to the power of a secret.
pub(crate) fn key(secret: Scalar) -> String {
    text(&EdwardsPoint::mul_base(&secret))
}

pub(crate) fn text(point: &EdwardsPoint) -> String {
    Ed25519.encode(&[*point]).concat()
}

pub(crate) fn point(text: &str) -> EdwardsPoint {
    Ed25519.decode(text).expect("a point")
}

/// The product of an element with another.
pub(crate) fn times(a: &str, b: &str) -> String {
    text(&(point(a) + point(b)))
}

pub(crate) fn proof(challenge: &Scalar, response: &Scalar) -> String {
    let decimal = |scalar: &Scalar| BigUint::from_bytes_le(scalar.as_bytes());
    format!("{{\"challenge\":\"{}\",\"response\":\"{}\"}}", decimal(challenge), decimal(response))
}

/// A proof that `secret` is known whose challenge is even: the commitment is drawn again until it is. It holds for g^secret, and for that times the
/// element of order 2 as well.
fn even_proof(secret: Scalar, c: impl Fn(String) -> Scalar) -> String {
    let mut attempts = (1u64..).map(|w| (Scalar::from(w), c(key(Scalar::from(w)))));
    let (w, c) = attempts.find(|(_, c)| c.as_bytes()[0] % 2 == 0).expect("every second challenge is even");
    proof(&c, &(w - secret * c))
}

/// A signed message. `key` is g^secret, perhaps times the element of order 2.
pub(crate) fn sign(secret: Scalar, key: &str, tag: &str, message: &str) -> String {
    let statement = format!("{key}|{message}");
    let proof = even_proof(secret, |commitment| challenge(&Ed25519, Protocol::V2, tag, &statement, &[commitment]));
    format!("{{\"message\":{message},\"signature\":{proof}}}")
}

/// A secret and the key that is said to be its own.
pub(crate) type Pair = (Scalar, String);

pub(crate) fn pair(number: u64) -> Pair {
    (secret(number), key(secret(number)))
}

/// A single trustee: decryption key, signature key and encryption key.
pub(crate) fn single(decryption: &Pair, signature: &Pair, encryption: &str) -> String {
    let (sk, vk) = signature;
    let cert = format!("{{\"context\":null,\"verification\":\"{vk}\",\"encryption\":\"{encryption}\"}}");
    let cert = sign(*sk, vk, "basic-cert", &cert);
    let inner =
        sign(decryption.0, &decryption.1, "verification_key", &format!("{{\"public_key\":\"{}\"}}", decryption.1));
    let outer = sign(*sk, vk, "outer-verification_key", &inner);
    format!("[\"Single\",{{\"cert\":{cert},\"verification_key\":{outer}}}]")
}

/// The certificate of whoever made a list of credentials.
pub(crate) fn certificate(uuid: &str, voters: usize, list: &str, signature: &Pair, encryption: &str) -> String {
    let (sk, vk) = signature;
    let hash = sha256_hex(list);
    let message = format!(
        "{{\"uuid\":\"{uuid}\",\"voter_list_length\":{voters},\"public_creds_hash\":\"{hash}\",\"verification_key\":\"{vk}\",\
         \"encryption_key\":\"{encryption}\"}}"
    );
    sign(*sk, vk, "credentials_certificate", &message)
}

/// What a voter signs to rank with `element` sealed in `alpha`, `beta`, and a proof as good as any. `spoil` is put into alpha: the identity, or
/// the element of order 2, which plays no part in the proof because its challenge is even.
pub(crate) fn ranking(params: &Params<Ed25519>, credential: &str, spoil: &str, element: &EdwardsPoint) -> String {
    let (r, y) = (secret(20), params.key.element);
    let (alpha, beta) = (times(&key(r), spoil), text(&(y * r + element)));
    let (phi, uuid) = (&params.fingerprint, &params.election.uuid);
    let statement = format!("{phi}|{credential}|{},{alpha},{beta}|", params.key.text);
    let proof = even_proof(r, |commitment| challenge(&Ed25519, Protocol::V2, "raweg", &statement, &[commitment]));
    format!(
        "{{\"election_uuid\":\"{uuid}\",\"election_hash\":\"{phi}\",\"credential\":\"{credential}\",\"answers\":[{{\"choices\":\
         {{\"alpha\":\"{alpha}\",\"beta\":\"{beta}\"}},\"proof\":{proof}}}]}}"
    )
}
