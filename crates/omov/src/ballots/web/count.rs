//! How rankings were counted: the report of the count, its record and the papers, for everybody alike.

use std::sync::Arc;

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use omov_belenios::hashing::{base64, sha256};
use omov_count::{report, write};
use omov_web::refusal::Refusal;

use super::files::attached;
use crate::ballots::counted::Rankings;
use crate::ballots::outcome::{self, Outcome};
use crate::ballots::{Ballot, BallotId, ballot};
use crate::house::{Answer, Visit};

/// The rankings of a ballot, once they are opened.
async fn rankings(visit: &Visit, id: BallotId) -> Answer<(Ballot, Arc<Rankings>)> {
    let read = move |tx: &mut omov_store::ReadTx<'_>| {
        let ballot = ballot::one(tx, id)?;
        let book = ballot.rules(tx)?;
        let outcome = outcome::find(tx, &ballot, &book)?;
        Ok((ballot, outcome))
    };
    match visit.house.store().read(read).await? {
        (ballot, Some(Outcome::Rankings(rankings))) => Ok((ballot, rankings)),
        _ => Err(Refusal::NotFound.into()),
    }
}

/// The report: a page that stands alone, without a script. Its one style sheet is allowed by its hash.
pub(super) async fn page(visit: Visit, Path(id): Path<BallotId>) -> Answer<Response> {
    let (_, rankings) = rankings(&visit, id).await?;
    let record = rankings.count.as_ref().map_err(|_| Refusal::NotFound)?;
    let html = report::html(record);
    let style = html.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).map_or("", |(css, _)| css);
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}='; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        base64(&sha256(style))
    );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    Ok((headers, html).into_response())
}

/// The record of the count, which `omov-verify --count` compares with the ballots.
pub(super) async fn record(visit: Visit, Path(id): Path<BallotId>) -> Answer<Response> {
    let (_, rankings) = rankings(&visit, id).await?;
    let record = rankings.count.as_ref().map_err(|_| Refusal::NotFound)?;
    Ok(attached("application/json", "count.json", (record.to_json() + "\n").into_bytes()))
}

/// The papers, for any counting program.
pub(super) async fn papers(visit: Visit, Path(id): Path<BallotId>) -> Answer<Response> {
    let (ballot, rankings) = rankings(&visit, id).await?;
    let blt = write::blt(&rankings.contest, ballot.seats);
    Ok(attached("text/plain; charset=utf-8", "papers.blt", blt.into_bytes()))
}
