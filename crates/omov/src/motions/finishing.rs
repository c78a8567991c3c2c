//! The end of amending: the bytes are fixed, and a ballot is called on exactly these.

use omov_store::{Moment, WriteTx, params};
use omov_web::hex::hex;
use omov_web::words::Words;

use super::amendment::Amendments;
use super::{MotionId, motion, movers, sql, text};
use crate::house::Stop;
use crate::members::MemberId;

/// What became of a wish to fix the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fixed {
    Done,
    /// It was fixed, withdrawn or too late already.
    Late,
    /// So many amendments wait for an answer.
    Unanswered(u64),
    /// Every clause has been struck out.
    Empty,
}

/// Fixes the text, if enough have signed it and every amendment is answered.
pub(super) fn fix(
    tx: &mut WriteTx<'_>,
    (words, zone): (&Words, &str),
    id: MotionId,
    by: MemberId,
    now: Moment,
) -> Result<Fixed, Stop> {
    let motion = motion::one(tx, id)?;
    movers::must_move(tx, id, by)?;
    if !motion.is_open(now) {
        return Ok(Fixed::Late);
    }
    let found = Amendments::find(tx, id)?;
    let waiting = found.open().count() as u64;
    if waiting > 0 {
        return Ok(Fixed::Unanswered(waiting));
    }
    let clauses: Vec<(u32, String)> = found.clauses.into_iter().filter(|(_, body)| !body.is_empty()).collect();
    if clauses.is_empty() {
        return Ok(Fixed::Empty);
    }
    let signatures = movers::signatures(tx, id)?;
    motion.allows(tx, (words, zone, "motion-fix-refused"), by, signatures, now)?;
    let whole = text::whole(&motion.title, &clauses);
    let hash = text::hash(&whole);
    if tx.execute(&sql::FINISH, params![id, whole, hash, now])? != 1 {
        return Ok(Fixed::Late);
    }
    let facts =
        vec![("sha-256", hex(&hash)), ("version", motion.version.to_string()), ("signatures", signatures.to_string())];
    motion.record(tx, ("text-final", "signatures"), facts, by, now)?;
    Ok(Fixed::Done)
}

/// Takes a motion back. Says whether it could still be.
pub(super) fn withdraw(tx: &mut WriteTx<'_>, id: MotionId, by: MemberId, now: Moment) -> Result<bool, Stop> {
    let motion = motion::one(tx, id)?;
    movers::must_move(tx, id, by)?;
    if tx.execute(&sql::WITHDRAW, params![id])? != 1 {
        return Ok(false);
    }
    motion.record(tx, ("motion-withdrawn", "proposed-by"), Vec::new(), by, now)?;
    Ok(true)
}
