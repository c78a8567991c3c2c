//! Small whole elections of rankings in memory, with one trustee.

use std::path::PathBuf;

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
use omov_belenios::make::trustee::Seed;
use omov_belenios::params::Params;
use omov_belenios::sealed::Sum;
use omov_belenios::trustees::Trustees;
use omov_belenios::{Check, Protocol};
use omov_count::{CountRecord, Profile};
use omov_verify::{Options, ranked, run};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use serde_json::Value;
use tempfile::TempDir;

const UUID: &str = "Me5aQcMtcRhZ2R";

/// An event and the data before it.
pub(crate) type Step = (EventKind, Vec<String>);

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

/// The steps of an election from its set-up to its result; each voter answers each question.
pub(crate) fn hold(questions: Vec<Question>, votes: &[Vec<Answer>]) -> Vec<Step> {
    let mut rng = ChaCha20Rng::seed_from_u64(7);
    let rng = &mut rng;
    let trustee = Seed::random(rng);
    let trustees = format!("[{}]", trustee.single(Some("Ada"), rng));
    let election = Election {
        protocol: Protocol::V2,
        description: "A test".into(),
        name: "Committee".into(),
        group: "Ed25519".into(),
        public_key: public_key(&trustees).unwrap(),
        questions,
        uuid: UUID.into(),
        administrator: Some("Ada".into()),
        authority: Authority::Server,
        language: None,
    };
    let json = election.to_json();
    let params = Params::new(Ed25519, Election::read(json.as_bytes()).unwrap(), json.as_bytes()).unwrap();
    let voters: Vec<_> = votes.iter().map(|_| (Code::random(rng).credential(UUID), 1)).collect();
    let list = credential::list(&voters);
    let setup = setup_data(&json, &trustees, &list);
    let (credentials, keys) =
        (Credentials::read(&params, list.as_bytes()).unwrap(), Trustees::read(&params, trustees.as_bytes()).unwrap());
    let mut steps = vec![(EventKind::Setup, vec![json, trustees.clone(), list, setup])];
    let mut sum = Sum::empty(&Ed25519, &params.election.questions);
    let booth = Booth::new(&params);
    for ((voter, _), answers) in voters.iter().zip(votes) {
        let sealed = booth.ballot(voter, answers, rng).unwrap();
        let ballot = ballot::check(&params, &credentials, sealed.as_bytes()).unwrap();
        sum.add(&Ed25519, &ballot.answers, ballot.weight);
        steps.push((EventKind::Ballot, vec![sealed]));
    }
    let (tally, sized) = encrypted_tally(&params, &sum);
    let mut opening = Opening::new(&params, &keys, sum, tally.as_bytes(), sized.as_bytes()).unwrap();
    steps.push((EventKind::EndBallots, vec![]));
    steps.push((EventKind::EncryptedTally, vec![tally, sized]));
    let (sk, key) = (trustee.signature_key(), trustee.decryption_key());
    let mix = shuffle(&opening, &sk, rng).unwrap();
    opening.shuffle(1, mix.as_bytes()).unwrap();
    let note = owned(1, &mix);
    steps.push((EventKind::Shuffle, vec![mix, note]));
    steps.push((EventKind::EndShuffles, vec![]));
    let share = decrypt(&opening, &sk, &key, rng);
    opening.decryption(1, share.as_bytes()).unwrap();
    let note = owned(1, &share);
    steps.push((EventKind::PartialDecryption, vec![share, note]));
    steps.push((EventKind::Result, vec![result(&opening).unwrap()]));
    steps
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
        let (mut writer, mut bytes) = Writer::new(1_795_317_644);
        for (kind, data) in steps {
            let data: Vec<&str> = data.iter().map(String::as_str).collect();
            bytes.extend(writer.event(*kind, &data));
        }
        let folder = TempDir::new().unwrap();
        std::fs::write(folder.path().join("record.bel"), bytes).unwrap();
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
