//! Rules that compare candidates two at a time: Schulze's method and Tideman's ranked pairs, both by margins.
//!
//! Of every two candidates the papers that rank the first above the second are counted. Candidates whom a paper leaves
//! out stand below all it ranks and level with each other; candidates who share a rank are level. The *margin* of one
//! over another is the difference of the two counts; only a margin above zero is a win.
//!
//! Both rules name the **set** of winners. It has more than one member only where equal margins leave it open who wins;
//! then all are listed and no lot is drawn. Both fill one place.

mod pairwise;
mod ranked_pairs;
mod reach;
mod schulze;

use super::{Input, Outcome, Watch};
use crate::contest::CandidateId;
use crate::error::CountError;
use crate::profile::{Profile, Rule};
use crate::race::Status;
use crate::record::Winner;
use crate::unclear::{self, SharedRank};
use pairwise::Pairwise;

/// The table of pairs grows with the square of the candidates, the work with their cube.
const MOST_CANDIDATES: usize = 1000;

/// Counts a contest by [`Rule::Schulze`] or [`Rule::RankedPairs`].
pub(super) fn count(input: &Input<'_>, watch: Watch<'_>) -> Result<Outcome, CountError> {
    let Profile { rule, seats, .. } = *input.profile;
    if seats != 1 {
        return Err(CountError::OneSeatOnly { rule, seats });
    }
    let contest = input.contest;
    let standing = contest.standing();
    if standing.len() > MOST_CANDIDATES {
        return Err(CountError::TooHard(format!(
            "the rule {} compares every two candidates and takes at most {MOST_CANDIDATES}; {} stand on this paper",
            rule.name(),
            standing.len()
        )));
    }
    let papers = unclear::read(&contest.papers, &input.profile.marks, &standing, SharedRank::Equal)?;
    watch.tell("comparing candidates", 0, papers.len() as u64);
    let (pairs, valid) = Pairwise::of(&papers, &standing);
    watch.tell("comparing candidates", papers.len() as u64, papers.len() as u64);

    let running = running(input, &standing);
    let winners = match rule {
        _ if input.seats == 0 => Vec::new(),
        Rule::Schulze => schulze::winners(&pairs, &running),
        _ => ranked_pairs::winners(&pairs, &running)?,
    };
    Ok(Outcome {
        arithmetic: "whole papers, margins".into(),
        valid,
        elected: winners.into_iter().map(|i| Winner::Candidate(CandidateId::from_index(i))).collect(),
        pairwise: Some(pairs.into_rows()),
        ..Outcome::default()
    })
}

/// Positions of the candidates who can win: those who stand, without those no result within the limits has.
fn running(input: &Input<'_>, standing: &[bool]) -> Vec<usize> {
    let status: Vec<_> = standing.iter().map(|s| if *s { Status::Hopeful } else { Status::Out }).collect();
    let doomed = input.constraints.map(|c| c.marks(&status).doomed);
    let can_win = |i: &usize| standing[*i] && doomed.as_ref().is_none_or(|d| !d[*i]);
    (0..standing.len()).filter(can_win).collect()
}
