//! What the threads of a store know together: whether storage has failed, and how much was done.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::Error;

/// How much a store has done since it was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Acts that were committed.
    pub acts: u64,
    /// Commits that made them durable. On SQLite, fewer than acts when many come at once.
    pub commits: u64,
    /// Times that an act was run again because it met another.
    pub again: u64,
}

#[derive(Debug, Default)]
pub(crate) struct Health {
    failed: OnceLock<Error>,
    acts: AtomicU64,
    commits: AtomicU64,
    again: AtomicU64,
}

impl Health {
    /// The error that every write gets once storage has failed.
    pub(crate) fn accepting(&self) -> Result<(), Error> {
        self.failed.get().map_or(Ok(()), |failed| Err(failed.clone()))
    }

    /// Remembers an error if it means that storage has failed. The first one is kept: later ones follow from it.
    pub(crate) fn note(&self, error: &Error) {
        if matches!(error, Error::StorageFailed { .. }) {
            let _ = self.failed.set(error.clone());
        }
    }

    pub(crate) fn committed(&self, acts: usize) {
        self.acts.fetch_add(acts as u64, Ordering::Relaxed);
        self.commits.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn run_again(&self) {
        self.again.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn counts(&self) -> Counts {
        Counts {
            acts: self.acts.load(Ordering::Relaxed),
            commits: self.commits.load(Ordering::Relaxed),
            again: self.again.load(Ordering::Relaxed),
        }
    }
}
