//! An honest election under attack, and the tools of the attackers.

use curve25519_dalek::Scalar;
use omov_belenios::Check;
use omov_belenios::archive::EventKind as Event;
use omov_belenios::election::{Election, Kind};
use omov_belenios::group::Ed25519;
use omov_belenios::hashing::sha256_hex;
use omov_belenios::make::ballot::{Answer, Booth};
use omov_belenios::make::setup::{owned, setup_data};
use omov_belenios::params::Params;

use crate::forge;
use crate::support::{Ceremony, Holders, Plan, archive, files, homomorphic, lists, pack, ranking};

pub(crate) const Q: &str = "7237005577332262213973186563042994240857116359379907606001950938285454250989";
pub(crate) const TIME: u64 = 1_795_317_644;

/// Class, rule, and the attack.
pub(crate) type Attack = (&'static str, Check, fn(&mut Case));

/// An honest election under attack.
pub(crate) struct Case {
    pub(crate) c: Ceremony,
    /// The bytes, for attacks on the archive itself.
    pub(crate) bytes: Option<Vec<u8>>,
}

/// Sums, a blank vote and lists, with weights; voter 0 votes twice, voter 3 not at all.
pub(crate) fn sums() -> Ceremony {
    let vote = |a: [u8; 3], b: [u8; 3], list: usize| {
        let mut all = vec![vec![0, 0, 0], vec![0, 0]];
        all[list][..2].fill(1);
        vec![Answer::Choices(a.to_vec()), Answer::Choices(b.to_vec()), Answer::Lists(all)]
    };
    let plan = Plan {
        questions: vec![homomorphic(3, false, 1, 2), homomorphic(2, true, 1, 1), lists(&[2, 1])],
        weights: vec![1, 2, 1, 1],
        holders: vec![Holders::Single, Holders::Threshold(2, 3)],
        votes: vec![
            (0, vote([1, 0, 0], [1, 0, 0], 0)),
            (1, vote([0, 1, 1], [0, 0, 1], 1)),
            (2, vote([0, 1, 0], [0, 1, 0], 0)),
            (0, vote([0, 0, 1], [0, 1, 0], 1)),
        ],
        mixers: vec![],
        decryptors: vec![1, 2, 4],
    };
    Ceremony::run(plan, 11)
}

pub(crate) fn rankings() -> Ceremony {
    let plan = Plan {
        questions: vec![ranking(3)],
        weights: vec![1; 4],
        holders: vec![Holders::Threshold(2, 3)],
        votes: (0..4).map(|i| (i, vec![Answer::Integers(vec![1, 2, i as u8])])).collect(),
        mixers: vec![1, 2],
        decryptors: vec![1, 3],
    };
    Ceremony::run(plan, 12)
}

pub(crate) fn swap_text(text: &mut String, from: &str, to: &str) {
    let changed = text.replacen(from, to, 1);
    assert_ne!(*text, changed, "{from} is not there");
    *text = changed;
}

/// Another last digit for the number that follows the `nth` marker.
pub(crate) fn flip(text: &mut String, marker: &str, nth: usize) {
    let at = text.match_indices(marker).nth(nth).expect("the marker").0 + marker.len();
    let end = at + text[at..].find('"').expect("an end");
    let other = if text[..end].ends_with('7') { "3" } else { "7" };
    text.replace_range(end - 1..end, other);
}

/// The text between `marker` and the next quotation mark.
pub(crate) fn after<'a>(text: &'a str, marker: &str) -> &'a str {
    let at = text.find(marker).expect("the marker") + marker.len();
    &text[at..at + text[at..].find('"').expect("an end")]
}

pub(crate) fn generator() -> String {
    forge::key(Scalar::ONE)
}

impl Case {
    pub(crate) fn data(&mut self, kind: Event, i: usize) -> &mut String {
        let at = self.c.position(kind);
        &mut self.c.steps[at].1[i]
    }

    /// Changes election (0), trustees (1) or credentials (2) and the hashes over them.
    pub(crate) fn setup(&mut self, i: usize, change: impl FnOnce(&mut String)) {
        let data = &mut self.c.steps[0].1;
        change(&mut data[i]);
        data[3] = setup_data(&data[0], &data[1], &data[2]);
    }

    /// Another list of trustees, with the election key that follows from it.
    pub(crate) fn trustees(&mut self, list: &[String], keys: &[&str]) {
        let key = keys.iter().fold(forge::IDENTITY.to_owned(), |a, b| forge::times(&a, b));
        self.setup(1, |t| *t = format!("[{}]", list.join(",")));
        self.setup(0, |e| {
            let own = after(e, "\"public_key\":\"").to_owned();
            swap_text(e, &own, &key);
        });
    }

    /// A certificate for the list of voters.
    pub(crate) fn certificate(&mut self, certificate: String) {
        let data = &mut self.c.steps[0].1;
        let all = setup_data(&data[0], &data[1], &data[2]);
        let hash = sha256_hex(&certificate);
        let all = format!("{},\"credentials_certificate\":\"{hash}\"}}", all.trim_end_matches('}'));
        data[3] = certificate;
        data.push(all);
    }

    /// The ballot of a voter, sealed and proved for other questions than those of the election, but under its name and key.
    pub(crate) fn for_other_questions(
        &mut self,
        voter: usize,
        change: impl FnOnce(&mut Election),
        answers: &[Answer],
    ) -> String {
        let mut other = self.c.params.election.clone();
        change(&mut other);
        // The fingerprint is that of the real election.
        let params = Params::new(Ed25519, other, self.c.steps[0].1[0].as_bytes()).unwrap();
        Booth::new(&params).ballot(&self.c.voters[voter].0, answers, &mut self.c.rng).unwrap()
    }

    /// Puts such a ballot in the place of voter 1's. `index` and `kind` are the question that is taken for another one, `answer` is to that.
    pub(crate) fn as_if(&mut self, index: usize, kind: Kind, answer: Answer) {
        let mut answers = self.c.plan.votes[1].1.clone();
        answers[index] = answer;
        let ballot = self.for_other_questions(1, |e| e.questions[index].kind = kind, &answers);
        self.ballot(1, |b| *b = ballot);
    }

    /// Changes the ballot at a position on the board, unsigned.
    pub(crate) fn ballot(&mut self, i: usize, change: impl FnOnce(&mut String)) {
        change(&mut self.c.steps[1 + i].1[0]);
    }

    /// Changes what the voter signs, and signs it again with that voter's credential.
    pub(crate) fn signed(&mut self, i: usize, voter: usize, change: impl FnOnce(&mut String)) {
        let ballot = &self.c.steps[1 + i].1[0];
        let end = ballot.rfind(",\"signature\":").expect("a signature");
        let mut message = ballot["{\"message\":".len()..end].to_owned();
        change(&mut message);
        self.c.steps[1 + i].1[0] = self.c.voters[voter].0.sign("ballot", &message, &mut self.c.rng);
    }

    /// Changes what trustee `owner` signed in the `nth` event of a kind, and signs it again.
    pub(crate) fn by_trustee(&mut self, kind: Event, nth: usize, owner: u64, change: impl FnOnce(&mut String)) {
        let tag = if kind == Event::Shuffle { "shuffle" } else { "partial_decryption" };
        let at = self.c.position(kind) + nth;
        let json = &self.c.steps[at].1[0];
        let end = json.rfind(",\"signature\":").expect("a signature");
        let mut message = json["{\"message\":".len()..end].to_owned();
        change(&mut message);
        let json = self.c.trustees[owner as usize - 1].0.sign(tag, &message, &mut self.c.rng);
        self.c.steps[at].1 = vec![json.clone(), owned(owner, &json)];
    }

    pub(crate) fn note(&mut self, kind: Event, nth: usize, owner: u64) {
        let at = self.c.position(kind) + nth;
        let note = owned(owner, &self.c.steps[at].1[0]);
        self.c.steps[at].1[1] = note;
    }

    /// Changes the encrypted tally and the hash of it.
    pub(crate) fn tally(&mut self, change: impl FnOnce(&mut String)) {
        let at = self.c.position(Event::EncryptedTally);
        let data = &mut self.c.steps[at].1;
        let before = sha256_hex(&data[0]);
        change(&mut data[0]);
        let hash = sha256_hex(&data[0]);
        swap_text(&mut data[1], &before, &hash);
    }

    pub(crate) fn files(&mut self, change: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) {
        let mut all = files(&archive(&self.c.steps));
        change(&mut all);
        self.bytes = Some(pack(&all, |_| TIME));
    }

    pub(crate) fn raw(&mut self, change: impl FnOnce(&mut Vec<u8>)) {
        let mut bytes = archive(&self.c.steps);
        change(&mut bytes);
        self.bytes = Some(bytes);
    }
}

/// A file with the name it ought to have.
pub(crate) fn named(contents: &str, kind: &str) -> (String, Vec<u8>) {
    (format!("{}.{kind}.json", sha256_hex(contents)), contents.as_bytes().to_vec())
}
