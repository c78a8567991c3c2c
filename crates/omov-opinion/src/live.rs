//! A conversation that goes on: one more vote, and the counts and the voter's own place are current at once.

use crate::conversation::{Conversation, LARGEST_ID};
use crate::moments::Moments;
use crate::pca::{Pca, Point};
use crate::rows::{Cell, Vote};

/// Why a vote was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refused {
    /// There is no such statement.
    #[error("there is no statement {0}")]
    NoStatement(u64),
    /// No such number can be somebody's id.
    #[error("{0} is too large for a number of a person; the largest is {LARGEST_ID}")]
    NoPerson(u64),
}

/// Votes, sums and map, kept together.
#[derive(Debug, Clone)]
pub struct Live {
    conversation: Conversation,
    moments: Moments,
    pca: Pca,
}

impl Live {
    /// From what there is.
    pub fn new(conversation: Conversation) -> Self {
        let moments = Moments::new(&conversation);
        let pca = Pca::new(&conversation, &moments);
        Self { conversation, moments, pca }
    }

    /// Takes a vote, in the place of an earlier one of the same person on the same statement. Costs what the person has votes; the
    /// directions of the map stay as they are until [`Live::refresh`].
    ///
    /// # Errors
    /// [`Refused`], and then nothing has changed.
    pub fn vote(&mut self, person: u64, statement: u64, vote: Vote) -> Result<(), Refused> {
        let t = self.conversation.find_statement(statement).ok_or(Refused::NoStatement(statement))?;
        if person > LARGEST_ID {
            return Err(Refused::NoPerson(person));
        }
        let first = self.conversation.tallies()[t].votes() == 0;
        let u = self.conversation.admit(person);
        let cell = Cell::new(t, vote);
        let before = self.conversation.set(u, cell);
        let counts = self.conversation.counts();
        self.moments.change(self.conversation.rows().row(u), cell, before, counts);
        if counts[t] {
            let tally = self.conversation.tallies()[t];
            self.pca.center[t] = (f64::from(tally.agree) - f64::from(tally.disagree)) / f64::from(tally.votes());
        }
        if first {
            self.pca.statements += 1;
            self.pca.left_out += usize::from(!counts[t]);
        }
        Ok(())
    }

    /// Where somebody is on the map as it was last drawn, with all votes up to now.
    pub fn position(&self, person: u64) -> Option<Point> {
        let u = self.conversation.find_person(person)?;
        Some(self.pca.position(self.conversation.rows().row(u), self.conversation.counts()))
    }

    /// Draws the map anew.
    pub fn refresh(&mut self) {
        self.pca = Pca::new(&self.conversation, &self.moments);
    }

    /// The votes.
    pub fn conversation(&self) -> &Conversation {
        &self.conversation
    }

    /// The sums.
    pub fn moments(&self) -> &Moments {
        &self.moments
    }

    /// The map as it was last drawn.
    pub fn pca(&self) -> &Pca {
        &self.pca
    }
}
