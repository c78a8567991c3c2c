//! A debate as it was held, put in at once: for the made-up movement, and for tests.

use std::collections::BTreeMap;

use omov_opinion::Vote;
use omov_store::{Moment, WriteTx, params};

use super::debate::{Debate, Statement};
use super::{hearing, sql};
use crate::house::Stop;
use crate::members::MemberId;
use crate::record::Step;
use crate::rules;

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
    /// It is held under the text in force, whatever stands in it.
    pub(crate) debate: Debate,
    /// In whose name it was opened.
    pub(crate) office: String,
    pub(crate) told: Vec<Told>,
    /// Who said what to which statement, by its number from 1.
    pub(crate) votes: Vec<(MemberId, u32, Vote)>,
}

impl Past {
    /// Writes it down.
    pub(crate) fn create(&self, tx: &mut WriteTx<'_>) -> Result<(), Stop> {
        let debate = Debate { book: rules::number(tx)?, ..self.debate.clone() };
        let (id, by) = (debate.id, debate.opened_by);
        debate.create(tx)?;
        for (number, told) in (1..).zip(&self.told) {
            let new = Statement::new(number, told.by, &told.body, told.at);
            Statement { seeded: told.seeded, organiser: told.by == by, ..new }.create(tx, id)?;
            if !told.seeded {
                hearing::own(tx, id, told.by, number)?;
            }
        }
        let mut cast: BTreeMap<MemberId, u32> = BTreeMap::new();
        let mut heard: BTreeMap<u32, u32> = BTreeMap::new();
        for (member, number, vote) in &self.votes {
            if tx.execute(&sql::SHOW, params![id, member, number])? == 1 {
                *heard.entry(*number).or_default() += 1;
            }
            tx.execute(&sql::VOTE, params![id, member, number, vote.value()])?;
            *cast.entry(*member).or_default() += 1;
        }
        for (number, times) in heard {
            tx.execute(&sql::SET_TIMES, params![id, 0, number, times])?;
        }
        for (member, votes) in cast {
            tx.execute(&sql::SET_VOTER, params![id, member, 0, votes])?;
        }
        let facts = vec![("statements", self.told.iter().filter(|told| told.seeded).count().to_string())];
        let (office, by, at) = (Some(self.office.clone()), Some(by), debate.opened_at);
        debate.record(tx, Step { deed: "debate-opened", rule: "opened-by", office, facts, by, at })
    }
}
