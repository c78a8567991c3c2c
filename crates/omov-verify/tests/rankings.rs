//! Rows of integers and papers say the same, or the difference is told.

use omov_belenios::election::{Election, Kind, Question};
use omov_count::papers::Paper;
use omov_count::profile::{Limit, Limits};
use omov_count::{CandidateId, Mark, Profile, Rule};
use omov_verify::ranked::{Unsealable, contest, declared, extra, integers};
use proptest::prelude::*;

fn names(n: usize) -> Vec<String> {
    (0..n).map(|i| format!("C{}", i + 1)).collect()
}

fn question(n: usize, preferences: Option<usize>) -> Question {
    Question { question: "Who?".into(), kind: Kind::NonHomomorphic { answers: names(n), preferences }, extra: None }
}

fn next(number: usize) -> Mark {
    Mark::next(CandidateId::from_index(number - 1))
}

fn tied(number: usize) -> Mark {
    Mark::tied(CandidateId::from_index(number - 1))
}

/// The marks of one row, or none if it is spoilt.
fn marks(question: &Question, row: &[u8]) -> Option<Vec<Mark>> {
    let opened = contest(question, &[row.to_vec()]).unwrap();
    assert_eq!(opened.contest.papers.len(), 1, "a row is a paper, spoilt or not");
    let Paper { weight, marks } = opened.contest.papers.get(0);
    assert_eq!(weight, 1);
    assert!(opened.spoilt.is_empty() || marks.is_empty(), "a spoilt row is not repaired");
    opened.spoilt.is_empty().then(|| marks.to_vec())
}

#[test]
fn gaps_are_empty_ranks_and_equal_numbers_share_a_rank() {
    let q = question(4, None);
    assert_eq!(marks(&q, &[2, 1, 0, 0]), Some(vec![next(2), next(1)]));
    assert_eq!(marks(&q, &[0, 4, 2, 0]), Some(vec![Mark::SKIP, next(3), Mark::SKIP, next(2)]));
    assert_eq!(marks(&q, &[1, 0, 2, 1]), Some(vec![next(1), tied(4), next(3)]));
    assert_eq!(marks(&q, &[0, 0, 0, 0]), Some(vec![]));
}

#[test]
fn a_row_that_breaks_the_encoding_is_spoilt() {
    let plain = question(4, None);
    for row in [&[5, 0, 0, 0][..], &[255, 1, 2, 3], &[1, 2, 3], &[1, 2, 3, 4, 0], &[]] {
        assert_eq!(marks(&plain, row), None, "{row:?}");
    }
    let order = question(40, Some(3));
    assert_eq!(marks(&order, &[40, 7, 0]), Some(vec![next(40), next(7)]));
    for row in [&[41, 0, 0][..], &[7, 7, 0], &[0, 7, 0], &[7, 0, 8], &[7, 8], &[7, 8, 9, 0]] {
        assert_eq!(marks(&order, row), None, "{row:?}");
    }
}

#[test]
fn what_a_sealed_ballot_cannot_say_is_named() {
    let four = names(4);
    let plain = |marks: &[Mark]| integers(marks, &four, None).map_err(|e| e.to_string());
    assert_eq!(plain(&[next(1), next(2), next(1)]), Err("“C1” is marked twice".into()));
    assert_eq!(plain(&[next(1), tied(1)]), Err("“C1” is marked twice".into()));
    assert_eq!(plain(&[next(5)]), Err("there is no candidate 5".into()));
    let late = [Mark::SKIP, Mark::SKIP, Mark::SKIP, Mark::SKIP, next(2)];
    assert_eq!(plain(&late), Err("“C2” stands at rank 5, but there are only 4 candidates".into()));
    assert_eq!(plain(&[next(3), Mark::SKIP, Mark::SKIP, Mark::SKIP, Mark::SKIP]), Ok(vec![0, 0, 1, 0]));

    let order = |marks: &[Mark]| integers(marks, &four, Some(2));
    assert_eq!(order(&[next(3), next(1)]), Ok(vec![3, 1]));
    assert_eq!(order(&[next(3), Mark::SKIP, next(1)]), Err(Unsealable::Gap(2)));
    assert_eq!(order(&[Mark::SKIP, next(1)]), Err(Unsealable::Gap(1)));
    assert_eq!(order(&[next(3), tied(1)]), Err(Unsealable::Shared("C3".into(), "C1".into())));
    let third = Unsealable::TooLong { candidate: "C2".into(), rank: 3, preferences: 2 };
    assert_eq!(order(&[next(3), next(1), next(2)]), Err(third));
}

#[test]
fn questions_whose_candidates_cannot_be_told_apart_are_refused() {
    let mut q = question(3, None);
    q.kind = Kind::NonHomomorphic { answers: vec!["A".into(), "B".into(), "A".into()], preferences: None };
    assert_eq!(contest(&q, &[]).unwrap_err().to_string(), "two candidates are called “A”");
    let yes = Kind::Homomorphic { answers: names(2), blank: false, min: 0, max: 1 };
    assert!(contest(&Question { kind: yes, ..question(2, None) }, &[]).is_err());
    assert!(contest(&question(256, None), &[]).is_err());
}

prop_compose! {
    /// Rows of every kind, most of them rankings.
    fn row_of(n: usize)(row in prop::collection::vec(0..=n as u8 + 1, n)) -> Vec<u8> { row }
}

/// An order of some candidates, filled up with zeros.
fn order_of(n: usize, k: usize) -> impl Strategy<Value = Vec<u8>> {
    let all: Vec<u8> = (1..=n as u8).collect();
    (Just(all).prop_shuffle(), 0..=k.min(n)).prop_map(move |(order, given)| {
        let mut row = order[..given].to_vec();
        row.resize(k, 0);
        row
    })
}

proptest! {
    #[test]
    fn a_row_becomes_a_paper_and_the_paper_the_same_row((n, row) in (1_usize..30).prop_flat_map(|n| (Just(n), row_of(n)))) {
        let spoilt = row.iter().any(|rank| usize::from(*rank) > n);
        let marks = marks(&question(n, None), &row);
        prop_assert_eq!(marks.is_none(), spoilt);
        if let Some(marks) = marks {
            prop_assert_eq!(integers(&marks, &names(n), None), Ok(row));
        }
    }

    #[test]
    fn an_order_becomes_a_paper_and_the_paper_the_same_order(
        (n, k, row) in (1_usize..=255, 1_usize..=30).prop_flat_map(|(n, k)| (Just(n), Just(k), order_of(n, k))),
    ) {
        let marks = marks(&question(n, Some(k)), &row).expect("an order is no spoilt row");
        prop_assert_eq!(marks.len(), row.iter().filter(|i| **i != 0).count());
        prop_assert_eq!(integers(&marks, &names(n), Some(k)), Ok(row));
    }

    #[test]
    fn what_can_be_sealed_says_what_the_paper_says(
        n in 1_usize..8, raw in prop::collection::vec((0_usize..9, any::<bool>()), 0..8), order in any::<bool>(),
    ) {
        // Any marks at all: a number without a candidate is an empty rank.
        let mut paper: Vec<Mark> = Vec::new();
        for (number, shared) in raw {
            let shared = shared && paper.last().is_some_and(|m| m.candidate().is_some());
            paper.push(match (number, shared) {
                (0, _) => Mark::SKIP,
                (number, true) => tied(number),
                (number, false) => next(number),
            });
        }
        let preferences = order.then_some(5);
        if let Ok(row) = integers(&paper, &names(n), preferences) {
            let mut said = paper.clone();
            while said.last() == Some(&Mark::SKIP) {
                said.pop();
            }
            let read = marks(&question(n, preferences), &row).expect("what is sealed is a ranking");
            // Who shares a rank may stand there in another order.
            let ranks = |marks: &[Mark]| {
                let ranks = Paper { weight: 1, marks }.ranks();
                ranks.map(|rank| {
                    let mut ids: Vec<_> = rank.iter().filter_map(|m| m.candidate()).collect();
                    ids.sort_unstable();
                    ids
                }).collect::<Vec<_>>()
            };
            prop_assert_eq!(ranks(&read), ranks(&said));
        }
    }

    #[test]
    fn a_declared_rule_is_read_back_from_the_election(
        rule in prop::sample::select(Rule::ALL.to_vec()), seats in 1_u32..40, preferences in prop::option::of(1_usize..=30), name in any::<String>(),
    ) {
        let mut profile = Profile::new(rule, seats);
        profile.reopen_nominations = Some(name.clone());
        profile.limits = Some(Limits {
            limits: vec![Limit { attribute: name, value: "\u{7f}\"\\\n".into(), min: Some(1), max: None }],
            ..Limits::default()
        });
        prop_assume!(profile.check().is_ok());
        let mut question = question(31, preferences);
        question.extra = Some(extra(&profile, preferences));
        let election = Election {
            protocol: omov_belenios::Protocol::V2,
            description: String::new(),
            name: String::new(),
            group: "Ed25519".into(),
            public_key: "ab".into(),
            questions: vec![question],
            uuid: "AkgPBcnjfCRKgU".into(),
            administrator: None,
            authority: omov_belenios::election::Authority::Server,
            language: None,
        };
        // The settings are canonical, or the election could not be read.
        let read = Election::read(election.to_json().as_bytes()).unwrap();
        prop_assert_eq!(declared(read.questions[0].extra.as_deref().unwrap()), Ok(Some(profile)));
        prop_assert_eq!(read.questions[0].integers(), preferences.unwrap_or(31));
    }
}
