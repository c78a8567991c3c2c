//! Joint texts: one amendment in the place of several, with the consent of everybody who wrote one of them.

use omov_store::{Moment, WriteTx, params};
use omov_web::refusal::Refusal;

use super::amendment::{Amendment, Amendments, State};
use super::{MotionId, amending, sql};
use crate::house::Stop;
use crate::members::MemberId;

/// The amendments to a clause whose place a joint text could take: those that wait, and those that were accepted.
pub(super) fn candidates(found: &Amendments, clause: u32) -> impl Iterator<Item = &Amendment> {
    let fits = move |one: &&Amendment| {
        one.clause == clause && clause > 0 && one.target.is_none() && matches!(one.state, State::Open | State::Accepted)
    };
    found.all.iter().filter(fits)
}

/// Keeps what a joint text would take the place of. Whoever writes it agrees for their own; for one that nobody has written any more nobody is asked.
pub(super) fn keep(
    tx: &mut WriteTx<'_>,
    motion: MotionId,
    found: &Amendments,
    joint: &Amendment,
    parts: &[u32],
) -> Result<(), Stop> {
    for part in parts {
        let one = candidates(found, joint.clause).find(|one| one.number == *part).ok_or(Refusal::Conflict)?;
        let agreed = one.author.is_none() || one.author == joint.author;
        tx.execute(&sql::ADD_PART, params![motion, joint.number, part, agreed])?;
    }
    Ok(())
}

/// Agrees that a joint text takes the place of one's own amendments.
pub(super) fn agree(tx: &mut WriteTx<'_>, motion: MotionId, joint: u32, by: MemberId) -> Result<(), Stop> {
    let found = Amendments::find(tx, motion)?;
    let waits = found.get(joint).is_some_and(|one| one.state == State::Open);
    let own: Vec<u32> = found
        .parts_of(joint)
        .map(|(part, _)| part)
        .filter(|part| found.get(*part).is_some_and(|one| one.author == Some(by)))
        .collect();
    if own.is_empty() || !waits {
        return Err(Refusal::NotAllowed.into());
    }
    for part in own {
        tx.execute(&sql::AGREE_PART, params![motion, joint, part])?;
    }
    Ok(())
}

/// The joint text is accepted, so its parts are no amendments of their own any more.
pub(super) fn take_place(
    tx: &mut WriteTx<'_>,
    motion: MotionId,
    found: &Amendments,
    joint: u32,
    now: Moment,
) -> Result<(), Stop> {
    for (part, _) in found.parts_of(joint) {
        tx.execute(&sql::JOIN_IN, params![motion, part, now])?;
        amending::let_go(tx, motion, part, now)?;
    }
    Ok(())
}
