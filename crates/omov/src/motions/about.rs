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
    let given: Vec<(String, String, String, Moment)> = tx.all(&sql::GIVEN_BY, params![member])?;
    let given = given.into_iter().map(|(title, says, source, at)| {
        vec![
            ("when", Said::Time(at)),
            ("motion", Said::Text(title)),
            ("words", Said::Text(says)),
            ("source", Said::Text(source)),
        ]
    });
    let checked: Vec<(String, bool, String, Moment)> = tx.all(&sql::CHECKED_BY, params![member])?;
    let checked = checked.into_iter().map(|(title, finds, reason, at)| {
        let found = if finds { "check-is-found" } else { "check-is-missing" };
        vec![
            ("when", Said::Time(at)),
            ("motion", Said::Text(title)),
            ("found", Said::Message(found)),
            ("reason", Said::Text(reason)),
        ]
    });
    let conditions: Vec<(String, String, String, Moment)> = tx.all(&sql::CONDITIONS_OF, params![member])?;
    let conditions = conditions.into_iter().map(|(title, body, missing, at)| {
        vec![
            ("when", Said::Time(at)),
            ("motion", Said::Text(title)),
            ("words", Said::Text(body)),
            ("missing", Said::Text(missing)),
        ]
    });
    let sent: Vec<(String, String, Moment)> = tx.all(&sql::SENT_BY, params![member])?;
    let sent = sent.into_iter().map(|(title, group, at)| {
        vec![("when", Said::Time(at)), ("motion", Said::Text(title)), ("group", Said::Text(group))]
    });
    Ok(vec![
        Held { name: "evidence", rows: given.collect() },
        Held { name: "checks", rows: checked.collect() },
        Held { name: "conditions", rows: conditions.collect() },
        Held { name: "motions-sent", rows: sent.collect() },
        Held { name: "decision-opinions", rows: said.collect() },
        Held { name: "motions-moved", rows: moved.collect() },
        Held { name: "motions-signed", rows: signed.collect() },
        Held { name: "amendments", rows: amended.collect() },
    ])
}

/// Forgets what somebody moved and signed, and who wrote what they would change: others have answered that, so the words stay, without
/// anybody's name.
pub(crate) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    // A condition that nobody can say any more to be met waits for nobody.
    for statement in [
        &sql::FORGET_MOVER,
        &sql::FORGET_SUPPORTER,
        &sql::FORGET_MAKER,
        &sql::FORGET_AUTHOR,
        &sql::FORGET_OPINIONS,
        &sql::FORGET_EVIDENCE,
        &sql::FORGET_CHECKS,
        &sql::DROP_CONDITIONS,
        &sql::FORGET_CONDITIONS,
        &sql::FORGET_SENDER,
    ] {
        tx.execute(statement, params![member])?;
    }
    Ok(())
}
