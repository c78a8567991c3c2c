//! Exact figures of approval rules: whole numbers without bound over a common denominator.

use num_bigint::BigUint;
use num_traits::{One, Zero};

/// `num/den` in lowest terms, without `/1`.
pub(in crate::rules) fn show(num: &BigUint, den: &BigUint) -> String {
    let (num, den) = reduce(num, den);
    if den.is_one() { num.to_string() } else { format!("{num}/{den}") }
}

/// `num/den` in lowest terms; `den` is not zero.
pub(in crate::rules) fn reduce(num: &BigUint, den: &BigUint) -> (BigUint, BigUint) {
    let g = gcd(num.clone(), den.clone());
    (num / &g, den / &g)
}

/// The greatest common divisor; that of 0 and n is n.
pub(in crate::rules) fn gcd(mut a: BigUint, mut b: BigUint) -> BigUint {
    while !b.is_zero() {
        (a, b) = (b.clone(), a % b);
    }
    a
}

/// The greatest common divisor of a long and a short number.
pub(in crate::rules) fn gcd_short(a: &BigUint, mut b: u64) -> u64 {
    if b == 0 {
        return 0;
    }
    let rest = a % b;
    let mut a = b;
    // Smaller than the u64 it was divided by.
    b = rest.iter_u64_digits().next().unwrap_or(0);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// The least common multiple of 1 to `n`; 1 for `n` = 0.
pub(in crate::rules) fn common_multiple(n: usize) -> BigUint {
    let mut multiple = BigUint::one();
    for i in 2..=n as u64 {
        multiple *= i / gcd_short(&multiple, i);
    }
    multiple
}

/// Counts kept per level for one candidate at a time, cleared in the time it took to fill.
#[derive(Debug, Default)]
pub(in crate::rules) struct Tally {
    counts: Vec<u64>,
    touched: Vec<u32>,
}

impl Tally {
    /// For levels 0 to `levels - 1`.
    pub(in crate::rules) fn new(levels: usize) -> Self {
        Self { counts: vec![0; levels], touched: Vec::new() }
    }

    pub(in crate::rules) fn add(&mut self, level: usize, weight: u64) {
        if self.counts[level] == 0 {
            self.touched.push(level as u32);
        }
        self.counts[level] += weight;
    }

    /// Levels with anything on them and how much, ascending; the tally is empty afterwards.
    pub(in crate::rules) fn take(&mut self) -> Vec<(usize, u64)> {
        self.touched.sort_unstable();
        let counts = &mut self.counts;
        self.touched.drain(..).map(|level| (level as usize, std::mem::take(&mut counts[level as usize]))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_shown_in_lowest_terms() {
        let big = |n: u64| BigUint::from(n);
        assert_eq!(show(&big(14), &big(6)), "7/3");
        assert_eq!(show(&big(12), &big(6)), "2");
        assert_eq!(show(&big(0), &big(6)), "0");
    }

    #[test]
    fn the_common_multiple_is_the_least() {
        let expected = [1u64, 1, 2, 6, 12, 60, 60, 420, 840, 2520, 2520];
        for (n, multiple) in expected.into_iter().enumerate() {
            assert_eq!(common_multiple(n), BigUint::from(multiple), "of 1 to {n}");
        }
    }
}
