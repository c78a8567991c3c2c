//! Every part of the rulebook has one way to be changed.

use std::collections::BTreeMap;

use super::Check;
use crate::model::EVERYTHING_ELSE;
use crate::read::shown;
use crate::words::Said;

impl Check<'_, '_> {
    pub(super) fn changes(&mut self) {
        let book = self.book;
        let mut covered: BTreeMap<&str, &str> = BTreeMap::new();
        for change in book.changes.values() {
            let Some(paths) = change.of.known() else { continue };
            if paths.is_empty() {
                self.error(&change.of.cite, Said::new("change-of-nothing"));
            }
            for path in paths {
                if path != EVERYTHING_ELSE && !self.reader.has(path) {
                    let says = Said::new("change-of-unknown").with("path", shown(path));
                    self.error(&change.of.cite, says);
                }
                if let Some(other) = covered.insert(path, &change.title.value) {
                    let says = Said::new("change-twice").with("path", shown(path)).with("other", other);
                    self.error(&change.of.cite, says);
                }
            }
            if change.brought_by.known().is_some_and(Vec::is_empty) && change.through.is_none() {
                let says = Said::new("change-by-nobody").with("change", change.title.value.as_str());
                self.error(&change.heading, says);
            }
            if let (Some(majority), Some(ballot)) = (&change.majority, book.ballots.get(&change.ballot.value))
                && majority.value.of == ballot.majority.value.of
                && majority.value.share < ballot.majority.value.share
                && majority.known().is_some()
                && ballot.majority.known().is_some()
            {
                let says = Said::new("change-easier-than-ballot")
                    .with("majority", majority.value)
                    .with("ballot", ballot.majority.value);
                self.error(&majority.cite, says);
            }
        }
        if !covered.contains_key(EVERYTHING_ELSE) && book.changes.values().all(|change| change.of.known().is_some()) {
            let at = book.changes.values().next().map_or(&book.name.cite, |change| &change.heading);
            self.error(at, Said::new("change-not-all"));
        }
    }
}
