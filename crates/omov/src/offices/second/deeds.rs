//! Every act of two persons, of every room.

use omov_store::{FromValue, Value};

use super::Deed;
use crate::offices::{deputies, lending};

/// A room adds its own here.
pub(super) const DEEDS: &[&Deed] = &[
    &crate::members::export::DEED,
    &crate::groups::moves::with_two::CLOSE,
    &crate::groups::moves::with_two::DRAW,
    &crate::members::import::with_two::UNDO,
    &crate::members::with_two::END,
    &crate::members::with_two::ADDRESS,
    &lending::LEND,
    &lending::END,
    &deputies::NAME,
    &deputies::END,
    &crate::rules::change::outside::ADOPT,
    &crate::ballots::VOID,
    &crate::ballots::PUT_ON,
    &crate::ballots::TAKE_OFF,
];

/// Whether there is an act with that power that needs a second person.
pub(super) fn any_with(power: crate::offices::Power) -> bool {
    DEEDS.iter().any(|deed| deed.power == power)
}

impl FromValue for &'static Deed {
    const WANTED: &'static str = "an act of two persons";
    fn from_value(value: Value<'_>) -> Option<Self> {
        let Value::Text(name) = value else { return None };
        DEEDS.iter().copied().find(|deed| deed.name == name)
    }
}
