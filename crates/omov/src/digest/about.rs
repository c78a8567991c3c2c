//! What the room holds about one person: whether they get the weekly mail, and when they had the last.

use omov_store::{Error, Moment, ReadTx, WriteTx, params};

use super::sql;
use crate::members::MemberId;
use crate::members::held::{Held, Said};

/// What the room holds about a person.
pub(crate) fn held(tx: &mut ReadTx<'_>, member: MemberId, _: Moment) -> Result<Vec<Held>, Error> {
    let last: Option<(bool, Option<i64>, Option<Moment>)> = tx.optional(&sql::LAST, params![member])?;
    let rows = last.into_iter().map(|(wanted, _, sent)| {
        let wanted = Said::Message(if wanted { "digest-weekly" } else { "digest-never" });
        let sent = sent.map(|at| ("digest-sent", Said::Time(at)));
        [("digest", wanted)].into_iter().chain(sent).collect()
    });
    Ok(vec![Held { name: "digest", rows: rows.collect() }])
}

/// Forgets it.
pub(crate) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    tx.execute(&sql::FORGET, params![member]).map(|_| ())
}
