//! What the trustee's page in the browser asks of the house. It answers in JSON, also where it refuses.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use omov_web::forms::Sent;
use serde::Serialize;

use super::key::{ceremony, said};
use super::vote::{json, refused, refused_with};
use crate::ballots::BallotId;
use crate::ballots::trustees::{self, Kind, Next};
use crate::house::{Answer, Me, Visit};

/// Where the making of the key stands, for one trustee.
#[derive(Serialize)]
struct Facts {
    movement: String,
    title: String,
    me: u64,
    names: Vec<String>,
    needed: usize,
    step: &'static str,
    waiting_for: Vec<String>,
    draft: String,
    certificates: Vec<Option<String>>,
    polynomials: Vec<Option<String>>,
    keys: Vec<Option<String>>,
    rehearsals: Vec<Option<String>>,
    record: Option<String>,
    token: String,
    back: String,
}

#[derive(Serialize)]
struct Taken {}

pub(super) async fn facts(visit: Visit, Path(id): Path<BallotId>) -> Answer {
    if !visit.reader.me.as_ref().is_some_and(Me::has_vote) {
        return Ok(refused(&visit, StatusCode::UNAUTHORIZED, "cast-sign-in", "cast-sign-in-do"));
    }
    let found = match ceremony(&visit, id).await {
        Ok(found) => found,
        Err(stop) => return Ok(refused(&visit, stop.refusal().status(), "trustee-not-you", "trustee-not-you-do")),
    };
    let next = found.next();
    let waiting_for = match &next {
        Next::Wait(names) => names.clone(),
        Next::Send(kind) => found.without(*kind),
        Next::Check | Next::Done => Vec::new(),
    };
    let facts = Facts {
        movement: visit.organisation.name.clone(),
        title: found.ballot.title.clone(),
        me: found.me,
        names: found.trustees.iter().map(|one| one.name.clone()).collect(),
        needed: found.draft.threshold,
        step: next.name(),
        waiting_for,
        draft: found.ballot.draft.clone(),
        certificates: found.trustees.iter().map(|one| one.certificate.clone()).collect(),
        polynomials: found.trustees.iter().map(|one| one.polynomial.clone()).collect(),
        keys: found.trustees.iter().map(|one| one.share.clone()).collect(),
        rehearsals: found.trustees.iter().map(|one| one.rehearsal.clone()).collect(),
        record: found.opened.then(|| format!("{}/record.bel", id.address())),
        token: visit.token.as_str().to_owned(),
        back: id.address(),
    };
    Ok(json(StatusCode::OK, &facts))
}

pub(super) async fn send(visit: Visit, Path(id): Path<BallotId>, sent: Result<Sent, Response>) -> Answer {
    if !visit.reader.me.as_ref().is_some_and(Me::has_vote) {
        return Ok(refused(&visit, StatusCode::UNAUTHORIZED, "cast-sign-in", "cast-sign-in-do"));
    }
    let sent = match sent {
        Ok(sent) => sent,
        Err(no) if no.status() == StatusCode::FORBIDDEN => {
            return Ok(refused(&visit, no.status(), "cast-stale", "cast-stale-do"));
        }
        Err(no) => return Ok(refused(&visit, no.status(), "trustee-unread", "trustee-unread-do")),
    };
    let found = match ceremony(&visit, id).await {
        Ok(found) => found,
        Err(stop) => return Ok(refused(&visit, stop.refusal().status(), "trustee-not-you", "trustee-not-you-do")),
    };
    let Some(kind) = Kind::find(sent.one("kind")) else {
        return Ok(refused(&visit, StatusCode::BAD_REQUEST, "trustee-unread", "trustee-unread-do"));
    };
    match trustees::send(&visit.house, id, found.me, kind, sent.one("message")).await {
        Ok(Ok(())) => Ok(json(StatusCode::OK, &Taken {})),
        Ok(Err(unfit)) => {
            let told = said(&visit, &unfit);
            Ok(refused_with(&visit, StatusCode::UNPROCESSABLE_ENTITY, told, "trustee-wrong-do"))
        }
        Err(stop) => Ok(refused(&visit, stop.refusal().status(), "trustee-failed", "trustee-failed-do")),
    }
}
