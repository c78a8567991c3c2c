//! A ranking that holds something else than integers.

use curve25519_dalek::{EdwardsPoint, Scalar};
use omov_belenios::archive::EventKind;
use omov_belenios::group::{Ed25519, Group};
use omov_belenios::make::ballot::Answer;

use crate::forge::{self, IDENTITY};
use crate::support::{Ceremony, Holders, Plan, archive, ranking, verdict};

/// Ranks are 1 to k without repetition, all others 0 (section 14).
fn is_ranking(row: &[u64]) -> bool {
    let mut given: Vec<u64> = row.iter().copied().filter(|rank| *rank > 0).collect();
    given.sort_unstable();
    given.into_iter().eq(1..=row.iter().filter(|rank| **rank > 0).count() as u64)
}

/// A ballot that holds `element`, with a proof as good as any.
fn ballot(c: &mut Ceremony, voter: usize, element: EdwardsPoint) -> String {
    let message = forge::ranking(&c.params, c.voters[voter].0.text(), IDENTITY, &element);
    c.voters[voter].0.sign("ballot", &message, &mut c.rng)
}

/// Nobody can see what is sealed in a ballot, so such a ballot has to be taken in. It must neither block the opening nor touch the ballots
/// of others, and has to come out as what it is: a vector that is no ranking, for the count to show as invalid.
#[test]
fn a_ranking_that_embeds_no_integers_blocks_nothing_and_comes_out_invalid() {
    let plan = Plan {
        questions: vec![ranking(3)],
        weights: vec![1; 6],
        holders: vec![Holders::Threshold(2, 3)],
        votes: vec![(0, vec![Answer::Integers(vec![3, 1, 2])])],
        mixers: vec![1, 2],
        decryptors: vec![2, 3],
    };
    let mut c = Ceremony::run(plan, 32);
    // g, its inverse, an element of which nobody knows the logarithm to g, and one that nobody chose.
    let elements = [
        EdwardsPoint::mul_base(&Scalar::ONE),
        EdwardsPoint::mul_base(&-Scalar::ONE),
        Ed25519.element_of_seed(&[7; 32]).unwrap(),
        EdwardsPoint::mul_base(&forge::secret(50)),
    ];
    for (i, element) in elements.into_iter().enumerate() {
        let ballot = ballot(&mut c, i + 1, element);
        c.steps.insert(2, (EventKind::Ballot, vec![ballot]));
    }
    c.close();
    let verdict = verdict(&archive(&c.steps));
    assert!(verdict.valid(), "{:?}", verdict.failures);
    let result: Vec<Vec<Vec<u64>>> = serde_json::from_str(verdict.valid_result().unwrap()).unwrap();
    assert_eq!(result[0].len(), 5);
    let valid: Vec<_> = result[0].iter().filter(|row| is_ranking(row)).collect();
    assert_eq!(valid, [&[3, 1, 2]]);
}

/// The one element that reads as a vote all the same: the identity is an empty ranking, which the voter may cast anyway.
#[test]
fn the_identity_in_a_ranking_is_an_empty_ranking() {
    let plan = Plan {
        questions: vec![ranking(3)],
        weights: vec![1; 2],
        holders: vec![Holders::Single],
        votes: vec![(0, vec![Answer::Integers(vec![1, 2, 3])])],
        mixers: vec![1],
        decryptors: vec![1],
    };
    let mut c = Ceremony::run(plan, 33);
    let ballot = ballot(&mut c, 1, Ed25519.one());
    c.steps.insert(2, (EventKind::Ballot, vec![ballot]));
    c.close();
    let verdict = verdict(&archive(&c.steps));
    let result: Vec<Vec<Vec<u64>>> = serde_json::from_str(verdict.valid_result().unwrap()).unwrap();
    assert!(result[0].contains(&vec![0, 0, 0]) && result[0].contains(&vec![1, 2, 3]));
}
