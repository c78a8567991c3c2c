//! Which group a postcode belongs to. A group has a list of beginnings of postcodes, and the longest that fits decides.

use std::collections::HashMap;

use omov_store::{Error, ReadTx, WriteTx, params};

pub(crate) use super::beginning::Beginning;
use super::{Group, GroupId, sql};

/// The group that a postcode belongs to.
pub(crate) fn by_postcode(tx: &mut ReadTx<'_>, postcode: &str) -> Result<Option<GroupId>, Error> {
    for beginning in Beginning::all_of(postcode) {
        if let Some(group) = tx.optional(&sql::BOUNDARY, params![beginning])? {
            return Ok(Some(group));
        }
    }
    Ok(None)
}

/// The beginnings that belong to a group.
pub(crate) fn of(tx: &mut ReadTx<'_>, group: GroupId) -> Result<Vec<Beginning>, Error> {
    tx.all(&sql::BOUNDARIES_OF, params![group])
}

/// All boundaries, for looking at many people: or as they would be if somebody drew them otherwise.
#[derive(Clone, Debug, Default)]
pub(crate) struct Map(HashMap<String, GroupId>);

impl Map {
    /// As they are.
    pub(crate) fn read(tx: &mut ReadTx<'_>) -> Result<Self, Error> {
        let all: Vec<(String, GroupId)> = tx.all(&sql::ALL_BOUNDARIES, params![])?;
        Ok(Self(all.into_iter().collect()))
    }

    /// As they would be if a group had exactly these beginnings.
    pub(crate) fn set(&mut self, group: GroupId, beginnings: &[Beginning]) {
        self.0.retain(|_, holder| *holder != group);
        self.0.extend(beginnings.iter().map(|beginning| (beginning.as_str().to_owned(), group)));
    }

    /// The group that a postcode belongs to.
    pub(crate) fn find(&self, postcode: &str) -> Option<GroupId> {
        Beginning::all_of(postcode).iter().find_map(|beginning| self.0.get(beginning.as_str()).copied())
    }
}

/// Gives a group exactly these beginnings. What another group has of them is taken from it: ask [`taken`] first.
pub(crate) fn set(tx: &mut WriteTx<'_>, group: GroupId, beginnings: &[Beginning]) -> Result<(), Error> {
    tx.execute(&sql::DROP_BOUNDARIES, params![group])?;
    for beginning in beginnings {
        tx.execute(&sql::SET_BOUNDARY, params![beginning, group])?;
    }
    Ok(())
}

/// Which of these beginnings belong to other groups, and to which: one that is longer than what another group has takes
/// people from it as well.
pub(crate) fn taken(
    tx: &mut ReadTx<'_>,
    group: GroupId,
    beginnings: &[Beginning],
) -> Result<Vec<(Beginning, Group)>, Error> {
    let mut taken = Vec::new();
    for beginning in beginnings {
        let holder = by_postcode(tx, beginning.as_str())?;
        let Some(holder) = holder.filter(|holder| *holder != group) else { continue };
        if let Some(other) = super::find(tx, holder)? {
            taken.push((beginning.clone(), other));
        }
    }
    Ok(taken)
}

#[cfg(test)]
mod tests {
    use super::{Beginning, by_postcode, of, set, taken};
    use crate::house::testing::in_a_house;

    fn list(of: &[&str]) -> Vec<Beginning> {
        of.iter().map(|typed| Beginning::new(typed).expect("a beginning")).collect()
    }

    #[test]
    fn the_longest_beginning_decides_however_the_postcode_is_typed() {
        in_a_house(async |hall| {
            let (own, other) = (hall.own, hall.other);
            let store = hall.house.store();
            let put = store.write(move |tx| {
                set(tx, own, &list(&["EM1", "EM 2"]))?;
                Ok(set(tx, other, &list(&["em1 9"]))?)
            });
            put.await.expect("boundaries are drawn");
            let found = store.read(move |tx| {
                let of = |tx: &mut _, postcode| by_postcode(tx, postcode).expect("a look");
                assert_eq!(of(tx, "EM1 2AB"), Some(own));
                assert_eq!(of(tx, "em1 9zz"), Some(other), "longer than EM1");
                assert_eq!(of(tx, " e.m-2"), Some(own));
                assert_eq!(of(tx, "EM"), None);
                assert_eq!(of(tx, ""), None);
                assert_eq!(of(tx, &"É".repeat(10_000)), None, "a text without end");
                Ok(())
            });
            found.await.expect("a look");
        });
    }

    #[test]
    fn a_beginning_belongs_to_one_group_and_who_asks_learns_to_which() {
        in_a_house(async |hall| {
            let (own, other) = (hall.own, hall.other);
            let done = hall.house.store().write(move |tx| {
                set(tx, own, &list(&["EM1", "EM2"]))?;
                let asked = taken(tx, other, &list(&["EM2", "EM3", "EM1 4"]))?;
                let asked: Vec<_> = asked.iter().map(|(beginning, group)| (beginning.as_str(), group.id)).collect();
                assert_eq!(asked, [("EM2", own), ("EM1 4", own)], "also what only a longer one takes");
                set(tx, other, &list(&["EM2", "EM3"]))?;
                assert_eq!(of(tx, own)?, list(&["EM1"]), "it is taken from the first");
                assert_eq!(of(tx, other)?, list(&["EM2", "EM3"]));
                Ok(())
            });
            done.await.expect("boundaries are drawn");
        });
    }
}
