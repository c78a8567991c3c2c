//! What the room holds about one person: where they are or were on a list, and the meetings they opened.

use omov_store::{Error, Moment, ReadTx, WriteTx, params};

use super::list::State;
use super::sql;
use crate::members::MemberId;
use crate::members::held::{Held, Said};

/// What the room holds about a person.
pub(crate) fn held(tx: &mut ReadTx<'_>, member: MemberId, _: Moment) -> Result<Vec<Held>, Error> {
    let spoke: Vec<(String, State, Moment)> = tx.all(&sql::SPOKE_IN, params![member])?;
    let spoke = spoke.into_iter().map(|(question, state, at)| {
        let state = Said::Message(match state {
            State::Waits => "meeting-waits",
            State::Speaks => "meeting-speaks",
            State::Spoke => "meeting-spoke",
        });
        vec![("when", Said::Time(at)), ("debate", Said::Text(question)), ("stands", state)]
    });
    let opened: Vec<(String, Moment)> = tx.all(&sql::OPENED_BY, params![member])?;
    let opened =
        opened.into_iter().map(|(question, at)| vec![("when", Said::Time(at)), ("debate", Said::Text(question))]);
    Ok(vec![
        Held { name: "meeting-turns", rows: spoke.collect() },
        Held { name: "meetings-opened", rows: opened.collect() },
    ])
}

/// Forgets where somebody spoke, and what they opened.
pub(crate) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    for statement in [&sql::FORGET_SPEAKER, &sql::FORGET_OPENER] {
        tx.execute(statement, params![member])?;
    }
    Ok(())
}
