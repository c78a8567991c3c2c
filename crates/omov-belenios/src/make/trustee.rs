//! A trustee's secret, and the key of a single trustee (section 6).

use curve25519_dalek::Scalar;
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::signature::KeyPair;
use super::{Refusal, is_text, random_text, text_of};
use crate::group::Ed25519;
use crate::hashing::{Protocol, challenge, hash_to_scalar};
use crate::json;

const SEED_LENGTH: usize = 44;

/// The secret from which all keys of a trustee are derived.
#[derive(Clone)]
pub struct Seed(Zeroizing<String>);

impl std::fmt::Debug for Seed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seed(…)")
    }
}

impl Seed {
    /// A new secret.
    pub fn random<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
        Self(random_text(rng, SEED_LENGTH))
    }

    /// The secret that bytes give of which each value is as likely as the others.
    pub(super) fn from_bytes(bytes: impl Iterator<Item = u8>) -> Self {
        Self(text_of(bytes, SEED_LENGTH))
    }

    /// A secret that was written down.
    ///
    /// # Errors
    /// [`Refusal::Seed`] if it cannot be one.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        if is_text(text, SEED_LENGTH) { Ok(Self(Zeroizing::new(text.to_owned()))) } else { Err(Refusal::Seed) }
    }

    /// The secret, to be kept by its trustee alone.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The key pair with which the trustee signs.
    pub fn signature_key(&self) -> KeyPair {
        KeyPair::new(hash_to_scalar(&Ed25519, "derive_sk", [self.0.as_str()]))
    }

    /// The key pair with which others send secrets to the trustee.
    pub fn encryption_key(&self) -> KeyPair {
        KeyPair::new(hash_to_scalar(&Ed25519, "derive_dk", [self.0.as_str()]))
    }

    /// The decryption key of a single trustee.
    pub fn decryption_key(&self) -> KeyPair {
        KeyPair::new(challenge(&Ed25519, Protocol::V2, "basic_key", &self.0, &[]))
    }

    /// The coefficients of the polynomial of a threshold trustee.
    pub(super) fn polynomial(&self, threshold: usize) -> Option<Zeroizing<Vec<Scalar>>> {
        let tag = "BELENIOS-V2-pedersen-polynomial";
        crate::hashing::field_elements(&Ed25519, tag, [self.0.as_str()], threshold).map(Zeroizing::new)
    }

    /// The entry of a single trustee in the list of trustees.
    pub fn single<R: CryptoRng + ?Sized>(&self, name: Option<&str>, rng: &mut R) -> String {
        let (sk, ek) = (self.signature_key(), self.encryption_key());
        let cert = format!("{{\"context\":null,\"verification\":\"{}\",\"encryption\":\"{}\"}}", sk.text, ek.text);
        let cert = sk.sign("basic-cert", &cert, rng);
        let key = verification_key(&sk, &self.decryption_key(), name, rng);
        format!("[\"Single\",{{\"cert\":{cert},\"verification_key\":{key}}}]")
    }
}

/// A public key, signed by itself as a proof that its secret is known, and around that by the trustee's signature key.
pub(super) fn verification_key<R: CryptoRng + ?Sized>(
    sk: &KeyPair,
    key: &KeyPair,
    name: Option<&str>,
    rng: &mut R,
) -> String {
    let name = name.map_or(String::new(), |name| format!(",\"name\":{}", json::string(name)));
    let inner = key.sign("verification_key", &format!("{{\"public_key\":\"{}\"{name}}}", key.text), rng);
    sk.sign("outer-verification_key", &inner, rng)
}
