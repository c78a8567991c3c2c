//! Moving people when the boundaries of a group change, or when it closes: first as a plan that shows who would move from
//! where to where, then in the background, some at a time, each with a letter.

mod plan;
pub(crate) mod with_two;
mod work;

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};

pub(crate) use plan::{Between, plan};
pub(crate) use work::work;

use super::boundaries::{self, Beginning};
use super::{GroupId, sql};
use crate::house::ids::ids;
use crate::members::MemberId;

ids! {
    /// A change of boundaries; it sorts by time.
    MoveId;
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Looked at, not done.
    Draft,
    Going,
    Done,
}

/// A change of boundaries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Move {
    pub(crate) id: MoveId,
    pub(crate) group: GroupId,
    pub(crate) actor: MemberId,
    /// The group closes.
    pub(crate) closes: bool,
    /// What it is to have.
    pub(crate) beginnings: Vec<Beginning>,
    /// Those that change hands.
    pub(crate) changed: Vec<Beginning>,
    /// The groups that lose some.
    pub(crate) losing: Vec<GroupId>,
    pub(crate) reason: String,
    pub(crate) state: State,
    pub(crate) at: Moment,
    pub(crate) moved: u32,
    /// Behind whom it goes on.
    pub(crate) after: (String, MemberId),
}

impl FromRow for Move {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let list = |text: String| text.split('\n').filter_map(Beginning::new).collect();
        let losing: String = row.get(6)?;
        let state: String = row.get(8)?;
        Ok(Self {
            id: row.get(0)?,
            group: row.get(1)?,
            actor: row.get(2)?,
            closes: row.get(3)?,
            beginnings: list(row.get(4)?),
            changed: list(row.get(5)?),
            losing: losing.split(' ').filter_map(|id| id.parse().ok()).collect(),
            reason: row.get(7)?,
            state: match state.as_str() {
                "draft" => State::Draft,
                "going" => State::Going,
                _ => State::Done,
            },
            at: row.get(9)?,
            moved: row.get(10)?,
            after: (row.get(11)?, row.get(12)?),
        })
    }
}

/// Beginnings as they are kept: one a line, as there may be a space in one.
fn text(list: &[Beginning]) -> String {
    list.iter().map(Beginning::as_str).collect::<Vec<_>>().join("\n")
}

/// Keeps a plan, so that it can be looked at before it is done.
pub(crate) fn draft(tx: &mut WriteTx<'_>, new: &Move) -> Result<(), Error> {
    let Move { id, group, actor, closes, beginnings, reason, at, .. } = new;
    tx.execute(&sql::DRAFT_MOVE, params![group, id, actor, closes, text(beginnings), reason, at, MemberId([0; 16])])?;
    Ok(())
}

/// The change of that id.
pub(crate) fn find(tx: &mut ReadTx<'_>, group: GroupId, id: MoveId) -> Result<Option<Move>, Error> {
    tx.optional(&sql::MOVE, params![group, id])
}

/// The changes of a group that were done, the latest first.
pub(crate) fn list(tx: &mut ReadTx<'_>, group: GroupId) -> Result<Vec<Move>, Error> {
    const MOST: u32 = 20;
    tx.all(&sql::MOVES, params![group, MOST])
}

/// What a list of beginnings would change: those that change hands, and the groups that lose some of them.
pub(crate) fn changes(
    tx: &mut ReadTx<'_>,
    group: GroupId,
    beginnings: &[Beginning],
) -> Result<(Vec<Beginning>, Vec<GroupId>), Error> {
    let old = boundaries::of(tx, group)?;
    let mut changed: Vec<_> = old.iter().filter(|one| !beginnings.contains(one)).cloned().collect();
    let mut losing = Vec::new();
    if !changed.is_empty() {
        losing.push(group);
    }
    changed.extend(beginnings.iter().filter(|one| !old.contains(one)).cloned());
    for (_, other) in boundaries::taken(tx, group, beginnings)? {
        if !losing.contains(&other.id) {
            losing.push(other.id);
        }
    }
    Ok((changed, losing))
}

/// Draws the boundaries as a plan says and begins to move people. Says whether it was still a plan.
pub(crate) fn begin(tx: &mut WriteTx<'_>, plan: &Move, now: Moment) -> Result<bool, Error> {
    let (changed, losing) = changes(tx, plan.group, &plan.beginnings)?;
    let losing: Vec<_> = losing.iter().map(ToString::to_string).collect();
    let begun = tx.execute(&sql::BEGIN_MOVE, params![plan.group, plan.id, text(&changed), losing.join(" ")])? == 1;
    if begun {
        boundaries::set(tx, plan.group, &plan.beginnings)?;
        if plan.closes {
            super::close(tx, plan.group, now)?;
        }
        work::QUEUE.enqueue(tx, plan.id.0, &plan.group.to_string(), now)?;
    }
    Ok(begun)
}
