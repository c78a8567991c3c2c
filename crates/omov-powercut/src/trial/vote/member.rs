//! A member who casts one sealed ballot after the other: each replaces the one before.

use std::io::{Error, ErrorKind};
use std::path::Path;
use std::time::Duration;

use omov_belenios::hashing::{base64, sha256};
use omov_record::key::VerifierKey;
use omov_record::note::Note;
use serde::Deserialize;

use crate::trial::Trouble;
use crate::trial::browser::{Browser, encoded};

/// A sealed ballot, and what is in it.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Sealed {
    pub(crate) row: Vec<u8>,
    pub(crate) text: String,
}

/// A ballot that was acknowledged.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) digest: [u8; 32],
    /// Its place on the board and the hash of its event, as the receipt has them.
    pub(crate) entry: u64,
    pub(crate) hash: String,
    /// Bytes in the journal when the receipt was there. 0 without a journal.
    pub(crate) at: u64,
}

#[derive(Deserialize)]
struct Receipt {
    tracker: String,
    entry: u64,
    signature: String,
}

#[derive(Deserialize)]
struct Busy {
    wait: u64,
}

/// One of them.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    browser: Browser,
    token: String,
    ballots: Vec<Sealed>,
    /// Whether the ballot after those that were told was sent: nobody knows then whether it was taken.
    sent: bool,
    /// In the order in which they were cast.
    pub(crate) told: Vec<Told>,
}

/// Where it is cast.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Where<'a> {
    pub(crate) ballot: &'a str,
    pub(crate) key: &'a VerifierKey,
    pub(crate) journal: Option<&'a Path>,
}

/// What came of casting.
#[derive(Debug)]
pub(crate) enum Cast {
    Told,
    /// No ballot is left.
    Nothing,
    /// Too many are before it: it has to be sent again after so long.
    Busy(Duration),
    /// The server is gone, or was before all of the answer was here.
    Cut,
}

impl Member {
    pub(crate) fn new(browser: Browser, token: String, ballots: Vec<Sealed>) -> Self {
        Self { browser, token, ballots, sent: false, told: Vec::new() }
    }

    /// What the last acknowledged ballot holds.
    pub(crate) fn choice(&self) -> Option<&[u8]> {
        Some(&self.ballots.get(self.told.len().checked_sub(1)?)?.row)
    }

    /// Takes back what was told after that moment of the journal: the power went there.
    pub(crate) fn forget_after(&mut self, moment: u64) {
        let before = self.told.len();
        self.told.retain(|told| told.at <= moment);
        self.sent |= self.told.len() < before;
    }

    /// Whether a ballot was sent of which nobody knows whether it was taken.
    pub(crate) fn is_in_doubt(&self) -> bool {
        self.sent
    }

    /// Casts the next ballot; the same again, if its answer did not come.
    pub(crate) async fn cast(&mut self, to: Where<'_>) -> Result<Cast, Trouble> {
        let Some(next) = self.ballots.get(self.told.len()) else { return Ok(Cast::Nothing) };
        let form = format!("_token={}&ballot={}", encoded(&self.token), encoded(&next.text));
        self.sent = true;
        // So many from one address are held up, as they should be.
        self.browser.moves();
        let seen = match self.browser.posted(&format!("{}/vote/cast", to.ballot), &form).await {
            Ok(seen) => seen,
            Err(error) if is_no_cut(&error) => return Err(error.into()),
            Err(_) => return Ok(Cast::Cut),
        };
        let at = to.journal.map_or(Ok(0), |path| std::fs::metadata(path).map(|status| status.len()))?;
        let Some(body) = seen.body() else { return Ok(Cast::Cut) };
        if seen.status == 503
            && let Ok(Busy { wait }) = serde_json::from_str(body)
        {
            return Ok(Cast::Busy(Duration::from_secs(wait)));
        }
        if seen.status != 200 {
            return Err(format!("a ballot was answered with {}: {body}", seen.status).into());
        }
        self.told.push(told(body, &next.text, to.key, at)?);
        self.sent = false;
        Ok(Cast::Told)
    }
}

/// Whether it is this machine that failed: with no ports left, say.
fn is_no_cut(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::AddrInUse | ErrorKind::AddrNotAvailable | ErrorKind::PermissionDenied)
}

/// Reads a receipt, and holds it to the ballot and to the key of the house.
fn told(body: &str, ballot: &str, key: &VerifierKey, at: u64) -> Result<Told, Trouble> {
    let Receipt { tracker, entry, signature } = serde_json::from_str(body)?;
    let digest = sha256(ballot);
    if tracker != base64(&digest) {
        return Err("a receipt is for another ballot".into());
    }
    let note = Note::parse(signature.as_bytes()).map_err(|why| why.to_string())?;
    note.signed(key).map_err(|why| format!("a receipt: {why}"))?;
    let lines: Vec<&str> = note.text().lines().collect();
    match lines.as_slice() {
        ["omov receipt 1", _, signed, place, hash] if *signed == tracker && *place == entry.to_string() => {
            Ok(Told { digest, entry, hash: (*hash).to_owned(), at })
        }
        _ => Err(format!("what a receipt says is not what was signed: {}", note.text()).into()),
    }
}
