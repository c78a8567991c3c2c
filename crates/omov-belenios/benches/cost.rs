//! What checking and making cost beside the primitive operations of the same run.
//!
//! Machines are noisy, so the ratio to the primitives is what counts. The primitives of one ballot with five answers, one or two to be
//! chosen: 24 multiplications with two bases, 10 checks for the subgroup, 10 decodings.

#[path = "../tests/support/mod.rs"]
mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use curve25519_dalek::edwards::EdwardsBasepointTable;
use curve25519_dalek::traits::{BasepointTable, VartimeMultiscalarMul};
use curve25519_dalek::{EdwardsPoint, Scalar};
use omov_belenios::archive::EventKind;
use omov_belenios::ballot;
use omov_belenios::credentials::Credentials;
use omov_belenios::group::{Ed25519, Group};
use omov_belenios::make::ballot::{Answer, Booth};
use omov_belenios::make::setup::{Opening, encrypted_tally};
use omov_belenios::sealed::Sum;
use omov_belenios::trustees::Trustees;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use support::{Ceremony, Holders, Plan, homomorphic, ranking};

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

fn points(n: usize, rng: &mut ChaCha20Rng) -> (Vec<EdwardsPoint>, Vec<Scalar>) {
    let scalars: Vec<Scalar> = (0..n).map(|_| Scalar::random(rng)).collect();
    (scalars.iter().map(EdwardsPoint::mul_base).collect(), scalars)
}

fn ballots(c: &mut Criterion) {
    let answer = Answer::Choices(vec![0, 1, 0, 0, 1]);
    let mut ceremony = Ceremony::run(plan(homomorphic(5, false, 1, 2), answer.clone(), 1, vec![]), 1);
    let (params, setup) = (&ceremony.params, ceremony.steps[0].1.clone());
    let credentials = Credentials::read(params, setup[2].as_bytes()).unwrap();
    let json = ceremony.steps[1].1[0].clone();
    let (points, scalars) = points(24, &mut ceremony.rng);
    let texts = Ed25519.encode(&points);
    let mut group = c.benchmark_group("ballot of five answers");
    group.bench_function("check", |b| b.iter(|| ballot::check(params, &credentials, json.as_bytes()).unwrap()));
    group.bench_function("check: primitives", |b| {
        b.iter(|| {
            for text in &texts[..10] {
                assert!(Ed25519.in_subgroup(&[Ed25519.decode(text).unwrap()]));
            }
            for i in 0..24 {
                std::hint::black_box(EdwardsPoint::vartime_double_scalar_mul_basepoint(
                    &scalars[i],
                    &points[i],
                    &scalars[23 - i],
                ));
            }
        });
    });
    group.bench_function("one decoding", |b| b.iter(|| Ed25519.decode(&texts[0]).unwrap()));
    group.bench_function("one subgroup check", |b| b.iter(|| Ed25519.in_subgroup(&points[..1])));
    group.bench_function("ten subgroup checks", |b| b.iter(|| Ed25519.in_subgroup(&points[..10])));
    group.bench_function("one double multiplication", |b| {
        b.iter(|| EdwardsPoint::vartime_double_scalar_mul_basepoint(&scalars[0], &points[0], &scalars[1]));
    });
    let booth = Booth::new(params);
    let voter = &ceremony.voters[0].0;
    let mut rng = ChaCha20Rng::seed_from_u64(7);
    let answers = [answer];
    group.bench_function("make", |b| b.iter(|| booth.ballot(voter, &answers, &mut rng).unwrap()));
    // Each of 5 ciphertexts and the sum: 3; each of 12 branches: 3; the signature: 1.
    let y = EdwardsBasepointTable::create(&params.key.element);
    group.bench_function("make: primitives", |b| {
        b.iter(|| {
            for i in 0..55 {
                if i % 3 == 0 {
                    std::hint::black_box(y.mul_base(&scalars[i % 24]));
                } else {
                    std::hint::black_box(EdwardsPoint::mul_base(&scalars[i % 24]));
                }
            }
        });
    });
}

fn shuffles(c: &mut Criterion) {
    const N: usize = 500;
    let answer = Answer::Integers(vec![1, 2, 3]);
    let ceremony = Ceremony::run(plan(ranking(3), answer, N, vec![1]), 2);
    let (params, setup) = (&ceremony.params, ceremony.steps[0].1.clone());
    let trustees = Trustees::read(params, setup[1].as_bytes()).unwrap();
    let credentials = Credentials::read(params, setup[2].as_bytes()).unwrap();
    let mut sum = Sum::empty(&Ed25519, &params.election.questions);
    for (_, data) in ceremony.steps.iter().filter(|step| step.0 == EventKind::Ballot) {
        let ballot = ballot::check(params, &credentials, data[0].as_bytes()).unwrap();
        sum.add(&Ed25519, &ballot.answers, ballot.weight);
    }
    let (tally, sized) = encrypted_tally(params, &sum);
    let json = &ceremony.steps[ceremony.position(EventKind::Shuffle)].1[0];
    let opening = || Opening::new(params, &trustees, sum.clone(), tally.as_bytes(), sized.as_bytes()).unwrap();
    let mut rng = ChaCha20Rng::seed_from_u64(8);
    let (points, scalars) = points(8 * N, &mut rng);
    let texts = Ed25519.encode(&points[..5 * N]);
    let mut group = c.benchmark_group("shuffle of 500");
    group.sample_size(10);
    group.bench_function("check", |b| {
        b.iter_batched(opening, |mut o| o.shuffle(1, json.as_bytes()).unwrap(), criterion::BatchSize::PerIteration);
    });
    group.bench_function("check: primitives", |b| {
        b.iter(|| {
            for text in &texts {
                assert!(Ed25519.in_subgroup(&[Ed25519.decode(text).unwrap()]));
            }
            EdwardsPoint::vartime_multiscalar_mul(&scalars, &points)
        });
    });
    let sk = &ceremony.trustees[0].0;
    let mixed = opening();
    group.bench_function("make", |b| {
        b.iter(|| omov_belenios::make::shuffle::shuffle(&mixed, sk, &mut rng).unwrap());
    });
}

criterion_group!(benches, ballots, shuffles);
criterion_main!(benches);
