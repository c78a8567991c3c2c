//! Limits on who is elected: at least thirteen women or people of other marginalised genders.

use super::Heading;
use crate::read::{Rule, Section, Thing};

/// How many of those elected may or must have a value of a characteristic: `[offices.member.reserved.women]`.
#[derive(Debug, Clone)]
pub struct Limit {
    /// Where it is declared.
    pub heading: Heading,
    /// Of what.
    pub characteristic: Rule<String>,
    /// Any of these values.
    pub values: Rule<Vec<String>>,
    /// No fewer.
    pub at_least: Option<Rule<u64>>,
    /// No more.
    pub at_most: Option<Rule<u64>>,
    /// Only where so many are elected at once.
    pub when_seats: Option<Rule<u64>>,
}

impl Limit {
    pub(crate) fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            heading: section.cite(),
            characteristic: section.refer("characteristic", &[Thing::Characteristic]),
            values: section.must("values"),
            at_least: section.find_number("at-least", 1..=10_000),
            at_most: section.find_number("at-most", 0..=10_000),
            when_seats: section.find_number("when-seats", 1..=10_000),
        }
    }

    /// Whether it holds where so many are elected.
    pub fn applies(&self, seats: u64) -> bool {
        self.when_seats.as_ref().is_none_or(|when| when.value == seats)
    }
}
