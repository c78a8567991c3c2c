//! Every office has to be one that somebody can come to hold, and every body one that somebody sits in.

use std::collections::BTreeSet;

use super::Check;
use crate::model::{Filled, Office};
use crate::words::Said;

impl<'c> Check<'c, '_> {
    pub(super) fn filling(&mut self) {
        self.bodies();
        let held = self.can_be_held();
        let book = self.book;
        for (name, office) in &book.offices {
            self.office(name, office);
            if office.by.known().is_some() && office.filled.known().is_some() && !held.contains(name.as_str()) {
                let says = Said::new("office-nobody")
                    .with("office", office.title.value.as_str())
                    .with("by", book.title(&office.by.value));
                self.error(&office.by.cite, says);
            }
        }
    }

    fn bodies(&mut self) {
        let book = self.book;
        for (name, body) in &book.bodies {
            let title = body.title.value.as_str();
            if body.everyone_in.is_some() == body.sits_for.is_some() {
                self.error(&body.heading, Said::new("body-who").with("body", title));
            }
            if book.offices.contains_key(name) {
                self.error(&body.heading, Said::new("body-and-office").with("name", name.as_str()));
            }
            if body.sits_for.is_some() && book.seats_of(name).next().is_none() {
                self.error(&body.heading, Said::new("body-empty").with("body", title));
            }
            if let Some(both) = body.decides.value.iter().find(|matter| body.leaves_alone.value.contains(matter)) {
                let says = Said::new("body-decides-and-leaves")
                    .with("body", title)
                    .with("matter", book.title_in("matters", both));
                self.error(&body.leaves_alone.cite, says);
            }
        }
    }

    fn office(&mut self, name: &str, office: &Office) {
        let book = self.book;
        let title = office.title.value.as_str();
        if office.group.is_none() && office.body.is_none() {
            self.error(&office.heading, Said::new("office-nowhere").with("office", title));
        }
        if let (Some(group), Some(body)) = (&office.group, &office.body)
            && group.known().is_some()
            && body.known().is_some()
            && book.group_of_body(&body.value).is_some_and(|of_body| of_body != group.value)
        {
            let says = Said::new("office-two-places").with("office", title).with("body", book.title(&body.value));
            self.error(&group.cite, says);
        }
        if let Some(body) = office.body.as_ref().filter(|body| body.known().is_some())
            && book.bodies.get(&body.value).is_some_and(|body| body.everyone_in.is_some())
        {
            let says = Said::new("office-in-everyone").with("office", title).with("body", book.title(&body.value));
            self.error(&body.cite, says);
        }
        let (Some(filled), Some(by)) = (office.filled.known(), office.by.known()) else { return };
        let (body, lends) = (book.bodies.contains_key(by), book.offices.contains_key(by));
        let fits = match filled {
            Filled::ByElection | Filled::ByLot => body,
            Filled::ByAppointment => body || lends,
            Filled::ExOfficio => lends && by != name,
        };
        if !fits {
            let id = if *filled == Filled::ExOfficio { "office-by-no-office" } else { "office-by-no-body" };
            self.error(&office.by.cite, Said::new(id).with("office", title).with("by", book.title(by)));
        }
        match (&office.ballot, filled) {
            (None, Filled::ByElection) => {
                self.error(&office.filled.cite, Said::new("office-no-ballot").with("office", title));
            }
            (Some(ballot), Filled::ByElection) => {
                if let Some(held) = book.ballots.get(&ballot.value)
                    && held.who_votes.known().is_some_and(|votes| votes != by)
                {
                    let says = Said::new("office-ballot-of-others")
                        .with("office", title)
                        .with("by", book.title(by))
                        .with("votes", book.title(&held.who_votes.value));
                    self.error(&ballot.cite, says);
                }
            }
            (Some(ballot), _) => self.error(&ballot.cite, Said::new("office-ballot-unused").with("office", title)),
            (None, _) => {}
        }
        if let Some(count) = &office.count
            && *filled != Filled::ByElection
        {
            self.error(&count.cite, Said::new("office-ballot-unused").with("office", title));
        }
    }

    /// The offices that somebody can come to hold. It is worked out from those whom everybody elects or is drawn for, until
    /// nothing more follows; what is left over waits for itself.
    fn can_be_held(&self) -> BTreeSet<&'c str> {
        let book = self.book;
        let mut held: BTreeSet<&'c str> = BTreeSet::new();
        loop {
            let sits = |body: &str| {
                book.bodies.get(body).is_some_and(|body| body.everyone_in.is_some())
                    || book.seats_of(body).any(|(office, _)| held.contains(office))
            };
            let more: Vec<&'c str> = book
                .offices
                .iter()
                .filter(|(name, office)| {
                    !held.contains(name.as_str()) && (sits(&office.by.value) || held.contains(office.by.value.as_str()))
                })
                .map(|(name, _)| name.as_str())
                .collect();
            if more.is_empty() {
                return held;
            }
            held.extend(more);
        }
    }
}
