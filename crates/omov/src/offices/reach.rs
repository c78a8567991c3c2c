//! Where power hangs on too few people, and which offices nobody is elected to.

use std::collections::BTreeMap;

use omov_rules::Rulebook;
use omov_rules::model::Filled;
use omov_store::Moment;

use super::deputies::Deputy;
use super::list::Lent;
use super::{OfficeId, Power, book, second};
use crate::members::MemberId;

/// Whether acts with a power need a second person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Two {
    Never,
    /// Some of them do.
    Sometimes,
    /// Those over more people (or more money) than that.
    Above(u64),
    Always,
}

impl Two {
    /// What the rules say of a power, and what the program always asks.
    pub(crate) fn of(book: &Rulebook, power: Power) -> Self {
        let alone = book.powers.get(&power).and_then(|rule| rule.alone_up_to.as_ref());
        match alone.map(|alone| alone.value) {
            Some(0) => Self::Always,
            Some(alone) => Self::Above(alone),
            None if second::is_asked_with(power) => Self::Sometimes,
            None => Self::Never,
        }
    }
}

/// Who of those that hold offices, or stand in, can use a power now: each person once, by name.
pub(crate) fn people<'l>(terms: impl Iterator<Item = &'l Lent>, power: Power, now: Moment) -> Vec<&'l Lent> {
    let mut people: BTreeMap<MemberId, &Lent> = BTreeMap::new();
    for lent in terms.filter(|lent| lent.acts(now) && lent.powers.contains(&power)) {
        people.entry(lent.member).or_insert(lent);
    }
    let mut people: Vec<_> = people.into_values().collect();
    people.sort_by(|one, other| one.name.cmp(&other.name));
    people
}

/// The offices of a group that hang on one person now, by that person's term: nobody else holds it or is named as a deputy. Whoever
/// has only a seat in a body does not decide alone.
pub(crate) fn alone<'l>(terms: &'l [Lent], deputies: &[Deputy], now: Moment) -> Vec<&'l Lent> {
    let mut holders: BTreeMap<OfficeId, Vec<&Lent>> = BTreeMap::new();
    for lent in terms.iter().filter(|lent| lent.since <= now && !lent.powers.is_empty()) {
        let held = holders.entry(lent.office).or_default();
        if held.iter().all(|other| other.member != lent.member) {
            held.push(lent);
        }
    }
    let other = |lent: &Lent| deputies.iter().any(|one| one.office == lent.office && one.member != lent.member);
    let mut alone: Vec<_> = holders.into_values().filter_map(|held| <[&Lent; 1]>::try_from(held).ok()).collect();
    alone.retain(|[one]| !other(one));
    alone.sort_by(|[one], [other]| one.title.cmp(&other.title));
    alone.into_iter().map(|[one]| one).collect()
}

/// How somebody comes to hold an office that nobody is elected to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unelected {
    /// As the rules say, with the title of the body or office that does it.
    ByRule(Filled, String),
    /// No rule of today lends it: it came with the founding, or before there were rules.
    BeforeTheRules,
}

impl Unelected {
    /// None where there is an election.
    pub(crate) fn of(book: &Rulebook, office: OfficeId) -> Option<Self> {
        let Some((_, office)) = book::rules_of(book, office) else { return Some(Self::BeforeTheRules) };
        match office.filled.value {
            Filled::ByElection => None,
            filled => Some(Self::ByRule(filled, book.title(&office.by.value))),
        }
    }

    /// The name of the message that says it, about `$office` and `$by`.
    pub(crate) fn message(&self) -> &'static str {
        match self {
            Self::ByRule(Filled::ByAppointment, _) => "unelected-by-appointment",
            Self::ByRule(Filled::ByLot, _) => "unelected-by-lot",
            Self::ByRule(..) => "unelected-ex-officio",
            Self::BeforeTheRules => "unelected-before",
        }
    }

    /// Who decides who holds it.
    pub(crate) fn by(&self) -> &str {
        match self {
            Self::ByRule(_, by) => by,
            Self::BeforeTheRules => "",
        }
    }
}
