//! What was taken out of a motion, as the room `removing` keeps it until nobody can put it back.

use omov_store::{ReadTx, WriteTx, params};
use serde::{Deserialize, Serialize};

use super::conditions::{self, State};
use super::evidence::Shelf;
use super::{MotionId, sql};
use crate::house::Stop;

/// Everything that is taken out with a part, to be put back if people drawn by lot say so.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Kept {
    /// The title or the explanation.
    pub(super) words: String,
    /// The line of the final text.
    pub(super) line: Option<String>,
    /// The wordings of the clause, by the versions that brought them.
    pub(super) wordings: Vec<(u32, String)>,
    /// What the clause said when it was taken out of an open motion; nothing where it had been struck out before.
    pub(super) stood: String,
    pub(super) amendments: Vec<Lost>,
    evidence: Option<Evidence>,
    /// What those said who looked at a source: by the numbers of the evidence and of the check.
    checks: Vec<(u32, u32, String)>,
    condition: Option<Condition>,
}

/// An amendment that was taken out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Lost {
    pub(super) number: u32,
    pub(super) base: String,
    pub(super) body: String,
    pub(super) reason: String,
    /// It waited for an answer.
    pub(super) open: bool,
}

/// The words of a piece of evidence.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Evidence {
    number: u32,
    question: String,
    says: String,
    source: String,
    address: Option<String>,
    cost: String,
    takes: String,
}

/// Those of a condition and of the answers to it, and how it stood.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Condition {
    number: u32,
    body: String,
    answer: String,
    missing: String,
    state: String,
}

impl Kept {
    /// A piece of evidence with what others found in its source, or what one of them found.
    pub(super) fn evidence(tx: &mut ReadTx<'_>, id: MotionId, (of, check): (u32, Option<u32>)) -> Result<Self, Stop> {
        let shelf = Shelf::find(tx, id)?;
        let all = shelf.checks_of(of).filter(|one| check.is_none_or(|number| one.number == number));
        let checks = all.map(|one| (of, one.number, one.reason.clone())).collect();
        let evidence = shelf.get(of).filter(|_| check.is_none()).map(|one| Evidence {
            number: one.number,
            question: one.question.clone(),
            says: one.says.clone(),
            source: one.source.clone(),
            address: one.address.clone(),
            cost: one.cost.clone(),
            takes: one.takes.clone(),
        });
        Ok(Self { evidence, checks, ..Self::default() })
    }

    /// A condition.
    pub(super) fn condition(tx: &mut ReadTx<'_>, id: MotionId, number: u32) -> Result<Self, Stop> {
        let one = conditions::all(tx, id)?.into_iter().find(|one| one.number == number);
        let condition = one.map(|one| Condition {
            number,
            body: one.body,
            answer: one.answer,
            missing: one.missing,
            state: one.state.name().to_owned(),
        });
        Ok(Self { condition, ..Self::default() })
    }

    /// Puts evidence, what was found in sources, and a condition back where they stood, if they are still gone. A condition that waited for an answer waits
    /// again, unless whoever wrote it has written another since.
    pub(super) fn back(&self, tx: &mut WriteTx<'_>, id: MotionId) -> Result<(), Stop> {
        if let Some(Evidence { number, question, says, source, address, cost, takes }) = &self.evidence {
            tx.execute(&sql::SET_EVIDENCE, params![id, number, question, says, source, address, cost, takes])?;
        }
        for (evidence, number, reason) in &self.checks {
            tx.execute(&sql::SET_CHECK, params![id, evidence, number, reason])?;
        }
        let Some(Condition { number, body, answer, missing, state }) = &self.condition else { return Ok(()) };
        let all = conditions::all(tx, id)?;
        let whose = all.iter().find(|one| one.number == *number).and_then(|one| one.member);
        let waits = |one: &conditions::Condition| matches!(one.state, State::Open | State::Answered);
        let other = whose.is_some() && all.iter().any(|one| one.member == whose && one.number != *number && waits(one));
        let state = if other { State::Withdrawn.name() } else { state.as_str() };
        tx.execute(&sql::SET_CONDITION, params![id, number, body, answer, missing, state])?;
        Ok(())
    }
}
