//! Approval voting for a committee: the most approvals win.

use crate::error::CountError;
use crate::rules::Input;

use super::Best;
use super::ballots::Approvals;
use super::pav::{Worth, search};
use super::tied::Tied;

/// The committees with the most approvals.
pub(super) fn most_approvals(input: &Input<'_>, papers: &Approvals, places: &[u32]) -> Result<Best, CountError> {
    if input.constraints.is_some() {
        return search(input, papers, places, Worth::Approvals, &mut |_| {});
    }
    let score = |c: &u16| papers.scores[usize::from(*c)];
    let mut stand: Vec<u16> = papers.stand().collect();
    stand.sort_by_key(|c| std::cmp::Reverse(score(c)));
    let least = stand[..input.seats].iter().map(score).min();
    let sure: Vec<u16> = stand.iter().filter(|c| Some(score(c)) > least).copied().collect();
    let mut free: Vec<u16> = stand.iter().filter(|c| Some(score(c)) == least).copied().collect();
    free.sort_unstable();
    let take = input.seats - sure.len();
    let tied = if take == free.len() {
        Tied::Choice { sure: [sure, free].concat(), free: Vec::new(), take: 0 }
    } else {
        Tied::Choice { sure, free, take }
    };
    let favoured = tied.best_placed(places).unwrap_or_default();
    Ok(Best { tied, favoured })
}
