//! Petitions that cannot do what they are for; offices that cannot be taken back, and that depend on one person.

use super::Check;
use crate::model::{AsksFor, Petition};
use crate::value::{Amount, Ratio, Span};
use crate::words::Said;

impl Check<'_, '_> {
    pub(super) fn recall(&mut self) {
        let book = self.book;
        for petition in book.petitions.values() {
            let title = petition.title.value.as_str();
            match petition.asks_for.known() {
                Some(AsksFor::Recall) => {
                    if petition.ballot.is_none() {
                        self.error(&petition.heading, Said::new("recall-no-ballot").with("petition", title));
                    }
                    self.reachable(petition);
                }
                Some(AsksFor::Answer | AsksFor::Debate) if petition.answer_within.is_none() => {
                    self.error(&petition.heading, Said::new("petition-no-clock").with("petition", title));
                }
                _ => {}
            }
        }
        self.offices();
    }

    fn reachable(&mut self, petition: &Petition) {
        let book = self.book;
        let title = petition.title.value.as_str();
        if let Some(signatures) = petition.signatures.known() {
            let everybody = Ratio::new(1, 1);
            let size = book.size_of(&petition.signed_by.value);
            let too_many = match signatures {
                Amount::Share { of, least: _, most: None } => Some(*of) == everybody,
                Amount::Share { .. } => false,
                Amount::Number(number) => size.is_some_and(|size| *number > size),
            };
            if too_many {
                self.warn(&petition.signatures.cite, Said::new("recall-everybody").with("petition", title));
            }
        }
        for (name, office) in &book.offices {
            if !petition.is_for(name) {
                continue;
            }
            let Some(term) = office.term.known() else { continue };
            let time = |span: &Option<crate::read::Rule<Span>>| span.as_ref().map_or(0, |span| span.value.longest());
            let closed = time(&petition.not_in_first).saturating_add(time(&petition.not_in_last));
            if closed > 0 && closed >= term.shortest() {
                let at = petition.not_in_first.as_ref().or(petition.not_in_last.as_ref()).map(|rule| rule.cite.clone());
                let says = Said::new("recall-never")
                    .with("petition", title)
                    .with("office", office.title.value.as_str())
                    .with("term", *term);
                self.warn(&at.unwrap_or_else(|| petition.heading.clone()), says);
            }
        }
    }

    fn offices(&mut self) {
        let book = self.book;
        for (name, office) in &book.offices {
            let title = office.title.value.as_str();
            let recalls = |petition: &Petition| petition.asks_for.value == AsksFor::Recall && petition.is_for(name);
            if !book.petitions.values().any(recalls) {
                self.warn(&office.heading, Said::new("office-no-recall").with("office", title));
            }
            if office.answers_to.is_none() {
                self.warn(&office.heading, Said::new("office-no-answer").with("office", title));
            }
            let alone = office.seats.known() == Some(&1) && !office.lends.value.is_empty();
            if alone && office.deputy_named_by.is_none() {
                self.warn(&office.heading, Said::new("office-no-deputy").with("office", title));
            }
        }
    }
}
