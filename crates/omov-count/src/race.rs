//! What all stage-by-stage rules share: who is in, elected or out; guarding and dooming; ties; the stages so far.
//!
//! An engine ([`crate::rules`]) moves votes. After every move it calls [`Race::close_stage`] and [`Race::settle`], and
//! asks [`Race::next_out`] who goes. Nothing else elects or excludes anybody.

use std::collections::BTreeMap;

use crate::constraint::{Constraints, Marks};
use crate::contest::{CandidateId, Contest};
use crate::error::CountError;
use crate::fixed::Scale;
use crate::profile::{Profile, Rule};
use crate::record::{
    Action, Closest, ExclusionReason, Figures, MarkEntry, MarkKind, Stage, TieDecides, Transfer, Winner,
};
use crate::rules::{Outcome, Watch};
use crate::tie::{Lots, Snapshot, TieBreaker};

/// Where a candidate stands in a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Neither elected nor out.
    Hopeful,
    /// Has a place.
    Elected,
    /// Excluded, or withdrew.
    Out,
}

/// A stage being made.
#[derive(Debug)]
pub(crate) struct Move {
    pub(crate) action: Action,
    pub(crate) excluded: Vec<CandidateId>,
    pub(crate) transfers: Vec<Transfer>,
    pub(crate) keep_values: Figures,
}

impl Move {
    pub(crate) fn new(action: Action) -> Self {
        let excluded = match &action {
            Action::Exclusion { of, .. } => of.clone(),
            _ => Vec::new(),
        };
        Self { action, excluded, transfers: Vec::new(), keep_values: BTreeMap::new() }
    }
}

/// One count under way.
pub(crate) struct Race<'a> {
    pub(crate) contest: &'a Contest,
    pub(crate) profile: &'a Profile,
    pub(crate) scale: Scale,
    pub(crate) seats: usize,
    pub(crate) status: Vec<Status>,
    pub(crate) elected: Vec<CandidateId>,
    /// Each seat is a race of its own (sequential run-off): who goes out stands again for the next seat, and the elected
    /// hold no votes.
    per_seat: bool,
    /// Out for this seat only.
    resting: Vec<bool>,
    /// Out, with papers that have still to move: their votes are listed until they have.
    awaiting: Vec<CandidateId>,
    constraints: Option<&'a Constraints>,
    marks: Marks,
    ties: TieBreaker,
    history: Vec<Snapshot>,
    stages: Vec<Stage>,
    closest: Option<(u128, Closest)>,
    reopen: Option<CandidateId>,
    reopened: bool,
    watch: Watch<'a>,
}

impl<'a> Race<'a> {
    pub(crate) fn new(
        contest: &'a Contest,
        profile: &'a Profile,
        seats: usize,
        constraints: Option<&'a Constraints>,
        lots: Option<&Lots>,
        watch: Watch<'a>,
    ) -> Result<Self, CountError> {
        let status =
            contest.candidates.iter().map(|c| if c.withdrawn { Status::Out } else { Status::Hopeful }).collect();
        let reopen = match &profile.reopen_nominations {
            Some(name) => Some(contest.find(name).ok_or_else(|| {
                CountError::BadProfile(format!("reopen-nominations: no candidate is called “{name}”"))
            })?),
            None => None,
        };
        Ok(Self {
            contest,
            profile,
            scale: Scale::new(profile.decimals.unwrap_or(0)),
            seats,
            status,
            elected: Vec::new(),
            per_seat: profile.rule == Rule::SequentialIrv,
            resting: vec![false; contest.candidates.len()],
            awaiting: Vec::new(),
            constraints,
            marks: Marks::none(contest.candidates.len()),
            ties: match profile.rule {
                Rule::Ers97 => TieBreaker::new(contest, profile.ties, lots)?.earliest_first(),
                _ => TieBreaker::new(contest, profile.ties, lots)?,
            },
            history: Vec::new(),
            stages: Vec::new(),
            closest: None,
            reopen,
            reopened: false,
            watch,
        })
    }

    /// What the race knows of the outcome; the engine adds its arithmetic, the valid papers and the quota.
    pub(crate) fn finish(self) -> Outcome {
        Outcome {
            vacant: (self.seats - self.elected.len()) as u32,
            stages: self.stages,
            elected: self.elected.into_iter().map(Winner::Candidate).collect(),
            ties: self.ties.into_ties(),
            closest: self.closest.map(|(_, c)| c),
            ..Outcome::default()
        }
    }

    pub(crate) fn is_hopeful(&self, index: usize) -> bool {
        self.status[index] == Status::Hopeful
    }

    /// Elected or still in.
    pub(crate) fn holds_votes(&self, index: usize) -> bool {
        self.status[index] == Status::Hopeful || !self.per_seat && self.status[index] == Status::Elected
    }

    pub(crate) fn hopefuls(&self) -> impl Iterator<Item = CandidateId> {
        self.contest.ids().filter(|c| self.is_hopeful(c.index()))
    }

    pub(crate) fn has_limits(&self) -> bool {
        self.constraints.is_some()
    }

    /// Whether every place is filled, or stays empty.
    pub(crate) fn is_over(&self) -> bool {
        self.reopened || self.elected.len() >= self.seats
    }

    /// How many stages there are.
    pub(crate) fn stage(&self) -> u32 {
        self.stages.len() as u32
    }

    /// The next seat is counted from all papers again: those who went out only for the last one are back, and its votes
    /// break no ties.
    pub(crate) fn start_next_seat(&mut self) {
        for votes in &mut self.history {
            votes.fill(0);
        }
        for (status, resting) in self.status.iter_mut().zip(&mut self.resting) {
            if std::mem::take(resting) {
                *status = Status::Hopeful;
            }
        }
    }

    /// Where everybody stands in the whole contest, whatever the present seat.
    fn lasting_status(&self) -> Vec<Status> {
        let lasting = |(s, resting): (&Status, &bool)| if *resting { Status::Hopeful } else { *s };
        self.status.iter().zip(&self.resting).map(lasting).collect()
    }

    /// Says who is out and still holds papers.
    pub(crate) fn set_awaiting(&mut self, of: &[CandidateId]) {
        self.awaiting = of.to_vec();
    }

    /// Whether just as many are left as places.
    pub(crate) fn places_for_all(&self) -> bool {
        let places = if self.per_seat { 1 } else { self.seats - self.elected.len() };
        self.hopefuls().count() == places
    }

    /// Writes down a stage: what was done and what everybody has now. `non_transferable` and `quota` in smallest units.
    pub(crate) fn close_stage(&mut self, made: Move, votes: &[u128], non_transferable: u128, quota: Option<u128>) {
        let listed = |id: &CandidateId| self.holds_votes(id.index()) || self.awaiting.contains(id);
        let show = |id: CandidateId| (id, self.scale.show(votes[id.index()]));
        let stage = Stage {
            stage: self.stage() + 1,
            action: made.action,
            votes: self.contest.ids().filter(listed).map(show).collect(),
            non_transferable: self.scale.show(non_transferable),
            quota: quota.map(|q| self.scale.show(q)),
            elected: Vec::new(),
            excluded: made.excluded,
            guarded: Vec::new(),
            doomed: Vec::new(),
            marks: Vec::new(),
            transfers: made.transfers,
            keep_values: made.keep_values,
        };
        self.stages.push(stage);
        self.history.push(votes.to_vec());
        let settled = self.status.iter().filter(|s| **s != Status::Hopeful).count();
        self.watch.tell("counting", settled as u64, self.status.len() as u64);
    }

    /// Whether somebody could be elected at this quota.
    pub(crate) fn somebody_reaches(&self, votes: &[u128], quota: u128) -> bool {
        self.hopefuls().any(|c| votes[c.index()] >= quota && !self.marks.doomed[c.index()])
    }

    /// Elects at the end of a stage whoever the rule and the limits allow: those who reach `quota`, one at a time and
    /// the highest first, and the rest once there are just as many as places. Returns whether anybody was elected.
    pub(crate) fn settle(&mut self, votes: &[u128], reaches: impl Fn(u128) -> bool) -> Result<bool, CountError> {
        self.settle_by(votes, |v, _| reaches(v))
    }

    /// The same, where what it takes changes with everybody elected: `reaches` is told who is so far.
    pub(crate) fn settle_by(
        &mut self,
        votes: &[u128],
        reaches: impl Fn(u128, &[CandidateId]) -> bool,
    ) -> Result<bool, CountError> {
        let before = self.elected.len();
        self.look_at_limits();
        let mut doomed_before = self.marks.doomed.clone();
        while !self.is_over() {
            let so_far = self.elected.clone();
            let reaches = |v| reaches(v, &so_far);
            let Some(best) = self.best_reaching(votes, &reaches)? else { break };
            self.note_rival_at_quota(best, votes, &reaches);
            doomed_before.clone_from(&self.marks.doomed);
            self.elect(best);
            if self.per_seat {
                break;
            }
        }
        let one_by_quota = self.per_seat && self.elected.len() > before;
        if !self.is_over() && !one_by_quota && self.places_for_all() {
            // One at a time all the same: once "reopen nominations" is elected nobody else is.
            while !self.is_over() {
                let Some(best) = self.best_reaching(votes, &|_| true)? else { break };
                self.elect(best);
            }
        } else if one_by_quota || self.is_over() && self.elected.len() > before {
            self.note_last_place(votes, &doomed_before);
        }
        self.note_marks();
        Ok(self.elected.len() > before)
    }

    /// Who goes out next, and why: somebody doomed, else the one with the fewest votes who is not guarded.
    pub(crate) fn next_out(&mut self, votes: &[u128]) -> Result<(CandidateId, ExclusionReason), CountError> {
        self.next_out_within(votes, 0)
    }

    /// The same, taking for tied who has at most `slack` more votes than the lowest.
    pub(crate) fn next_out_within(
        &mut self,
        votes: &[u128],
        slack: u128,
    ) -> Result<(CandidateId, ExclusionReason), CountError> {
        if let Some(doomed) = self.next_doomed(votes) {
            return Ok((doomed, ExclusionReason::Doomed));
        }
        let may_go: Vec<_> = self.hopefuls().filter(|c| self.per_seat || !self.marks.guarded[c.index()]).collect();
        let lowest =
            may_go.iter().map(|c| votes[c.index()]).min().expect("somebody is neither elected, out nor guarded");
        let (tied, others): (Vec<_>, Vec<_>) =
            may_go.into_iter().partition(|c| votes[c.index()] <= lowest.saturating_add(slack));
        let stage = self.stage();
        // Within the slack they are not equal at the stage that is over, and yet tied there.
        let earlier = &self.history[..self.history.len().saturating_sub(1)];
        let out = self.ties.pick(&tied, TieDecides::Excluded, stage + 1, earlier)?;
        let next = tied.iter().chain(&others).filter(|c| **c != out).min_by_key(|c| votes[c.index()]);
        if let Some(next) = next {
            let gap = votes[next.index()].saturating_sub(votes[out.index()]);
            self.note_gap(gap, *next, out, TieDecides::Excluded);
        }
        Ok((out, ExclusionReason::Lowest))
    }

    /// The `count` candidates with the fewest votes, to go out together; without limits only.
    pub(crate) fn lowest_together(&mut self, votes: &[u128], count: usize) -> Result<Vec<CandidateId>, CountError> {
        let mut left: Vec<_> = self.hopefuls().collect();
        left.sort_by_key(|c| votes[c.index()]);
        let mut out = Vec::with_capacity(count);
        while out.len() < count {
            let lowest = votes[left[0].index()];
            let equal = left.iter().take_while(|c| votes[c.index()] == lowest).count();
            if out.len() + equal <= count {
                let mut all: Vec<_> = left.drain(..equal).collect();
                all.sort_by_key(|c| self.contest.name(*c));
                out.extend(all);
            } else {
                let stage = self.stage();
                let one = self.ties.pick(&left[..equal], TieDecides::Excluded, stage + 1, &self.history)?;
                left.retain(|c| *c != one);
                out.push(one);
            }
        }
        if let (Some(next), Some(last)) = (left.first().copied(), out.last().copied()) {
            self.note_gap(votes[next.index()] - votes[last.index()], next, last, TieDecides::Excluded);
        }
        Ok(out)
    }

    /// Somebody no result within the limits has; the fewest votes first.
    pub(crate) fn next_doomed(&self, votes: &[u128]) -> Option<CandidateId> {
        let name = |c: &CandidateId| self.contest.name(*c);
        self.hopefuls()
            .filter(|c| self.marks.doomed[c.index()])
            .min_by(|a, b| votes[a.index()].cmp(&votes[b.index()]).then_with(|| name(a).cmp(name(b))))
    }

    /// Of surpluses that are equally large, the one to move first.
    pub(crate) fn pick_surplus(&mut self, tied: &[CandidateId]) -> Result<CandidateId, CountError> {
        let stage = self.stage();
        self.ties.pick(tied, TieDecides::Surplus, stage + 1, &self.history)
    }

    /// Puts somebody out.
    pub(crate) fn exclude(&mut self, id: CandidateId) {
        debug_assert!(self.is_hopeful(id.index()));
        self.status[id.index()] = Status::Out;
        self.resting[id.index()] = self.per_seat && !self.marks.doomed[id.index()];
    }

    /// Whether a candidate is guarded now.
    pub(crate) fn is_guarded(&self, id: CandidateId) -> bool {
        self.marks.guarded[id.index()]
    }

    fn elect(&mut self, id: CandidateId) {
        self.status[id.index()] = Status::Elected;
        self.elected.push(id);
        if let Some(stage) = self.stages.last_mut() {
            stage.elected.push(id);
        }
        self.reopened |= self.reopen == Some(id);
        self.look_at_limits();
    }

    /// The highest of those who reach the quota and may be elected.
    fn best_reaching(
        &mut self,
        votes: &[u128],
        reaches: &impl Fn(u128) -> bool,
    ) -> Result<Option<CandidateId>, CountError> {
        let reaching: Vec<_> =
            self.hopefuls().filter(|c| reaches(votes[c.index()]) && !self.marks.doomed[c.index()]).collect();
        let Some(most) = reaching.iter().map(|c| votes[c.index()]).max() else { return Ok(None) };
        let mut tied: Vec<_> = reaching.into_iter().filter(|c| votes[c.index()] == most).collect();
        let stage = self.stage();
        if self.profile.rule == Rule::Ers97 && tied.len() > 1 && self.too_few_places(&tied) {
            // ERS97 5.6.2: without a difference at any stage nobody of them is elected yet; no lot is drawn.
            tied = self.ties.pick_without_lot(&tied, TieDecides::Elected, stage, &self.history);
            if self.too_few_places(&tied) {
                return Ok(None);
            }
        }
        if tied.len() > 1 && self.order_matters(&tied) {
            return self.ties.pick(&tied, TieDecides::Elected, stage, &self.history).map(Some);
        }
        self.sort_by_votes(&mut tied, votes);
        Ok(tied.first().copied())
    }

    fn too_few_places(&self, tied: &[CandidateId]) -> bool {
        self.elected.len() + tied.len() > self.seats
    }

    /// Whether it makes a difference who of equals is elected first: only if not all of them can be.
    fn order_matters(&self, tied: &[CandidateId]) -> bool {
        if self.too_few_places(tied) || self.reopen.is_some_and(|r| tied.contains(&r)) {
            return true;
        }
        let Some(constraints) = self.constraints else { return false };
        let mut all = self.lasting_status();
        for id in tied {
            all[id.index()] = Status::Elected;
        }
        !constraints.can_be_met(&all)
    }

    /// Highest first; equals by the most recent earlier stage that tells them apart, then by name. Only for the order in
    /// which people are listed: nothing is decided here.
    fn sort_by_votes(&self, ids: &mut [CandidateId], votes: &[u128]) {
        ids.sort_by(|a, b| {
            let (i, j) = (a.index(), b.index());
            votes[j]
                .cmp(&votes[i])
                .then_with(|| {
                    self.history
                        .iter()
                        .rev()
                        .map(|v| v[j].cmp(&v[i]))
                        .find(|o| o.is_ne())
                        .unwrap_or(std::cmp::Ordering::Equal)
                })
                .then_with(|| self.contest.name(*a).cmp(self.contest.name(*b)))
        });
    }

    fn look_at_limits(&mut self) {
        if let Some(constraints) = self.constraints {
            self.marks = constraints.marks(&self.lasting_status());
            // Whatever the limits say, voters can ask for nominations to be opened again.
            if let Some(reopen) = self.reopen {
                self.marks.doomed[reopen.index()] = false;
            }
        }
    }

    /// Writes the marks of this moment into the stage, with the limits that force each mark the first time it is made.
    fn note_marks(&mut self) {
        let (Some(constraints), false) = (self.constraints, self.is_over()) else { return };
        let status = self.lasting_status();
        let marked = |set: &[bool]| self.hopefuls().filter(|c| set[c.index()]).collect::<Vec<_>>();
        let (guarded, doomed) = (marked(&self.marks.guarded), marked(&self.marks.doomed));
        let earlier = |id: CandidateId, mark: MarkKind| {
            self.stages.iter().any(|s| s.marks.iter().any(|m| m.candidate == id && m.mark == mark))
        };
        let made = guarded.iter().map(|c| (*c, MarkKind::Guarded)).chain(doomed.iter().map(|c| (*c, MarkKind::Doomed)));
        let marks = made
            .filter(|(candidate, mark)| !earlier(*candidate, *mark))
            .map(|(candidate, mark)| MarkEntry { candidate, mark, because: constraints.why(&status, candidate, mark) })
            .collect();
        if let Some(stage) = self.stages.last_mut() {
            stage.guarded = guarded;
            stage.doomed = doomed;
            stage.marks = marks;
        }
    }

    /// Two reach the quota and only one can have a place: the difference between them decides.
    fn note_rival_at_quota(&mut self, best: CandidateId, votes: &[u128], reaches: &impl Fn(u128) -> bool) {
        let Some(constraints) = self.constraints else { return };
        let mut after = self.lasting_status();
        after[best.index()] = Status::Elected;
        let doomed = constraints.marks(&after).doomed;
        let rival = self
            .hopefuls()
            .filter(|c| {
                *c != best
                    && Some(*c) != self.reopen
                    && reaches(votes[c.index()])
                    && doomed[c.index()]
                    && !self.marks.doomed[c.index()]
            })
            .max_by_key(|c| votes[c.index()]);
        if let Some(rival) = rival {
            self.note_gap(votes[best.index()] - votes[rival.index()], best, rival, TieDecides::Elected);
        }
    }

    /// The last place went to somebody who reached the quota: the difference to the best of those left decides, without
    /// those who were doomed before and could not have had it.
    fn note_last_place(&mut self, votes: &[u128], doomed_before: &[bool]) {
        let Some(last) = self.elected.last().copied() else { return };
        let rivals = self.hopefuls().filter(|c| !doomed_before[c.index()]);
        if let Some(next) = rivals.max_by_key(|c| votes[c.index()]) {
            let gap = votes[last.index()].saturating_sub(votes[next.index()]);
            self.note_gap(gap, last, next, TieDecides::Elected);
        }
    }

    pub(crate) fn note_gap(&mut self, gap: u128, ahead: CandidateId, behind: CandidateId, decided: TieDecides) {
        if self.closest.as_ref().is_none_or(|(least, _)| gap < *least) {
            let closest = Closest { stage: self.stage(), gap: self.scale.show(gap), ahead, behind, decided };
            self.closest = Some((gap, closest));
        }
    }
}
