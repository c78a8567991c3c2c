//! No ballot may open sooner than another rule demands.

use super::Check;
use super::numbers::shorter;
use crate::model::Ballot;
use crate::read::Rule;
use crate::value::Span;
use crate::words::Said;

impl Check<'_, '_> {
    pub(super) fn notice(&mut self) {
        let book = self.book;
        for ballot in book.ballots.values() {
            self.enough(ballot, Some(&ballot.roll_freezes), "notice-before-freeze");
            let body = book.bodies.get(&ballot.who_votes.value);
            self.enough(ballot, body.and_then(|body| body.notice.as_ref()), "notice-of-body");
        }
        for change in book.changes.values() {
            if let Some(ballot) = book.ballots.get(&change.ballot.value) {
                self.enough(ballot, change.notice.as_ref(), "notice-of-change");
            }
        }
        for petition in book.petitions.values() {
            if let Some(ballot) = petition.ballot.as_ref().and_then(|name| book.ballots.get(&name.value)) {
                self.enough(ballot, petition.reply_within.as_ref(), "notice-before-reply");
            }
        }
        for selection in book.selections.values() {
            if let Some(ballot) = book.ballots.get(&selection.ballot.value) {
                self.enough(ballot, selection.roll_freezes.as_ref(), "notice-before-freeze");
            }
        }
    }

    fn enough(&mut self, ballot: &Ballot, demanded: Option<&Rule<Span>>, message: &str) {
        if let Some(demanded) = demanded
            && shorter(&ballot.notice, demanded)
        {
            let says = Said::new(message)
                .with("ballot", ballot.title.value.as_str())
                .with("notice", ballot.notice.value)
                .with("demanded", demanded.value)
                .with("line", u64::from(demanded.cite.line));
            self.error(&ballot.notice.cite, says);
        }
    }
}
