//! Post: what is sent to people by mail or on paper, and what became of it.

pub(crate) mod about;
mod care;
pub(crate) mod copies;
mod deliver;
mod kept;
mod message;
pub(crate) mod outbox;
mod smtp;
mod sql;
#[cfg(test)]
mod tests;
mod way_in;
mod web;

use std::time::Duration;

use omov_store::jobs::Queue;
use omov_store::{Error, Moment, ReadTx, Series, WriteTx, migrations, params};

use crate::house::Doors;
use crate::house::ids::ids;
use crate::house::work::Works;
use crate::members::MemberId;

pub(crate) use smtp::Smtp;

pub(crate) const TABLES: Series = Series {
    name: "post",
    migrations: migrations![
        "tables/0001_letters.sql",
        "tables/0002_letters_by_member.sql",
        "tables/0003_letters_by_state.sql",
        "tables/0004_via.sql",
        "tables/0005_events.sql",
        "tables/0006_bounced.sql",
        "tables/0007_paper_ways.sql",
        "tables/0008_paper_ways_by_member.sql",
        "tables/0009_paper_ways_by_printer.sql",
    ],
};

ids! {
    /// A letter to one person.
    LetterId;
}

/// Letters that wait to be sent; the id is the letter's.
pub(crate) const QUEUE: Queue =
    Queue { name: "post", lease: Duration::from_secs(45), tries: 12, first_wait: Duration::from_secs(30) };
/// So many letters one process sends at once.
const AT_ONCE: usize = 4;

/// A letter to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    pub(crate) id: LetterId,
    /// Whom it is to, where it is somebody on the roll.
    pub(crate) member: Option<MemberId>,
    /// The address of e-mail; none where it goes on paper.
    pub(crate) email: Option<String>,
    /// What for, in a word: `sign-in`, `welcome`. A letter is taken to hold a secret unless its purpose is on the list
    /// [`OPEN`].
    pub(crate) purpose: &'static str,
    pub(crate) subject: String,
    /// Plain text, in short lines.
    pub(crate) body: String,
}

/// Letters for these purposes hold nothing that opens a door. They are kept, so that they can be sent again; the text of all
/// others is gone as soon as they are sent.
const OPEN: &[&str] = &[
    "accepted",
    "added",
    "answer",
    "applied",
    "corrected",
    "ended",
    "lapsed",
    "left",
    "moved",
    "nomination",
    "notice",
    "office",
    "question",
    "registrar",
    "reminder",
    "renewed",
    "second",
    "welcome",
];

/// The purpose of letters of which nobody may know to whom they went: they are on no list, and gone as soon as they are sent.
pub(crate) const UNSEEN: &str = "unseen";

/// The purpose of letters with a way in. They are worth nothing after a quarter of an hour, and are not sent any more.
const SIGN_IN: &str = "sign-in";
const SIGN_IN_TIME: Duration = Duration::from_mins(15);

/// Puts a letter into the post, in the transaction of the act that it tells of: both happen, or neither.
pub(crate) fn send(tx: &mut WriteTx<'_>, letter: &Letter, now: Moment) -> Result<(), Error> {
    let Letter { id, member, email, purpose, subject, body } = letter;
    tx.execute(&sql::CREATE, params![id, member, email, purpose, subject, body, now])?;
    if email.is_some() {
        QUEUE.enqueue(tx, id.0, "", now)?;
    }
    Ok(())
}

/// How many letters to people without e-mail wait to be printed.
pub(crate) fn to_print(tx: &mut ReadTx<'_>) -> Result<u64, Error> {
    tx.one(&sql::COUNT_ON_PAPER, params![])
}

/// Forgets to whom letters were sent and what they said, and ways in on paper: for somebody who is erased.
pub(crate) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    tx.execute(&sql::FORGET, params![member])?;
    way_in::forget(tx, member)
}

/// What the room does in the background.
pub(crate) fn work(works: Works) -> Works {
    works
        .queue(&QUEUE, AT_ONCE, deliver::one)
        .every("post-late", Duration::from_mins(1), care::late)
        .every("post-silent", Duration::from_mins(5), care::silent)
        .every("post-clear", Duration::from_hours(24), care::clear)
}

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    way_in::routes(web::routes(doors))
}
