//! How long counts take: `cargo bench -p omov-count`.
//!
//! The profile is synthetic and made here from a fixed seed: slates on a circle, voters near one of them, orders of very
//! different lengths. Ratios between lines of one run hold on a noisy machine; single times do not.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use omov_count::profile::{Breaker, TieRule};
use omov_count::{Candidate, CandidateId, Contest, Lots, Mark, Papers, Profile, Rule, Watch, count};

/// A small generator of its own (xorshift*), so that the profile never changes with a library.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }
}

/// `papers` papers for `candidates` candidates of four slates: a voter's own slate first, more or less.
fn contest(papers: u32, candidates: u64) -> Contest {
    let mut dice = Dice(20_261_122);
    let mut all = Papers::new();
    for _ in 0..papers {
        let slate = dice.below(4).min(dice.below(4));
        let mut order: Vec<(u64, u64)> =
            (0..candidates).map(|c| (((c % 4 + 4 - slate) % 4) * 40 + (c / 4) * 6 + dice.below(90), c)).collect();
        order.sort_unstable();
        let length = match dice.below(10) {
            0..3 => 1 + dice.below(3),
            3..8 => 4 + dice.below(7),
            _ => candidates,
        };
        let marks: Vec<Mark> =
            order.iter().take(length as usize).map(|(_, c)| Mark::next(CandidateId::from_index(*c as usize))).collect();
        all.push(1, &marks).expect("few papers");
    }
    let candidates = (0..candidates).map(|c| Candidate::new(format!("Candidate {c}"))).collect();
    Contest { title: "bench".into(), seats: None, candidates, papers: all, budget: None }
}

fn profile(rule: Rule, seats: u32) -> Profile {
    let mut profile = Profile::new(rule, seats);
    profile.ties = TieRule { earlier_stages: true, then: Breaker::Lot };
    profile
}

fn counts(c: &mut Criterion) {
    let lots = Lots::Seed("bench".into());
    for (papers, candidates, seats) in [(14_207, 10, 4), (500_000, 30, 9)] {
        let contest = contest(papers, candidates);
        let mut group = c.benchmark_group(format!("{papers} papers, {candidates} candidates, {seats} seats"));
        group.throughput(Throughput::Elements(papers.into())).sample_size(10);
        for rule in [Rule::ScottishStv, Rule::Ers97, Rule::Meek, Rule::Warren, Rule::BottomsUp, Rule::SequentialIrv] {
            let profile = profile(rule, seats);
            group.bench_function(rule.name(), |b| {
                b.iter(|| count(black_box(&contest), &profile, Some(&lots), Watch::none()).expect("a count"));
            });
        }
        // A bound: the least any count must do is to look at every mark once.
        group.bench_function("reading every mark once", |b| {
            b.iter_batched(
                || vec![0u64; candidates as usize],
                |mut seen| {
                    for paper in contest.papers.iter() {
                        for id in paper.marks.iter().filter_map(|m| m.candidate()) {
                            seen[id.index()] += paper.weight;
                        }
                    }
                    seen
                },
                BatchSize::SmallInput,
            );
        });
        group.finish();
    }
}

criterion_group!(benches, counts);
criterion_main!(benches);
