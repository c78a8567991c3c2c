//! Completions: how many of each group a result can have.

use num_bigint::BigInt;

use super::simplex::{Bounds, Overflow, Simplex};

/// A question put again and again with other bounds: x_g within the bounds of its group, every sum within its own.
#[derive(Debug)]
pub(super) struct Search {
    groups: usize,
    sums: Vec<Vec<bool>>,
    bounds: Vec<Bounds>,
    solver: Solver,
}

#[derive(Debug)]
enum Solver {
    Small(Simplex<i64>),
    /// Only once a number did not fit 64 bits.
    Large(Box<Simplex<BigInt>>),
}

impl Search {
    /// `sums`: which groups each sum takes in. `bounds`: of the groups, then of the sums.
    pub(super) fn new(groups: usize, sums: Vec<Vec<bool>>, bounds: Vec<Bounds>) -> Self {
        let solver = Solver::Small(Simplex::new(groups, &sums, bounds.clone()));
        Self { groups, sums, bounds, solver }
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
        match &mut self.solver {
            Solver::Small(s) => s.set_bounds(variable, bounds),
            Solver::Large(s) => s.set_bounds(variable, bounds),
        }
    }

    /// The bounds of a sum.
    pub(super) fn sum(&self, sum: usize) -> Bounds {
        self.bounds[self.groups + sum]
    }

    fn find_with(&mut self, narrower: Option<(usize, Bounds)>) -> Option<Vec<i64>> {
        if let Solver::Small(small) = &mut self.solver {
            match find(small, narrower) {
                Ok(found) => return found,
                Err(Overflow) => {
                    let large = Simplex::new(self.groups, &self.sums, self.bounds.clone());
                    self.solver = Solver::Large(Box::new(large));
                }
            }
        }
        match &mut self.solver {
            Solver::Large(large) => find(large, narrower).expect("numbers of any size always fit"),
            Solver::Small(_) => unreachable!("an answer or the larger solver came of the smaller one"),
        }
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
