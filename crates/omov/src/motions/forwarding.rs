//! Sending a motion on to another group. There it opens with the same clauses under that group's own rules, and has a life of its own; each of the
//! two pages leads to the other.

use std::collections::VecDeque;

use omov_rules::model;
use omov_store::{Error, Moment, ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::motion::{self, Motion, State};
use super::{MotionId, clauses, movers, opening, scope, sql, voting};
use crate::ballots::Became;
use crate::groups::{self, Group, GroupId, Place};
use crate::house::Stop;
use crate::members::MemberId;
use crate::rules::{self, Rulebook};

/// One text is not sent to more groups than that.
pub(super) const MOST: usize = 100;

/// The groups to which a motion can be sent on: those that its own is part of, those beside its own, those within it. Only where members can propose
/// something by the rules.
pub(super) fn targets(tx: &mut ReadTx<'_>, book: &Rulebook, place: &Place) -> Result<Vec<Group>, Error> {
    let own = place.group().id;
    let beside = place.above().last().map(|parent| groups::parts(tx, parent.id)).transpose()?.unwrap_or_default();
    let all = place.above().iter().rev().cloned().chain(beside).chain(groups::parts(tx, own)?);
    let takes = |group: &Group| group.id != own && group.closed_at.is_none() && !opening::kinds(book, group).is_empty();
    Ok(all.filter(takes).collect())
}

/// Whether somebody may send it on: whoever moves it, unless it was taken back; once it was carried everybody who may propose where it goes.
pub(super) fn may(tx: &mut ReadTx<'_>, motion: &Motion, member: MemberId) -> Result<bool, Stop> {
    if motion.state == State::Withdrawn {
        return Ok(false);
    }
    Ok(movers::is_mover(&movers::all(tx, motion.id)?, member) || carried(tx, motion)?)
}

fn carried(tx: &mut ReadTx<'_>, motion: &Motion) -> Result<bool, Stop> {
    let became = voting::result(tx, motion)?.and_then(|(_, became)| became);
    Ok(became.is_some_and(|became| became.carried))
}

/// Whether nothing has become of it yet.
fn lives(tx: &mut ReadTx<'_>, motion: &Motion, now: Moment) -> Result<bool, Stop> {
    Ok(match motion.state {
        State::Open => motion.is_open(now),
        State::Withdrawn => false,
        State::Final => voting::result(tx, motion)?.is_none_or(|(_, became)| became.is_none()),
    })
}

/// Every motion that this one grew from or that grew from it by sending it on, with itself.
fn family(tx: &mut ReadTx<'_>, id: MotionId) -> Result<Vec<MotionId>, Error> {
    let mut first = id;
    for _ in 0..MOST {
        let Some((origin, _, _)) = origin(tx, first)? else { break };
        first = origin;
    }
    let (mut found, mut next) = (vec![first], VecDeque::from([first]));
    while let Some(one) = next.pop_front() {
        for (sent, _) in sent(tx, one)? {
            found.push(sent);
            next.push_back(sent);
        }
    }
    Ok(found)
}

/// Where a motion came from, which version of it that was, and when.
type Origin = (MotionId, u32, Moment);

fn origin(tx: &mut ReadTx<'_>, id: MotionId) -> Result<Option<Origin>, Error> {
    tx.optional(&sql::ORIGIN, params![id])
}

/// To which motions it was sent on, and when.
fn sent(tx: &mut ReadTx<'_>, id: MotionId) -> Result<Vec<(MotionId, Moment)>, Error> {
    tx.all(&sql::FORWARDED, params![id])
}

/// Where somebody would send it.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    /// What it will be there.
    pub(super) id: MotionId,
    pub(super) group: GroupId,
    pub(super) kind: String,
    /// What it is about, where that was never said, or the rules do not know it any more.
    pub(super) matter: Option<String>,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Sent(MotionId),
    /// The same text is there already, and nothing has become of it yet.
    There(MotionId),
    /// It was taken back, or every clause of it is gone.
    Late,
    /// It cannot go there.
    Nowhere,
    Full,
}

/// Sends it on. Whoever may propose there moves it there; where its movers may not, somebody of that group has to take it up.
pub(super) fn send(
    tx: &mut WriteTx<'_>,
    (words, zone): (&Words, &str),
    id: MotionId,
    (by, wish): (MemberId, &Wish),
    now: Moment,
) -> Result<Outcome, Stop> {
    let from = motion::one(tx, id)?;
    let bodies: Vec<String> = clauses::wordings(tx, id)?.now().into_values().filter(|body| !body.is_empty()).collect();
    if from.state == State::Withdrawn || bodies.is_empty() {
        return Ok(Outcome::Late);
    }
    if !may(tx, &from, by)? {
        return Err(Refusal::NotAllowed.into());
    }
    let (book, number, place) = (rules::present(tx)?, rules::number(tx)?, from.place(tx)?);
    let Some(group) = targets(tx, &book, &place)?.into_iter().find(|group| group.id == wish.group) else {
        return Ok(Outcome::Nowhere);
    };
    let Some(rule) = opening::kinds(&book, &group).into_iter().find(|(name, _)| *name == wish.kind) else {
        return Ok(Outcome::Nowhere);
    };
    let family = family(tx, id)?;
    for one in &family {
        let one = motion::one(tx, *one)?;
        if one.group == group.id && lives(tx, &one, now)? {
            return Ok(Outcome::There(one.id));
        }
    }
    if family.len() >= MOST {
        return Ok(Outcome::Full);
    }
    let new = there(&from, wish, (&book, number), rule.1, (zone, now));
    let moves = new.may_propose(tx, zone, by, now)?;
    if !moves && !movers::is_mover(&movers::all(tx, id)?, by) {
        // Says which rule does not let them propose there.
        new.takes_part(tx, (words, zone, "forward-refused"), by, now)?;
        return Err(Refusal::NotAllowed.into());
    }
    let facts = vec![("from", id.to_string())];
    opening::write_down(tx, &new, (by, moves), &bodies, facts)?;
    tx.execute(&sql::FORWARD, params![new.id, id, from.version, by, now])?;
    let facts = vec![("sent-to", new.id.to_string()), ("version", from.version.to_string())];
    from.record(tx, ("motion-forwarded", "proposed-by"), facts, by, now)?;
    Ok(Outcome::Sent(new.id))
}

/// The motion as it opens there.
fn there(
    from: &Motion,
    wish: &Wish,
    (book, number): (&Rulebook, i64),
    rule: &model::Proposal,
    (zone, now): (&str, Moment),
) -> Motion {
    let matter = from.matter.clone().filter(|matter| book.matters.contains_key(matter)).or(wish.matter.clone());
    let outside = matter.as_deref().and_then(|matter| scope::outside(book, rule, matter));
    Motion {
        book: number,
        about: from.about.clone(),
        ends_at: rule.collect_within.as_ref().map(|time| rules::after(zone, now, time.value)),
        outside: outside.map(|ground| ground.path),
        matter,
        ..Motion::new(wish.id, (wish.group, &wish.kind), &from.title, now)
    }
}

/// One end of the way of a motion: what it is there, in which group, when it went, and what came of it once members have decided.
#[derive(Clone, Debug)]
pub(super) struct End {
    pub(super) motion: Motion,
    pub(super) group: String,
    pub(super) at: Moment,
    pub(super) became: Option<Became>,
}

/// Where a motion came from, and where it went.
#[derive(Clone, Debug)]
pub(super) struct Journey {
    /// With the version that it had there.
    pub(super) from: Option<(End, u32)>,
    pub(super) to: Vec<End>,
    /// Whether the reader can send it on.
    pub(super) goes_on: bool,
}

impl Journey {
    pub(super) fn find(tx: &mut ReadTx<'_>, motion: &Motion, reader: Option<MemberId>) -> Result<Self, Stop> {
        let goes_on = match reader {
            Some(reader) => may(tx, motion, reader)?,
            None => false,
        };
        let from = match origin(tx, motion.id)? {
            Some((origin, version, at)) => Some((End::find(tx, origin, at)?, version)),
            None => None,
        };
        let mut to = Vec::new();
        for (id, at) in sent(tx, motion.id)? {
            to.push(End::find(tx, id, at)?);
        }
        Ok(Self { from, to, goes_on })
    }
}

impl End {
    fn find(tx: &mut ReadTx<'_>, id: MotionId, at: Moment) -> Result<Self, Stop> {
        let motion = motion::one(tx, id)?;
        let group = groups::find(tx, motion.group)?.map(|group| group.name).unwrap_or_default();
        let became = voting::result(tx, &motion)?.and_then(|(_, became)| became);
        Ok(Self { motion, group, at, became })
    }
}
