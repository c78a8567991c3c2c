//! How many people a group has. Each count is spread over several rows, so that people who join at the same time do not
//! wait for each other.

use std::collections::BTreeMap;

use omov_store::{Error, ReadTx, WriteTx, params};

use super::{MemberId, Standing, sql};
use crate::groups::GroupId;

/// How many rows a count is spread over.
const SHARDS: u8 = 8;

/// One person more, or one less.
pub(super) fn add(
    tx: &mut WriteTx<'_>,
    member: MemberId,
    group: GroupId,
    standing: Standing,
    people: i64,
) -> Result<(), Error> {
    // The last byte of an id is random, so people spread over the rows of a count.
    let shard = member.0[15] % SHARDS;
    tx.execute(&sql::COUNT_UP, params![group, standing, shard, people, people.max(0), (-people).max(0)]).map(|_| ())
}

/// How many came to stand so in a group and everything below it, and how many ceased to, since the house counts. It never falls: what
/// happened between two moments is the difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flow {
    pub(crate) came: u64,
    pub(crate) went: u64,
}

/// What came and went so far.
pub(crate) fn flow(tx: &mut ReadTx<'_>, group: GroupId, standing: Standing) -> Result<Flow, Error> {
    let (came, went) = tx.one(&sql::FLOW, params![group, standing])?;
    Ok(Flow { came, went })
}

/// How many people of each standing a group and everything below it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts([u64; Standing::ALL.len()]);

impl Counts {
    /// How many people stand so.
    pub(crate) fn of(&self, standing: Standing) -> u64 {
        self.0[standing as usize]
    }
}

/// How many people of each standing are in a group and everything below it.
pub(crate) fn counts(tx: &mut ReadTx<'_>, group: GroupId) -> Result<Counts, Error> {
    let rows: Vec<(Standing, u64)> = tx.all(&sql::COUNTS, params![group])?;
    let mut counts = Counts::default();
    for (standing, people) in rows {
        counts.0[standing as usize] = people;
    }
    Ok(counts)
}

/// How many people of that standing are in a group and everything below it.
pub(crate) fn count(tx: &mut ReadTx<'_>, group: GroupId, standing: Standing) -> Result<u64, Error> {
    tx.one(&sql::COUNT, params![group, standing])
}

/// What a recount of the roll finds.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Recount {
    /// How many lists the roll has: one for each standing that anybody has in a group.
    pub(crate) lists: usize,
    /// Where the count differs from the roll: the group, the standing, what is counted and what is there.
    pub(crate) wrong: Vec<(GroupId, Standing, i64, i64)>,
}

/// Counts everybody again.
pub(crate) fn recount(tx: &mut ReadTx<'_>) -> Result<Recount, Error> {
    let mut both: BTreeMap<(GroupId, Standing), (i64, i64)> = BTreeMap::new();
    for (group, standing, people) in tx.all::<(GroupId, Standing, i64)>(&sql::ALL_COUNTS, params![])? {
        both.entry((group, standing)).or_default().0 = people;
    }
    let roll = tx.all::<(GroupId, Standing, i64)>(&sql::RECOUNT, params![])?;
    let lists = roll.len();
    for (group, standing, people) in roll {
        both.entry((group, standing)).or_default().1 = people;
    }
    let wrong = both.into_iter().filter(|(_, (counted, there))| counted != there);
    let wrong = wrong.map(|((group, standing), (counted, there))| (group, standing, counted, there)).collect();
    Ok(Recount { lists, wrong })
}

/// How many members are in a network.
pub(crate) fn in_networks(tx: &mut ReadTx<'_>) -> Result<u64, Error> {
    tx.one(&sql::IN_NETWORKS, params![Standing::Member])
}

/// How many people of that standing each group has that has any.
pub(crate) fn everywhere(tx: &mut ReadTx<'_>, standing: Standing) -> Result<Vec<(GroupId, u64)>, Error> {
    tx.all(&sql::EVERYWHERE, params![standing])
}
