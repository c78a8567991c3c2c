//! Nominations for an office that is filled by election: who is named, who accepts, with which words, and who stands in the end.
//!
//! They end before the ballot is called, because its trustees make their key over a draft in which the candidates stand. Nobody stands who has not
//! accepted in their own words; who supports whom is for nobody's eyes; and no order in which people are shown says anything about them. Whoever
//! calls the ballot gets those who stand as they are: nobody can be dropped, renamed, or given other words.

mod about;
mod electing;
mod ending;
mod naming;
mod nomination;
mod opening;
mod past;
mod rights;
mod round;
mod sql;
mod standing;
mod statements;
#[cfg(test)]
mod tests;
pub(crate) mod web;
mod work;

use omov_store::{Series, migrations};

use crate::house::ids::ids;

pub(crate) use about::{forget, held};
pub(crate) use electing::{Elect, all_to_elect, by_typing, pages_of, to_elect};
pub(crate) use nomination::asked;
pub(crate) use past::{Named, Past};
pub(crate) use round::{Round, latest, open_in};
pub(crate) use work::work;

pub(crate) const TABLES: Series = Series {
    name: "nominations",
    migrations: migrations![
        "tables/0001_rounds.sql",
        "tables/0002_rounds_by_group.sql",
        "tables/0003_rounds_by_opener.sql",
        "tables/0004_nominations.sql",
        "tables/0005_nominations_by_round.sql",
        "tables/0006_nominations_by_member.sql",
        "tables/0007_nominations_by_namer.sql",
        "tables/0008_supporters.sql",
        "tables/0009_supporters_by_member.sql",
        "tables/0010_withdrew.sql",
    ],
};

ids! {
    /// Nominations for one office, from their opening to their end; it sorts by the time they were opened.
    RoundId;
    /// Somebody who was named. It is drawn by chance, so that its order says nothing.
    NominationId;
}

impl RoundId {
    /// Where its page is.
    pub(crate) fn address(self) -> String {
        format!("/nominations/{self}")
    }
}
