//! What the conversation as a whole agrees or disagrees with.

use super::probability::{SIGNIFICANT, standing};
use super::{Side, Standing};
use crate::tally::Tally;

/// How many statements are named.
const MOST: usize = 5;

/// The statements on which most are on one side, significantly; the strongest first, at most five.
/// `taking` gives the positions that take part, ascending.
pub fn consensus(side: Side, taking: impl Iterator<Item = usize>, tallies: &[Tally]) -> Vec<Standing> {
    let mut list: Vec<Standing> =
        taking.map(|t| standing(t, side, tallies[t])).filter(|s| s.share > 0.5 && s.test > SIGNIFICANT).collect();
    list.sort_by(|a, b| (b.share * b.test).total_cmp(&(a.share * a.test)));
    list.truncate(MOST);
    list
}
