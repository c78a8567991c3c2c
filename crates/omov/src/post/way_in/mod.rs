//! A way in on paper, for people without e-mail: a letter with a code that works once, for a month. Whoever keeps the roll of
//! their group prints it, and that is on the record: with such a letter one could sign in as somebody else.

mod code;
mod enter;
mod letter;
mod print;
mod sql;
#[cfg(test)]
mod tests;

use std::time::Duration;

use omov_store::{Error, Moment, ReadTx, WriteTx, params};

use super::kept;
use crate::house::{Doors, Policy};
use crate::members::{Member, MemberId, Standing};
use crate::offices::{self, Power};

pub(super) use code::Code;

/// How long the letter works.
const TIME: Duration = Duration::from_hours(30 * 24);

/// The room's routes.
pub(super) fn routes(doors: Doors) -> Doors {
    let printing = Policy::holder(Power::KeepRoll).lately();
    doors
        .get("/groups/{group}/roll/{member}/letter", printing, print::new)
        .post("/groups/{group}/roll/{member}/letter", printing, print::create)
        .get("/sign-in/paper", Policy::EVERYONE, enter::new)
        .get("/sign-in/paper/{code}", Policy::EVERYONE, enter::with_code)
        .post("/sign-in/paper", Policy::EVERYONE, enter::create)
}

/// Why somebody gets no such letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WhyNot {
    /// They have an address of e-mail from which nothing came back.
    Email,
    /// They hold an office: whoever printed the letter could take it.
    Office,
    /// They have left.
    Left,
}

/// Whether somebody can get such a letter.
fn may_have(tx: &mut ReadTx<'_>, member: &Member, now: Moment) -> Result<Option<WhyNot>, Error> {
    if member.standing == Standing::Left {
        return Ok(Some(WhyNot::Left));
    }
    if let Some(email) = &member.email
        && !kept::has_bounced(tx, email)?
    {
        return Ok(Some(WhyNot::Email));
    }
    let holds = !offices::held(tx, member.id, now)?.is_empty();
    Ok(holds.then_some(WhyNot::Office))
}

/// Makes a new way in; an older one of the same person works no more.
fn open(tx: &mut WriteTx<'_>, code: &Code, member: MemberId, by: MemberId, now: Moment) -> Result<(), Error> {
    tx.execute(&sql::END_ALL, params![member, now])?;
    tx.execute(&sql::OPEN, params![code.id(), member, by, now, now.plus(TIME)]).map(|_| ())
}

/// Uses it up, and says whose it was; none if it opens nothing.
fn take(tx: &mut WriteTx<'_>, code: &Code, now: Moment) -> Result<Option<MemberId>, Error> {
    let member = tx.optional(&sql::FIND, params![code.id(), now])?;
    if member.is_some() {
        tx.execute(&sql::END, params![code.id(), now])?;
    }
    Ok(member)
}

/// Forgets the ways in of somebody who is erased.
pub(super) fn forget(tx: &mut WriteTx<'_>, member: MemberId) -> Result<(), Error> {
    tx.execute(&sql::FORGET, params![member]).map(|_| ())
}

/// Forgets what ended before that moment.
pub(super) fn clear(tx: &mut WriteTx<'_>, before: Moment) -> Result<u64, Error> {
    tx.execute(&sql::CLEAR, params![before])
}
