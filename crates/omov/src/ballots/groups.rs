//! How many of the frozen roll belong to which group. Counts under five are not shown: they go to the group above, and where that would leave fewer
//! than five beside the others, the smallest of the others goes with them.

use std::collections::BTreeMap;

use omov_store::ReadTx;

use crate::groups::{self, GroupId};
use crate::house::Stop;

/// Fewer are not shown.
pub(super) const LEAST: u64 = 5;

/// The counts as everybody may see them, by the names of the groups.
pub(super) fn counts(
    tx: &mut ReadTx<'_>,
    top: GroupId,
    of: impl Iterator<Item = GroupId>,
) -> Result<Vec<(String, u64)>, Stop> {
    let mut own: BTreeMap<GroupId, u64> = BTreeMap::new();
    for group in of {
        *own.entry(group).or_default() += 1;
    }
    within(tx, top, own)
}

/// The same, where they are counted already: each with what is in none of the groups below it.
pub(super) fn within(
    tx: &mut ReadTx<'_>,
    top: GroupId,
    own: BTreeMap<GroupId, u64>,
) -> Result<Vec<(String, u64)>, Stop> {
    let mut parents = BTreeMap::new();
    let mut names = BTreeMap::new();
    let found: Vec<GroupId> = own.keys().copied().collect();
    for group in found {
        let Some(place) = groups::place(tx, group)? else { continue };
        let line: Vec<_> = place.all().collect();
        for (at, group) in line.iter().enumerate() {
            names.insert(group.id, group.name.clone());
            // People of a network, or of a group that moved, stand elsewhere in the tree: above them is the ballot's own group.
            let above = at.checked_sub(1).and_then(|above| line.get(above)).map(|above| above.id);
            parents.insert(group.id, above.filter(|_| group.id != top).unwrap_or(top));
        }
    }
    if let Some(group) = groups::find(tx, top)? {
        names.insert(top, group.name);
    }
    let merged = merged(own, &parents, top);
    Ok(merged.into_iter().map(|(group, people)| (names.get(&group).cloned().unwrap_or_default(), people)).collect())
}

/// Merges what is too small upward.
fn merged(
    mut own: BTreeMap<GroupId, u64>,
    parents: &BTreeMap<GroupId, GroupId>,
    top: GroupId,
) -> BTreeMap<GroupId, u64> {
    let depth = |group: GroupId| {
        let above = |at: &GroupId| (*at != top).then(|| parents.get(at).copied().unwrap_or(top));
        // A tree has no circle; the bound keeps a damaged one from going on for ever.
        std::iter::successors(Some(group), above).take(16).count()
    };
    let mut order: Vec<GroupId> = own.keys().chain(parents.values()).copied().collect();
    order.sort_by_key(|group| (std::cmp::Reverse(depth(*group)), *group));
    order.dedup();
    for group in order {
        let people = own.get(&group).copied().unwrap_or_default();
        if people == 0 || people >= LEAST {
            continue;
        }
        if group != top {
            own.remove(&group);
            *own.entry(parents.get(&group).copied().unwrap_or(top)).or_default() += people;
            continue;
        }
        // At the top, whoever is not shown beside the others would be counted by subtraction.
        let smallest = own.iter().filter(|(group, _)| **group != top).min_by_key(|(_, people)| **people);
        if let Some((group, with)) = smallest.map(|(group, with)| (*group, *with)) {
            own.remove(&group);
            *own.entry(top).or_default() += with;
        }
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> GroupId {
        GroupId([n; 16])
    }

    #[test]
    fn no_count_under_five_is_shown_nor_left_over_beside_the_others() {
        // 0 is the whole, 1 and 2 its regions, 11 and 12 in 1, 21 in 2.
        let parents = [(1, 0), (2, 0), (11, 1), (12, 1), (21, 2)].map(|(one, above)| (id(one), id(above)));
        let parents: BTreeMap<_, _> = parents.into_iter().collect();
        for seed in 0..4096_u64 {
            let own = [11_u8, 12, 21, 0, 1].iter().enumerate();
            let own: BTreeMap<_, _> = own
                .map(|(at, group)| (id(*group), (seed >> (2 * at)) % 4 * 3))
                .filter(|(_, people)| *people > 0)
                .collect();
            let all: u64 = own.values().sum();
            let shown = merged(own, &parents, id(0));
            assert_eq!(shown.values().sum::<u64>(), all, "nobody is lost");
            let small = shown.values().filter(|people| **people < LEAST).count();
            assert!(small == 0 || all < LEAST, "{seed}: {shown:?}");
        }
    }
}
