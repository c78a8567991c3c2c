//! What the room holds about one person: on what they voted openly and how, and what they called.

use omov_store::{Error, Moment, ReadTx, WriteTx, params};

use super::vote::QUESTION;
use super::{sql, voices};
use crate::members::MemberId;
use crate::members::held::{Held, Said};

/// What the room holds about a person.
pub(crate) fn held(tx: &mut ReadTx<'_>, member: MemberId, _: Moment) -> Result<Vec<Held>, Error> {
    let voices: Vec<(String, String, Option<String>)> = tx.all(&sql::HELD, params![member])?;
    let voices = voices.into_iter().map(|(title, answers, chosen)| {
        vec![("ballot", Said::Text(title)), ("voted", voted(&answers, chosen.as_deref()))]
    });
    let called: Vec<(String, Moment)> = tx.all(&sql::CALLED_BY, params![member])?;
    let called = called.into_iter().map(|(title, at)| vec![("when", Said::Time(at)), ("ballot", Said::Text(title))]);
    Ok(vec![
        Held { name: "hands-voices", rows: voices.collect() },
        Held { name: "hands-called", rows: called.collect() },
    ])
}

/// How somebody voted.
fn voted(answers: &str, chosen: Option<&str>) -> Said {
    let Some(chosen) = chosen.map(voices::read) else { return Said::Message("ballot-held-not") };
    let answers: Vec<String> = serde_json::from_str(answers).unwrap_or_default();
    match chosen.first().and_then(|first| QUESTION.get(*first)).filter(|_| answers.is_empty()) {
        Some(message) => Said::Message(message),
        None => Said::Text(chosen.iter().filter_map(|at| answers.get(*at).cloned()).collect::<Vec<_>>().join(", ")),
    }
}

/// Forgets how somebody voted. The figures stay.
pub(crate) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    tx.execute(&sql::FORGET, params![member]).map(|_| ())
}
