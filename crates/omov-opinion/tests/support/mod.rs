//! Made-up conversations, and the slow ways to work out what the crate works out quickly.

use std::collections::BTreeMap;

use omov_opinion::chance::Chance;
use omov_opinion::conversation::Moderation;
use omov_opinion::rows::Cell;
use omov_opinion::{Conversation, Statement, Vote, read};
use proptest::prelude::*;

/// One vote: person, statement (both by id), what.
pub(crate) type Said = (u64, u64, Vote);

/// A made-up conversation as it stands in files.
#[derive(Debug, Clone)]
pub(crate) struct Talk {
    pub(crate) statements: Vec<Statement>,
    pub(crate) votes: Vec<Said>,
}

impl Talk {
    pub(crate) fn conversation(&self) -> Conversation {
        self.in_order(&self.votes)
    }

    pub(crate) fn in_order(&self, votes: &[Said]) -> Conversation {
        let mut people: Vec<u64> = Vec::new();
        let mut at: BTreeMap<u64, u32> = BTreeMap::new();
        let (mut who, mut cells) = (Vec::new(), Vec::new());
        let place = |id: u64| self.statements.iter().position(|s| s.id == id).expect("a statement");
        for (person, statement, vote) in votes {
            who.push(*at.entry(*person).or_insert_with(|| {
                people.push(*person);
                people.len() as u32 - 1
            }));
            cells.push(Cell::new(place(*statement), *vote));
        }
        Conversation::with_votes(self.statements.clone(), &people, who, cells).expect("no vote twice")
    }

    /// As a file, read by the reader.
    pub(crate) fn read(&self, votes: &[Said]) -> Conversation {
        let line = |(person, statement, vote): &Said| format!("{person},{statement},{}\n", vote.value());
        let text = format!("participant,statement,vote\n{}", votes.iter().map(line).collect::<Vec<_>>().concat());
        read::votes(text.as_bytes(), self.statements.clone(), &mut |_| {}).expect("sound votes")
    }
}

pub(crate) fn vote() -> impl Strategy<Value = Vote> {
    prop_oneof![3 => Just(Vote::Agree), 1 => Just(Vote::Pass), 2 => Just(Vote::Disagree)]
}

/// Up to 40 people and 12 statements, some of them rejected or about the conversation itself; ids with gaps.
pub(crate) fn talks() -> impl Strategy<Value = Talk> {
    (1_usize..12, 1_u64..40).prop_flat_map(|(statements, people)| {
        let kinds = proptest::collection::vec((0_u8..10, 1_u64..5), statements);
        let said = proptest::collection::btree_map(
            (0..people, 0..statements),
            vote(),
            1..(people as usize * statements + 2).min(300),
        );
        (kinds, said).prop_map(|(kinds, said)| {
            let mut id = 0;
            let statements: Vec<Statement> = kinds
                .into_iter()
                .map(|(kind, gap)| {
                    id += gap;
                    let moderation = if kind == 0 { Moderation::Rejected } else { Moderation::Open };
                    Statement { id, author: None, moderation, meta: kind == 1, text: String::new() }
                })
                .collect();
            let votes = said.into_iter().map(|((u, t), v)| (u * 3 + 7, statements[t].id, v)).collect();
            Talk { statements, votes }
        })
    })
}

/// The same votes in another order.
pub(crate) fn shuffled(votes: &[Said], seed: u64) -> Vec<Said> {
    let (mut votes, mut chance) = (votes.to_vec(), Chance::new(seed, 1));
    for i in (1..votes.len()).rev() {
        votes.swap(i, chance.below(i + 1));
    }
    votes
}

/// Camps that differ on every statement, each person with a few opinions of their own. Made up.
pub(crate) fn camps(sizes: &[usize], statements: usize, own: f64, seed: u64) -> Talk {
    let mut chance = Chance::new(seed, 77);
    let line: Vec<Vec<bool>> = sizes.iter().map(|_| (0..statements).map(|_| chance.share() < 0.5).collect()).collect();
    let mut votes = Vec::new();
    let mut person = 0;
    for (camp, size) in sizes.iter().enumerate() {
        for _ in 0..*size {
            for (t, yes) in line[camp].iter().enumerate() {
                let yes = if chance.share() < own { chance.share() < 0.5 } else { *yes };
                votes.push((person, t as u64, if yes { Vote::Agree } else { Vote::Disagree }));
            }
            person += 1;
        }
    }
    Talk { statements: (0..statements as u64).map(|t| Statement::new(t, "")).collect(), votes }
}
