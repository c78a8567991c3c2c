//! Checkpoints (c2sp.org/tlog-checkpoint): how many entries the record has, and their root. The text of a signed note:
//!
//! ```text
//! members.example/record
//! 1842
//! CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
//! ```
//!
//! Further lines are allowed there and refused here: nobody could check what they say.

use crate::key::sound_name;
use crate::note::{NoNote, Note};
use crate::{Hash, MAX_SIZE, decimal};

/// What a checkpoint says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which record this is: the name of the key that signs it. It should be the address of the record without `https://`.
    pub origin: String,
    /// The number of entries, at most [`MAX_SIZE`].
    pub size: u64,
    /// The root of the tree of these entries.
    pub root: Hash,
}

/// Why a text is not a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoCheckpoint {
    /// It is not even a signed note.
    #[error(transparent)]
    Note(#[from] NoNote),
    /// Not three lines.
    #[error("a checkpoint has three lines: which record, how many entries, and the root")]
    Lines,
    /// The origin could not be the name of a key.
    #[error("line 1 of a checkpoint names the record, without spaces and plus signs")]
    Origin,
    /// The size is not a number.
    #[error("line 2 of a checkpoint is the number of entries, at most {MAX_SIZE}")]
    Size,
    /// The root is not a hash.
    #[error("line 3 of a checkpoint is the root, 44 characters of base64")]
    Root,
    /// No entries, and another root than that of none.
    #[error("the root of a record without entries is always the same, and this is another")]
    Empty,
}

impl Checkpoint {
    /// The text, with its last end of line.
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, self.root)
    }

    /// Reads the text. A checkpoint has one spelling.
    pub fn parse(text: &str) -> Result<Self, NoCheckpoint> {
        let lines: Vec<&str> = text.strip_suffix('\n').ok_or(NoCheckpoint::Lines)?.split('\n').collect();
        let [origin, size, root] = lines[..] else { return Err(NoCheckpoint::Lines) };
        if !sound_name(origin) {
            return Err(NoCheckpoint::Origin);
        }
        let size = decimal(size).ok_or(NoCheckpoint::Size)?;
        let root = Hash::parse(root).ok_or(NoCheckpoint::Root)?;
        if size == 0 && root != Hash::EMPTY {
            return Err(NoCheckpoint::Empty);
        }
        Ok(Self { origin: origin.into(), size, root })
    }

    /// Reads a signed checkpoint. Its signatures are not checked.
    pub fn read(bytes: &[u8]) -> Result<(Self, Note), NoCheckpoint> {
        let note = Note::parse(bytes)?;
        Ok((Self::parse(note.text())?, note))
    }

    /// The note to be signed. `None` if the origin could not be the name of a key.
    pub fn note(&self) -> Option<Note> {
        sound_name(&self.origin).then(|| Note::new(self.text())).flatten()
    }
}
