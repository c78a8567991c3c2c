//! Calling a ballot, and saying what came of it.

use super::Outcome;
use super::judge::Judge;
use crate::model::Ballot;
use crate::read::Rule;
use crate::value::{Amount, Majority, Moment};
use crate::words::Said;

impl Judge<'_> {
    pub(super) fn call_ballot(
        &mut self,
        name: &str,
        matter: Option<&str>,
        opens: Moment,
        closes: Moment,
        consent: bool,
    ) {
        let Some(ballot) = self.section(&self.book.ballots, "ballots", name) else { return };
        self.by(&ballot.called_by.cite);
        let title = ballot.title.value.as_str();
        self.acts_for(&ballot.called_by, Said::new("missing-caller").with("ballot", title));
        self.in_scope(&ballot.who_votes.value, matter);
        if opens < self.asking.now.after(ballot.notice.value) {
            self.need(&ballot.notice.cite, Said::new("need-notice").with("time", ballot.notice.value));
        }
        if closes < opens.after(ballot.open_at_least.value) {
            let says = Said::new("open-too-short").with("time", ballot.open_at_least.value);
            self.forbid(&ballot.open_at_least.cite, says);
        }
        if let Some(most) = ballot.open_at_most.as_ref().filter(|most| closes > opens.after(most.value)) {
            self.forbid(&most.cite, Said::new("open-too-long").with("time", most.value));
        }
        if ballot.secret.value && !consent {
            self.many_enough(ballot);
        }
    }

    /// Secrecy cannot be promised to a few. Source: security.md, 17.
    fn many_enough(&mut self, ballot: &Ballot) {
        let few = &ballot.secret_from;
        match self.people(&ballot.who_votes.value) {
            None => {
                let says = Said::new("need-count").with("body", self.book.title(&ballot.who_votes.value));
                self.need(&few.cite, says);
            }
            Some(people) if people < few.value => {
                self.need(&few.cite, Said::new("need-consent").with("people", people).with("least", few.value));
            }
            Some(_) => {}
        }
    }

    pub(super) fn carry(&mut self, name: &str, outcome: &Outcome) {
        let Some(ballot) = self.section(&self.book.ballots, "ballots", name) else { return };
        self.by(&ballot.majority.cite);
        self.carried(ballot.turnout.as_ref(), &ballot.majority, outcome);
    }

    /// A turnout and a majority.
    pub(super) fn carried(&mut self, turnout: Option<&Rule<Amount>>, majority: &Rule<Majority>, outcome: &Outcome) {
        let Some(voted) = outcome.voted() else {
            return self.forbid(&majority.cite, Said::new("more-votes-than-voters"));
        };
        if let Some(turnout) = turnout {
            let needed = turnout.value.of(outcome.could);
            if voted < needed {
                let says = Said::new("need-turnout").with("needed", needed).with("voted", voted);
                self.need(&turnout.cite, says);
            }
        }
        if !majority.value.met(outcome.yes, outcome.no, outcome.could) {
            let says = Said::new("need-majority").with("majority", majority.value).with("yes", outcome.yes);
            self.need(&majority.cite, says);
        }
    }
}
