//! Who is elected and who goes out, once the votes of a stage are known.

use std::collections::BTreeMap;

use dashu_ratio::RBig;

use super::ties::{Past, Ties};
use super::{Case, DeriveError, Derived, DerivedStage, ids};
use crate::contest::CandidateId;
use crate::profile::Rule;
use crate::record::{Action, ExclusionReason, TieDecides, Transfer};

/// Where a candidate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Neither elected nor out.
    Hopeful,
    Elected,
    Out,
    /// Sequential run-off: out of the run-off for this seat, and back for the next.
    OutForThisSeat,
}

/// Who is elected at the end of a stage, if limits allow it.
pub(super) enum Elects {
    /// Nobody by their votes alone.
    Nobody,
    /// Everybody with at least so many votes.
    From(RBig),
    /// Everybody, the highest first, while there are places.
    Everybody,
}

/// The figures of a stage.
pub(super) struct Figures {
    pub(super) votes: Vec<RBig>,
    pub(super) non_transferable: RBig,
    pub(super) quota: Option<RBig>,
    pub(super) transfers: Vec<Transfer>,
    pub(super) keep_values: BTreeMap<CandidateId, RBig>,
}

/// A count stage by stage.
pub(super) struct Stages<'a> {
    case: &'a Case<'a>,
    pub(super) place: Vec<Place>,
    /// In order of election.
    pub(super) elected: Vec<usize>,
    done: Vec<DerivedStage>,
    /// The stages that are over, as far as they may break a tie.
    past: Vec<Past>,
    ties: Ties<'a>,
    /// "Open nominations again" was elected: no further place is filled.
    reopened: bool,
}

impl<'a> Stages<'a> {
    pub(super) fn new(case: &'a Case<'a>) -> Result<Self, DeriveError> {
        let place = |stands: bool| if stands { Place::Hopeful } else { Place::Out };
        Ok(Self {
            case,
            place: case.standing().into_iter().map(place).collect(),
            elected: Vec::new(),
            done: Vec::new(),
            past: Vec::new(),
            ties: Ties::new(case.contest, case.profile.ties, case.lots)?,
            reopened: false,
        })
    }

    pub(super) fn done(self, valid: u64) -> Derived {
        Derived {
            valid,
            seats: self.case.seats as u32,
            elected: ids(&self.elected),
            stages: self.done,
            ties: self.ties.broken,
            committees: None,
            held: self.case.limits.map(|l| l.held.clone()).unwrap_or_default(),
            relaxed: self.case.limits.map(|l| l.relaxed.clone()).unwrap_or_default(),
        }
    }

    /// The number of the stage being made.
    pub(super) fn stage(&self) -> u32 {
        self.done.len() as u32 + 1
    }

    pub(super) fn is_over(&self) -> bool {
        self.reopened || self.elected.len() >= self.case.seats
    }

    pub(super) fn in_place(&self, place: Place) -> Vec<usize> {
        (0..self.place.len()).filter(|c| self.place[*c] == place).collect()
    }

    /// For each candidate, whether they are hopeful.
    pub(super) fn hopeful(&self) -> Vec<bool> {
        self.place.iter().map(|p| *p == Place::Hopeful).collect()
    }

    /// For each candidate, whether they are elected or hopeful.
    pub(super) fn not_out(&self) -> Vec<bool> {
        self.place.iter().map(|p| matches!(p, Place::Hopeful | Place::Elected)).collect()
    }

    /// Whether each seat is a run-off of its own.
    fn seat_by_seat(&self) -> bool {
        self.case.rule() == Rule::SequentialIrv
    }

    /// Elected or still in; where each seat is a run-off of its own, only those still in: the elected hold no votes.
    pub(super) fn holds_votes(&self, c: usize) -> bool {
        self.place[c] == Place::Hopeful || self.place[c] == Place::Elected && !self.seat_by_seat()
    }

    /// Everybody is back who went out for the last seat only, and earlier stages break no ties from here on.
    pub(super) fn next_seat(&mut self) {
        for place in &mut self.place {
            if *place == Place::OutForThisSeat {
                *place = Place::Hopeful;
            }
        }
        self.past.clear();
    }

    /// Who could still be elected, at this seat or a later one.
    fn can_still_win(&self) -> Vec<usize> {
        let can = |c: &usize| matches!(self.place[*c], Place::Hopeful | Place::OutForThisSeat);
        (0..self.place.len()).filter(can).collect()
    }

    /// The hopefuls who are in every result that can still be reached within the limits, and those who are in none.
    fn marks(&self) -> (Vec<usize>, Vec<usize>) {
        let Some(limits) = self.case.limits else { return (Vec::new(), Vec::new()) };
        let (mut guarded, mut doomed) = limits.marks(&self.elected, &self.can_still_win());
        guarded.retain(|c| self.place[*c] == Place::Hopeful);
        // Whatever the limits say, voters can ask for nominations to be opened again.
        let reopens = |c: usize| Some(self.name(c)) == self.reopen();
        doomed.retain(|c| self.place[*c] == Place::Hopeful && !reopens(*c));
        (guarded, doomed)
    }

    /// Ends a stage: elects whom the votes and the limits allow, one at a time and the highest first, and the rest if
    /// they are just as many as the places left. Writes the stage down. Says whether anybody was elected.
    pub(super) fn end(&mut self, action: Action, figures: Figures, elects: &Elects) -> Result<bool, DeriveError> {
        let holders: Vec<usize> = (0..self.place.len()).filter(|c| self.holds_votes(*c)).collect();
        let elected = self.elect(&figures.votes, elects)?;
        let anybody = !elected.is_empty();
        let (guarded, doomed) = if self.is_over() { (Vec::new(), Vec::new()) } else { self.marks() };
        let of_holder = |c: &usize| (CandidateId::from_index(*c), figures.votes[*c].clone());
        let excluded = if let Action::Exclusion { of, .. } = &action { of.clone() } else { Vec::new() };
        let stage = DerivedStage {
            action,
            votes: holders.iter().map(of_holder).collect(),
            non_transferable: figures.non_transferable,
            quota: figures.quota,
            elected: ids(&elected),
            excluded,
            guarded: ids(&guarded),
            doomed: ids(&doomed),
            transfers: figures.transfers,
            keep_values: figures.keep_values,
        };
        self.past.push(Past { stage: self.stage(), votes: figures.votes });
        self.done.push(stage);
        Ok(anybody)
    }

    /// Whether somebody can be elected by their votes.
    pub(super) fn somebody_reaches(&self, votes: &[RBig], elects: &Elects) -> bool {
        let (_, doomed) = self.marks();
        let reaches = |c: &usize| reaches(&votes[*c], elects) && !doomed.contains(c);
        self.in_place(Place::Hopeful).iter().any(reaches)
    }

    fn as_many_as_places(&self) -> bool {
        let places = if self.seat_by_seat() { 1 } else { self.case.seats - self.elected.len() };
        self.in_place(Place::Hopeful).len() == places
    }

    fn elect(&mut self, votes: &[RBig], elects: &Elects) -> Result<Vec<usize>, DeriveError> {
        let mut now = Vec::new();
        while !self.is_over() {
            let (_, doomed) = self.marks();
            let mut may: Vec<usize> = self.in_place(Place::Hopeful);
            may.retain(|c| reaches(&votes[*c], elects) && !doomed.contains(c));
            let Some(next) = self.highest(&may, votes)? else { break };
            self.take_in(next, &mut now);
            if self.seat_by_seat() {
                return Ok(now);
            }
        }
        if !self.is_over() && self.as_many_as_places() {
            while !self.is_over() {
                let Some(next) = self.highest(&self.in_place(Place::Hopeful), votes)? else { break };
                self.take_in(next, &mut now);
                if self.seat_by_seat() {
                    break;
                }
            }
        }
        Ok(now)
    }

    fn take_in(&mut self, c: usize, now: &mut Vec<usize>) {
        self.place[c] = Place::Elected;
        self.elected.push(c);
        now.push(c);
        self.reopened |= Some(self.name(c)) == self.reopen();
    }

    /// The one with most votes. A tie is broken only where it matters: if not all of the tied can be elected, or if one
    /// of them is "open nominations again". Otherwise equals are listed by the last earlier stage that tells them
    /// apart, and after that by name.
    fn highest(&mut self, among: &[usize], votes: &[RBig]) -> Result<Option<usize>, DeriveError> {
        let Some(most) = among.iter().map(|c| &votes[*c]).max() else { return Ok(None) };
        let mut tied: Vec<usize> = among.iter().copied().filter(|c| votes[*c] == *most).collect();
        if tied.len() > 1 && self.matters_who_is_first(&tied) {
            let stage = self.stage();
            return self.ties.pick(&tied, TieDecides::Elected, stage, &self.past).map(Some);
        }
        tied.sort_by(|a, b| {
            let earlier = self.past.iter().rev().map(|then| then.votes[*b].cmp(&then.votes[*a]));
            let by_stages = earlier.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then);
            by_stages.then_with(|| self.name(*a).cmp(self.name(*b)))
        });
        Ok(tied.first().copied())
    }

    fn matters_who_is_first(&self, tied: &[usize]) -> bool {
        if self.elected.len() + tied.len() > self.case.seats {
            return true;
        }
        if tied.iter().any(|c| Some(self.name(*c)) == self.reopen()) {
            return true;
        }
        let Some(limits) = self.case.limits else { return false };
        let with_them: Vec<usize> = self.elected.iter().chain(tied).copied().collect();
        !limits.can_be_met(&with_them, &self.can_still_win())
    }

    /// The candidate who stands for "open nominations again".
    fn reopen(&self) -> Option<&str> {
        self.case.profile.reopen_nominations.as_deref()
    }

    fn name(&self, c: usize) -> &str {
        &self.case.contest.candidates[c].name
    }

    /// Somebody who cannot be elected any more: the one with fewest votes, and of equals the first by name.
    pub(super) fn next_doomed(&self, votes: &[RBig]) -> Option<usize> {
        let (_, doomed) = self.marks();
        doomed.into_iter().min_by_key(|c| (votes[*c].clone(), self.name(*c)))
    }

    /// Who goes out next: somebody doomed, or else the one with fewest votes who is not guarded. Everybody with no more
    /// than `slack` votes above the fewest counts as tied with them. They are out from here on.
    pub(super) fn put_out(&mut self, votes: &[RBig], slack: &RBig) -> Result<(usize, Action), DeriveError> {
        let (out, why) = match self.next_doomed(votes) {
            Some(doomed) => (doomed, ExclusionReason::Doomed),
            None => (self.lowest(votes, slack)?, ExclusionReason::Lowest),
        };
        let stands_again = self.seat_by_seat() && why == ExclusionReason::Lowest;
        self.place[out] = if stands_again { Place::OutForThisSeat } else { Place::Out };
        Ok((out, Action::Exclusion { of: ids(&[out]), why, value: None }))
    }

    fn lowest(&mut self, votes: &[RBig], slack: &RBig) -> Result<usize, DeriveError> {
        let (guarded, _) = self.marks();
        let mut may_go = self.in_place(Place::Hopeful);
        // Who is put out of a run-off for one seat stands again for the next, so that nothing is lost for them.
        may_go.retain(|c| self.seat_by_seat() || !guarded.contains(c));
        let fewest = may_go.iter().map(|c| &votes[*c]).min().cloned();
        let fewest = fewest.ok_or_else(|| DeriveError::Refused("nobody is left who may go out".into()))?;
        may_go.retain(|c| votes[*c] <= &fewest + slack);
        // They are tied at the last stage that is over; the stages before it may tell them apart.
        let before = self.past.len().saturating_sub(1);
        let stage = self.stage();
        self.ties.pick(&may_go, TieDecides::Excluded, stage, &self.past[..before])
    }

    /// Whose surplus moves first: the largest, and of equals whom the tie rule picks.
    pub(super) fn largest_surplus(&mut self, of: &[usize], votes: &[RBig]) -> Result<usize, DeriveError> {
        let most = of.iter().map(|c| &votes[*c]).max();
        let tied: Vec<usize> = of.iter().copied().filter(|c| Some(&votes[*c]) == most).collect();
        let stage = self.stage();
        self.ties.pick(&tied, TieDecides::Surplus, stage, &self.past)
    }
}

fn reaches(votes: &RBig, elects: &Elects) -> bool {
    match elects {
        Elects::Nobody => false,
        Elects::From(quota) => votes >= quota,
        Elects::Everybody => true,
    }
}
