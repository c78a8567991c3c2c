//! What standing trustees agree to: who they are, how many of them are needed, how many keys, and until when.

use omov_belenios::hashing::sha256_hex;
use omov_belenios::make::stock::MOST;
use omov_belenios::make::threshold::Context;
use serde::{Deserialize, Serialize};

/// One alone opens nothing, and one lost secret loses nothing.
pub(in crate::ballots) const LEAST_NEEDED: usize = 2;
pub(in crate::ballots) const LEAST_TRUSTEES: usize = 3;

/// The text of a stock. Its SHA-256 stands where the hash of the draft stands in the ceremony of a single ballot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::ballots) struct Agreed {
    /// The name of the group.
    pub(in crate::ballots) group: String,
    /// The names of the trustees; the first has number 1.
    pub(in crate::ballots) trustees: Vec<String>,
    pub(in crate::ballots) threshold: usize,
    pub(in crate::ballots) keys: u64,
    /// The last day on which a ballot under one of them may open.
    pub(in crate::ballots) until: String,
    /// The stock's own id, so that no two have one text.
    pub(in crate::ballots) id: String,
}

impl Agreed {
    pub(in crate::ballots) fn read(text: &str) -> Result<Self, String> {
        let read: Self = serde_json::from_str(text).map_err(|e| format!("this is no text of a stock: {e}"))?;
        if !(1..=MOST).contains(&read.keys) {
            return Err(format!("{} keys: there can be 1 to {MOST}", read.keys));
        }
        read.context().map(|_| read)
    }

    pub(in crate::ballots) fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }

    pub(in crate::ballots) fn hash(&self) -> String {
        sha256_hex(self.to_json())
    }

    /// Who makes each key together.
    pub(in crate::ballots) fn context(&self) -> Result<Context, String> {
        if self.threshold < LEAST_NEEDED {
            return Err(format!("at least {LEAST_NEEDED} trustees have to be needed"));
        }
        Context::new(self.trustees.clone(), self.threshold).map_err(|why| why.to_string())
    }
}
