//! The rulebook in force.

use std::sync::{Arc, PoisonError, RwLock};

use omov_rules::Rulebook;
use omov_store::{Error, ReadTx, params};
use sha2::{Digest as _, Sha256};

use super::sql;

/// SHA-256 of a text.
pub(super) type Digest = [u8; 32];

/// Texts as they were read, by their digest: the last few, the latest first. A text never changes, so what was read from it
/// holds for every transaction, every database and as long as the process runs. Which text is in force is asked anew in each.
static READ: RwLock<Vec<(Digest, Arc<Rulebook>)>> = RwLock::new(Vec::new());
/// The present one, the one before it, and those that are proposed and looked at.
const KEPT: usize = 32;

pub(super) fn digest(text: &str) -> Digest {
    Sha256::digest(text).into()
}

/// The rulebook in force. There is one from the founding on.
pub(crate) fn present(tx: &mut ReadTx<'_>) -> Result<Arc<Rulebook>, Error> {
    let found: (i64, Digest) = tx.one(&sql::PRESENT, params![])?;
    book(tx, found)
}

/// The rulebook in force, once there is one.
pub(crate) fn find(tx: &mut ReadTx<'_>) -> Result<Option<Arc<Rulebook>>, Error> {
    let found: Option<(i64, Digest)> = tx.optional(&sql::PRESENT, params![])?;
    found.map(|found| book(tx, found)).transpose()
}

/// The number of the text in force.
pub(crate) fn number(tx: &mut ReadTx<'_>) -> Result<i64, Error> {
    let (number, _): (i64, Digest) = tx.one(&sql::PRESENT, params![])?;
    Ok(number)
}

/// The text of that number, in force or not.
pub(crate) fn numbered(tx: &mut ReadTx<'_>, number: i64) -> Result<Arc<Rulebook>, Error> {
    let digest: Digest = tx.one(&sql::DIGEST, params![number])?;
    book(tx, (number, digest))
}

/// The text of that number, read.
pub(super) fn book(tx: &mut ReadTx<'_>, (number, digest): (i64, Digest)) -> Result<Arc<Rulebook>, Error> {
    if let Some(book) = known(&digest) {
        return Ok(book);
    }
    let text: String = tx.one(&sql::TEXT, params![number])?;
    if self::digest(&text) != digest {
        return Err(damaged("a text that was changed behind the program’s back"));
    }
    read(&text).map_err(|_| damaged("a text that this program cannot read"))
}

fn damaged(found: &'static str) -> Error {
    Error::Column { statement: "rulebooks", number: 0, name: "wording".into(), found, wanted: "a rulebook" }
}

fn known(digest: &Digest) -> Option<Arc<Rulebook>> {
    let read = READ.read().unwrap_or_else(PoisonError::into_inner);
    read.iter().find(|(known, _)| known == digest).map(|(_, book)| book.clone())
}

/// Reads a text, or finds it among those that were read.
pub(crate) fn read(text: &str) -> Result<Arc<Rulebook>, omov_rules::Refused> {
    let digest = digest(text);
    if let Some(book) = known(&digest) {
        return Ok(book);
    }
    let book = Arc::new(Rulebook::parse(text)?.book);
    let mut read = READ.write().unwrap_or_else(PoisonError::into_inner);
    read.retain(|(known, _)| *known != digest);
    read.insert(0, (digest, book.clone()));
    read.truncate(KEPT);
    Ok(book)
}
