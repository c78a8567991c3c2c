//! All committees that tie for first place, and the one of them that is elected.

use std::collections::BTreeSet;

use num_bigint::BigUint;
use num_traits::One;

use crate::contest::CandidateId;

/// How many committees a record lists.
pub(super) const MOST_LISTED: usize = 1000;

/// The committees that tie. Candidates are positions on the paper.
#[derive(Debug)]
pub(super) enum Tied {
    /// These.
    Sets {
        /// Members ascending.
        sets: BTreeSet<Vec<u16>>,
        /// Whether there are no others.
        complete: bool,
    },
    /// Everybody in `sure`, with any `take` of `free`.
    Choice {
        /// In all of them.
        sure: Vec<u16>,
        /// In some of them; ascending, none in `sure`.
        free: Vec<u16>,
        /// How many of those; fewer than there are.
        take: usize,
    },
}

impl Tied {
    /// The one committee, if no other ties with it.
    pub(super) fn only(&self) -> Option<Vec<u16>> {
        match self {
            Self::Sets { sets, complete: true } if sets.len() == 1 => sets.first().cloned(),
            Self::Choice { sure, take: 0, .. } => Some(sorted(sure.clone())),
            _ => None,
        }
    }

    /// The first of them in lexicographic order, as many as a record lists.
    pub(super) fn listed(&self) -> Vec<Vec<u16>> {
        match self {
            Self::Sets { sets, .. } => sets.iter().take(MOST_LISTED).cloned().collect(),
            // Of two sets of one size that one comes first which has the smallest member that they do not share.
            // What both have besides changes nothing, so that the order of the choices is that of the committees.
            Self::Choice { sure, free, take } => choices(free, *take)
                .take(MOST_LISTED)
                .map(|some| sorted(sure.iter().copied().chain(some).collect()))
                .collect(),
        }
    }

    /// How many there are, where not all are listed.
    pub(super) fn in_all(&self) -> Option<String> {
        match self {
            Self::Sets { sets, complete: false } => Some(format!("more than {}", sets.len().saturating_sub(1))),
            Self::Sets { sets, .. } => (sets.len() > MOST_LISTED).then(|| sets.len().to_string()),
            Self::Choice { free, take, .. } => {
                let all = ways(free.len(), *take);
                (all > BigUint::from(MOST_LISTED)).then(|| all.to_string())
            }
        }
    }

    /// Who is in some of them and not in all.
    pub(super) fn undecided(&self) -> Vec<u16> {
        match self {
            Self::Choice { free, .. } => free.clone(),
            Self::Sets { sets, .. } => {
                let some: BTreeSet<u16> = sets.iter().flatten().copied().collect();
                some.into_iter().filter(|c| !sets.iter().all(|s| s.binary_search(c).is_ok())).collect()
            }
        }
    }

    /// Of those known, the one whose list of places, best first, comes first.
    pub(super) fn best_placed(&self, places: &[u32]) -> Option<Vec<u16>> {
        let place = |c: &u16| places[usize::from(*c)];
        match self {
            Self::Choice { sure, free, take } => {
                let mut free = free.clone();
                free.sort_by_key(place);
                Some(sorted(sure.iter().copied().chain(free.into_iter().take(*take)).collect()))
            }
            Self::Sets { sets, .. } => sets.iter().min_by_key(|s| sorted(s.iter().map(place).collect())).cloned(),
        }
    }
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort_unstable();
    list
}

/// Every choice of `take` from `from`, in lexicographic order.
fn choices(from: &[u16], take: usize) -> impl Iterator<Item = Vec<u16>> {
    let mut at: Option<Vec<usize>> = (take <= from.len()).then(|| (0..take).collect());
    std::iter::from_fn(move || {
        let now = at.take()?;
        let chosen = now.iter().map(|i| from[*i]).collect();
        // The last position that can still move on, and everything after it close behind.
        if let Some(moves) = (0..take).rev().find(|i| now[*i] < from.len() - take + i) {
            let mut next = now;
            let start = next[moves] + 1;
            for (i, position) in next[moves..].iter_mut().enumerate() {
                *position = start + i;
            }
            at = Some(next);
        }
        Some(chosen)
    })
}

/// How many ways there are to take `take` of `from`.
fn ways(from: usize, take: usize) -> BigUint {
    let take = take.min(from.saturating_sub(take));
    // Each partial product is itself a number of ways, so that the division leaves nothing.
    (0..take).fold(BigUint::one(), |ways, i| ways * (from - i) / (i + 1))
}

/// Positions as the record names them.
pub(super) fn named(set: &[u16]) -> Vec<CandidateId> {
    set.iter().map(|c| CandidateId::from_index(usize::from(*c))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_come_in_order_and_none_is_left_out() {
        let all: Vec<_> = choices(&[1, 3, 4, 8], 2).collect();
        assert_eq!(all, [[1, 3], [1, 4], [1, 8], [3, 4], [3, 8], [4, 8]]);
        assert_eq!(choices(&[1, 2], 0).collect::<Vec<_>>(), [Vec::<u16>::new()]);
        assert_eq!(choices(&[1], 2).count(), 0);
        assert_eq!(ways(4, 2), BigUint::from(6u32));
        assert_eq!(ways(40, 20), BigUint::from(137_846_528_820u64));
    }

    #[test]
    fn committees_made_of_choices_are_listed_in_lexicographic_order() {
        let tied = Tied::Choice { sure: vec![5, 2], free: vec![0, 3, 4, 7, 9], take: 3 };
        let listed = tied.listed();
        assert_eq!(listed.len(), 10);
        assert!(listed.is_sorted());
        assert_eq!(tied.in_all(), None);
    }
}
