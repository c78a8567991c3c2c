//! Hashes of the protocol (sections 3 and 13).
//!
//! Version 2 derives scalars with `hash_to_field` of RFC 9380 (section 5.2) over `expand_message_xmd` with SHA-256 (section 5.3.1); each use
//! has its own domain separation tag. Version 1 takes SHA-256 of a text with a prefix, as an integer modulo q.

use sha2::{Digest, Sha256};

use crate::group::Group;

/// The two versions of the protocol. Version 2 is made and checked, version 1 is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// The released version, without signatures of trustees on their work.
    V1,
    /// The version of this program's own elections.
    V2,
}

impl Protocol {
    /// 1 or 2.
    pub fn number(self) -> u8 {
        match self {
            Self::V1 => 1,
            Self::V2 => 2,
        }
    }
}

/// SHA-256.
pub fn sha256(bytes: impl AsRef<[u8]>) -> [u8; 32] {
    Sha256::digest(bytes.as_ref()).into()
}

/// SHA-256 of pieces of text written one after the other.
pub(crate) fn sha256_of<'m>(pieces: impl IntoIterator<Item = &'m str>) -> [u8; 32] {
    let mut hash = Sha256::new();
    for piece in pieces {
        hash.update(piece);
    }
    hash.finalize().into()
}

/// SHA-256 as 64 lower-case hexadecimal digits.
pub fn sha256_hex(bytes: impl AsRef<[u8]>) -> String {
    hex(&sha256(bytes))
}

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string");
        text
    })
}

/// The bytes of lower-case hexadecimal digits; none if there is anything else, or half a byte.
pub fn unhex(digits: &str) -> Option<Vec<u8>> {
    let digit = |b: u8| match b {
        b'0'..=b'9' => Some(b - b'0'),
        b'a'..=b'f' => Some(b - b'a' + 10),
        _ => None,
    };
    let pairs = digits.as_bytes().chunks(2);
    pairs.map(|pair| Some(digit(pair[0])? << 4 | digit(*pair.get(1)?)?)).collect()
}

/// Base64 with the usual alphabet and without padding.
pub fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let value = chunk.iter().fold(0u32, |v, b| v << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        for i in 0..=chunk.len() {
            text.push(char::from(DIGITS[(value >> (18 - 6 * i)) as usize & 63]));
        }
    }
    text
}

/// The most bytes `expand_message_xmd` gives: 255 hashes.
pub(crate) const MOST_EXPANDED: usize = 255 * 32;

/// `expand_message_xmd` of RFC 9380 with SHA-256; `length` is at most [`MOST_EXPANDED`]. The message is given in pieces.
fn expand_message<'m>(tag: &str, message: impl IntoIterator<Item = &'m str>, length: usize) -> Vec<u8> {
    debug_assert!(length <= MOST_EXPANDED);
    let long = [b"H2C-OVERSIZE-DST-".as_slice(), tag.as_bytes()].concat();
    let mut suffix = if tag.len() > 255 { sha256(long).to_vec() } else { tag.as_bytes().to_vec() };
    suffix.push(suffix.len() as u8);

    let mut first = Sha256::new();
    first.update([0; 64]);
    for part in message {
        first.update(part);
    }
    first.update((length as u16).to_be_bytes());
    first.update([0]);
    first.update(&suffix);
    let first: [u8; 32] = first.finalize().into();

    let mut block = [0; 32];
    let mut out = Vec::with_capacity(length.next_multiple_of(32));
    for i in 1..=length.div_ceil(32) {
        let mut next = Sha256::new();
        let mixed: Vec<u8> = first.iter().zip(block).map(|(a, b)| a ^ b).collect();
        next.update(mixed);
        next.update([i as u8]);
        next.update(&suffix);
        block = next.finalize().into();
        out.extend_from_slice(&block);
    }
    out.truncate(length);
    out
}

/// `count` scalars from a message, under a tag that is used as it stands. `None` if that is more than the hash can give.
pub(crate) fn field_elements<'m, G: Group>(
    group: &G,
    tag: &str,
    message: impl IntoIterator<Item = &'m str>,
    count: usize,
) -> Option<Vec<G::Scalar>> {
    let width = group.scalar_width();
    let length = count.checked_mul(width).filter(|length| *length <= MOST_EXPANDED)?;
    Some(expand_message(tag, message, length).chunks(width).map(|bytes| group.reduce(bytes)).collect())
}

/// `HashToField(d, message, 1)` of version 2.
pub(crate) fn hash_to_scalar<'m, G: Group>(
    group: &G,
    d: &str,
    message: impl IntoIterator<Item = &'m str>,
) -> G::Scalar {
    let bytes = expand_message(&format!("BELENIOS-V2-{d}-SHA256"), message, group.scalar_width());
    group.reduce(&bytes)
}

/// The challenge of a proof: a scalar from what is proved (`message`) and the commitments, given as their text forms.
///
/// Version 2: `HashGroup` of section 3. Version 1: `hash` of section 13, whose prefix always ends in a bar.
pub fn challenge<G: Group>(group: &G, protocol: Protocol, d: &str, message: &str, commitments: &[String]) -> G::Scalar {
    match protocol {
        Protocol::V2 => challenge_of_pieces(group, d, [message], commitments),
        Protocol::V1 => {
            let d = match d {
                "ballot" => "sig",
                "prove_l" => "prove",
                other => other,
            };
            let bar = if message.ends_with('|') { "" } else { "|" };
            group.reduce(&sha256(format!("{d}|{message}{bar}{}", commitments.join(","))))
        }
    }
}

/// The same in version 2, with the message in pieces.
pub(crate) fn challenge_of_pieces<'m, G: Group>(
    group: &G,
    d: &str,
    message: impl IntoIterator<Item = &'m str>,
    commitments: &'m [String],
) -> G::Scalar {
    let tag = format!("BELENIOS-V2-{d}-group_hash-{}-SHA256", group.name());
    let listed = commitments.iter().enumerate().flat_map(|(i, text)| [if i == 0 { "" } else { "," }, text]);
    group.reduce(&expand_message(&tag, message.into_iter().chain(listed), group.scalar_width()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 9380, appendix K.1: expand_message_xmd with SHA-256 and the tag `QUUX-V01-CS02-with-expander-SHA256-128`.
    #[test]
    fn expansion_is_that_of_the_standard() {
        let tag = "QUUX-V01-CS02-with-expander-SHA256-128";
        for (message, length, start) in [
            ("", 32, "68a985b87eb6b46952128911f2a4412bbc302a9d759667f87f7a21d803f07235"),
            ("abc", 32, "d8ccab23b5985ccea865c6c97b6e5b8350e794e603b4b97902f53a8a0d605615"),
            (
                "",
                128,
                "af84c27ccfd45d41914fdff5df25293e221afc53d8ad2ac06d5e3e29485dadbee0d121587713a3e0dd4d5e69e93eb7cd4f5df4",
            ),
        ] {
            let bytes = expand_message(tag, [message], length);
            assert_eq!(bytes.len(), length);
            assert!(hex(&bytes).starts_with(start), "{message} {length}");
        }
    }

    #[test]
    fn the_hash_gives_170_scalars_and_no_more() {
        let group = crate::group::Ed25519;
        assert!(field_elements(&group, "d", [""], 170).is_some_and(|all| all.len() == 170));
        assert!(field_elements(&group, "d", [""], 171).is_none());
        assert!(field_elements(&group, "d", [""], usize::MAX).is_none());
    }

    /// RFC 4648, section 10, without the padding.
    #[test]
    fn base64_is_that_of_the_standard() {
        for (bytes, text) in
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
