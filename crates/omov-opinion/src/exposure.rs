//! Who is shown which statement next, so that every statement is heard equally, whoever wrote it and whenever it came.
//!
//! Of the statements that a member has not been shown, the one that was shown least often to members of that member's group; among these
//! the one shown least often to all; among these the one with the smallest HMAC-SHA256 under a published key of the text `member:statement` in decimal digits.
//! Nobody chooses, and whoever has the key can work it out again.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// How often what was shown to whom.
#[derive(Debug, Clone)]
pub struct Exposure {
    keyed: Hmac<Sha256>,
    shown: Vec<u32>,
    by_group: Vec<Vec<u32>>,
}

impl Exposure {
    /// Nothing was shown yet. `key` is the published seed.
    pub fn new(key: &[u8], statements: usize, groups: usize) -> Self {
        let keyed = Hmac::new_from_slice(key).expect("HMAC takes keys of every length");
        Self { keyed, shown: vec![0; statements], by_group: vec![vec![0; statements]; groups] }
    }

    /// Goes on from what was counted before: how often each statement was shown to all, and to the members of one group.
    ///
    /// # Panics
    /// If there are other figures than statements, or no such group.
    pub fn heard(&mut self, all: &[u32], group: Option<(usize, &[u32])>) {
        self.shown.copy_from_slice(all);
        if let Some((group, times)) = group {
            self.by_group[group].copy_from_slice(times);
        }
    }

    /// One more statement came in.
    pub fn arrive(&mut self) {
        self.shown.push(0);
        self.by_group.iter_mut().for_each(|g| g.push(0));
    }

    /// How often each statement was shown.
    pub fn shown(&self) -> &[u32] {
        &self.shown
    }

    /// The statement for a member, of those (position and id) that the member may see and has not seen. `group` is the member's, if known.
    pub fn next(
        &self,
        member: u64,
        group: Option<usize>,
        unseen: impl IntoIterator<Item = (usize, u64)>,
    ) -> Option<usize> {
        let in_group = group.map_or(&self.shown, |g| &self.by_group[g]);
        let mut least = (u32::MAX, u32::MAX);
        let mut tied: Vec<(usize, u64)> = Vec::new();
        for (t, id) in unseen {
            let often = (in_group[t], self.shown[t]);
            if often < least || tied.is_empty() {
                tied.clear();
                least = often;
            }
            if often == least {
                tied.push((t, id));
            }
        }
        if let [(only, _)] = tied[..] {
            return Some(only);
        }
        tied.into_iter().min_by_key(|(_, id)| (self.lot(member, *id), *id)).map(|(t, _)| t)
    }

    fn lot(&self, member: u64, statement: u64) -> [u8; 32] {
        self.keyed.clone().chain_update(format!("{member}:{statement}")).finalize().into_bytes().into()
    }

    /// A statement was shown to a member.
    pub fn show(&mut self, statement: usize, group: Option<usize>) {
        self.shown[statement] += 1;
        if let Some(g) = group {
            self.by_group[g][statement] += 1;
        }
    }
}

/// Gini coefficient: 0 if all figures are equal, near 1 if one has everything.
pub fn gini(figures: &[u32]) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_unstable();
    let n = sorted.len() as i128;
    let sum: i128 = sorted.iter().map(|x| i128::from(*x)).sum();
    if sum == 0 {
        return 0.0;
    }
    let weighted: i128 = sorted.iter().zip(1_i128..).map(|(x, i)| (2 * i - n - 1) * i128::from(*x)).sum();
    weighted as f64 / (n * sum) as f64
}

/// Spearman's rank correlation (1904) of two rows of figures, with mean ranks for equals; 0 where one of them does not vary.
pub fn rank_correlation(a: &[u32], b: &[u32]) -> f64 {
    let (a, b) = (ranks(a), ranks(b));
    let middle = f64::midpoint(a.len() as f64, 1.0);
    let sum = |x: &[f64], y: &[f64]| x.iter().zip(y).map(|(x, y)| (x - middle) * (y - middle)).sum::<f64>();
    let both = sum(&a, &a) * sum(&b, &b);
    if both > 0.0 { sum(&a, &b) / both.sqrt() } else { 0.0 }
}

fn ranks(figures: &[u32]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..figures.len()).collect();
    order.sort_by_key(|i| figures[*i]);
    let mut ranks = vec![0.0; figures.len()];
    for equal in order.chunk_by(|i, j| figures[*i] == figures[*j]).scan(0, |from, equal| {
        *from += equal.len();
        Some((*from - equal.len(), equal))
    }) {
        let (from, equal) = equal;
        for i in equal {
            ranks[*i] = from as f64 + f64::midpoint(equal.len() as f64, 1.0);
        }
    }
    ranks
}

/// Somebody comes and looks at some statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The position of the member.
    pub member: usize,
    /// How many statements are shown, or all there are if these are fewer.
    pub cards: usize,
    /// The order in which the member would choose; the 2nd, 4th, … card is then the member's own choice, where there is one.
    pub own: Option<Vec<usize>>,
}

/// A conversation played through.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Played {
    /// The id and group of each member.
    pub members: Vec<(u64, Option<usize>)>,
    /// The id of each statement, and the number (from 0) of the first visit at which it may be shown.
    pub statements: Vec<(u64, usize)>,
    /// In order.
    pub visits: Vec<Visit>,
}

impl Played {
    /// What is shown at each visit, by position, and how often everything was shown.
    pub fn play(&self, key: &[u8]) -> (Vec<Vec<usize>>, Exposure) {
        let groups = self.members.iter().filter_map(|m| m.1).max().map_or(0, |g| g + 1);
        let mut exposure = Exposure::new(key, self.statements.len(), groups);
        let mut seen = vec![vec![false; self.statements.len()]; self.members.len()];
        let shown = self.visits.iter().enumerate().map(|(i, visit)| {
            let (id, group) = self.members[visit.member];
            let seen = &mut seen[visit.member];
            let mut cards = Vec::new();
            while cards.len() < visit.cards {
                let may = |t: &usize| self.statements[*t].1 <= i && !seen[*t];
                let own = visit.own.as_ref().filter(|_| cards.len() % 2 == 1);
                let chosen = own.and_then(|own| own.iter().copied().find(may));
                let unseen = || (0..self.statements.len()).filter(may).map(|t| (t, self.statements[t].0));
                let Some(t) = chosen.or_else(|| exposure.next(id, group, unseen())) else { break };
                seen[t] = true;
                exposure.show(t, group);
                cards.push(t);
            }
            cards
        });
        let shown = shown.collect();
        (shown, exposure)
    }
}
