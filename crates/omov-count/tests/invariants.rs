//! What every rule promises, whatever is on the papers.

use crate::common::{Draft, elections, rules};
use num_bigint::BigInt;
use num_rational::BigRational;
use omov_count::profile::{Kind, Overvote};
use omov_count::record::Winner;
use omov_count::{CandidateId, CountRecord, Profile, Rule, Watch, count};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

/// Runs a property for every rule, naming the rule that breaks it.
fn for_every_rule<S: Strategy>(
    elections: impl Fn(Rule) -> S,
    property: impl Fn(Rule, S::Value) -> Result<(), TestCaseError>,
) {
    // PROPTEST_CASES (as in ./test --soak) asks for more.
    let usual = ProptestConfig::default();
    let config = ProptestConfig { cases: usual.cases.max(1_000), failure_persistence: None, ..usual };
    for rule in rules() {
        let mut runner = TestRunner::new(config.clone());
        if let Err(e) = runner.run(&elections(rule), |value| property(rule, value)) {
            panic!("{}: {e}", rule.name());
        }
    }
}

fn counted(draft: &Draft, profile: &Profile, lots: &omov_count::Lots) -> CountRecord {
    count(&draft.contest(), profile, Some(lots), Watch::none()).expect("a count")
}

fn exact(figure: &str) -> BigRational {
    let (whole, cents) = figure.split_once('.').unwrap_or((figure, ""));
    let digits: BigInt = format!("{whole}{cents}").parse().expect("a decimal figure");
    BigRational::new(digits, BigInt::from(10).pow(cents.len() as u32))
}

#[test]
fn votes_are_conserved_at_every_stage() {
    let moves_votes = |rule: Rule| rule.kind() == Kind::Ranked && !matches!(rule, Rule::Schulze | Rule::RankedPairs);
    for_every_rule(elections, |rule, (draft, profile, lots)| {
        if !moves_votes(rule) {
            return Ok(());
        }
        let record = counted(&draft, &profile, &lots);
        for stage in &record.stages {
            let held: BigRational = stage.votes.values().map(|v| exact(v)).sum();
            let all = held + exact(&stage.non_transferable);
            let valid = BigRational::from(BigInt::from(record.ballots.valid));
            // A paper that a shared rank stopped at the first seat can count at a later one.
            let more = rule == Rule::SequentialIrv && profile.marks.overvote == Overvote::SkipIfOneContinuing;
            prop_assert!(all == valid || more && all > valid, "stage {}: {all} of {valid}", stage.stage);
        }
        Ok(())
    });
}

#[test]
fn what_moves_in_a_stage_is_what_was_gained_and_lost() {
    for_every_rule(elections, |rule, (draft, profile, lots)| {
        if !matches!(rule, Rule::ScottishStv | Rule::Irv | Rule::BottomsUp | Rule::Ers97) {
            return Ok(());
        }
        let record = counted(&draft, &profile, &lots);
        for (before, stage) in record.stages.iter().zip(&record.stages[1..]) {
            for candidate in &record.candidates {
                let votes =
                    |s: &omov_count::record::Stage| s.votes.get(&candidate.id).map_or_else(|| exact("0"), |v| exact(v));
                let sum = |to: bool| -> BigRational {
                    let mine = |t: &&omov_count::record::Transfer| {
                        if to { t.to == Some(candidate.id) } else { t.from == candidate.id }
                    };
                    stage.transfers.iter().filter(mine).map(|t| exact(&t.votes)).sum()
                };
                prop_assert_eq!(votes(before) - sum(false) + sum(true), votes(stage), "stage {}", stage.stage);
            }
        }
        Ok(())
    });
}

#[test]
fn the_order_of_papers_changes_nothing_in_the_record() {
    for_every_rule(
        |rule| (elections(rule), any::<u64>()),
        |_, ((draft, profile, lots), seed)| {
            let record = counted(&draft, &profile, &lots).to_json();
            let mut other = draft.clone();
            // Papers in another order, and each pile of like papers split in two.
            other.papers = draft.papers.iter().filter(|(w, _)| *w > 1).map(|(w, r)| (w - 1, r.clone())).collect();
            other.papers.extend(draft.papers.iter().map(|(_, r)| (1, r.clone())));
            let len = other.papers.len() as u64;
            other.papers.sort_by_cached_key(|p| (p.0.wrapping_mul(seed | 1) ^ seed) % (len + 3));
            other.papers.rotate_left((seed % len) as usize);
            prop_assert_eq!(counted(&other, &profile, &lots).to_json(), record);
            Ok(())
        },
    );
}

#[test]
fn relabelling_candidates_relabels_the_result() {
    for_every_rule(
        |rule| (elections(rule), any::<prop::sample::Index>()),
        |_, ((draft, profile, lots), turn)| {
            let n = draft.names.len();
            let turn = turn.index(n);
            // The candidate at position i moves to position (i + turn) mod n, with name, marks and all.
            let to = |i: usize| (i + turn) % n;
            let mut other = draft.clone();
            for i in 0..n {
                other.names[to(i)].clone_from(&draft.names[i]);
                other.withdrawn[to(i)] = draft.withdrawn[i];
            }
            for (_, ranks) in &mut other.papers {
                ranks.iter_mut().flatten().for_each(|c| *c = to(*c));
            }
            let (a, b) = (counted(&draft, &profile, &lots), counted(&other, &profile, &lots));
            prop_assert_eq!(names(&a, &a.winners()), names(&b, &b.winners()));
            prop_assert_eq!(a.stages.len(), b.stages.len());
            for (a_stage, b_stage) in a.stages.iter().zip(&b.stages) {
                let table = |r: &CountRecord, s: &omov_count::record::Stage| {
                    let mut rows: Vec<_> = s.votes.iter().map(|(c, v)| (r.name(*c).to_owned(), v.clone())).collect();
                    rows.sort();
                    rows
                };
                prop_assert_eq!(table(&a, a_stage), table(&b, b_stage));
            }
            let committees = |r: &CountRecord| {
                let mut all: Vec<_> = r.committees.iter().flatten().map(|c| names(r, c)).collect();
                all.sort();
                all
            };
            prop_assert_eq!(committees(&a), committees(&b));
            Ok(())
        },
    );
}

/// In alphabetical order: the order in which equals are listed is no part of the promise.
fn names(record: &CountRecord, ids: &[CandidateId]) -> Vec<String> {
    let mut names: Vec<_> = ids.iter().map(|c| record.name(*c).to_owned()).collect();
    names.sort();
    names
}

#[test]
fn as_many_are_elected_as_there_are_places_and_nobody_who_withdrew() {
    for_every_rule(elections, |rule, (draft, profile, lots)| {
        let record = counted(&draft, &profile, &lots);
        let mut elected = record.winners();
        prop_assert!(elected.iter().all(|c| !draft.withdrawn[c.index()]));
        elected.sort_unstable();
        elected.dedup();
        prop_assert_eq!(elected.len(), record.elected.len(), "somebody is elected twice");
        let several = matches!(rule, Rule::Schulze | Rule::RankedPairs | Rule::EqualSharesWithoutCompletion);
        if !several {
            prop_assert_eq!(elected.len() as u32 + record.vacant, profile.seats);
        }
        prop_assert!(record.elected.iter().all(|w| matches!(w, Winner::Candidate(_))));
        Ok(())
    });
}

#[test]
fn a_record_read_back_is_the_record() {
    for_every_rule(elections, |_, (draft, profile, lots)| {
        let record = counted(&draft, &profile, &lots);
        let back: CountRecord = serde_json::from_str(&record.to_json()).expect("its own JSON");
        prop_assert_eq!(&back, &record);
        prop_assert_eq!(Profile::from_toml(&profile.to_toml()).expect("its own TOML").hash(), record.profile_sha256);
        Ok(())
    });
}

#[test]
fn no_report_calls_a_good_record_wrong() {
    for_every_rule(elections, |_, (draft, profile, lots)| {
        let text = omov_count::report::text(&counted(&draft, &profile, &lots));
        prop_assert!(!text.contains('✗'), "{text}");
        Ok(())
    });
}
