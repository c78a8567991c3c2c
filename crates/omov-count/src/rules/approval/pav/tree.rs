//! The search tree: one candidate after the other is taken in or left out.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Add, AddAssign, Div, Mul, Sub, SubAssign};

use crate::constraint::{Constraints, Status};
use crate::rules::Input;
use crate::rules::approval::ballots::Approvals;

use super::Worth;
use super::bound::Bound;

/// A whole number wide enough for every sum of a search; which one, [`super::search`] decides.
pub(super) trait Amount:
    Copy
    + Ord
    + Default
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + AddAssign
    + SubAssign
    + std::iter::Sum
{
    /// Less than any committee is worth.
    const NOTHING: Self;

    /// Of a number known to fit.
    fn of(n: impl TryInto<i128>) -> Self;
}

impl Amount for i64 {
    const NOTHING: Self = -1;

    fn of(n: impl TryInto<i128>) -> Self {
        n.try_into().ok().and_then(|n| Self::try_from(n).ok()).unwrap_or(Self::MAX)
    }
}

impl Amount for i128 {
    const NOTHING: Self = -1;

    fn of(n: impl TryInto<i128>) -> Self {
        n.try_into().unwrap_or(Self::MAX)
    }
}

/// What a walk looks for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Goal<N> {
    /// Something worth more than this; the walk raises it as it finds better.
    Better { than: N },
    /// Everything worth this, until there are more than `most`.
    All { worth: N, most: usize },
    /// One committee worth this.
    One { worth: N },
}

/// Why a walk ended early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stopped {
    /// It has found what it was to find.
    Enough,
    /// The work was more than allowed.
    TooLong,
}

/// A search over the committees of one contest.
pub(super) struct Tree<'a, N> {
    pub(super) papers: &'a Approvals,
    /// Worth of the next candidate to a paper that has so many. One entry more than can be reached at its end, and two
    /// rounded up, for the bounds.
    pub(super) next: Vec<N>,
    /// Worth of so many together.
    pub(super) sum: Vec<N>,
    pub(super) weight: Vec<N>,
    /// By paper: how many of its candidates are in.
    pub(super) got: Vec<u16>,
    /// By candidate: what they would add.
    pub(super) gain: Vec<N>,
    seats: usize,
    status: Vec<Status>,
    limits: Option<&'a Constraints>,
    /// Where everybody counts alike to the limits and more approvals are always better: by candidate, who is alike.
    alike: Option<Vec<u32>>,
    chosen: Vec<u16>,
    worth: N,
    work: u64,
    most_work: u64,
    goal: Goal<N>,
    found: BTreeSet<Vec<u16>>,
    bounds: Vec<Bound<N>>,
    tell: &'a mut dyn FnMut(u64),
}

impl<'a, N: Amount> Tree<'a, N> {
    pub(super) fn new(
        input: &Input<'a>,
        papers: &'a Approvals,
        worth: Worth,
        scale: N,
        most_work: u64,
        tell: &'a mut dyn FnMut(u64),
    ) -> Self {
        let steps = input.seats.min(papers.largest_set()) + 3;
        // Rounded up where `scale` is no multiple: nobody gets that far, only a bound looks there.
        let harmonic = |j: usize| (scale + N::of(j - 1)) / N::of(j);
        let next: Vec<N> = match worth {
            Worth::Harmonic => (1..=steps).map(harmonic).collect(),
            Worth::Approvals => vec![scale; steps],
        };
        let mut sum = vec![N::default()];
        for step in &next {
            sum.push(sum[sum.len() - 1] + *step);
        }
        let alike = match (worth, &input.profile.limits) {
            (Worth::Approvals, Some(limits)) => {
                let mut names = BTreeMap::new();
                let group = |c: usize| {
                    let values: Vec<_> = limits.attributes.values().map(|of| of.get(&(c as u32 + 1))).collect();
                    let number = names.len() as u32;
                    *names.entry(values).or_insert(number)
                };
                Some((0..papers.standing.len()).map(group).collect())
            }
            _ => None,
        };
        Self {
            papers,
            weight: papers.weights.iter().map(|w| N::of(*w)).collect(),
            got: vec![0; papers.len()],
            gain: papers.scores.iter().map(|s| N::of(*s) * next[0]).collect(),
            next,
            sum,
            seats: input.seats,
            status: papers.standing.iter().map(|s| if *s { Status::Hopeful } else { Status::Out }).collect(),
            limits: input.constraints,
            alike,
            chosen: Vec::new(),
            worth: N::default(),
            work: 0,
            most_work,
            goal: Goal::Better { than: N::NOTHING },
            found: BTreeSet::new(),
            bounds: Vec::new(),
            tell,
        }
    }

    /// What the best committee is worth.
    pub(super) fn find_best(&mut self) -> Result<N, Stopped> {
        // A good committee to begin with, so that the bounds bite at once; if the limits leave none, any will do.
        let start = self.improved_greedy();
        self.walk(Goal::Better { than: start.unwrap_or(N::NOTHING) }, &[], &[], &mut BTreeSet::new())?;
        match self.goal {
            Goal::Better { than } => Ok(than),
            _ => Err(Stopped::TooLong),
        }
    }

    /// Of all committees worth `top`, the one whose best-placed member comes first, then the second, and so on.
    pub(super) fn best_placed(&mut self, top: N, places: &[u32]) -> Result<Vec<u16>, Stopped> {
        let mut order: Vec<u16> = self.papers.stand().collect();
        order.sort_by_key(|c| places[usize::from(*c)]);
        let (mut sure, mut out) = (Vec::new(), Vec::new());
        for c in order {
            if sure.len() == self.seats {
                break;
            }
            sure.push(c);
            match self.walk(Goal::One { worth: top }, &sure, &out, &mut BTreeSet::new()) {
                Err(Stopped::Enough) => {}
                Err(Stopped::TooLong) => return Err(Stopped::TooLong),
                Ok(()) => {
                    sure.pop();
                    out.push(c);
                }
            }
        }
        sure.sort_unstable();
        Ok(sure)
    }

    /// Walks the committees with everybody in `sure` and nobody in `out`, and adds to `found` what it was to find.
    pub(super) fn walk(
        &mut self,
        goal: Goal<N>,
        sure: &[u16],
        out: &[u16],
        found: &mut BTreeSet<Vec<u16>>,
    ) -> Result<(), Stopped> {
        self.goal = goal;
        for c in out {
            self.status[usize::from(*c)] = Status::Out;
        }
        for c in sure {
            self.take(*c);
        }
        let free: Vec<u16> = self.papers.stand().filter(|c| self.status[usize::from(*c)] == Status::Hopeful).collect();
        let end = if self.within_limits() { self.node(free) } else { Ok(()) };
        for c in sure.iter().rev() {
            self.put_back(*c);
        }
        for c in out {
            self.status[usize::from(*c)] = Status::Hopeful;
        }
        found.append(&mut self.found);
        end
    }

    /// Whether something worth so much at most need not be looked at.
    fn is_hopeless(&self, most: N) -> bool {
        match self.goal {
            Goal::Better { than } => most <= than,
            Goal::All { worth, .. } | Goal::One { worth } => most < worth,
        }
    }

    fn within_limits(&self) -> bool {
        self.limits.is_none_or(|limits| limits.can_be_met(&self.status))
    }

    /// Everything that adds some of `free` to those chosen.
    fn node(&mut self, mut free: Vec<u16>) -> Result<(), Stopped> {
        let seats = self.seats - self.chosen.len();
        if seats == 0 {
            return self.leaf();
        }
        if free.len() < seats {
            return Ok(());
        }
        self.count_work(free.len() as u64 * 4)?;
        let by_gain = |tree: &Self, list: &mut Vec<u16>| {
            list.sort_by(|a, b| tree.gain[usize::from(*b)].cmp(&tree.gain[usize::from(*a)]).then(a.cmp(b)));
        };
        by_gain(self, &mut free);
        // Whoever is taken in later adds no more than now.
        let gain = |tree: &Self, c: &u16| tree.gain[usize::from(*c)];
        if self.is_hopeless(self.worth + free[..seats].iter().map(|c| gain(self, c)).sum()) {
            return Ok(());
        }
        let mut reach: Vec<N> = free.iter().map(|c| gain(self, c)).collect();
        let mut base = self.worth;
        if seats > 1 {
            let mut bound = self.bounds.pop().unwrap_or_default();
            let work = bound.set(self, &free, seats);
            base = self.worth + bound.base;
            let mut order: Vec<usize> = (0..free.len()).collect();
            order.sort_by(|a, b| bound.reach[*b].cmp(&bound.reach[*a]).then(free[*a].cmp(&free[*b])));
            free = order.iter().map(|i| free[*i]).collect();
            reach = order.iter().map(|i| bound.reach[*i]).collect();
            self.bounds.push(bound);
            self.count_work(work)?;
        }
        let mut left_out = 0;
        let mut end = Ok(());
        for i in 0..=free.len() - seats {
            // From here on only those from i on can be taken.
            if self.is_hopeless(base + reach[i..i + seats].iter().copied().sum()) {
                break;
            }
            let c = free[i];
            if !self.is_beaten(c) {
                self.take(c);
                if self.within_limits() {
                    end = self.node(free[i + 1..].to_vec());
                }
                self.put_back(c);
                self.count_work(self.papers.approvers[usize::from(c)].len() as u64 * 8)?;
            }
            self.status[usize::from(c)] = Status::Out;
            left_out = i + 1;
            if end.is_err() || self.limits.is_some() && !self.within_limits() {
                break;
            }
        }
        for c in &free[..left_out] {
            self.status[usize::from(*c)] = Status::Hopeful;
        }
        end
    }

    fn leaf(&mut self) -> Result<(), Stopped> {
        if self.is_hopeless(self.worth) {
            return Ok(());
        }
        if let Goal::Better { than } = &mut self.goal {
            *than = self.worth;
            return Ok(());
        }
        let mut set = self.chosen.clone();
        set.sort_unstable();
        self.found.insert(set);
        match self.goal {
            Goal::One { .. } => Err(Stopped::Enough),
            Goal::All { most, .. } if self.found.len() > most => Err(Stopped::Enough),
            _ => Ok(()),
        }
    }

    /// Whether somebody who is left out could stand in for `c`, with more approvals and alike to the limits.
    fn is_beaten(&self, c: u16) -> bool {
        let Some(alike) = &self.alike else { return false };
        let c = usize::from(c);
        (0..alike.len()).any(|other| {
            alike[other] == alike[c]
                && self.papers.standing[other]
                && self.status[other] == Status::Out
                && self.papers.scores[other] > self.papers.scores[c]
        })
    }

    fn take(&mut self, c: u16) {
        self.worth += self.gain[usize::from(c)];
        self.status[usize::from(c)] = Status::Elected;
        self.chosen.push(c);
        for paper in &self.papers.approvers[usize::from(c)] {
            let paper = *paper as usize;
            let got = usize::from(self.got[paper]);
            let less = (self.next[got] - self.next[got + 1]) * self.weight[paper];
            for other in self.papers.set(paper) {
                self.gain[usize::from(*other)] -= less;
            }
            self.got[paper] += 1;
        }
    }

    fn put_back(&mut self, c: u16) {
        for paper in &self.papers.approvers[usize::from(c)] {
            let paper = *paper as usize;
            self.got[paper] -= 1;
            let got = usize::from(self.got[paper]);
            let less = (self.next[got] - self.next[got + 1]) * self.weight[paper];
            for other in self.papers.set(paper) {
                self.gain[usize::from(*other)] += less;
            }
        }
        self.chosen.pop();
        self.status[usize::from(c)] = Status::Hopeful;
        self.worth -= self.gain[usize::from(c)];
    }

    fn count_work(&mut self, work: u64) -> Result<(), Stopped> {
        const TELL_EVERY: u64 = 50_000_000;
        if self.work / TELL_EVERY != (self.work + work) / TELL_EVERY {
            (self.tell)(self.work + work);
        }
        self.work += work;
        if self.work > self.most_work { Err(Stopped::TooLong) } else { Ok(()) }
    }

    /// Worth of a committee put together one by one, then bettered by exchanging members one for one. `None` if that
    /// does not fill the seats within the limits.
    fn improved_greedy(&mut self) -> Option<N> {
        while self.chosen.len() < self.seats {
            let mut open: Vec<u16> =
                self.papers.stand().filter(|c| self.status[usize::from(*c)] == Status::Hopeful).collect();
            open.sort_by_key(|c| (std::cmp::Reverse(self.gain[usize::from(*c)]), *c));
            let Some(c) = open.into_iter().find(|c| self.stays_within(*c)) else { break };
            self.take(c);
        }
        let full = self.chosen.len() == self.seats;
        let mut again = full;
        while again {
            again = false;
            for leaves in self.chosen.clone() {
                // Puts `leaves` back as if it had come last.
                let (before, mut rest) = (self.worth, self.chosen.clone());
                rest.retain(|c| *c != leaves);
                self.take_out(leaves);
                let best = self
                    .papers
                    .stand()
                    .filter(|c| self.status[usize::from(*c)] == Status::Hopeful)
                    .max_by_key(|c| (self.gain[usize::from(*c)], std::cmp::Reverse(*c)));
                let comes = best.filter(|c| self.worth + self.gain[usize::from(*c)] > before && self.stays_within(*c));
                again |= comes.is_some();
                self.take(comes.unwrap_or(leaves));
            }
        }
        let worth = self.worth;
        while let Some(c) = self.chosen.last().copied() {
            self.put_back(c);
        }
        full.then_some(worth)
    }

    /// Puts back somebody who need not be the last.
    fn take_out(&mut self, c: u16) {
        if let Some(at) = self.chosen.iter().position(|other| *other == c) {
            self.chosen.remove(at);
            self.chosen.push(c);
            // What was gained does not depend on the order in which they came.
            self.put_back(c);
        }
    }

    fn stays_within(&mut self, c: u16) -> bool {
        self.status[usize::from(c)] = Status::Elected;
        let within = self.within_limits();
        self.status[usize::from(c)] = Status::Hopeful;
        within
    }
}
