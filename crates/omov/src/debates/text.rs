//! A statement as somebody typed it, made fit to be read by others.

use std::collections::BTreeSet;

use omov_web::words::one_line;

use crate::members::name_words;

/// More is not taken in one statement: it says one thing, so that others can agree or disagree.
pub(super) const LONGEST: usize = 300;

/// White space made single, and what nobody sees taken out.
///
/// # Errors
/// The message that says what is wrong.
pub(super) fn statement(typed: &str) -> Result<String, &'static str> {
    said(typed, LONGEST)
}

/// The same for anything that members say in their own words, in at most so many letters.
///
/// # Errors
/// The message that says what is wrong.
pub(crate) fn said(typed: &str, longest: usize) -> Result<String, &'static str> {
    let plain = plain(typed).ok_or("say-turned")?;
    let letters = plain.chars().filter(|c| c.is_alphabetic()).count();
    match plain.chars().count() {
        0 => Err("say-empty"),
        _ if letters < 3 => Err("say-no-words"),
        letters if letters <= longest => Ok(plain),
        _ => Err("say-long"),
    }
}

/// Single spaces and nothing that nobody sees; nothing at all where hidden marks would make it read as something else.
pub(crate) fn plain(typed: &str) -> Option<String> {
    if typed.chars().any(turns) {
        return None;
    }
    let seen: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !is_unseen(*c)).collect();
    Some(one_line(&seen))
}

/// Marks that turn the direction of what stands round them, so that a sentence reads as another one.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// What stands between letters and is not seen. Joiners stay: some scripts need them.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Its words in small letters: the same in capitals, or with another full stop, is the same.
pub(crate) fn words(body: &str) -> String {
    name_words(body).join(" ")
}

/// How alike two statements are, by what they have in common of groups of three letters: 0 to 100.
pub(super) fn alike(a: &str, b: &str) -> usize {
    let (a, b) = (threes(a), threes(b));
    let both = a.intersection(&b).count();
    (200 * both).checked_div(a.len() + b.len()).unwrap_or_default()
}

/// From here on two statements are shown to whoever would say the second.
pub(super) const NEAR: usize = 60;

fn threes(words: &str) -> BTreeSet<[char; 3]> {
    let all: Vec<char> = format!(" {words} ").chars().collect();
    all.windows(3).filter_map(|three| three.try_into().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_a_sentence_that_reads_as_it_stands() {
        assert_eq!(statement("  Buses\n run\tat night.\u{200b} "), Ok("Buses run at night.".into()));
        assert_eq!(statement("Ню\u{301} автобусы"), Ok("Ню\u{301} автобусы".into()));
        assert_eq!(statement(" \u{a0} "), Err("say-empty"));
        assert_eq!(statement("😀"), Err("say-no-words"));
        assert_eq!(statement("!!! 100"), Err("say-no-words"));
        assert_eq!(statement("Buses \u{202e}thgin ta nur"), Err("say-turned"));
        assert_eq!(statement(&"word ".repeat(10_000)), Err("say-long"));
        assert_eq!(statement(&"é".repeat(LONGEST)).map(|body| body.chars().count()), Ok(LONGEST));
    }

    #[test]
    fn the_same_in_capitals_is_the_same_and_nearly_the_same_is_near() {
        let buses = words("Buses should run at night.");
        assert_eq!(buses, words("BUSES SHOULD RUN, at night!"));
        assert!(alike(&buses, &words("Buses should run all night")) >= NEAR);
        assert!(alike(&buses, &words("Rents are too high.")) < NEAR);
    }
}
