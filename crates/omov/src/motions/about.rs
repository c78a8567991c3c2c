//! What the room holds about one person: what they moved and signed, and what they would change.

use omov_store::{Error, Moment, ReadTx, WriteTx, params};

use super::sql;
use crate::members::MemberId;
use crate::members::held::{Held, Said};

/// What the room holds about a person.
pub(crate) fn held(tx: &mut ReadTx<'_>, member: MemberId, _: Moment) -> Result<Vec<Held>, Error> {
    let moved: Vec<(String, Moment)> = tx.all(&sql::MOVED_BY, params![member])?;
    let moved = moved.into_iter().map(|(title, at)| vec![("when", Said::Time(at)), ("motion", Said::Text(title))]);
    let signed: Vec<String> = tx.all(&sql::SIGNED_BY, params![member])?;
    let signed = signed.into_iter().map(|title| vec![("motion", Said::Text(title))]);
    let amended: Vec<(String, String, String, Moment)> = tx.all(&sql::AMENDED_BY, params![member])?;
    let amended = amended.into_iter().map(|(title, body, reason, at)| {
        vec![
            ("when", Said::Time(at)),
            ("motion", Said::Text(title)),
            ("words", Said::Text(body)),
            ("reason", Said::Text(reason)),
        ]
    });
    let said: Vec<(String, String, Moment)> = tx.all(&sql::OPINIONS_OF, params![member])?;
    let said = said.into_iter().map(|(title, body, at)| {
        vec![("when", Said::Time(at)), ("motion", Said::Text(title)), ("words", Said::Text(body))]
    });
    Ok(vec![
        Held { name: "decision-opinions", rows: said.collect() },
        Held { name: "motions-moved", rows: moved.collect() },
        Held { name: "motions-signed", rows: signed.collect() },
        Held { name: "amendments", rows: amended.collect() },
    ])
}

/// Forgets what somebody moved and signed, and who wrote what they would change: others have answered that, so the words stay, without
/// anybody's name.
pub(crate) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    for statement in
        [&sql::FORGET_MOVER, &sql::FORGET_SUPPORTER, &sql::FORGET_MAKER, &sql::FORGET_AUTHOR, &sql::FORGET_OPINIONS]
    {
        tx.execute(statement, params![member])?;
    }
    Ok(())
}
