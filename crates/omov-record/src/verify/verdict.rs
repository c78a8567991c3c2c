//! What a verification says.

use std::fmt;

use crate::Checkpoint;

/// What was checked and does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Check {
    /// The checkpoint cannot be read.
    Checkpoint,
    /// The record's key has not signed the checkpoint.
    Signature,
    /// Fewer witnesses than demanded have signed the checkpoint.
    Witness,
    /// The reader's own checkpoint is not one of this record.
    Since,
    /// The record has fewer entries than the reader's own checkpoint says.
    Rollback,
    /// The record does not begin with what the reader's own checkpoint covers.
    Fork,
    /// The checkpoint speaks of entries that the record does not hold.
    Future,
    /// A file is missing.
    Missing,
    /// A file is cut, or too long, or its parts do not fit into it.
    Length,
    /// A hash in a tile was changed.
    Tile,
    /// An entry was changed, or is none.
    Entry,
    /// Entries and the tiles above them were changed together.
    Rewritten,
    /// The checkpoint's root is not that of the entries.
    Root,
}

impl Check {
    /// All of them, in the order in which they are looked at.
    pub const ALL: [Self; 13] = [
        Self::Checkpoint,
        Self::Signature,
        Self::Witness,
        Self::Since,
        Self::Rollback,
        Self::Future,
        Self::Missing,
        Self::Length,
        Self::Tile,
        Self::Entry,
        Self::Rewritten,
        Self::Root,
        Self::Fork,
    ];

    /// Its name in answers to programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Checkpoint => "checkpoint",
            Self::Signature => "signature",
            Self::Witness => "witness",
            Self::Since => "since",
            Self::Rollback => "rollback",
            Self::Fork => "fork",
            Self::Future => "future",
            Self::Missing => "missing",
            Self::Length => "length",
            Self::Tile => "tile",
            Self::Entry => "entry",
            Self::Rewritten => "rewritten",
            Self::Root => "root",
        }
    }

    /// What a reader should make of it.
    pub fn conclusion(self) -> &'static str {
        match self {
            Self::Checkpoint | Self::Signature => {
                "Nothing here is vouched for by the record's key. Get the key and a fresh copy, and ask who runs the record."
            }
            Self::Witness => {
                "Without them you may be shown another record than everybody else. Ask the witnesses what they signed."
            }
            Self::Since => "Compare with a checkpoint that you kept of this very record.",
            Self::Rollback | Self::Fork => {
                "Keep both checkpoints: together they show that the record was changed after it was published. Make that known."
            }
            Self::Future | Self::Missing => {
                "The copy is not complete. Copy again; if it is still missing, ask who runs the record."
            }
            Self::Length | Self::Tile | Self::Entry => {
                "The copy was damaged or the record was changed. Copy again from elsewhere, and compare."
            }
            Self::Rewritten | Self::Root => {
                "What is shown here is not what was signed. Keep this copy, and compare with what others have."
            }
        }
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Where something does not hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The checkpoint of the record.
    Checkpoint,
    /// The checkpoint that the reader kept.
    Since,
    /// An entry, by its number.
    Entry(u64),
    /// A file, by its path.
    File(String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Checkpoint => f.write_str("checkpoint"),
            Self::Since => f.write_str("your own checkpoint"),
            Self::Entry(number) => write!(f, "entry {number}"),
            Self::File(path) => f.write_str(path),
        }
    }
}

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// What was checked.
    pub check: Check,
    /// Where.
    pub place: Place,
    /// What is wrong, in one sentence without its end.
    pub detail: String,
}

impl Fault {
    pub(crate) fn new(check: Check, place: Place, detail: impl Into<String>) -> Self {
        Self { check, place, detail: detail.into() }
    }
}

/// What a witness has to do with the checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witnessed {
    /// The name of its key.
    pub name: String,
    /// When it signed, by its own clock: seconds since 1970.
    pub moment: Option<u64>,
}

/// The answer of the verifier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// What the checkpoint says, if it could be read.
    pub checkpoint: Option<Checkpoint>,
    /// Whether the reader gave a key, and it has signed.
    pub signed: bool,
    /// The witnesses that the reader named, in that order.
    pub witnesses: Vec<Witnessed>,
    /// The size of the reader's own checkpoint, if the record begins with it.
    pub since: Option<u64>,
    /// So many entries were read and are in order.
    pub entries: u64,
    /// Entries whose moment is before that of the entry before them: a clock was set back. Their order is not in doubt. The first few.
    pub set_back: Vec<u64>,
    /// How many there are of these.
    pub set_backs: u64,
    /// What does not hold.
    pub faults: Vec<Fault>,
    /// There were too many faults, and the rest was not looked at.
    pub stopped: bool,
}

impl Verdict {
    /// True if nothing failed.
    pub fn valid(&self) -> bool {
        self.faults.is_empty()
    }

    /// How many of the witnesses that the reader named have signed.
    pub fn witnessed(&self) -> usize {
        self.witnesses.iter().filter(|w| w.moment.is_some()).count()
    }
}
