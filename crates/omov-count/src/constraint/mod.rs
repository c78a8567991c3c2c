//! Limits on a result ("at least two women"), guarded and doomed exactly, after Hill (Voting matters 9, 1998) and Otten
//! (Voting matters 13, 2001).
//!
//! Candidates who count alike for every limit are a *group* g, of whom e_g are elected and h_g hopeful. A *completion*
//! is a whole vector x with e_g ≤ x_g ≤ e_g + h_g, Σx = seats and every limit kept: min ≤ Σ{x_g : g has the value} ≤ max.
//! A result can still be reached exactly if some completion takes so many of each group. So a hopeful candidate of
//! group g is **guarded** if x_g = e_g + h_g in every completion, and **doomed** if x_g = e_g in every one.
//!
//! As long as nobody guarded goes out and nobody doomed is elected, a completion remains; when as many are left as
//! places, the result is one.

mod search;
mod shape;
mod simplex;

use crate::contest::{CandidateId, Contest};
use crate::error::CountError;
use crate::profile::{IfUnmeetable, Limit, Limits};
pub use crate::race::Status;
use crate::record::MarkKind;
use search::Search;
use shape::Shape;

/// What limits make of each candidate, by position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// In every result that can still be reached.
    pub guarded: Vec<bool>,
    /// In none.
    pub doomed: Vec<bool>,
}

impl Marks {
    /// Nobody is marked.
    pub fn none(candidates: usize) -> Self {
        Self { guarded: vec![false; candidates], doomed: vec![false; candidates] }
    }
}

/// Limits made ready for one contest.
#[derive(Debug)]
pub struct Constraints {
    /// Places to fill: fewer than the profile says if some have to stay empty.
    pub seats: usize,
    /// The limits that hold. Where places stay empty, every lower limit is less by as many: whoever comes to fill them
    /// can still be whom the limit asks for.
    pub held: Vec<Limit>,
    /// Limits dropped because not all could be met.
    pub relaxed: Vec<Limit>,
    shape: Shape,
}

impl Constraints {
    /// Makes limits ready, or applies the declared policy if no result can meet them.
    ///
    /// Leaving places empty never leaves all of them empty: limits that nobody who stands can help to meet are refused.
    ///
    /// # Errors
    /// [`CountError::BadLimits`] if limits name somebody or something that is not there; [`CountError::TooManySeats`];
    /// [`CountError::Unmeetable`] with a smallest set of limits that clash (none of it can be left out) if the policy
    /// cannot help or is to stop.
    pub fn new(limits: &Limits, contest: &Contest, seats: usize) -> Result<Self, CountError> {
        shape::check(limits, contest)?;
        let status: Vec<Status> =
            contest.candidates.iter().map(|c| if c.withdrawn { Status::Out } else { Status::Hopeful }).collect();
        let standing = status.iter().filter(|s| **s == Status::Hopeful).count();
        if standing < seats {
            return Err(CountError::TooManySeats { seats: seats as u32, standing });
        }
        let with = |held: Vec<Limit>, relaxed: Vec<Limit>, seats: usize| Self {
            seats,
            shape: Shape::new(&held, limits, status.len()),
            held,
            relaxed,
        };
        let all = with(limits.limits.clone(), Vec::new(), seats);
        if all.can_be_met(&status) {
            return Ok(all);
        }
        let unmeetable = |of: &Self| CountError::Unmeetable {
            limits: of.clash(&status),
            reopen_nominations: limits.if_unmeetable == IfUnmeetable::ReopenNominations,
        };
        match &limits.if_unmeetable {
            IfUnmeetable::Stop | IfUnmeetable::ReopenNominations => Err(unmeetable(&all)),
            IfUnmeetable::LeaveVacant => {
                let less = |vacant: usize| {
                    let min = |l: &Limit| l.min.map(|m| m.saturating_sub(vacant as u32));
                    let held = limits.limits.iter().map(|l| Limit { min: min(l), ..l.clone() }).collect();
                    with(held, Vec::new(), seats - vacant)
                };
                // If a result remains with some places empty, one remains with one more: leave somebody out.
                let (mut too_few, mut enough) = (0, seats);
                while enough - too_few > 1 {
                    let middle = usize::midpoint(too_few, enough);
                    if less(middle).can_be_met(&status) {
                        enough = middle;
                    } else {
                        too_few = middle;
                    }
                }
                if enough == seats { Err(unmeetable(&all)) } else { Ok(less(enough)) }
            }
            IfUnmeetable::Relax(order) => {
                let mut last = all;
                for count in 1..=order.len() {
                    let dropped = &order[..count];
                    let kept = |(i, _): &(usize, &Limit)| !dropped.contains(&(*i as u32 + 1));
                    let held = limits.limits.iter().enumerate().filter(kept).map(|(_, l)| l.clone()).collect();
                    let relaxed = dropped.iter().map(|p| limits.limits[*p as usize - 1].clone()).collect();
                    last = with(held, relaxed, seats);
                    if last.can_be_met(&status) {
                        return Ok(last);
                    }
                }
                Err(unmeetable(&last))
            }
        }
    }

    /// Whether some result within the limits has everybody who is elected and nobody who is out.
    pub fn can_be_met(&self, status: &[Status]) -> bool {
        self.search(status).find().is_some()
    }

    /// Who is guarded and who is doomed. Only hopeful candidates are marked; nobody is if no completion is left.
    pub fn marks(&self, status: &[Status]) -> Marks {
        let mut marks = Marks::none(status.len());
        let mut search = self.search(status);
        let Some(first) = search.find() else { return marks };
        // The least and the most of each group seen so far: a completion found for one group often answers for others.
        let (mut least, mut most) = (first.clone(), first);
        let mut see = |search: &mut Search, group: usize, within: (i64, i64), low_end: bool| {
            if low_end && least[group] <= within.1 || !low_end && most[group] >= within.0 {
                return true;
            }
            let Some(found) = search.find_within(group, within) else { return false };
            for (group, x) in found.into_iter().enumerate() {
                least[group] = least[group].min(x);
                most[group] = most[group].max(x);
            }
            true
        };
        for (group, (elected, all)) in self.standing(status).into_iter().enumerate() {
            if elected == all {
                continue;
            }
            let guarded = !see(&mut search, group, (elected, all - 1), true);
            let doomed = !guarded && !see(&mut search, group, (elected + 1, all), false);
            let members = self.shape.group_of.iter().zip(status).enumerate();
            for (i, _) in members.filter(|(_, (g, s))| **g == group && **s == Status::Hopeful) {
                marks.guarded[i] = guarded;
                marks.doomed[i] = doomed;
            }
        }
        marks
    }

    /// A smallest set of limits that forces a mark: without any one of them the mark would not be there. Empty if the
    /// number of places alone forces it, or if there is no such mark.
    pub fn why(&self, status: &[Status], candidate: CandidateId, mark: MarkKind) -> Vec<Limit> {
        if status[candidate.index()] != Status::Hopeful {
            return Vec::new();
        }
        let group = self.shape.group_of[candidate.index()];
        let (elected, all) = self.standing(status)[group];
        let against = match mark {
            MarkKind::Guarded => (elected, all - 1),
            MarkKind::Doomed => (elected + 1, all),
        };
        self.smallest(status, |search| search.find_within(group, against).is_none())
    }

    /// For each limit that holds, how many of `elected` have its value.
    pub fn met_by(&self, elected: &[CandidateId]) -> Vec<u32> {
        self.shape.has.iter().map(|has| elected.iter().filter(|c| has[c.index()]).count() as u32).collect()
    }

    /// A smallest set of limits that no result can meet together.
    fn clash(&self, status: &[Status]) -> Vec<Limit> {
        self.smallest(status, |search| search.find().is_none())
    }

    /// Leaves out one limit after the other, the last first, as long as the rest still forces what `forced` looks at.
    fn smallest(&self, status: &[Status], forced: impl Fn(&mut Search) -> bool) -> Vec<Limit> {
        let mut search = self.search(status);
        if !forced(&mut search) {
            return Vec::new();
        }
        let anything = (0, whole(status.len()));
        let mut needed: Vec<Limit> = Vec::new();
        for (sum, limit) in self.held.iter().enumerate().rev() {
            let bounds = search.sum(sum);
            search.set_sum(sum, anything);
            if !forced(&mut search) {
                search.set_sum(sum, bounds);
                needed.push(limit.clone());
            }
        }
        needed.reverse();
        needed
    }

    /// For each group, how many are elected, and how many are elected or hopeful.
    fn standing(&self, status: &[Status]) -> Vec<(i64, i64)> {
        let mut groups = vec![(0, 0); self.shape.groups];
        for (group, status) in self.shape.group_of.iter().zip(status) {
            groups[*group].0 += i64::from(*status == Status::Elected);
            groups[*group].1 += i64::from(*status != Status::Out);
        }
        groups
    }

    /// The search for completions: one sum for each limit that holds, then the sum of all.
    fn search(&self, status: &[Status]) -> Search {
        let most = whole(status.len());
        let mut bounds = self.standing(status);
        let limit = |l: &Limit| (l.min.map_or(0, i64::from), l.max.map_or(most, |m| most.min(m.into())));
        bounds.extend(self.held.iter().map(limit));
        bounds.push((whole(self.seats), whole(self.seats)));
        let mut sums = self.shape.group_has.clone();
        sums.push(vec![true; self.shape.groups]);
        Search::new(self.shape.groups, sums, bounds)
    }
}

fn whole(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
