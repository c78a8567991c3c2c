//! Replies: what members answer to a statement, a motion or an amendment.
//!
//! One mechanism for all three. A reply is never changed after it was written, so whoever quotes it quotes what it says; its writer can take it
//! back. The oldest stands first, for everybody and whoever wrote it. No name stands beside it.

mod about;
mod quoting;
mod reply;
mod saying;
mod speaking;
mod sql;
#[cfg(test)]
mod tests;
mod thing;
mod to;
pub(crate) mod web;

use omov_store::{Series, migrations};

pub(crate) use about::{forget, held};
pub(crate) use reply::{counts, quoted, since};
pub(crate) use saying::put_back;
pub(crate) use speaking::{Floor, written};
pub(crate) use thing::{Thing, of};
pub(crate) use to::To;

pub(crate) const TABLES: Series = Series {
    name: "replies",
    migrations: migrations![
        "tables/0001_replies.sql",
        "tables/0002_replies_by_author.sql",
        "tables/0003_replies_by_group.sql",
        "tables/0004_removed_words.sql",
    ],
};
