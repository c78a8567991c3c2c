//! What the room holds about one person: what they approve on agendas that are not drawn up yet.

use omov_store::{Error, Moment, ReadTx, WriteTx, params};

use super::sql;
use crate::members::MemberId;
use crate::members::held::{Held, Said};

/// What the room holds about a person.
pub(crate) fn held(tx: &mut ReadTx<'_>, member: MemberId, _: Moment) -> Result<Vec<Held>, Error> {
    let rows: Vec<(String, String)> = tx.all(&sql::HELD, params![member])?;
    let rows =
        rows.into_iter().map(|(agenda, motion)| vec![("agenda", Said::Text(agenda)), ("motion", Said::Text(motion))]);
    Ok(vec![Held { name: "agenda-approvals", rows: rows.collect() }])
}

/// Forgets what somebody approves.
pub(crate) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    tx.execute(&sql::FORGET_MEMBER, params![member]).map(|_| ())
}
