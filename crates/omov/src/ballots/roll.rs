//! The frozen roll: who may vote, as salted hashes under one root, so that each member can check that they stand on it, and nobody can read it.

use std::collections::BTreeSet;

use omov_record::Hash;
use omov_record::tree::Plan;
use omov_rules::decide::{Act, Answer, Asking, Facts, Person, Standing as Stands};
use omov_store::{Moment, ReadTx, WriteTx, params};
use omov_web::hex::hex;
use omov_web::refusal::Refusal;
use serde::Serialize;

use super::ballot;
use super::registrar::telling::{Telling, Tells};
use super::stage::{Draft, RollFrozen};
use super::{Ballot, BallotId, groups as by_group, moves, paper, registrar, sql};
use crate::groups::{self, GroupId};
use crate::house::work::{Task, Undone};
use crate::house::{Stop, ids, organisation};
use crate::members::{self, MemberId, Standing};
use crate::record::{self, Step};
use crate::rules::{self, Rulebook, asking};

/// So many rows are written at once.
const PIECE: usize = 500;
/// So many people are read at once.
const PAGE: u32 = 1000;

/// A place on the frozen roll.
#[derive(Clone, Debug)]
struct Place {
    member: MemberId,
    group: GroupId,
    salt: [u8; 32],
    leaf: Hash,
}

/// What is hashed for one member: docs/PROTOCOL.md, 22.
pub(super) fn leaf(ballot: BallotId, member: MemberId, salt: &[u8; 32]) -> String {
    format!("omov roll 1\n{ballot}\n{member}\n{}\n", hex(salt))
}

/// What the rules are asked of each member: whether they have a vote in such a ballot.
#[derive(Debug)]
pub(super) struct Entitled<'b> {
    book: &'b Rulebook,
    zone: String,
    asked: omov_rules::decide::Place,
    groups: BTreeSet<String>,
    act: Act,
    facts: Facts,
    now: omov_rules::value::Moment,
    /// Whether everybody in the group is in the body that votes.
    everyone: bool,
}

impl<'b> Entitled<'b> {
    /// In a ballot of that kind that opens at that moment and whose roll is frozen at the other.
    pub(super) fn new(
        tx: &mut ReadTx<'_>,
        book: &'b Rulebook,
        (kind, place): (&str, &groups::Place),
        (opens, freezes): (Moment, Moment),
    ) -> Result<Self, Stop> {
        let rule = book.ballots.get(kind).ok_or(Refusal::Failed)?;
        let zone = organisation::find(tx)?.map(|organisation| organisation.zone).unwrap_or_default();
        let (opens, now) = (rules::local(&zone, opens), rules::local(&zone, freezes));
        Ok(Self {
            book,
            asked: asking::place(place),
            groups: place.all().map(|group| group.id.to_string()).collect(),
            act: Act::Vote { ballot: kind.to_owned(), opens },
            facts: Facts::default(),
            now,
            everyone: book.bodies.get(&rule.who_votes.value).is_some_and(|body| body.everyone_in.is_some()),
            zone,
        })
    }

    /// What they say of a member of the group.
    pub(super) fn answer(&self, tx: &mut ReadTx<'_>, id: MemberId, joined_at: Moment) -> Result<Answer, Stop> {
        if !self.everyone {
            return Ok(self.decide(&self.person(tx, id)?));
        }
        let member_since = Some(rules::local(&self.zone, joined_at));
        let (id, age, groups) = (id.to_string(), Some(self.age()), self.groups.clone());
        Ok(self.decide(&Person { id, standing: Stands::Member, member_since, age, groups, ..Person::default() }))
    }

    /// Everything that is known of somebody.
    pub(super) fn person(&self, tx: &mut ReadTx<'_>, id: MemberId) -> Result<Person, Stop> {
        let member = members::find(tx, id)?.ok_or(Refusal::NotFound)?;
        Ok(Person { age: Some(self.age()), ..asking::person(tx, &member, &self.zone)? })
    }

    /// Whoever is a member said on joining that they are at least so old; no more is known of it.
    fn age(&self) -> u64 {
        self.book.membership.minimum_age.value
    }

    pub(super) fn decide(&self, who: &Person) -> Answer {
        let Self { act, asked: place, now, facts, .. } = self;
        self.book.decide(&Asking { who, act, place, now: *now, facts })
    }
}

/// Everybody who has a vote in a ballot of that kind that opens at that moment and whose roll is frozen at the other, each with the group in which they are
/// counted, from one snapshot.
pub(crate) fn eligible(
    tx: &mut ReadTx<'_>,
    book: &Rulebook,
    (kind, place): (&str, &groups::Place),
    times: (Moment, Moment),
) -> Result<Vec<(MemberId, GroupId)>, Stop> {
    let entitled = Entitled::new(tx, book, (kind, place), times)?;
    let mut found = Vec::new();
    let mut after = (String::new(), MemberId([0; 16]));
    loop {
        let people = members::list(tx, place.group().id, Standing::Member, (&after.0, after.1), PAGE)?;
        let Some(last) = people.last() else { return Ok(found) };
        after = (last.key.clone(), last.id);
        for one in people {
            if entitled.answer(tx, one.id, one.joined_at)?.is_allowed() {
                let home = members::find(tx, one.id)?.map_or(place.group().id, |member| member.group);
                found.push((one.id, home));
            }
        }
    }
}

/// Whether somebody has a vote in it, as far as that is known: by the frozen roll, or before there is one, by belonging to the group.
pub(crate) fn may_vote(tx: &mut ReadTx<'_>, ballot: &Ballot, member: MemberId) -> Result<bool, Stop> {
    if ballot.root.is_some() {
        return Ok(mine(tx, ballot.id, member)?.is_some());
    }
    let book = ballot.rules(tx)?;
    let body = book.bodies.get(&ballot.rule(&book)?.who_votes.value);
    Ok(body.is_some_and(|body| body.everyone_in.is_some()) && members::is_in(tx, member, ballot.group)?)
}

/// Freezes it: from now on nobody comes onto the roll of this ballot, and nobody goes.
pub(super) async fn freeze(task: &Task, ballot: &Ballot) -> Result<(), Undone> {
    let (id, asked) = (ballot.id, ballot.clone());
    let read = move |tx: &mut ReadTx<'_>| {
        let (book, place) = (asked.rules(tx)?, asked.place(tx)?);
        eligible(tx, &book, (&asked.kind, &place), (asked.opens_at, asked.freezes_at))
    };
    let people = task.house.store().read(read).await?;
    let mut places = Vec::with_capacity(people.len());
    for (member, group) in people {
        let salt = ids::chance::<32>()?;
        places.push(Place { member, group, salt, leaf: Hash::leaf(leaf(id, member, &salt).as_bytes()) });
    }
    places.sort_by_key(|place| place.leaf.0);
    let clear = move |tx: &mut WriteTx<'_>| {
        ballot::one(tx, id)?.at::<Draft>().ok_or(Refusal::Conflict)?;
        tx.execute(&sql::NO_VOTERS, params![id])?;
        tx.execute(&sql::NO_LEAVES, params![id])?;
        Ok(())
    };
    task.write(clear).await?;
    for (at, piece) in places.chunks(PIECE).enumerate() {
        if task.is_closing() {
            return Err(Undone::Later(std::time::Duration::ZERO));
        }
        let (first, piece) = (at * PIECE, piece.to_vec());
        let put = move |tx: &mut WriteTx<'_>| {
            for (at, place) in piece.iter().enumerate() {
                let number = (first + at) as u64;
                let number = i64::try_from(number).map_err(|_| Stop::from(Refusal::Failed))?;
                tx.execute(&sql::ADD_LEAF, params![id, number, place.leaf.0])?;
                tx.execute(&sql::ADD_VOTER, params![id, place.member, number, place.salt, place.group])?;
            }
            Ok(())
        };
        task.write(put).await?;
    }
    let leaves: Vec<Hash> = places.iter().map(|place| place.leaf).collect();
    let (root, could, now) = (Hash::root(&leaves), leaves.len(), task.house.now());
    let groups: Vec<GroupId> = places.iter().map(|place| place.group).collect();
    let telling = Telling::of(&task.house).await?;
    let last = move |tx: &mut WriteTx<'_>| {
        let frozen = ballot::one(tx, id)?.at::<Draft>().ok_or(Refusal::Conflict)?.on::<RollFrozen>(tx)?;
        let could = i64::try_from(could).map_err(|_| Stop::from(Refusal::Failed))?;
        tx.execute(&sql::FROZEN, params![id, could, root.0])?;
        let counts = by_group::counts(tx, frozen.ballot.group, groups.iter().copied())?;
        let counts: Vec<_> = counts.iter().map(|(group, people)| format!("{group}: {people}")).collect();
        let mut facts = vec![("roll-root", root.to_string()), ("could", could.to_string())];
        if frozen.ballot.corrects_until.is_none() {
            facts.push(("roll-groups", counts.join("; ")));
        }
        facts.extend(moves::end(tx, &frozen.ballot)?);
        match frozen.ballot.corrects_until {
            // The groups are told once, in the end: told before and after, they would say in which of them one person was corrected.
            Some(until) => facts.push(("corrected-until", record::minute(until))),
            None => facts.extend(paper::freeze(tx, &frozen.ballot)?),
        }
        let step = Step { deed: "ballot-roll-frozen", rule: "roll-freezes", office: None, facts, by: None, at: now };
        frozen.ballot.record(tx, step)?;
        if frozen.ballot.corrects_until.is_some() { Ok(()) } else { told(tx, &frozen.ballot, &telling) }
    };
    Ok(task.write(last).await?)
}

/// Tells whoever makes the codes outside of the house that the roll stands for good.
pub(super) fn told(tx: &mut WriteTx<'_>, ballot: &Ballot, telling: &Telling) -> Result<(), Stop> {
    match registrar::find(tx, ballot.id)?.as_ref().and_then(|codes| codes.accepted()) {
        Some(registrar) => telling.tell(tx, ballot, registrar.member, Tells::List),
        None => Ok(()),
    }
}

/// A member's place on the frozen roll.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mine {
    pub(super) place: u64,
    pub(super) salt: [u8; 32],
    pub(super) coded: bool,
    pub(super) voted: bool,
}

/// Where a member stands, if they do.
pub(super) fn mine(tx: &mut ReadTx<'_>, ballot: BallotId, member: MemberId) -> Result<Option<Mine>, Stop> {
    let found: Option<(u64, [u8; 32], bool, bool)> = tx.optional(&sql::VOTER, params![ballot, member])?;
    Ok(found.map(|(place, salt, coded, voted)| Mine { place, salt, coded, voted }))
}

/// Every leaf, in order.
pub(super) fn leaves(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Vec<Hash>, Stop> {
    let rows: Vec<[u8; 32]> = tx.all(&sql::LEAVES, params![ballot])?;
    Ok(rows.into_iter().map(Hash).collect())
}

/// A member's own leaf with what proves it: a file to keep, and to check without us.
#[derive(Debug, Serialize)]
pub(super) struct Proof {
    ballot: String,
    member: String,
    salt: String,
    leaf: String,
    place: u64,
    could: u64,
    root: String,
    /// The hashes beside the way to the root.
    #[serde(rename = "proof")]
    beside: Vec<String>,
}

/// The proof that a member stands on the frozen roll.
pub(super) fn proof(tx: &mut ReadTx<'_>, ballot: &Ballot, member: MemberId) -> Result<Option<Proof>, Stop> {
    let Some(mine) = mine(tx, ballot.id, member)? else { return Ok(None) };
    let leaves = leaves(tx, ballot.id)?;
    let size = leaves.len() as u64;
    let plan = Plan::inclusion(mine.place, size).map_err(|_| Refusal::Failed)?;
    let hashes = plan.positions().into_iter().map(|position| node(&leaves, position)).collect::<Vec<_>>();
    let found = plan.finish(&hashes).map_err(|_| Refusal::Failed)?;
    let leaf = Hash::leaf(leaf(ballot.id, member, &mine.salt).as_bytes());
    Ok(Some(Proof {
        ballot: ballot.id.to_string(),
        member: member.to_string(),
        salt: hex(&mine.salt),
        leaf: leaf.to_string(),
        place: mine.place,
        could: size,
        root: Hash::root(&leaves).to_string(),
        beside: found.iter().map(ToString::to_string).collect(),
    }))
}

/// The hash of a node of the tree over these leaves.
fn node(leaves: &[Hash], position: u64) -> Hash {
    let of = omov_record::tree::Node::at(position).entries();
    let at = |n: u64| usize::try_from(n).unwrap_or(usize::MAX).min(leaves.len());
    Hash::root(&leaves[at(of.start)..at(of.end)])
}
