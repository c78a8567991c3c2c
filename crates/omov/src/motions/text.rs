//! Words as somebody typed them, made fit to be read and compared; and the bytes that are voted on.

use omov_web::hex::hex;
use sha2::{Digest as _, Sha256};

use crate::debates::plain;

/// The longest title, and the longest clause.
pub(super) const TITLE: usize = 150;
pub(super) const CLAUSE: usize = 3_000;
/// More clauses than that nobody reads.
pub(super) const MOST_CLAUSES: usize = 60;
/// The longest explanation of a motion, and of an amendment or an answer.
pub(super) const ABOUT: usize = 5_000;
pub(super) const REASON: usize = 500;

/// How the bytes that are voted on begin: which form they have (docs/PROTOCOL.md).
const FORM: &str = "omov-motion-1";

/// One paragraph with single spaces.
///
/// # Errors
/// The message that says what is wrong.
pub(super) fn clause(typed: &str) -> Result<String, &'static str> {
    let plain = plain(typed).ok_or("motion-turned")?;
    match plain.chars().count() {
        0 => Err("motion-clause-empty"),
        _ if plain.chars().filter(|c| c.is_alphabetic()).count() < 3 => Err("motion-clause-no-words"),
        1..=CLAUSE => Ok(plain),
        _ => Err("motion-clause-long"),
    }
}

/// A title, in one line.
///
/// # Errors
/// The message that says what is wrong.
pub(super) fn title(typed: &str) -> Result<String, &'static str> {
    let plain = plain(typed).ok_or("motion-turned")?;
    match plain.chars().count() {
        0 => Err("motion-title-missing"),
        1..=TITLE => Ok(plain),
        _ => Err("motion-title-long"),
    }
}

/// The text that is voted on: its form, its title, and every clause that stands with its number, a line each.
pub(super) fn whole(title: &str, clauses: &[(u32, String)]) -> String {
    let mut text = format!("{FORM}\n{title}\n");
    for (number, body) in clauses.iter().filter(|(_, body)| !body.is_empty()) {
        text.extend([number.to_string().as_str(), ". ", body.as_str(), "\n"]);
    }
    text
}

/// Its SHA-256, in letters and digits.
pub(super) fn fingerprint(title: &str, clauses: &[(u32, String)]) -> String {
    hex(&hash(&whole(title, clauses)))
}

/// Its SHA-256.
pub(super) fn hash(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_is_one_paragraph_that_reads_as_it_stands() {
        assert_eq!(clause("  Buses\n run\tat night.\u{200b} "), Ok("Buses run at night.".into()));
        assert_eq!(clause(""), Err("motion-clause-empty"));
        assert_eq!(clause("!! 12"), Err("motion-clause-no-words"));
        assert_eq!(clause("Buses \u{202e}thgin ta nur"), Err("motion-turned"));
        assert_eq!(clause(&"word ".repeat(10_000)), Err("motion-clause-long"));
        assert_eq!(title("Night\n buses"), Ok("Night buses".into()));
    }

    #[test]
    fn the_bytes_that_are_voted_on_are_those_of_the_protocol() {
        let clauses = [(1, "Buses run at night.".to_owned()), (2, String::new()), (3, "The fund pays.".to_owned())];
        let text = whole("Night buses", &clauses);
        assert_eq!(text, "omov-motion-1\nNight buses\n1. Buses run at night.\n3. The fund pays.\n");
        // printf 'omov-motion-1\nNight buses\n1. Buses run at night.\n3. The fund pays.\n' | sha256sum
        assert_eq!(
            omov_web::hex::hex(&hash(&text)),
            "f57898296391675831715f4fc0dc54e35b541db9a4895dcb85a5d6b93685dfbb"
        );
    }
}
