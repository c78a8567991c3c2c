//! What checking and making cost beside the primitive operations of the same run: `cargo bench -p omov-belenios --bench cost`.
//!
//! Each table names one thing and the primitives it cannot do without. The ratio says how many times as long the thing takes.
//!
//! *Checking a ballot* with five answers of which one or two are to be chosen: five pairs of proofs and two for the sum make 12, each with
//! a multiplication with two bases for alpha and one for beta, 24 in all; 10 elements have to be in the subgroup.
//!
//! *Making* it takes 41 multiplications with prepared bases (section 7): 10 for g^r and y^r, 24 for g^w and y^w of the 12 proofs, 6 for
//! g^(d·c), one for each pair of proofs, of which exactly one is made up, and one for the signature. Of them 17 have the base y.
//!
//! *Checking a mix*, for each ranking: eight terms of one product, five elements to be decoded, and to be in the subgroup.

mod beside;
#[path = "../tests/support/mod.rs"]
mod support;

use std::hint::black_box;

use beside::{Table, Timed, prepared, timed, wanted};
use curve25519_dalek::edwards::{CompressedEdwardsY, EdwardsBasepointTable};
use curve25519_dalek::traits::{BasepointTable, IsIdentity, VartimeMultiscalarMul};
use curve25519_dalek::{EdwardsPoint, Scalar};
use omov_belenios::archive::EventKind;
use omov_belenios::ballot;
use omov_belenios::credentials::Credentials;
use omov_belenios::group::{Ed25519, Group};
use omov_belenios::make::ballot::{Answer, Booth};
use omov_belenios::make::setup::{Opening, encrypted_tally};
use omov_belenios::make::shuffle::shuffle;
use omov_belenios::sealed::Sum;
use omov_belenios::trustees::Trustees;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use support::{Ceremony, Holders, Plan, archive, homomorphic, ranking, verdict};

fn plan(question: omov_belenios::election::Question, answer: Answer, voters: usize, mixers: Vec<u64>) -> Plan {
    Plan {
        questions: vec![question],
        weights: vec![1; voters],
        holders: vec![Holders::Single],
        votes: (0..voters).map(|i| (i, vec![answer.clone()])).collect(),
        mixers,
        decryptors: vec![1],
    }
}

fn points(n: usize) -> (Vec<EdwardsPoint>, Vec<Scalar>) {
    let mut rng = ChaCha20Rng::seed_from_u64(9);
    let scalars: Vec<Scalar> = (0..n).map(|_| Scalar::random(&mut rng)).collect();
    (scalars.iter().map(EdwardsPoint::mul_base).collect(), scalars)
}

/// 24 multiplications with two bases.
fn multiplications(points: &[EdwardsPoint], scalars: &[Scalar]) {
    for i in 0..24 {
        black_box(EdwardsPoint::vartime_double_scalar_mul_basepoint(&scalars[i], &points[i], &scalars[23 - i]));
    }
}

/// Multiplications with the prepared base g.
fn bases(scalars: &[Scalar]) {
    for scalar in scalars {
        black_box(EdwardsPoint::mul_base(scalar));
    }
}

fn one_by_one(points: &[EdwardsPoint]) {
    assert!(points.iter().all(EdwardsPoint::is_torsion_free));
}

fn checking() {
    const MANY: usize = 300;
    let (points, scalars) = points(10 * MANY);
    let answer = Answer::Choices(vec![0, 1, 0, 0, 1]);
    let ceremony = Ceremony::run(plan(homomorphic(5, false, 1, 2), answer, MANY, vec![]), 1);
    let params = &ceremony.params;
    let credentials = Credentials::read(params, ceremony.steps[0].1[2].as_bytes()).unwrap();
    let json = &ceremony.steps[1].1[0];
    Table::new("check one ballot of five answers", 1, timed(|| ballot::check(params, &credentials, json.as_bytes())))
        .beside("24 multiplications, 10 subgroup checks", Some(1.4), {
            timed(|| (multiplications(&points, &scalars), one_by_one(&points[..10])))
        })
        .beside("24 multiplications, 10 subgroup checks as omov does them", Some(1.4), {
            timed(|| (multiplications(&points, &scalars), Ed25519.in_subgroup(&points[..10])))
        })
        .print();
    let record = archive(&ceremony.steps);
    let verify = || assert!(verdict(&record).valid());
    Table::new(format!("verify a record, for each of {MANY} ballots of five answers"), MANY, timed(verify))
        .beside("24 multiplications, 10 subgroup checks", Some(1.4), {
            timed(|| points.chunks(10).for_each(|ten| (multiplications(&points, &scalars), one_by_one(ten)).1))
        })
        .beside("24 multiplications, 10 subgroup checks as omov does them", Some(1.4), {
            timed(|| {
                (0..MANY).for_each(|_| multiplications(&points, &scalars));
                assert!(Ed25519.in_subgroup(&points));
            })
        })
        .print();
}

fn making() {
    let (_, scalars) = points(41);
    let answers = [Answer::Choices(vec![0, 1, 0, 0, 1])];
    let ceremony = Ceremony::run(plan(homomorphic(5, false, 1, 2), answers[0].clone(), 1, vec![]), 1);
    let (booth, voter) = (Booth::new(&ceremony.params), &ceremony.voters[0].0);
    let y = EdwardsBasepointTable::create(&ceremony.params.key.element);
    let mut rng = ChaCha20Rng::seed_from_u64(7);
    Table::new("make a ballot of five answers", 1, timed(|| booth.ballot(voter, &answers, &mut rng).unwrap()))
        .beside("41 multiplications with prepared bases", Some(1.4), {
            timed(|| {
                for scalar in &scalars[..17] {
                    black_box(y.mul_base(scalar));
                }
                bases(&scalars[17..]);
            })
        })
        .print();
}

fn mixing(n: usize) {
    let (check, make) =
        (format!("check a mix, for each of {n} rankings"), format!("make a mix, for each of {n} rankings"));
    if !wanted(&check) && !wanted(&make) {
        return;
    }
    let ceremony = Ceremony::run(plan(ranking(3), Answer::Integers(vec![1, 2, 3]), n, vec![1]), 2);
    let (params, setup) = (&ceremony.params, &ceremony.steps[0].1);
    let trustees = Trustees::read(params, setup[1].as_bytes()).unwrap();
    let credentials = Credentials::read(params, setup[2].as_bytes()).unwrap();
    let mut sum = Sum::empty(&Ed25519, &params.election.questions);
    for (_, data) in ceremony.steps.iter().filter(|step| step.0 == EventKind::Ballot) {
        let ballot = ballot::check(params, &credentials, data[0].as_bytes()).unwrap();
        sum.add(&Ed25519, &ballot.answers, ballot.weight);
    }
    let (tally, sized) = encrypted_tally(params, &sum);
    let mix = &ceremony.steps[ceremony.position(EventKind::Shuffle)].1[0];
    let opening = || Opening::new(params, &trustees, sum.clone(), tally.as_bytes(), sized.as_bytes()).unwrap();
    let (points, scalars) = points(8 * n);
    let encodings: Vec<_> = points[..5 * n].iter().map(EdwardsPoint::compress).collect();
    let product_and_decoding = || {
        for encoding in &encodings {
            black_box(encoding.decompress());
        }
        black_box(EdwardsPoint::vartime_multiscalar_mul(&scalars, &points));
    };
    Table::new(check, n, prepared(opening, |mut opening| opening.shuffle(1, mix.as_bytes()).unwrap()))
        .beside("8 terms, 5 decompressions, 5 subgroup checks", Some(1.3), {
            timed(|| (product_and_decoding(), one_by_one(&points[..5 * n])))
        })
        .beside("8 terms, 5 decompressions, 5 subgroup checks as omov does them", Some(1.3), {
            let in_parts = || points[..5 * n].chunks(5 * 2048).all(|some| Ed25519.in_subgroup(some));
            timed(move || (product_and_decoding(), in_parts()))
        })
        .beside("8 terms alone", None, timed(|| EdwardsPoint::vartime_multiscalar_mul(&scalars, &points)))
        .print();
    let (sk, opening) = (&ceremony.trustees[0].0, opening());
    let mut rng = ChaCha20Rng::seed_from_u64(8);
    Table::new(make, n, timed(|| shuffle(&opening, sk, &mut rng).unwrap()))
        .beside("8 multiplications with the prepared base g", None, timed(|| bases(&scalars)))
        .print();
}

/// What was tried for one element.
fn elements() {
    let (points, scalars) = points(10_000);
    let texts = Ed25519.encode(&points[..100]);
    let encodings: Vec<CompressedEdwardsY> = points[..100].iter().map(EdwardsPoint::compress).collect();
    Table::new("decode an element", 100, timed(|| texts.iter().all(|text| Ed25519.decode(text).is_some())))
        .beside("decompression alone", None, {
            timed(|| encodings.iter().all(|encoding| encoding.decompress().is_some()))
        })
        .print();
    let minus_one = -Scalar::ONE;
    let times_q = |p: &EdwardsPoint| EdwardsPoint::vartime_multiscalar_mul([&minus_one], [p]) == -p;
    let subgroup = |n: usize| -> Timed<'_> {
        let points = &points[..n];
        timed(move || (0..10_000 / n).for_each(|_| assert!(Ed25519.in_subgroup(points))))
    };
    Table::new("subgroup check, of 10,000 elements at once", 10_000, subgroup(10_000))
        .beside("of 2,500 at once", None, subgroup(2500))
        .beside("of 500 at once", None, subgroup(500))
        .beside("of 10 at once", None, subgroup(10))
        .beside("times q, in constant time (`is_torsion_free`)", None, timed(|| one_by_one(&points)))
        .beside("times q, in variable time", None, timed(|| points.iter().all(times_q)))
        .print();
    Table::new("one multiplication with two bases", 24, timed(|| multiplications(&points, &scalars)))
        .beside("one with the prepared base g", None, timed(|| bases(&scalars[..24])))
        .print();
    assert!(!points[0].is_identity());
}

fn main() {
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    one.install(|| {
        elements();
        checking();
        making();
        mixing(500);
        mixing(5000);
    });
}
