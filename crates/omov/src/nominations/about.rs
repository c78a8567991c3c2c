//! What the room holds about one person: whom they named and support, where they were named, and what they said.

use omov_store::{Error, Moment, ReadTx, WriteTx, params};

use super::nomination::{Answers, State};
use super::sql;
use crate::members::MemberId;
use crate::members::held::{Held, Said};
use crate::rules;

/// What the room holds about a person.
pub(crate) fn held(tx: &mut ReadTx<'_>, member: MemberId, _: Moment) -> Result<Vec<Held>, Error> {
    let book = rules::present(tx)?;
    let office = |name: &str| Said::Text(book.title_in("offices", name));
    let stood: Vec<(String, State, String, String)> = tx.all(&sql::STOOD, params![member])?;
    let stood = stood.into_iter().map(|(name, state, statement, answers)| {
        let mut row = vec![("office", office(&name)), ("stands", Said::Message(state.says()))];
        if !statement.is_empty() {
            row.push(("candidate-words", Said::Text(statement)));
        }
        let answers: Answers = serde_json::from_str(&answers).unwrap_or_default();
        row.extend(answers.into_iter().map(|(of, answer)| ("answer", Said::Text(format!("{of}: {answer}")))));
        row
    });
    let stood: Vec<_> = stood.collect();
    let people = |rows: Vec<(String, String)>| {
        let row = |(name, who): (String, String)| vec![("office", office(&name)), ("candidate", Said::Text(who))];
        rows.into_iter().map(row).collect::<Vec<_>>()
    };
    let named = people(tx.all(&sql::NAMED, params![member])?);
    let supported = people(tx.all(&sql::SUPPORTED, params![member])?);
    let opened: Vec<(String, Moment)> = tx.all(&sql::OPENED_BY, params![member])?;
    let opened = opened.into_iter().map(|(name, at)| vec![("when", Said::Time(at)), ("office", office(&name))]);
    Ok(vec![
        Held { name: "nominations", rows: stood },
        Held { name: "nominations-named", rows: named },
        Held { name: "nominations-supported", rows: supported },
        Held { name: "nominations-opened", rows: opened.collect() },
    ])
}

/// Forgets whom somebody named and supports, and where they were named. Whoever stands in the end was told that name and words stay: they are part of
/// an election that others agree to.
pub(crate) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    for statement in [&sql::FORGET_SUPPORTER, &sql::FORGET_SUPPORTED, &sql::FORGET_NAMED, &sql::FORGET_NAMER] {
        tx.execute(statement, params![member])?;
    }
    Ok(())
}
