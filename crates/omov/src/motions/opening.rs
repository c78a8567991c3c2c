//! Moving a text: who may, by the rulebook, and what is fixed by it.

use omov_rules::model;
use omov_store::{ReadTx, WriteTx, params};
use omov_web::words::Words;

use super::motion::Motion;
use super::{clauses, scope, sql, text};
use crate::debates::{self, DebateId};
use crate::groups::Group;
use crate::house::Stop;
use crate::members::MemberId;
use crate::rules::{self, Rulebook};

/// A statement of a debate from which the first clause is begun.
pub(super) type Begun = (DebateId, u32);

/// The kinds of proposal that members of that group can make to it, by their names. Those that change the rules have a room of their own.
pub(super) fn kinds<'b>(book: &'b Rulebook, group: &Group) -> Vec<(&'b str, &'b model::Proposal)> {
    let changes = |name: &str| {
        book.changes.values().any(|change| change.through.as_ref().is_some_and(|through| through.value == name))
    };
    let here = |proposal: &model::Proposal| {
        let group = Some(group.kind.name());
        let ballot = book.ballots.get(&proposal.ballot.value).map(|ballot| ballot.who_votes.value.as_str());
        book.group_of_body(&proposal.proposed_by.value) == group
            && ballot.and_then(|body| book.group_of_body(body)) == group
    };
    let all = book.proposals.iter().filter(|(name, proposal)| here(proposal) && !changes(name));
    all.map(|(name, proposal)| (name.as_str(), proposal)).collect()
}

/// The words of a statement on which all agree, and the question of its debate: a clause can be begun from it.
pub(super) fn begun(tx: &mut ReadTx<'_>, (debate, statement): Begun) -> Result<Option<(String, String)>, Stop> {
    debates::agreed(tx, debate, statement)
}

/// Moves it with these clauses, if the rules let that member.
pub(super) fn open(
    tx: &mut WriteTx<'_>,
    (words, zone): (&Words, &str),
    motion: &Motion,
    mover: MemberId,
    bodies: &[String],
    source: Option<Begun>,
) -> Result<(), Stop> {
    let (book, number) = (rules::present(tx)?, rules::number(tx)?);
    let mut motion = Motion { book: number, ..motion.clone() };
    motion.ends_at =
        motion.rule(&book)?.collect_within.as_ref().map(|time| rules::after(zone, motion.moved_at, time.value));
    motion.outside = scope::of(&book, &motion).map(|ground| ground.path);
    motion.takes_part(tx, (words, zone, "motion-move-refused"), mover, motion.moved_at)?;
    let source = match source {
        Some(source) => begun(tx, source)?.map(|_| source),
        None => None,
    };
    keep(tx, &motion, mover, bodies, source)
}

/// Keeps it with its first version. Whoever moves it has signed it.
pub(super) fn keep(
    tx: &mut WriteTx<'_>,
    motion: &Motion,
    mover: MemberId,
    bodies: &[String],
    source: Option<Begun>,
) -> Result<(), Stop> {
    write_down(tx, motion, (mover, true), bodies, Vec::new())?;
    if let Some((debate, statement)) = source {
        tx.execute(&sql::ADD_SOURCE, params![motion.id, 1, debate, statement])?;
    }
    Ok(())
}

/// The same, by somebody who does not move it themselves where that is said; with more facts for the record.
pub(super) fn write_down(
    tx: &mut WriteTx<'_>,
    motion: &Motion,
    (by, moves): (MemberId, bool),
    bodies: &[String],
    more: Vec<(&'static str, String)>,
) -> Result<(), Stop> {
    motion.create(tx)?;
    if moves {
        tx.execute(&sql::ASK_MOVER, params![motion.id, by, true])?;
        tx.execute(&sql::SIGN, params![motion.id, by])?;
    }
    for (number, body) in (1..).zip(bodies) {
        clauses::put(tx, motion.id, number, 1, body)?;
    }
    tx.execute(&sql::ADD_VERSION, params![motion.id, 1, motion.moved_at, by, None::<u32>])?;
    let numbered: Vec<(u32, String)> = (1..).zip(bodies.iter().cloned()).collect();
    let print = text::fingerprint(&motion.title, &numbered);
    let mut facts = vec![("clauses", bodies.len().to_string()), ("sha-256", print)];
    facts.extend(motion.matter.iter().map(|matter| ("matter", matter.clone())));
    facts.extend(motion.outside.iter().map(|rule| ("outside", rule.clone())));
    facts.extend(more);
    motion.record(tx, ("motion-moved", "proposed-by"), facts, by, motion.moved_at)
}
