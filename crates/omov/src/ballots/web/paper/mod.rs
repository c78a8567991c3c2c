//! The pages of voting on paper: choosing it, the paper to print, who takes papers in, their desk, and the booth at which they seal.

mod booth;
mod choose;
mod desk;
mod mark;
mod officers;
mod print;
mod shown;

use omov_store::ReadTx;
use omov_web::refusal::Refusal;

pub(super) use booth::{Papers, booth, cast, facts};
pub(super) use choose::{ask, take};
pub(super) use desk::{find, show};
pub(super) use mark::mark;
pub(super) use officers::{answer, ask as ask_officers, name};
pub(super) use print::{print, reserved};
pub(super) use shown::{Reader, card, honest, section, turn, turnout};

use crate::ballots::paper::{self, Envelope, Paper};
use crate::ballots::{Ballot, BallotId, ballot, roll};
use crate::groups::Place;
use crate::house::{Answer, Stop, Visit};
use crate::offices::Power;

/// Everything that a page on paper shows.
struct Found {
    ballot: Ballot,
    place: Place,
    paper: Paper,
    /// What is kept of the reader, if they vote on paper.
    mine: Option<Envelope>,
    /// Whether they have a vote, as far as that is known.
    may: bool,
    /// Whether they called the ballot or run ballots there.
    names: bool,
}

/// Reads it; there is no such page where the kind of ballot has no paper.
async fn found(visit: &Visit, id: BallotId) -> Answer<Found> {
    let me = visit.reader.me.as_ref().map(|me| me.id);
    let read = move |tx: &mut ReadTx<'_>| {
        let ballot = ballot::one(tx, id)?;
        let paper = paper::find(tx, &ballot)?.ok_or(Refusal::NotFound)?;
        let (mine, may) = match me {
            Some(me) => (paper::mine(tx, id, me)?, roll::may_vote(tx, &ballot, me)?),
            None => (None, false),
        };
        Ok((ballot.place(tx)?, ballot, paper, mine, may))
    };
    let (place, ballot, paper, mine, may) = visit.house.store().read(read).await?;
    let names = me == Some(ballot.called_by) || visit.reader.holds(Power::RunBallots, Some(&place));
    Ok(Found { ballot, place, paper, mine, may, names: names && me.is_some() })
}

/// It stands otherwise now.
fn moved_on(visit: &Visit, id: BallotId) -> Stop {
    super::end::not_now(visit, id, "paper-not", "paper-not-why")
}

fn said<T>(visit: &Visit, id: BallotId, done: Result<T, Stop>) -> Answer<T> {
    match done {
        Err(Stop::Refused(Refusal::Conflict)) => Err(moved_on(visit, id)),
        other => other,
    }
}
