//! Powers that need two persons need two people who can hold them.

use super::Check;
use crate::model::Power;
use crate::words::Said;

impl Check<'_, '_> {
    pub(super) fn powers(&mut self) {
        let book = self.book;
        for (power, rule) in &book.powers {
            let lending: Vec<_> = book.offices.values().filter(|office| office.lends.value.contains(power)).collect();
            if lending.is_empty() {
                self.warn(&rule.heading, Said::new("power-unlent").with("power", power.said()));
            }
            let seats: u64 = lending.iter().map(|office| office.seats.value).sum();
            if let Some(alone) = &rule.alone_up_to
                && !lending.is_empty()
                && seats < 2
            {
                self.error(&alone.cite, Said::new("power-one-holder").with("power", power.said()));
            }
        }
        for office in book.offices.values() {
            for power in office.lends.value.iter().filter(|power| power.over_people()) {
                if book.powers.get(power).is_none_or(|rule| rule.alone_up_to.is_none()) {
                    let says = Said::new("power-alone").with("power", power.said()).with("name", power.name());
                    self.warn(&office.lends.cite, says);
                }
            }
        }
    }
}

impl Power {
    /// What it is to use it, in words: “close a group”.
    pub fn said(self) -> Said {
        Said::new(format!("choice-{}", self.name()))
    }
}
