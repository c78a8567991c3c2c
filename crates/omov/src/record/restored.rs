//! A house that comes back from a backup: the checkpoint in its data folder.
//!
//! A backup holds all entries of the checkpoint that it holds as published. So a new folder gets that one. But the folder, or the one
//! that the new one takes the place of, may hold a later one: then this machine has signed more than the backup knows, others have
//! seen it, and the later one stays. From then on nothing is signed that contradicts it ([`super::publish`]).

use std::fs;
use std::path::Path;

use omov_record::Checkpoint;
use omov_store::{Error, ReadTx};

use super::kept;
use super::publish::{self, Trouble};

/// Puts into the data folder the longest checkpoint that is known, and says what is wrong with the record beside it, if something is.
///
/// # Errors
/// The database's own, or in the inner result which folder cannot be read or written.
pub(crate) fn checkpoint(
    tx: &mut ReadTx<'_>,
    data: &Path,
    before: Option<&Path>,
) -> Result<std::io::Result<Option<Trouble>>, Error> {
    let published = kept::published(tx)?.map(|published| published.checkpoint.into_bytes());
    let there = match kept::last(data) {
        Ok(there) => there,
        Err(error) => return Ok(Err(error)),
    };
    let other = match before.map(kept::last).transpose() {
        Ok(other) => other.flatten(),
        Err(error) => return Ok(Err(error)),
    };
    let size = |bytes: &Vec<u8>| Checkpoint::read(bytes).map(|(checkpoint, _)| checkpoint.size).ok();
    // One that cannot be read stays as it is, and is named below.
    let is_readable = there.as_ref().is_none_or(|bytes| size(bytes).is_some());
    let longest = [other, published, there.clone()].into_iter().flatten().max_by_key(size);
    if let Some(longest) = longest.filter(|longest| is_readable && Some(longest) != there.as_ref()) {
        let text = String::from_utf8_lossy(&longest).into_owned();
        if let Err(error) = fs::create_dir_all(data).and_then(|()| kept::keep(data, &text)) {
            return Ok(Err(error));
        }
    }
    Ok(Ok(publish::standing(tx, data)?.err()))
}
