//! Schnorr signatures (section 4).

use curve25519_dalek::{EdwardsPoint, Scalar};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::proof_json;
use crate::group::{Ed25519, encode_point};
use crate::hashing::{Protocol, challenge};

/// A secret key with its public key.
#[derive(Clone)]
pub struct KeyPair {
    pub(super) secret: Zeroizing<Scalar>,
    pub(super) public: EdwardsPoint,
    pub(super) text: String,
}

impl std::fmt::Debug for KeyPair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeyPair").field("public", &self.text).finish_non_exhaustive()
    }
}

impl KeyPair {
    /// The pair of a secret.
    pub(super) fn new(secret: Scalar) -> Self {
        let public = EdwardsPoint::mul_base(&secret);
        Self { secret: Zeroizing::new(secret), public, text: encode_point(&public) }
    }

    /// The public key.
    pub fn public(&self) -> &EdwardsPoint {
        &self.public
    }

    /// The public key in its text form.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The proof part of a signature on a JSON text.
    pub(super) fn prove<R: CryptoRng + ?Sized>(&self, tag: &str, message: &str, rng: &mut R) -> String {
        let w = Zeroizing::new(Scalar::random(rng));
        let commitment = encode_point(&EdwardsPoint::mul_base(&w));
        let message = format!("{}|{message}", self.text);
        let c = challenge(&Ed25519, Protocol::V2, tag, &message, &[commitment]);
        proof_json(&c, &(*w - *self.secret * c))
    }

    /// A signed message, `{"message":…,"signature":…}`. The tag says what for; `message` is canonical JSON.
    pub fn sign<R: CryptoRng + ?Sized>(&self, tag: &str, message: &str, rng: &mut R) -> String {
        let proof = self.prove(tag, message, rng);
        format!("{{\"message\":{message},\"signature\":{proof}}}")
    }
}
