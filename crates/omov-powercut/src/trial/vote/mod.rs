//! A vote through a running `omov`, with accidents in it: members cast sealed ballots, several of them each, and in the end the ballot closes, trustees
//! open it, and the record is held against what was acknowledged.

mod branch;
mod casting;
mod cuts;
mod found;
mod kills;
mod load;
mod member;
mod record;
mod slow;

pub(crate) use cuts::run as cuts;
pub(crate) use kills::run as kills;
pub(crate) use load::{Stretch, run as load};

use std::fmt;

use branch::Branch;

use super::Trouble;

/// The database in the folder of a server.
const DATABASE: &str = "omov.sqlite";

/// What came out.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) accidents: usize,
    /// What was acknowledged before an accident and looked for after it, added up.
    pub(crate) acknowledged: usize,
    /// What of it was not there, or not there once.
    pub(crate) lost: usize,
    /// Databases that did not open, and boards or marks that do not hold.
    pub(crate) damaged: usize,
    /// Accidents after which something was not there.
    pub(crate) losing: usize,
    /// What does not hold in the record at the end.
    pub(crate) wrong: usize,
    /// Whether losses are no news.
    expected: bool,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { accidents, acknowledged, lost, damaged, losing, wrong, .. } = self;
        write!(f, "{accidents} accidents, {acknowledged} times an acknowledged ballot was looked for, {lost} lost ")?;
        write!(f, "(in {losing} accidents), {damaged} boards damaged; {wrong} things wrong in the record")
    }
}

impl Outcome {
    /// One where losses are expected.
    fn of_losses() -> Self {
        Self { expected: true, ..Self::default() }
    }

    pub(crate) fn good(&self) -> bool {
        self.lost == 0 && self.damaged == 0 && self.wrong == 0 && self.acknowledged > 0
    }

    /// Has the ballot closed and opened, and adds what is wrong with its record.
    async fn end(&mut self, branch: Branch) -> Result<(), Trouble> {
        let (record, _folder, members) = branch.close().await?;
        for sentence in record::wrong(&record, &members)? {
            println!("{sentence}");
            self.wrong += 1;
        }
        Ok(())
    }

    /// Adds what was found after an accident.
    fn add(&mut self, looked_for: usize, found: Result<usize, String>, which: &str) {
        self.accidents += 1;
        self.acknowledged += looked_for;
        match found {
            Ok(lost) => {
                self.lost += lost;
                self.losing += usize::from(lost > 0);
                if lost > 0 && !self.expected {
                    println!("{which}: {lost} acknowledged ballots are not there once");
                }
            }
            Err(damage) => {
                if !self.expected {
                    println!("{which}: {damage}");
                }
                self.damaged += 1;
            }
        }
    }
}
