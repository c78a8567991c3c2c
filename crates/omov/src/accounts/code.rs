//! Codes that people type from a mail or from paper: eight characters, of which no two look alike.

use crate::house::{Stop, ids};

/// No vowels, so that no code is a word; of each pair that looks alike only one.
const LETTERS: &[u8; 25] = b"23456789CDFGHJKMNPQRTVWXY";
/// So many characters has a code. There are 1.5 × 10^11 of them.
pub(crate) const LENGTH: usize = 8;

/// A new code.
pub(crate) fn new() -> Result<String, Stop> {
    let mut code = String::with_capacity(LENGTH);
    while code.len() < LENGTH {
        // 250 is the largest multiple of 25 in a byte: beyond it some letters would come more often than others.
        let fair = ids::chance::<32>()?.into_iter().filter(|byte| *byte < 250);
        code.extend(fair.take(LENGTH - code.len()).map(|byte| char::from(LETTERS[usize::from(byte % 25)])));
    }
    Ok(code)
}

/// As it is written: 4TRK-9QMW.
pub(crate) fn written(code: &str) -> String {
    match code.split_at_checked(LENGTH / 2) {
        Some((first, second)) => format!("{first}-{second}"),
        None => code.to_owned(),
    }
}

/// As it was meant: without strokes and spaces, in large letters, and with the one of each pair that there is.
pub(crate) fn meant(typed: &str) -> String {
    let meant = |c: char| match c.to_ascii_uppercase() {
        'B' => '8',
        'S' => '5',
        'Z' => '2',
        c => c,
    };
    typed.chars().filter(|c| c.is_alphanumeric()).map(meant).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_code_is_eight_characters_and_reads_back_however_it_is_typed() {
        let codes: HashSet<_> = (0..1000).map(|_| new().expect("chance")).collect();
        assert_eq!(codes.len(), 1000, "none comes twice");
        for code in &codes {
            assert_eq!(code.len(), LENGTH);
            assert_eq!(&meant(&written(code)), code);
            assert_eq!(&meant(&format!("  {} ", code.to_lowercase())), code);
        }
        let used: HashSet<_> = codes.iter().flat_map(|code| code.bytes()).collect();
        assert_eq!(used.len(), LETTERS.len(), "every letter comes");
        assert_eq!(meant("bsz4 - trk9"), "8524TRK9");
    }
}
