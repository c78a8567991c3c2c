//! Meek's and Warren's single transferable vote: an elected candidate keeps a part of every paper, and the parts are
//! lowered until nobody has more than the quota, which itself falls as papers run out of choices.
//!
//! Sources: B. L. Meek, "Une nouvelle approche du scrutin transférable" (1969); I. D. Hill, B. A. Wichmann and D. R.
//! Woodall, "Algorithm 123: Single transferable vote by Meek's method", *The Computer Journal* 30 (1987); C. H. E. Warren,
//! "Counting in STV elections", *Voting matters* 1 (1994).
//!
//! All figures are whole numbers of u = 10^-d (d decimals). Every candidate has a keep value k: 1 while hopeful, 0 once
//! out. A paper begins with w = 1; each candidate in its order who is not out takes g and leaves w − g:
//!
//! - Meek: g = ⌈w·k⌉ (to the next u);
//! - Warren: g = min(w, k), k being a price.
//!
//! Votes are the sums of what is taken, the quota is ⌊votes ÷ (seats + 1)⌋ + u, and for the elected
//! k ← min(1, ⌈k·quota ÷ votes⌉), again and again. Rounding up keeps every elected candidate at or above the quota.
//!
//! A stage is one act (first choices, all surpluses, an exclusion) and the iterations after it. It ends when somebody
//! reaches the quota, or when the surplus left is below [`omega`] or no longer falls. Then, if nobody was elected, the
//! lowest goes out; whoever is not further from the lowest than the surplus still left counts as tied with them.

mod packed;

use super::{Input, Outcome, Watch};
use crate::contest::CandidateId;
use crate::error::CountError;
use crate::fixed::mul_div_up;
use crate::profile::Rule;
use crate::race::{Move, Race, Status};
use crate::record::{Action, Figures};
use crate::unclear::{self, SharedRank};
use packed::{Packed, Share};

/// A surplus below a millionth of a vote is none: 10^-6, in units of 10^-decimals (at least one unit).
fn omega(one: u128) -> u128 {
    (one / 1_000_000).max(1)
}

pub(super) fn count(input: &Input<'_>, watch: Watch<'_>) -> Result<Outcome, CountError> {
    let Input { contest, profile, .. } = input;
    let papers = unclear::read(&contest.papers, &profile.marks, &contest.standing(), SharedRank::Overvote)?;
    let mut race = Race::new(contest, profile, input.seats, input.constraints, input.lots, watch)?;
    let share = if profile.rule == Rule::Warren { Share::Price } else { Share::Part };
    let mut meek = Meek::new(Packed::new(&papers, &race.status)?, share, &race);
    let valid = meek.packed.valid();
    meek.total = race.scale.whole(valid);
    let first_quota = meek.run(&mut race)?;
    let quota = race.scale.show(first_quota);
    Ok(Outcome {
        arithmetic: format!(
            "fixed point, {} decimals, parts of a paper rounded up",
            profile.decimals.unwrap_or_default()
        ),
        valid,
        quota: Some(quota),
        ..race.finish()
    })
}

struct Meek<'a> {
    packed: Packed<'a>,
    share: Share,
    /// What each candidate takes, in units; by position.
    keep: Vec<u128>,
    votes: Vec<u128>,
    /// All valid votes.
    total: u128,
    quota: u128,
}

impl<'a> Meek<'a> {
    fn new(packed: Packed<'a>, share: Share, race: &Race<'_>) -> Self {
        let keep = race.status.iter().map(|s| if *s == Status::Out { 0 } else { race.scale.one }).collect();
        Self { packed, share, keep, votes: vec![0; race.status.len()], total: 0, quota: 0 }
    }

    /// Counts to the end; the quota of the first stage.
    fn run(&mut self, race: &mut Race<'_>) -> Result<u128, CountError> {
        self.distribute(race)?;
        let first_quota = self.quota;
        self.close(race, Move::new(Action::FirstPreferences));
        let mut elected = self.settle(race)?;
        while !race.is_over() {
            let doomed = race.next_doomed(&self.votes).is_some();
            let surplus = self.surplus(race);
            let action = if elected && !doomed && surplus >= omega(race.scale.one) {
                self.lower_keep_values(race)?;
                Action::Surpluses
            } else {
                let (out, why) = race.next_out_within(&self.votes, surplus)?;
                race.exclude(out);
                self.keep[out.index()] = 0;
                self.packed.remove(out, &race.status);
                Action::Exclusion { of: vec![out], why, value: None }
            };
            self.iterate(race, true)?;
            self.close(race, Move::new(action));
            elected = self.settle(race)?;
        }
        if race.profile.converge_last_stage && self.surplus(race) >= omega(race.scale.one) {
            self.lower_keep_values(race)?;
            self.iterate(race, false)?;
            self.close(race, Move::new(Action::Surpluses));
        }
        Ok(first_quota)
    }

    /// Distributes until somebody reaches the quota (if that is to stop it) or no surplus worth speaking of is left.
    fn iterate(&mut self, race: &Race<'_>, stop_to_elect: bool) -> Result<(), CountError> {
        let mut before = u128::MAX;
        loop {
            self.distribute(race)?;
            if stop_to_elect && race.somebody_reaches(&self.votes, self.quota) {
                return Ok(());
            }
            let surplus = self.surplus(race);
            if surplus < omega(race.scale.one) || surplus >= before {
                return Ok(());
            }
            before = surplus;
            self.lower_keep_values(race)?;
        }
    }

    fn distribute(&mut self, race: &Race<'_>) -> Result<(), CountError> {
        self.packed.distribute(&self.keep, race.scale.one, self.share, &mut self.votes)?;
        self.quota = self.votes.iter().sum::<u128>() / (race.seats as u128 + 1) + 1;
        Ok(())
    }

    /// What the elected have above the quota, together.
    fn surplus(&self, race: &Race<'_>) -> u128 {
        race.elected.iter().map(|c| self.votes[c.index()].saturating_sub(self.quota)).sum()
    }

    fn lower_keep_values(&mut self, race: &Race<'_>) -> Result<(), CountError> {
        for c in race.elected.iter().map(|c| c.index()) {
            if self.votes[c] > 0 {
                self.keep[c] = mul_div_up(self.keep[c], self.quota, self.votes[c])?.min(race.scale.one);
            }
        }
        Ok(())
    }

    fn settle(&mut self, race: &mut Race<'_>) -> Result<bool, CountError> {
        let before = race.elected.len();
        let quota = self.quota;
        race.settle(&self.votes, |v| v >= quota)?;
        for c in race.elected[before..].iter().copied() {
            self.packed.elect(c, &race.status);
        }
        Ok(race.elected.len() > before)
    }

    fn close(&self, race: &mut Race<'_>, mut made: Move) {
        made.keep_values = self.keep_values(race);
        let held: u128 = self.votes.iter().sum();
        race.close_stage(made, &self.votes, self.total - held, Some(self.quota));
    }

    /// Those of the elected: everybody else's is 1 or 0.
    fn keep_values(&self, race: &Race<'_>) -> Figures {
        let mut elected = race.elected.clone();
        elected.sort_unstable();
        elected.into_iter().map(|c: CandidateId| (c, race.scale.show(self.keep[c.index()]))).collect()
    }
}
