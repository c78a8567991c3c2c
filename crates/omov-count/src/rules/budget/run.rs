//! One run of equal shares, exactly.

use num_bigint::BigUint;

use crate::contest::Budget;
use crate::rules::approval::ballots::Approvals;
use crate::rules::approval::purses::{Price, Purses};
use crate::rules::approval::sequence::Sequential;

/// A run with shares raised so many times.
pub(super) struct Run<'a> {
    pub(super) papers: &'a Approvals,
    pub(super) budget: &'a Budget,
    pub(super) raised: u64,
}

/// Where a run is.
#[derive(Debug, Clone)]
pub(super) struct Spent {
    purses: Purses,
    /// What the chosen cost together.
    all: u128,
}

impl Run<'_> {
    /// What every voter gets, times the number of voters, in smallest units of money.
    pub(super) fn share(&self) -> BigUint {
        BigUint::from(self.budget.total)
            + BigUint::from(self.raised) * BigUint::from(self.budget.units) * BigUint::from(self.papers.total)
    }

    fn cost(&self, c: u16) -> u64 {
        self.budget.costs[usize::from(c)]
    }

    fn compare(&self, (a, price_a): &(u16, Price), (b, price_b): &(u16, Price)) -> std::cmp::Ordering {
        price_a.cmp_per_use(self.cost(*a), price_b, self.cost(*b))
    }

    fn price(&self, state: &Spent, c: u16) -> Option<(u16, Price)> {
        state.purses.price(self.papers, c, self.cost(c)).map(|price| (c, price))
    }
}

impl Sequential for Run<'_> {
    type State = Spent;

    fn start(&self) -> Spent {
        let voters = BigUint::from(self.papers.total.max(1));
        Spent { purses: Purses::equal(self.papers, &self.share(), &voters), all: 0 }
    }

    fn best(&self, state: &mut Spent, open: &[bool]) -> Vec<u16> {
        if state.all > u128::from(self.budget.total) {
            // Too much already; what else this run would choose does not matter.
            return Vec::new();
        }
        let priced: Vec<_> =
            self.papers.stand().filter(|c| open[usize::from(*c)]).filter_map(|c| self.price(state, c)).collect();
        let Some(least) = priced.iter().min_by(|a, b| self.compare(a, b)) else { return Vec::new() };
        let rank = |c: u16| (self.cost(c), std::cmp::Reverse(self.papers.scores[usize::from(c)]));
        let equal: Vec<u16> = priced.iter().filter(|p| self.compare(p, least).is_eq()).map(|(c, _)| *c).collect();
        let best = equal.iter().map(|c| rank(*c)).min();
        equal.into_iter().filter(|c| Some(rank(*c)) == best).collect()
    }

    fn figures(&self, state: &Spent, open: &[bool], chosen: u16) -> (Vec<(u16, String)>, String) {
        let show = |(c, price): (u16, Price)| (c, state.purses.show(&price, self.cost(c)));
        let figures: Vec<_> = self
            .papers
            .stand()
            .filter(|c| open[usize::from(*c)])
            .filter_map(|c| self.price(state, c).map(show))
            .collect();
        let score = figures.iter().find(|(c, _)| *c == chosen).map(|(_, f)| f.clone()).unwrap_or_default();
        (figures, score)
    }

    fn choose(&self, state: &mut Spent, candidate: u16) {
        if let Some((_, price)) = self.price(state, candidate) {
            state.purses.pay(self.papers, candidate, &price);
        }
        state.all += u128::from(self.cost(candidate));
    }

    fn key(&self, state: &Spent) -> Vec<u8> {
        state.purses.key()
    }

    fn work(&self) -> u64 {
        2 * self.papers.mark_count() as u64 + 20_000
    }
}
