//! Corrections of a frozen roll: two persons put somebody on whom the rules give a vote, or take somebody off whom they do not, before any voting code is made.
//!
//! Nobody is put on or taken off at will. What is wrong is put right on the roll of members first; then a correction brings the frozen roll in line with
//! what the rules say of this member. When the time is over the root is worked out anew, once, and stands on the public record.

use omov_record::Hash;
use omov_rules::decide::Ground;
use omov_store::{Moment, ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;

use super::ballot::{self, Settled};
use super::board::column;
use super::ends::Which;
use super::registrar::telling::Telling;
use super::roll::{self, Entitled};
use super::stage::RollFrozen;
use super::{Ballot, BallotId, groups as by_group, moves, paper, sql};
use crate::groups::GroupId;
use crate::house::work::{Task, Undone};
use crate::house::{Stop, ids};
use crate::members::{self, MemberId, Standing};
use crate::offices::Power;
use crate::offices::notice;
use crate::offices::second::{Deed, Occasion, Pending};
use crate::record::Step;

/// Puts somebody on the frozen roll.
pub(crate) const PUT_ON: Deed = Deed {
    name: "put-on-frozen-roll",
    power: Power::RunBallots,
    asks: "second-put-on-frozen-roll",
    under: None,
    act: "act-ballot-put-on-roll",
    says: title,
    look: page,
    facts: which,
    done: |tx, pending, occasion| done(tx, pending, occasion, true),
};

/// Takes somebody off it.
pub(crate) const TAKE_OFF: Deed = Deed {
    name: "take-off-frozen-roll",
    asks: "second-take-off-frozen-roll",
    act: "act-ballot-taken-off-roll",
    done: |tx, pending, occasion| done(tx, pending, occasion, false),
    ..PUT_ON
};

fn title(
    tx: &mut ReadTx<'_>,
    pending: &Pending,
    _: &omov_web::dates::Dates,
) -> Result<Vec<(&'static str, omov_web::words::Arg)>, Stop> {
    let Which { ballot } = pending.wanted()?;
    Ok(vec![("title", ballot::one(tx, ballot)?.title.into())])
}

fn page(pending: &Pending) -> Option<String> {
    pending.wanted::<Which>().ok().map(|which| format!("{}/correct", which.ballot.address()))
}

fn which(_: &mut ReadTx<'_>, pending: &Pending) -> Result<Vec<(&'static str, String)>, Stop> {
    Ok(vec![("ballot", pending.wanted::<Which>()?.ballot.to_string())])
}

/// Why somebody cannot be put on, or taken off.
#[derive(Clone, Debug)]
pub(super) enum Unfit {
    /// The name of the message that says it.
    Says(&'static str),
    /// The rules give them no vote, for these reasons.
    Rules(Vec<Ground>),
}

/// Whether the roll of a ballot can be corrected now.
pub(super) fn is_time(ballot: &Ballot, now: Moment) -> bool {
    ballot.root.is_some() && ballot.settled_at().is_none() && ballot.corrects_until.is_some_and(|until| now < until)
}

/// Looks whether it would put right what is wrong.
pub(super) fn look(
    tx: &mut ReadTx<'_>,
    ballot: &Ballot,
    (member, adds): (MemberId, bool),
) -> Result<Result<(), Unfit>, Stop> {
    let says = |name| Ok(Err(Unfit::Says(name)));
    if tx.optional::<bool>(&sql::CORRECTED, params![ballot.id, member])?.is_some() {
        return says("correction-again");
    }
    let stands = roll::mine(tx, ballot.id, member)?.is_some();
    let against = against(tx, ballot, member)?;
    match (adds, stands) {
        (true, true) => says("correction-on-already"),
        (false, false) => says("correction-not-on"),
        (true, false) if against.is_empty() => Ok(Ok(())),
        (true, false) => Ok(Err(Unfit::Rules(against))),
        (false, true) if against.is_empty() => says("correction-has-vote"),
        (false, true) => Ok(Ok(())),
    }
}

/// What the rules have against a member's vote in it, by what the roll of members says now.
fn against(tx: &mut ReadTx<'_>, ballot: &Ballot, id: MemberId) -> Result<Vec<Ground>, Stop> {
    let (book, place) = (ballot.rules(tx)?, ballot.place(tx)?);
    let member = members::find(tx, id)?.ok_or(Refusal::NotFound)?;
    let entitled = Entitled::new(tx, &book, (&ballot.kind, &place), (ballot.opens_at, ballot.freezes_at))?;
    if member.standing == Standing::Member && members::is_in(tx, id, ballot.group)? {
        return Ok(entitled.answer(tx, id, member.joined_at)?.against());
    }
    // Whoever is not in the group may be in the body that votes all the same, and mostly is not.
    Ok(entitled.decide(&entitled.person(tx, id)?).against())
}

/// Takes it down, once the second person has agreed.
fn done(tx: &mut WriteTx<'_>, pending: &Pending, occasion: &Occasion, adds: bool) -> Result<(), Stop> {
    let (Which { ballot: id }, member) = (pending.wanted()?, pending.about.ok_or(Refusal::Failed)?);
    let ballot = ballot::one(tx, id)?;
    if !is_time(&ballot, occasion.now) || look(tx, &ballot, (member, adds))?.is_err() {
        return Err(Refusal::Conflict.into());
    }
    tx.execute(&sql::ADD_CORRECTION, params![id, member, adds])?;
    let message = if adds { "correction-put-on" } else { "correction-taken-off" };
    let told = notice::Notice { id: occasion.ids[0], to: member, purpose: "roll", message };
    let with = [
        ("title", ballot.title.as_str().into()),
        ("page", occasion.house.address(&format!("{}/roll", id.address())).into()),
        ("reason", pending.reason.as_str().into()),
    ];
    Ok(notice::send(tx, &occasion.house, &told, &with, occasion.now)?)
}

/// Whether somebody stands on the roll as it was frozen.
pub(super) fn stands(tx: &mut ReadTx<'_>, ballot: &Ballot, member: MemberId) -> Result<bool, Stop> {
    Ok(roll::mine(tx, ballot.id, member)?.is_some())
}

/// How many were put on and taken off so far.
pub(super) fn count(tx: &mut ReadTx<'_>, ballot: &Ballot) -> Result<(u64, u64), Stop> {
    if let Some(settled) = ballot.settled {
        return Ok((settled.put_on, settled.taken_off));
    }
    let (on, off): (Vec<_>, Vec<_>) = all(tx, ballot.id)?.into_iter().partition(|(_, adds)| *adds);
    Ok((on.len() as u64, off.len() as u64))
}

/// Whom they have put on and taken off so far.
pub(super) fn all(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Vec<(MemberId, bool)>, Stop> {
    Ok(tx.all(&sql::CORRECTIONS, params![ballot])?)
}

/// How the places move when some leaves go and others come.
#[derive(Debug, PartialEq, Eq)]
struct Moved {
    /// Ranges of old places, each with how far it moves.
    ranges: Vec<(u64, u64, i64)>,
    /// The leaves in their new order.
    leaves: Vec<Hash>,
}

/// Works it out: `gone` are places, in ascending order; `come` are leaves.
fn moved(old: &[Hash], gone: &[u64], come: &[Hash]) -> Moved {
    let stays = |place: &u64| gone.binary_search(place).is_err();
    let kept = (0_u64..).zip(old).filter(|(place, _)| stays(place));
    let mut all: Vec<(Hash, Option<u64>)> = kept.map(|(place, leaf)| (*leaf, Some(place))).collect();
    all.extend(come.iter().map(|leaf| (*leaf, None)));
    all.sort_by_key(|(leaf, _)| leaf.0);
    let mut ranges: Vec<(u64, u64, i64)> = Vec::new();
    for (new, (_, place)) in (0_u64..).zip(&all) {
        let Some(place) = *place else { continue };
        let by = new.cast_signed() - place.cast_signed();
        match ranges.last_mut() {
            Some((_, end, same)) if *same == by && *end == place => *end += 1,
            _ => ranges.push((place, place + 1, by)),
        }
    }
    ranges.retain(|(.., by)| *by != 0);
    Moved { ranges, leaves: all.into_iter().map(|(leaf, _)| leaf).collect() }
}

/// Whoever is put on, with the salt of their leaf.
struct Coming {
    member: MemberId,
    group: GroupId,
    salt: [u8; 32],
    leaf: Hash,
}

/// The time is over: the corrections become part of the roll, and its root stands for good. Whoever was erased meanwhile has no vote, and goes with them.
pub(super) async fn settle(task: &Task, ballot: &Ballot) -> Result<(), Undone> {
    let id = ballot.id;
    let corrections = task.house.store().read(move |tx| all(tx, id)).await?;
    let salts = corrections.iter().map(|_| ids::chance::<32>()).collect::<Result<Vec<_>, _>>()?;
    let (telling, now) = (Telling::of(&task.house).await?, task.house.now());
    let put = move |tx: &mut WriteTx<'_>| {
        let ballot = ballot::one(tx, id)?.at::<RollFrozen>().ok_or(Refusal::Conflict)?.ballot;
        if ballot.settled_at().is_some() {
            return Ok(());
        }
        let (settled, mut facts) = correct(tx, &ballot, &salts, now)?;
        moves::corrected(tx, &ballot, &settled)?;
        let Settled { at, put_on, taken_off } = settled;
        facts.extend(paper::freeze(tx, &ballot)?);
        let (deed, rule) = ("ballot-roll-settled", "roll-corrections");
        ballot.record(tx, Step { deed, rule, office: None, facts, by: None, at: now })?;
        tx.execute(&sql::SETTLED, params![id, at, column(put_on), column(taken_off)])?;
        roll::told(tx, &ballot, &telling)
    };
    Ok(task.write(put).await?)
}

/// What the public record is told.
type Facts = Vec<(&'static str, String)>;

/// Puts on and takes off, and takes out whoever was erased; gives what the public record is told of it.
fn correct(tx: &mut WriteTx<'_>, ballot: &Ballot, salts: &[[u8; 32]], now: Moment) -> Result<(Settled, Facts), Stop> {
    let id = ballot.id;
    let (mut come, mut gone) = (Vec::new(), Vec::new());
    for (at, (member, adds)) in all(tx, id)?.into_iter().enumerate() {
        match (adds, roll::mine(tx, id, member)?) {
            (true, None) => {
                // Agreed upon since the salts were made: the work is done again, with enough of them.
                let salt = *salts.get(at).ok_or(Refusal::Conflict)?;
                let group = members::find(tx, member)?.map_or(ballot.group, |member| member.group);
                let leaf = Hash::leaf(roll::leaf(id, member, &salt).as_bytes());
                come.push(Coming { member, group, salt, leaf });
            }
            (false, Some(mine)) => gone.push(mine.place),
            _ => {}
        }
    }
    let settled = Settled { at: now, put_on: come.len() as u64, taken_off: gone.len() as u64 };
    let erased = erased(tx, ballot)?;
    let out = erased.len();
    gone.extend(erased);
    gone.sort_unstable();
    let leaves: Vec<Hash> = come.iter().map(|one| one.leaf).collect();
    let Moved { ranges, leaves } = moved(&roll::leaves(tx, id)?, &gone, &leaves);
    for place in gone {
        tx.execute(&sql::NO_VOTER, params![id, column(place)])?;
        tx.execute(&sql::NO_LEAF, params![id, column(place)])?;
    }
    // By way of the negative numbers, so that no two leaves are ever in one place.
    for (from, to, by) in ranges {
        tx.execute(&sql::SHIFT_LEAVES, params![id, column(from), column(to), by])?;
        tx.execute(&sql::SHIFT_VOTERS, params![id, column(from), column(to), by])?;
    }
    tx.execute(&sql::LAND_LEAVES, params![id])?;
    tx.execute(&sql::LAND_VOTERS, params![id])?;
    for one in come {
        let place = leaves.binary_search_by_key(&one.leaf.0, |leaf| leaf.0).map_err(|_| Refusal::Failed)? as u64;
        tx.execute(&sql::ADD_LEAF, params![id, column(place), one.leaf.0])?;
        tx.execute(&sql::ADD_VOTER, params![id, one.member, column(place), one.salt, one.group])?;
    }
    let (root, could) = (Hash::root(&leaves), leaves.len() as u64);
    tx.execute(&sql::FROZEN, params![id, column(could), root.0])?;
    let own: Vec<(GroupId, u64)> = tx.all(&sql::VOTERS_BY_GROUP, params![id])?;
    let groups = by_group::within(tx, ballot.group, own.into_iter().collect())?;
    let groups: Vec<_> = groups.iter().map(|(group, people)| format!("{group}: {people}")).collect();
    let mut facts = vec![
        ("roll-root", root.to_string()),
        ("could", could.to_string()),
        ("roll-groups", groups.join("; ")),
        ("put-on", settled.put_on.to_string()),
        ("taken-off", settled.taken_off.to_string()),
    ];
    if out > 0 {
        facts.push(("erased", out.to_string()));
    }
    Ok((settled, facts))
}

/// The places behind which there is nobody any more.
fn erased(tx: &mut ReadTx<'_>, ballot: &Ballot) -> Result<Vec<u64>, Stop> {
    let owned: Vec<u64> = tx.all(&sql::OWN_PLACES, params![ballot.id])?;
    let all = 0..ballot.could.unwrap_or_default();
    Ok(all.filter(|place| owned.binary_search(place).is_err()).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn leaf(n: u16) -> Hash {
        Hash::leaf(&n.to_be_bytes())
    }

    proptest! {
        #[test]
        fn every_leaf_that_stays_lands_where_the_new_order_has_it(
            old in prop::collection::btree_set(any::<u16>(), 0..60),
            gone in prop::collection::btree_set(0_u64..60, 0..8),
            come in prop::collection::btree_set(any::<u16>(), 0..8),
        ) {
            let come: Vec<Hash> = come.difference(&old).map(|n| leaf(*n)).collect();
            let mut old: Vec<Hash> = old.into_iter().map(leaf).collect();
            old.sort_by_key(|leaf| leaf.0);
            let gone: Vec<u64> = gone.into_iter().filter(|place| *place < old.len() as u64).collect();
            let Moved { ranges, leaves } = moved(&old, &gone, &come);
            prop_assert_eq!(leaves.len(), old.len() - gone.len() + come.len());
            prop_assert!(leaves.is_sorted_by_key(|leaf| leaf.0));
            for (place, leaf) in (0_u64..).zip(&old) {
                let new = leaves.binary_search_by_key(&leaf.0, |leaf| leaf.0);
                if gone.contains(&place) {
                    prop_assert!(new.is_err());
                    continue;
                }
                let by = ranges.iter().find(|(from, to, _)| (*from..*to).contains(&place)).map_or(0, |range| range.2);
                prop_assert_eq!(new, Ok(usize::try_from(place.cast_signed() + by).expect("a place")));
            }
            prop_assert!(ranges.len() <= 2 * (gone.len() + come.len()) + 1, "as few ranges as there are changes");
        }
    }
}
