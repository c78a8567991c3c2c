//! Offices. Source: rulebook.md, "offices (body, seats, how elected, counting rule, constraints, term, term limits, deputy,
//! what powers it lends, to whom it answers, how it is recalled)".

use std::collections::BTreeMap;

use super::{Count, Heading, Limit, Power};
use crate::read::{Rule, Section, Thing, choices};
use crate::value::{Amount, Span};

choices! {
    /// How an office is filled.
    Filled: "slip-filled" {
        /// Those in a body vote.
        ByElection = "by-election",
        /// Those in a body are drawn from by lot.
        ByLot = "by-lot",
        /// A body or an office-holder names somebody.
        ByAppointment = "by-appointment",
        /// Whoever holds another office holds this one.
        ExOfficio = "ex-officio",
    }
}

/// An office: `[offices.treasurer]`.
#[derive(Debug, Clone)]
pub struct Office {
    /// Where it is declared.
    pub heading: Heading,
    /// In words.
    pub title: Rule<String>,
    /// The body its holders sit in.
    pub body: Option<Rule<String>>,
    /// The kind of group it is held in, where that is not said by the body.
    pub group: Option<Rule<String>>,
    /// How many hold it at once, in one group.
    pub seats: Rule<u64>,
    /// The seats are shared out among the groups of this kind.
    pub shared_among: Option<Rule<String>>,
    /// How somebody comes to hold it.
    pub filled: Rule<Filled>,
    /// The body that elects or is drawn from; the body or office that appoints; the office that brings it along.
    pub by: Rule<String>,
    /// The ballot by which it is elected.
    pub ballot: Option<Rule<String>>,
    /// The counting rule, where it is not that of the ballot.
    pub count: Option<Rule<Count>>,
    /// How many members name a candidate.
    pub nominated_by: Option<Rule<Amount>>,
    /// Nobody younger, in years.
    pub minimum_age: Option<Rule<u64>>,
    /// How long it is lent.
    pub term: Rule<Span>,
    /// How many terms one after another.
    pub terms_in_a_row: Option<Rule<u64>>,
    /// The body or office that names a deputy.
    pub deputy_named_by: Option<Rule<String>>,
    /// What it lends.
    pub lends: Rule<Vec<Power>>,
    /// The body it answers to.
    pub answers_to: Option<Rule<String>>,
    /// Limits on who is elected.
    pub reserved: BTreeMap<String, Limit>,
    /// Whether one person may count towards several limits.
    pub counts_towards_several: Rule<bool>,
}

impl Office {
    pub(crate) fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            heading: section.cite(),
            title: section.must("title"),
            body: section.find_refer("body", &[Thing::Body]),
            group: section.find_refer("group", &[Thing::Group]),
            seats: section.number_or("seats", 1..=10_000, 1),
            shared_among: section.find_refer("shared-among", &[Thing::Group]),
            filled: section.must("filled"),
            by: section.refer("by", &[Thing::Body, Thing::Office]),
            ballot: section.find_refer("ballot", &[Thing::Ballot]),
            count: section.find("count"),
            nominated_by: section.find("nominated-by"),
            minimum_age: section.find_number("minimum-age", 1..=120),
            term: section.must("term"),
            terms_in_a_row: section.find_number("terms-in-a-row", 1..=100),
            deputy_named_by: section.find_refer("deputy-named-by", &[Thing::Body, Thing::Office]),
            lends: section.or("lends", Vec::new()),
            answers_to: section.find_refer("answers-to", &[Thing::Body]),
            reserved: section.named("reserved", "reserved", Limit::read),
            counts_towards_several: section.or("counts-towards-several", true),
        }
    }
}
