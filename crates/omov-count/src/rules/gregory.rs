//! Rules that move whole papers from pile to pile: Scottish STV, instant run-off, bottoms-up, sequential run-off.
//!
//! A candidate's pile is a set of parcels, one for each value that papers in it have. A paper remembers where on it to
//! look next, so that the whole count reads every mark at most once.
//!
//! **Scottish STV** is the weighted inclusive Gregory method of the Scottish Local Government Elections Order 2007
//! (SSI 2007/42, schedule 1, rules 46 to 52): quota ⌊valid / (seats + 1)⌋ + 1; the largest surplus first; all papers of the
//! elected candidate move, each at value × surplus ÷ votes, five decimals, the rest cut off; then one exclusion at a
//! time; where as many are left as there are places they are elected without a further transfer.
//!
//! **Instant run-off** elects who has more than half of the votes still counting; **bottoms-up** excludes until as many
//! are left as seats; **sequential run-off** fills each seat by an instant run-off of all papers among those not yet
//! elected.

use super::{Input, Outcome, Watch};
use crate::contest::CandidateId;
use crate::error::CountError;
use crate::fixed::mul_div;
use crate::papers::Papers;
use crate::profile::Rule;
use crate::race::{Move, Race};
use crate::record::{Action, Transfer};
use crate::unclear::{self, SharedRank, next_choice};

pub(super) fn count(input: &Input<'_>, watch: Watch<'_>) -> Result<Outcome, CountError> {
    let rule = input.profile.rule;
    let contest = input.contest;
    let papers = unclear::read(&contest.papers, &input.profile.marks, &contest.standing(), SharedRank::Overvote)?;
    let mut race = Race::new(contest, input.profile, input.seats, input.constraints, input.lots, watch)?;
    let arithmetic = match rule {
        Rule::ScottishStv => format!("fixed point, {} decimals, cut off", input.profile.decimals.unwrap_or_default()),
        _ => "whole papers".into(),
    };
    let (mut all_valid, mut first_quota) = (0, None);
    let mut seat = 1;
    loop {
        let first = if seat == 1 { Action::FirstPreferences } else { Action::NextSeat { seat } };
        let (mut table, valid) = Table::sorted(&papers, &race)?;
        if seat == 1 {
            all_valid = valid;
        }
        // For a later seat too: papers that name only those already elected are non-transferable. (A shared rank that
        // stopped a paper at the first seat may count for one of its candidates at a later one.)
        table.total = race.scale.whole(all_valid.max(valid));
        if seat == 1 {
            first_quota = table.quota(rule, &race).map(|q| race.scale.show(q));
        }
        table.run(&mut race, rule, first)?;
        if race.is_over() {
            break;
        }
        race.start_next_seat();
        seat += 1;
    }
    Ok(Outcome { arithmetic, valid: all_valid, quota: first_quota, ..race.finish() })
}

/// Papers of one value.
struct Parcel {
    /// What each paper is worth, in smallest units.
    value: u128,
    papers: Vec<u32>,
}

/// What one candidate, or nobody, received in a move.
#[derive(Debug, Clone, Copy, Default)]
struct Received {
    papers: u64,
    votes: u128,
}

/// The table on which papers lie in piles.
struct Table<'a> {
    papers: &'a Papers,
    piles: Vec<Vec<Parcel>>,
    /// For each paper, which of its marks to look at next.
    at: Vec<u32>,
    votes: Vec<u128>,
    /// Votes of all valid papers at the first stage.
    total: u128,
}

impl<'a> Table<'a> {
    /// All papers of the contest, sorted by first choice; and how many are valid.
    fn sorted(papers: &'a Papers, race: &Race<'_>) -> Result<(Self, u64), CountError> {
        let candidates = race.status.len();
        let all = u32::try_from(papers.len()).map_err(|_| CountError::Overflow)?;
        let mut table = Self {
            papers,
            piles: (0..candidates).map(|_| Vec::new()).collect(),
            at: (0..papers.len()).map(|i| papers.span(i).0).collect(),
            votes: vec![0; candidates],
            total: 0,
        };
        let mut received = vec![Received::default(); candidates + 1];
        table.deal(0..all, race.scale.one, race, &mut received)?;
        Ok((table, received[..candidates].iter().map(|r| r.papers).sum()))
    }

    /// Lays papers that are now worth `value` each on the piles of their next choices; adds to `received`, by candidate,
    /// with nobody last.
    fn deal(
        &mut self,
        papers: impl Iterator<Item = u32>,
        value: u128,
        race: &Race<'_>,
        received: &mut [Received],
    ) -> Result<(), CountError> {
        let nobody = self.piles.len();
        let marks = self.papers.marks();
        let mut parts: Vec<(u64, Vec<u32>)> = vec![(0, Vec::new()); nobody + 1];
        for paper in papers {
            let i = paper as usize;
            let end = self.papers.span(i).1 as usize;
            let to = match next_choice(&marks[..end], self.at[i] as usize, |c| race.is_hopeful(c)) {
                Some((to, at)) => {
                    self.at[i] = at as u32;
                    parts[to].1.push(paper);
                    to
                }
                None => nobody,
            };
            parts[to].0 += self.papers.weight(i);
        }
        for (to, (weight, part)) in parts.into_iter().enumerate() {
            let votes = value.checked_mul(weight.into()).ok_or(CountError::Overflow)?;
            received[to].papers += weight;
            received[to].votes += votes;
            if part.is_empty() {
                continue;
            }
            self.votes[to] += votes;
            match self.piles[to].iter_mut().find(|p| p.value == value) {
                Some(parcel) => parcel.papers.extend(part),
                None => self.piles[to].push(Parcel { value, papers: part }),
            }
        }
        Ok(())
    }

    fn run(&mut self, race: &mut Race<'_>, rule: Rule, first: Action) -> Result<(), CountError> {
        let elected_before = race.elected.len();
        let mut made = Move::new(first);
        loop {
            let quota = self.quota(rule, race);
            race.close_stage(made, &self.votes, self.total - self.held(race), quota);
            race.settle(&self.votes, |v| quota.is_some_and(|q| v >= q))?;
            if race.is_over() || rule == Rule::SequentialIrv && race.elected.len() > elected_before {
                return Ok(());
            }
            let surpluses = match quota {
                Some(quota) if rule == Rule::ScottishStv && race.next_doomed(&self.votes).is_none() => {
                    race.elected.iter().copied().filter(|c| self.votes[c.index()] > quota).collect()
                }
                _ => Vec::new(),
            };
            made = if surpluses.is_empty() {
                let (out, why) = race.next_out(&self.votes)?;
                race.exclude(out);
                let action = Action::Exclusion { of: vec![out], why, value: None };
                self.move_pile(race, out, self.votes[out.index()], Move::new(action), Ok)?
            } else {
                self.move_surplus(race, &surpluses, quota.unwrap_or_default())?
            };
        }
    }

    /// Votes of everybody elected or still in.
    fn held(&self, race: &Race<'_>) -> u128 {
        self.votes.iter().enumerate().filter(|(i, _)| race.holds_votes(*i)).map(|(_, v)| v).sum()
    }

    /// What it takes to be elected now, in smallest units.
    fn quota(&self, rule: Rule, race: &Race<'_>) -> Option<u128> {
        match rule {
            Rule::ScottishStv => Some((self.total / race.scale.one / (race.seats as u128 + 1) + 1) * race.scale.one),
            Rule::BottomsUp => None,
            _ => Some(self.held(race) / 2 + 1),
        }
    }

    fn move_surplus(
        &mut self,
        race: &mut Race<'_>,
        surpluses: &[CandidateId],
        quota: u128,
    ) -> Result<Move, CountError> {
        let most = surpluses.iter().map(|c| self.votes[c.index()]).max().unwrap_or_default();
        let tied: Vec<_> = surpluses.iter().copied().filter(|c| self.votes[c.index()] == most).collect();
        let of = race.pick_surplus(&tied)?;
        let surplus = most - quota;
        let value_of = |value| mul_div(value, surplus, most);
        let action = Action::Surplus {
            of,
            surplus: race.scale.show(surplus),
            transfer_value: race.scale.show(value_of(race.scale.one)?),
        };
        let made = self.move_pile(race, of, surplus, Move::new(action), value_of)?;
        self.votes[of.index()] = quota;
        Ok(made)
    }

    /// Moves a whole pile that is worth `votes` on, each paper at `value_of` its value.
    fn move_pile(
        &mut self,
        race: &Race<'_>,
        of: CandidateId,
        votes: u128,
        mut made: Move,
        value_of: impl Fn(u128) -> Result<u128, CountError>,
    ) -> Result<Move, CountError> {
        let nobody = self.piles.len();
        let mut received = vec![Received::default(); nobody + 1];
        for parcel in std::mem::take(&mut self.piles[of.index()]) {
            self.deal(parcel.papers.into_iter(), value_of(parcel.value)?, race, &mut received)?;
        }
        self.votes[of.index()] = 0;
        // What found no next choice and what was cut off count for nobody any more.
        received[nobody].votes = votes - received[..nobody].iter().map(|r| r.votes).sum::<u128>();
        made.transfers = received
            .iter()
            .enumerate()
            .filter(|(_, r)| r.papers > 0 || r.votes > 0)
            .map(|(to, r)| Transfer {
                from: of,
                to: (to < nobody).then(|| CandidateId::from_index(to)),
                papers: r.papers,
                votes: race.scale.show(r.votes),
            })
            .collect();
        Ok(made)
    }
}
