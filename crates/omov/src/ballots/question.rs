//! One question of a ballot. Most ballots have one; it is the plain case of several, and nothing beside it.

use std::collections::BTreeMap;

use omov_store::{Error, ReadTx, Statement, ToValue, WriteTx, params};

use super::{Ballot, BallotId, sql};
use crate::nominations::RoundId;

/// More are not put to anybody at once.
pub(super) const MOST: usize = 20;

/// What is asked, and what hangs on it.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    /// From 1, as on the ballot.
    pub(crate) number: u32,
    /// As members read it.
    pub(crate) ask: String,
    /// How many are elected.
    pub(crate) seats: u32,
    /// The office that it fills, by its name in the rulebook.
    pub(crate) office: Option<String>,
    /// The nominations from which its candidates come.
    pub(crate) round: Option<RoundId>,
    /// The answer that says: open nominations again.
    pub(crate) reopen: Option<String>,
}

impl Question {
    /// Its place among the questions of an election.
    pub(super) fn at(&self) -> usize {
        self.number as usize - 1
    }

    /// Keeps it.
    pub(super) fn create(&self, tx: &mut WriteTx<'_>, ballot: BallotId) -> Result<(), Error> {
        let Self { number, ask, seats, office, round, reopen } = self;
        tx.execute(&sql::ADD_QUESTION, params![ballot, number, ask, seats, office, round, reopen]).map(|_| ())
    }
}

/// Ballots with their questions. Both statements are asked with the same values.
pub(super) fn with_them(
    tx: &mut ReadTx<'_>,
    (ballots, questions): (&'static Statement, &'static Statement),
    values: &[&dyn ToValue],
) -> Result<Vec<Ballot>, Error> {
    let mut found: Vec<Ballot> = tx.all(ballots, values)?;
    let mut of: BTreeMap<BallotId, Vec<Question>> = BTreeMap::new();
    tx.each(questions, values, |row| {
        let (number, ask, seats) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let question = Question { number, ask, seats, office: row.get(4)?, round: row.get(5)?, reopen: row.get(6)? };
        of.entry(row.get(0)?).or_default().push(question);
        Ok::<_, Error>(())
    })?;
    for ballot in &mut found {
        ballot.questions = of.remove(&ballot.id).unwrap_or_default();
    }
    Ok(found)
}
