//! Voting codes and the credentials derived from them (section 5).

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::signature::KeyPair;
use super::{Refusal, is_text, random_text};
use crate::check::{Check, Failure};
use crate::credentials::different;
use crate::election::BASE58;
use crate::group::{Ed25519, Group};
use crate::hashing::{Protocol, hash_to_scalar, sha256};
use crate::json;
use crate::proof::Frame;

/// The lengths of the groups in which a code is written.
const GROUPS: [usize; 4] = [5, 6, 5, 6];
const LENGTH: usize = 22;

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
        Self::grouped(&random_text(rng, LENGTH))
    }

    fn grouped(letters: &str) -> Self {
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

    /// The code under which a paper is sealed: docs/PROTOCOL.md, 32. The halves are secrets of two people, each written like a code, and `number`
    /// counts papers from 1. Nobody works it out who has not both.
    ///
    /// Its letters are the digits, the last one first, of a hash read as a number to the base 58; each is as likely as the others but for one part
    /// in 2^127.
    pub fn of_halves(uuid: &str, [first, second]: [&Self; 2], number: u64) -> Self {
        let [first, second] = [first.reveal(), second.reveal()];
        let text = Zeroizing::new(format!("omov paper code 1\n{uuid}\n{first}\n{second}\n{number}\n"));
        let mut left: Zeroizing<[u8; 32]> = Zeroizing::new(sha256(text.as_str()));
        let symbols = BASE58.as_bytes();
        let mut letters = Zeroizing::new(String::with_capacity(LENGTH));
        for _ in 0..LENGTH {
            // The number is divided by 58 in place; what remains is the next digit.
            let mut rest = 0_u16;
            for byte in left.iter_mut() {
                let value = rest * 256 + u16::from(*byte);
                *byte = (value / 58) as u8;
                rest = value % 58;
            }
            letters.push(char::from(symbols[usize::from(rest)]));
        }
        Self::grouped(&letters)
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
