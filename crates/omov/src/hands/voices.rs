//! What members choose: until the close it is for their own eyes.

use omov_store::{Moment, ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;

use super::{Hands, HandsId, sql, vote};
use crate::house::Stop;
use crate::members::MemberId;

/// Positions among the answers, from 0.
pub(super) type Chosen = Vec<usize>;

pub(super) fn read(text: &str) -> Chosen {
    serde_json::from_str(text).unwrap_or_default()
}

/// What somebody has chosen so far: no position where they have not voted, nothing at all where they have no vote.
pub(super) fn mine(tx: &mut ReadTx<'_>, id: HandsId, member: MemberId) -> Result<Option<Chosen>, Stop> {
    let found: Option<String> = tx.optional(&sql::VOICE, params![id, member])?;
    Ok(found.map(|text| read(&text)))
}

/// Whether these can be chosen together.
pub(super) fn fits(hands: &Hands, several: bool, chosen: &[usize]) -> bool {
    let distinct = chosen.windows(2).all(|two| two[0] < two[1]);
    let there = chosen.iter().all(|at| *at < hands.choices());
    there && distinct && if several { !chosen.is_empty() } else { chosen.len() == 1 }
}

/// Takes down what somebody chooses, instead of what they chose before.
pub(super) fn raise(
    tx: &mut WriteTx<'_>,
    id: HandsId,
    member: MemberId,
    chosen: &[usize],
    now: Moment,
) -> Result<(), Stop> {
    let hands = vote::one(tx, id)?;
    if !hands.is_open(now) {
        return Err(Refusal::Conflict.into());
    }
    let book = hands.rules(tx)?;
    if !fits(&hands, hands.takes_several(&book)?, chosen) {
        return Err(Refusal::BadRequest.into());
    }
    let text = serde_json::to_string(chosen).unwrap_or_default();
    if tx.execute(&sql::RAISE, params![id, member, text])? != 1 {
        return Err(Refusal::NotAllowed.into());
    }
    Ok(())
}

/// Everybody who voted, by name, with what they chose. Whoever was erased is not among them.
pub(super) fn names(tx: &mut ReadTx<'_>, id: HandsId) -> Result<Vec<(String, Chosen)>, Stop> {
    let rows: Vec<(String, String)> = tx.all(&sql::NAMES, params![id])?;
    Ok(rows.into_iter().map(|(name, chosen)| (name, read(&chosen))).collect())
}
