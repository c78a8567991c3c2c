//! Hashes of the tree (RFC 6962, section 2.1): SHA-256, with a first byte that keeps leaves and inner nodes apart, so that no entry can
//! pass for a node.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::base64;

/// A hash of 32 bytes. It is shown in base64, as in a checkpoint.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// The length of a hash in bytes.
    pub const LENGTH: usize = 32;

    /// The root of a record without entries: the hash of nothing.
    pub const EMPTY: Self = Self([
        0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24, 0x27, 0xae,
        0x41, 0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55,
    ]);

    /// The hash of a leaf: SHA-256(0x00 ‖ entry).
    pub fn leaf(entry: &[u8]) -> Self {
        Self(Sha256::new().chain_update([0]).chain_update(entry).finalize().into())
    }

    /// The hash of a node: SHA-256(0x01 ‖ left ‖ right).
    pub fn node(left: Self, right: Self) -> Self {
        Self(Sha256::new().chain_update([1]).chain_update(left.0).chain_update(right.0).finalize().into())
    }

    /// The root of a tree with these leaves.
    pub fn root(leaves: &[Self]) -> Self {
        let mut level = leaves.to_vec();
        while level.len() > 1 {
            // A last one without a neighbour goes up as it is: the tree splits at powers of two.
            level = level.chunks(2).map(|c| if let [l, r] = *c { Self::node(l, r) } else { c[0] }).collect();
        }
        level.first().copied().unwrap_or(Self::EMPTY)
    }

    /// Reads the base64 of a hash. `None` if it is anything else.
    pub fn parse(text: &str) -> Option<Self> {
        base64::decode(text)?.try_into().ok().map(Self)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base64::encode(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
