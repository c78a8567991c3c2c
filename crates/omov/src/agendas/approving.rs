//! What members approve: as much as they like, until it is drawn up.

use omov_store::{Moment, ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;

use super::{AgendaId, agenda, sql};
use crate::house::Stop;
use crate::members::{self, MemberId, Standing};
use crate::motions::MotionId;

/// Whether somebody has a say in it: a member of the group.
pub(super) fn has_a_say(tx: &mut ReadTx<'_>, agenda: &agenda::Agenda, member: MemberId) -> Result<bool, Stop> {
    let stands = members::find(tx, member)?.is_some_and(|member| member.standing == Standing::Member);
    Ok(stands && members::is_in(tx, member, agenda.group)?)
}

/// Takes down what somebody approves, instead of what they approved before. What cannot be approved any more is passed over.
pub(super) fn approve(
    tx: &mut WriteTx<'_>,
    id: AgendaId,
    member: MemberId,
    motions: &[MotionId],
    now: Moment,
) -> Result<(), Stop> {
    let agenda = agenda::one(tx, id)?;
    if !has_a_say(tx, &agenda, member)? {
        return Err(Refusal::NotAllowed.into());
    }
    if !agenda.is_open(now) {
        return Err(Refusal::Conflict.into());
    }
    tx.execute(&sql::APPROVE_NOTHING, params![id, member])?;
    for motion in agenda::proposed(tx, &agenda, now)? {
        if motions.contains(&motion.id) {
            tx.execute(&sql::APPROVE, params![id, member, motion.id])?;
        }
    }
    Ok(())
}

/// What somebody approves: for their own eyes.
pub(super) fn approved(tx: &mut ReadTx<'_>, id: AgendaId, member: MemberId) -> Result<Vec<MotionId>, Stop> {
    Ok(tx.all(&sql::APPROVED_BY, params![id, member])?)
}
