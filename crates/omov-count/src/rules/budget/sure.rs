//! Many runs of equal shares in one look.
//!
//! The look knows of every purse not what is in it but two whole numbers (of a fine fraction of the smallest unit)
//! between which it lies: for a single share because of rounding, for a span of shares because each of them gives another
//! figure. Lower and upper figures are rounded away from each other at every step, and a price computed from purses
//! at least as full is at most as high: Σ min(purse, x) = cost has its solution x fall as any purse fills. So
//! figures from the lower ends bound the price from above, those from the upper ends from below, for every share of
//! the span at once.
//!
//! A choice is made only if the chosen's highest possible effective cost lies below everybody else's lowest, or
//! where a tie is certain and settled: by projects that cost everybody the same who has anything left (then the
//! effective cost is exactly 1 / how many those are), or by projects with the same cost and the same approvers. Otherwise the look is
//! [`Unsure`] and has said nothing. So what it does say holds for every share of the span, exactly.

use std::cmp::Reverse;

use crate::contest::Budget;
use crate::rules::approval::ballots::Approvals;

/// Shares raised at least `from` and at most `to` times.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shares {
    pub(super) from: u64,
    pub(super) to: u64,
}

/// The runs differ, or the figures are not fine enough to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unsure;

/// Looks at the runs of one count.
pub(super) struct Sure<'a> {
    papers: &'a Approvals,
    budget: &'a Budget,
    /// Each project's place, if something was drawn.
    places: Option<&'a [u32]>,
    /// A smallest unit of money is 2^point.
    point: u32,
    /// By paper: no more than is in the purse.
    low: Vec<u64>,
    /// By paper: no less than is in the purse.
    high: Vec<u64>,
    /// By project: no more than the price from here on. A run only ever empties purses.
    floor: Vec<u64>,
    chosen: Vec<u16>,
    /// Marks looked at so far.
    pub(super) work: u64,
}

/// What a project would cost each of those who are not emptied by it.
#[derive(Debug, Clone, Copy)]
struct Priced {
    project: u16,
    at_least: u64,
    /// `None`: perhaps they have not enough.
    at_most: Option<u64>,
    /// How many pay, all the same, if for certain everybody else has nothing at all, whichever of the shares it is.
    evenly: Option<u64>,
}

impl<'a> Sure<'a> {
    /// `all`: what all projects cost. `None` if amounts are too large for the figures used here.
    pub(super) fn new(papers: &'a Approvals, budget: &'a Budget, all: u128, places: Option<&'a [u32]>) -> Option<Self> {
        // The largest share is that with which everything is bought, and one raise more.
        let largest = all + 2 * u128::from(budget.units) + u128::from(budget.total) + 2;
        let bits = u128::BITS - largest.leading_zeros();
        Some(Self {
            papers,
            budget,
            places,
            point: 62u32.checked_sub(bits)?.min(40),
            low: Vec::new(),
            high: Vec::new(),
            floor: Vec::new(),
            chosen: Vec::new(),
            work: 0,
        })
    }

    /// What every run with such shares chooses, in order, up to where it has spent more than there is.
    pub(super) fn look(&mut self, shares: Shares, wanted: impl Iterator<Item = u16>) -> Result<&[u16], Unsure> {
        self.chosen.clear();
        let mut open: Vec<u16> = wanted.collect();
        if open.is_empty() {
            return Ok(&self.chosen);
        }
        let (low, high) = (self.share(shares.from)?.0, self.share(shares.to)?.1);
        self.low.clear();
        self.low.resize(self.papers.len(), low);
        self.high.clear();
        self.high.resize(self.papers.len(), high);
        let in_full = |c: usize| (self.cost(c as u16) / u128::from(self.papers.scores[c].max(1))) as u64;
        self.floor = (0..self.budget.costs.len()).map(in_full).collect();
        let mut spent = 0u128;
        while spent <= u128::from(self.budget.total) {
            let Some(next) = self.next(&mut open)? else { break };
            self.pay(&next);
            open.retain(|c| *c != next.project);
            spent += u128::from(self.budget.costs[usize::from(next.project)]);
            self.chosen.push(next.project);
        }
        Ok(&self.chosen)
    }

    /// A share raised so many times, rounded down and up.
    fn share(&self, raised: u64) -> Result<(u64, u64), Unsure> {
        let voters = u128::from(self.papers.total.max(1));
        let first = u128::from(self.budget.total) << self.point;
        let raise = u128::from(raised) * u128::from(self.budget.units) << self.point;
        let fit = |amount: u128| u64::try_from(amount).ok().filter(|a| *a < 1 << 63).ok_or(Unsure);
        Ok((fit(first / voters + raise)?, fit(first.div_ceil(voters) + raise)?))
    }

    fn cost(&self, c: u16) -> u128 {
        u128::from(self.budget.costs[usize::from(c)]) << self.point
    }

    /// Whether one price for each unit of cost is below another, for sure.
    fn is_below(&self, (a, price_a): (u16, u64), (b, price_b): (u16, u64)) -> bool {
        let units = |c: u16| u128::from(self.budget.costs[usize::from(c)]);
        u128::from(price_a) * units(b) < u128::from(price_b) * units(a)
    }

    /// Who is chosen next; forgets those of `open` who cannot be paid for any more.
    fn next(&mut self, open: &mut Vec<u16>) -> Result<Option<Priced>, Unsure> {
        let floor = std::mem::take(&mut self.floor);
        let of = |c: &u16| u128::from(floor[usize::from(*c)]);
        let units = |c: &u16| u128::from(self.budget.costs[usize::from(*c)]);
        open.sort_by(|a, b| (of(a) * units(b)).cmp(&(of(b) * units(a))).then(a.cmp(b)));
        self.floor = floor;
        let mut best: Option<(u16, u64)> = None;
        let mut priced = Vec::new();
        let mut gone = Vec::new();
        for c in open.iter().copied() {
            if best.is_some_and(|best| self.is_below(best, (c, self.floor[usize::from(c)]))) {
                break;
            }
            let Some(price) = self.price(c) else {
                gone.push(c);
                continue;
            };
            self.floor[usize::from(c)] = price.at_least;
            if let Some(at_most) = price.at_most {
                if best.is_none_or(|best| self.is_below((c, at_most), best)) {
                    best = Some((c, at_most));
                }
            }
            priced.push(price);
        }
        open.retain(|c| !gone.contains(c));
        let Some(best) = best else {
            return if priced.is_empty() { Ok(None) } else { Err(Unsure) };
        };
        priced.retain(|p| !self.is_below(best, (p.project, p.at_least)));
        self.settle(&priced).map(Some)
    }

    /// Of those who may have the lowest effective cost, the one who is chosen.
    fn settle(&self, rivals: &[Priced]) -> Result<Priced, Unsure> {
        if let [only] = rivals {
            return Ok(*only);
        }
        let score = |p: &Priced| self.papers.scores[usize::from(p.project)];
        let cost = |p: &Priced| self.budget.costs[usize::from(p.project)];
        let approvers = |p: &Priced| &self.papers.approvers[usize::from(p.project)];
        let first = rivals.first().ok_or(Unsure)?;
        let equal: Vec<Priced> = if rivals.iter().all(|p| p.evenly.is_some()) {
            // Effective cost 1 / payers: the most payers, then the cheapest, then the most approvals.
            let rank = |p: &Priced| (Reverse(p.evenly), cost(p), Reverse(score(p)));
            let best = rivals.iter().map(rank).min();
            rivals.iter().filter(|p| Some(rank(p)) == best).copied().collect()
        } else if rivals
            .iter()
            .all(|p| p.at_most.is_some() && cost(p) == cost(first) && approvers(p) == approvers(first))
        {
            rivals.to_vec()
        } else {
            return Err(Unsure);
        };
        match (&equal[..], self.places) {
            ([only], _) => Ok(*only),
            (_, None) => Err(Unsure),
            (_, Some(places)) => equal.iter().min_by_key(|p| places[usize::from(p.project)]).copied().ok_or(Unsure),
        }
    }

    /// `None` if the approvers have not enough, for sure.
    fn price(&mut self, c: u16) -> Option<Priced> {
        let (left, payers) = self.solve(&self.high, c)?;
        self.work += 4 * self.papers.approvers[usize::from(c)].len() as u64 + 4;
        let from_low = self.solve(&self.low, c);
        // Nothing comes from those who are emptied, not even at the upper ends: they have nothing.
        let even = left == self.cost(c) && from_low == Some((left, payers));
        Some(Priced {
            project: c,
            at_least: (left / u128::from(payers)) as u64,
            at_most: from_low.map(|(left, payers)| left.div_ceil(u128::from(payers)) as u64),
            evenly: even.then_some(payers),
        })
    }

    /// The x with Σ min(purse, x) = cost as a fraction, exactly for these purses.
    ///
    /// Begins with everybody paying alike and takes out those who have less, until all who are left can pay: x only
    /// rises on the way, so that whoever is taken out stays out.
    fn solve(&self, purses: &[u64], c: u16) -> Option<(u128, u64)> {
        let cost = self.cost(c);
        let all = self.papers.scores[usize::from(c)];
        let (mut left, mut payers) = (cost, all);
        loop {
            // A purse is a whole number: less than x exactly if less than x rounded up.
            let x = left.div_ceil(u128::from(payers));
            let (mut emptied, mut out) = (0u128, 0u64);
            for (paper, weight) in self.papers.supporters(c) {
                let purse = u128::from(purses[paper]);
                if purse < x {
                    emptied += purse * u128::from(weight);
                    out += weight;
                }
            }
            if out == all {
                return None;
            }
            if all - out == payers {
                return Some((left, payers));
            }
            left = cost.checked_sub(emptied)?;
            payers = all - out;
        }
    }

    fn pay(&mut self, price: &Priced) {
        for paper in &self.papers.approvers[usize::from(price.project)] {
            let paper = *paper as usize;
            self.low[paper] = self.low[paper].saturating_sub(price.at_most.unwrap_or(u64::MAX));
            self.high[paper] = self.high[paper].saturating_sub(price.at_least);
        }
    }
}
