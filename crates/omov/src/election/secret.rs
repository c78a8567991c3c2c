//! A trustee's secret file, and what the trustee's program remembers in it.
//!
//! Whoever carries files between trustees may show each of them something else. What a trustee has seen and agreed to is therefore kept with
//! the secret, and everything later is held against it.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use omov_belenios::hashing::sha256_hex;
use omov_belenios::make::signature::KeyPair;
use omov_belenios::make::threshold::{self, Share};
use omov_belenios::make::trustee::Seed;
use omov_belenios::verify::Standing;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use super::board::View;
use super::draft::Draft;
use super::folder::{self, Eyes};
use crate::failure::{self, Failure};

/// The secret of one trustee in one election.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Secret {
    /// The hash of the draft for which it was made.
    draft: String,
    /// The hash of the election parameters in it.
    election: String,
    /// The trustee's number, from 1.
    pub(super) trustee: u64,
    /// The secret itself.
    seed: String,
    /// How many shuffles there have to be.
    pub(super) shuffles: usize,
    /// What was sent in the second round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) shared: Option<Shared>,
    /// The key, once it is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) confirmed: Option<Confirmed>,
    /// The last event of the record at the last visit, which must never be missing from it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) seen: Option<String>,
    /// What was decrypted with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) decrypted: Option<Decrypted>,
    /// Held while a step is at work with it.
    #[serde(skip)]
    held: Option<File>,
}

/// The second round: shares are given for one set of certificates and no other, or their values would add up to the secret.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shared {
    /// The hash of all certificates.
    pub(super) certificates: String,
    /// What was sent.
    pub(super) polynomial: String,
}

/// The third round: the key that was made, to be known again in the record.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Confirmed {
    /// What was sent: the sealed share of the key, and the public key that follows.
    pub(super) key: String,
    /// The length and hash of what the record has to say of the key.
    length: usize,
    hash: String,
}

/// What a trustee decrypted, remembered before it is handed out.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decrypted {
    /// The event that fixed what was opened.
    pub(super) settled: String,
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
        Self {
            draft: draft.hash(),
            election: draft.election_hash(),
            trustee,
            seed: seed.reveal().to_owned(),
            shuffles: draft.shuffles,
            shared: None,
            confirmed: None,
            seen: None,
            decrypted: None,
            held: None,
        }
    }

    /// Opens a secret file for one step; no other step can use it meanwhile.
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        if !path.exists() {
            return Err(Failure::file(path, "there is no such file or folder"));
        }
        let lock = beside(path, ".lock");
        let why = |e: std::io::Error| Failure::file(&lock, failure::of_system(&e));
        let held = folder::lock_file(&lock).map_err(why)?;
        match held.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Failure::does_not_hold(path, "another omov is at work with this secret; try again"));
            }
            Err(TryLockError::Error(e)) => return Err(why(e)),
        }
        let text = Zeroizing::new(folder::read(path)?);
        // Nothing of the file may get into a message.
        let mut secret: Self = serde_json::from_str(&text)
            .map_err(|e| Failure::file(path, format!("line {}: this is not a trustee's secret file", e.line())))?;
        Seed::parse(&secret.seed).map_err(|e| Failure::file(path, e))?;
        secret.held = Some(held);
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
        Zeroizing::new(serde_json::to_string(self).unwrap_or_default())
    }

    pub(super) fn seed(&self) -> Seed {
        Seed::parse(&self.seed).expect("checked when the file was read")
    }

    /// Whether it was made for this draft.
    pub(super) fn is_for(&self, draft: &Draft) -> bool {
        self.draft == draft.hash()
    }

    /// The trustee's share of the election key.
    pub(super) fn key(&self) -> Option<KeyPair> {
        let (sealed, _) = Share::read(&self.confirmed.as_ref()?.key).ok()?;
        threshold::open_share(&self.seed(), &sealed)
    }

    /// The key that was made.
    fn confirmed(&self, path: &Path) -> Result<&Confirmed, Failure> {
        let why = "this secret has no share of the key; the third round is missing (omov election trustee confirm)";
        self.confirmed.as_ref().ok_or_else(|| Failure::does_not_hold(path, why))
    }

    /// Whether this trustee's share of the key follows from these parts: the list of trustees up to what is still to be sent.
    ///
    /// # Errors
    /// A failure that says what is wrong.
    pub(super) fn follows_from(&self, path: &Path, settled: &str) -> Result<(), Failure> {
        let why = "these are not the parts from which your share of the key was made; tell the other trustees";
        if self.confirmed(path)?.is(settled) { Ok(()) } else { Err(Failure::does_not_hold(path, why)) }
    }

    /// Whether a record is that of the election for which this secret was made, under the key that this trustee helped to make.
    ///
    /// # Errors
    /// A failure that says what is wrong.
    pub(super) fn belongs_to(&self, path: &Path, record: &Path, standing: &Standing<'_, View>) -> Result<(), Failure> {
        if self.election != Draft::hash_of(&standing.params().election) {
            return Err(Failure::does_not_hold(path, "this secret was made for another election"));
        }
        let confirmed = self.confirmed(path)?;
        let trustees = standing.trustees_json().map_err(|e| Failure::file(record, failure::of_system(&e)))?;
        let begins = trustees.get(1..).and_then(|rest| rest.get(..confirmed.length));
        if begins.is_none_or(|begins| !confirmed.is(begins)) {
            let why = "the election is NOT under the key that you helped to make; tell the other trustees and the scrutineers";
            return Err(Failure::does_not_hold(record, why));
        }
        Ok(())
    }
}

impl Confirmed {
    /// `settled`: the part of the record's list of trustees that does not depend on what is still to be sent.
    pub(super) fn new(share: &Share, settled: &str) -> Self {
        Self { key: share.to_json(), length: settled.len(), hash: sha256_hex(settled) }
    }

    fn is(&self, settled: impl AsRef<[u8]>) -> bool {
        sha256_hex(settled) == self.hash
    }
}

/// A file beside another, with an ending more.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    path.with_file_name(name)
}
