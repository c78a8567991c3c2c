//! A motion as it stands, put in at once: for the made-up movement.

use omov_store::{WriteTx, params};

use super::amendment::{Amendment, State};
use super::evidence::{Evidence, Topic};
use super::motion::Motion;
use super::{opening, sql};
use crate::debates::DebateId;
use crate::house::Stop;
use crate::members::MemberId;
use crate::rules;

/// What somebody would change in it: whose it is, in which clause, the words it has now and the words it would have, and why.
#[derive(Clone, Debug)]
pub(crate) struct Suggested {
    pub(crate) by: MemberId,
    pub(crate) clause: u32,
    pub(crate) base: String,
    pub(crate) body: String,
    pub(crate) reason: String,
}

/// What somebody brought for a clause: which of the six questions it answers, what it says, where that stands, and who looked there and found it.
#[derive(Clone, Debug)]
pub(crate) struct Brought {
    pub(crate) by: MemberId,
    pub(crate) clause: u32,
    pub(crate) topic: &'static str,
    pub(crate) says: String,
    pub(crate) source: String,
    pub(crate) checked: Option<MemberId>,
}

/// All of it.
#[derive(Clone, Debug)]
pub(crate) struct Past {
    /// It is moved under the text in force, whatever stands in it.
    pub(crate) motion: Motion,
    pub(crate) mover: MemberId,
    pub(crate) signed: Vec<MemberId>,
    pub(crate) clauses: Vec<String>,
    /// The statement from which the first clause was begun, if it was.
    pub(crate) source: Option<(DebateId, u32)>,
    pub(crate) suggested: Vec<Suggested>,
    pub(crate) brought: Vec<Brought>,
    /// Under which conditions some would sign it.
    pub(crate) conditions: Vec<(MemberId, String)>,
}

impl Past {
    /// Writes it down.
    pub(crate) fn create(&self, tx: &mut WriteTx<'_>) -> Result<(), Stop> {
        let motion = Motion { book: rules::number(tx)?, ..self.motion.clone() };
        let (id, at) = (motion.id, motion.moved_at);
        opening::keep(tx, &motion, self.mover, &self.clauses, self.source)?;
        for member in &self.signed {
            tx.execute(&sql::SIGN, params![id, member])?;
        }
        for (number, one) in (1..).zip(&self.suggested) {
            let new = Amendment {
                number,
                clause: one.clause,
                target: None,
                base: one.base.clone(),
                body: one.body.clone(),
                reason: one.reason.clone(),
                author: Some(one.by),
                name: None,
                at,
                version: 1,
                state: State::Open,
                answered_at: None,
                answer: String::new(),
            };
            new.create(tx, id)?;
        }
        for (number, one) in (1_u32..).zip(&self.brought) {
            let new = Evidence {
                number,
                clause: one.clause,
                version: 1,
                topic: Topic::named(one.topic),
                question: String::new(),
                says: one.says.clone(),
                source: one.source.clone(),
                address: None,
                cost: String::new(),
                takes: String::new(),
                author: Some(one.by),
                name: None,
                at,
            };
            new.create(tx, id)?;
            if let Some(checked) = one.checked {
                tx.execute(&sql::CHECK, params![id, number, 1, true, "", checked, at])?;
            }
        }
        for (number, (by, body)) in (1_u32..).zip(&self.conditions) {
            tx.execute(&sql::ADD_CONDITION, params![id, number, by, body, at])?;
        }
        Ok(())
    }
}
