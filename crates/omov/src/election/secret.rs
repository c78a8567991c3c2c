//! A trustee's secret file, and what the trustee's program remembers in it.

use std::path::Path;

use omov_belenios::election::Election;
use omov_belenios::make::signature::KeyPair;
use omov_belenios::make::threshold;
use omov_belenios::make::trustee::Seed;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use super::draft::Draft;
use super::folder::{self, Eyes};
use crate::failure::Failure;

/// The secret of one trustee in one election.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Secret {
    /// The hash of the draft for which it was made.
    draft: String,
    /// The trustee's number, from 1.
    pub(super) trustee: u64,
    /// The secret itself.
    seed: String,
    /// The sealed share of the election key, once the key is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) share: Option<String>,
    /// How many shuffles there have to be.
    pub(super) shuffles: usize,
    /// The last event of the record at the last visit, which must never be missing from it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) seen: Option<String>,
    /// What was decrypted with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) decrypted: Option<Decrypted>,
}

/// What a trustee decrypted, remembered before it is handed out.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decrypted {
    /// The last event of the record then.
    pub(super) head: String,
    /// The share that was given, to be handed out again if it is lost.
    pub(super) share: String,
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.seed.zeroize();
    }
}

impl Secret {
    pub(super) fn new(draft: &Draft, trustee: u64, seed: &Seed) -> Self {
        let seed = seed.reveal().to_owned();
        Self { draft: draft.hash(), trustee, seed, share: None, shuffles: draft.shuffles, seen: None, decrypted: None }
    }

    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let text = Zeroizing::new(folder::read(path)?);
        // Nothing of the file may get into a message.
        let secret: Self = serde_json::from_str(&text)
            .map_err(|e| Failure::file(path, format!("line {}: this is not a trustee's secret file", e.line())))?;
        Seed::parse(&secret.seed).map_err(|e| Failure::file(path, e))?;
        Ok(secret)
    }

    /// Writes a new secret file.
    pub(super) fn write_new(&self, path: &Path) -> Result<(), Failure> {
        folder::write_new(path, Eyes::Owner, &self.text())
    }

    /// Writes what is remembered now in place of what was before.
    pub(super) fn remember(&self, path: &Path) -> Result<(), Failure> {
        folder::replace(path, Eyes::Owner, &self.text())
    }

    fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(serde_json::to_string(self).unwrap_or_default() + "\n")
    }

    pub(super) fn seed(&self) -> Seed {
        Seed::parse(&self.seed).expect("checked when the file was read")
    }

    /// Whether it was made for this draft.
    pub(super) fn is_for(&self, draft: &Draft) -> bool {
        self.draft == draft.hash()
    }

    /// Whether it was made for this election.
    pub(super) fn is_for_election(&self, election: &Election) -> bool {
        self.draft == Draft::hash_of(election)
    }

    /// The trustee's share of the election key.
    pub(super) fn key(&self) -> Option<KeyPair> {
        threshold::open_share(&self.seed(), self.share.as_deref()?)
    }
}
