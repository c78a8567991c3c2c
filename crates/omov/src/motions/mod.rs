//! Motions: a text in numbered clauses that members would decide on. Others sign it and amend it word by word; then its bytes are fixed, and a
//! ballot is called on exactly these.
//!
//! Who signed stands nowhere but in the database. What an amendment changes is worked out from the words alone ([`words`]), so that two that
//! touch the same words are found before anybody votes.

mod about;
mod amending;
mod amendment;
mod answered;
mod clauses;
mod conditions;
mod decision;
mod evidence;
mod finishing;
mod forwarding;
mod joining;
mod kept;
mod motion;
mod movers;
mod news;
mod opening;
mod past;
mod removing;
mod scope;
mod sql;
#[cfg(test)]
pub(crate) mod tests;
mod text;
mod voting;
pub(crate) mod web;
mod words;

use omov_store::{Series, migrations};

use crate::house::ids::ids;

pub(crate) use about::{forget, held};
pub(crate) use answered::{answered, clause_of, title};
pub(crate) use clauses::{Became, from_debate};
pub(crate) use conditions::waiting_for;
pub(crate) use decision::overdue;
pub(crate) use motion::{Motion, in_group};
pub(crate) use news::{news_of, suggested_by};
pub(crate) use past::{Brought, Past, Suggested};
pub(crate) use removing::put_back;
pub(crate) use voting::{all_to_vote_on, quote, texts_of, to_talk_about, to_vote_on};

pub(crate) const TABLES: Series = Series {
    name: "motions",
    migrations: migrations![
        "tables/0001_motions.sql",
        "tables/0002_motions_by_group.sql",
        "tables/0003_motions_by_hash.sql",
        "tables/0004_movers.sql",
        "tables/0005_movers_by_member.sql",
        "tables/0006_supporters.sql",
        "tables/0007_supporters_by_member.sql",
        "tables/0008_versions.sql",
        "tables/0009_versions_by_maker.sql",
        "tables/0010_clauses.sql",
        "tables/0011_sources.sql",
        "tables/0012_sources_by_debate.sql",
        "tables/0013_amendments.sql",
        "tables/0014_amendments_by_author.sql",
        "tables/0015_parts.sql",
        "tables/0016_decisions.sql",
        "tables/0017_tasks.sql",
        "tables/0018_opinions.sql",
        "tables/0019_opinions_by_author.sql",
        "tables/0020_removed.sql",
        "tables/0021_evidence.sql",
        "tables/0022_evidence_by_author.sql",
        "tables/0023_checks.sql",
        "tables/0024_checks_by_member.sql",
        "tables/0025_conditions.sql",
        "tables/0026_conditions_by_member.sql",
        "tables/0027_outside.sql",
        "tables/0028_forwards.sql",
        "tables/0029_forwards_by_origin.sql",
        "tables/0030_forwards_by_sender.sql",
    ],
};

ids! {
    /// A motion; it sorts by the time it was moved.
    MotionId;
}

impl MotionId {
    /// Where its page is.
    pub(crate) fn address(self) -> String {
        format!("/motions/{self}")
    }
}
