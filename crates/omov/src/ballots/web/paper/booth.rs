//! The booth in the hands of the two officers: the same page as that of voters. What it is told is another thing, and what it casts goes through another door.

use axum::extract::Path;
use axum::response::Response;
use omov_store::ReadTx;
use omov_web::forms::Sent;
use serde::Serialize;

use crate::ballots::cast::{self, By, Unfit};
use crate::ballots::web::{booth as pages, vote};
use crate::ballots::{BallotId, ballot, paper};
use crate::house::{Answer, Me, Visit};

/// What the booth is told beside what voters are told.
#[derive(Serialize)]
pub(in crate::ballots::web) struct Papers {
    /// The number of the next code.
    next: Option<u64>,
    /// Papers that are still to be sealed, and those that are.
    left: u64,
    sealed: u64,
    /// The public halves of the codes, by which the booth sees that both halves are right.
    reserved: Vec<String>,
    /// Where the desk is.
    desk: String,
}

pub(in crate::ballots::web) async fn booth(visit: Visit, Path(id): Path<BallotId>) -> Answer {
    pages::until(&visit, id, |ballot| ballot.ends_at).await
}

pub(in crate::ballots::web) async fn facts(visit: Visit, Path(id): Path<BallotId>) -> Answer {
    let Some(me) = visit.reader.me.clone().filter(Me::has_vote) else {
        return Ok(vote::unfit(&visit, Unfit::NotSignedIn));
    };
    let now = visit.now;
    let read = move |tx: &mut ReadTx<'_>| {
        let ballot = ballot::one(tx, id)?;
        if !paper::is_officer(tx, id, me.id)? {
            return Ok(Err(Unfit::NotOfficer));
        }
        if let Err(not) = cast::is_taken(&ballot, ballot.ends_at, now) {
            return Ok(Err(not));
        }
        Ok(Ok(paper::next(tx, id)?))
    };
    match visit.house.store().read(read).await? {
        Err(not) => Ok(vote::unfit(&visit, not)),
        Ok(paper::Next { number, left, sealed, reserved }) => {
            let desk = format!("{}/papers", id.address());
            vote::told(&visit, id, Some(Papers { next: number, left, sealed, reserved, desk })).await
        }
    }
}

pub(in crate::ballots::web) async fn cast(
    visit: Visit,
    Path(id): Path<BallotId>,
    sent: Result<Sent, Response>,
) -> Answer<Response> {
    match visit.reader.me.clone().filter(Me::has_vote) {
        Some(me) => {
            // Only where the two chose to seal this very paper anew may it replace the one that stands there.
            let again = sent.as_ref().is_ok_and(|sent| sent.one("again") == "1");
            vote::taken(&visit, id, By::Officer { member: me.id, again }, sent).await
        }
        None => Ok(vote::unfit(&visit, Unfit::NotSignedIn)),
    }
}
