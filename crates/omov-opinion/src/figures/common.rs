//! Common ground as Polis measures it: how likely all groups together are to agree.

use super::probability::share;
use crate::tally::Tally;

/// The product over all groups of (agrees + 1) / (votes + 2).
///
/// A statement that few have seen does well by this figure: nobody's vote counts as one half. [`super::bound`] does not have that weakness.
pub fn common(statement: usize, groups: &[Vec<Tally>]) -> f64 {
    groups.iter().map(|g| share(g[statement].agree, g[statement].votes())).product()
}
