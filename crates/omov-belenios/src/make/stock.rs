//! Several keys, made in one ceremony from one secret of each trustee (section 31).
//!
//! A key of a stock is made just as the one key of an election is ([`super::threshold`]), with a secret of its own and for a hash of its own: both follow
//! from the hash of the stock's text and the number of the key. So the keys have nothing in common that anybody could use. Whoever knows all about one of
//! them, even a trustee's secret for it, knows the value of a hash of which the trustee's one secret is a part, and from that neither this secret nor the
//! value for another key can be had.
//!
//! In each round a trustee sends one list, with a part for each key.

use zeroize::Zeroizing;

use super::trustee::Seed;
use crate::hashing::{sha256, sha256_hex};
use crate::json::{self, Malformed, Reader};

/// The most keys of one stock.
pub const MOST: u64 = 20;

/// What a key is made for: it stands where the hash of the draft stands in the ceremony of a single election. Numbers are from 1.
pub fn key_hash(stock: &str, number: u64) -> String {
    sha256_hex(format!("omov stock key 1\n{stock}\n{number}\n"))
}

/// The parts in a list, as they stand in it.
///
/// # Errors
/// Where the text is no list.
pub fn parts(list: &str) -> Result<Vec<String>, Malformed> {
    let mut r = Reader::of(list);
    let parts = r.array(|r| r.any().map(str::to_owned))?;
    r.end()?;
    Ok(parts)
}

/// The list of these parts.
pub fn list<T: AsRef<str>>(parts: impl IntoIterator<Item = T>) -> String {
    json::array(parts)
}

impl Seed {
    /// The secret for key `number` of a stock: letters and digits from the bytes of a row of hashes.
    #[must_use]
    pub fn of_key(&self, stock: &str, number: u64) -> Self {
        let block = |block: u64| {
            sha256(
                Zeroizing::new(format!("omov stock seed 1\n{}\n{stock}\n{number}\n{block}\n", self.reveal()))
                    .as_bytes(),
            )
        };
        Self::from_bytes((0..).flat_map(block))
    }
}
