//! Proportional approval voting, exactly (Thiele 1895; Lackner and Skowron 2023, rule 2).
//!
//! A paper with j of its candidates in a committee is worth 1 + 1/2 + … + 1/j to it; the committee worth most wins. To
//! find the best of all committees is hard in general. [`search`] is a branch and bound over whole numbers (worth times
//! the common multiple of 1 to the most a paper can get), with the bounds of [`bound`].

mod bound;
mod tree;

use std::collections::BTreeSet;

use num_traits::ToPrimitive;

use crate::error::CountError;
use crate::rules::{Input, Watch};

use super::Best;
use super::ballots::Approvals;
use super::fraction::common_multiple;
use super::tied::Tied;

use self::tree::{Amount, Goal, Stopped, Tree};

/// Steps of work after which a search is given up: some ten seconds.
const MOST_WORK: u64 = 10_000_000_000;

/// Ties beyond so many are not counted.
const MOST_COUNTED: usize = 100_000;

/// What a paper adds to the worth of a committee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Worth {
    /// 1, 1/2, 1/3, … for each further candidate.
    Harmonic,
    /// 1 for each.
    Approvals,
}

/// The best committees under proportional approval voting.
pub(super) fn best(
    input: &Input<'_>,
    papers: &Approvals,
    places: &[u32],
    watch: Watch<'_>,
) -> Result<Best, CountError> {
    let approved: Vec<u16> = papers.stand().filter(|c| papers.scores[usize::from(*c)] > 0).collect();
    if input.constraints.is_none() && approved.len() <= input.seats {
        // Another approved candidate is always worth something.
        let free: Vec<u16> = papers.stand().filter(|c| papers.scores[usize::from(*c)] == 0).collect();
        let take = input.seats - approved.len();
        let tied = if take == free.len() {
            Tied::Choice { sure: [approved, free].concat(), free: Vec::new(), take: 0 }
        } else {
            Tied::Choice { sure: approved, free, take }
        };
        let favoured = tied.best_placed(places).unwrap_or_default();
        return Ok(Best { tied, favoured });
    }
    search(input, papers, places, Worth::Harmonic, &mut |done| watch.tell("searching", done, MOST_WORK))
}

/// The committees worth most, among those within the limits.
pub(super) fn search(
    input: &Input<'_>,
    papers: &Approvals,
    places: &[u32],
    worth: Worth,
    tell: &mut dyn FnMut(u64),
) -> Result<Best, CountError> {
    let most = input.seats.min(papers.largest_set());
    let scale = match worth {
        Worth::Harmonic => common_multiple(most),
        Worth::Approvals => 1u32.into(),
    };
    // Sums over all papers, times the square of the seats in the bounds.
    let bits = scale.bits() + u64::from(u64::BITS - papers.total.leading_zeros());
    let bits = bits + 2 * u64::from(usize::BITS - input.seats.leading_zeros()) + 8;
    match scale.to_i128() {
        Some(scale) if bits < 64 => searched::<i64>(input, papers, places, worth, i64::of(scale), tell),
        Some(scale) if bits < 128 => searched::<i128>(input, papers, places, worth, scale, tell),
        _ => Err(too_hard(input)),
    }
}

fn too_hard(input: &Input<'_>) -> CountError {
    CountError::TooHard(format!(
        "the rule {} would take too long to count exactly for {} candidates and {} seats; count with seq-pav or \
         equal-shares instead",
        input.profile.rule.name(),
        input.contest.candidates.len(),
        input.seats
    ))
}

fn searched<N: Amount>(
    input: &Input<'_>,
    papers: &Approvals,
    places: &[u32],
    worth: Worth,
    scale: N,
    tell: &mut dyn FnMut(u64),
) -> Result<Best, CountError> {
    let mut tree = Tree::new(input, papers, worth, scale, MOST_WORK, tell);
    let give_up = |_| too_hard(input);
    let top = tree.find_best().map_err(give_up)?;
    let mut sets = BTreeSet::new();
    let all = tree.walk(Goal::All { worth: top, most: MOST_COUNTED }, &[], &[], &mut sets);
    let complete = match all {
        Ok(()) => true,
        Err(Stopped::Enough) => false,
        Err(Stopped::TooLong) => return Err(too_hard(input)),
    };
    let tied = Tied::Sets { sets, complete };
    let favoured = if complete {
        tied.best_placed(places).unwrap_or_default()
    } else {
        tree.best_placed(top, places).map_err(give_up)?
    };
    Ok(Best { tied, favoured })
}
