//! Selections. Source: rulebook.md, "selections (panel, interview, appeal, nomination and acceptance, shortlist size and
//! gender rules, who votes, freeze)".

use std::collections::BTreeMap;

use super::{Count, Heading, Limit};
use crate::read::{Rule, Section, Thing};
use crate::value::{Amount, Ratio, Span};

/// How candidates for a public office are chosen: `[selections.council]`.
#[derive(Debug, Clone)]
pub struct Selection {
    /// Where it is declared.
    pub heading: Heading,
    /// In words.
    pub title: Rule<String>,
    /// The kind of group that chooses, such as a ward.
    pub group: Rule<String>,
    /// At least so many seats in one of them.
    pub seats_at_least: Rule<u64>,
    /// At most so many.
    pub seats_at_most: Rule<u64>,
    /// The body or office that approves who is on the panel; without one there is no panel.
    pub panel_approved_by: Option<Rule<String>>,
    /// Whether applicants are interviewed.
    pub interview: Rule<bool>,
    /// To whom those appeal who are not approved.
    pub appeal_to: Option<Rule<String>>,
    /// Within this time.
    pub appeal_within: Option<Rule<Span>>,
    /// How many members of the group name a candidate.
    pub nominated_by: Option<Rule<Amount>>,
    /// Whoever is named says within this time whether they stand.
    pub accept_within: Rule<Span>,
    /// Whether being on the panel obliges anyone to accept.
    pub panel_must_accept: Rule<bool>,
    /// How many are on a shortlist at most.
    pub shortlist_at_most: Option<Rule<u64>>,
    /// The body or office that draws it up.
    pub shortlisted_by: Option<Rule<String>>,
    /// Limits on the shortlist.
    pub shortlist: BTreeMap<String, Limit>,
    /// The body that votes.
    pub who_votes: Rule<String>,
    /// The ballot.
    pub ballot: Rule<String>,
    /// The counting rule, where it is not that of the ballot.
    pub count: Option<Rule<Count>>,
    /// The roll of those who vote is frozen so long before the ballot opens, where the ballot says nothing longer.
    pub roll_freezes: Option<Rule<Span>>,
    /// Limits on who is chosen.
    pub reserved: BTreeMap<String, Limit>,
    /// What all groups together aim at.
    pub target: Option<Target>,
}

/// A target over all groups: `[selections.council.target]`.
#[derive(Debug, Clone)]
pub struct Target {
    /// Where it is declared.
    pub heading: Heading,
    /// Of what.
    pub characteristic: Rule<String>,
    /// Any of these values.
    pub values: Rule<Vec<String>>,
    /// The share of all seats held.
    pub share: Rule<Ratio>,
}

impl Target {
    fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            heading: section.cite(),
            characteristic: section.refer("characteristic", &[Thing::Characteristic]),
            values: section.must("values"),
            share: section.must("share"),
        }
    }

    /// How many of so many seats have to be held so that the target is met.
    pub fn of(&self, seats: u64) -> u64 {
        self.share.value.at_least(seats)
    }
}

impl Selection {
    pub(crate) fn read(section: &mut Section<'_, '_>) -> Self {
        let deciders = [Thing::Body, Thing::Office];
        Self {
            heading: section.cite(),
            title: section.must("title"),
            group: section.refer("group", &[Thing::Group]),
            seats_at_least: section.number_or("seats-at-least", 1..=1_000, 1),
            seats_at_most: section.number("seats-at-most", 1..=1_000),
            panel_approved_by: section.find_refer("panel-approved-by", &deciders),
            interview: section.or("interview", false),
            appeal_to: section.find_refer("appeal-to", &deciders),
            appeal_within: section.find("appeal-within"),
            nominated_by: section.find("nominated-by"),
            accept_within: section.or("accept-within", Span::days(7)),
            panel_must_accept: section.or("panel-must-accept", false),
            shortlist_at_most: section.find_number("shortlist-at-most", 1..=1_000),
            shortlisted_by: section.find_refer("shortlisted-by", &deciders),
            shortlist: section.named("shortlist", "shortlist", Limit::read),
            who_votes: section.refer("who-votes", &[Thing::Body]),
            ballot: section.refer("ballot", &[Thing::Ballot]),
            count: section.find("count"),
            roll_freezes: section.find("roll-freezes"),
            reserved: section.named("reserved", "reserved", Limit::read),
            target: section.one("target", "target", Target::read),
        }
    }
}
