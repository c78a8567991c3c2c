//! Shares of small numbers and whether they differ.

use super::{Side, Standing};
use crate::tally::Tally;

/// Beyond this a figure counts as significant: 10 % of chance results lie above.
pub const SIGNIFICANT: f64 = 1.2816;

/// Votes on a side, and all votes.
pub(super) fn on(side: Side, tally: Tally) -> (u32, u32) {
    let successes = match side {
        Side::Agree => tally.agree,
        Side::Disagree => tally.disagree,
    };
    (successes, tally.votes())
}

/// The share, with one more on this side and one more on the other.
pub(super) fn share(successes: u32, trials: u32) -> f64 {
    (f64::from(successes) + 1.0) / (f64::from(trials) + 2.0)
}

/// Whether the share is above one half.
pub(super) fn one_share(successes: u32, trials: u32) -> f64 {
    let n = f64::from(trials) + 1.0;
    2.0 * n.sqrt() * ((f64::from(successes) + 1.0) / n - 0.5)
}

/// Whether the first share is above the second.
pub(super) fn two_shares(first: (u32, u32), second: (u32, u32)) -> f64 {
    let [s, n, s2, n2] = [first.0, first.1, second.0, second.1].map(|x| f64::from(x) + 1.0);
    let h = (s + s2) / (n + n2);
    // With one of everybody on this side nothing differs.
    if (h - 1.0).abs() < f64::EPSILON { 0.0 } else { (s / n - s2 / n2) / (h * (1.0 - h) * (1.0 / n + 1.0 / n2)).sqrt() }
}

pub(super) fn standing(statement: usize, side: Side, tally: Tally) -> Standing {
    let (successes, trials) = on(side, tally);
    let (share, test) = (share(successes, trials), one_share(successes, trials));
    Standing { statement, side, successes, trials, share, test }
}
