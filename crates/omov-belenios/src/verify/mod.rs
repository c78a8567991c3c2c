//! Strict verification of a whole record (section 12).
//!
//! The stages run in the order of the text, and the first stage that fails is the last; only of the ballots all bad ones are reported.
//! Ballots are read from the source a part at a time and checked on all cores.

mod board;
mod record;
mod standing;
mod verdict;

use std::io;

use crate::archive::{Layout, Source, scan};
pub use crate::check::Stop;
use crate::check::{Check, Failure};
use crate::election::Election;
use crate::group::{Ed25519, FiniteField};

pub use standing::{Found, Standing};
pub use verdict::{Counts, Holders, Note, Verdict};

/// How far a verification is, for a progress bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Bytes read in the first pass, of how many.
    Reading(u64, u64),
    /// Ballots checked, of how many.
    Ballots(u64, u64),
    /// Events checked after the ballots (mixing, decryption, result), of how many.
    Opening(u64, u64),
}

/// Verifies a record.
///
/// `seen` is the hash of the last event at an earlier visit, in hexadecimal digits; it must still be in the chain. `progress` is called from
/// time to time, on the calling thread.
///
/// # Errors
/// Only that the source cannot be read. Whatever is wrong with the record is in the verdict.
pub fn verify<S: Source + ?Sized>(
    source: &S,
    seen: Option<&str>,
    progress: &mut dyn FnMut(Progress),
) -> io::Result<Verdict> {
    let size = source.size();
    let layout = match scan(source, seen, &mut |at| progress(Progress::Reading(at, size)))? {
        Ok(layout) => layout,
        Err(failure) => return Ok(Verdict::refused(failure)),
    };
    let mut verdict = Verdict { head: Some(layout.head), ..Verdict::default() };
    if let Err(failure) = election_of(source, &layout, &mut verdict, progress)? {
        verdict.failures.push(failure);
    }
    Ok(verdict)
}

/// Either what was computed, or why the record is refused; and around it, that the source cannot be read.
type Step<T> = io::Result<Result<T, Failure>>;

/// The election parameters, and everything after them in the group they name.
fn election_of<S: Source + ?Sized>(
    source: &S,
    layout: &Layout,
    verdict: &mut Verdict,
    progress: &mut dyn FnMut(Progress),
) -> Step<()> {
    let Some(data) = layout.entries.first().and_then(|setup| setup.data.first()) else {
        return Ok(Check::Events.fails("there is no Setup event"));
    };
    let json = source.contents(data)?;
    let election = match Election::read(&json) {
        Ok(election) => election,
        Err(failure) => return Ok(Err(failure.at(0))),
    };
    verdict.protocol = Some(election.protocol);
    verdict.election = Some(election.clone());
    if layout.time_style != Some(election.protocol) {
        return Ok(Check::Archive.fails("the time is written as in another version of the protocol"));
    }
    if layout.event_style != Some(election.protocol) {
        return Ok(Check::Chain.fails("events are written as in another version of the protocol"));
    }
    let record = record::Record { source, layout, json: &json };
    if election.group == "Ed25519" {
        record.check(Ed25519, election, verdict, progress)
    } else if let Some(group) = FiniteField::named(&election.group) {
        record.check(group, election, verdict, progress)
    } else {
        // The name may hold anything, so it is not repeated.
        Ok(Err(Check::Election.because("the group is none of Ed25519, RFC-3526-2048 and BELENIOS-2048").at(0)))
    }
}
