//! Rules that add up marks and take the highest.
//!
//! **Plurality**: each paper counts for its first choice among those who stand. **Block vote**: a paper counts once for
//! each candidate it marks, and may mark as many as there are places by the profile; one that marks more is invalid.
//! Candidates who withdrew are passed over first, so they never spoil a paper.
//!
//! The highest are elected one at a time, so that limits are looked at again after each: nobody is elected after whom
//! the limits could not be met any more. Once "reopen nominations" is elected the places left stay empty.

use std::borrow::Cow;

use super::{Input, Outcome, Watch};
use crate::contest::CandidateId;
use crate::error::CountError;
use crate::papers::Papers;
use crate::profile::Rule;
use crate::race::{Move, Race};
use crate::record::Action;
use crate::unclear::{self, SharedRank, next_choice};

/// Counts a contest by [`Rule::Plurality`] or [`Rule::Block`].
pub(super) fn count(input: &Input<'_>, watch: Watch<'_>) -> Result<Outcome, CountError> {
    let contest = input.contest;
    let standing = contest.standing();
    let (votes, valid) = match input.profile.rule {
        Rule::Block => marks(&contest.papers, &standing, input.profile.seats as usize),
        _ => first_choices(read(input)?.as_ref(), &standing),
    };
    let mut race = Race::new(contest, input.profile, input.seats, input.constraints, input.lots, watch)?;
    race.close_stage(Move::new(Action::FirstPreferences), &votes, 0, None);
    race.settle(&votes, |_| true)?;
    Ok(Outcome { arithmetic: "whole papers".into(), valid, ..race.finish() })
}

/// The papers of a contest in which one choice counts.
pub(super) fn read<'a>(input: &Input<'a>) -> Result<Cow<'a, Papers>, CountError> {
    let contest = input.contest;
    unclear::read(&contest.papers, &input.profile.marks, &contest.standing(), SharedRank::Overvote)
}

/// Papers whose first choice each candidate is, by position, and how many papers have one.
pub(super) fn first_choices(papers: &Papers, standing: &[bool]) -> (Vec<u128>, u64) {
    let mut votes = vec![0; standing.len()];
    let mut valid = 0;
    for paper in papers.iter() {
        if let Some((first, _)) = next_choice(paper.marks, 0, |c| standing[c]) {
            votes[first] += u128::from(paper.weight);
            valid += paper.weight;
        }
    }
    (votes, valid)
}

/// Papers that mark each candidate, by position, and how many mark at least one and at most `most`.
fn marks(papers: &Papers, standing: &[bool], most: usize) -> (Vec<u128>, u64) {
    let mut votes = vec![0; standing.len()];
    let mut valid = 0;
    let mut marked = Vec::new();
    for paper in papers.iter() {
        marked.clear();
        marked
            .extend(paper.marks.iter().filter_map(|m| m.candidate()).map(CandidateId::index).filter(|c| standing[*c]));
        marked.sort_unstable();
        marked.dedup();
        if (1..=most).contains(&marked.len()) {
            valid += paper.weight;
            for c in &marked {
                votes[*c] += u128::from(paper.weight);
            }
        }
    }
    (votes, valid)
}
