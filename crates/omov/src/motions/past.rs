//! A motion as it stands, put in at once: for the made-up movement.

use omov_store::{WriteTx, params};

use super::amendment::{Amendment, State};
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
        Ok(())
    }
}
