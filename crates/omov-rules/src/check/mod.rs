//! What a text must not say, even though every word of it can be read: cycles, offices nobody can fill, rules that
//! contradict, a recall that nobody could reach.

mod cases;
mod changes;
mod cycles;
mod filling;
mod notice;
mod numbers;
mod powers;
mod recall;
mod reserved;

use crate::finding::Severity;
use crate::model::Rulebook;
use crate::read::{Cite, Reader};
use crate::words::Said;

/// A rulebook that is being checked. Rules that could not be read are passed over.
#[derive(Debug)]
struct Check<'c, 't> {
    book: &'c Rulebook,
    reader: &'c mut Reader<'t>,
}

impl Check<'_, '_> {
    fn error(&mut self, at: &Cite, says: Said) {
        self.note(Severity::Error, at, says);
    }

    fn warn(&mut self, at: &Cite, says: Said) {
        self.note(Severity::Warning, at, says);
    }

    fn note(&mut self, severity: Severity, at: &Cite, says: Said) {
        self.reader.note(severity, at.at, &at.path, says);
    }
}

/// Notes everything that is wrong.
pub(crate) fn check(book: &Rulebook, reader: &mut Reader<'_>) {
    let mut check = Check { book, reader };
    check.cycles();
    check.filling();
    check.reserved();
    check.numbers();
    check.notice();
    check.recall();
    check.powers();
    check.cases();
    check.changes();
}
