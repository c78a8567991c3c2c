//! Which statements would tell most if more people voted on them, as Polis has it.

use crate::tally::Tally;

/// What a statement about the conversation itself always has.
const META: f64 = 49.0;

/// Grows with agreement, with few passes, with how far the statement sets people apart, and strongly while it has few votes. `tally`: the votes of all
/// who are in a group; `extremity`: [`crate::Pca::extremity`].
pub fn priority(meta: bool, tally: Tally, extremity: f64) -> f64 {
    if meta {
        return META;
    }
    let votes = f64::from(tally.votes());
    let passes = (f64::from(tally.pass) + 1.0) / (votes + 2.0);
    let agrees = (f64::from(tally.agree) + 1.0) / (votes + 2.0);
    let importance = (1.0 - passes) * (extremity + 1.0) * agrees;
    let new = 1.0 + 8.0 * (-votes / 5.0).exp2();
    (importance * new) * (importance * new)
}
