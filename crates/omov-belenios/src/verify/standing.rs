//! A record under way, as those see it who go on with it: voters, trustees, and whoever keeps the board.
//!
//! Nothing is taken on trust from the file: what a step builds on is checked first, as the verifier does it. New elections are of version 2
//! and in Ed25519, so only such records can be gone on with.

use curve25519_dalek::EdwardsPoint;

use super::record::{Record, Setup};
use super::{Progress, board};
use crate::archive::{Entry, EventKind, Layout, Source, Writer, scan};
use crate::check::{Check, Failure, Stop};
use crate::credentials::Credentials;
use crate::election::Election;
use crate::group::Ed25519;
use crate::hashing::{Protocol, sha256};
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

    /// The height of the event at which exactly this ballot stands on the board.
    pub fn height_of(&self, ballot: &[u8]) -> Option<u64> {
        let hash = sha256(ballot);
        let here = |entry: &Entry| {
            entry.kind == EventKind::Ballot && entry.payload.is_some_and(|payload| payload.hash == hash)
        };
        self.layout.entries.iter().position(here).map(|height| height as u64)
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
