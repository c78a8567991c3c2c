//! Fixed-point figures: whole numbers of 10^-d in 128 bits. Nothing here rounds unless its name says which way, and
//! nothing overflows silently.

use num_bigint::BigUint;
use num_traits::ToPrimitive;

use crate::error::CountError;

/// How many decimals a count calculates with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Scale {
    decimals: u8,
    /// 10^decimals: one vote.
    pub(crate) one: u128,
}

impl Scale {
    /// At most 18 decimals, so that 10^18 papers still fit.
    pub(crate) fn new(decimals: u8) -> Self {
        assert!(decimals <= 18, "profiles allow at most 18 decimals");
        Self { decimals, one: 10u128.pow(decimals.into()) }
    }

    /// The figure as a decimal string with all its decimals.
    pub(crate) fn show(self, units: u128) -> String {
        if self.decimals == 0 {
            return units.to_string();
        }
        format!("{}.{:0width$}", units / self.one, units % self.one, width = usize::from(self.decimals))
    }

    /// `votes` whole votes. Fits for every number of papers a contest can hold.
    pub(crate) fn whole(self, votes: u64) -> u128 {
        u128::from(votes) * self.one
    }
}

/// ⌊a·b/c⌋.
pub(crate) fn mul_div(a: u128, b: u128, c: u128) -> Result<u128, CountError> {
    debug_assert!(c > 0);
    match a.checked_mul(b) {
        Some(product) => Ok(product / c),
        None => (BigUint::from(a) * b / c).to_u128().ok_or(CountError::Overflow),
    }
}

/// ⌈a·b/c⌉.
pub(crate) fn mul_div_up(a: u128, b: u128, c: u128) -> Result<u128, CountError> {
    debug_assert!(c > 0);
    match a.checked_mul(b) {
        Some(product) => Ok(product.div_ceil(c)),
        None => ((BigUint::from(a) * b + (c - 1)) / c).to_u128().ok_or(CountError::Overflow),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn figures_show_every_decimal_of_the_arithmetic() {
        let five = Scale::new(5);
        assert_eq!(five.show(89_800_000), "898.00000");
        assert_eq!(five.show(1), "0.00001");
        assert_eq!(five.show(five.whole(7)), "7.00000");
        assert_eq!(Scale::new(0).show(41), "41");
    }

    #[test]
    fn a_figure_beyond_128_bits_is_refused_and_never_wraps() {
        assert_eq!(mul_div(u128::MAX, u128::MAX, 1), Err(CountError::Overflow));
        assert_eq!(mul_div_up(u128::MAX, 2, 1), Err(CountError::Overflow));
        assert_eq!(mul_div(u128::MAX, 6, 6), Ok(u128::MAX));
    }

    proptest! {
        #[test]
        fn rounding_goes_the_way_its_name_says(a: u64, b: u64, c in 1u64..) {
            let (a, b, c) = (u128::from(a) << 40, u128::from(b) << 40, u128::from(c) << 40);
            let (down, up) = (mul_div(a, b, c).unwrap(), mul_div_up(a, b, c).unwrap());
            let exact = BigUint::from(a) * b;
            prop_assert!(BigUint::from(down) * c <= exact && exact < BigUint::from(down + 1) * c);
            prop_assert!(BigUint::from(up) * c >= exact && (up == 0 || BigUint::from(up - 1) * c < exact));
        }
    }
}
