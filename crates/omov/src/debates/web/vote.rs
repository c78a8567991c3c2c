//! Hearing the next statement, and saying what one thinks of it.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use omov_opinion::Vote;
use omov_store::WriteTx;
use omov_web::forms::Sent;
use omov_web::refusal::Refusal;
use serde::Deserialize;

use super::{Which, too_late};
use crate::debates::debate::State;
use crate::debates::{DebateId, debate, hearing};
use crate::house::{Answer, Visit};

/// Where the reader came from, and goes back to.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct From {
    from: Option<String>,
}

pub(super) async fn next(visit: Visit, Path(id): Path<DebateId>, _: Sent) -> Answer<Response> {
    let (words, zone, me, now) =
        (visit.shell.words.clone(), visit.organisation.zone.clone(), visit.me()?.id, visit.now);
    let show = move |tx: &mut WriteTx<'_>| {
        let debate = debate::one(tx, id)?;
        if !debate.is_open(now) {
            return Err(too_late(&words, id, "debate-vote-refused", "debate-over"));
        }
        debate.takes_part(tx, (&words, &zone), me, now)?;
        Ok(hearing::next(tx, &debate, me)?)
    };
    visit.house.store().write(show).await?;
    Ok(Redirect::to(&id.address()).into_response())
}

pub(super) async fn vote(
    visit: Visit,
    Path(which): Path<Which>,
    Query(from): Query<From>,
    sent: Sent,
) -> Answer<Response> {
    let vote = match sent.one("vote") {
        "agree" => Vote::Agree,
        "pass" => Vote::Pass,
        "disagree" => Vote::Disagree,
        _ => return Err(Refusal::BadRequest.into()),
    };
    let (words, zone, me, now) =
        (visit.shell.words.clone(), visit.organisation.zone.clone(), visit.me()?.id, visit.now);
    let put = move |tx: &mut WriteTx<'_>| {
        let debate = debate::one(tx, which.debate)?;
        if !debate.is_open(now) {
            return Err(too_late(&words, which.debate, "debate-vote-refused", "debate-over"));
        }
        let statement = debate::statement(tx, which.debate, which.statement)?.ok_or(Refusal::NotFound)?;
        if statement.state != State::There {
            return Err(too_late(&words, which.debate, "debate-vote-refused", "debate-gone"));
        }
        hearing::vote(tx, (&words, &zone), &debate, me, (which.statement, vote), now)?;
        Ok(hearing::next(tx, &debate, me)?)
    };
    visit.house.store().write(put).await?;
    let to = which.debate.address();
    let to = if from.from.as_deref() == Some("mine") { format!("{to}/mine?done=changed") } else { to };
    Ok(Redirect::to(&to).into_response())
}
