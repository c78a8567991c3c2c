//! Who must be elected and who cannot be, found by trying every committee.

use crate::contest::{CandidateId, Contest};
use crate::naive::DeriveError;
use crate::profile::{IfUnmeetable, Limit, Limits};

/// The most committees that are tried.
const MOST: u64 = 200_000;

/// Every committee within the limits.
#[derive(Debug)]
pub(super) struct Committees {
    /// Places to fill: fewer than asked for if some have to stay empty.
    pub(super) seats: usize,
    /// The limits that hold.
    pub(super) held: Vec<Limit>,
    /// Limits dropped because not all could be met.
    pub(super) relaxed: Vec<Limit>,
    all: Vec<Vec<usize>>,
}

impl Committees {
    /// Every committee of the candidates who stand that meets all limits; if there is none, what the profile declares.
    pub(super) fn find(contest: &Contest, limits: &Limits, seats: usize) -> Result<Self, DeriveError> {
        let standing: Vec<usize> = contest.ids().map(CandidateId::index).filter(|i| contest.standing()[*i]).collect();
        let within = |seats: usize, held: &[Limit]| -> Result<Vec<Vec<usize>>, DeriveError> {
            let meets = |committee: &Vec<usize>| held.iter().all(|limit| meets(limits, limit, committee));
            Ok(subsets(&standing, seats, MOST)?.into_iter().filter(meets).collect())
        };
        let (mut seats, mut held, mut relaxed) = (seats, limits.limits.clone(), Vec::new());
        let mut all = within(seats, &held)?;
        match &limits.if_unmeetable {
            IfUnmeetable::LeaveVacant => {
                // As few as it takes, and never all. Whoever comes to fill a place later may be whom a limit asks for, so
                // that every lower limit is less by as many places as stay empty.
                let asked_for = seats;
                while all.is_empty() && seats > 1 {
                    seats -= 1;
                    let empty = (asked_for - seats) as u32;
                    for (less, full) in held.iter_mut().zip(&limits.limits) {
                        less.min = full.min.map(|min| min.saturating_sub(empty));
                    }
                    all = within(seats, &held)?;
                }
            }
            IfUnmeetable::Relax(order) => {
                for number in order {
                    if !all.is_empty() {
                        break;
                    }
                    let dropped = (*number as usize).checked_sub(1).and_then(|i| limits.limits.get(i));
                    let Some(dropped) = dropped else { return Err(DeriveError::Unmeetable) };
                    held.retain(|limit| limit != dropped);
                    relaxed.push(dropped.clone());
                    all = within(seats, &held)?;
                }
            }
            IfUnmeetable::Stop | IfUnmeetable::ReopenNominations => {}
        }
        if all.is_empty() {
            return Err(DeriveError::Unmeetable);
        }
        Ok(Self { seats, held, relaxed, all })
    }

    /// The committees that have everybody in `elected` and otherwise only people in `hopeful`.
    fn reachable(&self, elected: &[usize], hopeful: &[usize]) -> impl Iterator<Item = &Vec<usize>> {
        self.all.iter().filter(|committee| {
            elected.iter().all(|c| committee.contains(c))
                && committee.iter().all(|c| elected.contains(c) || hopeful.contains(c))
        })
    }

    /// Whether there is any such committee.
    pub(super) fn can_be_met(&self, elected: &[usize], hopeful: &[usize]) -> bool {
        self.reachable(elected, hopeful).next().is_some()
    }

    /// The hopefuls who are in every such committee, and those who are in none.
    pub(super) fn marks(&self, elected: &[usize], hopeful: &[usize]) -> (Vec<usize>, Vec<usize>) {
        let reachable: Vec<_> = self.reachable(elected, hopeful).collect();
        let in_all = |c: &usize| reachable.iter().all(|committee| committee.contains(c));
        let in_none = |c: &usize| !reachable.iter().any(|committee| committee.contains(c));
        (hopeful.iter().copied().filter(in_all).collect(), hopeful.iter().copied().filter(in_none).collect())
    }

    /// All of them.
    pub(super) fn all(&self) -> &[Vec<usize>] {
        &self.all
    }
}

/// How many of `committee` have the value that a limit is about.
pub(super) fn with_value(limits: &Limits, limit: &Limit, committee: &[usize]) -> usize {
    let values = limits.attributes.get(&limit.attribute);
    let value = |c: &usize| values.and_then(|v| v.get(&CandidateId::from_index(*c).number()));
    committee.iter().filter(|c| value(c) == Some(&limit.value)).count()
}

fn meets(limits: &Limits, limit: &Limit, committee: &[usize]) -> bool {
    let n = with_value(limits, limit, committee);
    limit.min.is_none_or(|min| n >= min as usize) && limit.max.is_none_or(|max| n <= max as usize)
}

/// Every way to take `size` of `from` (which is in rising order); refused if there are more than `most`.
pub(super) fn subsets(from: &[usize], size: usize, most: u64) -> Result<Vec<Vec<usize>>, DeriveError> {
    if number_of_subsets(from.len(), size).is_none_or(|n| n > most) {
        return Err(DeriveError::NotCovered(format!(
            "there are more than {most} ways to choose {size} of {}; that is too many to try one by one",
            from.len()
        )));
    }
    let mut all = vec![Vec::new()];
    for taken in 0..size {
        let mut longer = Vec::new();
        for begun in &all {
            for (at, next) in from.iter().enumerate() {
                let after = from.len() - at - 1;
                // In the order of `from`, and only where enough are left to take the rest from.
                if begun.last().is_none_or(|last| next > last) && after >= size - taken - 1 {
                    let mut one: Vec<usize> = begun.clone();
                    one.push(*next);
                    longer.push(one);
                }
            }
        }
        all = longer;
    }
    Ok(all)
}

/// How many ways there are to choose `size` of `from`; `None` if the number is beyond all use.
fn number_of_subsets(from: usize, size: usize) -> Option<u64> {
    if size > from {
        return Some(0);
    }
    let mut n: u64 = 1;
    for i in 0..size.min(from - size) {
        n = n.checked_mul((from - i) as u64)? / (i as u64 + 1);
    }
    Some(n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_subset_comes_once_and_too_many_are_refused() {
        assert_eq!(subsets(&[0, 2, 3], 2, 10).unwrap(), [vec![0, 2], vec![0, 3], vec![2, 3]]);
        assert_eq!(subsets(&[0, 2], 0, 10).unwrap(), [Vec::<usize>::new()]);
        assert_eq!(number_of_subsets(10, 4), Some(210));
        assert!(matches!(subsets(&(0..60).collect::<Vec<_>>(), 30, MOST), Err(DeriveError::NotCovered(_))));
        assert!(subsets(&[1], 2, 10).unwrap().is_empty());
        assert_eq!(subsets(&(0..60).collect::<Vec<_>>(), 59, 60).unwrap().len(), 60);
    }
}
