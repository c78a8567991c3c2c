//! Phragmén's sequential rule (Phragmén 1894; Brill, Freeman, Janson and Lackner, *Phragmén's Voting Methods and Justified
//! Representation*, Mathematical Programming 2023).
//!
//! Every seat brings one unit of load, carried by papers that approve the one who takes it. The next seat goes to the
//! candidate after whose choice the load of their papers, spread evenly among those, is least: (1 + what those papers
//! carry) / (how many they are).
//!
//! Papers that carry the same load lie in one level; a choice adds one level, so that there are never more levels than
//! choices made (plus those of the start). Loads are whole numbers over a common denominator.

use std::collections::HashMap;

use num_bigint::BigUint;
use num_traits::{One, Zero};
use sha2::{Digest, Sha256};

use super::ballots::Approvals;
use super::fraction::{Tally, gcd_short, reduce, show};
use super::sequence::Sequential;

/// The rule over one set of papers.
pub(super) struct Phragmen<'a> {
    pub(super) papers: &'a Approvals,
}

/// What each different paper carries.
#[derive(Debug, Clone)]
pub(super) struct Loads {
    /// By paper.
    pub(super) level: Vec<u32>,
    /// By level, times `unit`.
    pub(super) load: Vec<BigUint>,
    /// One unit of load.
    pub(super) unit: BigUint,
}

impl Phragmen<'_> {
    /// For each of those open whom anybody approves: what each of their papers would carry, as a number to be divided by
    /// how many they are.
    fn to_carry(&self, state: &Loads, open: &[bool]) -> Vec<(u16, BigUint)> {
        let mut tally = Tally::new(state.load.len());
        let carry = |c: u16| {
            for (paper, weight) in self.papers.supporters(c) {
                tally.add(state.level[paper] as usize, weight);
            }
            let all =
                tally.take().into_iter().fold(state.unit.clone(), |sum, (at, weight)| sum + &state.load[at] * weight);
            (c, all)
        };
        self.papers
            .stand()
            .filter(|c| open[usize::from(*c)] && self.papers.scores[usize::from(*c)] > 0)
            .map(carry)
            .collect()
    }

    fn score(&self, c: u16) -> u64 {
        self.papers.scores[usize::from(c)]
    }
}

impl Sequential for Phragmen<'_> {
    type State = Loads;

    fn start(&self) -> Loads {
        Loads { level: vec![0; self.papers.len()], load: vec![BigUint::zero()], unit: BigUint::one() }
    }

    fn best(&self, state: &mut Loads, open: &[bool]) -> Vec<u16> {
        let loads = self.to_carry(state, open);
        let Some(least) = loads.iter().min_by(|(a, x), (b, y)| (x * self.score(*b)).cmp(&(y * self.score(*a)))) else {
            // Nobody who is left has an approval: no paper could carry them, all alike.
            return self.papers.stand().filter(|c| open[usize::from(*c)]).collect();
        };
        let equal = |(c, x): &&(u16, BigUint)| x * self.score(least.0) == &least.1 * self.score(*c);
        loads.iter().filter(equal).map(|(c, _)| *c).collect()
    }

    fn figures(&self, state: &Loads, open: &[bool], chosen: u16) -> (Vec<(u16, String)>, String) {
        let loads = self.to_carry(state, open);
        let figures: Vec<_> = loads.iter().map(|(c, x)| (*c, show(x, &(&state.unit * self.score(*c))))).collect();
        let score = figures.iter().find(|(c, _)| *c == chosen).map_or_else(|| "none".into(), |(_, f)| f.clone());
        (figures, score)
    }

    fn choose(&self, state: &mut Loads, candidate: u16) {
        let mut only = vec![false; self.papers.standing.len()];
        only[usize::from(candidate)] = true;
        let Some((_, carry)) = self.to_carry(state, &only).pop() else { return };
        let common = gcd_short(&carry, self.score(candidate));
        let finer = self.score(candidate) / common;
        state.unit *= finer;
        for load in &mut state.load {
            *load *= finer;
        }
        let level = state.load.len() as u32;
        state.load.push(carry / common);
        for (paper, _) in self.papers.supporters(candidate) {
            state.level[paper] = level;
        }
    }

    fn key(&self, state: &Loads) -> Vec<u8> {
        let mut fractions: HashMap<u32, Vec<u8>> = HashMap::new();
        let mut digest = Sha256::new();
        for level in &state.level {
            let fraction = fractions.entry(*level).or_insert_with(|| {
                let (num, den) = reduce(&state.load[*level as usize], &state.unit);
                format!("{num:x}/{den:x};").into_bytes()
            });
            digest.update(fraction);
        }
        digest.finalize().to_vec()
    }

    fn work(&self) -> u64 {
        self.papers.mark_count() as u64 + 20_000
    }
}
