//! A record under way, as those see it who go on with it: voters, trustees, and whoever keeps the board.
//!
//! Nothing is taken on trust from the file: what a step builds on is checked first, as the verifier does it. New elections are of version 2
//! and in Ed25519, so only such records can be gone on with.

use std::io;

use curve25519_dalek::EdwardsPoint;

use super::record::{Record, Setup};
use super::{Progress, board};
use crate::archive::{DataRef, EventKind, Layout, Source, Writer, scan};
use crate::check::{Check, Failure, Stop};
use crate::credentials::Credentials;
use crate::election::Election;
use crate::group::Ed25519;
use crate::hashing::{Protocol, hex};
use crate::make::setup::Opening;
use crate::params::Params;
use crate::sealed::Sum;
use crate::trustees::Trustees;

/// The archive and the set-up of a record, checked; ballots and what follows are checked when asked for.
pub struct Standing<'s, S: Source + ?Sized> {
    source: &'s S,
    layout: Layout,
    json: Vec<u8>,
    setup: Setup<Ed25519>,
}

/// A ballot on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The height of its event.
    pub height: u64,
    /// The height of the last ballot by which the same voter replaced it.
    pub replaced: Option<u64>,
}

impl<'s, S: Source + ?Sized> Standing<'s, S> {
    /// Reads a record. `seen` is the hash of the last event at an earlier visit, which must still be in the chain.
    ///
    /// # Errors
    /// The source cannot be read, or something does not hold.
    pub fn read(source: &'s S, seen: Option<&str>, progress: &mut dyn FnMut(Progress)) -> Result<Self, Stop> {
        let size = source.size();
        let layout = scan(source, seen, &mut |at| progress(Progress::Reading(at, size)))??;
        let Some(data) = layout.entries.first().and_then(|setup| setup.data.first()) else {
            return Ok(Check::Events.fails("there is no Setup event")?);
        };
        let json = source.contents(data)?;
        let election = Election::read(&json).map_err(|failure| failure.at(0))?;
        let ours = [layout.time_style, layout.event_style, Some(election.protocol)] == [Some(Protocol::V2); 3];
        let what = "only elections of version 2 in the group Ed25519 can be gone on with";
        Check::Election.needs(ours && election.group == "Ed25519", what)?;
        let setup = Record { source, layout: &layout, json: &json }.setup(Ed25519, election)?;
        Ok(Self { source, layout, json, setup })
    }

    /// The election and its key.
    pub fn params(&self) -> &Params<Ed25519> {
        &self.setup.params
    }

    /// Those who hold the key.
    pub fn trustees(&self) -> &Trustees<EdwardsPoint> {
        &self.setup.trustees
    }

    /// The list of trustees as it stands in the record.
    ///
    /// # Errors
    /// The source cannot be read.
    pub fn trustees_json(&self) -> io::Result<Vec<u8>> {
        let data = self.layout.entries.first().and_then(|setup| setup.data.get(1));
        self.source.contents(data.ok_or(io::ErrorKind::NotFound)?)
    }

    /// The hash of the first event, which stands for the questions, the trustees and the voters.
    pub fn opened(&self) -> String {
        self.layout.hash_at(0).unwrap_or_default()
    }

    /// The hash of the list of credentials.
    pub fn credentials_hash(&self) -> String {
        let data = self.layout.entries.first().and_then(|setup| setup.data.get(2));
        data.map(|data| hex(&data.hash)).unwrap_or_default()
    }

    /// The hash of the event after which what is opened can no longer change: the last before the first share. None before the close, or
    /// while rankings are still mixed.
    pub fn settled(&self) -> Option<String> {
        use EventKind::{EncryptedTally, EndShuffles};
        let ends = if self.params().has_rankings() { EndShuffles } else { EncryptedTally };
        self.layout.hash_at(self.layout.entries.iter().position(|entry| entry.kind == ends)?)
    }

    /// Those who may vote.
    pub fn credentials(&self) -> &Credentials {
        &self.setup.credentials
    }

    /// The last event.
    pub fn last(&self) -> EventKind {
        self.layout.entries.last().map_or(EventKind::Setup, |entry| entry.kind)
    }

    /// How many events there are of a kind.
    pub fn count(&self, kind: EventKind) -> usize {
        self.layout.entries.iter().filter(|entry| entry.kind == kind).count()
    }

    /// Where the ballot with this SHA-256 stands on the board, and where a later one of the same voter.
    ///
    /// # Errors
    /// The source cannot be read.
    pub fn find(&self, hash: &[u8; 32]) -> io::Result<Option<Found>> {
        let mut ballots = self.layout.entries.iter().enumerate().filter_map(|(height, entry)| {
            let data = entry.payload.filter(|_| entry.kind == EventKind::Ballot)?;
            Some((height as u64, data))
        });
        let Some((height, found)) = ballots.by_ref().find(|(_, data)| data.hash == *hash) else { return Ok(None) };
        let voter = |data: &DataRef| board::voter(self.source, Protocol::V2, &self.setup.credentials, data);
        let mine = voter(&found)?;
        let mut replaced = None;
        for (later, data) in ballots {
            if voter(&data)? == mine {
                replaced = Some(later);
            }
        }
        Ok(Some(Found { height, replaced }))
    }

    /// To add the next event.
    pub fn writer(&self) -> Writer {
        Writer::resume(&self.layout)
    }

    /// Checks every ballot on the board and adds up those that count.
    ///
    /// # Errors
    /// The source cannot be read, or a ballot does not hold; of several the first is named.
    pub fn sum(&self, progress: &mut dyn FnMut(Progress)) -> Result<Sum<EdwardsPoint>, Stop> {
        let Setup { params, credentials, .. } = &self.setup;
        let mut outcome = board::check(params, credentials, self.source, &self.layout.entries, progress)?;
        if outcome.failures.is_empty() { Ok(outcome.sum) } else { Err(outcome.failures.swap_remove(0).into()) }
    }

    /// Begins the opening with a tally that was just made of the sum and does not stand in what was read of the record.
    ///
    /// # Errors
    /// The tally is not that of the sum.
    pub fn begin(&self, sum: Sum<EdwardsPoint>, tally: &str, sized: &str) -> Result<Opening<'_>, Failure> {
        Opening::new(&self.setup.params, &self.setup.trustees, sum, tally.as_bytes(), sized.as_bytes())
    }

    /// Checks everything after the ballots, whose sum is given. None before the encrypted tally.
    ///
    /// # Errors
    /// The source cannot be read, or something does not hold.
    pub fn opening(
        &self,
        sum: Sum<EdwardsPoint>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Option<Opening<'_>>, Stop> {
        let record = Record { source: self.source, layout: &self.layout, json: &self.json };
        record.opening(&self.setup.params, &self.setup.trustees, sum, progress)
    }
}
