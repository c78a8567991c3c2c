//! Amending a motion: made by whoever may propose, answered by those who move it, and never on words that have changed meanwhile.

use omov_store::{Moment, ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::amendment::{Amendment, Amendments, State};
use super::motion::{self, Motion};
use super::{MotionId, clauses, joining, movers, sql, text};
use crate::house::Stop;
use crate::members::MemberId;

/// More amendments are not taken to one motion.
pub(super) const MOST: usize = 500;

/// What somebody would change.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    /// 0 for a new one.
    pub(super) clause: u32,
    pub(super) target: Option<u32>,
    /// The version of the motion that the writer saw, or that of the amendment they would change.
    pub(super) seen: u32,
    pub(super) body: String,
    pub(super) reason: String,
    /// The amendments whose place it would take.
    pub(super) parts: Vec<u32>,
    /// The amendment of theirs that it is written for anew.
    pub(super) renews: Option<u32>,
}

/// What became of a wish to amend.
pub(super) enum Outcome {
    Made(u32),
    /// The words were others by then.
    Changed,
    /// It would change nothing.
    Same,
    /// Somebody would already have it so.
    There(u32),
    /// There are as many amendments as there can be.
    Full,
}

/// Makes an amendment.
pub(super) fn make(
    tx: &mut WriteTx<'_>,
    (words, zone): (&Words, &str),
    motion: &Motion,
    author: MemberId,
    wish: &Wish,
    now: Moment,
) -> Result<Outcome, Stop> {
    motion.takes_part(tx, (words, zone, "amend-refused"), author, now)?;
    let found = Amendments::find(tx, motion.id)?;
    let Some(present) = found.present((wish.clause, wish.target)).map(str::to_owned) else {
        return Ok(Outcome::Changed);
    };
    if seen(tx, motion.id, &found, wish)?.as_deref() != Some(&*present) {
        return Ok(Outcome::Changed);
    }
    if wish.body == present {
        return Ok(Outcome::Same);
    }
    let place = (wish.clause, wish.target);
    let renewed = wish.renews.and_then(|number| found.get(number));
    let renewed = renewed.filter(|one| one.author == Some(author) && one.state == State::Open);
    let twin = found.open().find(|one| {
        (one.clause, one.target) == place
            && renewed.is_none_or(|old| old.number != one.number)
            // A joint text may read as one of its parts does on top of another.
            && !wish.parts.contains(&one.number)
            && found.fitted(one).as_deref() == Some(&*wish.body)
    });
    if let Some(twin) = twin {
        return Ok(Outcome::There(twin.number));
    }
    if found.all.len() >= MOST {
        return Ok(Outcome::Full);
    }
    if let Some(old) = renewed {
        answer(tx, motion.id, old.number, (State::Withdrawn, ""), now)?;
    }
    let number = found.all.last().map_or(1, |last| last.number + 1);
    let new = Amendment {
        number,
        clause: wish.clause,
        target: wish.target,
        base: present,
        body: wish.body.clone(),
        reason: wish.reason.clone(),
        author: Some(author),
        name: None,
        at: now,
        version: 1,
        state: State::Open,
        answered_at: None,
        answer: String::new(),
    };
    new.create(tx, motion.id)?;
    joining::keep(tx, motion.id, &found, &new, &wish.parts)?;
    Ok(Outcome::Made(number))
}

/// The words that the writer had before them.
fn seen(tx: &mut ReadTx<'_>, motion: MotionId, found: &Amendments, wish: &Wish) -> Result<Option<String>, Stop> {
    Ok(match wish.target {
        Some(target) => found.get(target).filter(|one| one.version == wish.seen).map(|one| one.body.clone()),
        None if wish.clause == 0 => Some(String::new()),
        None => clauses::wordings(tx, motion)?.at(wish.seen).remove(&wish.clause),
    })
}

/// Writes down what became of an amendment, and lets go of those that would have changed its words. Says whether it still waited.
fn answer(
    tx: &mut WriteTx<'_>,
    motion: MotionId,
    number: u32,
    (state, why): (State, &str),
    now: Moment,
) -> Result<bool, Stop> {
    let waited = tx.execute(&sql::ANSWER, params![motion, number, state, now, why])? == 1;
    if waited {
        let_go(tx, motion, number, now)?;
    }
    Ok(waited)
}

/// Those that would have changed the words of an amendment that is answered have nothing to change any more.
pub(super) fn let_go(tx: &mut WriteTx<'_>, motion: MotionId, number: u32, now: Moment) -> Result<(), Stop> {
    tx.execute(&sql::LET_GO, params![motion, number, now])?;
    Ok(())
}

/// What became of a wish to accept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Accepted {
    Done,
    /// Somebody has answered it, or the motion, meanwhile.
    Late,
    /// Its words have changed in the same places since it was written.
    Changed,
    /// Not all agree whose amendments it would take the place of.
    Waits,
}

/// Who answers an amendment: those who move the motion, or whoever wrote the amendment that it would change.
pub(super) fn must_answer(
    tx: &mut ReadTx<'_>,
    motion: MotionId,
    found: &Amendments,
    one: &Amendment,
    by: MemberId,
) -> Result<(), Stop> {
    match one.target {
        None => movers::must_move(tx, motion, by),
        Some(target) if found.get(target).is_some_and(|target| target.author == Some(by)) => Ok(()),
        Some(_) => Err(Refusal::NotAllowed.into()),
    }
}

/// Accepts an amendment: the words are changed, and the motion (or the amendment that it is to) has a new version.
pub(super) fn accept(
    tx: &mut WriteTx<'_>,
    id: MotionId,
    number: u32,
    by: MemberId,
    now: Moment,
) -> Result<Accepted, Stop> {
    let motion = motion::one(tx, id)?;
    let found = Amendments::find(tx, id)?;
    let one = found.get(number).ok_or(Refusal::NotFound)?;
    must_answer(tx, id, &found, one, by)?;
    if !motion.is_open(now) || one.state != State::Open {
        return Ok(Accepted::Late);
    }
    if found.waits(number) {
        return Ok(Accepted::Waits);
    }
    let Some(body) = found.fitted(one) else { return Ok(Accepted::Changed) };
    if let Some(target) = one.target {
        let of = found.get(target).ok_or(Refusal::NotFound)?;
        if tx.execute(&sql::REWORD, params![id, target, body, of.version])? != 1 {
            return Ok(Accepted::Late);
        }
        answer(tx, id, number, (State::Accepted, ""), now)?;
        return Ok(Accepted::Done);
    }
    if tx.execute(&sql::NEXT_VERSION, params![id, motion.version])? != 1 {
        return Ok(Accepted::Late);
    }
    let version = motion.version + 1;
    let clause = if one.clause > 0 { one.clause } else { found.clauses.keys().last().map_or(1, |last| last + 1) };
    clauses::put(tx, id, clause, version, &body)?;
    answer(tx, id, number, (State::Accepted, ""), now)?;
    joining::take_place(tx, id, &found, number, now)?;
    tx.execute(&sql::ADD_VERSION, params![id, version, now, by, number])?;
    let clauses: Vec<(u32, String)> = clauses::wordings(tx, id)?.now().into_iter().collect();
    let facts = vec![
        ("amendment", number.to_string()),
        ("clause", clause.to_string()),
        ("version", version.to_string()),
        ("sha-256", text::fingerprint(&motion.title, &clauses)),
    ];
    motion.record(tx, ("motion-amended", "proposed-by"), facts, by, now)?;
    Ok(Accepted::Done)
}

/// Declines an amendment, and says why. Says whether it still waited.
pub(super) fn decline(
    tx: &mut WriteTx<'_>,
    id: MotionId,
    (number, why): (u32, &str),
    by: MemberId,
    now: Moment,
) -> Result<bool, Stop> {
    let found = Amendments::find(tx, id)?;
    let one = found.get(number).ok_or(Refusal::NotFound)?;
    must_answer(tx, id, &found, one, by)?;
    answer(tx, id, number, (State::Declined, why), now)
}

/// Takes back what somebody would have changed themselves. Says whether it still waited.
pub(super) fn withdraw(
    tx: &mut WriteTx<'_>,
    id: MotionId,
    number: u32,
    by: MemberId,
    now: Moment,
) -> Result<bool, Stop> {
    let found = Amendments::find(tx, id)?;
    let one = found.get(number).ok_or(Refusal::NotFound)?;
    if one.author != Some(by) {
        return Err(Refusal::NotAllowed.into());
    }
    answer(tx, id, number, (State::Withdrawn, ""), now)
}
