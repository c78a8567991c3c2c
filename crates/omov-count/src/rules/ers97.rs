//! The Electoral Reform Society's rules of 1997: R. A. Newland and F. S. Britton, "How to conduct an election by the
//! single transferable vote", third edition. Numbers such as 5.2.2 below are those of its paragraphs.
//!
//! The rules were made for counting by hand and keep all figures to two decimals. Only the papers received last move in
//! a surplus, all at one value; surpluses that cannot change who goes out wait; who cannot be saved goes out together;
//! and who goes out hands on papers in order of their value, with elections after each value. The vote that elects falls
//! as votes become non-transferable.
//!
//! The text calls the whole of an exclusion one stage. Here each value moved (each *batch*) is a stage of the record, so
//! that every election stands beside the figures that led to it. Ties look at the first stage or batch at which the tied
//! had unequal votes, and so does the profile's `earlier-stages` under this rule.
//!
//! Under limits, which the text does not know, those who are doomed go first, one goes out at a time, and whoever is
//! guarded stays.

use std::collections::BTreeMap;

use super::{Input, Outcome, Watch};
use crate::contest::CandidateId;
use crate::error::CountError;
use crate::fixed::mul_div_up;
use crate::papers::Papers;
use crate::race::{Move, Race};
use crate::record::{Action, ExclusionReason, Transfer};
use crate::unclear::{self, SharedRank, next_choice};

/// Counts a contest by [`Rule::Ers97`](crate::profile::Rule::Ers97).
pub(super) fn count(input: &Input<'_>, watch: Watch<'_>) -> Result<Outcome, CountError> {
    let contest = input.contest;
    let papers = unclear::read(&contest.papers, &input.profile.marks, &contest.standing(), SharedRank::Overvote)?;
    let mut race = Race::new(contest, input.profile, input.seats, input.constraints, input.lots, watch)?;
    let mut table = Table::sorted(&papers, &race)?;
    let valid = (table.total / race.scale.one) as u64;
    let quota = race.scale.show(table.quota);
    table.run(&mut race)?;
    Ok(Outcome {
        arithmetic: "fixed point, 2 decimals; the quota rounded up, transfer values cut off".into(),
        valid,
        quota: Some(quota),
        ..race.finish()
    })
}

/// Papers of one value that came in one transfer (6.1).
struct Batch {
    /// What each paper is worth, in hundredths.
    value: u128,
    papers: Vec<u32>,
}

/// The table on which papers lie in piles. All votes in hundredths.
struct Table<'a> {
    papers: &'a Papers,
    /// Each candidate's batches, in the order in which they came.
    piles: Vec<Vec<Batch>>,
    /// For each paper, which of its marks to look at next.
    at: Vec<u32>,
    votes: Vec<u128>,
    non_transferable: u128,
    /// The total valid vote (6.21).
    total: u128,
    quota: u128,
}

impl<'a> Table<'a> {
    /// 5.1.1 to 5.1.6: all papers sorted by first preference, and the quota.
    fn sorted(papers: &'a Papers, race: &Race<'_>) -> Result<Self, CountError> {
        let candidates = race.status.len();
        let all = u32::try_from(papers.len()).map_err(|_| CountError::Overflow)?;
        let mut table = Self {
            papers,
            piles: (0..candidates).map(|_| Vec::new()).collect(),
            at: (0..papers.len()).map(|i| papers.span(i).0).collect(),
            votes: vec![0; candidates],
            non_transferable: 0,
            total: 0,
            quota: 0,
        };
        let mut parts = table.next_preferences((0..all).collect(), race);
        parts.truncate(candidates);
        for (to, part) in parts.into_iter().enumerate() {
            table.votes[to] = race.scale.whole(table.weight(&part));
            table.total += table.votes[to];
            table.receive(to, race.scale.one, part);
        }
        table.set_quota(race)?;
        Ok(table)
    }

    /// 5.1.6, 5.4.8: the votes that can still count, divided by one more than the places, rounded up.
    fn set_quota(&mut self, race: &Race<'_>) -> Result<(), CountError> {
        self.quota = mul_div_up(self.total - self.non_transferable, 1, race.seats as u128 + 1)?;
        Ok(())
    }

    fn run(&mut self, race: &mut Race<'_>) -> Result<(), CountError> {
        self.close(race, Move::new(Action::FirstPreferences))?;
        // 5.2.1: each further stage moves a surplus or puts somebody out.
        while !race.is_over() {
            let surpluses: Vec<_> =
                race.elected.iter().copied().filter(|c| self.votes[c.index()] > self.quota).collect();
            let surplus: u128 = surpluses.iter().map(|c| self.votes[c.index()] - self.quota).sum();
            let together = self.how_many_can_go(race, surplus);
            if race.next_doomed(&self.votes).is_none() && surplus > 0 && together == 0 {
                self.move_surplus(race, &surpluses)?;
            } else if race.has_limits() {
                let (out, why) = race.next_out(&self.votes)?;
                self.exclude(race, vec![out], why)?;
            } else {
                let out = race.lowest_together(&self.votes, together)?;
                self.exclude(race, out, ExclusionReason::Lowest)?;
            }
        }
        Ok(())
    }

    /// Writes down a stage and elects (5.1.7, 5.3.13, 5.4.9): whoever has the quota, or the total active vote divided by
    /// one more than the places left. As somebody is elected both figures of that fraction fall.
    fn close(&mut self, race: &mut Race<'_>, made: Move) -> Result<(), CountError> {
        race.close_stage(made, &self.votes, self.non_transferable, Some(self.quota));
        let seats = race.seats;
        let reaches = |vote: u128, elected: &[CandidateId]| {
            // 5.6.1: the total active vote is what neither the elected keep nor nobody has.
            let kept: u128 = elected.iter().map(|c| self.votes[c.index()].min(self.quota)).sum();
            let active = self.total - self.non_transferable - kept;
            vote >= self.quota || vote * ((seats - elected.len()) as u128 + 1) >= active
        };
        race.settle_by(&self.votes, reaches)?;
        Ok(())
    }

    /// 5.2.2, 5.2.5: how many of those with the fewest votes can go out together, because all their votes and all
    /// surpluses would not lift the highest of them past the candidate next above, and enough are left for the places.
    /// 0: a surplus could still change who goes. Without a surplus at least one can go.
    fn how_many_can_go(&self, race: &Race<'_>, surplus: u128) -> usize {
        let may_go = race.hopefuls().filter(|c| !race.is_guarded(*c));
        let mut votes: Vec<u128> = may_go.map(|c| self.votes[c.index()]).collect();
        votes.sort_unstable();
        let places = race.seats - race.elected.len();
        let most = if race.has_limits() { 1 } else { votes.len() - places };
        let mut sum = surplus;
        let mut together = 0;
        for (i, pair) in votes.windows(2).enumerate().take(most) {
            sum += pair[0];
            if sum <= pair[1] {
                together = i + 1;
            }
        }
        together
    }

    /// 5.3: moves the largest surplus.
    fn move_surplus(&mut self, race: &mut Race<'_>, surpluses: &[CandidateId]) -> Result<(), CountError> {
        // 5.2.3
        let most = surpluses.iter().map(|c| self.votes[c.index()]).max().unwrap_or_default();
        let tied: Vec<_> = surpluses.iter().copied().filter(|c| self.votes[c.index()] == most).collect();
        let of = race.pick_surplus(&tied)?;
        let surplus = most - self.quota;
        // 5.3.1, 5.3.2: all papers of the first stage, or the batch that came last.
        let last = self.piles[of.index()].pop().unwrap_or(Batch { value: 0, papers: Vec::new() });
        let mut parts = self.next_preferences(last.papers, race);
        let set_aside = parts.pop().unwrap_or_default();
        // 5.3.7
        let transferable: u64 = parts.iter().map(|p| self.weight(p)).sum();
        let worth = last.value.checked_mul(transferable.into()).ok_or(CountError::Overflow)?;
        let value = if worth > surplus { surplus / u128::from(transferable) } else { last.value };
        let mut made = Move::new(Action::Surplus {
            of,
            surplus: race.scale.show(surplus),
            transfer_value: race.scale.show(value),
        });
        let mut left = surplus;
        for (to, part) in parts.into_iter().enumerate().filter(|(_, p)| !p.is_empty()) {
            let papers = self.weight(&part);
            let votes = value * u128::from(papers);
            left -= votes;
            self.votes[to] += votes;
            self.receive(to, value, part);
            made.transfers.push(transfer(race, of, Some(to), papers, votes));
        }
        // 5.3.9, 6.11: what was cut off, and what no paper could carry on. Papers that name nobody further stay in the
        // quota unless all others have moved at full value.
        let lost = if worth > surplus { 0 } else { self.weight(&set_aside) };
        if left > 0 || lost > 0 {
            made.transfers.push(transfer(race, of, None, lost, left));
        }
        self.non_transferable += left;
        self.votes[of.index()] = self.quota;
        self.close(race, made)
    }

    /// 5.4: puts candidates out and moves their papers, one value after the other.
    fn exclude(&mut self, race: &mut Race<'_>, out: Vec<CandidateId>, why: ExclusionReason) -> Result<(), CountError> {
        for id in &out {
            race.exclude(*id);
        }
        race.set_awaiting(&out);
        let action = |value| Action::Exclusion { of: out.clone(), why, value };
        if race.places_for_all() {
            // 5.5.1: all who are left are elected, and no paper moves.
            return self.close(race, Move::new(action(None)));
        }
        // 5.4.1: the papers of all who go out, by value; BTreeMap has the lowest first.
        let mut batches: BTreeMap<u128, Vec<(CandidateId, Vec<u32>)>> = BTreeMap::new();
        for id in &out {
            for batch in std::mem::take(&mut self.piles[id.index()]) {
                let from = batches.entry(batch.value).or_default();
                match from.iter_mut().find(|(whose, _)| whose == id) {
                    Some((_, papers)) => papers.extend(batch.papers),
                    None => from.push((*id, batch.papers)),
                }
            }
        }
        let (mut first, last) = (true, batches.keys().next().copied());
        if batches.is_empty() {
            race.set_awaiting(&[]);
            return self.close(race, Move::new(action(None)));
        }
        // 5.4.2, 5.4.11: the highest value first.
        for (value, from) in batches.into_iter().rev() {
            let mut made = Move::new(action(Some(race.scale.show(value))));
            if !std::mem::take(&mut first) {
                made.excluded.clear();
            }
            self.move_batch(race, value, from, &mut made)?;
            if Some(value) == last {
                race.set_awaiting(&[]);
            }
            // 5.4.8
            if race.elected.is_empty() {
                self.set_quota(race)?;
            }
            self.close(race, made)?;
            // 5.5.2: no further papers move.
            if race.is_over() {
                break;
            }
        }
        Ok(())
    }

    /// 5.4.2 to 5.4.7: moves papers of one value at that value.
    fn move_batch(
        &mut self,
        race: &Race<'_>,
        value: u128,
        from: Vec<(CandidateId, Vec<u32>)>,
        made: &mut Move,
    ) -> Result<(), CountError> {
        let nobody = self.piles.len();
        let mut received: Vec<Vec<u32>> = vec![Vec::new(); nobody];
        for (of, papers) in from {
            for (to, part) in self.next_preferences(papers, race).into_iter().enumerate() {
                if part.is_empty() {
                    continue;
                }
                let papers = self.weight(&part);
                let votes = value.checked_mul(papers.into()).ok_or(CountError::Overflow)?;
                self.votes[of.index()] -= votes;
                made.transfers.push(transfer(race, of, (to < nobody).then_some(to), papers, votes));
                if to < nobody {
                    self.votes[to] += votes;
                    received[to].extend(part);
                } else {
                    self.non_transferable += votes;
                }
            }
        }
        for (to, papers) in received.into_iter().enumerate() {
            self.receive(to, value, papers);
        }
        Ok(())
    }

    /// Sorts papers by their next available preference (6.10); those without one last.
    fn next_preferences(&mut self, papers: Vec<u32>, race: &Race<'_>) -> Vec<Vec<u32>> {
        let marks = self.papers.marks();
        let mut parts: Vec<Vec<u32>> = vec![Vec::new(); self.piles.len() + 1];
        for paper in papers {
            let i = paper as usize;
            let end = self.papers.span(i).1 as usize;
            match next_choice(&marks[..end], self.at[i] as usize, |c| race.is_hopeful(c)) {
                Some((to, at)) => {
                    self.at[i] = at as u32;
                    parts[to].push(paper);
                }
                None => parts[self.piles.len()].push(paper),
            }
        }
        parts
    }

    fn receive(&mut self, to: usize, value: u128, papers: Vec<u32>) {
        if !papers.is_empty() {
            self.piles[to].push(Batch { value, papers });
        }
    }

    /// How many papers these are, each entry as often as it was cast.
    fn weight(&self, papers: &[u32]) -> u64 {
        papers.iter().map(|p| self.papers.weight(*p as usize)).sum()
    }
}

fn transfer(race: &Race<'_>, from: CandidateId, to: Option<usize>, papers: u64, votes: u128) -> Transfer {
    Transfer { from, to: to.map(CandidateId::from_index), papers, votes: race.scale.show(votes) }
}
