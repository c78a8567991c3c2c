//! Statements that were taken out (the room `removing` says on which grounds, and how).

use omov_store::{Error, Moment, ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;
use serde::{Deserialize, Serialize};

use super::source::{self, Source};
use super::{DebateId, debate, sql, text};
use crate::house::Stop;
use crate::removing::{Gone, Struck};

/// What was taken out: its number, the ground, and when. Nobody's words and no names.
pub(super) type Removed = (u32, String, Moment);

/// What was taken out of a debate.
pub(super) fn list(tx: &mut ReadTx<'_>, debate: DebateId) -> Result<Vec<Removed>, Error> {
    tx.all(&sql::REMOVED, params![debate])
}

/// What is kept of it elsewhere, to be put back.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    body: String,
    source: Option<Source>,
}

/// Takes it out: its words are gone from here. Nothing if it was gone already.
pub(super) fn remove(
    tx: &mut WriteTx<'_>,
    debate: DebateId,
    number: u32,
    ground: &str,
    now: Moment,
) -> Result<Struck, Stop> {
    let Some(statement) = debate::statement(tx, debate, number)? else { return Ok(None) };
    if tx.execute(&sql::REMOVE, params![debate, number, ground, now])? == 0 {
        return Ok(None);
    }
    let kept = Kept { body: statement.body, source: statement.source };
    let kept = serde_json::to_string(&kept).map_err(|_| Refusal::Failed)?;
    Ok(Some(Gone { facts: Vec::new(), kept }))
}

/// Puts back what was taken out, if it is still out. What was answered to it counts again.
pub(crate) fn put_back(tx: &mut WriteTx<'_>, debate: DebateId, number: u32, kept: &str) -> Result<(), Stop> {
    let Kept { body, source } = serde_json::from_str(kept).map_err(|_| Refusal::Failed)?;
    let (text, link) = source::columns(source.as_ref());
    tx.execute(&sql::PUT_BACK, params![debate, number, body, text::words(&body), text, link])?;
    Ok(())
}
