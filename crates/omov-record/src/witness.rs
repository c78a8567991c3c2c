//! What a witness does: it looks whether a record it knows has only grown since it last looked, and signs if so. Then nobody can be
//! shown another record than everybody else without a witness signing both, which an honest one never does.
//!
//! The request and the answers are those of `add-checkpoint` in c2sp.org/tlog-witness. The decision is here; the caller carries requests
//! in and answers out, and keeps what was [`Seen`]. It has to read that, decide, and keep the new one as *one* step that no other request
//! comes between, and to keep it durably *before* it hands out the signature.

use crate::checkpoint::NoCheckpoint;
use crate::key::{Purpose, SigningKey, VerifierKey};
use crate::note::{NotSigned, Note, Signature};
use crate::tree::{Proof, consistent};
use crate::{Checkpoint, Hash, decimal};

/// No proof has more hashes.
const LONGEST_PROOF: usize = 63;

/// The last checkpoint of a record that the witness has signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its number of entries.
    pub size: u64,
    /// Its root.
    pub root: Hash,
}

impl Default for Seen {
    /// Nothing was seen yet.
    fn default() -> Self {
        Self { size: 0, root: Hash::EMPTY }
    }
}

/// A checkpoint that somebody asks to have signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The size of the checkpoint that, as they believe, the witness signed last. 0 if none.
    pub old: u64,
    /// Shows that the record of `old` entries is the beginning of the new one.
    pub proof: Proof,
    /// What the new checkpoint says.
    pub checkpoint: Checkpoint,
    /// The new checkpoint, signed.
    pub note: Note,
}

/// Why some bytes are no request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoRequest {
    /// The first line.
    #[error("line 1 of a request is “old” and a number of entries")]
    Old,
    /// The lines of the proof, or no empty line after them.
    #[error("line {0} of a request is neither a hash of the proof nor the empty line after it")]
    Proof(usize),
    /// More hashes than any proof has.
    #[error("a proof has at most {LONGEST_PROOF} hashes")]
    LongProof,
    /// The checkpoint.
    #[error("the checkpoint in the request cannot be read: {0}")]
    Checkpoint(#[from] NoCheckpoint),
}

impl Request {
    /// Reads the body of a request.
    pub fn parse(body: &[u8]) -> Result<Self, NoRequest> {
        let (mut line, mut rest) = next(body).ok_or(NoRequest::Old)?;
        let old = line.strip_prefix("old ").and_then(decimal).ok_or(NoRequest::Old)?;
        let mut proof = Proof::new();
        loop {
            let here = NoRequest::Proof(proof.len() + 2);
            (line, rest) = next(rest).ok_or(here)?;
            if line.is_empty() {
                break;
            }
            if proof.len() == LONGEST_PROOF {
                return Err(NoRequest::LongProof);
            }
            proof.push(Hash::parse(line).ok_or(here)?);
        }
        let (checkpoint, note) = Checkpoint::read(rest)?;
        Ok(Self { old, proof, checkpoint, note })
    }

    /// The body of the request.
    pub fn print(&self) -> String {
        let mut lines = vec![format!("old {}", self.old)];
        lines.extend(self.proof.iter().map(Hash::to_string));
        format!("{}\n\n{}", lines.join("\n"), self.note.print())
    }
}

fn next(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let end = bytes.iter().position(|b| *b == b'\n')?;
    Some((std::str::from_utf8(&bytes[..end]).ok()?, &bytes[end + 1..]))
}

/// Why a witness does not sign.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// None of the keys it was given belongs to this record.
    #[error("this witness does not know the record “{origin}”: ask who runs it to add its key")]
    UnknownLog {
        /// What the checkpoint calls the record.
        origin: String,
    },
    /// The record is known, and its key has not signed this.
    #[error("the checkpoint is not signed by the key of this record that the witness was given: {0}")]
    WrongKey(NotSigned),
    /// The checkpoint would take back what was there.
    #[error("rolled back: the witness has signed {seen} entries, and this checkpoint has only {size}")]
    Rollback {
        /// The size the witness signed last.
        seen: u64,
        /// The size in the checkpoint.
        size: u64,
        /// The old size in the request.
        old: u64,
    },
    /// The request starts from another checkpoint than the last one: perhaps its sender missed an answer.
    #[error("stale: the witness has signed {seen} entries, and the request starts from {old}; ask again from {seen}")]
    Stale {
        /// The size the witness signed last.
        seen: u64,
        /// The size in the checkpoint.
        size: u64,
        /// The old size in the request.
        old: u64,
    },
    /// As many entries, another root: there are two records of this name.
    #[error("forked: the witness has signed another root for the same {size} entries")]
    Fork {
        /// The size.
        size: u64,
        /// The old size in the request.
        old: u64,
    },
    /// The new record does not begin with the old one, or the proof is not the right one.
    #[error(
        "forked, or the proof is wrong: it does not show that the {seen} entries the witness has signed are the beginning of these {size}"
    )]
    NotProved {
        /// The size the witness signed last.
        seen: u64,
        /// The size in the checkpoint.
        size: u64,
    },
}

impl Refusal {
    /// The status of the answer over HTTP, by c2sp.org/tlog-witness.
    pub fn status(&self) -> u16 {
        match self {
            Self::UnknownLog { .. } => 404,
            Self::WrongKey(_) => 403,
            // No record shrinks: such a request is refused whatever the witness has seen.
            Self::Rollback { size, old, .. } | Self::Stale { size, old, .. } | Self::Fork { size, old }
                if old > size =>
            {
                400
            }
            Self::Rollback { .. } | Self::Stale { .. } | Self::Fork { .. } => 409,
            Self::NotProved { .. } => 422,
        }
    }

    /// The size that a sender needs to ask again (answered as `text/x.tlog.size`), if that is what is wrong.
    pub fn last_size(&self) -> Option<u64> {
        let (seen, old) = match self {
            Self::Stale { seen, old, .. } | Self::Rollback { seen, old, .. } | Self::Fork { size: seen, old } => {
                (seen, old)
            }
            Self::UnknownLog { .. } | Self::WrongKey(_) | Self::NotProved { .. } => return None,
        };
        (self.status() == 409 && old != seen).then_some(*seen)
    }
}

/// The witness may sign: first keep [`seen`](Self::seen), then [`sign`](Self::sign).
#[derive(Debug)]
#[must_use = "a checkpoint that was found good is still to be kept and signed"]
pub struct Approved {
    checkpoint: Checkpoint,
    note: Note,
}

/// Decides whether to sign. `keys` are those of the records this witness looks after, each named like its record; `seen` is the last
/// checkpoint of *this* record that it signed.
pub fn decide(keys: &[VerifierKey], seen: Seen, request: &Request) -> Result<Approved, Refusal> {
    known(keys, request)?;
    let Request { old, proof, checkpoint, note } = request;
    let Checkpoint { size, root, .. } = checkpoint;
    let Seen { size: seen_size, root: seen_root } = seen;
    if *size < seen_size {
        return Err(Refusal::Rollback { seen: seen_size, size: *size, old: *old });
    }
    if *size == seen_size && *root != seen_root {
        return Err(Refusal::Fork { size: *size, old: *old });
    }
    if *old != seen_size {
        return Err(Refusal::Stale { seen: seen_size, size: *size, old: *old });
    }
    if !consistent(seen_size, seen_root, *size, *root, proof) {
        return Err(Refusal::NotProved { seen: seen_size, size: *size });
    }
    Ok(Approved { checkpoint: checkpoint.clone(), note: note.clone() })
}

/// Whether one of these records has signed the checkpoint: the part of the decision for which nothing has to be looked up.
pub fn known(keys: &[VerifierKey], request: &Request) -> Result<(), Refusal> {
    let Request { checkpoint: Checkpoint { origin, .. }, note, .. } = request;
    let known: Vec<&VerifierKey> =
        keys.iter().filter(|key| key.purpose() == Purpose::Note && key.name() == origin).collect();
    if known.is_empty() {
        return Err(Refusal::UnknownLog { origin: origin.clone() });
    }
    // A record that changes its key has two for a while.
    let mut wrong = NotSigned::Missing;
    if !known.iter().any(|key| note.signed(key).inspect_err(|why| wrong = *why).is_ok()) {
        return Err(Refusal::WrongKey(wrong));
    }
    Ok(())
}

impl Approved {
    /// What is to be kept durably before anything is signed.
    pub fn seen(&self) -> Seen {
        Seen { size: self.checkpoint.size, root: self.checkpoint.root }
    }

    /// The witness's signature: the line that is the answer. `moment`: now, in seconds since 1970. `None` if the key is not one for cosignatures.
    pub fn sign(self, key: &SigningKey, moment: u64) -> Option<Signature> {
        if key.verifier().purpose() != Purpose::Cosignature {
            return None;
        }
        let mut note = self.note;
        note.sign(key, moment);
        note.signatures.pop()
    }
}
