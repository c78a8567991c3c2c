//! Debates: who opens one, and how much anyone may say in it.

use super::judge::Judge;
use crate::words::Said;

impl Judge<'_> {
    pub(super) fn open_debate(&mut self, name: &str) {
        let Some(debate) = self.section(&self.book.debates, "debates", name) else { return };
        self.by(&debate.opened_by.cite);
        let says = Said::new("missing-opener").with("debate", debate.title.value.as_str());
        self.acts_for(&debate.opened_by, says);
    }

    pub(super) fn weigh(&mut self, name: &str, votes_today: u64) {
        let Some(debate) = self.section(&self.book.debates, "debates", name) else { return };
        self.by(&debate.among.cite);
        self.one_of(&debate.among, self.asking.now);
        if let Some(most) = debate.votes_a_day.as_ref().filter(|most| votes_today >= most.value) {
            self.forbid(&most.cite, Said::new("votes-over").with("votes", most.value));
        }
    }

    /// `organiser`: for an organiser of the debate, what organisers have written so far and what all have.
    pub(super) fn speak(&mut self, name: &str, posts_today: u64, characters: u64, organiser: Option<(u64, u64)>) {
        let Some(debate) = self.section(&self.book.debates, "debates", name) else { return };
        self.by(&debate.among.cite);
        self.one_of(&debate.among, self.asking.now);
        if let Some(most) = debate.posts_a_day.as_ref().filter(|most| posts_today >= most.value) {
            self.forbid(&most.cite, Said::new("posts-over").with("posts", most.value));
        }
        if let Some(most) = debate.longest_post.as_ref().filter(|most| characters > most.value) {
            let says = Said::new("post-too-long").with("most", most.value).with("characters", characters);
            self.forbid(&most.cite, says);
        }
        if let (Some(share), Some((theirs, all))) = (&debate.organisers_share, organiser) {
            let (theirs, all) = (theirs.saturating_add(characters), all.saturating_add(characters));
            if theirs >= share.value.more_than(all) {
                self.forbid(&share.cite, Said::new("organisers-over").with("share", share.value));
            }
        }
    }
}
