//! What a record of a million entries costs: appending, proving, verifying. Figures and aims are in `docs/BENCHMARKS.md`.

#[expect(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/support/mod.rs"]
mod support;

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use omov_record::tree::{Plan, consistent, included};
use omov_record::{Entry, Hash};
use support::{Log, Reader, act};

const SIZE: u64 = 1_000_000;
const BATCH: u64 = 1000;

fn record(criterion: &mut Criterion) {
    let log = Log::of(SIZE);
    let mut group = criterion.benchmark_group("a record of 1,000,000 entries");
    group.sample_size(10).measurement_time(Duration::from_secs(20));

    let entries: Vec<Entry> = (SIZE..SIZE + BATCH).map(act).collect();
    let edge = || log.edge();
    group.throughput(Throughput::Elements(BATCH));
    group.bench_function("append a batch of 1,000", |bencher| {
        bencher.iter_batched(
            edge,
            |mut edge| {
                let mut stored = Vec::new();
                for entry in &entries {
                    let bytes = entry.encode().expect("a sound entry");
                    assert!(edge.push(Hash::leaf(&bytes), &mut stored));
                }
                black_box((edge.root(), stored))
            },
            BatchSize::SmallInput,
        );
    });

    group.throughput(Throughput::Elements(1));
    let root = log.checkpoint().root;
    let mut index = 0;
    group.bench_function("prove an entry, and check the proof", |bencher| {
        bencher.iter(|| {
            index = (index + 777_777) % SIZE;
            let proof = log.prove(&Plan::inclusion(index, SIZE).expect("it is there"));
            assert!(included(index, Hash::leaf(&log.entries[index as usize]), SIZE, root, &proof));
        });
    });
    let old = 654_321;
    let before = Hash::root(&log.entries[..old].iter().map(|e| Hash::leaf(e)).collect::<Vec<_>>());
    group.bench_function("prove that it only grew, and check the proof", |bencher| {
        bencher.iter(|| {
            let proof = log.prove(&Plan::consistency(old as u64, SIZE).expect("it is earlier"));
            assert!(consistent(old as u64, before, SIZE, root, &proof));
        });
    });

    group.throughput(Throughput::Elements(SIZE));
    let reader = Reader { since: Some(log.signed(&[])), ..Reader::default() };
    group.bench_function("verify all of it", |bencher| {
        bencher.iter(|| assert!(reader.check(&log.files).valid()));
    });
    group.finish();
}

criterion_group!(benches, record);
criterion_main!(benches);
