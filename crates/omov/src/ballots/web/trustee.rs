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
pub(super) struct Facts {
    pub(super) movement: String,
    pub(super) title: String,
    pub(super) me: u64,
    pub(super) names: Vec<String>,
    pub(super) needed: usize,
    pub(super) step: &'static str,
    pub(super) waiting_for: Vec<String>,
    /// The text of the stock of keys, where standing trustees make it or use it, and the number of the key, where it is used.
    pub(super) stock: Option<String>,
    pub(super) key: Option<u64>,
    pub(super) draft: String,
    pub(super) certificates: Vec<Option<String>>,
    pub(super) polynomials: Vec<Option<String>>,
    pub(super) keys: Vec<Option<String>>,
    pub(super) rehearsals: Vec<Option<String>>,
    pub(super) record: Option<String>,
    pub(super) token: String,
    pub(super) back: String,
}

#[derive(Serialize)]
pub(super) struct Taken {}

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
        stock: found.key.as_ref().map(|(_, stock)| stock.text.clone()),
        key: found.key.as_ref().map(|(given, _)| given.number),
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
