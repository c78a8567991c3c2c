//! Tideman's ranked pairs: "Independence of clones as a criterion for voting rules", Social Choice and Welfare 4 (1987).
//!
//! The pairs are taken in order of their margins, largest first. Each is locked in, unless it would close a cycle with
//! those locked before. Who then has nobody above them wins. A pair that is level locks nothing.
//!
//! Where margins are equal the result can depend on the order in which they are taken. This module finds **everybody who
//! wins under some order**, which is fair to all candidates, and hard in general (Brill and Fischer, "The price of
//! neutrality for the ranked pairs method", AAAI 2012). It asks for each candidate in turn whether some order lets them
//! win:
//!
//! - A winner must have, against everybody who beats them, a beat path at least as strong as that win. Few pass.
//! - A win over the one asked about must not be locked; so it is left aside, and every order goes that leaves it
//!   possible once its margin's turn is over.
//! - Among equal margins, a pair that is in no cycle of what is locked and what is to come is locked in every order, at
//!   once. Only pairs within a cycle are branched over, one knot of cycles at a time, and no position is looked at
//!   twice.
//!
//! Without equal margins nothing branches. With many of them the search can grow beyond any machine, and then stops.

use std::collections::HashSet;

use super::pairwise::Pairwise;
use super::reach::Reach;
use super::schulze::strongest_paths;
use crate::error::CountError;

/// The first beats the second.
type Pair = (usize, usize);

/// How many positions the search may look at, all candidates together: a second or two.
const MOST_LOOKS: usize = 50_000;

/// What it may remember of them, in words of eight bytes: 32 MiB.
const MEMORY: usize = 1 << 22;

/// The positions, in order, of all candidates among `running` who win under some order of equal margins.
///
/// # Errors
/// [`CountError::TooHard`] if there are more positions to look at than [`MOST_LOOKS`].
pub(super) fn winners(pairs: &Pairwise, running: &[usize]) -> Result<Vec<usize>, CountError> {
    let n = running.len();
    let margins = by_margin(pairs, running);
    let strength = strongest_paths(pairs, running);
    let mut looks_left = MOST_LOOKS.min(MEMORY / Reach::none(n).size().max(1));
    let mut winners = Vec::new();
    for asked in 0..n {
        let answers_all = (0..n)
            .all(|x| pairs.win(running[x], running[asked]).is_none_or(|margin| strength[asked * n + x] >= margin));
        if answers_all && Question::new(asked, n, &margins).can_win(&mut looks_left)? {
            winners.push(running[asked]);
        }
    }
    Ok(winners)
}

/// The wins among `running` as positions within it, grouped by margin, largest first.
fn by_margin(pairs: &Pairwise, running: &[usize]) -> Vec<Vec<Pair>> {
    let mut wins = Vec::new();
    for (i, a) in running.iter().enumerate() {
        for (j, b) in running.iter().enumerate() {
            if let Some(margin) = pairs.win(*a, *b) {
                wins.push((margin, (i, j)));
            }
        }
    }
    wins.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    wins.chunk_by(|a, b| a.0 == b.0).map(|equal| equal.iter().map(|(_, pair)| *pair).collect()).collect()
}

/// A question to the search: is there an order of equal margins that leaves nobody above `asked`?
struct Question<'a> {
    asked: usize,
    candidates: usize,
    margins: &'a [Vec<Pair>],
    /// Everybody who beats `asked`, and the place of that win's margin in `margins`.
    rivals: Vec<(usize, usize)>,
}

/// What comes of a position: pairs locked, and the margin whose turn it is.
enum Next {
    /// Nobody is above the one asked about at the end.
    Wins,
    /// Somebody has to be.
    Loses,
    /// It depends which of these pairs of margin `at` is taken first. The most promising stands last.
    Branches { at: usize, locked: Reach, knot: Vec<Pair> },
}

impl<'a> Question<'a> {
    fn new(asked: usize, candidates: usize, margins: &'a [Vec<Pair>]) -> Self {
        let beaten_by = |(at, equal): (usize, &'a Vec<Pair>)| {
            equal.iter().filter(move |(_, b)| *b == asked).map(move |(a, _)| (*a, at))
        };
        let rivals = margins.iter().enumerate().flat_map(beaten_by).collect();
        Self { asked, candidates, margins, rivals }
    }

    fn can_win(&self, looks_left: &mut usize) -> Result<bool, CountError> {
        let mut seen = HashSet::new();
        let mut open = vec![(0, Reach::none(self.candidates))];
        while let Some((at, locked)) = open.pop() {
            match self.advance(at, locked) {
                Next::Wins => return Ok(true),
                Next::Loses => {}
                Next::Branches { at, locked, knot } => {
                    for (a, b) in knot {
                        let mut one = locked.clone();
                        one.lock(a, b);
                        let position = (at, one);
                        if !seen.contains(&position) {
                            *looks_left = looks_left.checked_sub(1).ok_or_else(too_hard)?;
                            seen.insert(position.clone());
                            open.push(position);
                        }
                    }
                }
            }
        }
        Ok(false)
    }

    /// Locks all that is locked in every order, from margin `at` on.
    fn advance(&self, mut at: usize, mut locked: Reach) -> Next {
        let asked = self.asked;
        loop {
            // Who stands below the one asked about can never be locked above them.
            if self.rivals.iter().all(|(rival, _)| locked.has(asked, *rival)) {
                return Next::Wins;
            }
            let pending = self.pending(at, &locked);
            if pending.is_empty() {
                if self.rivals.iter().any(|(rival, its)| *its == at && !locked.has(asked, *rival)) {
                    return Next::Loses;
                }
                at += 1;
                continue;
            }
            let all = locked.with(&pending);
            let (mut in_cycles, free): (Vec<_>, Vec<_>) = pending.into_iter().partition(|(a, b)| all.has(*b, *a));
            if free.is_empty() {
                if self.is_hopeless(at, &locked) {
                    return Next::Loses;
                }
                // First what brings more candidates below the one asked about.
                in_cycles.sort_by_key(|(a, b)| locked.has(asked, *a) && !locked.has(asked, *b));
                let (one, _) = in_cycles[in_cycles.len() - 1];
                in_cycles.retain(|(a, _)| *a == one || all.has(one, *a) && all.has(*a, one));
                return Next::Branches { at, locked, knot: in_cycles };
            }
            for (a, b) in free {
                locked.lock(a, b);
            }
        }
    }

    /// The pairs of a margin that are not decided by what is locked, without those over the one asked about.
    fn pending(&self, at: usize, locked: &Reach) -> Vec<Pair> {
        let open = |(a, b): &&Pair| *b != self.asked && !locked.has(*a, *b) && !locked.has(*b, *a);
        self.margins[at].iter().filter(open).copied().collect()
    }

    /// Whether some rival cannot come below the one asked about before the turn of their win is over, even if no pair
    /// closed a cycle.
    fn is_hopeless(&self, from: usize, locked: &Reach) -> bool {
        let mut pairs = Vec::new();
        let mut next = from;
        self.rivals.iter().filter(|(rival, _)| !locked.has(self.asked, *rival)).any(|(rival, its)| {
            while next <= *its {
                pairs.extend(self.pending(next, locked));
                next += 1;
            }
            !locked.with(&pairs).has(self.asked, *rival)
        })
    }
}

fn too_hard() -> CountError {
    CountError::TooHard(
        "so many margins are equal that not every order of them can be tried for ranked pairs; choose schulze, which \
         needs no order"
            .into(),
    )
}
