//! Who asks, where, and what else has to be known.

use std::collections::{BTreeMap, BTreeSet};

use crate::value::Moment;

/// What somebody is to the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// Nothing.
    #[default]
    Stranger,
    /// Helps, without a vote.
    Supporter,
    /// A member.
    Member,
}

/// Somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Tells them from others.
    pub id: String,
    /// What they are to the organisation.
    pub standing: Standing,
    /// Since when they have been a member.
    pub member_since: Option<Moment>,
    /// How old they are, in years, if that is known.
    pub age: Option<u64>,
    /// The ids of the groups they belong to, with all that these are within.
    pub groups: BTreeSet<String>,
    /// The offices they hold or held.
    pub holds: Vec<Held>,
    /// Whether a case has taken their rights away for the time being.
    pub suspended: bool,
}

/// A term in an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The office, by its name in the rulebook.
    pub office: String,
    /// The id of the group.
    pub group: String,
    /// From when.
    pub since: Moment,
    /// Until when; at that moment it is over.
    pub until: Moment,
}

impl Held {
    pub(super) fn at(&self, now: Moment) -> bool {
        self.since <= now && now < self.until
    }
}

/// A group and all that it is within, the whole organisation first: kinds by their name in the rulebook, with the id of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// Kind and id.
    pub groups: Vec<(String, String)>,
}

impl Place {
    /// The id of the group of that kind.
    pub(super) fn of_kind(&self, kind: &str) -> Option<&str> {
        self.groups.iter().find(|(known, _)| known == kind).map(|(_, id)| id.as_str())
    }

    /// Whether it is that group or within it.
    pub(super) fn is_in(&self, id: &str) -> bool {
        self.groups.iter().any(|(_, known)| known == id)
    }
}

/// What a body has decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    /// Which body, by its name in the rulebook.
    pub body: String,
    /// How many of it took part.
    pub took_part: u64,
    /// How many were for it.
    pub yes: u64,
    /// How many against.
    pub no: u64,
}

/// What else has to be known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// How many people with a vote each body of all members has here, by its name in the rulebook.
    pub people: BTreeMap<String, u64>,
    /// What the body decided for which somebody acts.
    pub resolution: Option<Resolution>,
    /// The second person, where one agrees.
    pub second: Option<Person>,
}
