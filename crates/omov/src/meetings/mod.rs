//! Meetings in a hall on the question of a debate, with a list of those who would speak: who has not spoken yet comes first, then who spoke
//! least, then who asked first. No office counts.
//!
//! Who spoke is known as long as the debate lasts, so that nobody is heard twice before others are heard once. Then only figures remain.

mod about;
mod list;
mod meeting;
mod sql;
#[cfg(test)]
mod tests;
pub(crate) mod web;
mod work;

use omov_store::{Series, migrations};

use crate::house::ids::ids;

pub(crate) use about::{forget, held};
pub(crate) use meeting::{Figures, figures};
pub(crate) use work::work;

pub(crate) const TABLES: Series = Series {
    name: "meetings",
    migrations: migrations![
        "tables/0001_meetings.sql",
        "tables/0002_meetings_by_debate.sql",
        "tables/0003_meetings_by_group.sql",
        "tables/0004_meetings_by_opener.sql",
        "tables/0005_turns.sql",
        "tables/0006_turns_by_member.sql",
        "tables/0007_counts.sql",
    ],
};

ids! {
    /// A meeting; it sorts by the time it was opened.
    MeetingId;
}

impl MeetingId {
    /// Where its page is.
    pub(crate) fn address(self) -> String {
        format!("/meetings/{self}")
    }
}
