//! Agreement with programs and records from outside.
//!
//! These tests use the folder `../shared` beside the project (or the one that `OMOV_SHARED` names): an independent verifier, and records
//! made by Belenios's own tools. Without it they say so and check nothing.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{
    Ceremony, Holders, Plan, archive, expected, files, homomorphic, lists, ranking, sorted_result, verdict,
};
use omov_belenios::make::ballot::Answer;
use omov_belenios::make::credential::Code;
use omov_belenios::make::threshold::open_share;
use omov_belenios::make::trustee::Seed;
use serde_json::Value;

fn shared(part: &str) -> Option<PathBuf> {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let path = std::env::var_os("OMOV_SHARED").map_or(default, PathBuf::from).join(part);
    if !path.exists() {
        println!("not checked: {} is not there", path.display());
    }
    path.exists().then_some(path)
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).expect("a readable file")).expect("JSON")
}

fn rankings(voters: usize) -> Plan {
    Plan {
        questions: vec![ranking(5)],
        weights: vec![1; voters],
        holders: vec![Holders::Threshold(2, 3)],
        votes: (0..voters).map(|i| (i, vec![Answer::Integers(vec![1, 2, 3, 4, (i % 6) as u8])])).collect(),
        mixers: vec![2, 1],
        decryptors: vec![1, 3],
    }
}

fn mixed() -> Plan {
    let vote = |rank: u8| vec![Answer::Choices(vec![1, 0]), Answer::Integers(vec![rank, 0, 255])];
    Plan {
        questions: vec![homomorphic(2, false, 0, 1), ranking(3)],
        weights: vec![1; 3],
        holders: vec![Holders::Single, Holders::Threshold(2, 3)],
        votes: vec![(0, vote(1)), (1, vote(2)), (0, vote(3)), (2, vote(4))],
        mixers: vec![3],
        decryptors: vec![4, 1, 2, 3],
    }
}

fn weighted() -> Plan {
    let vote = |blank: bool| {
        let second = if blank { vec![1, 0, 0, 0] } else { vec![0, 1, 0, 1] };
        let list = vec![vec![1, 0, 1], vec![0, 0]];
        vec![Answer::Choices(vec![0, 1, 0]), Answer::Choices(second), Answer::Lists(list)]
    };
    Plan {
        questions: vec![homomorphic(3, false, 1, 1), homomorphic(3, true, 1, 2), lists(&[2, 1])],
        weights: vec![1, 10, 2],
        holders: vec![Holders::Threshold(1, 2), Holders::Single],
        votes: vec![(0, vote(true)), (2, vote(false)), (1, vote(false))],
        mixers: vec![],
        decryptors: vec![3, 2],
    }
}

/// The second verifier agrees on the verdict, the numbers and the result.
fn second_verifier_agrees(name: &str, plan: Plan) {
    let Some(program) = shared("check/second_verifier.py") else { return };
    let ceremony = Ceremony::run(plan, 21);
    let bytes = archive(&ceremony.steps);
    let verdict = verdict(&bytes);
    assert_eq!(sorted_result(&ceremony.plan, &verdict), expected(&ceremony.plan));
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.bel"));
    std::fs::write(&path, &bytes).expect("a writable folder");
    let answer = Command::new("python3").arg(program).arg(&path).arg("--json").output().expect("Python");
    let theirs: Value = serde_json::from_slice(&answer.stdout).expect("JSON");
    let mine: Value = serde_json::from_str(&verdict.to_json()).expect("JSON");
    assert_eq!(theirs, mine);
}

#[test]
fn the_second_verifier_agrees_on_weights_blank_votes_and_lists() {
    second_verifier_agrees("weighted", weighted());
}

#[test]
fn the_second_verifier_agrees_on_rankings() {
    second_verifier_agrees("rankings", rankings(5));
}

#[test]
fn the_second_verifier_agrees_on_sums_beside_rankings() {
    second_verifier_agrees("mixed", mixed());
}

#[test]
fn the_second_verifier_agrees_on_more_rankings_than_one_hash_can_challenge() {
    second_verifier_agrees("extended", rankings(180));
}

#[test]
#[ignore = "takes minutes"]
fn the_second_verifier_agrees_on_500_rankings() {
    second_verifier_agrees("rankings-500", rankings(500));
}

/// The folders of records made by Belenios's own tools.
fn folders() -> Vec<PathBuf> {
    let Some(root) = shared("data/ballots") else { return Vec::new() };
    let entries = std::fs::read_dir(root).expect("a readable folder");
    entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.join("expected.json").exists()).collect()
}

#[test]
fn records_of_belenios_verify_with_their_result() {
    for folder in folders() {
        let expected = json(&folder.join("expected.json"));
        let verdict = verdict(&std::fs::read(folder.join("election.bel")).expect("a record"));
        if expected["strict_verdict"].is_string() {
            assert!(!verdict.valid(), "{}", folder.display());
            continue;
        }
        let result: Value = serde_json::from_str(verdict.valid_result().expect("a valid result")).expect("JSON");
        assert_eq!(result, expected["result"]["result"], "{}", folder.display());
    }
}

/// Codes, secrets and sealed shares of Belenios's own tool give the keys that stand in its records.
#[test]
fn keys_are_derived_as_belenios_derives_them() {
    for folder in
        folders().iter().filter(|path| path.to_string_lossy().contains("/v2-") && path.join("secrets.json").exists())
    {
        let about = json(&folder.join("expected.json"));
        if about["group"] != "Ed25519" {
            continue;
        }
        let secrets = json(&folder.join("secrets.json"));
        let record = files(&std::fs::read(folder.join("election.bel")).expect("a record"));
        let text = record.iter().map(|(_, contents)| String::from_utf8_lossy(contents)).collect::<String>();
        let uuid = about["uuid"].as_str().expect("an identifier");
        for code in secrets["credentials"].as_object().into_iter().flat_map(|all| all.values()) {
            let code = Code::parse(code.as_str().expect("a code")).expect("a code");
            let public = format!("{{\"credential\":\"{}\"", code.credential(uuid).text());
            assert!(text.contains(&public), "{}", folder.display());
        }
        for (name, seed) in secrets["secrets"].as_object().into_iter().flatten() {
            let seed = Seed::parse(seed.as_str().expect("a secret")).expect("a secret");
            assert!(text.contains(&format!("\"verification\":\"{}\"", seed.signature_key().text())), "{name}");
            assert!(text.contains(&format!("\"encryption\":\"{}\"", seed.encryption_key().text())), "{name}");
            let number = name.trim_start_matches(|c: char| c.is_alphabetic());
            let key = match secrets["dkeys"][number].as_str() {
                Some(sealed) => open_share(&seed, sealed).expect("a share for this trustee"),
                None => seed.decryption_key(),
            };
            assert!(text.contains(&format!("\"public_key\":\"{}\"", key.text())), "{name} in {}", folder.display());
        }
    }
}
