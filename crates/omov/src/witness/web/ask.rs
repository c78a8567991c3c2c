//! `POST /add-checkpoint`, by c2sp.org/tlog-witness.

use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{Request as Asked, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use omov_record::note;
use omov_record::witness::{NoRequest, Refusal, Request, known};
use omov_store::{Error, Moment};

use super::super::{Witness, book};
use crate::house::limits::Client;

/// A request is never longer, in bytes: a checkpoint, and a proof of 63 lines.
const LONGEST: usize = note::LONGEST + 4096;
/// Whoever asks has so long to say what.
const PATIENCE: Duration = Duration::from_secs(30);
/// How the size is answered that the next request has to start from.
const SIZE: HeaderValue = HeaderValue::from_static("text/x.tlog.size");
const TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");

/// Why nothing was signed.
enum Unsigned {
    /// Too often; how many seconds to wait.
    TooMany(u32),
    /// It did not come whole.
    Body(StatusCode, &'static str),
    /// It is no request.
    Unread(NoRequest),
    /// The witness says no.
    Refused(Refusal),
    /// The witness cannot keep what it would sign, or its clock is wrong; so it signs nothing.
    Failed(&'static str),
}

pub(super) async fn add_checkpoint(State(witness): State<Witness>, request: Asked) -> Response {
    let done = considered(&witness, request).await;
    let (status, kind, body) = match &done {
        Ok(line) => (StatusCode::OK, TEXT, line.clone()),
        Err(unsigned) => unsigned.answer(),
    };
    // Whoever asks is not named: only what became of it.
    tracing::info!(
        status = status.as_u16(),
        outcome = done.as_ref().map_or_else(Unsigned::word, |_| "signed"),
        "asked"
    );
    let mut answer = (status, body).into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, kind);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(HeaderName::from_static("x-content-type-options"), HeaderValue::from_static("nosniff"));
    if let Err(Unsigned::TooMany(seconds)) = done {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    answer
}

async fn considered(witness: &Witness, request: Asked) -> Result<String, Unsigned> {
    let now = witness.0.clock.now();
    // Bounds are kept before anything is read or checked.
    if let Some(client) = request.extensions().get::<Client>() {
        let since = Duration::from_micros(u64::try_from(now.0).unwrap_or_default());
        witness.0.asking.note(&client.network(), since).map_err(Unsigned::TooMany)?;
    }
    let body = read(request.into_body()).await?;
    let request = Request::parse(&body).map_err(Unsigned::Unread)?;
    // What no record of ours has signed does not reach the database.
    known(&witness.0.logs, &request).map_err(Unsigned::Refused)?;
    sign(witness, request, now).await
}

async fn read(body: Body) -> Result<Vec<u8>, Unsigned> {
    let read = tokio::time::timeout(PATIENCE, to_bytes(body, LONGEST)).await;
    let late = Unsigned::Body(StatusCode::REQUEST_TIMEOUT, "the request did not come to its end");
    let long = Unsigned::Body(StatusCode::PAYLOAD_TOO_LARGE, "a request is never so long");
    Ok(read.map_err(|_| late)?.map_err(|_| long)?.to_vec())
}

/// The line of the signature, if the witness says yes. It is made only after the disk has what is signed.
async fn sign(witness: &Witness, request: Request, now: Moment) -> Result<String, Unsigned> {
    let seconds =
        u64::try_from(now.0 / 1_000_000).map_err(|_| Unsigned::Failed("the clock of the witness is wrong"))?;
    let (logs, origin, size) = (witness.0.logs.clone(), request.checkpoint.origin.clone(), request.checkpoint.size);
    let decided = witness.0.store.write(move |tx| book::consider(tx, &logs, &request, now)).await;
    match decided {
        Ok(Ok(approved)) => {
            let line = approved.sign(&witness.0.key, seconds).map(|signature| signature.line());
            tracing::info!(record = origin, size, "signed");
            line.ok_or(Unsigned::Failed("the key of the witness is of the wrong kind"))
        }
        Ok(Err(refusal)) => {
            if matches!(refusal, Refusal::Fork { .. } | Refusal::NotProved { .. } | Refusal::Rollback { .. }) {
                tracing::warn!(record = origin, size, %refusal, "refused");
            }
            Err(Unsigned::Refused(refusal))
        }
        Err(error) => {
            tracing::error!(%error, "nothing is signed, because it could not be kept");
            let busy = matches!(error, Error::Busy | Error::Contended);
            Err(if busy {
                Unsigned::TooMany(5)
            } else {
                Unsigned::Failed("the witness cannot keep what it would sign")
            })
        }
    }
}

impl Unsigned {
    /// Status, type and body of the answer.
    fn answer(&self) -> (StatusCode, HeaderValue, String) {
        let said = |status, why: &dyn std::fmt::Display| (status, TEXT, format!("{why}\n"));
        match self {
            Self::TooMany(seconds) => said(StatusCode::TOO_MANY_REQUESTS, &format!("ask again in {seconds} seconds")),
            Self::Body(status, why) => said(*status, why),
            Self::Unread(why) => said(StatusCode::BAD_REQUEST, why),
            Self::Failed(why) => said(StatusCode::SERVICE_UNAVAILABLE, why),
            Self::Refused(refusal) => {
                let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::FORBIDDEN);
                match refusal.last_size() {
                    Some(size) => (status, SIZE, format!("{size}\n")),
                    None => said(status, refusal),
                }
            }
        }
    }

    /// For the log.
    fn word(&self) -> &'static str {
        match self {
            Self::TooMany(_) => "too often",
            Self::Body(..) => "not whole",
            Self::Unread(_) => "no request",
            Self::Failed(_) => "failed",
            Self::Refused(refusal) => match refusal {
                Refusal::UnknownLog { .. } => "unknown record",
                Refusal::WrongKey(_) => "wrong key",
                Refusal::Rollback { .. } => "rollback",
                Refusal::Stale { .. } => "stale",
                Refusal::Fork { .. } => "fork",
                Refusal::NotProved { .. } => "not proved",
                _ => "refused",
            },
        }
    }
}
