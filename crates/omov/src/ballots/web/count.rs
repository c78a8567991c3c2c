//! How rankings were counted: the report of the count, its record and the papers, for everybody alike.

use std::sync::Arc;

use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use omov_belenios::hashing::{base64, sha256};
use omov_count::{report, write};
use omov_web::refusal::Refusal;
use serde::Deserialize;

use super::files::attached;
use crate::ballots::counted::Rankings;
use crate::ballots::outcome::{self, Outcome};
use crate::ballots::{Ballot, BallotId, Question, ballot};
use crate::house::{Answer, Visit};

/// Which question, from 1. Where nothing is said, the first.
#[derive(Debug, Deserialize)]
pub(super) struct Which {
    question: Option<u32>,
}

impl Which {
    fn number(&self) -> u32 {
        self.question.unwrap_or(1)
    }

    /// The name of a file about that question: `count.json`, `count-2.json`.
    fn file(&self, ballot: &Ballot, name: &str, ending: &str) -> String {
        let number = if ballot.is_several() { format!("-{}", self.number()) } else { String::new() };
        format!("{name}{number}.{ending}")
    }
}

/// The rankings of a question, once they are opened.
async fn rankings(visit: &Visit, id: BallotId, which: &Which) -> Answer<(Ballot, Arc<Rankings>)> {
    let read = move |tx: &mut omov_store::ReadTx<'_>| {
        let ballot = ballot::one(tx, id)?;
        let book = ballot.rules(tx)?;
        let outcomes = outcome::find(tx, &ballot, &book)?;
        Ok((ballot, outcomes))
    };
    let (ballot, outcomes) = visit.house.store().read(read).await?;
    let at = (which.number() as usize).checked_sub(1).ok_or(Refusal::NotFound)?;
    match outcomes.and_then(|all| all.into_iter().nth(at)) {
        Some(Outcome::Rankings(rankings)) => Ok((ballot, rankings)),
        _ => Err(Refusal::NotFound.into()),
    }
}

/// The report: a page that stands alone, without a script. Its one style sheet is allowed by its hash.
pub(super) async fn page(visit: Visit, Path(id): Path<BallotId>, Query(which): Query<Which>) -> Answer<Response> {
    let (_, rankings) = rankings(&visit, id, &which).await?;
    let record = rankings.record().ok_or(Refusal::NotFound)?;
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
pub(super) async fn record(visit: Visit, Path(id): Path<BallotId>, Query(which): Query<Which>) -> Answer<Response> {
    let (ballot, rankings) = rankings(&visit, id, &which).await?;
    let record = rankings.record().ok_or(Refusal::NotFound)?;
    Ok(attached("application/json", &which.file(&ballot, "count", "json"), (record.to_json() + "\n").into_bytes()))
}

/// The papers, for any counting program.
pub(super) async fn papers(visit: Visit, Path(id): Path<BallotId>, Query(which): Query<Which>) -> Answer<Response> {
    let (ballot, rankings) = rankings(&visit, id, &which).await?;
    let blt = write::blt(&rankings.contest, question_of(&ballot, &which)?.seats);
    Ok(attached("text/plain; charset=utf-8", &which.file(&ballot, "papers", "blt"), blt.into_bytes()))
}

fn question_of<'b>(ballot: &'b Ballot, which: &Which) -> Answer<&'b Question> {
    let question = ballot.questions.iter().find(|question| question.number == which.number());
    question.ok_or_else(|| Refusal::NotFound.into())
}
