//! The beginning of a postcode, and which postcodes have it.
//!
//! Nearly everywhere a postcode is so many figures, or figures and letters of a fixed shape (`1234 AB`, `K1A 0B1`, `123 45`,
//! `1234-567`): where one writes a space or a stroke says nothing, and every piece from the front is a beginning. In Britain
//! the first part has two to four characters (`EM1 2AB`, `EM12 3AB`). There `EM1 2` and `EM12` are two places although they
//! are the same letters, and `EM1` is no beginning of `EM12`; but it is one of `EM1A`, and `EM` is one of them all.
//!
//! So a beginning keeps a space exactly where a British first part ends and one figure or a whole second part follows.
//! A first part is 1 or 2 letters, a figure, and perhaps one more figure or letter; a second part is a figure and two letters
//! (BS 7666).

use std::fmt::{self, Display};

use omov_store::{FromValue, ToValue, Value};

/// The beginning of a postcode, in capitals: nobody has to type it in one way only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Beginning(String);

/// No postcode of the world is longer.
const MOST_LETTERS: usize = 12;
/// Nor has more parts, with a country in front: `LT 123 45`.
const MOST_PARTS: usize = 3;

impl Beginning {
    /// From what somebody typed. None where something else than letters, figures, spaces, strokes and full stops is in it, or
    /// more than a postcode has.
    pub(crate) fn new(typed: &str) -> Option<Self> {
        let parts = parts(typed);
        let letters = parts.iter().map(|part| part.chars().count()).sum::<usize>();
        let fits = typed.chars().all(|c| c.is_alphanumeric() || is_between(c));
        let fits = fits && (1..=MOST_PARTS).contains(&parts.len()) && (1..=MOST_LETTERS).contains(&letters);
        fits.then(|| Self(in_one_way(&parts)))
    }

    /// As it is shown and kept.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Its letters and figures alone, with which all postcodes begin that have it; others may begin with them too.
    pub(crate) fn plain(&self) -> String {
        self.0.chars().filter(|c| *c != ' ').collect()
    }

    /// All beginnings that a postcode has, the longest first.
    pub(crate) fn all_of(postcode: &str) -> Vec<Self> {
        let mut parts = parts(postcode);
        let mut left = MOST_LETTERS;
        for part in &mut parts {
            *part = part.chars().take(left).collect();
            left -= part.chars().count();
        }
        parts.retain(|part| !part.is_empty());
        let whole = in_one_way(&parts);
        match whole.split_once(' ') {
            Some((first, second)) => of_two_parts(first, second),
            None if is_first(&whole) => of_first(&whole),
            None => of_one_piece(&whole),
        }
    }
}

impl Display for Beginning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ToValue for Beginning {
    fn to_value(&self) -> Value<'_> {
        Value::Text(&self.0)
    }
}

impl FromValue for Beginning {
    const WANTED: &'static str = "the beginning of a postcode";
    fn from_value(value: Value<'_>) -> Option<Self> {
        String::from_value(value).map(Self)
    }
}

/// What people write between the parts of a postcode.
fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '.')
}

/// The parts as they were typed, in capitals.
fn parts(typed: &str) -> Vec<String> {
    let parts = typed.split(is_between);
    let parts = parts.map(|part| part.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect());
    parts.filter(|part: &String| !part.is_empty()).collect()
}

/// The one way in which a beginning is kept.
fn in_one_way(parts: &[String]) -> String {
    let plain = parts.concat();
    if let Some(at) = plain.len().checked_sub(3).filter(|_| plain.is_ascii())
        && is_first(&plain[..at])
        && is_second(&plain[at..])
    {
        return format!("{} {}", &plain[..at], &plain[at..]);
    }
    let Some(at) = plain.len().checked_sub(1).filter(|_| plain.is_ascii()) else { return plain };
    let (first, figure) = plain.split_at(at);
    let splits = is_first(first) && figure.bytes().all(|byte| byte.is_ascii_digit());
    // Where it could be a first part as a whole, only who typed the space meant two.
    let meant = !is_first(&plain) || (parts.len() == 2 && parts[0] == first);
    if splits && meant { format!("{first} {figure}") } else { plain }
}

/// Whether that is a whole first part of a British postcode.
fn is_first(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = &text.as_bytes()[letters..];
    (1..=2).contains(&letters)
        && match rest {
            [figure] => figure.is_ascii_digit(),
            [figure, last] => figure.is_ascii_digit() && (last.is_ascii_digit() || last.is_ascii_uppercase()),
            _ => false,
        }
}

/// Whether that is a whole second part of a British postcode.
fn is_second(text: &str) -> bool {
    matches!(text.as_bytes(), [figure, one, two]
        if figure.is_ascii_digit() && one.is_ascii_uppercase() && two.is_ascii_uppercase())
}

/// Of a British postcode, or of its first part and one figure.
fn of_two_parts(first: &str, second: &str) -> Vec<Beginning> {
    let mut all = Vec::new();
    if second.len() == 3 {
        all.push(format!("{first} {second}"));
        all.push(format!("{first}{}", &second[..2]));
    }
    all.push(format!("{first} {}", &second[..1]));
    let mut all: Vec<_> = all.into_iter().map(Beginning).collect();
    all.extend(of_first(first));
    all
}

/// Of a British first part: itself, and what ends where letters and figures meet.
fn of_first(first: &str) -> Vec<Beginning> {
    let bytes = first.as_bytes();
    let meet = |at: usize| at == first.len() || bytes[at - 1].is_ascii_digit() != bytes[at].is_ascii_digit();
    (1..=first.len()).rev().filter(|at| meet(*at)).map(|at| Beginning(first[..at].to_owned())).collect()
}

/// Of any other: every piece from the front.
fn of_one_piece(plain: &str) -> Vec<Beginning> {
    let ends = plain.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let mut all = Vec::new();
    for end in ends {
        let piece = &plain[..end];
        all.push(Beginning(piece.to_owned()));
        // However somebody typed it who keeps the boundaries.
        if let Some(at) = end.checked_sub(1).filter(|at| plain.is_char_boundary(*at))
            && is_first(&piece[..at])
            && piece.as_bytes()[at].is_ascii_digit()
        {
            all.push(Beginning(format!("{} {}", &piece[..at], &piece[at..])));
        }
    }
    all.reverse();
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn begins(beginning: &str, postcode: &str) -> bool {
        let beginning = Beginning::new(beginning).expect("a beginning");
        Beginning::all_of(postcode).contains(&beginning)
    }

    #[test]
    fn where_the_first_part_varies_a_space_tells_places_apart() {
        assert_ne!(Beginning::new("EM1 2"), Beginning::new("EM12"));
        for (beginning, has, has_not) in [
            ("EM1 2", &["EM1 2AB", "em12ab", "EM1 2", "EM1-2zz"][..], &["EM12 2AB", "EM12 3AB", "EM1 3AB", "EM12"][..]),
            ("EM12", &["EM12 3AB", "em123ab", "EM12"], &["EM1 2AB", "EM1 2", "EM1"]),
            ("EM1", &["EM1 2AB", "EM1A 1AA", "EM1"], &["EM12 3AB", "E1 1AA"]),
            ("EM", &["EM1 2AB", "EM12 3AB", "EM1A 1AA"], &["E1 1AA", "E17 1AA"]),
            ("E", &["E1 1AA", "E17 1AA"], &["EM1 2AB"]),
            ("W1", &["W1 2AB", "W1A 1AA", "W1T 1JY"], &["W12 0AA", "W2 1AA"]),
            ("EM12 3", &["EM12 3AB"], &["EM1 2AB", "EM12 4AB"]),
            ("EM1 2A", &["EM1 2AB", "EM12AB"], &["EM1 2BA", "EM12 2AB"]),
            ("em1 2ab", &["EM1 2AB", "EM12AB"], &["EM1 2AC"]),
        ] {
            for postcode in has {
                assert!(begins(beginning, postcode), "{beginning} of {postcode}: {:?}", Beginning::all_of(postcode));
            }
            for postcode in has_not {
                assert!(!begins(beginning, postcode), "{beginning} of {postcode}: {:?}", Beginning::all_of(postcode));
            }
        }
    }

    #[test]
    fn where_the_shape_is_fixed_every_piece_from_the_front_is_a_beginning() {
        for (postcode, beginnings) in [
            ("12345", &["1", "12", "123", "1234", "12345"][..]),
            ("1234 AB", &["12", "1234", "1234 A", "1234AB", "1234-ab"]),
            ("K1A 0B1", &["K", "K1", "K1A", "K1A 0", "K1A0", "k1a 0b", "K1A0B1"]),
            ("1234-567", &["12", "1234", "1234-5", "12345", "1234567"]),
            ("123 45", &["123", "1234", "123 4", "12 345"]),
            ("A65 F4E2", &["A65", "A65F", "A65 F", "A65 F4E2"]),
            ("LV-1050", &["LV", "LV10", "LV-10", "LV-105", "lv1050"]),
            ("100-0001", &["100", "100-0", "1000"]),
        ] {
            for beginning in beginnings {
                assert!(begins(beginning, postcode), "{beginning} of {postcode}: {:?}", Beginning::all_of(postcode));
            }
        }
        assert!(!begins("K1A 1", "K1A 0B1") && !begins("235", "12345") && !begins("1234B", "1234 AB"));
    }

    #[test]
    fn what_is_no_postcode_is_none() {
        for typed in ["", " - ", "???", "EM1?", "EM1 2-EM1 5", "EM1 to EM5 and more", "1234567890123", "EM1\0"] {
            assert_eq!(Beginning::new(typed), None, "{typed}");
        }
        assert_eq!(Beginning::all_of(""), []);
        assert!(Beginning::all_of(&"É".repeat(10_000)).len() <= MOST_LETTERS);
    }

    fn first() -> impl Strategy<Value = String> {
        prop_oneof!["[A-Z]{1,2}[0-9]{1,2}", "[A-Z]{1,2}[0-9][A-Z]"]
    }

    proptest! {
        #[test]
        fn a_british_place_has_its_postcodes_and_those_of_no_other(one in first(), other in first(), second in "[0-9][A-Z]{2}") {
            let district = Beginning::new(&one).expect("a beginning");
            let sector = Beginning::new(&format!("{one} {}", &second[..1])).expect("a beginning");
            let of = |first: &str| Beginning::all_of(&format!("{first} {second}"));
            prop_assert!(of(&one).contains(&district) && of(&one).contains(&sector));
            let part_of = other.strip_prefix(&one).is_some_and(|rest| rest.is_empty() || rest.bytes().all(|b| b.is_ascii_uppercase()));
            prop_assert_eq!(of(&other).contains(&district), part_of, "{} in {}", one, other);
            prop_assert_eq!(of(&other).contains(&sector), one == other);
        }

        #[test]
        fn figures_begin_as_text_does_wherever_strokes_are(code in "[0-9]{3,9}", at in 0_usize..9, length in 1_usize..9, other in "[0-9]{1,9}") {
            let at = at.min(code.len());
            let typed = format!("{}-{}", &code[..at], &code[at..]);
            let piece = &code[..length.min(code.len())];
            prop_assert!(begins(piece, &typed) && begins(piece, &code));
            prop_assert_eq!(begins(&other, &typed), code.starts_with(&other));
        }

        #[test]
        fn it_is_kept_in_one_way_and_is_a_beginning_of_itself(typed in "[A-Za-z0-9]{1,4}[ -]{0,2}[A-Za-z0-9]{0,4}") {
            let once = Beginning::new(&typed).expect("a beginning");
            prop_assert_eq!(Beginning::new(once.as_str()), Some(once.clone()));
            prop_assert_eq!(Beginning::new(&typed.to_lowercase()), Some(once.clone()));
            prop_assert!(Beginning::all_of(&typed).contains(&once), "{:?}", Beginning::all_of(&typed));
        }

        #[test]
        fn whoever_has_a_longer_beginning_has_letters_alike_and_the_longest_comes_first(typed in "[A-Z0-9]{1,4}[ -]?[A-Z0-9]{0,4}") {
            let all = Beginning::all_of(&typed);
            let plain: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
            for pair in all.windows(2) {
                prop_assert!(pair[0].plain().len() >= pair[1].plain().len());
            }
            for one in all {
                prop_assert!(plain.starts_with(&one.plain()));
            }
        }

        #[test]
        fn no_text_stops_it(typed in "\\PC{0,40}") {
            let _ = (Beginning::new(&typed), Beginning::all_of(&typed));
        }
    }
}
