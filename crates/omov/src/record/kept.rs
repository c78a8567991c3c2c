//! What was published: the signed checkpoint, the witnesses' lines below it, and the one in the data folder.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use omov_record::Checkpoint;
use omov_record::checkpoint::NoCheckpoint;
use omov_record::note::{MOST_SIGNATURES, Note, Signature};
use omov_store::{Error, FromRow, Moment, ReadTx, Row, params};

use super::sql;

/// The name of the file in the data folder that holds the last checkpoint this machine has signed. A database can be put back to an
/// earlier day, and this file does not go back with it.
pub(crate) const FILE: &str = "record-checkpoint";

/// How far the record is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Published {
    pub(super) size: u64,
    /// The checkpoint, signed by the record alone.
    pub(super) checkpoint: String,
    pub(super) signed_at: Moment,
}

impl FromRow for Published {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { size: row.get(0)?, checkpoint: row.get(1)?, signed_at: row.get(2)? })
    }
}

impl Published {
    /// What it says.
    pub(super) fn read(&self) -> Result<(Checkpoint, Note), NoCheckpoint> {
        Checkpoint::read(self.checkpoint.as_bytes())
    }
}

/// What a witness has signed last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cosigned {
    /// The text of the witness's key.
    pub(super) witness: String,
    pub(super) size: u64,
    pub(super) line: String,
    pub(super) signed_at: Option<Moment>,
    pub(super) asked_at: Moment,
    pub(super) trouble: String,
}

impl FromRow for Cosigned {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            witness: row.get(0)?,
            size: row.get(1)?,
            line: row.get(2)?,
            signed_at: row.get(3)?,
            asked_at: row.get(4)?,
            trouble: row.get(5)?,
        })
    }
}

/// How far the record is published; nothing if it never was.
pub(super) fn published(tx: &mut ReadTx<'_>) -> Result<Option<Published>, Error> {
    tx.optional(&sql::PUBLISHED, params![])
}

/// What each witness has signed.
pub(super) fn cosigned(tx: &mut ReadTx<'_>) -> Result<Vec<Cosigned>, Error> {
    tx.all(&sql::COSIGNATURES, params![])
}

/// The checkpoint as everybody gets it: signed by the record, and below it by the witnesses that have signed this very one.
pub(super) fn checkpoint(tx: &mut ReadTx<'_>) -> Result<Option<String>, Error> {
    let Some(published) = published(tx)? else { return Ok(None) };
    let Ok((_, mut note)) = published.read() else { return Ok(Some(published.checkpoint)) };
    let lines = cosigned(tx)?.into_iter().filter(|one| one.size == published.size);
    note.signatures.extend(lines.filter_map(|one| Signature::parse(one.line.trim_end_matches('\n'))));
    note.signatures.truncate(MOST_SIGNATURES);
    Ok(Some(note.print()))
}

/// The checkpoint that this machine has signed last, as the data folder has it.
pub(super) fn last(data: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(data.join(FILE)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Keeps a checkpoint in the data folder, durably.
pub(super) fn keep(data: &Path, checkpoint: &str) -> io::Result<()> {
    let mut new = tempfile::NamedTempFile::new_in(data)?;
    new.write_all(checkpoint.as_bytes())?;
    new.as_file().sync_all()?;
    new.persist(data.join(FILE)).map_err(|failed| failed.error)?;
    File::open(data)?.sync_all()
}
