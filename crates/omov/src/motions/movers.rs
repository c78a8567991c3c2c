//! Who moves a motion, and who has signed it.

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::motion::Motion;
use super::{MotionId, sql};
use crate::house::Stop;
use crate::members::MemberId;

/// Somebody who moves a motion, or has asked to.
#[derive(Clone, Debug)]
pub(super) struct Mover {
    pub(super) member: MemberId,
    pub(super) name: String,
    /// Those who move it agree.
    pub(super) agreed: bool,
}

impl FromRow for Mover {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { member: row.get(0)?, name: row.get(1)?, agreed: row.get(2)? })
    }
}

/// All of them.
pub(super) fn all(tx: &mut ReadTx<'_>, motion: MotionId) -> Result<Vec<Mover>, Error> {
    tx.all(&sql::MOVERS, params![motion])
}

/// Whether somebody is one of them.
pub(super) fn is_mover(movers: &[Mover], member: MemberId) -> bool {
    movers.iter().any(|mover| mover.member == member && mover.agreed)
}

/// Refuses whoever does not move it.
pub(super) fn must_move(tx: &mut ReadTx<'_>, motion: MotionId, member: MemberId) -> Result<(), Stop> {
    if is_mover(&all(tx, motion)?, member) { Ok(()) } else { Err(Refusal::NotAllowed.into()) }
}

/// Asks to move it with them. Where nobody moves it any more, whoever asks does.
pub(super) fn ask(
    tx: &mut WriteTx<'_>,
    about: (&Words, &str),
    motion: &Motion,
    member: MemberId,
    now: Moment,
) -> Result<(), Stop> {
    motion.takes_part(tx, (about.0, about.1, "motion-join-refused"), member, now)?;
    let none = !all(tx, motion.id)?.iter().any(|mover| mover.agreed);
    tx.execute(&sql::ASK_MOVER, params![motion.id, member, none])?;
    if none {
        tx.execute(&sql::AGREE_MOVER, params![motion.id, member])?;
    }
    tx.execute(&sql::SIGN, params![motion.id, member])?;
    tx.execute(&sql::CONDITIONS_SIGNED, params![motion.id, member])?;
    Ok(())
}

/// Agrees that somebody who asked moves it too, or lets them go. Nobody lets somebody else go who moves it already.
pub(super) fn answer(
    tx: &mut WriteTx<'_>,
    motion: MotionId,
    by: MemberId,
    (asked, yes): (MemberId, bool),
) -> Result<(), Stop> {
    let movers = all(tx, motion)?;
    let waits = movers.iter().any(|mover| mover.member == asked && !mover.agreed);
    let others = movers.iter().any(|mover| mover.agreed && mover.member != by);
    if asked == by && !yes {
        // The last one withdraws the motion; they do not leave it to nobody.
        if is_mover(&movers, by) && !others {
            return Err(Refusal::Conflict.into());
        }
    } else if !is_mover(&movers, by) || !waits {
        return Err(Refusal::NotAllowed.into());
    }
    let statement = if yes { &sql::AGREE_MOVER } else { &sql::DROP_MOVER };
    tx.execute(statement, params![motion, asked])?;
    Ok(())
}

/// Signs a motion, or takes the signature back. Whoever moves it has signed it.
pub(super) fn sign(
    tx: &mut WriteTx<'_>,
    about: (&Words, &str),
    motion: &Motion,
    (member, yes): (MemberId, bool),
    now: Moment,
) -> Result<(), Stop> {
    if !yes {
        if is_mover(&all(tx, motion.id)?, member) {
            return Err(Refusal::Conflict.into());
        }
        tx.execute(&sql::UNSIGN, params![motion.id, member])?;
        return Ok(());
    }
    motion.takes_part(tx, (about.0, about.1, "motion-sign-refused"), member, now)?;
    tx.execute(&sql::SIGN, params![motion.id, member])?;
    // Whoever signs has nothing more to wait for.
    tx.execute(&sql::CONDITIONS_SIGNED, params![motion.id, member])?;
    Ok(())
}

/// How many have signed it.
pub(super) fn signatures(tx: &mut ReadTx<'_>, motion: MotionId) -> Result<u64, Error> {
    tx.one(&sql::SIGNATURES, params![motion])
}

/// Whether somebody has: for their own eyes.
pub(super) fn has_signed(tx: &mut ReadTx<'_>, motion: MotionId, member: MemberId) -> Result<bool, Error> {
    Ok(tx.one::<u64>(&sql::SIGNED, params![motion, member])? > 0)
}
