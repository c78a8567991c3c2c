//! Whole-number sums over all people, for every pair of statements.
//!
//! For statements s and t, with x the vote (-1, 0, 1; 0 if none) and m whether there is one: Σ x_s x_t, Σ x_s m_t, Σ m_s x_t, Σ m_s m_t.
//! They hold everything that the map of opinions needs to know of the votes: with the means c, the matrix whose eigenvectors are wanted is
//! XᵀX = Σ x_s x_t - c_t Σ x_s m_t - c_s Σ m_s x_t + c_s c_t Σ m_s m_t. Sums of whole numbers are the same in any order, so whoever holds
//! the votes gets the same matrix to the last bit; and one more vote changes as many entries as its member has votes.

use rayon::prelude::*;

use crate::conversation::Conversation;
use crate::rows::{Cell, Vote};

/// The four sums of a pair.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[repr(align(16))]
pub struct Pair([i32; 4]);

impl Pair {
    const fn of(s: i32, t: i32) -> Self {
        Self([s * t, s, t, 1])
    }

    fn add(&mut self, o: Self) {
        for (a, b) in self.0.iter_mut().zip(o.0) {
            *a += b;
        }
    }

    fn take(&mut self, o: Self) {
        for (a, b) in self.0.iter_mut().zip(o.0) {
            *a -= b;
        }
    }

    /// Σ x_s x_t.
    pub const fn votes(self) -> i32 {
        self.0[0]
    }
    /// Σ x_s m_t.
    pub const fn first(self) -> i32 {
        self.0[1]
    }
    /// Σ m_s x_t.
    pub const fn second(self) -> i32 {
        self.0[2]
    }
    /// Σ m_s m_t: how many voted on both.
    pub const fn both(self) -> i32 {
        self.0[3]
    }
}

/// The sums of all pairs of statements that take part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moments {
    statements: usize,
    /// Row by row the entries on and right of the diagonal.
    pairs: Vec<Pair>,
}

impl Moments {
    /// Pair by pair of the votes of every person. People are taken in blocks whose votes fit into the processor's own memory, and of a block
    /// statement by statement, so that a row of the table fits beside them.
    pub fn new(conversation: &Conversation) -> Self {
        let n = conversation.statements().len();
        let mut pairs = vec![Pair::default(); n * (n + 1) / 2];
        let mut rest = pairs.as_mut_slice();
        let mut rows = Vec::with_capacity(n);
        for s in 0..n {
            let (row, after) = rest.split_at_mut(n - s);
            rows.push(row);
            rest = after;
        }
        let counts = conversation.counts();
        let mut cells = conversation.rows().cells();
        let mut index = Index::default();
        while !cells.is_empty() {
            // A block ends with the end mark of a row.
            let more = cells.get(BLOCK..).and_then(|after| after.iter().position(|c| *c == Cell::END));
            let (block, after) = more.map_or((cells, &cells[..0]), |more| cells.split_at(BLOCK + more + 1));
            cells = after;
            index.fill(block, counts);
            rows.par_iter_mut().with_min_len(16).enumerate().for_each(|(s, row)| {
                for some in index.of(s).chunks(AHEAD) {
                    // Asked for all at once, so that the processor waits for them once.
                    let mut first = [Cell::END; AHEAD];
                    for (cell, place) in first.iter_mut().zip(some) {
                        *cell = block[*place as usize];
                    }
                    for (first, &place) in first.iter().zip(some) {
                        let steps = &STEPS[first.code()];
                        for cell in block[place as usize..].iter().take_while(|c| **c != Cell::END) {
                            row[cell.statement() - s].add(steps[cell.code()]);
                        }
                    }
                }
            });
        }
        drop(rows);
        let mut new = Self { statements: n, pairs };
        new.forget(counts);
        new
    }

    /// Statements that do not take part have no entries.
    fn forget(&mut self, counts: &[bool]) {
        for s in 0..self.statements {
            for t in s..self.statements {
                if !counts[s] || !counts[t] {
                    let at = self.at(s, t);
                    self.pairs[at] = Pair::default();
                }
            }
        }
    }

    fn at(&self, s: usize, t: usize) -> usize {
        s * self.statements - s * s.saturating_sub(1) / 2 + t - s
    }

    /// The sums of a pair, `s` not after `t`.
    pub fn pair(&self, s: usize, t: usize) -> Pair {
        self.pairs[self.at(s, t)]
    }

    /// Somebody whose votes are now `row` has voted on `changed`, where `before` stood. Costs what the row is long.
    pub(crate) fn change(&mut self, row: &[Cell], changed: Cell, before: Option<Vote>, counts: &[bool]) {
        let t = changed.statement();
        if !counts[t] {
            return;
        }
        for cell in row.iter().filter(|c| counts[c.statement()]) {
            let s = cell.statement();
            let of = |vote: i32| match s.cmp(&t) {
                std::cmp::Ordering::Less => Pair::of(cell.value(), vote),
                std::cmp::Ordering::Equal => Pair::of(vote, vote),
                std::cmp::Ordering::Greater => Pair::of(vote, cell.value()),
            };
            let at = self.at(s.min(t), s.max(t));
            if let Some(before) = before {
                self.pairs[at].take(of(before.value()));
            }
            self.pairs[at].add(of(changed.value()));
        }
    }

    /// XᵀX for these statements and these means, both in order; symmetric, by rows.
    pub(crate) fn centred(&self, statements: &[usize], means: &[f64]) -> Vec<f64> {
        let m = statements.len();
        let mut out = vec![0.0; m * m];
        if m == 0 {
            return out;
        }
        out.par_chunks_mut(m).enumerate().for_each(|(i, row)| {
            let (s, first) = (statements[i], means[i]);
            let pairs = &self.pairs[self.at(s, s)..];
            for j in i..m {
                let (pair, second) = (pairs[statements[j] - s], means[j]);
                row[j] = f64::from(pair.votes()) - second * f64::from(pair.first()) - first * f64::from(pair.second())
                    + first * second * f64::from(pair.both());
            }
        });
        // The other half is the same; in squares, because one of the two sides is walked across the rows.
        for top in (0..m).step_by(SQUARE) {
            for left in (0..=top).step_by(SQUARE) {
                for i in top..m.min(top + SQUARE) {
                    for j in left..i.min(left + SQUARE) {
                        out[i * m + j] = out[j * m + i];
                    }
                }
            }
        }
        out
    }
}

/// What a pair of votes adds, by their codes. (There are three; the fourth is for the end mark and never used.)
static STEPS: [[Pair; 4]; 4] = {
    let mut all = [[Pair([0; 4]); 4]; 4];
    let votes = [Vote::Disagree, Vote::Pass, Vote::Agree];
    let mut s = 0;
    while s < 3 {
        let mut t = 0;
        while t < 3 {
            all[s][t] = Pair::of(votes[s].value(), votes[t].value());
            t += 1;
        }
        s += 1;
    }
    all
};

/// Cells of a block: one megabyte.
const BLOCK: usize = 1 << 19;

/// Votes whose rows are asked for at once.
const AHEAD: usize = 16;

const SQUARE: usize = 32;

/// Where the votes on each statement lie in a block.
#[derive(Default)]
struct Index {
    ends: Vec<u32>,
    places: Vec<u32>,
}

impl Index {
    fn fill(&mut self, block: &[Cell], counts: &[bool]) {
        let taken = |c: &Cell| *c != Cell::END && counts[c.statement()];
        self.ends.clear();
        self.ends.resize(counts.len(), 0);
        for cell in block.iter().filter(|c| taken(c)) {
            self.ends[cell.statement()] += 1;
        }
        let mut sum = 0;
        for end in &mut self.ends {
            (sum, *end) = (sum + *end, sum);
        }
        self.places.resize(sum as usize, 0);
        for (place, cell) in block.iter().enumerate().filter(|(_, c)| taken(c)) {
            let at = &mut self.ends[cell.statement()];
            self.places[*at as usize] = place as u32;
            *at += 1;
        }
    }

    fn of(&self, statement: usize) -> &[u32] {
        let from = statement.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.places[from as usize..self.ends[statement] as usize]
    }
}
