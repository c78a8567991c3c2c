//! Statements that were taken out (the room `removing` says on which grounds, and how).

use omov_store::{Error, Moment, ReadTx, WriteTx, params};

use super::{DebateId, sql};

/// What was taken out: its number, the ground, and when. Nobody's words and no names.
pub(super) type Removed = (u32, String, Moment);

/// What was taken out of a debate.
pub(super) fn list(tx: &mut ReadTx<'_>, debate: DebateId) -> Result<Vec<Removed>, Error> {
    tx.all(&sql::REMOVED, params![debate])
}

/// Takes it out. Says whether it was still there.
pub(super) fn remove(
    tx: &mut WriteTx<'_>,
    debate: DebateId,
    number: u32,
    ground: &str,
    now: Moment,
) -> Result<bool, Error> {
    Ok(tx.execute(&sql::REMOVE, params![debate, number, ground, now])? == 1)
}
