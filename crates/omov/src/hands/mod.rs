//! A show of hands: a vote that is not secret, for small everyday matters. The rules say of which kinds of ballot that holds (`secret = false`).
//!
//! There is no key and there are no codes: each member who may vote presses an answer, and may change it until the close. Nobody sees a figure or a name
//! before that. Afterwards every member of the group reads who voted how, so that each can check their own line and everybody the sum. Nothing
//! follows by itself.

mod about;
mod calling;
mod counting;
mod sql;
#[cfg(test)]
mod tests;
mod voices;
mod vote;
pub(crate) mod web;

use omov_store::{Series, migrations};

use crate::house::ids::ids;

pub(crate) use about::{forget, held};
pub(crate) use counting::work;
pub(crate) use vote::{Hands, in_group, list};

pub(crate) const TABLES: Series = Series {
    name: "hands",
    migrations: migrations![
        "tables/0001_hands.sql",
        "tables/0002_hands_by_group.sql",
        "tables/0003_hands_by_caller.sql",
        "tables/0004_hand_voices.sql",
        "tables/0005_hand_voices_by_member.sql",
    ],
};

ids! {
    /// A show of hands; it sorts by the time it was called.
    HandsId;
}

impl HandsId {
    /// Where its page is.
    pub(crate) fn address(self) -> String {
        format!("/hands/{self}")
    }
}
