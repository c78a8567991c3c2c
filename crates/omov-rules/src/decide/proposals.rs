//! Proposals: handed in, refused, forced.

use super::judge::Judge;
use crate::value::Moment;
use crate::words::Said;

impl Judge<'_> {
    pub(super) fn propose(&mut self, name: &str, matter: Option<&str>, signatures: u64, since: Moment) {
        let Some(proposal) = self.section(&self.book.proposals, "proposals", name) else { return };
        self.by(&proposal.proposed_by.cite);
        self.one_of(&proposal.proposed_by, self.asking.now);
        self.signed(&proposal.signatures, &proposal.proposed_by, signatures);
        self.within(proposal.collect_within.as_ref(), since, "collected-too-long");
        // What is outside of what the voters decide is marked (`Rulebook::outside`) and can be handed in all the same: no ballot can be called on it.
        if let Some(ballot) = self.book.ballots.get(&proposal.ballot.value) {
            let voters = &ballot.who_votes.value;
            self.about_something(voters, matter);
            if matter.is_some_and(|matter| self.book.outside(voters, matter).is_some()) {
                return;
            }
        }
        let about = &proposal.about;
        if !about.value.is_empty() && !about.value.iter().any(|of| Some(of.as_str()) == matter) {
            self.forbid(&about.cite, Said::new("proposal-not-about").with("proposal", proposal.title.value.as_str()));
        }
    }

    pub(super) fn refuse(&mut self, name: &str, handed_in: Moment) {
        let Some(proposal) = self.section(&self.book.proposals, "proposals", name) else { return };
        self.by(&proposal.refused_by.cite);
        let title = proposal.title.value.as_str();
        self.acts_for(&proposal.refused_by, Said::new("missing-refusal").with("proposal", title));
        self.within(proposal.decide_within.as_ref(), handed_in, "refused-too-late");
    }

    pub(super) fn force(&mut self, name: &str, handed_in: Moment, refused: Option<Moment>, signatures: u64) {
        let Some(proposal) = self.section(&self.book.proposals, "proposals", name) else { return };
        self.one_of(&proposal.proposed_by, self.asking.now);
        let Some(needed) = &proposal.force_signatures else {
            let says = Said::new("missing-force").with("proposal", proposal.title.value.as_str());
            return self.missing(format!("proposals.{name}.force-signatures"), says);
        };
        self.by(&needed.cite);
        self.signed(needed, &proposal.proposed_by, signatures);
        // Silence is a refusal once the time to decide is over.
        let silent = proposal.decide_within.as_ref().map(|time| handed_in.after(time.value));
        let refused = refused.or(silent).filter(|at| *at <= self.asking.now);
        if let Some(refused) = refused {
            self.within(proposal.force_within.as_ref(), refused, "forced-too-late");
        } else {
            let at = proposal.decide_within.as_ref().map_or(&proposal.refused_by.cite, |time| &time.cite);
            self.need(at, Said::new("need-refusal"));
        }
    }
}
