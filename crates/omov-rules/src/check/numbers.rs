//! Numbers that contradict each other.

use super::Check;
use crate::model::{Codes, Rulebook};
use crate::read::Rule;
use crate::value::{Amount, Span};
use crate::words::Said;

/// Whether one length of time is shorter than another, whatever the calendar.
pub(super) fn shorter(one: &Rule<Span>, other: &Rule<Span>) -> bool {
    one.known().is_some_and(|one| other.known().is_some_and(|other| one.longest() < other.shortest()))
}

impl Check<'_, '_> {
    pub(super) fn numbers(&mut self) {
        let book = self.book;
        self.quorums();
        self.membership();
        for ballot in book.ballots.values() {
            let title = ballot.title.value.as_str();
            if let Some(most) = &ballot.open_at_most
                && shorter(most, &ballot.open_at_least)
            {
                self.error(&most.cite, contradict("open-turned-round", &ballot.open_at_least, most));
            }
            if let (Some(all), Some(needed)) = (ballot.trustees.known(), ballot.trustees_needed.known())
                && needed >= all
            {
                let says = Said::new("trustees-all-needed").with("needed", *needed).with("trustees", *all);
                self.error(&ballot.trustees_needed.cite, says);
            }
            let no_time = ballot.roll_freezes.known().is_some_and(|span| span.number() == 0);
            if ballot.codes.known() == Some(&Codes::Registrar) && no_time {
                self.warn(&ballot.codes.cite, Said::new("registrar-no-time").with("ballot", title));
            }
            let corrected = ballot.roll_corrections.known().is_some_and(|span| span.number() > 0);
            if corrected && !shorter(&ballot.roll_corrections, &ballot.roll_freezes) {
                let says = contradict("corrections-too-long", &ballot.roll_freezes, &ballot.roll_corrections);
                self.error(&ballot.roll_corrections.cite, says);
            }
            if ballot.channels.known().is_some_and(Vec::is_empty) {
                self.error(&ballot.channels.cite, Said::new("channels-none").with("ballot", title));
            }
        }
        for (name, ballot) in &book.ballots {
            if ballot.called_by.known().is_some_and(Vec::is_empty) && !is_used(book, name) {
                let says = Said::new("ballot-uncalled").with("ballot", ballot.title.value.as_str());
                self.warn(&ballot.heading, says);
            }
        }
        self.proposals();
        for selection in book.selections.values() {
            let (low, high) = (&selection.seats_at_least, &selection.seats_at_most);
            if low.known().is_some_and(|low| high.known().is_some_and(|high| low > high)) {
                let says = Said::new("seats-turned-round").with("least", low.value).with("most", high.value);
                self.error(&high.cite, says);
            }
            match (&selection.appeal_to, &selection.appeal_within) {
                (Some(to), None) => self.error(&to.cite, Said::new("appeal-no-time")),
                (None, Some(within)) => self.error(&within.cite, Said::new("appeal-to-nobody")),
                _ => {}
            }
        }
    }

    fn quorums(&mut self) {
        let book = self.book;
        for (name, body) in &book.bodies {
            if let Some(quorum) = &body.quorum
                && let Some(Amount::Number(number)) = quorum.known()
                && let Some(size) = book.size_of(name)
                && *number > size
                && size > 0
            {
                let says = Said::new("quorum-above-body")
                    .with("body", body.title.value.as_str())
                    .with("quorum", *number)
                    .with("size", size);
                self.error(&quorum.cite, says);
            }
        }
    }

    fn membership(&mut self) {
        let book = self.book;
        let membership = &book.membership;
        if shorter(&membership.first_reminder, &membership.last_reminder) {
            let says = contradict("reminders-turned-round", &membership.first_reminder, &membership.last_reminder);
            self.error(&membership.last_reminder.cite, says);
        }
        if shorter(&membership.lasts, &membership.first_reminder) {
            let says = contradict("reminder-before-beginning", &membership.lasts, &membership.first_reminder);
            self.error(&membership.first_reminder.cite, says);
        }
    }

    fn proposals(&mut self) {
        let book = self.book;
        for proposal in book.proposals.values() {
            let title = proposal.title.value.as_str();
            let refusable = !proposal.refused_by.value.is_empty();
            if refusable && proposal.decide_within.is_none() {
                self.error(&proposal.refused_by.cite, Said::new("refusal-no-time").with("proposal", title));
            }
            match &proposal.force_signatures {
                None if refusable => {
                    self.warn(&proposal.refused_by.cite, Said::new("refusal-final").with("proposal", title));
                }
                Some(force) if !refusable && proposal.refused_by.known().is_some() => {
                    self.error(&force.cite, Said::new("force-unrefused").with("proposal", title));
                }
                _ => {}
            }
            let Some(ballot) = book.ballots.get(&proposal.ballot.value) else { continue };
            let Some(body) = book.bodies.get(&ballot.who_votes.value) else { continue };
            if let Some(left) = proposal.about.value.iter().find(|matter| body.leaves_alone.value.contains(matter)) {
                let says = Said::new("proposal-left-alone")
                    .with("matter", book.title_in("matters", left))
                    .with("body", body.title.value.as_str());
                self.error(&proposal.about.cite, says);
            }
        }
    }
}

/// A message about two lengths of time.
pub(super) fn contradict(id: &str, one: &Rule<Span>, other: &Rule<Span>) -> Said {
    Said::new(id).with("one", one.value).with("other", other.value)
}

fn is_used(book: &Rulebook, ballot: &str) -> bool {
    let is = |rule: &Rule<String>| rule.value == ballot;
    book.proposals.values().any(|proposal| is(&proposal.ballot))
        || book.petitions.values().any(|petition| petition.ballot.as_ref().is_some_and(is))
        || book.offices.values().any(|office| office.ballot.as_ref().is_some_and(is))
        || book.selections.values().any(|selection| is(&selection.ballot))
        || book.changes.values().any(|change| is(&change.ballot))
}
