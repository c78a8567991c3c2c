//! Voting codes and the credentials derived from them (section 5).

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::signature::KeyPair;
use super::{Refusal, is_text, random_text};
use crate::check::{Check, Failure};
use crate::credentials::different;
use crate::group::{Ed25519, Group};
use crate::hashing::{Protocol, hash_to_scalar};
use crate::json;
use crate::proof::Frame;

/// The lengths of the groups in which a code is written.
const GROUPS: [usize; 4] = [5, 6, 5, 6];

/// A voting code: a secret that a voter types.
#[derive(Clone)]
pub struct Code(Zeroizing<String>);

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(…)")
    }
}

impl Code {
    /// A new code, `XXXXX-XXXXXX-XXXXX-XXXXXX`.
    pub fn random<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
        let letters = random_text(rng, GROUPS.iter().sum());
        let mut code = Zeroizing::new(String::with_capacity(letters.len() + 3));
        let mut at = 0;
        for length in GROUPS {
            if at > 0 {
                code.push('-');
            }
            code.push_str(&letters[at..at + length]);
            at += length;
        }
        Self(code)
    }

    /// A code as a voter typed it.
    ///
    /// # Errors
    /// [`Refusal::Code`] if it cannot be one.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let parts: Vec<&str> = text.split('-').collect();
        let right = parts.len() == GROUPS.len() && parts.iter().zip(GROUPS).all(|(part, length)| is_text(part, length));
        if right { Ok(Self(Zeroizing::new(text.to_owned()))) } else { Err(Refusal::Code) }
    }

    /// The code, to be shown to its voter once.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The key pair with which the voter signs in an election.
    pub fn credential(&self, uuid: &str) -> KeyPair {
        KeyPair::new(hash_to_scalar(&Ed25519, "derive_credential", [uuid, "|", &self.0]))
    }
}

/// The same list from the texts of the public credentials, each of weight 1; `None` if one of them is no element of the group.
pub fn list_of(credentials: &[String]) -> Option<String> {
    let points = credentials.iter().map(|text| Ed25519.decode(text)).collect::<Option<Vec<_>>>()?;
    let keys = Ed25519.sort_keys(&points.iter().collect::<Vec<_>>());
    let mut order: Vec<usize> = (0..credentials.len()).collect();
    order.sort_by_key(|i| keys[*i]);
    Some(json::array(order.into_iter().map(|i| format!("{{\"credential\":\"{}\"}}", credentials[i]))))
}

/// Checks a list before there is a key, and so no election yet: elements of the group other than the identity, each once, each with one vote, in the
/// order of the record, which says nothing of whose they are. Gives their number.
///
/// # Errors
/// What is wrong with it.
pub fn listed(json: &[u8]) -> Result<usize, Failure> {
    let rows = different(&Frame::new(Ed25519, Protocol::V2), json)?;
    let texts: Vec<String> = rows.iter().map(|(text, _)| (*text).to_owned()).collect();
    let as_the_record = list_of(&texts).is_some_and(|list| list.as_bytes() == json);
    Check::Credentials
        .needs(as_the_record, "the list is not in the order of the record, or there are weights in it")?;
    Ok(rows.len())
}

/// The list of public credentials with their weights, as it stands in the record. Weights are written if any is not 1.
pub fn list(credentials: &[(KeyPair, u64)]) -> String {
    let points: Vec<_> = credentials.iter().map(|(pair, _)| &pair.public).collect();
    let keys = Ed25519.sort_keys(&points);
    let mut order: Vec<usize> = (0..credentials.len()).collect();
    order.sort_by_key(|i| keys[*i]);
    let weighted = credentials.iter().any(|(_, weight)| *weight != 1);
    json::array(order.into_iter().map(|i| {
        let (pair, weight) = &credentials[i];
        let weight = if weighted { format!(",\"weight\":{weight}") } else { String::new() };
        format!("{{\"credential\":\"{}\"{weight}}}", pair.text)
    }))
}
