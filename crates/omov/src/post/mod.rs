//! Post: what is sent to people by mail or on paper, and what became of it.

pub(crate) mod about;
mod sql;

use std::time::Duration;

use omov_store::jobs::Queue;
use omov_store::{Error, Moment, Series, WriteTx, migrations, params};

use crate::house::Doors;
use crate::house::ids::ids;
use crate::members::MemberId;

pub(crate) const TABLES: Series = Series {
    name: "post",
    migrations: migrations![
        "tables/0001_letters.sql",
        "tables/0002_letters_by_member.sql",
        "tables/0003_letters_by_state.sql",
    ],
};

ids! {
    /// A letter to one person.
    LetterId;
}

/// Letters that wait to be sent; the payload is the letter's id.
pub(crate) const QUEUE: Queue =
    Queue { name: "post", lease: Duration::from_mins(2), tries: 12, first_wait: Duration::from_secs(30) };

/// A letter to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    pub(crate) id: LetterId,
    /// Whom it is to, where it is somebody on the roll.
    pub(crate) member: Option<MemberId>,
    /// The address of e-mail; none where it goes on paper.
    pub(crate) email: Option<String>,
    /// What for, in a word: `sign-in`, `welcome`.
    pub(crate) purpose: &'static str,
    pub(crate) subject: String,
    /// Plain text, in short lines.
    pub(crate) body: String,
}

/// Puts a letter into the post, in the transaction of the act that it tells of: both happen, or neither.
pub(crate) fn send(tx: &mut WriteTx<'_>, letter: &Letter, now: Moment) -> Result<(), Error> {
    let Letter { id, member, email, purpose, subject, body } = letter;
    tx.execute(&sql::CREATE, params![id, member, email, purpose, subject, body, now])?;
    if email.is_some() {
        QUEUE.enqueue(tx, id.0, &id.to_string(), now)?;
    }
    Ok(())
}

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors
}
