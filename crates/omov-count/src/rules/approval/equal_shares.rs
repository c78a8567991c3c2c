//! The method of equal shares for committees (Peters and Skowron 2020, there "Rule X"; Lackner and Skowron 2023, rules 11).
//!
//! Every paper has seats/papers of money, papers without approvals too; a seat costs 1. As long as there is a candidate
//! whose approvers can pay for them, the one with the lowest price is chosen, the price being what approvers pay who are
//! not emptied by it. Seats left when nobody can be paid for are filled by Phragmén's sequential rule, starting from
//! the money each paper has spent as its load; or by most approvals; or stay empty.

use num_bigint::BigUint;

use super::ballots::Approvals;
use super::phragmen::{Loads, Phragmen};
use super::purses::{Price, Purses};
use super::sequence::Sequential;

/// What happens to seats nobody can pay for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Completion {
    Phragmen,
    Approvals,
    None,
}

/// The rule over one set of papers.
pub(super) struct EqualShares<'a> {
    pub(super) papers: &'a Approvals,
    pub(super) seats: usize,
    pub(super) completion: Completion,
}

/// Which phase the rule is in.
#[derive(Debug, Clone)]
pub(super) enum Phase {
    Paying(Purses),
    Loading(Loads),
    ByApprovals,
}

impl EqualShares<'_> {
    /// A seat costs as many units as there are papers, so that a share is as many as there are seats.
    fn cost(&self) -> u64 {
        self.papers.total
    }

    fn phragmen(&self) -> Phragmen<'_> {
        Phragmen { papers: self.papers }
    }

    fn prices(&self, purses: &Purses, open: &[bool]) -> Vec<(u16, Price)> {
        let price = |c| purses.price(self.papers, c, self.cost()).map(|p| (c, p));
        self.papers.stand().filter(|c| open[usize::from(*c)]).filter_map(price).collect()
    }

    /// What each paper has spent, as loads: one unit of load is a seat.
    fn spent(&self, purses: &Purses) -> Loads {
        let share = &purses.unit * BigUint::from(self.seats);
        Loads {
            level: purses.level.clone(),
            load: purses.amount.iter().map(|left| &share - left).collect(),
            unit: &purses.unit * self.cost(),
        }
    }
}

impl Sequential for EqualShares<'_> {
    type State = Phase;

    fn start(&self) -> Phase {
        Phase::Paying(Purses::equal(self.papers, &self.seats.into(), &1u32.into()))
    }

    fn best(&self, state: &mut Phase, open: &[bool]) -> Vec<u16> {
        if let Phase::Paying(purses) = state {
            let prices = self.prices(purses, open);
            if let Some((_, least)) = prices.iter().min_by(|(_, a), (_, b)| a.cmp_per_use(1, b, 1)) {
                return prices.iter().filter(|(_, p)| p.cmp_per_use(1, least, 1).is_eq()).map(|(c, _)| *c).collect();
            }
            *state = match self.completion {
                Completion::None => return Vec::new(),
                Completion::Phragmen => Phase::Loading(self.spent(purses)),
                Completion::Approvals => Phase::ByApprovals,
            };
        }
        if let Phase::Loading(loads) = state {
            return self.phragmen().best(loads, open);
        }
        let stand = || self.papers.stand().filter(|c| open[usize::from(*c)]);
        let most = stand().map(|c| self.papers.scores[usize::from(c)]).max();
        stand().filter(|c| Some(self.papers.scores[usize::from(*c)]) == most).collect()
    }

    fn figures(&self, state: &Phase, open: &[bool], chosen: u16) -> (Vec<(u16, String)>, String) {
        let figures: Vec<_> = match state {
            Phase::Paying(purses) => {
                self.prices(purses, open).into_iter().map(|(c, price)| (c, purses.show(&price, self.cost()))).collect()
            }
            Phase::Loading(loads) => return self.phragmen().figures(loads, open, chosen),
            Phase::ByApprovals => self
                .papers
                .stand()
                .filter(|c| open[usize::from(*c)])
                .map(|c| (c, self.papers.scores[usize::from(c)].to_string()))
                .collect(),
        };
        let score = figures.iter().find(|(c, _)| *c == chosen).map(|(_, f)| f.clone()).unwrap_or_default();
        (figures, score)
    }

    fn choose(&self, state: &mut Phase, candidate: u16) {
        match state {
            Phase::Paying(purses) => {
                if let Some(price) = purses.price(self.papers, candidate, self.cost()) {
                    purses.pay(self.papers, candidate, &price);
                }
            }
            Phase::Loading(loads) => self.phragmen().choose(loads, candidate),
            Phase::ByApprovals => {}
        }
    }

    fn key(&self, state: &Phase) -> Vec<u8> {
        match state {
            Phase::Paying(purses) => purses.key(),
            Phase::Loading(loads) => self.phragmen().key(loads),
            Phase::ByApprovals => Vec::new(),
        }
    }

    fn work(&self) -> u64 {
        2 * self.papers.mark_count() as u64 + 20_000
    }
}
