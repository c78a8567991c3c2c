//! The answer: for a reader one sentence first, then the checks; for a program one line of JSON.

use std::collections::BTreeSet;
use std::fmt::Write;

use omov_record::verify::{Check, Fault, Place, Verdict};
use serde::Serialize;

use crate::report::{number, one_line};

/// So many faults are shown in words; the JSON has all.
const SHOWN: usize = 20;

/// What is answered.
#[derive(Clone, Debug)]
pub struct Report {
    /// What was found.
    pub verdict: Verdict,
    /// Whether the reader gave the record's key.
    pub key: bool,
    /// How many witnesses are enough for the reader.
    pub quorum: Option<usize>,
}

impl Report {
    /// The answer for a reader.
    pub fn text(&self) -> String {
        let verdict = &self.verdict;
        let mut out = self.first() + "\n\n";
        let mut line = |text: String| writeln!(out, "{text}").expect("writing to a string");
        if let Some(checkpoint) = &verdict.checkpoint {
            line(format!("Record: {}", one_line(&checkpoint.origin)));
            line(format!("Entries: {}", number(checkpoint.size)));
            line(format!("Root: {}", checkpoint.root));
        }
        if !verdict.witnesses.is_empty() {
            let names = verdict.witnesses.iter().map(|witness| match witness.moment {
                Some(moment) => format!("{} ({})", one_line(&witness.name), date(moment)),
                None => format!("{} (not)", one_line(&witness.name)),
            });
            let (have, all) = (verdict.witnessed(), verdict.witnesses.len());
            let enough = self.quorum.map_or(String::new(), |quorum| format!("; {quorum} are enough"));
            line(format!("Witnesses: {have} of {all} have signed{enough}: {}", names.collect::<Vec<_>>().join(", ")));
        }
        if let Some(size) = verdict.since {
            line(format!("Since your visit: it still begins with the {} you had seen", entries(size)));
        }
        if verdict.checkpoint.is_some() || !verdict.witnesses.is_empty() || verdict.since.is_some() {
            line(String::new());
        }
        if verdict.valid() {
            let names: Vec<&str> = Check::ALL.into_iter().filter(|c| self.checked(*c)).map(Check::name).collect();
            line(format!("Checked, and in order: {}.", names.join(", ")));
        }
        for fault in verdict.faults.iter().take(SHOWN) {
            line(format!("FAILED: {} ({}): {}", fault.check, fault.place, one_line(&fault.detail)));
        }
        if verdict.faults.len() > SHOWN {
            line(format!("And {} more; --json shows all.", number((verdict.faults.len() - SHOWN) as u64)));
        }
        let conclusions: BTreeSet<&str> = verdict.faults.iter().map(|fault| fault.check.conclusion()).collect();
        for conclusion in conclusions {
            line(format!("  {conclusion}"));
        }
        if verdict.stopped {
            line("There were so many faults that the rest was not looked at.".into());
        }
        if let Some(first) = verdict.set_back.first() {
            let times =
                if verdict.set_backs == 1 { "once".into() } else { format!("{} times", number(verdict.set_backs)) };
            line(format!(
                "Note: a clock was set back {times}, first before entry {first}. The order of the entries is not in doubt."
            ));
        }
        out
    }

    /// The sentence that stands first.
    fn first(&self) -> String {
        let size = self.verdict.checkpoint.as_ref().map_or(0, |checkpoint| checkpoint.size);
        if !self.verdict.valid() {
            "This record is NOT valid.".into()
        } else if self.verdict.signed {
            format!("The record is in order: {}, as they were signed.", entries(size))
        } else {
            format!(
                "The files fit together: {}. Whose record this is was not checked, because no --key was given.",
                entries(size)
            )
        }
    }

    /// Whether this was looked at.
    fn checked(&self, check: Check) -> bool {
        match check {
            Check::Signature => self.key,
            Check::Witness => !self.verdict.witnesses.is_empty(),
            Check::Since | Check::Rollback | Check::Fork => self.verdict.since.is_some(),
            _ => true,
        }
    }

    /// The answer as one line of JSON.
    pub fn to_json(&self) -> String {
        let verdict = &self.verdict;
        let checkpoint = verdict.checkpoint.as_ref();
        let answer = Answer {
            valid: verdict.valid(),
            origin: checkpoint.map(|c| c.origin.as_str()),
            size: checkpoint.map(|c| c.size),
            root: checkpoint.map(|c| c.root.to_string()),
            signed: self.key.then_some(verdict.signed),
            witnesses: verdict.witnesses.iter().map(|w| Witness { name: &w.name, moment: w.moment }).collect(),
            since: verdict.since,
            entries: verdict.entries,
            set_back: &verdict.set_back,
            stopped: verdict.stopped,
            failures: verdict.faults.iter().map(Failed::of).collect(),
        };
        serde_json::to_string(&answer).expect("text and numbers have a JSON form")
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    valid: bool,
    origin: Option<&'a str>,
    size: Option<u64>,
    root: Option<String>,
    /// `null` if no key was given.
    signed: Option<bool>,
    witnesses: Vec<Witness<'a>>,
    since: Option<u64>,
    /// How many entries are in order.
    entries: u64,
    set_back: &'a [u64],
    stopped: bool,
    failures: Vec<Failed<'a>>,
}

#[derive(Serialize)]
struct Witness<'a> {
    name: &'a str,
    moment: Option<u64>,
}

#[derive(Serialize)]
struct Failed<'a> {
    check: &'static str,
    entry: Option<u64>,
    file: Option<&'a str>,
    detail: &'a str,
}

impl<'a> Failed<'a> {
    fn of(fault: &'a Fault) -> Self {
        let (entry, file) = match &fault.place {
            Place::Checkpoint => (None, Some("checkpoint")),
            Place::Since => (None, None),
            Place::Entry(number) => (Some(*number), None),
            Place::File(path) => (None, Some(path.as_str())),
        };
        Self { check: fault.check.name(), entry, file, detail: &fault.detail }
    }
}

fn entries(n: u64) -> String {
    if n == 1 { "1 entry".into() } else { format!("{} entries", number(n)) }
}

/// A moment as a day and an hour, UTC. The day by the method of Fliegel and Van Flandern (Communications of the ACM 11, 1968) in the form of
/// eras of 400 years that begin in March.
fn date(moment: u64) -> String {
    let (days, minutes) = (moment / 86_400 + 719_468, moment / 60 % 1440);
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (day, month, early) = (day - (153 * month + 2) / 5 + 1, (month + 2) % 12 + 1, month >= 10);
    let year = 400 * era + year + u64::from(early);
    format!("{year}-{month:02}-{day:02} {:02}:{:02} UTC", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_shown_as_a_day_and_an_hour() {
        // Worked out with date -u -d @….
        for (moment, day) in [
            (0, "1970-01-01 00:00 UTC"),
            (951_782_399, "2000-02-28 23:59 UTC"),
            (951_782_400, "2000-02-29 00:00 UTC"),
            (951_868_800, "2000-03-01 00:00 UTC"),
            (1_679_315_147, "2023-03-20 12:25 UTC"),
            (1_798_761_540, "2026-12-31 23:59 UTC"),
            (4_107_542_400, "2100-03-01 00:00 UTC"),
        ] {
            assert_eq!(date(moment), day);
        }
    }

    #[test]
    fn the_first_sentence_says_what_was_found() {
        let mut report = Report { verdict: Verdict::default(), key: true, quorum: None };
        report.verdict.signed = true;
        assert!(report.text().starts_with("The record is in order: 0 entries, as they were signed.\n\n"));
        report.verdict.signed = false;
        assert!(report.text().starts_with("The files fit together: 0 entries. Whose record this is was not checked"));
        let detail = "it was\nchanged".to_owned();
        report.verdict.faults.push(Fault { check: Check::Entry, place: Place::Entry(7), detail });
        let text = report.text();
        assert!(
            text.starts_with("This record is NOT valid.\n\nFAILED: entry (entry 7): it was\\nchanged\n  The copy was"),
            "{text}"
        );
    }
}
