//! The public record of the house: every act of governance, in a log that nobody can quietly change (the crate `omov-record`).
//!
//! An act and its entry are written in one transaction ([`append()`]), or not at all. After the commit a job signs a checkpoint over what
//! is there ([`publish`]) and asks the witnesses for theirs. The files of the record are made from the rows whenever
//! somebody asks for one ([`files`]), up to the size that was signed: so none can be lost, and all processes hand out the same.
//!
//! No person stands in an entry. Where one is meant there is a commitment, and only a row of `record_salts` opens it.

mod about;
mod append;
pub(crate) mod challenge;
mod check;
mod counts;
pub(crate) mod export;
mod files;
mod kept;
mod key;
mod list;
mod publish;
pub(crate) mod restored;
mod said;
mod salts;
mod sql;
#[cfg(test)]
mod tests;
mod tree;
pub(crate) mod used;
pub(crate) mod web;
pub(crate) mod witnesses;

use std::time::Duration;

use omov_store::jobs::Queue;
use omov_store::{Moment, Series, migrations};

use crate::house::timestamp;
use crate::house::work::Works;

pub(crate) use about::{forget, held};
pub(crate) use append::{Done, Meant, Step, append, append_numbered};
pub(crate) use kept::FILE;
pub(crate) use key::signed;
pub(crate) use publish::{Trouble, standing};

pub(crate) const TABLES: Series = Series {
    name: "record",
    migrations: migrations![
        "tables/0001_entries.sql",
        "tables/0002_entries_by_group.sql",
        "tables/0003_entries_by_area.sql",
        "tables/0004_entries_by_time.sql",
        "tables/0005_hashes.sql",
        "tables/0006_salts.sql",
        "tables/0007_salts_by_member.sql",
        "tables/0008_published.sql",
        "tables/0009_cosignatures.sql",
        "tables/0010_figures.sql",
    ],
};

/// Acts that are not under a checkpoint yet. The job's id is the number of the first of them; whichever job comes first signs over all.
const QUEUE: Queue =
    Queue { name: "record", lease: Duration::from_mins(2), tries: 20, first_wait: Duration::from_secs(10) };

/// A moment among the facts of an entry, to the minute.
pub(crate) fn minute(at: Moment) -> String {
    timestamp(at).strftime("%Y-%m-%dT%H:%MZ").to_string()
}

/// The room's work.
pub(crate) fn work(works: Works) -> Works {
    works.queue(&QUEUE, 1, publish::job).every("record-publish", Duration::from_mins(1), publish::again).every(
        "record-count",
        Duration::from_hours(6),
        counts::count,
    )
}

/// As a column takes it. No record has more entries than fit.
fn column(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
