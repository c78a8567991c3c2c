//! Is there a whole-number vector within bounds? Exactly, by the simplex method with bounds on every variable and branch
//! and bound.
//!
//! The variables are x_g for each group and, for each row, the sum of some of the x_g. A tableau writes the *basic*
//! variables as combinations of the others, which always stand at whole numbers within their bounds. A basic variable
//! outside its bounds is exchanged for another that can make up for it; if there is none, that row of the tableau proves
//! that nothing fits (the general simplex of Dutertre and de Moura, "A fast linear-arithmetic solver for DPLL(T)",
//! CAV 2006). Taking the first of each kind (Bland's rule) makes it end. What is then not whole is branched on.
//!
//! All coefficients are whole numbers over one common denominator, the determinant of the basis (Edmonds' integer
//! pivoting), so that nothing is rounded. Rows of zeros and ones keep these numbers small; where 64 bits do not hold
//! them the caller starts again with numbers of any size.

use num_traits::{CheckedMul, CheckedSub, Signed, ToPrimitive};

/// A number did not fit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Overflow;

/// Whole numbers to calculate with: `i64`, or `BigInt`.
pub(super) trait Whole: Clone + Ord + Signed + CheckedMul + CheckedSub + ToPrimitive + From<i64> {}
impl<T: Clone + Ord + Signed + CheckedMul + CheckedSub + ToPrimitive + From<i64>> Whole for T {}

/// From the lowest to the highest value allowed.
pub(super) type Bounds = (i64, i64);

/// The system at one basis.
#[derive(Debug)]
pub(super) struct Simplex<T> {
    /// How many x_g: as many as columns, and as variables that are not basic.
    groups: usize,
    /// One for each basic variable: its coefficients × `denominator`.
    table: Vec<Vec<T>>,
    denominator: T,
    /// The variable of each row of the table: a group, or `groups` + the position of a sum.
    basic: Vec<usize>,
    /// The variable of each column.
    others: Vec<usize>,
    /// What the variable of each column stands at.
    at: Vec<i64>,
    /// The value of each row's variable × `denominator`.
    value: Vec<T>,
    /// By variable.
    bounds: Vec<Bounds>,
}

/// A group whose range was cut in two.
struct Branch {
    group: usize,
    before: Bounds,
    floor: i64,
    upper_half: bool,
}

impl<T: Whole> Simplex<T> {
    /// `sums`: which groups each sum takes in. `bounds`: of the groups, then of the sums.
    pub(super) fn new(groups: usize, sums: &[Vec<bool>], bounds: Vec<Bounds>) -> Self {
        debug_assert_eq!(bounds.len(), groups + sums.len());
        let unit = |b: &bool| if *b { T::one() } else { T::zero() };
        Self {
            groups,
            table: sums.iter().map(|s| s.iter().map(unit).collect()).collect(),
            denominator: T::one(),
            basic: (groups..groups + sums.len()).collect(),
            others: (0..groups).collect(),
            at: bounds[..groups].iter().map(|(low, _)| *low).collect(),
            value: vec![T::zero(); sums.len()],
            bounds,
        }
    }

    /// The bounds of a group.
    pub(super) fn bounds(&self, group: usize) -> Bounds {
        self.bounds[group]
    }

    /// Gives a variable other bounds.
    pub(super) fn set_bounds(&mut self, variable: usize, (low, high): Bounds) {
        self.bounds[variable] = (low, high);
        if let (true, Some(column)) = (low <= high, self.others.iter().position(|v| *v == variable)) {
            self.at[column] = self.at[column].clamp(low, high);
        }
    }

    /// Some whole x within all bounds.
    pub(super) fn find(&mut self) -> Result<Option<Vec<i64>>, Overflow> {
        if self.bounds.iter().any(|(low, high)| low > high) {
            return Ok(None);
        }
        let mut branches: Vec<Branch> = Vec::new();
        loop {
            let broken = if self.fits()? { Some(self.broken_group()?) } else { None };
            match broken {
                Some(None) => {
                    let found = self.point()?;
                    while let Some(branch) = branches.pop() {
                        self.set_bounds(branch.group, branch.before);
                    }
                    return Ok(Some(found));
                }
                Some(Some((group, floor))) => {
                    let before = self.bounds[group];
                    self.set_bounds(group, (before.0, floor));
                    branches.push(Branch { group, before, floor, upper_half: false });
                }
                None => loop {
                    let Some(mut branch) = branches.pop() else { return Ok(None) };
                    if branch.upper_half {
                        self.set_bounds(branch.group, branch.before);
                    } else {
                        self.set_bounds(branch.group, (branch.floor + 1, branch.before.1));
                        branch.upper_half = true;
                        branches.push(branch);
                        break;
                    }
                },
            }
        }
    }

    /// Exchanges variables until all are within their bounds, or one row proves that they cannot be.
    fn fits(&mut self) -> Result<bool, Overflow> {
        loop {
            self.evaluate()?;
            let Some((row, target, rise)) = self.outside()? else { return Ok(true) };
            let helps = |column: &usize| {
                let (at, (low, high)) = (self.at[*column], self.bounds[self.others[*column]]);
                let coefficient = &self.table[row][*column];
                let up = coefficient.is_positive() == rise;
                !coefficient.is_zero() && if up { at < high } else { at > low }
            };
            let column = (0..self.groups).filter(helps).min_by_key(|c| self.others[*c]);
            let Some(column) = column else { return Ok(false) };
            self.exchange(row, column)?;
            self.at[column] = target;
        }
    }

    /// The first basic variable outside its bounds, by row; the bound it breaks; whether it has to rise.
    fn outside(&self) -> Result<Option<(usize, i64, bool)>, Overflow> {
        let mut first: Option<(usize, i64, bool)> = None;
        for (row, value) in self.value.iter().enumerate() {
            let variable = self.basic[row];
            if first.is_some_and(|(r, ..)| self.basic[r] < variable) {
                continue;
            }
            let (low, high) = self.bounds[variable];
            if *value < mul(&self.denominator, &T::from(low))? {
                first = Some((row, low, true));
            } else if *value > mul(&self.denominator, &T::from(high))? {
                first = Some((row, high, false));
            }
        }
        Ok(first)
    }

    /// Works out the basic variables from the others.
    fn evaluate(&mut self) -> Result<(), Overflow> {
        for (row, value) in self.table.iter().zip(&mut self.value) {
            let mut sum = T::zero();
            for (coefficient, at) in row.iter().zip(&self.at) {
                if !coefficient.is_zero() && *at != 0 {
                    sum = sub(&sum, &mul(coefficient, &T::from(-at))?)?;
                }
            }
            *value = sum;
        }
        Ok(())
    }

    /// The variable of `row` leaves the basis and stands in `column` from now on, whose variable enters it.
    fn exchange(&mut self, row: usize, column: usize) -> Result<(), Overflow> {
        let old = self.denominator.clone();
        let mut left = std::mem::take(&mut self.table[row]);
        let pivot = left[column].clone();
        for (r, other) in self.table.iter_mut().enumerate() {
            if r == row {
                continue;
            }
            let factor = other[column].clone();
            if factor.is_zero() && pivot == old {
                continue;
            }
            for (c, entry) in other.iter_mut().enumerate() {
                if c == column || entry.is_zero() && (factor.is_zero() || left[c].is_zero()) {
                    continue;
                }
                let scaled = sub(&mul(entry, &pivot)?, &mul(&factor, &left[c])?)?;
                *entry = if old.is_one() { scaled } else { scaled / old.clone() };
            }
        }
        for (c, entry) in left.iter_mut().enumerate() {
            *entry = if c == column { old.clone() } else { sub(&T::zero(), entry)? };
        }
        self.table[row] = left;
        self.denominator = pivot;
        if self.denominator.is_negative() {
            self.denominator = sub(&T::zero(), &self.denominator)?;
            for entry in self.table.iter_mut().flatten() {
                *entry = sub(&T::zero(), entry)?;
            }
        }
        std::mem::swap(&mut self.basic[row], &mut self.others[column]);
        Ok(())
    }

    /// The first group whose x is not whole, and the whole number below.
    fn broken_group(&self) -> Result<Option<(usize, i64)>, Overflow> {
        let mut first: Option<(usize, i64)> = None;
        for (row, group) in self.basic.iter().enumerate() {
            if *group < self.groups && first.is_none_or(|(g, _)| *group < g) {
                // No x is below zero, so cutting off rounds down.
                let floor = self.value[row].clone() / self.denominator.clone();
                if mul(&floor, &self.denominator)? != self.value[row] {
                    first = Some((*group, floor.to_i64().ok_or(Overflow)?));
                }
            }
        }
        Ok(first)
    }

    /// Every x_g, all of them whole.
    fn point(&self) -> Result<Vec<i64>, Overflow> {
        let mut x = vec![0; self.groups];
        for (variable, at) in self.others.iter().zip(&self.at) {
            if *variable < self.groups {
                x[*variable] = *at;
            }
        }
        for (variable, value) in self.basic.iter().zip(&self.value) {
            if *variable < self.groups {
                x[*variable] = (value.clone() / self.denominator.clone()).to_i64().ok_or(Overflow)?;
            }
        }
        Ok(x)
    }
}

fn mul<T: Whole>(a: &T, b: &T) -> Result<T, Overflow> {
    a.checked_mul(b).ok_or(Overflow)
}

fn sub<T: Whole>(a: &T, b: &T) -> Result<T, Overflow> {
    a.checked_sub(b).ok_or(Overflow)
}
