//! Checking a whole record from a copy of its files: every entry, every hash, the checkpoint, the witnesses, and whether an earlier
//! checkpoint still holds.
//!
//! The copy is read once, from the first entry to the last, and only one tile of each level is kept in memory. What does not hold is
//! named by the entry or the file that was changed, not only by what no longer adds up because of it: see `walk.rs` for how that is told.

mod edge;
mod judge;
mod signed;
mod verdict;
mod walk;

use std::io;

use crate::checkpoint::Checkpoint;
use crate::key::VerifierKey;
use crate::note::{LONGEST, Note};
use crate::tiles::CHECKPOINT;

pub use verdict::{Check, Fault, Place, Verdict, Witnessed};

/// A copy of a record: files by their path, as in [`tiles`](crate::tiles).
pub trait Source {
    /// The bytes of a file, `None` if there is no such file. Of a file that is longer than `limit` bytes, at least `limit` + 1.
    fn read(&self, path: &str, limit: usize) -> io::Result<Option<Vec<u8>>>;
}

/// What the reader holds the record against.
#[derive(Clone, Copy, Debug, Default)]
pub struct Demands<'a> {
    /// The record's key, from a place that the record cannot change. Without it nobody's signature says whose record this is.
    pub key: Option<&'a VerifierKey>,
    /// Witnesses the reader trusts.
    pub witnesses: &'a [VerifierKey],
    /// How many of them must have signed; all if `None`.
    pub quorum: Option<usize>,
    /// A checkpoint the reader kept from an earlier visit.
    pub since: Option<&'a (Checkpoint, Note)>,
}

/// Checks a record. `None` if there is no checkpoint, so that there is nothing to check.
///
/// `progress` is told the number of entries that were checked, and of all.
///
/// # Errors
/// A file is there and cannot be read.
pub fn verify(
    source: &dyn Source,
    demands: Demands<'_>,
    progress: &mut dyn FnMut(u64, u64),
) -> io::Result<Option<Verdict>> {
    let Some(bytes) = source.read(CHECKPOINT, LONGEST)? else { return Ok(None) };
    let mut verdict = Verdict::default();
    let (checkpoint, note) = match Checkpoint::read(&bytes) {
        Ok(read) => read,
        Err(why) => {
            verdict.faults.push(Fault::new(Check::Checkpoint, Place::Checkpoint, why.to_string()));
            return Ok(Some(verdict));
        }
    };
    signed::check(&checkpoint, &note, demands, &mut verdict);
    let since = signed::earlier(&checkpoint, demands, &mut verdict);
    walk::walk(source, &checkpoint, since, progress, &mut verdict)?;
    verdict.checkpoint = Some(checkpoint);
    Ok(Some(verdict))
}
