//! A statement as something that can be answered, and how much was said, for the room of replies.

use omov_store::{Error, Moment, ReadTx, params};
use omov_web::refusal::Refusal;

use super::debate::{self, State};
use super::{DebateId, sql};
use crate::groups::GroupId;
use crate::house::Stop;
use crate::members::MemberId;
use crate::replies::Thing;

/// The statement of that number, with the debate whose rules bound what is said to it.
pub(crate) fn answered(tx: &mut ReadTx<'_>, id: DebateId, number: u32, now: Moment) -> Result<Thing, Stop> {
    let debate = debate::one(tx, id)?;
    let statement = debate::statement(tx, id, number)?.ok_or(Refusal::NotFound)?;
    let there = statement.state == State::There;
    let open = debate.is_open(now).then_some(()).ok_or("replies-shut-debate");
    Ok(Thing {
        place: debate.place(tx)?,
        book: debate.rules(tx)?,
        talk: Some(debate.kind),
        instead: None,
        opener: Some(debate.opened_by),
        of: debate.question,
        page: id.address(),
        address: id.address(),
        words: if there { statement.body } else { String::new() },
        version: 1,
        clauses: std::collections::BTreeMap::new(),
        shut: if there { open.err() } else { Some("replies-shut-gone") },
    })
}

/// What a debate asks.
pub(crate) fn question(tx: &mut ReadTx<'_>, id: DebateId) -> Result<Option<String>, Error> {
    Ok(debate::find(tx, id)?.map(|debate| debate.question))
}

/// How many statements somebody has made since, in all debates of that kind in a group.
pub(crate) fn said_since(
    tx: &mut ReadTx<'_>,
    who: MemberId,
    (group, kind): (GroupId, &str),
    since: Moment,
) -> Result<u64, Error> {
    tx.one(&sql::SAID_SINCE, params![who, group, kind, since])
}

/// How many letters of statements organisers have written in a debate, and how many all have.
pub(crate) fn written(tx: &mut ReadTx<'_>, id: DebateId) -> Result<(u64, u64), Error> {
    tx.one(&sql::WRITTEN, params![id])
}
