//! The verdict in words: one sentence first, then the checks.

use std::fmt::Write;

use omov_belenios::Check;
use omov_belenios::hashing::hex;
use omov_belenios::verify::Verdict;

/// A number with commas between thousands.
fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn ballots(n: u64) -> String {
    format!("{} ballot{}", number(n), if n == 1 { "" } else { "s" })
}

/// The sentence that stands first.
fn first(verdict: &Verdict) -> String {
    let counted = verdict.ballots.counted();
    if !verdict.valid() {
        "This record is NOT valid.".into()
    } else if verdict.result.is_none() {
        format!("The record is in order so far: {} would count now, and there is no result yet.", ballots(counted))
    } else if counted == 1 {
        "The result is what the one counted ballot says.".into()
    } else {
        format!("The result is what the {} counted ballots say.", number(counted))
    }
}

/// The verdict for a reader.
pub fn text(verdict: &Verdict) -> String {
    let mut out = first(verdict) + "\n\n";
    let mut line = |text: String| writeln!(out, "{text}").expect("writing to a string");
    if let Some(name) = &verdict.name {
        line(format!("Election: {}", name.escape_debug()));
    }
    if let Some(protocol) = verdict.protocol {
        line(format!("Protocol: Belenios, version {}", protocol.number()));
    }
    let counts = verdict.ballots;
    line(format!(
        "Ballots: {} accepted, {} replaced by a later one, {} counted",
        number(counts.accepted),
        number(counts.superseded),
        number(counts.counted())
    ));
    if let Some(head) = verdict.head {
        line(format!("Last event: {}", hex(&head)));
    }
    line(String::new());
    if verdict.valid() {
        let names: Vec<&str> = Check::ALL.iter().map(|check| check.name()).collect();
        line(format!("Checked, and in order: {}.", names.join(", ")));
        if let Some(result) = &verdict.result {
            line(format!("Result: {result}"));
        }
    }
    for failure in &verdict.failures {
        let event = failure.event.map_or(String::new(), |event| format!(" (event {event})"));
        line(format!("FAILED: {}{event}: {}", failure.check, failure.detail));
        line(format!("  {}", failure.check.conclusion()));
    }
    for note in &verdict.notes {
        line(format!("Note: {}", note.sentence()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use omov_belenios::verify::Counts;

    #[test]
    fn the_first_sentence_says_what_was_found() {
        let mut verdict = Verdict { ballots: Counts { accepted: 4300, superseded: 87 }, ..Verdict::default() };
        assert!(text(&verdict).starts_with("The record is in order so far: 4,213 ballots would count now"));
        verdict.result = Some("[[1]]".into());
        assert!(text(&verdict).starts_with("The result is what the 4,213 counted ballots say.\n"));
    }
}
