//! Who would move from where to where.
//!
//! Somebody moves when their postcode belongs to another group than they do, and they are in a group that loses it, or in
//! one above the group that gains it. Whoever is elsewhere for another reason stays.

use std::collections::{BTreeMap, HashMap, HashSet};

use omov_store::{Error, ReadTx};

use super::super::boundaries::{Beginning, Map};
use super::super::{self as groups, GroupId};
use super::{Move, changes};
use crate::members::by_place::{self, Living};
use crate::members::{MemberId, Standing};

/// From which group to which.
pub(crate) type Between = (GroupId, GroupId);

/// So many people are looked at in one go.
const AT_ONCE: u32 = 500;

/// Where everybody belongs under the boundaries of a plan.
pub(super) struct Judge {
    map: Map,
    parents: HashMap<GroupId, Option<GroupId>>,
    losing: Vec<GroupId>,
    /// What changes hands.
    changed: HashSet<Beginning>,
    /// The group that closes, and where its people go whose postcode belongs to no group.
    closing: Option<(GroupId, GroupId)>,
}

impl Judge {
    /// As the boundaries will be, or are once the plan is done.
    pub(super) fn new(
        tx: &mut ReadTx<'_>,
        plan: &Move,
        changed: &[Beginning],
        losing: Vec<GroupId>,
    ) -> Result<Self, Error> {
        let mut map = Map::read(tx)?;
        map.set(plan.group, &plan.beginnings);
        let mut parents: HashMap<_, _> = groups::open(tx)?.into_iter().map(|group| (group.id, group.parent)).collect();
        let mut closing = None;
        if plan.closes
            && let Some(group) = groups::find(tx, plan.group)?
        {
            parents.insert(group.id, group.parent);
            closing = group.parent.map(|parent| (group.id, parent));
        }
        Ok(Self { map, parents, losing, changed: changed.iter().cloned().collect(), closing })
    }

    /// Where somebody goes; none if they stay.
    pub(super) fn goes(&self, one: &Living) -> Option<GroupId> {
        if one.standing == Standing::Left {
            return None;
        }
        if let Some((closing, parent)) = self.closing {
            return (one.group == closing).then(|| self.map.find(&one.postcode).unwrap_or(parent));
        }
        if !Beginning::all_of(&one.postcode).iter().any(|beginning| self.changed.contains(beginning)) {
            return None;
        }
        let to = self.map.find(&one.postcode)?;
        let loses = self.losing.iter().any(|loser| self.is_in(one.group, *loser));
        (!self.is_in(one.group, to) && (loses || self.is_in(to, one.group))).then_some(to)
    }

    /// Whether a group is another or part of it.
    fn is_in(&self, mut group: GroupId, whole: GroupId) -> bool {
        // A tree has no circle; the bound keeps a damaged one from holding this up.
        for _ in 0..8 {
            if group == whole {
                return true;
            }
            match self.parents.get(&group) {
                Some(Some(parent)) => group = *parent,
                _ => return false,
            }
        }
        false
    }
}

/// Of some beginnings the letters and figures, without those that others cover, in order.
fn outermost(changed: &[Beginning]) -> Vec<String> {
    let mut sorted: Vec<_> = changed.iter().map(Beginning::plain).collect();
    sorted.sort();
    let mut outer: Vec<String> = Vec::new();
    for one in sorted {
        if !outer.last().is_some_and(|last| one.starts_with(last.as_str())) {
            outer.push(one);
        }
    }
    outer
}

/// The next people whom a plan may concern, and behind whom to go on; nobody when all were seen.
pub(super) fn next(
    tx: &mut ReadTx<'_>,
    plan: &Move,
    changed: &[Beginning],
    after: &(String, MemberId),
    most: u32,
) -> Result<Vec<Living>, Error> {
    if plan.closes {
        return by_place::of_group(tx, plan.group, after.1, most);
    }
    for beginning in outermost(changed) {
        let found = by_place::living(tx, &beginning, (&after.0, after.1), most)?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

/// Who would move: how many people from which group to which.
pub(crate) fn plan(tx: &mut ReadTx<'_>, plan: &Move) -> Result<BTreeMap<Between, u32>, Error> {
    let (changed, losing) = changes(tx, plan.group, &plan.beginnings)?;
    let judge = Judge::new(tx, plan, &changed, losing)?;
    let mut moves = BTreeMap::new();
    let mut after = (String::new(), MemberId([0; 16]));
    loop {
        let people = next(tx, plan, &changed, &after, AT_ONCE)?;
        let Some(last) = people.last() else { return Ok(moves) };
        after = (last.key.clone(), last.id);
        for one in &people {
            if let Some(to) = judge.goes(one) {
                *moves.entry((one.group, to)).or_default() += 1;
            }
        }
    }
}
