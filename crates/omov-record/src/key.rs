//! Keys that sign notes: Ed25519 (RFC 8032), with a name and a short id, as in c2sp.org/signed-note.
//!
//! One key serves one purpose. What it may sign is part of its id: the log's own key signs notes, a witness's key cosigns checkpoints. A
//! note signature and a cosignature are over different texts, and neither passes for the other.

use std::fmt;

use ed25519_dalek::{Signer, VerifyingKey};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::base64;

/// What a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The text of a note (signature type 0x01). The log's own key.
    Note,
    /// The text of a checkpoint with the moment of signing (signature type 0x04, cosignature/v1). A witness's key.
    Cosignature,
}

impl Purpose {
    fn byte(self) -> u8 {
        match self {
            Self::Note => 1,
            Self::Cosignature => 4,
        }
    }

    fn of(byte: u8) -> Option<Self> {
        [Self::Note, Self::Cosignature].into_iter().find(|purpose| purpose.byte() == byte)
    }
}

/// Why a text is not a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoKey {
    /// Not three parts, or not four with the mark of a secret key before them.
    #[error("a key is written NAME+ID+KEY, as the record's page shows it")]
    Form,
    /// The name is empty, or has a space, a plus sign or a control character in it.
    #[error("the name of a key has at least one character, and no space, plus sign or control character")]
    Name,
    /// The last part is not the base64 of 33 bytes.
    #[error("the last part of a key is 44 characters of base64")]
    Encoding,
    /// The signature type is not one that is read here.
    #[error("the key is not an Ed25519 key for notes or cosignatures")]
    Purpose,
    /// The bytes are not a point of the curve, or one whose signatures prove nothing.
    #[error("the key is not a usable Ed25519 key")]
    Unusable,
    /// The id does not belong to name and key.
    #[error("the id of the key does not fit its name and its last part: one of the three was changed")]
    Id,
}

/// The id of a key: so many bytes of a hash, only there to find the right key. It protects nothing.
pub type Id = [u8; 4];

/// The public half of a key. Its text is `NAME+ID+KEY`.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    purpose: Purpose,
    id: Id,
    key: VerifyingKey,
}

impl VerifierKey {
    /// A key from its parts. The name should be the address of a page without `https://`; it has no spaces, plus signs or control characters.
    pub fn new(name: &str, purpose: Purpose, public: &[u8; 32]) -> Result<Self, NoKey> {
        if !sound_name(name) {
            return Err(NoKey::Name);
        }
        let key = VerifyingKey::from_bytes(public).ok().filter(|key| !key.is_weak()).ok_or(NoKey::Unusable)?;
        // The library reads some points in two spellings; ids, and other programs, know only one.
        if key.to_edwards().compress().as_bytes() != public {
            return Err(NoKey::Unusable);
        }
        Ok(Self { name: name.into(), purpose, id: id_of(name, purpose, public), key })
    }

    /// Reads a key as it is published.
    pub fn parse(text: &str) -> Result<Self, NoKey> {
        let (name, rest) = text.split_once('+').ok_or(NoKey::Form)?;
        let (id, key) = rest.split_once('+').ok_or(NoKey::Form)?;
        let (purpose, bytes) = typed(key)?;
        let key = Self::new(name, purpose, &bytes)?;
        if id == hex(key.id) { Ok(key) } else { Err(NoKey::Id) }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its id.
    pub fn id(&self) -> Id {
        self.id
    }

    /// What it signs.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// Whether it has signed these bytes.
    pub(crate) fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.key.verify_strict(message, &ed25519_dalek::Signature::from_bytes(signature)).is_ok()
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = [&[self.purpose.byte()], self.key.as_bytes().as_slice()].concat();
        write!(f, "{}+{}+{}", self.name, hex(self.id), base64::encode(&key))
    }
}

impl fmt::Debug for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A key that can sign. It is wiped from memory when it is dropped, and never shown.
pub struct SigningKey {
    secret: ed25519_dalek::SigningKey,
    public: VerifierKey,
}

impl SigningKey {
    /// A key from a secret of 32 bytes, which must come from a good source of randomness.
    pub fn new(name: &str, purpose: Purpose, secret: &[u8; 32]) -> Result<Self, NoKey> {
        let secret = ed25519_dalek::SigningKey::from_bytes(secret);
        let public = VerifierKey::new(name, purpose, secret.verifying_key().as_bytes())?;
        Ok(Self { secret, public })
    }

    /// Reads a secret key as it is kept in a file: `PRIVATE+KEY+NAME+ID+SECRET`.
    pub fn parse(text: &str) -> Result<Self, NoKey> {
        let rest = text.strip_prefix("PRIVATE+KEY+").ok_or(NoKey::Form)?;
        let (name, rest) = rest.split_once('+').ok_or(NoKey::Form)?;
        let (id, secret) = rest.split_once('+').ok_or(NoKey::Form)?;
        let (purpose, secret) = typed(secret)?;
        let key = Self::new(name, purpose, &Zeroizing::new(secret))?;
        if id == hex(key.public.id) { Ok(key) } else { Err(NoKey::Id) }
    }

    /// The text of the secret key. Whoever has it can sign.
    pub fn secret_text(&self) -> Zeroizing<String> {
        let secret = Zeroizing::new([&[self.public.purpose.byte()], self.secret.as_bytes().as_slice()].concat());
        let encoded = Zeroizing::new(base64::encode(&secret));
        Zeroizing::new(format!("PRIVATE+KEY+{}+{}+{}", self.public.name, hex(self.public.id), *encoded))
    }

    /// The public half.
    pub fn verifier(&self) -> &VerifierKey {
        &self.public
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.secret.sign(message).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the secret of {}", self.public)
    }
}

/// A name that can stand in a key and in a line of signature.
pub(crate) fn sound_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c.is_control() || c == '+')
}

/// SHA-256(name ‖ newline ‖ type ‖ public key), the first four bytes.
fn id_of(name: &str, purpose: Purpose, public: &[u8; 32]) -> Id {
    let hash =
        Sha256::new().chain_update(name).chain_update(*b"\n").chain_update([purpose.byte()]).chain_update(public);
    let hash: [u8; 32] = hash.finalize().into();
    [hash[0], hash[1], hash[2], hash[3]]
}

fn hex(id: Id) -> String {
    format!("{:08x}", u32::from_be_bytes(id))
}

/// A type byte and 32 bytes, from their base64.
fn typed(text: &str) -> Result<(Purpose, [u8; 32]), NoKey> {
    let bytes = Zeroizing::new(base64::decode(text).ok_or(NoKey::Encoding)?);
    let (first, rest) = bytes.split_first().ok_or(NoKey::Encoding)?;
    let purpose = Purpose::of(*first).ok_or(NoKey::Purpose)?;
    Ok((purpose, rest.try_into().map_err(|_| NoKey::Encoding)?))
}
