//! What candidates say of themselves: how it may be written, and the bytes that are hashed once nominations are over.

use omov_web::words::one_line;
use sha2::{Digest as _, Sha256};

use super::nomination::Nomination;
use crate::debates::plain;

/// The longest statement, in letters: every candidate has as many.
pub(super) const LONGEST: usize = 2_000;

/// How the bytes begin: which form they have (docs/PROTOCOL.md).
const FORM: &str = "omov-statements-1";

/// A statement as it is kept: paragraphs with an empty line between them, each one line.
///
/// # Errors
/// The message that says what is wrong.
pub(super) fn read(typed: &str) -> Result<String, &'static str> {
    let mut paragraphs: Vec<String> = Vec::new();
    for line in typed.lines() {
        let line = plain(line).ok_or("motion-turned")?;
        if !line.is_empty() {
            paragraphs.push(line);
        }
    }
    let text = paragraphs.join("\n\n");
    match text.chars().count() {
        _ if text.chars().filter(|c| c.is_alphabetic()).count() < 3 => Err("nomination-statement-missing"),
        1..=LONGEST => Ok(text),
        _ => Err("nomination-statement-long"),
    }
}

/// The text of all statements together: its form, the office and the group, then each candidate with what they say of themselves and their words. What
/// a candidate wrote stands behind two spaces, so that nobody can write what looks like another candidate.
pub(super) fn whole(office: &str, group: &str, standing: &[&Nomination]) -> String {
    let mut text = format!("{FORM}\n{}\n{}\n", one_line(office), one_line(group));
    for one in standing {
        text.extend(["# ", one_line(&one.name).as_str(), "\n"]);
        for (of, answer) in &one.answers {
            text.extend(["= ", one_line(of).as_str(), ": ", one_line(answer).as_str(), "\n"]);
        }
        for line in one.statement.lines() {
            text.extend(["  ", line, "\n"]);
        }
    }
    text
}

/// Its SHA-256.
pub(super) fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::members::MemberId;
    use crate::nominations::nomination::State;
    use crate::nominations::{NominationId, RoundId};

    fn candidate(name: &str, statement: &str) -> Nomination {
        Nomination {
            id: NominationId([0; 16]),
            round: RoundId([0; 16]),
            member: MemberId([0; 16]),
            name: name.into(),
            state: State::Stands,
            statement: read(statement).expect("a statement"),
            answers: [("gender".to_owned(), "woman".to_owned())].into(),
            old_enough: false,
        }
    }

    #[test]
    fn everybody_has_the_same_space_and_hidden_marks_are_refused() {
        assert_eq!(
            read(" I drive\ta bus. \r\n\r\n\r\n I know the lines.\n"),
            Ok("I drive a bus.\n\nI know the lines.".into())
        );
        assert_eq!(read(" \n ?! 12"), Err("nomination-statement-missing"));
        assert!(read(&"é".repeat(LONGEST)).is_ok(), "letters are counted, not bytes");
        assert_eq!(read(&"a".repeat(LONGEST + 1)), Err("nomination-statement-long"));
        assert_eq!(read("Vote \u{202e}em rof"), Err("motion-turned"));
    }

    #[test]
    fn nobody_can_write_what_looks_like_another_candidate() {
        let text = whole("secretary", "Quayside", &[&candidate("Ann Archer", "I stand.\n# Ben Baker\nI am bad.")]);
        let expected = "omov-statements-1\nsecretary\nQuayside\n# Ann Archer\n= gender: woman\n  I stand.\n  \n  # Ben Baker\n  \n  I am bad.\n";
        assert_eq!(text, expected);
        // printf '…' | sha256sum
        assert_eq!(text.lines().filter(|line| line.starts_with("# ")).count(), 1);
        assert_eq!(omov_web::hex::hex(&digest("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
