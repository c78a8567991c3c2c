//! What the room holds about one person: the changes they proposed.

use omov_store::{Error, Moment, ReadTx, WriteTx, params};

use super::sql;
use crate::members::MemberId;
use crate::members::held::{Held, Said};

/// What the room holds about a person.
pub(crate) fn held(tx: &mut ReadTx<'_>, member: MemberId, _: Moment) -> Result<Vec<Held>, Error> {
    let proposed: Vec<(String, Moment)> = tx.all(&sql::PROPOSED_BY, params![member])?;
    let rows = proposed.into_iter().map(|(reason, at)| vec![("when", Said::Time(at)), ("reason", Said::Text(reason))]);
    Ok(vec![Held { name: "proposed-rules", rows: rows.collect() }])
}

/// Forgets why somebody proposed a change, and their drafts. The text that was proposed stays: others may have voted on it.
pub(crate) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    tx.execute(&sql::FORGET_DRAFTS, params![member])?;
    tx.execute(&sql::FORGET_REASONS, params![member]).map(|_| ())
}
