//! Reserved seats have to fit into the seats there are.

use std::collections::BTreeMap;

use super::Check;
use crate::model::Limit;
use crate::read::Rule;
use crate::words::Said;

impl Check<'_, '_> {
    pub(super) fn reserved(&mut self) {
        let book = self.book;
        for asked in book.characteristics.values() {
            if asked.values.known().is_some_and(Vec::is_empty) {
                self.error(&asked.values.cite, Said::new("value-none"));
            }
        }
        for office in book.offices.values() {
            let several = office.counts_towards_several.value;
            if let Some(seats) = office.seats.known() {
                self.limits(&office.reserved, *seats, several, &office.heading);
            }
            self.all_named(&office.reserved);
        }
        for selection in book.selections.values() {
            self.all_named(&selection.reserved);
            self.all_named(&selection.shortlist);
            let (Some(low), Some(high)) = (selection.seats_at_least.known(), selection.seats_at_most.known()) else {
                continue;
            };
            if low > high {
                continue;
            }
            for limit in selection.reserved.values() {
                if let Some(when) = &limit.when_seats
                    && !(low..=high).contains(&&when.value)
                {
                    let says = Said::new("limit-never").with("seats", when.value);
                    self.error(&when.cite, says);
                }
            }
            for seats in *low..=(*high).min(*low + 20) {
                self.limits(&selection.reserved, seats, true, &selection.heading);
            }
            match &selection.shortlist_at_most {
                Some(most) => self.limits(&selection.shortlist, most.value, true, &selection.heading),
                None => {
                    for limit in selection.shortlist.values() {
                        self.error(&limit.heading, Said::new("shortlist-no-size"));
                    }
                }
            }
            if let Some(target) = &selection.target {
                self.named(&target.characteristic, &target.values);
            }
        }
    }

    fn all_named(&mut self, limits: &BTreeMap<String, Limit>) {
        for limit in limits.values() {
            self.named(&limit.characteristic, &limit.values);
            match (&limit.at_least, &limit.at_most) {
                (None, None) => self.error(&limit.heading, Said::new("limit-none")),
                (Some(least), Some(most)) if least.value > most.value => {
                    let says = Said::new("limit-turned-round").with("least", least.value).with("most", most.value);
                    self.error(&most.cite, says);
                }
                _ => {}
            }
        }
    }

    /// The values have to be answers that the characteristic has.
    fn named(&mut self, characteristic: &Rule<String>, values: &Rule<Vec<String>>) {
        let (Some(name), Some(values_named)) = (characteristic.known(), values.known()) else { return };
        let Some(asked) = self.book.characteristics.get(name) else { return };
        let Some(answers) = asked.values.known() else { return };
        for value in values_named {
            if !answers.contains(value) {
                let says = Said::new("value-unknown")
                    .with("value", value.as_str())
                    .with("characteristic", asked.title.value.as_str())
                    .with("known", answers.join(", "));
                self.error(&values.cite, says);
            }
        }
        if values_named.is_empty() {
            self.error(&values.cite, Said::new("value-none"));
        }
    }

    fn limits(&mut self, limits: &BTreeMap<String, Limit>, seats: u64, several: bool, at: &crate::read::Cite) {
        let applying: Vec<&Limit> = limits.values().filter(|limit| limit.applies(seats)).collect();
        for limit in &applying {
            if let Some(least) = limit.at_least.as_ref().filter(|least| least.value > seats) {
                let says = Said::new("limit-more-than-seats").with("least", least.value).with("seats", seats);
                self.error(&least.cite, says);
                return;
            }
        }
        let needed = people_needed(&applying, several);
        if needed > seats {
            let says = Said::new("limits-more-than-seats").with("needed", needed).with("seats", seats);
            self.error(at, says);
        }
        for one in &applying {
            for other in &applying {
                if let (Some(least), Some(most)) = (&one.at_least, &other.at_most)
                    && !std::ptr::eq(*one, *other)
                    && one.characteristic.value == other.characteristic.value
                    && one.values.value.iter().all(|value| other.values.value.contains(value))
                    && least.value > most.value
                {
                    let says = Said::new("limits-contradict").with("least", least.value).with("most", most.value);
                    self.error(&least.cite, says);
                }
            }
        }
    }
}

/// How many people it takes at least. Two limits on one characteristic that share no value need different people, since a
/// person gives one answer; where nobody counts twice, all limits do.
fn people_needed(limits: &[&Limit], several: bool) -> u64 {
    let least = |limit: &Limit| limit.at_least.as_ref().map_or(0, |least| least.value);
    if !several {
        return limits.iter().map(|limit| least(limit)).sum();
    }
    let mut by_characteristic: BTreeMap<&str, Vec<&Limit>> = BTreeMap::new();
    for limit in limits.iter().filter(|limit| least(limit) > 0) {
        by_characteristic.entry(&limit.characteristic.value).or_default().push(limit);
    }
    // Beyond a dozen limits on one characteristic, the first dozen stand for the rest.
    by_characteristic.values().map(|limits| apart(&limits[..limits.len().min(12)], &least)).max().unwrap_or(0)
}

/// The most that limits which share no value ask for together.
fn apart(limits: &[&Limit], least: &impl Fn(&Limit) -> u64) -> u64 {
    let Some((first, rest)) = limits.split_first() else { return 0 };
    let share = |one: &Limit, other: &Limit| one.values.value.iter().any(|value| other.values.value.contains(value));
    let others: Vec<&Limit> = rest.iter().copied().filter(|other| !share(first, other)).collect();
    (least(first) + apart(&others, least)).max(apart(rest, least))
}
