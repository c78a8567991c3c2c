//! Exact fractions, and cutting them off after so many decimals.

use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;

/// How many decimals figures are rounded to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decimals(pub(super) u8);

impl Decimals {
    /// One vote in smallest units: 10 to the power of the decimals.
    fn units(self) -> UBig {
        UBig::from(10u8).pow(self.0.into())
    }

    /// The smallest unit.
    pub(super) fn unit(self) -> RBig {
        RBig::from_parts(IBig::ONE, self.units())
    }

    /// The largest figure with so many decimals that is not above `x`.
    pub(super) fn down(self, x: &RBig) -> RBig {
        RBig::from_parts((x * RBig::from(self.units())).floor(), self.units())
    }

    /// The smallest figure with so many decimals that is not below `x`.
    pub(super) fn up(self, x: &RBig) -> RBig {
        RBig::from_parts((x * RBig::from(self.units())).ceil(), self.units())
    }

    /// As a record writes it: all decimals, no more. For figures that are not negative.
    pub(super) fn show(self, x: &RBig) -> String {
        let digits = (x * RBig::from(self.units())).floor().to_string();
        if self.0 == 0 {
            return digits;
        }
        let after = usize::from(self.0);
        let digits = format!("{digits:0>width$}", width = after + 1);
        let (whole, part) = digits.split_at(digits.len() - after);
        format!("{whole}.{part}")
    }
}

/// A whole number as a fraction.
pub(super) fn whole(n: u64) -> RBig {
    RBig::from(n)
}

/// All of them together.
pub(super) fn sum(figures: impl IntoIterator<Item = RBig>) -> RBig {
    figures.into_iter().fold(RBig::ZERO, |all, one| all + one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_cut_or_raised_at_the_last_decimal_and_shown_with_all_of_them() {
        let two = Decimals(2);
        let third = whole(1) / whole(3);
        assert_eq!(two.show(&two.down(&third)), "0.33");
        assert_eq!(two.show(&two.up(&third)), "0.34");
        assert_eq!(two.up(&whole(5)), whole(5));
        assert_eq!(two.show(&two.unit()), "0.01");
        assert_eq!(two.show(&whole(120)), "120.00");
        assert_eq!(Decimals(0).show(&whole(7)), "7");
    }
}
