//! What a witness writes down: what it has signed, and what it has refused with what that shows.
//!
//! Looking what was signed last, deciding and writing down the next is one transaction, and writes come one after the other. So
//! two requests at the same moment are decided as if one had come later.

use omov_record::key::VerifierKey;
use omov_record::witness::{Approved, Refusal, Request, Seen, decide};
use omov_record::{Checkpoint, Hash};
use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};
use sha2::{Digest as _, Sha256};

use super::sql;

/// A checkpoint that was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signed {
    pub(super) seen: Seen,
    /// With the signature of the record.
    pub(super) note: String,
    pub(super) at: Moment,
}

impl FromRow for Signed {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let seen = Seen { size: row.get(0)?, root: Hash(row.get(1)?) };
        Ok(Self { seen, note: row.get(2)?, at: row.get(3)? })
    }
}

/// What a refused checkpoint shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The record has signed two roots for one size: a proof that needs nobody's word.
    Fork,
    /// It has fewer entries than the last one signed here, and was never signed here. It may be one from before, sent late.
    Rollback,
    /// Nothing showed that it continues what was signed here. The proof may only have been a wrong one.
    Unproved,
}

impl Kind {
    pub(super) const ALL: [Self; 3] = [Self::Fork, Self::Rollback, Self::Unproved];

    /// Its word in the tables.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Fork => "fork",
            Self::Rollback => "rollback",
            Self::Unproved => "unproved",
        }
    }
}

/// The name of a refused checkpoint: the hash of what it says.
pub(super) type Id = [u8; 32];

/// A checkpoint that was not signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) id: Id,
    pub(super) origin: String,
    pub(super) kind: Kind,
    pub(super) seen: Seen,
    /// With the signature of the record.
    pub(super) note: String,
    /// The checkpoint that was signed here, against which it stands.
    pub(super) against: String,
    pub(super) first: Moment,
    pub(super) last: Moment,
    pub(super) times: u64,
}

impl FromRow for Refused {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let word: String = row.get(2)?;
        // The table has no other words.
        let kind = Kind::ALL.into_iter().find(|kind| kind.word() == word).unwrap_or(Kind::Unproved);
        Ok(Self {
            id: row.get(0)?,
            origin: row.get(1)?,
            kind,
            seen: Seen { size: row.get(3)?, root: Hash(row.get(4)?) },
            note: row.get(5)?,
            against: row.get(6)?,
            first: row.get(7)?,
            last: row.get(8)?,
            times: row.get(9)?,
        })
    }
}

/// So many of each kind are kept for a record. Of forks the first, because one is enough and none may be pushed out; of the rest the
/// last.
pub(super) const MOST: u32 = 100;

/// The last checkpoint of a record that was signed.
pub(super) fn latest(tx: &mut ReadTx<'_>, origin: &str) -> Result<Option<Signed>, Error> {
    tx.optional(&sql::LATEST, params![origin])
}

/// What was refused of a record, of one kind, the latest first.
pub(super) fn refused(tx: &mut ReadTx<'_>, origin: &str, kind: Kind) -> Result<Vec<Refused>, Error> {
    tx.all(&sql::REFUSED_OF_KIND, params![origin, kind.word(), MOST])
}

/// One of them.
pub(super) fn find(tx: &mut ReadTx<'_>, id: Id) -> Result<Option<Refused>, Error> {
    tx.optional(&sql::REFUSED, params![id])
}

/// Decides about a request, and writes down what follows. The signature is made after this is durable, never before.
pub(super) fn consider(
    tx: &mut WriteTx<'_>,
    keys: &[VerifierKey],
    request: &Request,
    now: Moment,
) -> Result<Result<Approved, Refusal>, Error> {
    let origin = &request.checkpoint.origin;
    let latest = latest(tx, origin)?;
    let seen = latest.as_ref().map_or_else(Seen::default, |latest| latest.seen);
    let decided = decide(keys, seen, request);
    match (&decided, latest) {
        (Ok(approved), _) => {
            let note = bare(keys, request);
            let Seen { size, root } = approved.seen();
            tx.execute(&sql::SIGN, params![origin, number(size), root.0, note, now])?;
            settle(tx, origin, approved.seen(), &note)?;
        }
        (Err(refusal), Some(latest)) => {
            if let Some((kind, against)) = shows(tx, refusal, request, latest)? {
                write_down(tx, request, kind, &bare(keys, request), &against, now)?;
            }
        }
        (Err(_), None) => {}
    }
    Ok(decided)
}

/// What a refused checkpoint shows, and against which that was signed here.
fn shows(
    tx: &mut ReadTx<'_>,
    refusal: &Refusal,
    request: &Request,
    latest: Signed,
) -> Result<Option<(Kind, String)>, Error> {
    let Checkpoint { origin, size, root } = &request.checkpoint;
    Ok(match refusal {
        Refusal::Fork { .. } => Some((Kind::Fork, latest.note)),
        Refusal::NotProved { .. } => Some((Kind::Unproved, latest.note)),
        Refusal::Rollback { .. } => {
            match tx.optional::<Signed>(&sql::SIGNED_AT, params![origin, number(*size)])? {
                // An earlier one of the same history, sent again.
                Some(before) if before.seen.root == *root => None,
                Some(before) => Some((Kind::Fork, before.note)),
                None => Some((Kind::Rollback, latest.note)),
            }
        }
        _ => None,
    })
}

/// Keeps a refused checkpoint, once.
fn write_down(
    tx: &mut WriteTx<'_>,
    request: &Request,
    kind: Kind,
    note: &str,
    against: &str,
    now: Moment,
) -> Result<(), Error> {
    let Checkpoint { origin, size, root } = &request.checkpoint;
    let id: Id = Sha256::digest(request.checkpoint.text()).into();
    if let Some(before) = find(tx, id)? {
        if kind == Kind::Fork && before.kind != Kind::Fork {
            tx.execute(&sql::PROVED, params![id, against])?;
        }
        tx.execute(&sql::REFUSE_AGAIN, params![id, now])?;
        return Ok(());
    }
    let many: u32 = tx.one(&sql::HOW_MANY, params![origin, kind.word()])?;
    if many >= MOST {
        if kind == Kind::Fork {
            return Ok(());
        }
        tx.execute(&sql::FORGET_OLDEST, params![origin, kind.word()])?;
    }
    tx.execute(&sql::REFUSE, params![id, origin, kind.word(), number(*size), root.0, note, against, now])?;
    Ok(())
}

/// Now that a checkpoint of this size is signed, one of the same size that was refused for want of a proof is either the same,
/// or proved to be a fork.
fn settle(tx: &mut WriteTx<'_>, origin: &str, signed: Seen, note: &str) -> Result<(), Error> {
    let open: Vec<Refused> = tx.all(&sql::REFUSED_OF_SIZE, params![origin, number(signed.size)])?;
    for refused in open.into_iter().filter(|refused| refused.kind != Kind::Fork) {
        if refused.seen == signed {
            tx.execute(&sql::CLEARED, params![refused.id])?;
        } else {
            tx.execute(&sql::PROVED, params![refused.id, note])?;
        }
    }
    Ok(())
}

/// The checkpoint with the signatures of the record's own keys, and no other line: those are anybody's.
fn bare(keys: &[VerifierKey], request: &Request) -> String {
    let mut note = request.note.clone();
    let own = keys.iter().filter(|key| key.name() == request.checkpoint.origin && note.signed(key).is_ok());
    let own: Vec<_> = own.map(|key| (key.name().to_owned(), key.id())).collect();
    note.signatures.retain(|line| own.iter().any(|(name, id)| (&line.name, &line.id) == (name, id)));
    note.signatures.dedup();
    note.print()
}

/// A size as the database takes it: none is beyond 2^53.
fn number(size: u64) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}
