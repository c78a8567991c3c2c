//! Completions: how many of each group a result can have.

use num_bigint::BigInt;

use super::simplex::{Bounds, Overflow, Simplex};

/// A question put again and again with other bounds: x_g within the bounds of its group, every sum within its own.
#[derive(Debug)]
pub(super) struct Search {
    groups: usize,
    sums: Vec<Vec<bool>>,
    bounds: Vec<Bounds>,
    small: Option<Simplex<i64>>,
    /// Only once a number did not fit 64 bits.
    large: Option<Box<Simplex<BigInt>>>,
}

impl Search {
    /// `sums`: which groups each sum takes in. `bounds`: of the groups, then of the sums.
    pub(super) fn new(groups: usize, sums: Vec<Vec<bool>>, bounds: Vec<Bounds>) -> Self {
        let small = Some(Simplex::new(groups, &sums, bounds.clone()));
        Self { groups, sums, bounds, small, large: None }
    }

    /// Some whole vector within all bounds.
    pub(super) fn find(&mut self) -> Option<Vec<i64>> {
        self.find_with(None)
    }

    /// The same with one group held within narrower bounds.
    pub(super) fn find_within(&mut self, group: usize, bounds: Bounds) -> Option<Vec<i64>> {
        self.find_with(Some((group, bounds)))
    }

    /// Gives a sum (counted from 0) other bounds.
    pub(super) fn set_sum(&mut self, sum: usize, bounds: Bounds) {
        let variable = self.groups + sum;
        self.bounds[variable] = bounds;
        if let Some(small) = &mut self.small {
            small.set_bounds(variable, bounds);
        }
        if let Some(large) = &mut self.large {
            large.set_bounds(variable, bounds);
        }
    }

    /// The bounds of a sum.
    pub(super) fn sum(&self, sum: usize) -> Bounds {
        self.bounds[self.groups + sum]
    }

    fn find_with(&mut self, narrower: Option<(usize, Bounds)>) -> Option<Vec<i64>> {
        if let Some(small) = &mut self.small {
            if let Ok(found) = find(small, narrower) {
                return found;
            }
            self.small = None;
        }
        let new = || Box::new(Simplex::new(self.groups, &self.sums, self.bounds.clone()));
        find(self.large.get_or_insert_with(new), narrower).expect("numbers of any size always fit")
    }
}

fn find<T: super::simplex::Whole>(
    simplex: &mut Simplex<T>,
    narrower: Option<(usize, Bounds)>,
) -> Result<Option<Vec<i64>>, Overflow> {
    let Some((group, bounds)) = narrower else { return simplex.find() };
    let before = simplex.bounds(group);
    simplex.set_bounds(group, bounds);
    let found = simplex.find();
    simplex.set_bounds(group, before);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every x within the bounds of the groups, by counting upwards like a clock.
    fn every_point(groups: &[Bounds]) -> Vec<Vec<i64>> {
        groups.iter().fold(vec![vec![]], |points, (low, high)| {
            let with = |p: &Vec<i64>| (*low..=*high).map(|x| [&p[..], &[x]].concat()).collect::<Vec<_>>();
            points.iter().flat_map(with).collect()
        })
    }

    fn fits(x: &[i64], sums: &[Vec<bool>], within: &[Bounds]) -> bool {
        sums.iter().zip(within).all(|(sum, (low, high))| {
            let total: i64 = sum.iter().zip(x).filter(|(s, _)| **s).map(|(_, x)| x).sum();
            (*low..=*high).contains(&total)
        })
    }

    #[test]
    fn what_only_fractions_could_meet_is_not_met() {
        // Each two of three add up to one: a half each, and no whole numbers.
        let sums = vec![vec![true, true, false], vec![false, true, true], vec![true, false, true]];
        let bounds = vec![(0, 1), (0, 1), (0, 1), (1, 1), (1, 1), (1, 1)];
        let mut search = Search::new(3, sums, bounds);
        assert_eq!(search.find(), None);
        search.set_sum(2, (0, 1));
        let found = search.find().unwrap();
        assert!(found[0] + found[1] == 1 && found[1] + found[2] == 1);
    }

    #[test]
    fn figures_beyond_64_bits_give_the_same_answers() {
        let most = i64::MAX / 2;
        let sums = vec![vec![true, true, true], vec![true, true, false]];
        let mut search = Search::new(3, sums, vec![(most, most), (most, most), (most, most), (0, most), (0, most)]);
        assert_eq!(search.find(), None);
        assert!(search.small.is_none() && search.large.is_some());
        assert_eq!(search.find_within(0, (0, 0)), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(3_000) })]

        #[test]
        fn a_vector_that_was_hidden_is_found_or_another(
            hidden in prop::collection::vec(0..2i64, 14),
            sums in prop::collection::vec(prop::collection::vec(any::<bool>(), 14), 4..9),
        ) {
            let add = |sum: &Vec<bool>| sum.iter().zip(&hidden).filter(|(s, _)| **s).map(|(_, x)| x).sum::<i64>();
            let within: Vec<Bounds> = sums.iter().map(|s| (add(s), add(s))).collect();
            let found = Search::new(14, sums.clone(), [&[(0, 1); 14][..], &within].concat()).find();
            prop_assert!(found.is_some_and(|x| fits(&x, &sums, &within)));
        }

        #[test]
        fn a_vector_is_found_exactly_if_there_is_one(
            // Mostly one of a kind, and sums nearly exact: there it happens that only fractions would do.
            groups in prop::collection::vec((0..2i64, 0..3i64).prop_map(|(low, more)| (low, low + more.min(2))), 1..7),
            sums in prop::collection::vec((prop::collection::vec(any::<bool>(), 6), 1..6i64, 0..3i64), 1..9)
                .prop_map(|sums| sums.into_iter().map(|(s, low, more)| (s, low, low + more / 2)).collect::<Vec<_>>()),
            narrow in prop::collection::vec((0..6usize, 0..4i64, 0..3i64), 0..4),
        ) {
            let within: Vec<Bounds> = sums.iter().map(|(_, low, high)| (*low, *high)).collect();
            let sums: Vec<Vec<bool>> = sums.into_iter().map(|(s, ..)| s[..groups.len()].to_vec()).collect();
            let bounds = [&groups[..], &within[..]].concat();
            let mut search = Search::new(groups.len(), sums.clone(), bounds.clone());
            let mut large = Simplex::<BigInt>::new(groups.len(), &sums, bounds);
            // The same search answers one question after the other.
            let questions = std::iter::once(None).chain(narrow.into_iter().map(|(g, low, more)| {
                Some((g % groups.len(), (low, low + more)))
            }));
            for question in questions {
                let mut asked = groups.clone();
                if let Some((group, bounds)) = question {
                    asked[group] = bounds;
                }
                let there = every_point(&asked).iter().any(|x| fits(x, &sums, &within));
                for found in [search.find_with(question), find(&mut large, question).unwrap()] {
                    prop_assert_eq!(found.is_some(), there);
                    if let Some(x) = found {
                        prop_assert!(fits(&x, &sums, &within), "{:?}", x);
                        prop_assert!(x.iter().zip(&asked).all(|(x, (low, high))| low <= x && x <= high));
                    }
                }
            }
        }
    }
}
