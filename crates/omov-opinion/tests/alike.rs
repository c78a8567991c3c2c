//! Copies among independent people are found, and independent people are not taken for copies.

use omov_opinion::alike::{Alike, FEWEST, alike};
use omov_opinion::chance::Chance;
use omov_opinion::{Conversation, Moments, Pca, Vote, groups};
use proptest::prelude::*;

use crate::support::{Said, Talk, camps, shuffled, talks};

fn look(conversation: &Conversation) -> Alike {
    let pca = Pca::new(conversation, &Moments::new(conversation));
    let groups = groups::group(conversation.people(), &pca.positions(conversation), conversation.grouped());
    alike(conversation, &groups)
}

/// So many more people who say what the first of them would say of their camp, to some statements each.
fn copies(talk: &mut Talk, many: u64, answered: f64, seed: u64) -> Vec<u64> {
    let mut chance = Chance::new(seed, 5);
    let first = talk.votes.iter().map(|(person, ..)| *person).max().expect("people") + 1;
    let profile: Vec<Vote> =
        talk.statements.iter().map(|_| if chance.share() < 0.5 { Vote::Agree } else { Vote::Disagree }).collect();
    for person in first..first + many {
        for (at, vote) in profile.iter().enumerate() {
            if chance.share() < answered {
                talk.votes.push((person, talk.statements[at].id, *vote));
            }
        }
    }
    (first..first + many).collect()
}

fn ids(conversation: &Conversation, found: &Alike) -> Vec<Vec<u64>> {
    let id = |at: &usize| conversation.people()[*at];
    found.blocks.iter().map(|block| block.people.iter().map(id).collect()).collect()
}

#[test]
fn a_block_of_copies_is_found_among_camps_whoever_they_are_near() {
    for seed in 0..20 {
        let mut talk = camps(&[90, 70, 60], 24, 0.4, seed);
        let planted = copies(&mut talk, 20, 1.0, seed);
        let conversation = talk.conversation();
        let found = look(&conversation);
        assert_eq!(ids(&conversation, &found), [planted], "seed {seed}");
    }
}

#[test]
fn copies_that_answer_different_statements_each_are_found_too() {
    for seed in 0..20 {
        let mut talk = camps(&[90, 70, 60], 40, 0.4, seed);
        let planted = copies(&mut talk, 25, 0.7, seed);
        let conversation = talk.conversation();
        let found = look(&conversation);
        assert_eq!(ids(&conversation, &found), [planted], "seed {seed}");
    }
}

#[test]
fn independent_people_in_camps_are_no_block_however_firm_the_camps_are() {
    for seed in 0..12 {
        for own in [0.02, 0.1, 0.3, 0.6, 1.0] {
            let found = look(&camps(&[80, 60], 12, own, seed).conversation());
            assert_eq!(found.blocks, [], "seed {seed}, own {own}");
            assert_eq!(found.compared, 140);
        }
        let found = look(&camps(&[100, 60, 40], 20, 0.3, seed).conversation());
        assert_eq!(found.blocks, [], "three camps, seed {seed}");
    }
}

#[test]
fn fewer_than_ten_are_no_block() {
    let mut talk = camps(&[90, 70], 24, 0.4, 1);
    copies(&mut talk, FEWEST as u64 - 1, 1.0, 1);
    assert_eq!(look(&talk.conversation()).blocks, []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn blocks_are_of_ten_or_more_share_nobody_and_do_not_hang_on_the_order(talk in talks(), seed: u64) {
        let conversation = talk.conversation();
        let found = look(&conversation);
        let mut all: Vec<usize> = found.blocks.iter().flat_map(|block| block.people.iter().copied()).collect();
        prop_assert!(found.blocks.iter().all(|block| block.people.len() >= FEWEST));
        let people = all.len();
        all.sort_unstable();
        all.dedup();
        prop_assert_eq!(all.len(), people);
        prop_assert_eq!(found, look(&talk.in_order(&shuffled(&talk.votes, seed))));
    }

    #[test]
    fn a_planted_block_is_the_same_whatever_the_order(seed in 0_u64..1_000, order: u64) {
        let mut talk = camps(&[60, 50], 20, 0.5, seed);
        let planted = copies(&mut talk, 15, 1.0, seed);
        let votes: Vec<Said> = shuffled(&talk.votes, order);
        let conversation = talk.in_order(&votes);
        prop_assert_eq!(ids(&conversation, &look(&conversation)), vec![planted]);
    }
}
