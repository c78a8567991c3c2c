//! The answer: for a reader one sentence first, then the checks; for a program one line of JSON.

use std::fmt::Write;

use omov_belenios::Check;
use omov_belenios::hashing::hex;
use omov_belenios::verify::{Holders, Verdict};
use omov_count::linked::TakenOut;
use omov_count::profile::Breaker;
use omov_count::report::{disguises, rule_in_words};
use omov_count::{CandidateId, CountRecord, Lots};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::counts::{Counted, Counts, Outcome};
use crate::linked::Summed;
use crate::results;

/// The name under which it is reported that the winners do not hold. It concerns the whole record, not an event.
pub const WINNERS: &str = "winners";

/// So many spoilt rows are shown in words; the JSON has all.
const SHOWN: usize = 5;

/// What is answered.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// On the sealed ballots.
    pub verdict: Verdict,
    /// On who is elected.
    pub counts: Counts,
    /// Whether somebody declared a count.
    pub declared: bool,
}

impl Report {
    /// True if nothing failed.
    pub fn valid(&self) -> bool {
        self.verdict.valid() && self.counts.failures.is_empty()
    }

    /// The answer for a reader.
    pub fn text(&self) -> String {
        let Self { verdict, counts, .. } = self;
        let mut out = self.first() + "\n\n";
        let mut line = |text: String| writeln!(out, "{text}").expect("writing to a string");
        if let Some(election) = &verdict.election {
            line(format!("Election: {}", one_line(&election.name)));
        }
        if let Some(protocol) = verdict.protocol {
            line(format!("Protocol: Belenios, version {}", protocol.number()));
        }
        line(format!(
            "Ballots: {} accepted, {} replaced by a later one, {} counted",
            number(verdict.ballots.accepted),
            number(verdict.ballots.superseded),
            number(verdict.ballots.counted())
        ));
        for text in trustees(verdict) {
            line(text);
        }
        if let Some(head) = verdict.head {
            line(format!("Last event: {}", hex(&head)));
        }
        line(String::new());
        if verdict.valid() {
            let held = self.declared && self.valid();
            let names = Check::ALL.iter().map(|check| check.name()).chain(held.then_some(WINNERS));
            line(format!("Checked, and in order: {}.", names.collect::<Vec<_>>().join(", ")));
            if let (Some(election), Some(result)) = (&verdict.election, &verdict.result) {
                line(String::new());
                results::tell(&election.questions, result, &mut line);
            }
            for counted in &counts.counted {
                tell(counted, verdict.lot.as_deref(), &mut line);
            }
            for summed in &counts.sums {
                tell_sums(summed, &mut line);
            }
        }
        for failure in &verdict.failures {
            let event = failure.event.map_or(String::new(), |event| format!(" (event {event})"));
            line(format!("FAILED: {}{event}: {}", failure.check, failure.detail));
            line(format!("  {}", failure.check.conclusion()));
        }
        for failure in &counts.failures {
            line(format!("FAILED: {WINNERS}: {}", one_line(failure)));
        }
        if !counts.failures.is_empty() {
            line(if self.declared {
                "  Do not rely on the declared winners: the ballots and the rule of the election do not give them."
                    .into()
            } else {
                "  Who is elected cannot be worked out from this record. Ask who set up the election.".into()
            });
        }
        for note in &verdict.notes {
            line(format!("Note: {}", note.sentence()));
        }
        out
    }

    /// The sentence that stands first.
    fn first(&self) -> String {
        let counted = self.verdict.ballots.counted();
        if !self.verdict.valid() {
            "This record is NOT valid.".into()
        } else if !self.valid() && self.declared {
            "The declared winners are NOT what the counted ballots say.".into()
        } else if !self.valid() {
            "This record is NOT valid: the rule by which it is counted is not clear.".into()
        } else if self.verdict.result.is_none() {
            format!("The record is in order so far: {} would count now, and there is no result yet.", ballots(counted))
        } else if counted == 1 {
            "The result is what the one counted ballot says.".into()
        } else {
            format!("The result is what the {} counted ballots say.", number(counted))
        }
    }

    /// The answer as one line of JSON.
    pub fn to_json(&self) -> String {
        let Self { verdict, counts, .. } = self;
        let of_record =
            verdict.failures.iter().map(|f| Failed { check: f.check.name(), event: f.event, detail: f.detail.clone() });
        let of_winners =
            counts.failures.iter().map(|detail| Failed { check: WINNERS, event: None, detail: detail.clone() });
        let result = verdict.result.clone().filter(|_| self.valid());
        let answer = Answer {
            valid: self.valid(),
            protocol: verdict.protocol.map(|p| u64::from(p.number())),
            ballots: Ballots {
                accepted: verdict.ballots.accepted,
                superseded: verdict.ballots.superseded,
                counted: verdict.ballots.counted(),
            },
            result: result.and_then(|result| RawValue::from_string(result).ok()),
            failures: of_record.chain(of_winners).collect(),
            counts: counts.counted.iter().map(Count::of).collect(),
            sums: counts.sums.iter().map(Sum::of).collect(),
        };
        serde_json::to_string(&answer).expect("text and numbers have a JSON form")
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    valid: bool,
    protocol: Option<u64>,
    ballots: Ballots,
    result: Option<Box<RawValue>>,
    failures: Vec<Failed>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    counts: Vec<Count<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sums: Vec<Sum<'a>>,
}

#[derive(Serialize)]
struct Ballots {
    accepted: u64,
    superseded: u64,
    counted: u64,
}

#[derive(Serialize)]
struct Failed {
    check: &'static str,
    event: Option<u64>,
    detail: String,
}

#[derive(Serialize)]
struct Count<'a> {
    question: usize,
    rule: &'static str,
    /// `null` if the rankings alone do not say who won; then `open` says why.
    elected: Option<Vec<CandidateId>>,
    names: Option<Vec<&'a str>>,
    valid: Option<u64>,
    invalid: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    spoilt: Vec<NoRanking<'a>>,
    /// Who was taken out of a linked question, since they are elected in an earlier one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    taken_out: Vec<&'a str>,
    #[serde(skip_serializing_if = "is_none")]
    vacant: u32,
}

/// A linked question whose votes are added up.
#[derive(Serialize)]
struct Sum<'a> {
    question: usize,
    /// `null` if the votes alone do not say who won; then `open` says why.
    names: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    taken_out: Vec<&'a str>,
    #[serde(skip_serializing_if = "is_none")]
    vacant: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_none(vacant: &u32) -> bool {
    *vacant == 0
}

fn out(taken_out: &[TakenOut]) -> Vec<&str> {
    taken_out.iter().map(|out| out.name.as_str()).collect()
}

impl<'a> Sum<'a> {
    fn of(summed: &'a Summed) -> Self {
        Self {
            question: summed.question,
            names: summed.elected.as_ref().ok().and_then(|elected| elected.names.as_deref()),
            open: summed.elected.as_ref().err().map(String::as_str),
            taken_out: out(&summed.taken_out),
            vacant: summed.vacant,
        }
    }
}

#[derive(Serialize)]
struct NoRanking<'a> {
    row: usize,
    integers: &'a [u8],
    why: &'a str,
}

impl<'a> Count<'a> {
    fn of(counted: &'a Counted) -> Self {
        let (record, open) = match &counted.outcome {
            Outcome::Counted(record) => (Some(record), None),
            Outcome::Open(why) => (None, Some(why.as_str())),
            Outcome::Nobody => (None, Some(NOBODY)),
        };
        let elected = record.map(|record| record.winners());
        let rows = counted.spoilt.iter().map(|s| NoRanking { row: s.row, integers: &s.integers, why: &s.why });
        Self {
            question: counted.question,
            rule: counted.profile.rule.name(),
            names: record.map(|record| names_of(record)),
            elected,
            valid: record.map(|record| record.ballots.valid),
            invalid: record.map(|record| record.ballots.invalid),
            open,
            spoilt: rows.collect(),
            taken_out: out(&counted.taken_out),
            vacant: counted.vacant,
        }
    }
}

/// Who holds the key, who mixed and who opened.
fn trustees(verdict: &Verdict) -> Vec<String> {
    let named = |holders: &Holders, i: usize| match holders.names.get(i) {
        Some(Some(name)) => one_line(name),
        _ => format!("number {}", holders.first + i as u64),
    };
    let name = |number: &u64| {
        let of = |holders: &&Holders| (holders.first..holders.first + holders.names.len() as u64).contains(number);
        let holders = verdict.holders.iter().find(of);
        holders.map_or(String::new(), |holders| named(holders, (number - holders.first) as usize))
    };
    let mut lines: Vec<String> = verdict
        .holders
        .iter()
        .map(|holders| {
            let names: Vec<String> = (0..holders.names.len()).map(|i| named(holders, i)).collect();
            let needed = if holders.threshold == names.len() { "all" } else { &number(holders.threshold as u64) };
            format!("Trustees: {}; to open, {needed} of these {} are needed", names.join(", "), names.len())
        })
        .collect();
    for (what, who) in [("Mixed by", &verdict.mixers), ("Opened by", &verdict.decryptors)] {
        if !who.is_empty() {
            lines.push(format!("{what}: {}", who.iter().map(name).collect::<Vec<_>>().join(", ")));
        }
    }
    lines
}

/// What a question came to.
fn tell(counted: &Counted, lot: Option<&str>, line: &mut dyn FnMut(String)) {
    let Counted { question, profile, spoilt, outcome, compared, .. } = counted;
    let seats = seats(profile.seats);
    let head =
        format!("Question {question}, counted by the declared rule ({}, {seats}): ", rule_in_words::name(profile.rule));
    match outcome {
        Outcome::Nobody => line(format!("{head}elected nobody: {NOBODY}.")),
        Outcome::Open(why) => {
            line(format!("{head}the rankings alone do not say who is elected. {}.", capital(&one_line(why))));
            line(format!("  This is no fault of the record. {}", decides(profile.ties.then)));
        }
        Outcome::Counted(record) => {
            let names = names_of(record);
            let names = if names.is_empty() { "nobody".into() } else { one_line(&names.join(", ")) };
            line(format!("{head}elected {names}."));
            line(format!(
                "  Papers: {} counted for somebody, {} did not.",
                number(record.ballots.valid),
                number(record.ballots.invalid)
            ));
            if let Some(tied) =
                record.committees.as_ref().map(Vec::len).filter(|tied| *tied > 1 && names_of(record).is_empty())
            {
                line(format!("  {} committees tie, and nothing was drawn between them.", number(tied as u64)));
            }
            if let Some(drawn) = drawn(record, lot) {
                line(format!("  {drawn}"));
            }
        }
    }
    linked(&counted.taken_out, counted.vacant, line);
    for spoilt in spoilt.iter().take(SHOWN) {
        line(format!("  Not a ranking, and not counted for anybody: {spoilt}."));
    }
    if spoilt.len() > SHOWN {
        line(format!("  And {} more that are no rankings; --json shows all.", number((spoilt.len() - SHOWN) as u64)));
    }
    if let Some(compared) = compared {
        let second = if compared.second_counter { ", and so does the second counter" } else { "" };
        line(one_line(&format!("  The declared count of {} says the same{second}.", compared.file.display())));
    }
}

/// Why nobody is elected where everybody has won something before.
const NOBODY: &str = "everybody who stands is elected in an earlier question with which it is linked";

fn seats(seats: u32) -> String {
    if seats == 1 { "1 seat".into() } else { format!("{seats} seats") }
}

/// Who was left out of a linked question.
fn linked(taken_out: &[TakenOut], vacant: u32, line: &mut dyn FnMut(String)) {
    for TakenOut { name, won_title, .. } in taken_out {
        line(one_line(&format!("  Left out, since elected in “{won_title}”, with which it is linked: {name}.")));
    }
    if vacant > 0 {
        line(format!(
            "  Too few were left: {} vacant.",
            if vacant == 1 { "1 seat stays".into() } else { format!("{vacant} seats stay") }
        ));
    }
}

/// What a linked question came to whose votes are added up.
fn tell_sums(summed: &Summed, line: &mut dyn FnMut(String)) {
    let head = format!("Question {}, linked, for {}: ", summed.question, seats(summed.seats));
    match &summed.elected {
        Err(why) => line(format!("{head}the votes alone do not say who is elected. {}.", capital(&one_line(why)))),
        Ok(elected) => {
            let names = elected.names.as_deref().unwrap_or_default();
            let names = if names.is_empty() { "nobody".into() } else { one_line(&names.join(", ")) };
            line(format!("{head}elected {names}."));
        }
    }
    linked(&summed.taken_out, summed.vacant, line);
}

/// What decides a tie that the rankings leave open.
fn decides(then: Breaker) -> &'static str {
    match then {
        Breaker::Lot => "The rule leaves it to a lot: give the count that names the seed with --count.",
        Breaker::Order => "The rule leaves it to an order that people draw: give the count that names it with --count.",
        Breaker::Stop => "The rule says to stop here.",
    }
}

fn names_of(record: &CountRecord) -> Vec<&str> {
    record.winners().into_iter().map(|id| record.name(id)).collect()
}

/// What was drawn, if it decided anything. A seed that people drew stands in no record; the one that follows from the opening (docs/PROTOCOL.md, 24)
/// nobody could choose.
fn drawn(record: &CountRecord, lot: Option<&str>) -> Option<String> {
    let broken = record.ties.iter().filter(|tie| tie.by != "earlier-stages").count();
    let with = match record.lots.as_ref()? {
        Lots::Seed(seed) => format!("the lot with the seed “{}”", one_line(seed)),
        Lots::Order(_) => "an order that was drawn".into(),
    };
    let ties = if broken == 1 { "One tie was".into() } else { format!("{broken} ties were") };
    let how = match &record.lots {
        Some(Lots::Seed(seed)) if Some(seed.as_str()) == lot => {
            "it follows from the opening of this record, so nobody chose it"
        }
        _ => "ask how it was drawn",
    };
    (broken > 0).then(|| format!("{ties} broken by {with}, as the declared count says; {how}."))
}

/// A number with commas between thousands.
pub(crate) fn number(n: u64) -> String {
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

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// The text on one line, whatever names from a record do to it.
pub(crate) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if disguises(c) { out.extend(c.escape_default()) } else { out.push(c) }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use omov_belenios::verify::Counts as Ballots;

    #[test]
    fn the_first_sentence_says_what_was_found() {
        let verdict = Verdict { ballots: Ballots { accepted: 4300, superseded: 87 }, ..Verdict::default() };
        let mut report = Report { verdict, ..Report::default() };
        assert!(report.text().starts_with("The record is in order so far: 4,213 ballots would count now"));
        report.verdict.result = Some("[[1]]".into());
        assert!(report.text().starts_with("The result is what the 4,213 counted ballots say.\n"));
        report.counts.failures.push("question 1: somebody else".into());
        assert!(report.text().starts_with("This record is NOT valid"));
        report.declared = true;
        assert!(report.text().starts_with("The declared winners are NOT what the counted ballots say.\n"));
    }

    #[test]
    fn a_reader_is_told_who_holds_the_key_who_mixed_and_who_opened() {
        let names = |all: &[&str]| all.iter().map(|n| Some((*n).to_owned())).collect::<Vec<_>>();
        let holders = vec![
            Holders { first: 1, names: vec![None], threshold: 1 },
            Holders { first: 2, names: names(&["Ada", "Bo", "Cem\u{1b}"]), threshold: 2 },
        ];
        let verdict = Verdict { holders, mixers: vec![4], decryptors: vec![1, 2, 3], ..Verdict::default() };
        assert_eq!(
            trustees(&verdict),
            [
                "Trustees: number 1; to open, all of these 1 are needed",
                "Trustees: Ada, Bo, Cem\\u{1b}; to open, 2 of these 3 are needed",
                "Mixed by: Cem\\u{1b}",
                "Opened by: number 1, Ada, Bo",
            ]
        );
    }

    #[test]
    fn a_name_cannot_turn_the_order_of_letters_or_break_a_line() {
        assert_eq!(one_line("Ann\u{202e}\nBo"), "Ann\\u{202e}\\nBo");
    }

    #[test]
    fn a_record_without_a_declared_rule_is_answered_as_ever() {
        let mut report = Report::default();
        report.verdict.result = Some("[[1]]".into());
        assert_eq!(report.to_json(), report.verdict.to_json());
        report.verdict = Verdict::default();
        assert_eq!(report.to_json(), report.verdict.to_json());
    }
}
