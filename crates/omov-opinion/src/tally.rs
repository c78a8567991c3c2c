//! Agrees, disagrees and passes, counted.

use crate::conversation::Conversation;
use crate::rows::Vote;

/// How many said what about one statement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Tally {
    /// Agree.
    pub agree: u32,
    /// Disagree.
    pub disagree: u32,
    /// Pass.
    pub pass: u32,
}

impl Tally {
    /// All votes, passes too.
    pub const fn votes(self) -> u32 {
        self.agree + self.disagree + self.pass
    }

    /// One more.
    pub(crate) fn add(&mut self, vote: Vote) {
        *self.of(vote) += 1;
    }

    /// One less.
    pub(crate) fn take(&mut self, vote: Vote) {
        *self.of(vote) -= 1;
    }

    fn of(&mut self, vote: Vote) -> &mut u32 {
        match vote {
            Vote::Agree => &mut self.agree,
            Vote::Pass => &mut self.pass,
            Vote::Disagree => &mut self.disagree,
        }
    }
}

impl std::ops::Add for Tally {
    type Output = Self;
    fn add(self, o: Self) -> Self {
        Self { agree: self.agree + o.agree, disagree: self.disagree + o.disagree, pass: self.pass + o.pass }
    }
}

impl std::ops::Sub for Tally {
    type Output = Self;
    fn sub(self, o: Self) -> Self {
        Self { agree: self.agree - o.agree, disagree: self.disagree - o.disagree, pass: self.pass - o.pass }
    }
}

/// For each group, how many of its members said what about each statement. `group` gives the group of a person by position, if any.
pub fn by_group(conversation: &Conversation, groups: usize, group: impl Fn(usize) -> Option<usize>) -> Vec<Vec<Tally>> {
    let mut tallies = vec![vec![Tally::default(); conversation.statements().len()]; groups];
    for (u, row) in conversation.rows().iter().enumerate() {
        let Some(g) = group(u) else { continue };
        for cell in row {
            tallies[g][cell.statement()].add(cell.vote());
        }
    }
    tallies
}
