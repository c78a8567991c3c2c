//! What the room holds about one person: what they wrote that was taken out, their appeals, and what they said when they were drawn.

use omov_store::{Error, Moment, ReadTx, WriteTx, params};

use super::panel::Answer;
use super::removal::State;
use super::{GROUNDS, RemovalId, sql};
use crate::members::MemberId;
use crate::members::held::{Held, Said};

/// What the room holds about a person.
pub(crate) fn held(tx: &mut ReadTx<'_>, member: MemberId, _: Moment) -> Result<Vec<Held>, Error> {
    let wrote: Vec<(RemovalId, String, Moment, String, State)> = tx.all(&sql::WROTE, params![member])?;
    let wrote = wrote.into_iter().map(|(_, ground, at, said, state)| {
        let mut row = vec![("when", Said::Time(at)), ("standing", Said::Message(state.says()))];
        row.extend((!said.is_empty()).then_some(("words", Said::Text(said))));
        row.extend(GROUNDS.iter().position(|one| *one == ground).map(|at| ("ground", Said::Message(SAID[at]))));
        row
    });
    let wrote: Vec<_> = wrote.collect();
    let appeals: Vec<(Moment, String)> = tx.all(&sql::APPEALED_BY, params![member])?;
    let appeals = appeals.into_iter().map(|(at, why)| vec![("when", Said::Time(at)), ("words", Said::Text(why))]);
    let appeals: Vec<_> = appeals.collect();
    let sat: Vec<(RemovalId, Moment, Moment, Option<Answer>, String, State)> = tx.all(&sql::SAT, params![member])?;
    let sat = sat.into_iter().map(|(_, at, _, answer, reason, _)| {
        let answer = answer.map_or("panel-silent", Answer::says);
        let mut row = vec![("when", Said::Time(at)), ("answer", Said::Message(answer))];
        row.extend((!reason.is_empty()).then_some(("reason", Said::Text(reason))));
        row
    });
    Ok(vec![
        Held { name: "removals", rows: wrote },
        Held { name: "appeals", rows: appeals },
        Held { name: "panels", rows: sat.collect() },
    ])
}

/// The messages that say [`GROUNDS`].
const SAID: [&str; 5] = ["ground-person", "ground-hate", "ground-threat", "ground-unlawful", "ground-advert"];

/// Forgets who wrote, removed, appealed and was drawn. Words that nobody can ask for any more go with their writer.
pub(crate) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    let wrote: Vec<(RemovalId, String, Moment, String, State)> = tx.all(&sql::WROTE, params![member])?;
    for statement in [&sql::FORGET_AUTHOR, &sql::FORGET_APPELLANT, &sql::FORGET_REMOVER, &sql::FORGET_SEAT] {
        tx.execute(statement, params![member])?;
    }
    for (id, ..) in wrote {
        tx.execute(&sql::WIPE_NOBODYS, params![id])?;
    }
    Ok(())
}
