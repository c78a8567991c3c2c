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

/// What the search may remember, in words of eight bytes: 32 MiB.
const MEMORY: usize = 1 << 22;

/// The positions, in order, of all candidates among `running` who win under some order of equal margins.
///
/// # Errors
/// [`CountError::TooHard`] if there are more positions to look at than fit the memory set aside for it.
pub(super) fn winners(pairs: &Pairwise, running: &[usize]) -> Result<Vec<usize>, CountError> {
    let n = running.len();
    let margins = by_margin(pairs, running);
    let strength = strongest_paths(pairs, running);
    let mut looks_left = MEMORY / Reach::none(n).size().max(1);
    let mut winners = Vec::new();
    for asked in 0..n {
        let answers_all = (0..n)
            .all(|x| pairs.win(running[x], running[asked]).is_none_or(|margin| strength[asked * n + x] >= margin));
        if answers_all && can_win(asked, &margins, n, &mut looks_left)? {
            winners.push(running[asked]);
        }
    }
    Ok(winners)
}

/// The wins among `running` as positions within it, grouped by margin, largest first.
fn by_margin(pairs: &Pairwise, running: &[usize]) -> Vec<Vec<(usize, usize)>> {
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

/// Whether some order of equal margins leaves nobody above `asked`.
fn can_win(
    asked: usize,
    margins: &[Vec<(usize, usize)>],
    candidates: usize,
    looks_left: &mut usize,
) -> Result<bool, CountError> {
    let mut seen = HashSet::new();
    let mut open = vec![(0, Reach::none(candidates))];
    while let Some((at, locked)) = open.pop() {
        match advance(asked, margins, at, locked) {
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

fn too_hard() -> CountError {
    CountError::TooHard(
        "so many margins are equal that not every order of them can be tried for ranked pairs; choose schulze, which \
         needs no order"
            .into(),
    )
}

/// What comes of a position.
enum Next {
    /// Nobody is above the one asked about at the end.
    Wins,
    /// Somebody has to be.
    Loses,
    /// It depends which of these pairs of margin `at` is taken first.
    Branches { at: usize, locked: Reach, knot: Vec<(usize, usize)> },
}

/// Locks all that is locked in every order, from margin `at` on.
fn advance(asked: usize, margins: &[Vec<(usize, usize)>], mut at: usize, mut locked: Reach) -> Next {
    while let Some(equal) = margins.get(at) {
        let undecided = |(a, b): &&(usize, usize)| !locked.has(*a, *b) && !locked.has(*b, *a);
        let (against, pending): (Vec<_>, Vec<_>) =
            equal.iter().copied().filter(|pair| undecided(&pair)).partition(|(_, b)| *b == asked);
        if pending.is_empty() {
            if !against.is_empty() {
                return Next::Loses;
            }
            at += 1;
            continue;
        }
        let all = locked.with(&pending);
        if against.iter().any(|(rival, _)| !all.has(asked, *rival)) {
            return Next::Loses;
        }
        let (in_cycles, free): (Vec<_>, Vec<_>) = pending.into_iter().partition(|(a, b)| all.has(*b, *a));
        if free.is_empty() {
            let (first, _) = in_cycles[0];
            let knot = in_cycles.into_iter().filter(|(a, _)| *a == first || all.has(first, *a) && all.has(*a, first));
            return Next::Branches { at, locked, knot: knot.collect() };
        }
        for (a, b) in free {
            locked.lock(a, b);
        }
    }
    Next::Wins
}
