//! What the room holds about one person: what they answered.

use omov_store::{Error, Moment, ReadTx, WriteTx, params};

use super::to::Kind;
use super::{To, sql, thing};
use crate::members::MemberId;
use crate::members::held::{Held, Said};

/// What the room holds about a person.
pub(crate) fn held(tx: &mut ReadTx<'_>, member: MemberId, _: Moment) -> Result<Vec<Held>, Error> {
    let said: Vec<([u8; 16], Kind, u32, String, Moment)> = tx.all(&sql::SAID_BY, params![member])?;
    let mut rows = Vec::new();
    for (about, kind, part, body, at) in said {
        let of = thing::of(tx, To::new(about, kind, part))?;
        rows.push(vec![("when", Said::Time(at)), ("answered", Said::Text(of)), ("words", Said::Text(body))]);
    }
    Ok(vec![Held { name: "replies", rows }])
}

/// Forgets who said what somebody said: others have answered it, so the words stay, without anybody's name.
pub(crate) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    tx.execute(&sql::FORGET_AUTHOR, params![member]).map(|_| ())
}
