//! Schulze's method: "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
//! election method", Social Choice and Welfare 36 (2011), with margins as the strength of a link.
//!
//! A beat path is a chain of wins; it is as strong as the smallest margin in it. A candidate wins if nobody's strongest
//! path to them is stronger than theirs back.

use super::pairwise::Pairwise;

/// The positions, in order, of all candidates undefeated by beat paths among `running`.
pub(super) fn winners(pairs: &Pairwise, running: &[usize]) -> Vec<usize> {
    let n = running.len();
    let strength = strongest_paths(pairs, running);
    (0..n).filter(|a| (0..n).all(|b| strength[a * n + b] >= strength[b * n + a])).map(|a| running[a]).collect()
}

/// The strength of the strongest beat path between every two of `running`, row by row; 0 where there is none. After
/// Floyd and Warshall.
pub(super) fn strongest_paths(pairs: &Pairwise, running: &[usize]) -> Vec<u64> {
    let n = running.len();
    let mut strength = vec![0; n * n];
    for (i, a) in running.iter().enumerate() {
        for (j, b) in running.iter().enumerate() {
            strength[i * n + j] = pairs.win(*a, *b).unwrap_or(0);
        }
    }
    for via in 0..n {
        let onward = strength[via * n..(via + 1) * n].to_vec();
        for from in (0..n).filter(|from| *from != via) {
            let first = strength[from * n + via];
            for (to, second) in onward.iter().enumerate() {
                let path = first.min(*second);
                let best = &mut strength[from * n + to];
                if to != from && path > *best {
                    *best = path;
                }
            }
        }
    }
    strength
}
