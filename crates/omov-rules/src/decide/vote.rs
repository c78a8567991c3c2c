//! Who has a vote in a ballot.

use super::judge::Judge;
use crate::value::Moment;
use crate::words::Said;

impl Judge<'_> {
    /// The roll is frozen before the ballot opens; whoever had no vote at that moment has none in this ballot.
    pub(super) fn vote(&mut self, name: &str, opens: Moment) {
        let Some(ballot) = self.section(&self.book.ballots, "ballots", name) else { return };
        self.by(&ballot.who_votes.cite);
        let frozen = opens.before(ballot.roll_freezes.value);
        if self.asking.who.member_since.is_some_and(|since| since > frozen) {
            let says = Said::new("joined-after-freeze").with("time", ballot.roll_freezes.value);
            self.forbid(&ballot.roll_freezes.cite, says);
        }
        self.one_of(&ballot.who_votes, frozen);
    }
}
