//! Attacks that take more than one change to one record: each test says what the attacker gains.

mod board;
mod opening;
mod rankings;
mod v1_signature;
mod views;

use crate::support::{Ceremony, Holders, Plan, homomorphic};
use omov_belenios::credentials::Credentials;
use omov_belenios::make::ballot::Answer;

/// Voter and answer.
type Vote = (usize, [u8; 2]);

/// One of two, by two of three trustees.
fn election(voters: usize, votes: &[Vote]) -> Ceremony {
    let votes = votes.iter().map(|(voter, answer)| (*voter, vec![Answer::Choices(answer.to_vec())]));
    let plan = Plan {
        questions: vec![homomorphic(2, false, 1, 1)],
        weights: vec![1; voters],
        holders: vec![Holders::Threshold(2, 3)],
        votes: votes.collect(),
        mixers: vec![],
        decryptors: vec![1, 3],
    };
    Ceremony::run(plan, 31)
}

fn voters(ceremony: &Ceremony) -> Credentials {
    Credentials::read(&ceremony.params, ceremony.steps[0].1[2].as_bytes()).unwrap()
}
