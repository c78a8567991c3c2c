//! What the booth asks of the house: the facts of a ballot, and to take a sealed one in. It answers in JSON, also where it refuses.

use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use omov_store::ReadTx;
use omov_web::forms::Sent;
use omov_web::refusal::Refusal;
use omov_web::words::Words;
use serde::Serialize;

use super::paper::Papers;
use crate::ballots::cast::{self, By, Unfit};
use crate::ballots::queue::Wait;
use crate::ballots::{Ballot, BallotId, ballot, board, calling, kinds, paper, registrar, reserved};
use crate::house::{Answer, Me, Stop, Visit};
use crate::rules::takes;

/// What a sealed ballot is made from.
#[derive(Serialize)]
struct Facts {
    movement: String,
    title: String,
    closes: String,
    /// The election, exactly as it stands in the record.
    election: String,
    /// For each question, in a sentence or two.
    takes: Vec<String>,
    /// Which ballot of theirs was there before is never known here.
    before: Option<String>,
    codes: &'static str,
    token: String,
    back: String,
    /// Where papers are sealed.
    #[serde(skip_serializing_if = "Option::is_none")]
    papers: Option<Papers>,
}

/// What came of casting.
#[derive(Serialize)]
struct Receipt {
    tracker: String,
    entry: u64,
    signature: String,
    again: bool,
}

/// A refusal: one sentence, and what to do.
#[derive(Serialize)]
pub(super) struct Refused {
    said: String,
    todo: String,
    /// The booth sends it again by itself after so many seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    wait: Option<u32>,
}

/// An answer for a script.
pub(super) fn json(status: StatusCode, what: &impl Serialize) -> Response {
    let body = serde_json::to_vec(what).unwrap_or_default();
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, body).into_response()
}

/// A refusal as the pages of the booth take it.
pub(super) fn refused(visit: &Visit, status: StatusCode, said: &str, todo: &str) -> Response {
    refused_with(visit, status, visit.shell.words.say(said), todo)
}

/// A ballot that is not taken.
pub(super) fn unfit(visit: &Visit, unfit: Unfit) -> Response {
    let words = &visit.shell.words;
    let said = unfit.said(words);
    if let Unfit::Busy(Wait { seconds, .. }) = unfit {
        let todo = words.say("cast-busy-booth");
        return later(json(status(unfit), &Refused { said, todo, wait: Some(seconds) }), seconds);
    }
    json(status(unfit), &Refused { said, todo: unfit.todo(words), wait: None })
}

/// Asks to come again after so many seconds.
pub(super) fn later(mut answer: Response, seconds: u32) -> Response {
    *answer.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    answer
}

/// The same in other words.
pub(super) fn refused_with(visit: &Visit, status: StatusCode, said: String, todo: &str) -> Response {
    json(status, &Refused { said, todo: visit.shell.words.say(todo), wait: None })
}

fn status(unfit: Unfit) -> StatusCode {
    match unfit {
        Unfit::NotSignedIn | Unfit::NoPass => StatusCode::UNAUTHORIZED,
        Unfit::Stale | Unfit::NotOnRoll | Unfit::OnPaper | Unfit::NotOfficer => StatusCode::FORBIDDEN,
        Unfit::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
        Unfit::Early | Unfit::Late | Unfit::NotHeld | Unfit::NoEnvelope | Unfit::Sealed(_) => StatusCode::CONFLICT,
        Unfit::Form | Unfit::Foreign | Unfit::Code | Unfit::Proof | Unfit::Reserved | Unfit::NotReserved => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Unfit::Busy(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

pub(super) async fn facts(visit: Visit, Path(id): Path<BallotId>) -> Answer {
    let Some(me) = visit.reader.me.clone().filter(Me::has_vote) else {
        return Ok(unfit(&visit, Unfit::NotSignedIn));
    };
    let now = visit.now;
    let read = move |tx: &mut ReadTx<'_>| {
        let ballot = ballot::one(tx, id)?;
        Ok((cast::is_taken(&ballot, ballot.closes_at, now), paper::mine(tx, id, me.id)?))
    };
    match visit.house.store().read(read).await? {
        (Err(not), _) => Ok(unfit(&visit, not)),
        (_, Some(_)) => Ok(unfit(&visit, Unfit::OnPaper)),
        _ => told(&visit, id, None).await,
    }
}

/// What the rules ask of such a ballot, in sentences.
fn rule(tx: &mut ReadTx<'_>, ballot: &Ballot) -> Result<Vec<String>, Stop> {
    let (book, place) = (ballot.rules(tx)?, ballot.place(tx)?);
    let numbers = takes::numbers(tx, &book, &place)?;
    let steps = calling::takes(&book, &ballot.kind, ballot.could, &numbers);
    Ok(steps.iter().filter(|step| step.number.is_some()).map(|step| step.says.english()).collect())
}

/// What is said of each question, in a sentence or two: what it takes, limits, and what hangs on it. A paper says the same as the booth, but for the first.
pub(super) fn takes_of(words: &Words, ballot: &Ballot, rule: &[String]) -> Result<Vec<String>, Stop> {
    let draft = ballot.draft()?;
    let questions = draft.election().questions;
    let takes = ballot.questions.iter().filter_map(|asked| {
        let question = questions.get(asked.at())?;
        let mut says = rule.to_vec();
        let limits = reserved::declared(question);
        says.extend(limits.limits.iter().map(|limit| reserved::says(words, limit, asked.seats)));
        says.extend(kinds::is_linked(question).then(|| words.say("ballot-linked-booth")));
        says.extend(ballot.effect.map(|effect| words.say(effect.to_come())));
        Some(says.join(" "))
    });
    Ok(takes.collect())
}

/// The facts of a ballot that is open, for its voters or for those who seal papers.
pub(super) async fn told(visit: &Visit, id: BallotId, papers: Option<Papers>) -> Answer {
    let read = move |tx: &mut ReadTx<'_>| {
        let ballot = ballot::one(tx, id)?;
        let outside = registrar::find(tx, id)?.is_some();
        Ok((board::setup(tx, id)?, rule(tx, &ballot)?, outside, ballot))
    };
    let (setup, rule, outside, ballot) = visit.house.store().read(read).await?;
    let [election, ..] = setup.ok_or(Refusal::Failed)?;
    // Whoever comes by the link of their letter reads here for the first time what hangs on it.
    let takes = takes_of(&visit.shell.words, &ballot, &rule)?;
    let facts = Facts {
        movement: visit.organisation.name.clone(),
        closes: visit.hour(ballot.closes_at),
        election,
        takes,
        before: None,
        codes: if outside { "registrar" } else { "host" },
        token: visit.token.as_str().to_owned(),
        back: id.address(),
        title: ballot.title,
        papers,
    };
    Ok(json(StatusCode::OK, &facts))
}

pub(super) async fn cast(visit: Visit, Path(id): Path<BallotId>, sent: Result<Sent, Response>) -> Answer {
    match visit.reader.me.clone().filter(Me::has_vote) {
        Some(me) => taken(&visit, id, By::Member(me.id), sent).await,
        None => Ok(unfit(&visit, Unfit::NotSignedIn)),
    }
}

/// Takes in what a booth has sealed, for whoever sits before it.
pub(super) async fn taken(visit: &Visit, id: BallotId, by: By, sent: Result<Sent, Response>) -> Answer {
    let no = |not: Unfit| Ok(unfit(visit, not));
    let sent = match sent {
        Ok(sent) => sent,
        Err(refused) if refused.status() == StatusCode::FORBIDDEN => return no(Unfit::Stale),
        Err(refused) if refused.status() == StatusCode::PAYLOAD_TOO_LARGE => return no(Unfit::TooLong),
        Err(refused) if refused.status() == StatusCode::REQUEST_TIMEOUT => {
            return Ok(self::refused(visit, StatusCode::REQUEST_TIMEOUT, "cast-slow", "cast-slow-do"));
        }
        Err(_) => return no(Unfit::Form),
    };
    match cast::cast(&visit.house, id, by, sent.one("ballot")).await {
        Ok(Ok(cast::Receipt { tracker, entry, signature, again })) => {
            Ok(json(StatusCode::OK, &Receipt { tracker, entry, signature, again }))
        }
        Ok(Err(not)) => no(not),
        Err(stop) => {
            // Whether it was kept is not known to the booth: to send the same ballot again is harmless.
            let status = stop.refusal().status();
            if status == StatusCode::NOT_FOUND {
                return no(Unfit::NotHeld);
            }
            Ok(refused(visit, status, "cast-failed", "cast-failed-do"))
        }
    }
}
