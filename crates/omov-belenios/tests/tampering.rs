//! Every class of tampering is refused, under the name of the rule it breaks.
//!
//! Each attack changes an honest record in one way. Hashes, the chain and, where the attacker could make them, signatures are put in order
//! again, so that the rule in question alone has to catch it.

mod support;

use num_bigint::BigUint;
use omov_belenios::Check;
use omov_belenios::archive::EventKind as Event;
use omov_belenios::group::{Ed25519, Group};
use omov_belenios::hashing::sha256_hex;
use omov_belenios::make::ballot::Answer;
use omov_belenios::make::credential::Code;
use omov_belenios::make::setup::{owned, setup_data};
use support::{Ceremony, Holders, Plan, UUID, archive, files, homomorphic, lists, pack, ranking, verdict};

const IDENTITY: &str = "0000000000000000000000000000000000000000000000000000000000000001";
/// The point of order 2: (0, -1).
const ORDER_TWO: &str = "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec";
const Q: &str = "7237005577332262213973186563042994240857116359379907606001950938285454250989";
const TIME: u64 = 1_795_317_644;

/// An honest election under attack.
struct Case {
    c: Ceremony,
    /// The bytes, for attacks on the archive itself.
    bytes: Option<Vec<u8>>,
}

/// Sums, a blank vote and lists, with weights; voter 0 votes twice, voter 3 not at all.
fn sums() -> Ceremony {
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

fn rankings() -> Ceremony {
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

fn swap_text(text: &mut String, from: &str, to: &str) {
    let changed = text.replacen(from, to, 1);
    assert_ne!(*text, changed, "{from} is not there");
    *text = changed;
}

/// Another last digit for the number that follows the `nth` marker.
fn flip(text: &mut String, marker: &str, nth: usize) {
    let at = text.match_indices(marker).nth(nth).expect("the marker").0 + marker.len();
    let end = at + text[at..].find('"').expect("an end");
    let other = if text[..end].ends_with('7') { "3" } else { "7" };
    text.replace_range(end - 1..end, other);
}

/// The text between `marker` and the next quotation mark.
fn after<'a>(text: &'a str, marker: &str) -> &'a str {
    let at = text.find(marker).expect("the marker") + marker.len();
    &text[at..at + text[at..].find('"').expect("an end")]
}

/// The product of an element with another.
fn times(a: &str, b: &str) -> String {
    let product = Ed25519.mul(&Ed25519.decode(a).expect("a point"), &Ed25519.decode(b).expect("a point"));
    Ed25519.encode(&[product]).concat()
}

fn generator() -> String {
    Ed25519.encode(&[Ed25519.generator()]).concat()
}

impl Case {
    fn data(&mut self, kind: Event, i: usize) -> &mut String {
        let at = self.c.position(kind);
        &mut self.c.steps[at].1[i]
    }

    /// Changes election (0), trustees (1) or credentials (2) and the hashes over them.
    fn setup(&mut self, i: usize, change: impl FnOnce(&mut String)) {
        let data = &mut self.c.steps[0].1;
        change(&mut data[i]);
        data[3] = setup_data(&data[0], &data[1], &data[2]);
    }

    /// Changes the ballot at a position on the board, unsigned.
    fn ballot(&mut self, i: usize, change: impl FnOnce(&mut String)) {
        change(&mut self.c.steps[1 + i].1[0]);
    }

    /// Changes what the voter signs, and signs it again with that voter's credential.
    fn signed(&mut self, i: usize, voter: usize, change: impl FnOnce(&mut String)) {
        let ballot = &self.c.steps[1 + i].1[0];
        let end = ballot.rfind(",\"signature\":").expect("a signature");
        let mut message = ballot["{\"message\":".len()..end].to_owned();
        change(&mut message);
        self.c.steps[1 + i].1[0] = self.c.voters[voter].0.sign("ballot", &message, &mut self.c.rng);
    }

    /// Changes what trustee `owner` signed in the `nth` event of a kind, and signs it again.
    fn by_trustee(&mut self, kind: Event, nth: usize, owner: u64, change: impl FnOnce(&mut String)) {
        let tag = if kind == Event::Shuffle { "shuffle" } else { "partial_decryption" };
        let at = self.c.position(kind) + nth;
        let json = &self.c.steps[at].1[0];
        let end = json.rfind(",\"signature\":").expect("a signature");
        let mut message = json["{\"message\":".len()..end].to_owned();
        change(&mut message);
        let json = self.c.trustees[owner as usize - 1].0.sign(tag, &message, &mut self.c.rng);
        self.c.steps[at].1 = vec![json.clone(), owned(owner, &json)];
    }

    fn note(&mut self, kind: Event, nth: usize, owner: u64) {
        let at = self.c.position(kind) + nth;
        let note = owned(owner, &self.c.steps[at].1[0]);
        self.c.steps[at].1[1] = note;
    }

    /// Changes the encrypted tally and the hash of it.
    fn tally(&mut self, change: impl FnOnce(&mut String)) {
        let at = self.c.position(Event::EncryptedTally);
        let data = &mut self.c.steps[at].1;
        let before = sha256_hex(&data[0]);
        change(&mut data[0]);
        let hash = sha256_hex(&data[0]);
        swap_text(&mut data[1], &before, &hash);
    }

    fn files(&mut self, change: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) {
        let mut all = files(&archive(&self.c.steps));
        change(&mut all);
        self.bytes = Some(pack(&all, |_| TIME));
    }

    fn raw(&mut self, change: impl FnOnce(&mut Vec<u8>)) {
        let mut bytes = archive(&self.c.steps);
        change(&mut bytes);
        self.bytes = Some(bytes);
    }
}

/// A file with the name it ought to have.
fn named(contents: &str, kind: &str) -> (String, Vec<u8>) {
    (format!("{}.{kind}.json", sha256_hex(contents)), contents.as_bytes().to_vec())
}

/// Class, rule, and the attack.
type Attack = (&'static str, Check, fn(&mut Case));

const ON_SUMS: &[Attack] = &[
    ("the file is cut", Check::Archive, |a| a.raw(|b| b.truncate(b.len() - 512))),
    ("the file is cut within a block", Check::Archive, |a| a.raw(|b| b.truncate(b.len() - 100))),
    ("empty blocks at the end", Check::Archive, |a| a.raw(|b| b.resize(b.len() + 1024, 0))),
    ("another mode in a header", Check::Archive, |a| a.raw(|b| b[512 + 512 + 106] = b'0')),
    ("padding that is not zero", Check::Archive, |a| a.raw(|b| b[1023] = 1)),
    ("a time edited in one header", Check::Archive, |a| {
        let all = files(&archive(&a.c.steps));
        a.bytes = Some(pack(&all, |i| TIME + u64::from(i == 6)));
    }),
    ("the time written as in the other version", Check::Archive, |a| {
        a.files(|f| f[0].1 = format!("{{\"version\":1,\"timestamp\":\"{TIME}\"}}").into_bytes());
    }),
    ("contents changed under their old name", Check::Archive, |a| a.files(|f| f[1].1[20] ^= 1)),
    ("data without an event", Check::Archive, |a| a.files(|f| f.push(named("{}", "data")))),
    ("foreign data before an event", Check::Archive, |a| a.files(|f| f.insert(1, named("{}", "data")))),
    ("data of an event in another order", Check::Archive, |a| a.files(|f| f.swap(1, 2))),
    ("data of a ballot missing", Check::Archive, |a| a.files(|f| drop(f.remove(6)))),
    ("an event taken out", Check::Chain, |a| {
        a.files(|f| drop(f.drain(6..8)));
    }),
    ("an event with another height", Check::Chain, |a| {
        a.files(|f| {
            let text = String::from_utf8(f[7].1.clone()).unwrap().replace("\"height\":1", "\"height\":2");
            f[7] = named(&text, "event");
        });
    }),
    ("an event with an unknown field", Check::Chain, |a| {
        a.files(|f| {
            let text = String::from_utf8(f[7].1.clone()).unwrap().replace("\"height\"", "\"note\":1,\"height\"");
            f[7] = named(&text, "event");
        });
    }),
    ("the board closed before the last ballots", Check::Events, |a| a.c.steps.insert(2, (Event::EndBallots, vec![]))),
    ("the board never closed", Check::Events, |a| a.c.steps.retain(|s| s.0 != Event::EndBallots)),
    ("a ballot after the end", Check::Events, |a| {
        let ballot = a.c.ballot(3, &a.c.plan.votes[0].1.clone());
        a.c.steps.push((Event::Ballot, vec![ballot]));
    }),
    ("a second setup", Check::Events, |a| a.c.steps.insert(1, a.c.steps[0].clone())),
    ("two tallies", Check::Events, |a| {
        let at = a.c.position(Event::EncryptedTally);
        a.c.steps.insert(at, a.c.steps[at].clone());
    }),
    ("two results", Check::Events, |a| {
        let last = a.c.steps.last().unwrap().clone();
        a.c.steps.push(last);
    }),
    ("the election renamed", Check::BallotElection, |a| a.setup(0, |e| swap_text(e, "Committee", "committee"))),
    ("an unknown field in the election", Check::Election, |a| {
        a.setup(0, |e| swap_text(e, ",\"uuid\"", ",\"note\":1,\"uuid\""));
    }),
    ("the identity as election key", Check::Election, |a| {
        a.setup(0, |e| {
            let key = after(e, "\"public_key\":\"").to_owned();
            swap_text(e, &key, IDENTITY);
        });
    }),
    ("an election key with a part of order 2", Check::Election, |a| {
        a.setup(0, |e| {
            let key = after(e, "\"public_key\":\"").to_owned();
            swap_text(e, &key, &times(&key, ORDER_TWO));
        });
    }),
    ("a certificate's signature changed", Check::Trustees, |a| a.setup(1, |t| flip(t, "\"response\":\"", 0))),
    ("a proof of a public key changed", Check::Trustees, |a| a.setup(1, |t| flip(t, "\"response\":\"", 1))),
    ("an outer signature changed", Check::Trustees, |a| a.setup(1, |t| flip(t, "\"response\":\"", 2))),
    ("a rogue key that cancels the others", Check::Trustees, |a| {
        a.setup(1, |t| {
            let own = after(t, "\"public_key\":\"").to_owned();
            let rogue = Ed25519.div(&Ed25519.generator(), &Ed25519.decode(&own).unwrap());
            swap_text(t, &own, &Ed25519.encode(&[rogue]).concat());
        });
    }),
    ("the identity as a trustee's key", Check::Trustees, |a| {
        a.setup(1, |t| {
            let own = after(t, "\"public_key\":\"").to_owned();
            swap_text(t, &own, IDENTITY);
        });
    }),
    ("a lower threshold", Check::Trustees, |a| a.setup(1, |t| swap_text(t, "\"threshold\":2", "\"threshold\":1"))),
    ("coefficients chosen after the certificates", Check::Trustees, |a| {
        let other = support::make_trustees(&[Holders::Threshold(2, 3)], &mut a.c.rng).0;
        a.setup(1, |t| {
            let theirs = after(&other, "{\"coefexps\":[\"").to_owned();
            let own = after(t, "{\"coefexps\":[\"").to_owned();
            swap_text(t, &own, &theirs);
        });
    }),
    ("a trustee left out", Check::Trustees, |a| {
        a.setup(1, |t| *t = format!("[{}", &t[t.find("[\"Pedersen\"").unwrap()..]));
    }),
    ("no trustee at all", Check::Trustees, |a| a.setup(1, |t| *t = "[]".into())),
    ("two voters with one credential (clash)", Check::Credentials, |a| {
        a.setup(2, |l| {
            let first = l[1..=l.find('}').unwrap()].to_owned();
            *l = format!("[{first},{}", &l[1..]);
        });
    }),
    ("the identity as a credential", Check::Credentials, |a| {
        a.setup(2, |l| *l = format!("[{{\"credential\":\"{IDENTITY}\",\"weight\":1}},{}", &l[1..]));
    }),
    ("a credential with a part of order 2", Check::Credentials, |a| {
        a.setup(2, |l| {
            let own = after(l, "\"credential\":\"").to_owned();
            swap_text(l, &own, &times(&own, ORDER_TWO));
        });
    }),
    ("a weight of 0", Check::Credentials, |a| a.setup(2, |l| swap_text(l, "\"weight\":1", "\"weight\":0"))),
    ("a negative weight", Check::Credentials, |a| a.setup(2, |l| swap_text(l, "\"weight\":1", "\"weight\":-1"))),
    ("a huge weight", Check::Credentials, |a| {
        a.setup(2, |l| swap_text(l, "\"weight\":1", "\"weight\":4611686018427387904"));
    }),
    ("weights that overflow together", Check::Credentials, |a| {
        a.setup(2, |l| *l = l.replace("\"weight\":1", "\"weight\":4611686018427387903"));
    }),
    ("a voter struck off after voting", Check::BallotCredential, |a| {
        let own = a.c.voters[1].0.text().to_owned();
        let stranger = Code::random(&mut a.c.rng).credential(UUID).text().to_owned();
        a.setup(2, |l| swap_text(l, &own, &stranger));
    }),
    ("spaces in a ballot", Check::BallotFormat, |a| a.ballot(1, |b| swap_text(b, "\"answers\":", "\"answers\": "))),
    ("upper-case digits within answers, signed", Check::BallotFormat, |a| {
        a.signed(1, 1, |m| {
            let own = after(m, "\"alpha\":\"").to_owned();
            swap_text(m, &own, &own.to_uppercase());
        });
    }),
    ("an unknown field within answers, signed", Check::BallotFormat, |a| {
        a.signed(1, 1, |m| swap_text(m, ",\"individual_proofs\"", ",\"note\":1,\"individual_proofs\""));
    }),
    ("fields of a proof in another order, signed", Check::BallotFormat, |a| {
        a.signed(1, 1, |m| {
            let (c, r) = (after(m, "\"challenge\":\"").to_owned(), after(m, "\"response\":\"").to_owned());
            let from = format!("{{\"challenge\":\"{c}\",\"response\":\"{r}\"}}");
            swap_text(m, &from, &format!("{{\"response\":\"{r}\",\"challenge\":\"{c}\"}}"));
        });
    }),
    ("a number above the order of the group, signed", Check::BallotFormat, |a| {
        a.signed(1, 1, |m| {
            let own = after(m, "\"response\":\"").to_owned();
            let sum = own.parse::<BigUint>().unwrap() + Q.parse::<BigUint>().unwrap();
            swap_text(m, &own, &sum.to_string());
        });
    }),
    ("a leading zero in a number, signed", Check::BallotFormat, |a| {
        a.signed(1, 1, |m| swap_text(m, "\"response\":\"", "\"response\":\"0"));
    }),
    ("no blank proof where there is a blank vote, signed", Check::BallotFormat, |a| {
        a.signed(1, 1, |m| {
            let (from, to) = (m.find(",\"blank_proof\"").unwrap(), m.find("]},{\"choices\":[[").unwrap());
            m.replace_range(from..=to, "");
        });
    }),
    ("an answer missing, signed", Check::BallotFormat, |a| {
        a.signed(1, 1, |m| {
            let at = m.rfind(",{\"choices\":[[").unwrap();
            m.replace_range(at.., "]}");
        });
    }),
    ("a ciphertext that is no point, signed", Check::BallotFormat, |a| {
        a.signed(1, 1, |m| {
            let own = after(m, "\"beta\":\"").to_owned();
            swap_text(m, &own, &format!("{}2", "0".repeat(63)));
        });
    }),
    ("a ciphertext with a part of order 2, signed", Check::BallotFormat, |a| {
        a.signed(1, 1, |m| {
            let own = after(m, "\"alpha\":\"").to_owned();
            *m = m.replace(&own, &times(&own, ORDER_TWO));
        });
    }),
    ("the identity in a non-zero proof, signed", Check::BallotFormat, |a| {
        a.signed(1, 1, |m| {
            let own = after(m, "\"commitment\":\"").to_owned();
            swap_text(m, &own, IDENTITY);
        });
    }),
    ("a ballot far too long", Check::BallotFormat, |a| a.ballot(1, |b| *b = " ".repeat((16 << 20) + 1))),
    ("a ballot that is not text", Check::BallotFormat, |a| a.ballot(1, |b| *b = "[".repeat(100_000))),
    ("a ballot twice (replay)", Check::BallotDuplicate, |a| a.c.steps.insert(4, a.c.steps[2].clone())),
    ("a ballot of another election, signed", Check::BallotElection, |a| {
        a.signed(1, 1, |m| swap_text(m, UUID, "Me5aQcMtcRhZ2S"));
    }),
    ("a ballot for other parameters, signed", Check::BallotElection, |a| {
        let (phi, other) = (a.c.params.fingerprint.clone(), "0".repeat(64));
        a.signed(1, 1, |m| swap_text(m, &phi, &other));
    }),
    ("a ballot by a stranger", Check::BallotCredential, |a| {
        let stranger = Code::random(&mut a.c.rng).credential(UUID);
        let mine = a.c.voters[3].clone();
        a.c.voters[3].0 = stranger;
        let ballot = a.c.ballot(3, &a.c.plan.votes[0].1.clone());
        a.c.voters[3] = mine;
        a.c.steps.insert(2, (Event::Ballot, vec![ballot]));
    }),
    ("the signature of a ballot changed", Check::BallotSignature, |a| {
        a.ballot(1, |b| {
            let last = b.matches("\"response\":\"").count() - 1;
            flip(b, "\"response\":\"", last);
        });
    }),
    ("a ballot under another voter's credential", Check::BallotSignature, |a| {
        let (own, other) = (a.c.voters[1].0.text().to_owned(), a.c.voters[3].0.text().to_owned());
        a.ballot(1, |b| swap_text(b, &own, &other));
    }),
    ("the answers of another voter, signed", Check::BallotProof, |a| {
        let (own, other) = (a.c.voters[2].0.text().to_owned(), a.c.voters[1].0.text().to_owned());
        let copy = a.c.steps[2].1[0].clone();
        a.c.steps[3].1[0].clone_from(&copy);
        a.signed(2, 2, |m| swap_text(m, &other, &own));
    }),
    ("one vote more in a ciphertext, signed", Check::BallotProof, |a| {
        a.signed(1, 1, |m| {
            let own = after(m, "\"beta\":\"").to_owned();
            *m = m.replace(&own, &times(&own, &generator()));
        });
    }),
    ("an individual proof changed, signed", Check::BallotProof, |a| a.signed(1, 1, |m| flip(m, "\"response\":\"", 0))),
    ("an overall proof changed, signed", Check::BallotProof, |a| {
        a.signed(1, 1, |m| flip(m, "\"overall_proof\":[{\"challenge\":\"", 0));
    }),
    ("a blank proof changed, signed", Check::BallotProof, |a| {
        a.signed(1, 1, |m| flip(m, "\"blank_proof\":[{\"challenge\":\"", 0));
    }),
    ("a list proof changed, signed", Check::BallotProof, |a| {
        a.signed(1, 1, |m| flip(m, "\"list_proofs\":[[{\"challenge\":\"", 0));
    }),
    ("a non-zero proof changed, signed", Check::BallotProof, |a| a.signed(1, 1, |m| flip(m, "\"response\":[\"", 0))),
    ("a wrong proof in a ballot replaced later, signed", Check::BallotProof, |a| {
        a.signed(0, 0, |m| flip(m, "\"response\":\"", 0));
    }),
    ("two ballots of one voter exchanged", Check::EncryptedTally, |a| a.c.steps.swap(1, 4)),
    ("a ballot dropped after the tally", Check::EncryptedTally, |a| drop(a.c.steps.remove(2))),
    ("a ballot added after the tally", Check::EncryptedTally, |a| {
        let ballot = a.c.ballot(3, &a.c.plan.votes[0].1.clone());
        a.c.steps.insert(2, (Event::Ballot, vec![ballot]));
    }),
    ("a sum changed", Check::EncryptedTally, |a| {
        a.tally(|t| {
            let own = after(t, "\"beta\":\"").to_owned();
            swap_text(t, &own, &times(&own, &generator()));
        });
    }),
    ("a question missing in the tally", Check::EncryptedTally, |a| {
        a.tally(|t| {
            let at = t.rfind(",[[{").unwrap();
            t.replace_range(at.., "]");
        });
    }),
    ("an unknown field beside the tally", Check::EncryptedTally, |a| {
        swap_text(a.data(Event::EncryptedTally, 1), "{\"num_tallied\"", "{\"note\":1,\"num_tallied\"");
    }),
    ("another number of ballots", Check::NumTallied, |a| {
        swap_text(a.data(Event::EncryptedTally, 1), "\"num_tallied\":3", "\"num_tallied\":4");
    }),
    ("another weight", Check::TotalWeight, |a| {
        swap_text(a.data(Event::EncryptedTally, 1), "\"total_weight\":4", "\"total_weight\":5");
    }),
    ("a shuffle where nothing is to be mixed", Check::Shuffle, |a| {
        let json = a.c.trustees[0].0.sign("shuffle", "{\"ciphertexts\":[],\"proofs\":[]}", &mut a.c.rng);
        let at = a.c.position(Event::EncryptedTally) + 1;
        let note = owned(1, &json);
        a.c.steps.insert(at, (Event::EndShuffles, vec![]));
        a.c.steps.insert(at, (Event::Shuffle, vec![json, note]));
    }),
    ("a share changed, signed", Check::PartialDecryption, |a| {
        a.by_trustee(Event::PartialDecryption, 1, 2, |m| {
            let own = after(m, "\"factor\":\"").to_owned();
            swap_text(m, &own, &times(&own, &generator()));
        });
    }),
    ("a share with a part of order 2, signed", Check::PartialDecryption, |a| {
        a.by_trustee(Event::PartialDecryption, 1, 2, |m| {
            let own = after(m, "\"factor\":\"").to_owned();
            swap_text(m, &own, &times(&own, ORDER_TWO));
        });
    }),
    ("a proof of a share changed, signed", Check::PartialDecryption, |a| {
        a.by_trustee(Event::PartialDecryption, 1, 2, |m| flip(m, "\"response\":\"", 3));
    }),
    ("a share short of one question, signed", Check::PartialDecryption, |a| {
        a.by_trustee(Event::PartialDecryption, 1, 2, |m| {
            let at = m.rfind(",[[{").unwrap();
            m.replace_range(at.., "]");
        });
    }),
    ("a share under another trustee's number", Check::PartialDecryption, |a| a.note(Event::PartialDecryption, 1, 3)),
    ("a share of a trustee who does not exist", Check::PartialDecryption, |a| a.note(Event::PartialDecryption, 1, 5)),
    ("a share of trustee 0", Check::PartialDecryption, |a| a.note(Event::PartialDecryption, 1, 0)),
    ("two shares of one trustee", Check::PartialDecryption, |a| {
        let at = a.c.position(Event::PartialDecryption);
        a.c.steps.insert(at, a.c.steps[at].clone());
    }),
    ("a trustee's signature on a share changed", Check::PartialDecryption, |a| {
        let json = a.data(Event::PartialDecryption, 0);
        let last = json.matches("\"response\":\"").count() - 1;
        flip(json, "\"response\":\"", last);
        a.note(Event::PartialDecryption, 0, 1);
    }),
    ("an unknown field beside a share", Check::Owner, |a| {
        swap_text(a.data(Event::PartialDecryption, 1), "{\"owner\"", "{\"note\":1,\"owner\"");
    }),
    ("too few shares", Check::Result, |a| {
        let at = a.c.position(Event::PartialDecryption);
        drop(a.c.steps.remove(at + 1));
    }),
    ("another result", Check::Result, |a| {
        let json = a.data(Event::Result, 0);
        *json = json.replacen('1', "2", 1);
    }),
    ("a result that is the same modulo q", Check::Result, |a| {
        let json = a.data(Event::Result, 0);
        *json = json.replacen(":[[0,", &format!(":[[{Q},"), 1);
        assert!(json.contains(Q));
    }),
    ("a figure missing in the result", Check::Result, |a| {
        let json = a.data(Event::Result, 0);
        let (from, to) = (json.find("[[").unwrap() + 2, json.find(',').unwrap());
        json.replace_range(from..=to, "");
    }),
];

const ON_RANKINGS: &[Attack] = &[
    ("weights beside a ranking", Check::Credentials, |a| a.setup(2, |l| swap_text(l, "\"}", "\",\"weight\":2}"))),
    ("a ranking copied in another dress, signed", Check::BallotProof, |a| {
        let (own, other) = (a.c.voters[2].0.text().to_owned(), a.c.voters[1].0.text().to_owned());
        let copy = a.c.steps[2].1[0].clone();
        a.c.steps[3].1[0].clone_from(&copy);
        let y = a.c.params.key.text.clone();
        a.signed(2, 2, |m| {
            swap_text(m, &other, &own);
            let (alpha, beta) = (after(m, "\"alpha\":\"").to_owned(), after(m, "\"beta\":\"").to_owned());
            swap_text(m, &alpha, &times(&alpha, &generator()));
            swap_text(m, &beta, &times(&beta, &y));
        });
    }),
    ("rankings not sorted in the tally", Check::EncryptedTally, |a| {
        a.tally(|t| {
            let middle = t.find("},{").unwrap();
            let first = t[2..=middle].to_owned();
            let last = t.len() - 2;
            let rest = t[middle + 2..last].to_owned();
            *t = format!("[[{rest},{first}]]");
        });
    }),
    ("the output of a shuffle in another order, signed", Check::Shuffle, |a| {
        a.by_trustee(Event::Shuffle, 1, 2, |m| {
            let first = after(m, "{\"alpha\":\"").to_owned();
            let at = m.match_indices("{\"alpha\":\"").nth(1).unwrap().0;
            let second = after(&m[at..], "{\"alpha\":\"").to_owned();
            *m = m.replacen(&first, "*", 1).replacen(&second, &first, 1).replacen('*', &second, 1);
        });
    }),
    ("a ranking replaced in a shuffle, signed", Check::Shuffle, |a| {
        a.by_trustee(Event::Shuffle, 1, 2, |m| {
            let own = after(m, "\"beta\":\"").to_owned();
            swap_text(m, &own, &times(&own, &generator()));
        });
    }),
    ("a ranking dropped in a shuffle, signed", Check::Shuffle, |a| {
        a.by_trustee(Event::Shuffle, 1, 2, |m| {
            let (from, to) = (m.find("[[{").unwrap() + 2, m.find("},{").unwrap() + 2);
            m.replace_range(from..to, "");
        });
    }),
    ("a response of a shuffle changed, signed", Check::Shuffle, |a| {
        a.by_trustee(Event::Shuffle, 1, 2, |m| flip(m, "],[\"", 1));
    }),
    ("a part of order 2 in a shuffle, signed", Check::Shuffle, |a| {
        a.by_trustee(Event::Shuffle, 1, 2, |m| {
            let own = after(m, "\"alpha\":\"").to_owned();
            swap_text(m, &own, &times(&own, ORDER_TWO));
        });
    }),
    ("the signature of a shuffle changed", Check::Shuffle, |a| {
        let json = a.data(Event::Shuffle, 0);
        flip(json, "\"signature\":{\"challenge\":\"", 0);
        a.note(Event::Shuffle, 0, 1);
    }),
    ("a shuffle under another trustee's number", Check::Shuffle, |a| a.note(Event::Shuffle, 0, 3)),
    ("a shuffle of a trustee who does not exist", Check::Shuffle, |a| a.note(Event::Shuffle, 0, 4)),
    ("two shuffles of one trustee", Check::Shuffle, |a| {
        a.c.plan.mixers = vec![1, 2];
        let at = a.c.position(Event::Shuffle);
        a.c.steps.insert(at, a.c.steps[at].clone());
    }),
    ("rankings opened unmixed", Check::Shuffle, |a| {
        a.c.steps.retain(|s| !matches!(s.0, Event::Shuffle | Event::EndShuffles));
    }),
    ("a shuffle taken out", Check::PartialDecryption, |a| {
        let at = a.c.position(Event::Shuffle) + 1;
        drop(a.c.steps.remove(at));
    }),
    ("mixing after opening", Check::Events, |a| {
        let at = a.c.position(Event::EndShuffles);
        a.c.steps.swap(at, at + 1);
    }),
    ("rankings of the result in another order", Check::Result, |a| {
        let json = a.data(Event::Result, 0);
        let start = json.find("[[[").unwrap() + 2;
        let rows: Vec<&str> = json[start..json.len() - 3].split(",[").collect();
        let first = rows[0].to_owned();
        let other = rows.iter().position(|row| row.trim_start_matches('[') != first.trim_start_matches('[')).unwrap();
        let other = rows[other].trim_matches(['[', ']']).to_owned();
        let first = first.trim_matches(['[', ']']).to_owned();
        *json = json.replacen(&first, "*", 1).replacen(&other, &first, 1).replacen('*', &other, 1);
    }),
];

#[test]
fn every_class_of_tampering_is_refused_by_the_name_of_its_rule() {
    let mut missed = Vec::new();
    let mut classes = std::collections::BTreeSet::new();
    for (table, make) in [(ON_SUMS, sums as fn() -> Ceremony), (ON_RANKINGS, rankings)] {
        let honest = make();
        assert!(verdict(&archive(&honest.steps)).valid(), "{:?}", verdict(&archive(&honest.steps)).failures);
        for (class, rule, attack) in table {
            let mut case = Case { c: make(), bytes: None };
            attack(&mut case);
            let verdict = verdict(&case.bytes.unwrap_or_else(|| archive(&case.c.steps)));
            let found = verdict.failures.first();
            println!("{class}: {}", found.map_or("NOT NOTICED".into(), ToString::to_string));
            assert!(classes.insert(*class), "{class} stands there twice");
            if found.map(|failure| failure.check) != Some(*rule) || verdict.valid_result().is_some() {
                missed.push((class, found.cloned()));
            }
        }
    }
    println!("{} classes", classes.len());
    assert!(missed.is_empty(), "{missed:#?}");
    assert!(classes.len() >= 40);
}
