//! Figures of a record as people read them. All arithmetic here is exact; [`approximate`] is for lengths on a screen and
//! for plurals, and decides nothing.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};

/// Decimals shown in tables and sentences.
pub(super) const SHOWN: usize = 2;

/// The exact value of a decimal such as `12.50000` or a fraction such as `7/3`; `None` if it is neither.
pub(super) fn exact(figure: &str) -> Option<BigRational> {
    if let Some((num, den)) = figure.split_once('/') {
        let den = whole(den)?;
        return (!den.is_zero()).then(|| Some(BigRational::new(whole(num)?, den)))?;
    }
    let (units, decimals) = figure.split_once('.').unwrap_or((figure, ""));
    if decimals.bytes().any(|b| !b.is_ascii_digit()) || figure.ends_with('.') {
        return None;
    }
    let scale = num_traits::pow(BigInt::from(10), decimals.len());
    Some(BigRational::new(whole(&format!("{units}{decimals}"))?, scale))
}

fn whole(digits: &str) -> Option<BigInt> {
    let plain = digits.strip_prefix('-').unwrap_or(digits);
    // A figure of a count has a few dozen digits; a longer text is no figure.
    (!plain.is_empty() && plain.len() <= 100 && plain.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.parse().ok())?
}

/// The exact value, nought where there is none.
pub(super) fn exact_or_nought(figure: &str) -> BigRational {
    exact(figure).unwrap_or_else(BigRational::zero)
}

/// For pixels and plurals only.
pub(super) fn approximate(figure: &str) -> f64 {
    exact(figure).and_then(|f| f.to_f64()).filter(|f| f.is_finite()).unwrap_or(0.0)
}

/// Thousands apart: `1,284`.
pub(super) fn grouped(digits: &str) -> String {
    let (sign, plain) = digits.strip_prefix('-').map_or(("", digits), |p| ("-", p));
    let mut out = String::from(sign);
    for (i, c) in plain.chars().enumerate() {
        if i > 0 && (plain.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// Without decimals if they are all nought, else to two, the rest cut off so that nothing ever looks like more than it
/// is. A figure that two decimals would show as nought keeps all of its own.
pub(super) fn show(figure: &str) -> String {
    let Some((units, decimals)) = split(figure) else { return show_all(figure) };
    let trimmed = decimals.trim_end_matches('0');
    if trimmed.is_empty() {
        return grouped(units);
    }
    let cut = &decimals[..decimals.len().min(SHOWN)];
    if units.trim_start_matches('-') == "0" && cut.bytes().all(|b| b == b'0') {
        return format!("{units}.{trimmed}");
    }
    format!("{}.{cut:0<SHOWN$}", grouped(units))
}

/// With every decimal, noughts at the end left out.
pub(super) fn show_all(figure: &str) -> String {
    match split(figure) {
        Some((units, decimals)) => match decimals.trim_end_matches('0') {
            "" => grouped(units),
            trimmed => format!("{}.{trimmed}", grouped(units)),
        },
        None if exact(figure).is_some() && !figure.contains('/') => grouped(figure),
        None => figure.into(),
    }
}

/// Whether [`show`] leaves something out.
pub(super) fn is_cut(figure: &str) -> bool {
    split(figure).is_some_and(|_| show(figure) != show_all(figure) && exact_of_shown(figure) != exact(figure))
}

fn exact_of_shown(figure: &str) -> Option<BigRational> {
    exact(&show(figure).replace(',', ""))
}

fn split(figure: &str) -> Option<(&str, &str)> {
    exact(figure)?;
    figure.split_once('.')
}

/// A sum or difference as a decimal with as many decimals as it needs; a fraction where none will do.
pub(super) fn plain(value: &BigRational) -> String {
    let mut scaled = value.clone();
    for decimals in 0..=18 {
        if scaled.is_integer() {
            let digits = scaled.to_integer().to_string();
            if decimals == 0 {
                return digits;
            }
            let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |d| ("-", d));
            let padded = format!("{digits:0>width$}", width = decimals + 1);
            let (units, rest) = padded.split_at(padded.len() - decimals);
            return format!("{sign}{units}.{rest}");
        }
        scaled *= BigInt::from(10);
    }
    value.to_string()
}

/// How many in a hundred, rounded down, never 0 for something and never 100 for less than all.
pub(super) fn in_hundred(part: u64, of: u64) -> u64 {
    if of == 0 {
        return 0;
    }
    let exact = BigRational::new(BigInt::from(part) * 100, BigInt::from(of));
    let floor = exact.floor().to_integer().to_u64().unwrap_or(0);
    if floor == 0 && part > 0 { 1 } else { floor }
}

/// Whether a figure is exactly one, for sentences such as "each paper still counts as one".
pub(super) fn is_one(figure: &str) -> bool {
    exact(figure).is_some_and(|f| f.is_one())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn figures_are_shown_to_two_decimals_and_never_look_like_more_than_they_are() {
        for (figure, shown) in [
            ("1284", "1,284"),
            ("257.00000", "257"),
            ("256.99999", "256.99"),
            ("289.35120", "289.35"),
            ("0.5", "0.50"),
            ("0.00012", "0.00012"),
            ("1234567.10000", "1,234,567.10"),
            ("7/3", "7/3"),
            ("", ""),
            ("no figure", "no figure"),
        ] {
            assert_eq!(show(figure), shown, "{figure}");
        }
        assert!(is_cut("256.99999") && !is_cut("256.99000") && !is_cut("256") && !is_cut("0.00012"));
        assert_eq!(show_all("1000.25000"), "1,000.25");
    }

    #[test]
    fn texts_that_are_no_figures_have_no_value() {
        for text in ["", ".", "1.", "-", "1/0", "1e5", "+1", "1.2.3", "٣", "1/2/3"] {
            assert_eq!(exact(text), None, "{text}");
        }
    }

    #[test]
    fn shares_in_a_hundred_are_rounded_down_but_something_is_never_nothing() {
        assert_eq!([in_hundred(0, 5), in_hundred(1, 5000), in_hundred(4999, 5000), in_hundred(1, 0)], [0, 1, 99, 0]);
    }

    proptest! {
        #[test]
        fn a_figure_survives_being_taken_apart_and_written_again(units in 0u64.., decimals in "[0-9]{0,9}") {
            let figure = if decimals.is_empty() { units.to_string() } else { format!("{units}.{decimals}") };
            let value = exact(&figure).unwrap();
            prop_assert_eq!(exact(&plain(&value)), Some(value.clone()));
            prop_assert_eq!(exact(&show_all(&figure).replace(',', "")), Some(value.clone()));
            prop_assert!(exact(&show(&figure).replace(',', "")).unwrap() <= value);
        }
    }
}
