//! Voting on paper: a member chooses it before the roll is frozen and gets no code; two officers take the envelopes in and seal what the papers say under
//! reserved codes, which need the halves of both. All of it becomes one tally. What is kept says who sent an envelope, and never what was in it or
//! under which code it was sealed: docs/PROTOCOL.md, 32.

mod choosing;
mod counts;
mod envelopes;
mod halves;
mod officers;
mod sealing;
pub(super) mod telling;

use omov_rules::model::Channel;
use omov_store::{ReadTx, params};

use super::stage::State;
use super::{Ballot, BallotId, registrar, sql};
use crate::house::Stop;
use crate::members::MemberId;
use crate::rules::Rulebook;

pub(super) use choosing::{choose, freeze, is_open};
pub(super) use counts::{Boxed, Spoilt, facts};
pub(super) use envelopes::{Came, Envelope, Listed, Mark, Marked, mark, one_page};
pub(super) use halves::{fits, getting_halves, keep, list_of, make, reserved};
pub(super) use officers::{Named, Officer, accept, decline, is_officer, name};
pub(super) use sealing::{Next, next, number, seal, takes};

/// Where paper stands in a ballot whose kind has it.
#[derive(Clone, Debug)]
pub(super) struct Paper {
    /// Those who were asked to take papers in, in order.
    pub(super) officers: Vec<Officer>,
    /// The numbers, once the roll is frozen and if anybody votes on paper.
    pub(super) boxed: Option<Boxed>,
    /// How many have chosen it.
    pub(super) people: u64,
}

impl Paper {
    /// Whether both officers have accepted: only then is paper offered.
    pub(super) fn is_offered(&self) -> bool {
        self.officers.len() == 2 && self.officers.iter().all(|one| one.accepted_at.is_some())
    }

    /// The officer who is this member, if they were asked.
    pub(super) fn officer(&self, member: MemberId) -> Option<&Officer> {
        self.officers.iter().find(|one| one.member == member)
    }

    /// Whether this member takes papers in.
    pub(super) fn takes_in(&self, member: MemberId) -> bool {
        self.boxed.is_some() && self.officer(member).is_some_and(|one| one.accepted_at.is_some())
    }
}

/// Whether votes in such ballots can be cast on paper, by post.
pub(super) fn is_in(book: &Rulebook, ballot: &Ballot) -> Result<bool, Stop> {
    Ok(ballot.rule(book)?.channels.value.contains(&Channel::Post))
}

/// Where paper stands; nothing where its kind has none.
pub(super) fn find(tx: &mut ReadTx<'_>, ballot: &Ballot) -> Result<Option<Paper>, Stop> {
    let book = ballot.rules(tx)?;
    if !is_in(&book, ballot)? {
        return Ok(None);
    }
    let people = tx.one(&sql::COUNT_PAPERS, params![ballot.id])?;
    Ok(Some(Paper { officers: officers::all(tx, ballot.id)?, boxed: counts::find(tx, ballot.id)?, people }))
}

/// What is kept of a member who votes on paper; nothing of anybody else.
pub(super) fn mine(tx: &mut ReadTx<'_>, ballot: BallotId, member: MemberId) -> Result<Option<Envelope>, Stop> {
    Ok(tx.optional(&sql::PAPER, params![ballot, member])?)
}

/// Whether codes for papers are still to be made by the house.
pub(super) fn waits_for_halves(tx: &mut ReadTx<'_>, ballot: &Ballot) -> Result<bool, Stop> {
    let made_here = ballot.state == State::RollFrozen && registrar::find(tx, ballot.id)?.is_none();
    Ok(made_here && counts::find(tx, ballot.id)?.is_some_and(|boxed| boxed.reserved.is_empty()))
}
