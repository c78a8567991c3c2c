//! Common ground that can be relied on: what the group that agrees least agrees with at least.

use crate::beta::quantile;
use crate::tally::Tally;

/// The share of agreement of which one can be 95 in 100 sure, in the group where it is least: the minimum over all groups of the 5 %
/// quantile of Beta(agrees + ½, others + ½) (Jeffreys' prior; Brown, Cai and DasGupta 2001). A group that has not voted counts as
/// knowing nothing: 0.0062.
pub fn bound(statement: usize, groups: &[Vec<Tally>]) -> f64 {
    let of = |t: Tally| quantile(0.05, f64::from(t.agree) + 0.5, f64::from(t.votes() - t.agree) + 0.5);
    groups.iter().map(|g| of(g[statement])).fold(f64::INFINITY, f64::min)
}
