//! Small whole elections of rankings in memory, with one trustee.

use std::path::PathBuf;

use omov_belenios::Check;
use omov_belenios::election::{Election, Kind, Question};
use omov_belenios::make::ballot::Answer;
use omov_count::{CountRecord, Profile};
use omov_verify::{Options, ranked, run};
use serde_json::Value;
use tempfile::TempDir;

use ceremony::{Ceremony, Holders, Plan, archive};

pub(crate) use ceremony::Step;

#[path = "../../../omov-belenios/tests/support/mod.rs"]
mod ceremony;

/// A question of ranking.
pub(crate) fn ranking(names: &[&str], extra: Option<String>) -> Question {
    let answers = names.iter().map(|name| (*name).to_owned()).collect();
    Question { question: "Who?".into(), kind: Kind::NonHomomorphic { answers, preferences: None }, extra }
}

/// The same, counted by a declared rule.
pub(crate) fn declaring(names: &[&str], profile: &Profile) -> Question {
    ranking(names, Some(ranked::extra(profile, None)))
}

/// A question to which every voter of these tests says yes.
pub(crate) fn yes() -> Question {
    let kind = Kind::Homomorphic { answers: vec!["Yes".into(), "No".into()], blank: false, min: 1, max: 1 };
    Question { question: "Agreed?".into(), kind, extra: None }
}

/// The steps of an election from its set-up to its result, with one trustee; each voter answers each question.
pub(crate) fn hold(questions: Vec<Question>, votes: &[Vec<Answer>]) -> Vec<Step> {
    let plan = Plan {
        questions,
        weights: vec![1; votes.len()],
        holders: vec![Holders::Single],
        votes: votes.iter().cloned().enumerate().collect(),
        mixers: vec![1],
        decryptors: vec![1],
    };
    Ceremony::run(plan, 7).steps
}

/// Ballots with one answer, ranks.
pub(crate) fn ranks(rows: &[(usize, &[u8])]) -> Vec<Vec<Answer>> {
    let ballots = rows.iter().flat_map(|(times, row)| std::iter::repeat_n(*row, *times));
    ballots.map(|row| vec![Answer::Integers(row.to_vec())]).collect()
}

/// The opened rows of question `i` (from 0), in the order of the result.
pub(crate) fn opened(steps: &[Step], i: usize) -> Vec<Vec<u8>> {
    let result: Value = serde_json::from_str(&steps.last().unwrap().1[0]).unwrap();
    serde_json::from_value(result["result"][i].clone()).unwrap()
}

/// The election of these steps.
pub(crate) fn election(steps: &[Step]) -> Election {
    Election::read(steps[0].1[0].as_bytes()).unwrap()
}

/// The count of question `i` (from 0) that an honest organisation publishes.
pub(crate) fn count(steps: &[Step], i: usize, profile: &Profile, lots: Option<&omov_count::Lots>) -> CountRecord {
    let contest = ranked::contest(&election(steps).questions[i], &opened(steps, i)).unwrap().contest;
    omov_count::count(&contest, profile, lots, omov_count::Watch::none()).unwrap()
}

/// A record in a folder of its own, and the counts declared for it.
pub(crate) struct Desk {
    folder: TempDir,
    declared: Vec<omov_verify::Declared>,
}

/// What the verifier said.
pub(crate) struct Said {
    pub(crate) status: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }

    /// The names of the failed checks.
    pub(crate) fn failed(&self) -> Vec<String> {
        let json = self.json();
        let failures = json["failures"].as_array().unwrap();
        failures.iter().map(|f| f["check"].as_str().unwrap().to_owned()).collect()
    }
}

impl Desk {
    pub(crate) fn new(steps: &[Step]) -> Self {
        let folder = TempDir::new().unwrap();
        std::fs::write(folder.path().join("record.bel"), archive(steps)).unwrap();
        Self { folder, declared: Vec::new() }
    }

    /// Declares a count.
    pub(crate) fn declare(mut self, question: Option<usize>, record: CountRecord) -> Self {
        self.declared.push(omov_verify::Declared { question, file: "count.json".into(), record });
        self
    }

    fn record(&self) -> PathBuf {
        self.folder.path().join("record.bel")
    }

    fn ask(&self, json: bool) -> Said {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let options = Options { json, seen: None, declared: &self.declared };
        let status = run(&self.record(), options, &mut out, &mut err, &mut |_| {}).unwrap();
        Said { status, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
    }

    pub(crate) fn text(&self) -> Said {
        self.ask(false)
    }

    pub(crate) fn json(&self) -> Said {
        self.ask(true)
    }
}

/// The name under which a failed check of the sealed part is reported.
pub(crate) fn name(check: Check) -> String {
    check.name().to_owned()
}
