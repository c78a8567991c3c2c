//! Bodies and groups: kinds, parents, scope. Source: rulebook.md, "bodies and groups (kinds, parents, scope: what this body
//! decides and what it leaves alone)".

use super::Heading;
use crate::read::{Rule, Section, Thing, choices};
use crate::value::{Amount, Majority, Span};

/// Something that decisions can be about: `[matters.money]`.
#[derive(Debug, Clone)]
pub struct Matter {
    /// In words.
    pub title: Rule<String>,
}

impl Matter {
    pub(crate) fn read(section: &mut Section<'_, '_>) -> Self {
        Self { title: section.must("title") }
    }
}

/// Something that people may say about themselves: `[characteristics.gender]`. Whoever says nothing counts as neither.
/// Source: security.md, 30.
#[derive(Debug, Clone)]
pub struct Characteristic {
    /// Where it is declared.
    pub heading: Heading,
    /// In words.
    pub title: Rule<String>,
    /// What it is asked for, as people read it before they agree.
    pub purpose: Rule<String>,
    /// The answers to choose from. One person gives one.
    pub values: Rule<Vec<String>>,
}

impl Characteristic {
    pub(crate) fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            heading: section.cite(),
            title: section.must("title"),
            purpose: section.must("purpose"),
            values: section.must("values"),
        }
    }
}

choices! {
    /// How somebody comes to be in a group.
    Joined: "slip-joined" {
        /// They live or work at its place.
        ByPlace = "by-place",
        /// They choose it.
        Freely = "freely",
    }
}

/// A kind of group: `[groups.region]`. There are as many of a kind as are opened, but one of the kind that is within none.
#[derive(Debug, Clone)]
pub struct Group {
    /// Where it is declared.
    pub heading: Heading,
    /// In words.
    pub title: Rule<String>,
    /// The kind it is part of; `None` for the whole organisation.
    pub within: Option<Rule<String>>,
    /// How somebody comes to be in one.
    pub joined: Rule<Joined>,
    /// Fewer than this cannot open one.
    pub members_at_least: Option<Rule<u64>>,
    /// Its contact answers within this time.
    pub contact_answers_within: Rule<Span>,
}

impl Group {
    pub(crate) fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            heading: section.cite(),
            title: section.must("title"),
            within: section.find_refer("within", &[Thing::Group]),
            joined: section.or("joined", Joined::ByPlace),
            members_at_least: section.find_number("members-at-least", 1..=1_000_000),
            contact_answers_within: section.or("contact-answers-within", Span::days(7)),
        }
    }
}

/// Who decides: `[bodies.committee]`. Either everybody in a group, or those who hold the offices that sit in it.
#[derive(Debug, Clone)]
pub struct Body {
    /// Where it is declared.
    pub heading: Heading,
    /// In words.
    pub title: Rule<String>,
    /// All members of a group of this kind.
    pub everyone_in: Option<Rule<String>>,
    /// Or: a body of office-holders, one for each group of this kind.
    pub sits_for: Option<Rule<String>>,
    /// The body that can overrule it.
    pub answers_to: Option<Rule<String>>,
    /// What it decides. If none is named, everything that it does not leave alone.
    pub decides: Rule<Vec<String>>,
    /// What it leaves to others.
    pub leaves_alone: Rule<Vec<String>>,
    /// How many have to take part in a decision of its own.
    pub quorum: Option<Rule<Amount>>,
    /// How many have to be for it.
    pub majority: Rule<Majority>,
    /// How long before it meets everybody in it is told.
    pub notice: Option<Rule<Span>>,
}

impl Body {
    pub(crate) fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            heading: section.cite(),
            title: section.must("title"),
            everyone_in: section.find_refer("everyone-in", &[Thing::Group]),
            sits_for: section.find_refer("sits-for", &[Thing::Group]),
            answers_to: section.find_refer("answers-to", &[Thing::Body]),
            decides: section.refer_all("decides", &[Thing::Matter]),
            leaves_alone: section.refer_all("leaves-alone", &[Thing::Matter]),
            quorum: section.find("quorum"),
            majority: section.or("majority", Majority::SIMPLE),
            notice: section.find("notice"),
        }
    }
}
