//! Private messages between trustees, signed and sealed, carried by the server (section 6).
//!
//! The sender signs the message for its recipient, seals a random element K under the recipient's key, and encrypts the signed text with
//! AES-256-GCM under a key derived from K.

use aes_gcm::AesGcm;
use aes_gcm::aead::consts::U32;
use aes_gcm::aead::{Aead, KeyInit};
use aes_gcm::aes::Aes256;
use curve25519_dalek::{EdwardsPoint, Scalar};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::signature::KeyPair;
use crate::check::Check;
use crate::group::{Ed25519, Group, encode_point};
use crate::hashing::{Protocol, hex, sha256, unhex};
use crate::json::Reader;
use crate::proof::{Equations, Frame, Intake, Written};

/// The initial value has 32 bytes, not the usual 12.
type Cipher = AesGcm<Aes256, U32>;

fn inner_tag(d: &str) -> &'static str {
    match d {
        "secret" => "secret-channel_msg_inner",
        _ => "pedersen-decryption_key-channel_msg_inner",
    }
}

fn cipher(d: &str, k: &EdwardsPoint, alpha: &str) -> (Cipher, [u8; 32]) {
    let outer = format!("{}-channel_msg_outer", inner_tag(d));
    let text = Zeroizing::new(format!("BELENIOS-V2-{outer}-key|{}", encode_point(k)));
    let key = Zeroizing::new(sha256(text.as_bytes()));
    let iv = sha256(format!("BELENIOS-V2-{outer}-iv|{alpha}"));
    (Cipher::new((&*key).into()), iv)
}

/// Seals `message`, a JSON text, for the owner of the encryption key `to`.
pub(super) fn send<R: CryptoRng + ?Sized>(
    d: &str,
    sk: &KeyPair,
    to: &str,
    message: &str,
    rng: &mut R,
) -> Option<String> {
    let recipient = Ed25519.decode(to)?;
    let inner = Zeroizing::new(format!("{{\"recipient\":\"{to}\",\"message\":{message}}}"));
    let signed = Zeroizing::new(sk.sign(inner_tag(d), &inner, rng));
    let (r, s) = (Zeroizing::new(Scalar::random(rng)), Zeroizing::new(Scalar::random(rng)));
    let k = EdwardsPoint::mul_base(&s);
    let alpha = encode_point(&EdwardsPoint::mul_base(&r));
    let beta = encode_point(&(recipient * *r + k));
    let (cipher, iv) = cipher(d, &k, &alpha);
    let data = cipher.encrypt((&iv).into(), signed.as_bytes()).ok()?;
    Some(format!("{{\"alpha\":\"{alpha}\",\"beta\":\"{beta}\",\"data\":\"{}\"}}", hex(&data)))
}

/// Opens a message of the owner of the signature key `from`, and checks that it is signed by them for this recipient.
pub(super) fn receive(d: &str, dk: &KeyPair, from: &str, sent: &str) -> Option<Zeroizing<String>> {
    let frame = Frame::new(Ed25519, Protocol::V2);
    let mut r = Reader::of(sent);
    let mut intake = Intake::new(&frame);
    r.literal("{\"alpha\":").ok()?;
    let alpha = intake.element(&mut r).ok()?;
    r.literal(",\"beta\":").ok()?;
    let beta = intake.element(&mut r).ok()?.element;
    r.literal(",\"data\":").ok()?;
    let data = unhex(r.plain().ok()?)?;
    r.literal("}").ok()?;
    r.end().ok()?;
    intake.finish().ok()?;
    let k = beta - alpha.element * *dk.secret;
    let (cipher, iv) = cipher(d, &k, alpha.text);
    let plain = Zeroizing::new(cipher.decrypt((&iv).into(), data.as_slice()).ok()?);

    let mut r = Reader::new(&plain).ok()?;
    r.literal("{\"message\":").ok()?;
    let from_at = r.position();
    r.literal("{\"recipient\":").ok()?;
    if r.plain().ok()? != dk.text {
        return None;
    }
    r.literal(",\"message\":").ok()?;
    let message = Zeroizing::new(r.any().ok()?.to_owned());
    r.literal("}").ok()?;
    let signed = r.between(from_at, r.position());
    r.literal(",\"signature\":").ok()?;
    let proof = frame.proof(&mut r).ok()?;
    r.literal("}").ok()?;
    r.end().ok()?;
    let sender = Written { element: Ed25519.decode(from)?, text: from };
    let mut equations = Equations::new(&frame, Check::Trustees);
    equations.signed(inner_tag(d), &sender, signed, &proof, "the sender's signature");
    equations.settle().ok()?;
    Some(message)
}
