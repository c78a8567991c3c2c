//! Whole elections in memory: made step by step as people would, and taken apart again to be attacked.
#![expect(dead_code, reason = "each test program uses its own part of it")]

use omov_belenios::archive::{EventKind, Writer};
use omov_belenios::ballot;
use omov_belenios::credentials::Credentials;
use omov_belenios::election::{Authority, Election, Kind, Question};
use omov_belenios::group::Ed25519;
use omov_belenios::make::ballot::{Answer, Booth};
use omov_belenios::make::credential::{self, Code};
use omov_belenios::make::decryption::{decrypt, result};
use omov_belenios::make::setup::{Opening, encrypted_tally, owned, public_key, setup_data};
use omov_belenios::make::shuffle::shuffle;
use omov_belenios::make::signature::KeyPair;
use omov_belenios::make::threshold::{self, Context, Member};
use omov_belenios::make::trustee::Seed;
use omov_belenios::params::Params;
use omov_belenios::sealed::Sum;
use omov_belenios::trustees::Trustees;
use omov_belenios::verify::{Verdict, verify};
use omov_belenios::{Check, Protocol};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

pub(crate) const UUID: &str = "Me5aQcMtcRhZ2R";

/// Who holds the key.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Holders {
    Single,
    /// Any so many of so many.
    Threshold(usize, usize),
}

/// What is to happen.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) questions: Vec<Question>,
    /// One for each voter.
    pub(crate) weights: Vec<u64>,
    pub(crate) holders: Vec<Holders>,
    /// Voter and answers, in the order of casting.
    pub(crate) votes: Vec<(usize, Vec<Answer>)>,
    /// The numbers of the trustees who mix and who decrypt.
    pub(crate) mixers: Vec<u64>,
    pub(crate) decryptors: Vec<u64>,
}

/// An event and the data before it.
pub(crate) type Step = (EventKind, Vec<String>);

/// A finished election with all its secrets.
pub(crate) struct Ceremony {
    pub(crate) plan: Plan,
    pub(crate) rng: ChaCha20Rng,
    pub(crate) params: Params<Ed25519>,
    pub(crate) voters: Vec<(KeyPair, u64)>,
    /// Signature and decryption key of each trustee.
    pub(crate) trustees: Vec<(KeyPair, KeyPair)>,
    pub(crate) steps: Vec<Step>,
}

pub(crate) fn homomorphic(n: usize, blank: bool, min: u64, max: u64) -> Question {
    let kind = Kind::Homomorphic { answers: names(n), blank, min, max };
    Question { question: "Which ones?".into(), kind, extra: None }
}

pub(crate) fn ranking(n: usize) -> Question {
    let kind = Kind::NonHomomorphic { answers: names(n), preferences: None };
    let extra = r#"{"method":"STV","blank":false,"seats":2}"#.to_owned();
    Question { question: "In what order?".into(), kind, extra: Some(extra) }
}

pub(crate) fn order(n: usize, k: usize) -> Question {
    let kind = Kind::NonHomomorphic { answers: names(n), preferences: Some(k) };
    let extra = format!(r#"{{"method":"STV","encoding":"order","preferences":{k}}}"#);
    Question { question: "Who first?".into(), kind, extra: Some(extra) }
}

pub(crate) fn lists(lengths: &[usize]) -> Question {
    let kind = Kind::Lists { answers: lengths.iter().map(|n| names(*n + 1)).collect() };
    Question { question: "Which list?".into(), kind, extra: None }
}

fn names(n: usize) -> Vec<String> {
    (0..n).map(|i| format!("Name {i}")).collect()
}

/// The trustees' list and their keys.
pub(crate) fn make_trustees(holders: &[Holders], rng: &mut ChaCha20Rng) -> (String, Vec<(KeyPair, KeyPair)>) {
    let (mut items, mut keys) = (Vec::new(), Vec::new());
    for holder in holders {
        match *holder {
            Holders::Single => {
                let seed = Seed::random(rng);
                items.push(seed.single(Some("Ada"), rng));
                keys.push((seed.signature_key(), seed.decryption_key()));
            }
            Holders::Threshold(t, n) => {
                let context = Context::new((0..n).map(|i| format!("T{i}")).collect(), t).unwrap();
                let seeds: Vec<Seed> = (0..n).map(|_| Seed::random(rng)).collect();
                let members: Vec<Member> = (0..n).map(|i| Member::new(&context, i + 1, &seeds[i]).unwrap()).collect();
                let certificates: Vec<String> = members.iter().map(|m| m.certificate(rng)).collect();
                let polynomials: Vec<_> = members.iter().map(|m| m.polynomial(&certificates, rng).unwrap()).collect();
                let shares: Vec<_> =
                    members.iter().map(|m| m.finish(&certificates, &polynomials, rng).unwrap()).collect();
                let public: Vec<String> = shares.iter().map(|s| s.public_key.clone()).collect();
                items.push(threshold::item(&context, &certificates, &polynomials, &public));
                for (seed, share) in seeds.iter().zip(shares) {
                    let again = threshold::open_share(seed, &share.sealed).expect("the sealed share opens");
                    assert_eq!(again.text(), share.key.text());
                    keys.push((seed.signature_key(), again));
                }
            }
        }
    }
    (format!("[{}]", items.join(",")), keys)
}

impl Ceremony {
    /// Runs the plan from the keys to the result.
    pub(crate) fn run(plan: Plan, seed: u64) -> Self {
        let mut rng = ChaCha20Rng::seed_from_u64(seed);
        let (trustees_json, trustees) = make_trustees(&plan.holders, &mut rng);
        let election = Election {
            protocol: Protocol::V2,
            description: "A test".into(),
            name: "Committee \"2026\"".into(),
            group: "Ed25519".into(),
            public_key: public_key(&trustees_json).unwrap(),
            questions: plan.questions.clone(),
            uuid: UUID.into(),
            administrator: Some("Ada".into()),
            authority: Authority::Server,
            language: None,
        };
        let json = election.to_json();
        let params = Params::new(Ed25519, Election::read(json.as_bytes()).unwrap(), json.as_bytes()).unwrap();
        let voters: Vec<_> =
            plan.weights.iter().map(|weight| (Code::random(&mut rng).credential(UUID), *weight)).collect();
        let list = credential::list(&voters);
        let setup = setup_data(&json, &trustees_json, &list);
        let mut ceremony = Self { plan, rng, params, voters, trustees, steps: Vec::new() };
        ceremony.steps.push((EventKind::Setup, vec![json, trustees_json, list, setup]));
        for (voter, answers) in ceremony.plan.votes.clone() {
            let ballot = ceremony.ballot(voter, &answers);
            ceremony.steps.push((EventKind::Ballot, vec![ballot]));
        }
        ceremony.close();
        ceremony
    }

    /// A ballot of a voter.
    pub(crate) fn ballot(&mut self, voter: usize, answers: &[Answer]) -> String {
        Booth::new(&self.params).ballot(&self.voters[voter].0, answers, &mut self.rng).unwrap()
    }

    /// Everything after the ballots, anew.
    pub(crate) fn close(&mut self) {
        self.steps.retain(|(kind, _)| matches!(kind, EventKind::Setup | EventKind::Ballot));
        let setup = self.steps[0].1.clone();
        let trustees = Trustees::read(&self.params, setup[1].as_bytes()).unwrap();
        let credentials = Credentials::read(&self.params, setup[2].as_bytes()).unwrap();
        let group = Ed25519;
        let mut last = std::collections::BTreeMap::new();
        for (kind, data) in &self.steps {
            if *kind == EventKind::Ballot {
                let ballot = ballot::check(&self.params, &credentials, data[0].as_bytes()).expect("an honest ballot");
                let at = data[0].find("\"credential\":").unwrap();
                last.insert(data[0][at..at + 80].to_owned(), ballot);
            }
        }
        let mut sum = Sum::empty(&group, &self.params.election.questions);
        for ballot in last.values() {
            sum.add(&group, &ballot.answers, ballot.weight);
        }
        let (tally, sized) = encrypted_tally(&self.params, &sum);
        let mut opening = Opening::new(&self.params, &trustees, sum, tally.as_bytes(), sized.as_bytes()).unwrap();
        self.steps.push((EventKind::EndBallots, vec![]));
        self.steps.push((EventKind::EncryptedTally, vec![tally, sized]));
        for owner in &self.plan.mixers {
            let mix = shuffle(&opening, &self.trustees[*owner as usize - 1].0, &mut self.rng).unwrap();
            opening.shuffle(*owner, mix.as_bytes()).expect("an honest shuffle");
            let note = owned(*owner, &mix);
            self.steps.push((EventKind::Shuffle, vec![mix, note]));
        }
        if !self.plan.mixers.is_empty() {
            self.steps.push((EventKind::EndShuffles, vec![]));
        }
        for owner in &self.plan.decryptors {
            let (sk, key) = &self.trustees[*owner as usize - 1];
            let share = decrypt(&opening, sk, key, &mut self.rng);
            opening.decryption(*owner, share.as_bytes()).expect("an honest decryption");
            let note = owned(*owner, &share);
            self.steps.push((EventKind::PartialDecryption, vec![share, note]));
        }
        let result = result(&opening).unwrap();
        self.steps.push((EventKind::Result, vec![result]));
    }

    pub(crate) fn position(&self, kind: EventKind) -> usize {
        self.steps.iter().position(|step| step.0 == kind).unwrap()
    }
}

/// The record of these steps, its chain in order.
pub(crate) fn archive(steps: &[Step]) -> Vec<u8> {
    let (mut writer, mut bytes) = Writer::new(1_795_317_644);
    for (kind, data) in steps {
        let data: Vec<&str> = data.iter().map(String::as_str).collect();
        bytes.extend(writer.event(*kind, &data));
    }
    bytes
}

pub(crate) fn verdict(bytes: &[u8]) -> Verdict {
    verify(bytes, None, &mut |_| {}).expect("bytes can be read")
}

/// The first failed check; none if the record is valid.
pub(crate) fn failed(bytes: &[u8]) -> Option<Check> {
    verdict(bytes).failures.first().map(|failure| failure.check)
}

fn below(rng: &mut ChaCha20Rng, n: u64) -> u64 {
    rng.next_u64() % n
}

/// A random allowed answer.
pub(crate) fn random_answer(question: &Question, rng: &mut ChaCha20Rng) -> Answer {
    match &question.kind {
        Kind::Homomorphic { answers, blank, min, max } => {
            let n = answers.len();
            if *blank && below(rng, 4) == 0 {
                let mut values = vec![0; n + 1];
                values[0] = 1;
                return Answer::Choices(values);
            }
            let mut values = vec![0; n];
            let mut left = min + below(rng, max - min + 1);
            while left > 0 {
                let i = below(rng, n as u64) as usize;
                left -= u64::from(values[i] == 0);
                values[i] = 1;
            }
            if *blank {
                values.insert(0, 0);
            }
            Answer::Choices(values)
        }
        Kind::NonHomomorphic { answers, preferences: None } => {
            Answer::Integers((0..answers.len()).map(|_| below(rng, answers.len() as u64 + 1) as u8).collect())
        }
        Kind::NonHomomorphic { answers, preferences: Some(k) } => {
            let ranked = below(rng, *k as u64 + 1) as usize;
            let first = below(rng, (answers.len() - ranked) as u64 + 1) as u8;
            Answer::Integers((0..*k).map(|i| if i < ranked { first + i as u8 + 1 } else { 0 }).collect())
        }
        Kind::Lists { answers } => {
            let chosen = below(rng, answers.len() as u64) as usize;
            let lists = answers.iter().enumerate().map(|(i, list)| {
                let mut values = vec![0; list.len()];
                if i == chosen {
                    values[0] = 1;
                    values[1 + below(rng, list.len() as u64 - 1) as usize] = 1;
                }
                values
            });
            Answer::Lists(lists.collect())
        }
    }
}

/// The result as it follows from the votes, without any cryptography. Rankings are sorted.
pub(crate) fn expected(plan: &Plan) -> serde_json::Value {
    use serde_json::json;
    let mut last = std::collections::BTreeMap::new();
    for (voter, answers) in &plan.votes {
        last.insert(*voter, answers);
    }
    let counted: Vec<(u64, &Vec<Answer>)> =
        last.iter().map(|(voter, answers)| (plan.weights[*voter], *answers)).collect();
    let result = plan.questions.iter().enumerate().map(|(i, question)| match &question.kind {
        Kind::Homomorphic { answers, blank, .. } => {
            let mut sum = vec![0; answers.len() + usize::from(*blank)];
            for (weight, answers) in &counted {
                let Answer::Choices(values) = &answers[i] else { unreachable!() };
                sum.iter_mut().zip(values).for_each(|(s, v)| *s += weight * u64::from(*v));
            }
            json!(sum)
        }
        Kind::NonHomomorphic { .. } => {
            let mut all: Vec<Vec<u8>> = Vec::new();
            for (_, answers) in &counted {
                let Answer::Integers(values) = &answers[i] else { unreachable!() };
                all.push(values.clone());
            }
            all.sort();
            json!(all)
        }
        Kind::Lists { answers } => {
            let mut sum: Vec<Vec<u64>> = answers.iter().map(|list| vec![0; list.len()]).collect();
            for (weight, answers) in &counted {
                let Answer::Lists(lists) = &answers[i] else { unreachable!() };
                for (row, list) in sum.iter_mut().zip(lists) {
                    row.iter_mut().zip(list).for_each(|(s, v)| *s += weight * u64::from(*v));
                }
            }
            json!(sum)
        }
    });
    result.collect()
}

/// The result of a verdict with its rankings sorted, to compare with [`expected`].
pub(crate) fn sorted_result(plan: &Plan, verdict: &Verdict) -> serde_json::Value {
    let mut result: serde_json::Value = serde_json::from_str(verdict.valid_result().expect("a valid result")).unwrap();
    for (i, question) in plan.questions.iter().enumerate() {
        if question.is_ranking() {
            result[i]
                .as_array_mut()
                .unwrap()
                .sort_by_key(|row| row.as_array().unwrap().iter().map(|v| v.as_u64().unwrap()).collect::<Vec<_>>());
        }
    }
    result
}

/// A small random election of any kind.
pub(crate) fn random_plan(seed: u64) -> Plan {
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    let rng = &mut rng;
    let question = |rng: &mut ChaCha20Rng| match below(rng, 6) {
        0 => homomorphic(1 + below(rng, 4) as usize, false, 0, 1),
        1 => homomorphic(3, true, 1, 2),
        2 => ranking(1 + below(rng, 30) as usize),
        3 => order(31 + below(rng, 200) as usize, 1 + below(rng, 30) as usize),
        4 => lists(&[1 + below(rng, 2) as usize, 1]),
        _ => homomorphic(2, true, 0, 2),
    };
    let questions: Vec<Question> = (0..=below(rng, 2)).map(|_| question(rng)).collect();
    let rankings = questions.iter().any(Question::is_ranking);
    let voters = 1 + below(rng, 4) as usize;
    let weights = (0..voters).map(|_| if rankings { 1 } else { 1 + below(rng, 3) }).collect();
    let holders = match below(rng, 4) {
        0 => vec![Holders::Single],
        1 => vec![Holders::Single, Holders::Single],
        2 => vec![Holders::Threshold(2, 3)],
        _ => vec![Holders::Single, Holders::Threshold(1, 2)],
    };
    let (trustees, decryptors): (u64, Vec<u64>) = match holders.as_slice() {
        [Holders::Single] => (1, vec![1]),
        [Holders::Single, Holders::Single] => (2, vec![2, 1]),
        [Holders::Threshold(..)] => (3, vec![[3, 1], [1, 2], [2, 3]][below(rng, 3) as usize].to_vec()),
        _ => (3, vec![1, 2 + below(rng, 2)]),
    };
    let votes = (0..below(rng, 5)).map(|_| {
        let voter = below(rng, voters as u64) as usize;
        (voter, questions.iter().map(|q| random_answer(q, rng)).collect())
    });
    let votes = votes.collect();
    let mixers = if rankings { (1..=1 + below(rng, trustees.min(2))).collect() } else { vec![] };
    Plan { questions, weights, holders, votes, mixers, decryptors }
}

/// The files of an archive: names and contents.
pub(crate) fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let (mut at, mut out) = (0, Vec::new());
    while at < bytes.len() {
        let name = bytes[at..at + 100].iter().take_while(|b| **b != 0).map(|b| char::from(*b)).collect();
        let size = bytes[at + 124..at + 135].iter().fold(0, |v, b| v * 8 + usize::from(b - b'0'));
        out.push((name, bytes[at + 512..at + 512 + size].to_vec()));
        at += 512 + size.next_multiple_of(512);
    }
    out
}

/// An archive of files, each with its own time, written without the program's help.
pub(crate) fn pack(files: &[(String, Vec<u8>)], time: impl Fn(usize) -> u64) -> Vec<u8> {
    let mut out = Vec::new();
    for (i, (name, contents)) in files.iter().enumerate() {
        let mut header = vec![0u8; 512];
        let fields = [
            (0, name.clone()),
            (100, "0000644".into()),
            (108, "0000000".into()),
            (116, "0000000".into()),
            (124, format!("{:011o}", contents.len())),
            (136, format!("{:011o}", time(i))),
            (148, " ".repeat(8)),
            (156, "0".into()),
        ];
        for (at, text) in fields {
            header[at..at + text.len()].copy_from_slice(text.as_bytes());
        }
        let sum: u32 = header.iter().map(|b| u32::from(*b)).sum();
        header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        out.extend(header);
        out.extend(contents);
        out.resize(out.len().next_multiple_of(512), 0);
    }
    out
}
