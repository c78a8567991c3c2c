//! The rulebook: the organisation's constitution as a text that members read and the program obeys. What it can say stands in
//! `docs/RULEBOOK.md`, what may be done under it is worked out by the crate `omov-rules`.
//!
//! A room that wants to know what the rules say asks for the book in force inside its own transaction:
//!
//! ```ignore
//! let book = rules::present(tx)?;
//! let ends = rules::after(&zone, now, book.membership.lasts.value);
//! ```
//!
//! A handler that only shows something has it in its visit: `visit.book`. A rule is cited by its path; [`address`] is where
//! everybody reads it.

pub(crate) mod about;
pub(crate) mod actors;
pub(crate) mod asking;
pub(crate) mod begin;
pub(crate) mod change;
pub(crate) mod edit;
pub(crate) mod history;
mod moments;
mod present;
pub(crate) mod refusal;
mod sql;
pub(crate) mod takes;
#[cfg(test)]
mod tests;
pub(crate) mod web;

use omov_store::{Series, migrations};

pub(crate) use begin::{How, adopt};
pub(crate) use moments::{after, before, local};
pub(crate) use omov_rules::Rulebook;
pub(crate) use present::{find, number, numbered, present, read};
pub(crate) use refusal::refused;

pub(crate) const TABLES: Series = Series {
    name: "rules",
    migrations: migrations![
        "tables/0001_rulebooks.sql",
        "tables/0002_rulebook_first.sql",
        "tables/0003_rulebook_proposals.sql",
        "tables/0004_rulebook_proposals_by_proposer.sql",
        "tables/0005_rulebook_proposals_by_base.sql",
        "tables/0006_rulebook_decisions.sql",
        "tables/0007_rulebook_decisions_by_proposal.sql",
        "tables/0008_rulebook_decisions_by_enterer.sql",
        "tables/0009_rulebook_decisions_by_agreer.sql",
        "tables/0010_rulebooks_ballot.sql",
    ],
};

/// A title as a heading, or a sentence that begins with one. In the rulebook titles stand within sentences.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Where everybody reads a rule, by its path: `offices.secretary.term`.
pub(crate) fn address(path: &str) -> String {
    format!("/rules#{path}")
}
