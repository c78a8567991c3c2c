//! Membership. Source: rulebook.md, "membership (minimum age, the statement accepted on joining, when voting rights begin,
//! freeze rules, supporters)".

use super::Heading;
use crate::read::{Rule, Section, choices};
use crate::value::Span;

choices! {
    /// When somebody who asks is a member.
    Joining: "slip-joining" {
        /// At once.
        AtOnce = "at-once",
        /// When whoever keeps the roll has accepted them.
        WhenAccepted = "when-accepted",
    }
}

/// `[membership]`.
#[derive(Debug, Clone)]
pub struct Membership {
    /// Where it is declared.
    pub heading: Heading,
    /// Nobody younger is a member, in years.
    pub minimum_age: Rule<u64>,
    /// What everybody accepts who joins.
    pub statement: Rule<String>,
    /// When somebody who asks is a member.
    pub joins: Rule<Joining>,
    /// How long a membership lasts before it is renewed.
    pub lasts: Rule<Span>,
    /// How long after its end it can still be renewed.
    pub grace: Rule<Span>,
    /// How long before its end people are reminded, for the first time.
    pub first_reminder: Rule<Span>,
    /// And for the last.
    pub last_reminder: Rule<Span>,
    /// How long after joining the right to vote begins.
    pub vote_begins_after: Rule<Span>,
    /// Nobody younger votes, in years.
    pub vote_from_age: Option<Rule<u64>>,
    /// Whether there are supporters, who have no vote.
    pub supporters: Rule<bool>,
    /// The founding officers' term.
    pub founding_term: Rule<Span>,
}

impl Membership {
    pub(crate) fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            heading: section.cite(),
            minimum_age: section.number("minimum-age", 0..=120),
            statement: section.must("statement"),
            joins: section.or("joins", Joining::AtOnce),
            lasts: section.must("lasts"),
            grace: section.or("grace", Span::days(30)),
            first_reminder: section.or("first-reminder", Span::days(30)),
            last_reminder: section.or("last-reminder", Span::days(7)),
            vote_begins_after: section.or("vote-begins-after", Span::NONE),
            vote_from_age: section.find_number("vote-from-age", 1..=120),
            supporters: section.or("supporters", true),
            founding_term: section.or("founding-term", Span::days(90)),
        }
    }
}
