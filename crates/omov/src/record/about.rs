//! What the room holds about a person: what opens the entries in which they are meant.

use omov_store::{Error, Moment, ReadTx, WriteTx, params};
use omov_web::hex::hex;

use super::sql;
use crate::members::MemberId;
use crate::members::held::{Held, Said};

/// The entries in which somebody is meant, with what they need to show that it is they.
pub(crate) fn held(tx: &mut ReadTx<'_>, member: MemberId, _: Moment) -> Result<Vec<Held>, Error> {
    let rows: Vec<(i64, String, [u8; 32])> = tx.all(&sql::SALTS_OF, params![member])?;
    let rows = rows.into_iter().map(|(entry, part, salt)| {
        vec![
            ("record-entry", Said::Number(entry)),
            ("record-part", Said::Text(part)),
            ("record-salt", Said::Text(hex(&salt))),
        ]
    });
    Ok(vec![Held { name: "record", rows: rows.collect() }])
}

/// Forgets who was meant, and the words that others wrote about it. The entries stay as they are, and say nothing of anybody any more.
pub(crate) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    tx.execute(&sql::FORGET_REASONS, params![member])?;
    tx.execute(&sql::FORGET, params![member]).map(|_| ())
}
