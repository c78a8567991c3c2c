//! The map of opinions: the two directions in which people differ most (principal components, Pearson 1901), and where everybody is.
//!
//! A missing vote counts as the mean of the votes there are. Places are stretched by √(all statements / own votes), so that somebody
//! with few votes is not drawn to the middle; that is how Polis does it.

use rayon::prelude::*;

use crate::conversation::Conversation;
use crate::lanczos::{self, Symmetric};
use crate::moments::Moments;
use crate::rows::Cell;

/// A place on the map.
pub type Point = [f64; 2];

/// The directions, and what is needed to find anybody's place. Everything is by position of statements; statements without votes or
/// that do not take part have zeros.
#[derive(Debug, Clone, PartialEq)]
pub struct Pca {
    /// The mean vote on each statement.
    pub center: Vec<f64>,
    /// One or two unit vectors. Of zeros where people do not differ in a second (or first) direction.
    pub components: Vec<Vec<f64>>,
    /// How much people differ in each of these directions.
    pub eigenvalues: Vec<f64>,
    /// How much they differ in all directions together.
    pub variance: f64,
    /// How many statements have votes.
    pub statements: usize,
    /// How many of these do not take part.
    pub left_out: usize,
}

/// The whole matrix, by rows.
struct Dense {
    size: usize,
    entries: Vec<f64>,
}

impl Symmetric for Dense {
    fn size(&self) -> usize {
        self.size
    }
    fn apply(&self, v: &[f64], out: &mut [f64]) {
        if self.size < 512 {
            for (row, o) in self.entries.chunks_exact(self.size).zip(out) {
                *o = lanczos::dot(row, v);
            }
        } else {
            self.entries.par_chunks_exact(self.size).zip(out).for_each(|(row, o)| *o = lanczos::dot(row, v));
        }
    }
}

impl Pca {
    /// From all votes. `moments` are those of the conversation.
    pub fn new(conversation: &Conversation, moments: &Moments) -> Self {
        let n = conversation.statements().len();
        let mut new = Self::empty(conversation);
        let taking: Vec<usize> = conversation.voted().filter(|t| conversation.counts()[*t]).collect();
        for &t in &taking {
            let tally = conversation.tallies()[t];
            new.center[t] = (f64::from(tally.agree) - f64::from(tally.disagree)) / f64::from(tally.votes());
        }
        let means: Vec<f64> = taking.iter().map(|t| new.center[*t]).collect();
        let matrix = Dense { size: taking.len(), entries: moments.centred(&taking, &means) };
        new.variance = (0..matrix.size).map(|i| matrix.entries[i * matrix.size + i]).sum();
        let spread = |v: &[f64]| {
            let mut full = vec![0.0; n];
            for (t, x) in taking.iter().zip(v) {
                full[*t] = *x;
            }
            full
        };
        if new.statements == 1 || conversation.people().len() == 1 {
            // One statement is its own direction. One person stands in the middle, and the direction is what that person said.
            let own: Vec<f64> = match conversation.rows().iter().next() {
                Some(row) if new.statements > 1 => {
                    let said = |t: usize| row.iter().find(|c| c.statement() == t).map_or(0.0, |c| f64::from(c.value()));
                    taking.iter().map(|t| said(*t)).collect()
                }
                _ => vec![1.0; taking.len()],
            };
            let length = lanczos::dot(&own, &own).sqrt();
            let unit: Vec<f64> = own.iter().map(|x| if length > 0.0 { x / length } else { 0.0 }).collect();
            new.components = vec![spread(&signed(unit))];
            new.eigenvalues = vec![new.variance];
            return new;
        }
        let found = lanczos::largest(&matrix, 2, 1e-14, true);
        for (value, vector) in found {
            let differ = value > 1e-12 * new.variance;
            new.components.push(if differ { spread(&signed(vector)) } else { vec![0.0; n] });
            new.eigenvalues.push(if differ { value } else { 0.0 });
        }
        new.fill();
        new
    }

    /// Without directions yet.
    fn empty(conversation: &Conversation) -> Self {
        Self {
            center: vec![0.0; conversation.statements().len()],
            components: Vec::new(),
            eigenvalues: Vec::new(),
            variance: 0.0,
            statements: conversation.voted().count(),
            left_out: conversation.left_out(),
        }
    }

    /// Where fewer than two directions could be found because statements were left out, the others are of zeros.
    fn fill(&mut self) {
        while self.components.len() < 2.min(self.statements) {
            self.components.push(vec![0.0; self.center.len()]);
            self.eigenvalues.push(0.0);
        }
    }

    /// From some of the people, each as often as they stand in `drawn`, roughly: for trying whether the map would be the same.
    /// `None` if these people do not differ in two directions.
    pub(crate) fn rough(conversation: &Conversation, drawn: &[usize]) -> Option<Self> {
        let mut new = Self::empty(conversation);
        let n = new.center.len();
        let counts = conversation.counts();
        let taking = |c: &&Cell| counts[c.statement()];
        let mut voted = vec![0_u32; n];
        for cell in drawn.iter().flat_map(|u| conversation.rows().row(*u)).filter(taking) {
            new.center[cell.statement()] += f64::from(cell.value());
            voted[cell.statement()] += 1;
        }
        for (c, v) in new.center.iter_mut().zip(&voted) {
            *c /= f64::from((*v).max(1));
        }
        let matrix = Sparse { conversation, drawn, center: &new.center };
        for (value, vector) in lanczos::largest(&matrix, 2, 1e-4, false) {
            if value.is_nan() || value <= 1e-9 {
                return None;
            }
            new.components.push(vector);
            new.eigenvalues.push(value);
        }
        (new.components.len() == 2).then_some(new)
    }

    /// The place of somebody with these votes.
    pub fn position(&self, row: &[Cell], counts: &[bool]) -> Point {
        let mut place = [0.0; 2];
        let mut votes = self.left_out;
        for cell in row.iter().filter(|c| counts[c.statement()]) {
            let t = cell.statement();
            votes += 1;
            let x = f64::from(cell.value()) - self.center[t];
            for (p, component) in place.iter_mut().zip(&self.components) {
                *p += x * component[t];
            }
        }
        let stretch = (self.statements as f64 / votes.max(1) as f64).sqrt();
        place.map(|p| p * stretch)
    }

    /// The places of everybody.
    pub fn positions(&self, conversation: &Conversation) -> Vec<Point> {
        let of = |u| self.position(conversation.rows().row(u), conversation.counts());
        (0..conversation.people().len()).into_par_iter().with_min_len(256).map(of).collect()
    }

    /// How far from the middle somebody would be who had agreed to this statement and nothing else.
    pub fn extremity(&self, statement: usize) -> f64 {
        let along: f64 = self.components.iter().map(|c| c[statement] * c[statement]).sum();
        (self.statements as f64).sqrt() * (1.0 - self.center[statement]) * along.sqrt()
    }

    /// How much of all differences lies in each direction.
    pub fn variance_ratio(&self) -> Vec<f64> {
        self.eigenvalues.iter().map(|e| if self.variance > 0.0 { e / self.variance } else { 0.0 }).collect()
    }
}

/// XᵀX of some people, from their votes.
struct Sparse<'a> {
    conversation: &'a Conversation,
    drawn: &'a [usize],
    center: &'a [f64],
}

impl Symmetric for Sparse<'_> {
    fn size(&self) -> usize {
        self.center.len()
    }
    fn apply(&self, v: &[f64], out: &mut [f64]) {
        let counts = self.conversation.counts();
        for &u in self.drawn {
            let cells = || self.conversation.rows().row(u).iter().filter(|c| counts[c.statement()]);
            let x = |c: &Cell| f64::from(c.value()) - self.center[c.statement()];
            let along: f64 = cells().map(|c| x(c) * v[c.statement()]).sum();
            for c in cells() {
                out[c.statement()] += along * x(c);
            }
        }
    }
}

/// A direction has no sign of its own: the entry of largest magnitude becomes positive, the first of them where some are as large.
fn signed(mut v: Vec<f64>) -> Vec<f64> {
    let largest = v.iter().fold(0.0_f64, |m, x| m.max(x.abs()));
    if v.iter().find(|x| x.abs() >= largest * (1.0 - 1e-9)).is_some_and(|x| *x < 0.0) {
        for x in &mut v {
            *x = -*x;
        }
    }
    v
}
