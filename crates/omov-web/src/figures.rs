//! Numbers as people say them.

use crate::words::Words;

/// A whole number with its thousands set apart: 12,000.
pub fn grouped(words: &Words, number: u64) -> String {
    let mark = words.mark("figure-between-thousands");
    let digits = number.to_string();
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3 * mark.len());
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push_str(&mark);
        }
        shown.push(digit);
    }
    shown
}

/// How many in a hundred, as a sentence says it: "53 in 100".
///
/// None is never said of some, and all never of not quite all: one of a thousand is "fewer than 1 in 100".
pub fn in_a_hundred(words: &Words, part: u64, whole: u64) -> String {
    if whole == 0 {
        return words.say("figure-of-none");
    }
    let part = part.min(whole);
    let share = (u128::from(part) * 200 + u128::from(whole)) / (u128::from(whole) * 2);
    match share {
        0 if part > 0 => words.say("figure-under-one-in-100"),
        100 if part < whole => words.say("figure-over-99-in-100"),
        share => words.say_with("figure-in-100", &[("share", u64::try_from(share).unwrap_or(100).into())]),
    }
}

/// A share in hundredths of a percent, from 0 to 10,000, for the width of a bar. Nothing is 0, and all is 10,000.
pub(crate) fn ten_thousandths(part: u64, whole: u64) -> u32 {
    if whole == 0 {
        return 0;
    }
    let share = u128::from(part.min(whole)) * 10_000 / u128::from(whole);
    u32::try_from(share).unwrap_or(10_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        Words::english(&[]).unwrap()
    }

    #[test]
    fn thousands_are_set_apart() {
        let shown = [0, 999, 1000, 61_400, 1_234_567].map(|n| grouped(&words(), n));
        assert_eq!(shown, ["0", "999", "1,000", "61,400", "1,234,567"]);
    }

    #[test]
    fn none_is_never_said_of_some_and_all_never_of_not_quite_all() {
        let said = |part, whole| in_a_hundred(&words(), part, whole);
        assert_eq!(said(53, 100), "53 in 100");
        assert_eq!(said(1, 8), "13 in 100", "halves go up");
        assert_eq!(said(0, 500), "0 in 100");
        assert_eq!(said(1, 1000), "fewer than 1 in 100");
        assert_eq!(said(999, 1000), "more than 99 in 100");
        assert_eq!(said(1000, 1000), "100 in 100");
        assert_eq!(said(u64::MAX, u64::MAX), "100 in 100");
        assert_eq!(said(0, 0), "nobody yet");
    }
}
