//! The signs of all codes that people type, from a mail, from paper or from a terminal: letters and digits that nobody takes
//! for one another (Crockford's base 32, without I, L, O and U).

const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A sign for each byte. If the bytes are of chance, so are the signs.
pub(crate) fn of(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect()
}

/// What somebody meant who typed a code: without spaces and strokes, in capitals, O for zero, I and L for one.
pub(crate) fn meant(typed: &str) -> String {
    let kept = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '‑' | '–'));
    let sign = |c| match c {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    kept.flat_map(char::to_uppercase).map(sign).collect()
}

/// As a code is written: in groups of four.
pub(crate) fn in_groups(code: &str) -> String {
    let signs: Vec<char> = code.chars().collect();
    signs.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
}

/// Whether there are only signs in it.
pub(crate) fn are_all(code: &str) -> bool {
    code.bytes().all(|sign| SIGNS.contains(&sign))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_code_is_meant_however_it_is_typed(bytes in prop::collection::vec(any::<u8>(), 1..20)) {
            let code = of(&bytes);
            prop_assert!(are_all(&code) && code.len() == bytes.len());
            let shown = in_groups(&code);
            for typed in [
                shown.clone(),
                shown.to_lowercase(),
                shown.replace('-', " "),
                shown.replace('-', " – "),
                code.replace('0', "o").replace('1', "l"),
                code.replace('0', "O").replace('1', "I"),
            ] {
                prop_assert_eq!(meant(&typed), code.as_str(), "{}", typed);
            }
        }
    }

    #[test]
    fn every_sign_comes_as_often_and_what_is_none_is_seen() {
        let all: Vec<u8> = (0..=255).collect();
        let signs = of(&all);
        assert!(SIGNS.iter().all(|sign| signs.bytes().filter(|s| s == sign).count() == 8));
        assert!(!are_all("QX7U") && !are_all("QX7é") && !are_all("qx7r"));
    }
}
