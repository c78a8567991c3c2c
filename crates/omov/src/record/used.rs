//! What a power was used for, for the page of that power.

use omov_store::{Error, Moment, ReadTx, params};
use omov_web::markup::Markup;
use omov_web::parts::Link;
use omov_web::words::Words;

use super::{list, said, sql};
use crate::record::web;

/// So many of the latest are shown.
const LATEST: u32 = 5;

/// An act on the record, as other rooms name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Used {
    pub(crate) number: u64,
    /// What was done, in words.
    pub(crate) said: String,
    pub(crate) group: String,
    pub(crate) at: Moment,
}

/// Where an act on the record is shown.
pub(crate) fn address(number: u64) -> String {
    web::address(number)
}

/// Where it says by which rule it was done, and what one can do about it.
pub(crate) fn challenge(number: u64) -> String {
    format!("{}/challenge", web::address(number))
}

/// The last act of something, for its own page: where it is shown, and where it can be challenged.
pub(crate) fn last(words: &Words, number: u64) -> Markup {
    let act = Link::new(words.say_with("record-entry-last", &[("number", number.into())]), address(number));
    let ways = [act, Link::new(words.say("record-challenge"), challenge(number))];
    Markup::lines(ways.iter().map(Markup::link))
}

/// How many acts with a power stand on the record since a moment, and the latest of all, newest first.
pub(crate) fn with_power(
    tx: &mut ReadTx<'_>,
    words: &Words,
    power: &str,
    since: Moment,
) -> Result<(u64, Vec<Used>), Error> {
    let first = list::after(tx, since)?;
    let acts: u64 = tx.one(&sql::COUNT_OF_AREA, params![power, first])?;
    let rows: Vec<(i64, Vec<u8>)> = tx.all(&sql::LATEST_OF_AREA, params![i64::MAX, LATEST, power])?;
    let entries = rows.iter().filter_map(|(_, bytes)| omov_record::Entry::decode(bytes).ok());
    let latest = entries.map(|entry| Used {
        number: entry.number,
        said: said::deed(words, &entry),
        group: entry.group.clone(),
        at: Moment(super::column(entry.moment).saturating_mul(1_000_000)),
    });
    Ok((acts, latest.collect()))
}
