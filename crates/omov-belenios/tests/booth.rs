//! The two code bases check each other: records and ballots of ours are read by `booth/tests`, ballots that the booth sealed are taken in here.
//!
//! What is exchanged is kept in `booth/tests/vectors`. `OMOV_VECTORS=write` writes our part anew; the booth's part is written by
//! `node booth/tests/vectors.mjs`, and a test there holds it to the seed.

use std::path::{Path, PathBuf};

use crate::support::{
    Ceremony, Holders, Plan, UUID, archive, expected, homomorphic, lists, make_trustees, order, ranking, sorted_result,
    verdict,
};
use omov_belenios::archive::EventKind;
use omov_belenios::ballot;
use omov_belenios::credentials::Credentials;
use omov_belenios::election::{Authority, Election};
use omov_belenios::group::{Ed25519, Group};
use omov_belenios::hashing::{base64, sha256};
use omov_belenios::make::ballot::Answer;
use omov_belenios::make::credential::{self, Code};
use omov_belenios::make::setup::{public_key, setup_data};
use omov_belenios::params::Params;
use omov_belenios::{Check, Protocol};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use serde_json::{Value, json};

fn vectors(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../booth/tests/vectors").join(name)
}

/// Holds a kept file to what is made now.
fn kept(name: &str, bytes: &[u8]) {
    let path = vectors(name);
    if std::env::var_os("OMOV_VECTORS").is_some_and(|word| word == "write") {
        std::fs::write(&path, bytes).expect("a folder to write to");
    }
    let same = std::fs::read(&path).expect("a kept file") == bytes;
    assert!(same, "{name} is not what omov makes now; if that is meant, write it anew with OMOV_VECTORS=write");
}

fn numbers(answer: &Answer) -> Value {
    match answer {
        Answer::Choices(values) | Answer::Integers(values) => json!(values),
        Answer::Lists(lists) => json!(lists),
    }
}

/// One question of every kind, with trustees of both kinds; nobody has voted yet. The voters' codes are given too.
fn everything() -> (Ceremony, Vec<Code>) {
    let mut rng = ChaCha20Rng::seed_from_u64(31);
    let plan = Plan {
        questions: vec![
            homomorphic(3, false, 1, 2),
            homomorphic(2, true, 0, 1),
            ranking(4),
            order(40, 3),
            lists(&[2, 1]),
        ],
        weights: vec![1; 4],
        holders: vec![Holders::Single, Holders::Threshold(2, 3)],
        votes: vec![],
        mixers: vec![1, 3],
        decryptors: vec![1, 2, 4],
    };
    let (trustees_json, trustees) = make_trustees(&plan.holders, &mut rng);
    let election = Election {
        protocol: Protocol::V2,
        description: "Read and sealed by two code bases: \"quotes\", \\, /, ü, \u{2028}, \u{7f} and 🗳".into(),
        name: "Every kind of question".into(),
        group: "Ed25519".into(),
        public_key: public_key(&trustees_json).unwrap(),
        questions: plan.questions.clone(),
        uuid: UUID.into(),
        administrator: Some("Ada".into()),
        authority: Authority::External("Registrar".into()),
        language: Some(("en".into(), true)),
    };
    let json = election.to_json();
    let params = Params::new(Ed25519, Election::read(json.as_bytes()).unwrap(), json.as_bytes()).unwrap();
    let codes: Vec<Code> = plan.weights.iter().map(|_| Code::random(&mut rng)).collect();
    let voters: Vec<_> = codes.iter().map(|code| (code.credential(UUID), 1)).collect();
    let list = credential::list(&voters);
    let setup = setup_data(&json, &trustees_json, &list);
    let steps = vec![(EventKind::Setup, vec![json, trustees_json, list, setup])];
    (Ceremony { plan, rng, params, voters, trustees, steps }, codes)
}

/// Voter 0 votes twice; voter 3 does not vote.
fn votes() -> Vec<(usize, Vec<Answer>)> {
    let vote = |first: [u8; 3], second: [u8; 3], ranks: [u8; 4], order: [u8; 3], list: usize| {
        let mut all = vec![vec![0, 0, 0], vec![0, 0]];
        all[list][..2].fill(1);
        let [first, second] = [first.to_vec(), second.to_vec()].map(Answer::Choices);
        vec![first, second, Answer::Integers(ranks.to_vec()), Answer::Integers(order.to_vec()), Answer::Lists(all)]
    };
    vec![
        (0, vote([1, 0, 0], [1, 0, 0], [1, 2, 3, 4], [40, 1, 0], 0)),
        (1, vote([0, 1, 1], [0, 0, 1], [0, 0, 0, 0], [0, 0, 0], 1)),
        (2, vote([0, 1, 0], [0, 0, 0], [2, 2, 0, 1], [7, 8, 9], 0)),
        (0, vote([0, 0, 1], [0, 1, 0], [4, 3, 2, 1], [2, 0, 0], 1)),
    ]
}

#[test]
fn the_booth_reads_records_and_ballots_of_ours() {
    let (mut ceremony, codes) = everything();
    ceremony.plan.votes = votes();
    let mut ballots = Vec::new();
    for (voter, answers) in ceremony.plan.votes.clone() {
        let ballot = ceremony.ballot(voter, &answers);
        let answers: Vec<Value> = answers.iter().map(numbers).collect();
        let tracker = base64(&sha256(&ballot));
        ballots.push(json!({ "voter": voter, "answers": answers, "ballot": ballot, "tracker": tracker }));
        ceremony.steps.push((EventKind::Ballot, vec![ballot]));
    }
    ceremony.close();
    let record = archive(&ceremony.steps);
    let verdict = verdict(&record);
    assert_eq!(sorted_result(&ceremony.plan, &verdict), expected(&ceremony.plan));
    let setup = &ceremony.steps[0].1;
    let voters: Vec<Value> = codes
        .iter()
        .zip(&ceremony.voters)
        .map(|(code, (pair, _))| json!({ "code": code.reveal(), "credential": pair.text() }))
        .collect();
    let result: Value = serde_json::from_str(verdict.valid_result().unwrap()).unwrap();
    let all = json!({
        "election": setup[0], "trustees": setup[1], "credentials": setup[2], "voters": voters, "ballots": ballots, "result": result,
    });
    kept("everything.bel", &record);
    kept("everything.json", format!("{all:#}\n").as_bytes());
}

fn booths() -> Vec<(usize, Vec<Answer>, Value)> {
    let file = std::fs::read(vectors("booth.json")).expect("what the booth sealed");
    let all: Vec<Value> = serde_json::from_slice(&file).expect("JSON");
    let bytes = |value: &Value| value.as_array().unwrap().iter().map(|v| v.as_u64().unwrap() as u8).collect();
    let read = |ballot: Value| {
        let answers = ballot["key"]["answers"].as_array().unwrap().iter().enumerate().map(|(i, answer)| match i {
            0 | 1 => Answer::Choices(bytes(answer)),
            2 | 3 => Answer::Integers(bytes(answer)),
            _ => Answer::Lists(answer.as_array().unwrap().iter().map(bytes).collect()),
        });
        (ballot["voter"].as_u64().unwrap() as usize, answers.collect(), ballot)
    };
    all.into_iter().map(read).collect()
}

#[test]
fn ballots_that_the_booth_sealed_are_taken_in_and_counted_right() {
    let (mut ceremony, codes) = everything();
    for (voter, answers, sealed) in booths() {
        let ballot = sealed["ballot"].as_str().unwrap().to_owned();
        assert_eq!(sealed["code"].as_str().unwrap(), codes[voter].reveal());
        assert_eq!(sealed["tracker"].as_str().unwrap(), base64(&sha256(&ballot)));
        ceremony.plan.votes.push((voter, answers));
        ceremony.steps.push((EventKind::Ballot, vec![ballot]));
    }
    ceremony.close();
    let verdict = verdict(&archive(&ceremony.steps));
    assert!(verdict.valid(), "{:?}", verdict.failures);
    assert_eq!(sorted_result(&ceremony.plan, &verdict), expected(&ceremony.plan));
}

#[test]
fn the_random_numbers_that_the_booth_shows_open_its_ballots() {
    let (ceremony, _) = everything();
    let group = Ed25519;
    let (g, y) = (group.generator(), ceremony.params.key.element);
    for (_, answers, sealed) in booths() {
        let ballot: Value = serde_json::from_str(sealed["ballot"].as_str().unwrap()).unwrap();
        for (i, answer) in answers.iter().enumerate() {
            let values: Vec<u8> = match answer {
                Answer::Choices(values) => values.clone(),
                Answer::Lists(lists) => lists.concat(),
                // One element holds all integers.
                Answer::Integers(_) => vec![0],
            };
            let choices = &ballot["message"]["answers"][i]["choices"];
            let cts: Vec<&Value> = match answer {
                Answer::Choices(_) => choices.as_array().unwrap().iter().collect(),
                Answer::Lists(_) => choices.as_array().unwrap().iter().flat_map(|c| c.as_array().unwrap()).collect(),
                Answer::Integers(_) => vec![choices],
            };
            let numbers = sealed["key"]["randomness"][i].as_array().unwrap();
            assert_eq!((numbers.len(), cts.len()), (values.len(), values.len()));
            for ((number, ct), value) in numbers.iter().zip(cts).zip(values) {
                let r = group.scalar(number.as_str().unwrap()).unwrap();
                let text = |element| group.encode(&[element])[0].clone();
                assert_eq!(text(group.product(&[(&g, &r)])), ct["alpha"].as_str().unwrap());
                let mask = group.product(&[(&y, &r)]);
                if let Answer::Integers(integers) = answer {
                    let plain = group.div(&group.decode(ct["beta"].as_str().unwrap()).unwrap(), &mask);
                    assert_eq!(group.to_ints(integers.len(), &plain), *integers);
                } else {
                    let beta = group.mul(&mask, &group.product(&[(&g, &group.small(u64::from(value)))]));
                    assert_eq!(text(beta), ct["beta"].as_str().unwrap());
                }
            }
        }
    }
}

#[test]
fn no_sign_of_a_ballot_of_the_booth_can_be_changed() {
    let (ceremony, _) = everything();
    let credentials = Credentials::read(&ceremony.params, ceremony.steps[0].1[2].as_bytes()).unwrap();
    let (_, _, sealed) = booths().remove(0);
    let ballot = sealed["ballot"].as_str().unwrap();
    let check = |text: &str| ballot::check(&ceremony.params, &credentials, text.as_bytes()).map(drop);
    check(ballot).unwrap();
    for at in (0..ballot.len()).step_by(61) {
        let mut changed = ballot.as_bytes().to_vec();
        changed[at] = if changed[at] == b'1' { b'2' } else { b'1' };
        let why = check(std::str::from_utf8(&changed).unwrap()).unwrap_err();
        assert!(why.check >= Check::BallotFormat && why.check <= Check::BallotProof, "{at}: {why}");
    }
}
