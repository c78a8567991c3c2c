//! Where somebody has spoken, for the mail that tells them what became of it.

use omov_store::{Moment, ReadTx, params};

use super::debate::{self, Debate};
use super::{DebateId, sql};
use crate::house::Stop;
use crate::members::MemberId;

/// The debates that are open, or were at that moment, in which somebody has spoken; with the numbers of what they said.
pub(crate) fn spoken_in(tx: &mut ReadTx<'_>, member: MemberId, since: Moment) -> Result<Vec<(Debate, Vec<u32>)>, Stop> {
    let said: Vec<(DebateId, u32)> = tx.all(&sql::SPOKEN_IN, params![member, since])?;
    let mut found: Vec<(Debate, Vec<u32>)> = Vec::new();
    for (id, number) in said {
        match found.last_mut().filter(|(debate, _)| debate.id == id) {
            Some((_, numbers)) => numbers.push(number),
            None => found.push((debate::one(tx, id)?, vec![number])),
        }
    }
    Ok(found)
}
