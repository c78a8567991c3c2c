//! The weekly mail: what is open where a member belongs, and what became of what they said. One a week at the most, and none where there is
//! nothing to say.
//!
//! It never says whether somebody has voted, and holds nobody else's words. Whoever does not want it says so once: here, or with one press in
//! their mail (RFC 8058).

mod about;
mod compose;
mod round;
mod sql;
mod stop;
#[cfg(test)]
mod tests;
mod web;
mod week;

use std::time::Duration;

use omov_store::{Error, ReadTx, Series, WriteTx, migrations, params};

use crate::house::work::Works;
use crate::members::MemberId;

pub(crate) use about::{forget, held};
pub(crate) use stop::{PRESS, of as stop_of};
pub(crate) use web::routes;

pub(crate) const TABLES: Series =
    Series { name: "digest", migrations: migrations!["tables/0001_digests.sql", "tables/0002_round.sql"] };

/// What its letters are for, in a word.
const PURPOSE: &str = "digest";

/// What the room does in the background.
pub(crate) fn work(works: Works) -> Works {
    works.every("digests", week::TICK, round::go)
}

/// Whether somebody wants it. Whoever has never said so does.
fn is_wanted(tx: &mut ReadTx<'_>, member: MemberId) -> Result<bool, Error> {
    Ok(tx.optional(&sql::WANTED, params![member])?.unwrap_or(true))
}

/// Keeps whether somebody wants it.
fn want(tx: &mut WriteTx<'_>, member: MemberId, wanted: bool) -> Result<(), Error> {
    tx.execute(&sql::WANT, params![member, wanted]).map(|_| ())
}

/// The longest time it looks back, for whoever had none for long.
const BACK: Duration = Duration::from_hours(24 * 31);
