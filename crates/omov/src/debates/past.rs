//! A debate as it was held, put in at once: for the made-up movement, and for tests.

use std::collections::BTreeMap;

use omov_opinion::Vote;
use omov_store::{Moment, WriteTx, params};

use super::debate::{Debate, State, Statement};
use super::{DebateId, hearing, sql, text};
use crate::groups::GroupId;
use crate::house::Stop;
use crate::members::MemberId;

/// What was said, by whom, and when. The first ones may be from whoever opened it.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) by: MemberId,
    pub(crate) seeded: bool,
    pub(crate) body: String,
    pub(crate) at: Moment,
}

/// All of it.
#[derive(Clone, Debug)]
pub(crate) struct Past {
    pub(crate) id: DebateId,
    pub(crate) group: GroupId,
    /// By its name in the rulebook.
    pub(crate) kind: String,
    pub(crate) book: i64,
    pub(crate) question: String,
    pub(crate) about: String,
    pub(crate) opened: (MemberId, Moment),
    /// In whose name.
    pub(crate) office: String,
    pub(crate) closes: Moment,
    pub(crate) seed: [u8; 16],
    pub(crate) told: Vec<Told>,
    /// Who said what to which statement, by its number from 1.
    pub(crate) votes: Vec<(MemberId, u32, Vote)>,
}

impl Past {
    /// Writes it down.
    pub(crate) fn create(&self, tx: &mut WriteTx<'_>) -> Result<(), Stop> {
        let (by, at) = self.opened;
        let debate = Debate {
            id: self.id,
            group: self.group,
            kind: self.kind.clone(),
            book: self.book,
            question: self.question.clone(),
            about: self.about.clone(),
            opened_by: by,
            opened_at: at,
            closes_at: self.closes,
            closed_at: None,
            seed: self.seed,
            entry: None,
        };
        debate.create(tx)?;
        for (number, told) in (1..).zip(&self.told) {
            let new = Statement {
                number,
                author: Some(told.by),
                seeded: told.seeded,
                organiser: told.by == by,
                words: text::words(&told.body),
                letters: u32::try_from(told.body.chars().count()).unwrap_or(u32::MAX),
                body: told.body.clone(),
                at: told.at,
                state: State::There,
            };
            new.create(tx, self.id)?;
            if !told.seeded {
                hearing::own(tx, self.id, told.by, number)?;
            }
        }
        let mut cast: BTreeMap<MemberId, u32> = BTreeMap::new();
        let mut heard: BTreeMap<u32, u32> = BTreeMap::new();
        for (member, number, vote) in &self.votes {
            if tx.execute(&sql::SHOW, params![self.id, member, number])? == 1 {
                *heard.entry(*number).or_default() += 1;
            }
            tx.execute(&sql::VOTE, params![self.id, member, number, vote.value()])?;
            *cast.entry(*member).or_default() += 1;
        }
        for (number, times) in heard {
            tx.execute(&sql::SET_TIMES, params![self.id, 0, number, times])?;
        }
        for (member, votes) in cast {
            tx.execute(&sql::SET_VOTER, params![self.id, member, 0, votes])?;
        }
        let facts = vec![("statements", self.told.iter().filter(|told| told.seeded).count().to_string())];
        debate.record(tx, ("debate-opened", "opened-by"), Some(self.office.clone()), facts, Some(by), at)
    }
}
