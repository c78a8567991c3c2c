//! Papers that are not a plain order: empty ranks, shared ranks, candidates ranked twice, candidates who withdrew.

use std::borrow::Cow;

use crate::error::CountError;
use crate::papers::{Mark, Papers};
use crate::profile::{DuplicateRank, MarkRules, Overvote};

/// How a rule takes candidates who share a rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SharedRank {
    /// As an overvote.
    Overvote,
    /// As equals (Condorcet rules).
    Equal,
}

/// The papers as the profile reads them: only candidates who stand, each at most once unless a shared rank has to be
/// looked at during the count, no empty rank, nothing after the place where a paper stops.
pub(crate) fn read<'a>(
    papers: &'a Papers,
    rules: &MarkRules,
    standing: &[bool],
    shared: SharedRank,
) -> Result<Cow<'a, Papers>, CountError> {
    if is_plain(papers, standing) {
        return Ok(Cow::Borrowed(papers));
    }
    let mut read = Papers::new();
    let mut seen = Stamps::new(standing.len());
    let mut marks = Vec::new();
    let (mut rank, mut fresh) = (Vec::new(), Vec::new());
    for paper in papers.iter() {
        marks.clear();
        seen.next_paper();
        let mut skipped = 0;
        for written in paper.ranks() {
            if written.is_empty() {
                skipped += 1;
                if rules.max_skipped.is_some_and(|most| skipped > most) {
                    break;
                }
                continue;
            }
            skipped = 0;
            rank.clear();
            rank.extend(written.iter().filter_map(|m| m.candidate()).filter(|c| standing[c.index()]));
            rank.sort_unstable();
            rank.dedup();
            // Every candidate of the rank is noted, also of an overvoted one.
            fresh.clear();
            for c in &rank {
                if !seen.mark(c.index()) {
                    fresh.push(*c);
                }
            }
            let again = fresh.len() < rank.len();
            if again && rules.duplicate_rank == DuplicateRank::Exhaust {
                break;
            }
            match (&rank[..], shared, rules.overvote) {
                ([], ..) => {}
                ([one], ..) => {
                    if !again {
                        marks.push(Mark::next(*one));
                    }
                }
                (_, SharedRank::Overvote, Overvote::Exhaust) => break,
                (_, SharedRank::Overvote, Overvote::Skip) => {}
                // A second mark is passed over in a shared rank too: nobody may get a second part of the same paper.
                _ => {
                    if let Some((first, others)) = fresh.split_first() {
                        marks.push(Mark::next(*first));
                        marks.extend(others.iter().map(|c| Mark::tied(*c)));
                    }
                }
            }
        }
        read.push(paper.weight, &marks).map_err(|_| CountError::Overflow)?;
    }
    Ok(Cow::Owned(read))
}

/// Whether every paper is a plain order of candidates who stand.
fn is_plain(papers: &Papers, standing: &[bool]) -> bool {
    let mut seen = Stamps::new(standing.len());
    papers.iter().all(|paper| {
        seen.next_paper();
        paper.marks.iter().all(|m| *m != Mark::SKIP && !m.is_tied() && standing[m.index()] && !seen.mark(m.index()))
    })
}

/// Who has been seen on the present paper, without clearing a set for each paper.
struct Stamps {
    last: Vec<u32>,
    now: u32,
}

impl Stamps {
    fn new(candidates: usize) -> Self {
        Self { last: vec![0; candidates], now: 0 }
    }

    fn next_paper(&mut self) {
        self.now += 1;
    }

    /// Notes the candidate; whether they were there already.
    fn mark(&mut self, index: usize) -> bool {
        std::mem::replace(&mut self.last[index], self.now) == self.now
    }
}

/// From mark `at` on, the position of the next candidate who is in and where to look after them; `None` if the paper
/// names nobody further, or stops at a rank that two or more who are in share.
pub(crate) fn next_choice(marks: &[Mark], mut at: usize, is_in: impl Fn(usize) -> bool) -> Option<(usize, usize)> {
    while let Some(mark) = marks.get(at) {
        at += 1;
        if marks.get(at).is_some_and(|m| m.is_tied()) {
            let mut only = is_in(mark.index()).then(|| mark.index());
            let mut stop = false;
            while let Some(tied) = marks.get(at).filter(|m| m.is_tied()) {
                at += 1;
                if is_in(tied.index()) {
                    stop |= only.is_some();
                    only = Some(tied.index());
                }
            }
            match only {
                _ if stop => return None,
                Some(one) => return Some((one, at)),
                None => {}
            }
        } else if is_in(mark.index()) {
            return Some((mark.index(), at));
        }
    }
    None
}
