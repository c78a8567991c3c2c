//! Who came onto the roll, and who went, between the call of a ballot and the freezing of its roll: public as counts. Where it is so many that it could have
//! been done for this ballot's sake, the ballot does not open until a scrutineer has looked at it.

use std::collections::BTreeMap;

use omov_store::{Moment, ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;

use super::ballot::Settled;
use super::scrutiny::{self, Done};
use super::stage::State;
use super::{Ballot, BallotId, ballot, groups as by_group, sql, work};
use crate::groups::{self, GroupId};
use crate::house::Stop;
use crate::members::{self, MemberId, Standing};
use crate::offices::acts::ActId;

/// A change of fewer is none to be looked at, however small the group.
const BURST: u64 = 5;
/// Otherwise it is more than one in so many of those who were members at the call.
const ONE_IN: u64 = 20;

/// What came and went, as everybody may see it: no count from one to four stands anywhere.
#[derive(Clone, Debug)]
pub(super) struct Moves {
    pub(super) came: Shown,
    pub(super) went: Shown,
}

/// One of the two directions.
#[derive(Clone, Debug, Default)]
pub(super) struct Shown {
    /// In the whole group; nothing where it is from one to four.
    pub(super) all: Option<u64>,
    /// In the groups directly within it, by name, as far as it can be shown.
    pub(super) within: Vec<(String, u64)>,
}

/// Takes down how the counts stand at the call. A ballot in which office-holders vote has no such counts: who they are is public.
pub(super) fn begin(tx: &mut WriteTx<'_>, ballot: &Ballot) -> Result<(), Stop> {
    let book = ballot.rules(tx)?;
    let rule = ballot.rule(&book)?;
    if book.bodies.get(&rule.who_votes.value).is_none_or(|body| body.everyone_in.is_none()) {
        return Ok(());
    }
    let mut groups: Vec<GroupId> = groups::parts(tx, ballot.group)?.into_iter().map(|group| group.id).collect();
    groups.push(ballot.group);
    for group in groups {
        let now = members::flow(tx, group, Standing::Member)?;
        let people = column(members::count(tx, group, Standing::Member)?)?;
        tx.execute(&sql::ADD_MOVES, params![ballot.id, group, people, column(now.came)?, column(now.went)?])?;
    }
    Ok(())
}

/// Works out what came and went, now that the roll freezes. Says whether it is a burst, and what the public record is told.
pub(super) fn end(tx: &mut WriteTx<'_>, ballot: &Ballot) -> Result<Vec<(&'static str, String)>, Stop> {
    let rows = rows(tx, ballot.id)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    for (group, _, came, went) in &rows {
        let now = members::flow(tx, *group, Standing::Member)?;
        let (came, went) = (column(now.came.saturating_sub(*came))?, column(now.went.saturating_sub(*went))?);
        tx.execute(&sql::SET_MOVES, params![ballot.id, group, came, went])?;
    }
    if is_burst(tx, ballot)? {
        tx.execute(&sql::ADD_BURST, params![ballot.id])?;
    }
    let moves = find(tx, ballot)?.ok_or(Refusal::Failed)?;
    Ok(vec![("came-since-call", moves.came.plain()), ("went-since-call", moves.went.plain())])
}

/// So many were put on the frozen roll and so many taken off: a burst as well, and if another was looked at before, this one has to be looked at too.
pub(super) fn corrected(tx: &mut WriteTx<'_>, ballot: &Ballot, settled: &Settled) -> Result<(), Stop> {
    let of = ballot.could.unwrap_or_default();
    if is_many(settled.put_on, of) || is_many(settled.taken_off, of) {
        tx.execute(&sql::ADD_BURST, params![ballot.id])?;
    }
    Ok(())
}

/// Whether so many came or went that somebody has to look at it.
fn is_burst(tx: &mut ReadTx<'_>, ballot: &Ballot) -> Result<bool, Stop> {
    let own = rows(tx, ballot.id)?.into_iter().find(|(group, ..)| *group == ballot.group);
    Ok(own.is_some_and(|(_, members, came, went)| is_many(came, members) || is_many(went, members)))
}

fn is_many(moved: u64, of: u64) -> bool {
    moved >= BURST && moved.saturating_mul(ONE_IN) > of
}

/// Group, members at the call, came, went.
fn rows(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Vec<(GroupId, u64, u64, u64)>, Stop> {
    Ok(tx.all(&sql::MOVES, params![ballot])?)
}

fn column(number: u64) -> Result<i64, Stop> {
    i64::try_from(number).map_err(|_| Refusal::Failed.into())
}

/// What came and went, once the roll is frozen.
pub(super) fn find(tx: &mut ReadTx<'_>, ballot: &Ballot) -> Result<Option<Moves>, Stop> {
    let rows = rows(tx, ballot.id)?;
    if rows.is_empty() {
        return Ok(None);
    }
    let mut shown = |of: fn(&(GroupId, u64, u64, u64)) -> u64| -> Result<Shown, Stop> {
        let all = rows.iter().find(|row| row.0 == ballot.group).map(of).unwrap_or_default();
        let mut own: BTreeMap<GroupId, u64> =
            rows.iter().filter(|row| row.0 != ballot.group).map(|row| (row.0, of(row))).collect();
        // Whoever is in no group within, or in several, is counted at the top.
        let rest = all.saturating_sub(own.values().sum());
        own.insert(ballot.group, rest);
        let within = if all < by_group::LEAST { Vec::new() } else { by_group::within(tx, ballot.group, own)? };
        Ok(Shown { all: (all == 0 || all >= by_group::LEAST).then_some(all), within })
    };
    Ok(Some(Moves { came: shown(|row| row.2)?, went: shown(|row| row.3)? }))
}

impl Shown {
    /// As it stands on the public record.
    fn plain(&self) -> String {
        let Some(all) = self.all else { return format!("fewer than {}", by_group::LEAST) };
        let within = self.within.iter().map(|(group, people)| format!("{group}: {people}"));
        [all.to_string()].into_iter().chain(within).collect::<Vec<_>>().join("; ")
    }
}

/// How a burst stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Burst {
    None,
    /// The ballot does not open.
    Waits,
    /// When, and why it may open all the same.
    Acknowledged(Moment, String),
}

/// Whether somebody has to look at it, and has.
pub(super) fn burst(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Burst, Stop> {
    let found: Option<(Option<Moment>, Option<String>)> = tx.optional(&sql::BURST, params![ballot])?;
    Ok(match found {
        None => Burst::None,
        Some((None, _)) => Burst::Waits,
        Some((Some(at), reason)) => Burst::Acknowledged(at, reason.unwrap_or_default()),
    })
}

/// A scrutineer has looked at it, and says why the ballot may open all the same.
pub(super) fn acknowledge(
    tx: &mut WriteTx<'_>,
    id: BallotId,
    by: MemberId,
    (act, reason): (ActId, &str),
    now: Moment,
) -> Result<(), Stop> {
    let ballot = ballot::one(tx, id)?;
    scrutiny::must_hold(tx, &ballot, by, now)?;
    let before = matches!(ballot.state, State::RollFrozen | State::KeysReady);
    if !before || burst(tx, id)? != Burst::Waits {
        return Err(Refusal::Conflict.into());
    }
    tx.execute(&sql::ACKNOWLEDGE, params![id, now, reason])?;
    work::QUEUE.enqueue(tx, id.0, "", now)?;
    let done = Done { act, by, deed: "act-ballot-burst", number: None, reason, facts: Vec::new() };
    scrutiny::note(tx, &ballot, done, now)
}

#[cfg(test)]
mod tests {
    use super::is_many;

    #[test]
    fn a_burst_is_five_or_more_and_more_than_one_in_twenty() {
        for (moved, of, many) in
            [(4, 10, false), (5, 10, true), (5, 99, true), (5, 100, false), (6, 119, true), (6, 120, false)]
        {
            assert_eq!(is_many(moved, of), many, "{moved} of {of}");
        }
        assert!(is_many(5, 0), "a group that was empty");
    }
}
