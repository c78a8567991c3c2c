//! A motion and its amendments as things that can be answered, for the room of replies.

use omov_rules::model;
use omov_store::{Error, Moment, ReadTx, params};
use omov_web::refusal::Refusal;

use super::amendment::Amendments;
use super::motion::{self, Motion, State};
use super::{MotionId, clauses, sql, voting};
use crate::house::Stop;
use crate::replies::Thing;
use crate::rules::Rulebook;

/// The motion, or the amendment of that number to it.
pub(crate) fn answered(
    tx: &mut ReadTx<'_>,
    id: MotionId,
    amendment: Option<u32>,
    (zone, now): (&str, Moment),
) -> Result<Thing, Stop> {
    let motion = motion::one(tx, id)?;
    let (place, book) = (motion.place(tx)?, motion.rules(tx)?);
    let talk = talk(&book, motion.rule(&book)?).map(str::to_owned);
    let shut = (!is_talked_about(tx, &motion, now)?).then_some("replies-shut-motion");
    let whole = Thing {
        instead: talk.is_none().then(|| motion.proposing(u64::MAX, zone)),
        place,
        book,
        talk,
        opener: None,
        of: motion.title.clone(),
        page: id.address(),
        address: id.address(),
        words: motion.title,
        version: motion.version,
        clauses: clauses::wordings(tx, id)?.now(),
        shut,
    };
    let Some(number) = amendment else { return Ok(whole) };
    let found = Amendments::find(tx, id)?;
    let one = found.get(number).ok_or(Refusal::NotFound)?;
    let words = if one.body.is_empty() { one.reason.clone() } else { one.body.clone() };
    let (address, version) = (one.address(id), one.version);
    Ok(Thing { address, words, version, clauses: std::collections::BTreeMap::new(), ..whole })
}

/// The kind of debate among those who propose: its rules bound what is said to a motion. Of several it is the first by name.
fn talk<'b>(book: &'b Rulebook, rule: &model::Proposal) -> Option<&'b str> {
    let mut all = book.debates.iter().filter(|(_, debate)| debate.among.value == rule.proposed_by.value);
    all.next().map(|(name, _)| name.as_str())
}

/// Whether there is still something to say to it: from the moment it is moved until members have decided on it.
pub(super) fn is_talked_about(tx: &mut ReadTx<'_>, motion: &Motion, now: Moment) -> Result<bool, Stop> {
    Ok(match motion.state {
        State::Open => motion.is_open(now),
        State::Withdrawn => false,
        State::Final => voting::result(tx, motion)?.is_none_or(|(_, became)| became.is_none()),
    })
}

/// What a motion is called.
pub(crate) fn title(tx: &mut ReadTx<'_>, id: MotionId) -> Result<Option<String>, Error> {
    let found: Option<Motion> = tx.optional(&sql::FIND, params![id])?;
    Ok(found.map(|motion| motion.title))
}

/// What a clause said in a version; nothing where it was struck out, or its words were removed.
pub(crate) fn clause_of(tx: &mut ReadTx<'_>, id: MotionId, clause: u32, version: u32) -> Result<Option<String>, Error> {
    Ok(clauses::wordings(tx, id)?.at(version).remove(&clause).filter(|body| !body.is_empty()))
}
