//! The inputs the fuzz targets start from, as they are and changed at random, keep every promise of the targets. Inputs that once broke
//! a promise are kept among them.

#[path = "../../../fuzz/src/belenios/archive.rs"]
mod archive;
#[path = "../../../fuzz/src/belenios/json.rs"]
mod json;
#[path = "../../../fuzz/src/belenios/points.rs"]
mod points;

use std::path::{Path, PathBuf};

use crate::support::{self, Ceremony, Holders, Plan, homomorphic};
use archive::HONEST;
use omov_belenios::archive::EventKind;
use omov_belenios::make::ballot::Answer;
use omov_belenios::make::setup::setup_data;
use omov_belenios::make::threshold::{Context, Member};
use omov_belenios::make::trustee::Seed;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use rayon::prelude::*;

/// Changed copies of all inputs of a target together.
const CHANGES: u64 = 400;

type Target = (&'static str, fn(&[u8]));

const TARGETS: [Target; 3] =
    [("belenios_archive", archive::check), ("belenios_json", json::check), ("belenios_points", points::check)];

fn folder(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target)
}

fn inputs(target: &str) -> Vec<Vec<u8>> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder(target)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

#[test]
fn the_first_inputs_keep_every_promise() {
    for (target, check) in TARGETS {
        let all = inputs(target);
        assert!(!all.is_empty(), "{target}");
        all.par_iter().for_each(|input| check(input));
    }
}

#[test]
fn changed_inputs_keep_every_promise() {
    for (target, check) in TARGETS {
        let all = inputs(target);
        (0..CHANGES).into_par_iter().for_each(|seed| {
            let rng = &mut ChaCha20Rng::seed_from_u64(seed);
            let mut below = |n: usize| (rng.next_u64() % n.max(1) as u64) as usize;
            let mut input = all[below(all.len())].clone();
            for _ in 0..=below(4) {
                let from = below(input.len());
                let to = (from + below(9)).min(input.len());
                let new: Vec<u8> = (0..below(9)).map(|_| below(256) as u8).collect();
                input.splice(from..to, new);
            }
            check(&input);
        });
    }
}

/// The smallest election there is, so that the fuzzer can hold the whole record.
fn smallest() -> Ceremony {
    let plan = Plan {
        questions: vec![homomorphic(1, false, 0, 1)],
        weights: vec![1],
        holders: vec![Holders::Single],
        votes: vec![(0, vec![Answer::Choices(vec![1])])],
        mixers: vec![],
        decryptors: vec![1],
    };
    Ceremony::run(plan, 3)
}

/// Makes the inputs anew: `cargo test -p omov-belenios --test promises fuzz_corpus -- --ignored`. What the fuzzer found stays.
#[test]
#[ignore = "writes the inputs"]
fn write_the_first_inputs() {
    let write = |target: &str, name: &str, input: Vec<u8>| {
        std::fs::create_dir_all(folder(target)).unwrap();
        std::fs::write(folder(target).join(name), input).unwrap();
    };

    let json = |which: u8, name: &str, text: &str| {
        write("belenios_json", name, [&[which], text.as_bytes()].concat());
    };

    let small = smallest();
    write("belenios_archive", "finished.bel", support::archive(&small.steps));
    write("belenios_archive", "opened.bel", support::archive(&small.steps[..1]));
    // Failures once repeated such texts as they stood.
    let mut steps = small.steps[..1].to_vec();
    let setup = &mut steps[0].1;
    setup[0] = setup[0].replace("\"Ed25519\"", "\"\\u001b[2J\\n\"");
    setup[3] = setup_data(&setup[0], &setup[1], &setup[2]);
    write("belenios_archive", "group-of-control-characters.bel", support::archive(&steps));
    json(5, "credential-of-line-separators", "[{\"credential\":\"\u{2028}\u{85}\"}]");

    // One edit of each kind, with and without mended hashes and signatures, on both elections.
    for op in 0..8u8 {
        for flags in [0, 0x40, 0x80] {
            let one = |which: u8, step: u8| [vec![which], vec![op | flags, step, 0, 0, op * 7, step, 2, 1]].concat();
            let name = |which: &str| format!("edit-{op}-{flags:02x}-{which}");
            write("belenios_archive", &name("sums"), one(0, 1 + op % 7));
            write("belenios_archive", &name("rankings"), one(1, 3 + op % 5));
        }
    }

    json(0, "any", r#"{"method":"STV","blank":false,"seats":[1,-2,null,{}],"x":"\"\\\b\f\n\r\t\u0000\u007fé"}"#);
    json(0, "string", r#""\"\\\b\f\n\r\t\u0000\u007f/é""#);
    json(1, "election-v1", &json::old_election(&HONEST[0].params.key.text));
    json(
        2,
        "event",
        &format!("{{\"parent\":\"{0}\",\"height\":1,\"type\":[\"Ballot\"],\"payload\":\"{0}\"}}", "0".repeat(64)),
    );
    json(2, "event-v1", r#"{"height":0,"type":"Setup"}"#);
    json(5, "credentials-v1", &format!("[\"{0}\",\"{0},2\"]", small.voters[0].0.text()));
    for (honest, name) in HONEST.iter().zip(["sums", "rankings"]) {
        let setup = &honest.steps[0].1;
        json(1, &format!("election-{name}"), &setup[0]);
        json(5, &format!("credentials-{name}"), &setup[2]);
        json(6, &format!("trustees-{name}"), &setup[1]);
        let ballot = honest.steps.iter().find(|(kind, _)| *kind == EventKind::Ballot).unwrap();
        json(3, &format!("ballot-{name}"), &ballot.1[0]);
    }
    for (i, what) in [0u8, 4, 5, 11, 255].into_iter().enumerate() {
        write(
            "belenios_json",
            &format!("signed-{i}"),
            [vec![4, i as u8, 0, 20 + 4 * i as u8, what], b"1".to_vec()].concat(),
        );
    }
    let rng = &mut ChaCha20Rng::seed_from_u64(4);
    let context = Context::new(vec!["A".into(), "B".into()], 1).unwrap();
    let member = Member::new(&context, 2, &Seed::random(rng)).unwrap();
    let own = member.certificate(rng);
    let first = Member::new(&context, 1, &Seed::parse(&"1".repeat(44)).unwrap()).unwrap();
    let sent = member.polynomial(&[first.certificate(rng), own.clone()], rng).unwrap();
    let messages = [own.as_str(), &sent.secrets[0], &sent.secrets[1], &sent.coefficients, &sent.signature];
    json(7, "secrets", &messages.join("\n"));

    let point = |which: u8, name: &str, bytes: &[u8]| {
        write("belenios_points", name, [&[which], bytes].concat());
    };
    for (i, text) in archive::STRINGS.iter().enumerate() {
        point(0, &format!("text-{i:02}"), text.as_bytes());
    }
    // The points of order 4 and 8, and encodings that nothing should be read from.
    let order_four = [0; 32];
    let order_eight = [
        0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0, 0xd5, 0xdf,
        0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05,
    ];
    for (which, name) in [(1, "raw"), (2, "together")] {
        point(which, &format!("{name}-order-4"), &order_four);
        point(which, &format!("{name}-order-8"), &order_eight);
        point(which, &format!("{name}-largest"), &[0xff; 32]);
    }
    point(3, "ranking-3", &[1, 2, 3]);
    point(3, "ranking-30", &[255; 30]);
}
