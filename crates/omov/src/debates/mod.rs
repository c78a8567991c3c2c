//! Debates: a question, what members say to it in a sentence each, and what others think of that.
//!
//! Every statement is heard equally often, whoever wrote it and whenever it came. What single members think is for nobody's eyes but
//! theirs: pages are made from sums over at least ten people, drawn anew only after ten others have voted.

mod about;
mod agreed;
mod answered;
mod debate;
mod hearing;
mod map;
mod opening;
mod past;
mod removing;
mod saying;
mod source;
mod spoken;
mod sql;
#[cfg(test)]
pub(crate) mod tests;
mod text;
pub(crate) mod web;
mod work;

use omov_store::{Series, migrations};

use crate::house::ids::ids;

pub(crate) use about::{forget, held};
pub(crate) use agreed::agreed;
pub(crate) use answered::{answered, question, said_since, written};
pub(crate) use debate::{Debate, State, in_group, one};
pub(crate) use past::{Past, Told};
pub(crate) use removing::put_back;
pub(crate) use saying::MOST;
pub(crate) use spoken::spoken_in;
pub(crate) use text::{plain, said, words as words_of};
pub(crate) use work::work;

pub(crate) const TABLES: Series = Series {
    name: "debates",
    migrations: migrations![
        "tables/0001_debates.sql",
        "tables/0002_debates_by_group.sql",
        "tables/0003_debates_by_opener.sql",
        "tables/0004_statements.sql",
        "tables/0005_statements_by_author.sql",
        "tables/0006_views.sql",
        "tables/0007_views_by_member.sql",
        "tables/0008_voters.sql",
        "tables/0009_voters_by_member.sql",
        "tables/0010_heard.sql",
        "tables/0011_maps.sql",
        "tables/0012_removed_words.sql",
        "tables/0013_source.sql",
        "tables/0014_source_link.sql",
    ],
};

ids! {
    /// A debate; it sorts by the time it was opened.
    DebateId;
}

impl DebateId {
    /// Where its page is.
    pub(crate) fn address(self) -> String {
        format!("/debates/{self}")
    }
}
