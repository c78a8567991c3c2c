//! Signing a checkpoint over what has been committed, in the background.
//!
//! Nothing is signed that is not durable: the rows are read after their commit. And nothing is signed that takes back what was signed
//! before: the new tree has to begin with the published checkpoint and with the one in the data folder, and its hashes have to be those
//! of the entries as they stand. If not, the record stays where it is, and whoever looks after the machine is told.

use std::path::Path;

use omov_record::note::Note;
use omov_record::tree::{Plan, consistent, stored};
use omov_record::{Checkpoint, Hash};
use omov_store::{Error, ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;

use super::kept::{self, Published};
use super::witnesses::{self, Answer};
use super::{column, key, sql, tree};
use crate::house::work::{Task, Undone};
use crate::house::{House, Stop};

/// So many entries are read at once.
const AT_ONCE: u64 = 512;

/// Why nothing is signed: what is in the database is not what was published.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Trouble {
    #[error(
        "the public record was published with {signed} entries and has only {size}: this database is older than what was \
         published; bring back a later copy of it"
    )]
    Shorter { signed: u64, size: u64 },
    #[error(
        "the public record does not begin with the {signed} entries that were published: they were changed, or this database is \
         not the one they came from; bring back a copy in which they are whole"
    )]
    Forked { signed: u64 },
    #[error("entry {number} of the public record was changed in the database after it was put there")]
    Changed { number: u64 },
    #[error("the checkpoint in {place} cannot be read")]
    Unreadable { place: &'static str },
}

/// What is there, and found sound.
#[derive(Clone, Debug)]
pub(crate) struct Sound {
    pub(crate) size: u64,
    root: Hash,
    published: Option<Published>,
}

impl Sound {
    /// How many entries stand under a signed checkpoint.
    pub(crate) fn signed(&self) -> u64 {
        self.published.as_ref().map_or(0, |published| published.size)
    }
}

/// Why the record was not published.
enum Unpublished {
    Stop(Stop),
    Trouble(Trouble),
}

impl From<Stop> for Unpublished {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

/// The job of an act.
pub(super) async fn job(task: Task) -> Result<(), Undone> {
    match publish(&task.house, false).await {
        Ok(()) => Ok(()),
        Err(Unpublished::Stop(stop)) => Err(stop.into()),
        Err(Unpublished::Trouble(trouble)) => Err(Undone::Failed(trouble.to_string())),
    }
}

/// And from time to time, for witnesses that could not be reached.
pub(super) async fn again(house: House) -> Result<(), Stop> {
    match publish(&house, true).await {
        // The log has been told; trying at once again would not mend it.
        Ok(()) | Err(Unpublished::Trouble(_)) => Ok(()),
        Err(Unpublished::Stop(stop)) => Err(stop),
    }
}

/// Publishes what is new. Witnesses that have not signed what is there are asked once more if it is `again`.
async fn publish(house: &House, again: bool) -> Result<(), Unpublished> {
    let data = house.data().to_owned();
    let seen = house.store().read(move |tx| Ok(standing(tx, &data)?)).await?.map_err(|trouble| {
        tracing::error!(%trouble, "THE PUBLIC RECORD IS NOT SIGNED ANY MORE");
        Unpublished::Trouble(trouble)
    })?;
    let is_new = seen.signed() < seen.size;
    if !is_new && !again {
        return Ok(());
    }
    let behind = witnesses::behind(house, seen.size).await?;
    if !is_new && behind.is_empty() {
        return Ok(());
    }
    let (checkpoint, note) = if is_new { sign(house, &seen).await? } else { signed(&seen)? };
    let answers = witnesses::ask(house, behind, &checkpoint, &note).await?;
    let (now, size, text) = (house.now(), checkpoint.size, note.print());
    let store = move |tx: &mut WriteTx<'_>| {
        if is_new {
            tx.execute(&sql::PUBLISH, params![column(size), text, now])?;
        }
        for (witness, answer) in &answers {
            match answer {
                Answer::Signed { line, at } => {
                    tx.execute(&sql::COSIGNED, params![witness, column(size), line, at])?;
                }
                Answer::Refused(trouble) => {
                    tx.execute(&sql::NOT_COSIGNED, params![witness, now, *trouble])?;
                }
            }
        }
        Ok(())
    };
    Ok(house.store().write(store).await?)
}

/// Signs what is there, and keeps it in the data folder before anybody sees it.
async fn sign(house: &House, seen: &Sound) -> Result<(Checkpoint, Note), Stop> {
    let key = key::signing(house).await?;
    let checkpoint = Checkpoint { origin: key.verifier().name().into(), size: seen.size, root: seen.root };
    let mut note = checkpoint.note().ok_or(Refusal::Failed)?;
    note.sign(&key, 0);
    let (data, text) = (house.data().to_owned(), note.print());
    let kept = tokio::task::spawn_blocking(move || kept::keep(&data, &text)).await;
    kept.map_err(|_| Refusal::Failed)?.map_err(|error| {
        tracing::error!(kind = %error.kind(), "the checkpoint of the public record cannot be kept in the data folder");
        Refusal::Failed
    })?;
    Ok((checkpoint, note))
}

fn signed(seen: &Sound) -> Result<(Checkpoint, Note), Stop> {
    let read = seen.published.as_ref().map(Published::read);
    Ok(read.and_then(Result::ok).ok_or(Refusal::Failed)?)
}

/// Whether what is in the database continues what was published.
///
/// # Errors
/// The database's own. What is wrong with the record is in the inner result.
pub(crate) fn standing(tx: &mut ReadTx<'_>, data: &Path) -> Result<Result<Sound, Trouble>, Error> {
    let published = kept::published(tx)?;
    let before = match published.as_ref().map(Published::read) {
        None => None,
        Some(Ok((checkpoint, _))) => Some(checkpoint),
        Some(Err(_)) => return Ok(Err(Trouble::Unreadable { place: "the database" })),
    };
    let there = match kept::last(data) {
        Ok(None) => None,
        Ok(Some(bytes)) => match Checkpoint::read(&bytes) {
            Ok((checkpoint, _)) => Some(checkpoint),
            Err(_) => return Ok(Err(Trouble::Unreadable { place: "the data folder" })),
        },
        Err(_) => return Ok(Err(Trouble::Unreadable { place: "the data folder" })),
    };
    let size = tree::size(tx)?;
    let longest = [&before, &there].into_iter().flatten().map(|checkpoint| checkpoint.size).max();
    if let Some(signed) = longest.filter(|signed| *signed > size) {
        return Ok(Err(Trouble::Shorter { signed, size }));
    }
    let root = match root(tx, before.as_ref(), size)? {
        Ok(root) => root,
        Err(trouble) => return Ok(Err(trouble)),
    };
    if let Some(Checkpoint { size: signed, root: old, .. }) = there
        && !continues(tx, (signed, old), (size, root))?
    {
        return Ok(Err(Trouble::Forked { signed }));
    }
    Ok(Ok(Sound { size, root, published }))
}

/// The root of the record of `size` entries, from the published root and the entries since. Every stored hash since is compared.
fn root(tx: &mut ReadTx<'_>, before: Option<&Checkpoint>, size: u64) -> Result<Result<Hash, Trouble>, Error> {
    let (signed, old) = before.map_or((0, Hash::EMPTY), |checkpoint| (checkpoint.size, checkpoint.root));
    let Some(mut edge) = tree::edge(tx, signed)?.filter(|edge| edge.root() == old) else {
        return Ok(Err(Trouble::Forked { signed }));
    };
    while edge.size() < size {
        let (first, end) = (edge.size(), size.min(edge.size() + AT_ONCE));
        let entries: Vec<(u64, Vec<u8>)> = tx.all(&sql::RANGE, params![column(first), column(end)])?;
        let rows = tree::range(tx, stored(first)..stored(end))?;
        let mut rows = rows.iter();
        for number in first..end {
            let (mut position, mut new) = (edge.next_position(), Vec::new());
            let entry = entries.get((number - first) as usize).filter(|(there, _)| *there == number);
            let is_pushed = entry.is_some_and(|(_, bytes)| edge.push(Hash::leaf(bytes), &mut new));
            let mut is_same = is_pushed;
            for hash in new {
                is_same &= rows.next() == Some(&(position, hash));
                position += 1;
            }
            if !is_same {
                return Ok(Err(Trouble::Changed { number }));
            }
        }
    }
    Ok(Ok(edge.root()))
}

/// Whether the record with the second size and root begins with the first.
fn continues(tx: &mut ReadTx<'_>, (old, old_root): (u64, Hash), (size, root): (u64, Hash)) -> Result<bool, Error> {
    let Ok(plan) = Plan::consistency(old, size) else { return Ok(false) };
    let proof = tree::proof(tx, &plan)?;
    Ok(proof.is_some_and(|proof| consistent(old, old_root, size, root, &proof)))
}
