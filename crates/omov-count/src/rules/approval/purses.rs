//! The money of the method of equal shares (Peters and Skowron, *Proportionality and the Limits of Welfarism*, 2020;
//! Peters, Pierczyński and Skowron, *Proportional Participatory Budgeting with Additive Utilities*, 2021), exactly.
//!
//! Every paper has a purse. Something that costs `cost` is bought by those who approve it, each paying the same, or all
//! that is left in the purse where that is less. The *price* is what those pay who are not emptied by it: the smallest x
//! with Σ min(purse, x) = cost.
//!
//! Papers with equally full purses lie in one level, levels ascending by what is in them. Amounts are whole numbers over
//! a common denominator.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use num_bigint::BigUint;
use num_traits::{One, Zero};
use sha2::{Digest, Sha256};

use super::ballots::Approvals;
use super::fraction::{Tally, gcd, gcd_short, reduce, show};

/// What is in the purses.
#[derive(Debug, Clone)]
pub(in crate::rules) struct Purses {
    /// By paper.
    pub(in crate::rules) level: Vec<u32>,
    /// By level, ascending, no two equal, times `unit`.
    pub(in crate::rules) amount: Vec<BigUint>,
    /// One unit of money.
    pub(in crate::rules) unit: BigUint,
}

/// What each of those pays who is not emptied by it: `num / (unit × den)` of the purses it was asked of.
#[derive(Debug, Clone)]
pub(in crate::rules) struct Price {
    num: BigUint,
    den: u64,
}

impl Price {
    /// Compares the prices for one unit of use, of things with such uses, at the same purses.
    pub(in crate::rules) fn cmp_per_use(&self, of: u64, other: &Self, other_of: u64) -> Ordering {
        (&self.num * other.den * other_of).cmp(&(&other.num * self.den * of))
    }
}

impl Purses {
    /// Every paper has `num/den`; `den` is not 0.
    pub(in crate::rules) fn equal(papers: &Approvals, num: &BigUint, den: &BigUint) -> Self {
        let (num, den) = reduce(num, den);
        Self { level: vec![0; papers.len()], amount: vec![num], unit: den }
    }

    /// What approvers of `candidate` pay for something that costs `cost`; `None` if they have not enough together.
    pub(in crate::rules) fn price(&self, papers: &Approvals, candidate: u16, cost: u64) -> Option<Price> {
        let mut tally = Tally::new(self.amount.len());
        for (paper, weight) in papers.supporters(candidate) {
            tally.add(self.level[paper] as usize, weight);
        }
        let mut left_to_pay = &self.unit * cost;
        let mut payers = papers.scores[usize::from(candidate)];
        for (level, weight) in tally.take() {
            // The poorest who is not yet emptied: can they all pay as much as is left each?
            if &self.amount[level] * payers >= left_to_pay {
                return Some(Price { num: left_to_pay, den: payers });
            }
            left_to_pay -= &self.amount[level] * weight;
            payers -= weight;
        }
        None
    }

    /// Approvers of `candidate` pay.
    pub(in crate::rules) fn pay(&mut self, papers: &Approvals, candidate: u16, price: &Price) {
        let common = gcd_short(&price.num, price.den);
        let finer = price.den / common;
        let price = &price.num / common;
        self.unit *= finer;
        for amount in &mut self.amount {
            *amount *= finer;
        }
        let zero = BigUint::zero();
        let left: Vec<BigUint> =
            self.amount.iter().map(|a| if *a > price { a - &price } else { zero.clone() }).collect();
        let mut pays = vec![false; self.level.len()];
        for (paper, _) in papers.supporters(candidate) {
            pays[paper] = true;
        }
        // Only levels somebody is on, sorted anew and equal ones put together.
        let mut used = [vec![false; self.amount.len()], vec![false; self.amount.len()]];
        for (paper, level) in self.level.iter().enumerate() {
            used[usize::from(pays[paper])][*level as usize] = true;
        }
        let mut new_level = BTreeMap::new();
        for (amounts, used) in [(&self.amount, &used[0]), (&left, &used[1])] {
            for (amount, _) in amounts.iter().zip(used).filter(|(_, used)| **used) {
                new_level.entry(amount.clone()).or_insert(0u32);
            }
        }
        for (at, level) in new_level.values_mut().enumerate() {
            *level = at as u32;
        }
        let renamed = |amounts: &[BigUint]| -> Vec<u32> {
            amounts.iter().map(|a| new_level.get(a).copied().unwrap_or(0)).collect()
        };
        let (stay, paid) = (renamed(&self.amount), renamed(&left));
        for (paper, level) in self.level.iter_mut().enumerate() {
            *level = if pays[paper] { paid[*level as usize] } else { stay[*level as usize] };
        }
        self.amount = new_level.into_keys().collect();
        self.shorten();
    }

    /// Divides everything by what divides everything.
    fn shorten(&mut self) {
        let mut common = self.unit.clone();
        for amount in &self.amount {
            if common.is_one() {
                return;
            }
            common = gcd(common, amount.clone());
        }
        self.unit /= &common;
        for amount in &mut self.amount {
            *amount /= &common;
        }
    }

    /// A price as a fraction, for one unit of use.
    pub(in crate::rules) fn show(&self, price: &Price, of: u64) -> String {
        show(&price.num, &(&self.unit * price.den * of))
    }

    /// The same for two sets of purses exactly if every paper has the same in both.
    pub(in crate::rules) fn key(&self) -> Vec<u8> {
        // `unit` and `amount` have no common divisor and levels are in order, so that equal purses look alike.
        let mut digest = Sha256::new();
        for number in std::iter::once(&self.unit).chain(&self.amount) {
            let bytes = number.to_bytes_le();
            digest.update((bytes.len() as u64).to_le_bytes());
            digest.update(bytes);
        }
        for level in &self.level {
            digest.update(level.to_le_bytes());
        }
        digest.finalize().to_vec()
    }
}
