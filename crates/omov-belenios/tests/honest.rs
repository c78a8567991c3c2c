//! Honest elections verify, with the result that follows from the votes.

use crate::support::{self, Ceremony, Holders, Plan, archive, expected, random_plan, sorted_result, verdict};
use omov_belenios::make::ballot::Answer;
use rayon::prelude::*;

#[test]
fn a_thousand_random_elections_raise_no_false_alarm() {
    (0..1000u64).into_par_iter().for_each(|seed| {
        let ceremony = Ceremony::run(random_plan(seed), seed);
        let verdict = verdict(&archive(&ceremony.steps));
        assert!(verdict.valid(), "seed {seed}: {:?}", verdict.failures);
        assert_eq!(sorted_result(&ceremony.plan, &verdict), expected(&ceremony.plan), "seed {seed}");
        let cast = ceremony.plan.votes.len() as u64;
        assert_eq!(verdict.ballots.accepted, cast, "seed {seed}");
    });
}

#[test]
fn any_beginning_of_a_record_is_valid_and_has_no_result() {
    let ceremony = Ceremony::run(random_plan(2), 2);
    for n in 1..ceremony.steps.len() {
        let verdict = verdict(&archive(&ceremony.steps[..n]));
        assert!(verdict.valid(), "{n}: {:?}", verdict.failures);
        assert_eq!(verdict.result, None);
    }
}

#[test]
fn the_last_event_of_an_earlier_visit_is_asked_for() {
    let ceremony = Ceremony::run(random_plan(3), 3);
    let before = verdict(&archive(&ceremony.steps[..2])).head.unwrap();
    let seen = omov_belenios::hashing::hex(&before);
    let now = archive(&ceremony.steps);
    let verify = |bytes: &[u8]| omov_belenios::verify::verify(bytes, Some(&seen), &mut |_| {}).unwrap();
    assert!(verify(&now).valid());
    // Two views of one board: what another reader is shown does not hold what this one saw.
    let other = Ceremony::run(random_plan(3), 4);
    assert_eq!(verify(&archive(&other.steps)).failures[0].check, omov_belenios::Check::Chain);
}

#[test]
fn more_than_170_rankings_are_mixed_and_the_reader_is_told() {
    let questions = vec![support::ranking(5)];
    let votes = (0..175).map(|i| (i, vec![Answer::Integers(vec![1, 2, 3, (i % 5) as u8, 0])])).collect();
    let plan = Plan {
        questions,
        weights: vec![1; 175],
        holders: vec![Holders::Threshold(2, 3)],
        votes,
        mixers: vec![1, 3],
        decryptors: vec![2, 3],
    };
    let ceremony = Ceremony::run(plan, 1);
    let verdict = verdict(&archive(&ceremony.steps));
    assert_eq!(sorted_result(&ceremony.plan, &verdict), expected(&ceremony.plan));
    assert_eq!(verdict.notes, [omov_belenios::verify::Note::ManyRankings]);
}

#[test]
fn an_audit_tells_a_ballot_from_one_with_other_answers() {
    use omov_belenios::make::ballot::Booth;
    use rand_chacha::ChaCha20Rng;
    use rand_chacha::rand_core::SeedableRng;
    let plan = Plan {
        questions: vec![support::homomorphic(2, true, 0, 1), support::ranking(3)],
        weights: vec![1],
        holders: vec![Holders::Single],
        votes: vec![],
        mixers: vec![1],
        decryptors: vec![1],
    };
    let ceremony = Ceremony::run(plan, 9);
    let booth = Booth::new(&ceremony.params);
    let answers = [Answer::Choices(vec![0, 1, 0]), Answer::Integers(vec![3, 1, 2])];
    let other = [Answer::Choices(vec![0, 1, 0]), Answer::Integers(vec![3, 2, 1])];
    let rng = |seed| ChaCha20Rng::seed_from_u64(seed);
    let ballot = booth.ballot(&ceremony.voters[0].0, &answers, &mut rng(1)).unwrap();
    assert!(booth.holds(&ballot, &answers, &mut rng(1)));
    assert!(!booth.holds(&ballot, &other, &mut rng(1)));
    assert!(!booth.holds(&ballot, &answers, &mut rng(2)));
}

#[test]
fn answers_that_are_not_allowed_are_not_sealed() {
    use omov_belenios::make::Refusal;
    use omov_belenios::make::ballot::Booth;
    let plan = Plan {
        questions: vec![support::homomorphic(3, true, 1, 2), support::lists(&[2, 1]), support::order(40, 3)],
        weights: vec![1],
        holders: vec![Holders::Single],
        votes: vec![],
        mixers: vec![1],
        decryptors: vec![1],
    };
    let mut ceremony = Ceremony::run(plan, 10);
    let good = || {
        let list = Answer::Lists(vec![vec![1, 1, 0], vec![0, 0]]);
        vec![Answer::Choices(vec![0, 1, 1, 0]), list, Answer::Integers(vec![40, 1, 0])]
    };
    let bad = [
        (1, Answer::Choices(vec![0, 0, 0, 0])),
        (1, Answer::Choices(vec![0, 1, 1, 1])),
        (1, Answer::Choices(vec![1, 1, 0, 0])),
        (1, Answer::Choices(vec![0, 2, 0, 0])),
        (1, Answer::Choices(vec![0, 1, 0])),
        (1, Answer::Integers(vec![0, 1, 0, 0])),
        (2, Answer::Lists(vec![vec![1, 0, 0], vec![0, 0]])),
        (2, Answer::Lists(vec![vec![1, 1, 0], vec![1, 1]])),
        (2, Answer::Lists(vec![vec![1, 1, 0], vec![0, 1]])),
        (2, Answer::Lists(vec![vec![1, 1, 0]])),
        (3, Answer::Integers(vec![41, 0, 0])),
        (3, Answer::Integers(vec![1, 1, 0])),
        (3, Answer::Integers(vec![0, 1, 0])),
        (3, Answer::Integers(vec![1, 2, 3, 4])),
    ];
    let booth = Booth::new(&ceremony.params);
    let voter = &ceremony.voters[0].0;
    assert!(booth.ballot(voter, &good(), &mut ceremony.rng).is_ok());
    for (question, answer) in bad {
        let mut answers = good();
        answers[question - 1] = answer.clone();
        let refused = booth.ballot(voter, &answers, &mut ceremony.rng).err();
        assert_eq!(refused, Some(Refusal::Answer(question)), "{answer:?}");
    }
    assert_eq!(booth.ballot(voter, &[], &mut ceremony.rng).err(), Some(Refusal::Answers));
}

#[test]
fn the_seed_of_lots_is_the_same_whoever_opens_and_another_for_other_ballots() {
    let plan = |decryptors: &[u64]| Plan {
        questions: vec![support::homomorphic(3, false, 1, 1), support::ranking(3)],
        weights: vec![1; 2],
        holders: vec![Holders::Threshold(2, 3)],
        votes: (0..2).map(|i| (i, vec![Answer::Choices(vec![0, 1, 0]), Answer::Integers(vec![1, 0, 2])])).collect(),
        mixers: vec![2],
        decryptors: decryptors.to_vec(),
    };
    let lot = |decryptors: &[u64], seed| {
        let ceremony = Ceremony::run(plan(decryptors), seed);
        verdict(&archive(&ceremony.steps)).lot.unwrap()
    };
    let one = lot(&[1, 2], 5);
    assert_eq!(one.len(), 64);
    assert_eq!([lot(&[2, 3], 5), lot(&[3, 1], 5), lot(&[1, 2, 3], 5)], [one.clone(), one.clone(), one.clone()]);
    assert_ne!(lot(&[1, 2], 6), one);
    let ceremony = Ceremony::run(plan(&[1, 2]), 5);
    let before = ceremony.steps.len() - 1;
    assert_eq!(verdict(&archive(&ceremony.steps[..before])).lot, None, "nobody reads it before the result");
}
