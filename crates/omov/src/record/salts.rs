//! What opens the commitments of an entry.

use omov_record::Entry;
use omov_store::{Error, ReadTx, params};

use super::append::Meant;
use super::{column, sql};
use crate::house::Stop;
use crate::members::MemberId;
use crate::offices::acts::{self, ActId};

/// A commitment that can be opened still.
#[derive(Clone, Debug)]
pub(super) struct Opened {
    pub(super) part: String,
    pub(super) salt: [u8; 32],
    pub(super) meant: Meant,
}

/// What can still be opened of an entry.
pub(super) fn of(tx: &mut ReadTx<'_>, entry: &Entry) -> Result<Vec<Opened>, Error> {
    let rows: Vec<(String, [u8; 32], Option<MemberId>)> = tx.all(&sql::SALTS, params![column(entry.number)])?;
    let mut opened = Vec::new();
    for (part, salt, member) in rows {
        let meant = match member {
            Some(member) => Meant::Member(member),
            None => Meant::Words(words(tx, entry)?),
        };
        opened.push(Opened { part, salt, meant });
    }
    Ok(opened)
}

/// The words of whoever acted, which stand with the act.
fn words(tx: &mut ReadTx<'_>, entry: &Entry) -> Result<String, Error> {
    let act: Option<ActId> = entry.facts.get("act").and_then(|act| act.parse().ok());
    Ok(act.map_or(Ok(None), |act| acts::reason(tx, act))?.unwrap_or_default())
}

/// The parts of an entry whose commitment is not what its salt and its row say: somebody has changed one of them.
pub(super) fn false_parts(tx: &mut ReadTx<'_>, entry: &Entry) -> Result<Vec<String>, Stop> {
    let mut wrong = Vec::new();
    for Opened { part, salt, meant } in of(tx, entry)? {
        if entry.people.get(&part) != Some(&meant.commitment(&salt)?) {
            wrong.push(part);
        }
    }
    Ok(wrong)
}
