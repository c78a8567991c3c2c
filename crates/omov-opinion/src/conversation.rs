//! Statements, people and their votes.

use crate::rows::{Cell, Rows, Vote};
use crate::tally::Tally;

/// The most statements one conversation can have. The sums over pairs of statements grow with its square.
pub const MOST_STATEMENTS: usize = 10_000;

/// The largest id: whole numbers beyond this are not the same in every program that reads JSON.
pub const LARGEST_ID: u64 = (1 << 53) - 1;

/// What the moderators said about a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moderation {
    /// Taken out.
    Rejected,
    /// Not looked at yet.
    Open,
    /// Accepted.
    Accepted,
}

/// A statement that people vote on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its number.
    pub id: u64,
    /// Who wrote it, where that is known.
    pub author: Option<u64>,
    /// What the moderators said.
    pub moderation: Moderation,
    /// About the conversation or the people in it ("I drive a taxi"), not about its matter.
    pub meta: bool,
    /// What it says; may be empty.
    pub text: String,
}

impl Statement {
    /// An accepted statement.
    pub fn new(id: u64, text: impl Into<String>) -> Self {
        Self { id, author: None, moderation: Moderation::Accepted, meta: false, text: text.into() }
    }

    /// Whether it takes part in the map of opinions, the statements of groups, and the agenda.
    pub fn counts(&self) -> bool {
        self.moderation != Moderation::Rejected && !self.meta
    }
}

/// Somebody voted on one statement twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubled {
    /// The position of the first vote that repeats an earlier one.
    pub at: usize,
    /// Whose, by id.
    pub person: u64,
    /// On what, by id.
    pub statement: u64,
}

/// All votes of a conversation. People and statements are named by position, in ascending order of their ids.
#[derive(Debug, Clone, Default)]
pub struct Conversation {
    statements: Vec<Statement>,
    counts: Vec<bool>,
    people: Vec<u64>,
    rows: Rows,
    tallies: Vec<Tally>,
}

impl Conversation {
    /// Without votes. Statements are put into the order of their ids.
    ///
    /// # Panics
    /// If there are more than [`MOST_STATEMENTS`], or two have one id.
    pub fn new(mut statements: Vec<Statement>) -> Self {
        statements.sort_by_key(|s| s.id);
        assert!(statements.len() <= MOST_STATEMENTS, "more statements than a conversation can have");
        assert!(statements.windows(2).all(|w| w[0].id < w[1].id), "two statements have one id");
        let counts = statements.iter().map(Statement::counts).collect();
        let tallies = vec![Tally::default(); statements.len()];
        Self { statements, counts, tallies, ..Self::default() }
    }

    /// With votes in any order: `people[who[i]]` said `votes[i]`, where statements are named by their position among ascending ids.
    /// Nobody is in `people` twice, and everybody in it has a vote.
    ///
    /// # Errors
    /// [`Doubled`], the first vote that repeats an earlier one.
    pub fn with_votes(
        statements: Vec<Statement>,
        people: &[u64],
        mut who: Vec<u32>,
        votes: Vec<Cell>,
    ) -> Result<Self, Doubled> {
        let mut new = Self::new(statements);
        let mut order: Vec<u32> = (0..people.len() as u32).collect();
        order.sort_unstable_by_key(|u| people[*u as usize]);
        new.people = order.iter().map(|u| people[*u as usize]).collect();
        let mut place = vec![0; order.len()];
        for (to, from) in order.iter().enumerate() {
            place[*from as usize] = to as u32;
        }
        for u in &mut who {
            *u = place[*u as usize];
        }
        new.rows = Rows::gather(new.people.len(), &who, &votes);
        if new.rows.iter().any(|row| row.windows(2).any(|w| w[0].statement() == w[1].statement())) {
            let at = first_doubled(&who, &votes);
            let statement = new.statements[votes[at].statement()].id;
            return Err(Doubled { at, person: new.people[who[at] as usize], statement });
        }
        drop((who, votes));
        for row in new.rows.iter() {
            for cell in row {
                new.tallies[cell.statement()].add(cell.vote());
            }
        }
        Ok(new)
    }

    /// All statements, in ascending order of ids.
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// Whether each statement takes part ([`Statement::counts`]), by position.
    pub fn counts(&self) -> &[bool] {
        &self.counts
    }

    /// The ids of all people with at least one vote, ascending.
    pub fn people(&self) -> &[u64] {
        &self.people
    }

    /// The votes.
    pub fn rows(&self) -> &Rows {
        &self.rows
    }

    /// What was said about each statement, by position.
    pub fn tallies(&self) -> &[Tally] {
        &self.tallies
    }

    /// All votes added up.
    pub fn total(&self) -> Tally {
        self.tallies.iter().fold(Tally::default(), |sum, t| sum + *t)
    }

    /// The positions of the statements somebody voted on. The others do not exist for the mathematics.
    pub fn voted(&self) -> impl Iterator<Item = usize> {
        (0..self.statements.len()).filter(|t| self.tallies[*t].votes() > 0)
    }

    /// How many statements somebody voted on that do not take part. They stay columns of zeros, which everybody counts as having
    /// voted on.
    pub fn left_out(&self) -> usize {
        self.voted().filter(|t| !self.counts[*t]).count()
    }

    /// The position of a person.
    pub fn find_person(&self, id: u64) -> Option<usize> {
        self.people.binary_search(&id).ok()
    }

    /// The position of a statement.
    pub fn find_statement(&self, id: u64) -> Option<usize> {
        self.statements.binary_search_by_key(&id, |s| s.id).ok()
    }

    /// The positions of the people who are put into groups: those with at least seven votes (or with all statements, where there are
    /// fewer); where that is fewer than fifteen people, those with the most votes, until it is fifteen.
    pub fn grouped(&self) -> Vec<usize> {
        const VOTES: usize = 7;
        const PEOPLE: usize = 15;
        let least = VOTES.min(self.voted().count());
        let n = |u: usize| self.rows.row(u).len();
        let mut chosen: Vec<usize> = (0..self.people.len()).filter(|u| n(*u) >= least).collect();
        if chosen.len() < PEOPLE {
            chosen = (0..self.people.len()).collect();
            chosen.sort_by_key(|u| (std::cmp::Reverse(n(*u)), *u));
            chosen.truncate(PEOPLE);
            chosen.sort_unstable();
        }
        chosen
    }

    /// Makes room for a person; gives the position, new or not.
    pub(crate) fn admit(&mut self, id: u64) -> usize {
        self.people.binary_search(&id).unwrap_or_else(|at| {
            self.people.insert(at, id);
            self.rows.insert(at);
            at
        })
    }

    /// Puts a vote in; gives the vote it replaces.
    pub(crate) fn set(&mut self, person: usize, cell: Cell) -> Option<Vote> {
        let before = self.rows.set(person, cell);
        let tally = &mut self.tallies[cell.statement()];
        if let Some(vote) = before {
            tally.take(vote);
        }
        tally.add(cell.vote());
        before
    }
}

/// The slow way, taken only where there is something to complain about.
fn first_doubled(who: &[u32], votes: &[Cell]) -> usize {
    let mut seen = std::collections::HashSet::with_capacity(who.len());
    let again = who.iter().zip(votes).position(|(u, cell)| !seen.insert((*u, cell.statement())));
    again.expect("called because there is one")
}
