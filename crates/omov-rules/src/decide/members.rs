//! Joining, standing for an office, deputies.

use super::Standing;
use super::judge::Judge;
use crate::model::{Filled, Office};
use crate::value::Moment;
use crate::words::Said;

impl Judge<'_> {
    pub(super) fn join(&mut self, age: Option<u64>, accepts: bool) {
        let membership = &self.book.membership;
        self.by(&membership.heading);
        if self.asking.who.standing == Standing::Member {
            self.forbid(&membership.heading, Said::new("member-already"));
        }
        self.old_enough(&membership.minimum_age, age);
        if !accepts {
            self.need(&membership.statement.cite, Said::new("need-statement"));
        }
    }

    pub(super) fn stand(&mut self, name: &str, nominations: u64, terms: u64) {
        let Some(office) = self.section(&self.book.offices, "offices", name) else { return };
        self.by(&office.filled.cite);
        self.member();
        let group = self.book.group_of_office(name).and_then(|kind| self.asking.place.of_kind(kind));
        if group.is_none_or(|group| !self.asking.who.groups.contains(group)) {
            self.forbid(&office.heading, Said::new("stand-elsewhere").with("office", office.title.value.as_str()));
        }
        if office.filled.value != Filled::ByElection {
            let says = Said::new("not-elected").with("office", office.title.value.as_str());
            self.forbid(&office.filled.cite, says);
        }
        if let Some(least) = &office.minimum_age {
            self.old_enough(least, self.asking.who.age);
        }
        if let Some(amount) = &office.nominated_by {
            self.signed(amount, &office.by, nominations);
        }
        self.terms(office, terms);
    }

    /// Whoever appoints has to have the right to; a vote and a lot have had theirs.
    pub(super) fn fill(&mut self, name: &str, how: Filled, until: Moment, terms: u64) {
        let Some(office) = self.section(&self.book.offices, "offices", name) else { return };
        let title = office.title.value.as_str();
        self.by(&office.filled.cite);
        if office.filled.value != how {
            let filled = Said::new(format!("choice-{}", office.filled.value.name()));
            self.forbid(
                &office.filled.cite,
                Said::new("filled-otherwise").with("office", title).with("filled", filled),
            );
        }
        if how == Filled::ByAppointment {
            self.acts_for_one(Some(&office.by), String::new(), Said::new("missing-rule"));
        }
        if until > self.asking.now.after(office.term.value) {
            self.forbid(&office.term.cite, Said::new("term-too-long").with("time", office.term.value));
        }
        self.terms(office, terms);
    }

    fn terms(&mut self, office: &Office, terms: u64) {
        if let Some(most) = office.terms_in_a_row.as_ref().filter(|most| terms >= most.value) {
            self.forbid(&most.cite, Said::new("terms-over").with("terms", most.value));
        }
    }

    pub(super) fn name_deputy(&mut self, name: &str) {
        let Some(office) = self.section(&self.book.offices, "offices", name) else { return };
        let title = office.title.value.as_str();
        if let Some(by) = &office.deputy_named_by {
            self.by(&by.cite);
        }
        let path = format!("offices.{name}.deputy-named-by");
        self.acts_for_one(office.deputy_named_by.as_ref(), path, Said::new("missing-deputy").with("office", title));
    }
}
