//! What was found, as files for everybody: the sums that the page shows, and nothing finer.

use axum::extract::Path;
use axum::response::Response;
use omov_store::ReadTx;
use omov_web::files::attached;
use omov_web::refusal::Refusal;
use serde_json::json;

use crate::debates::debate::{self, State, Statement};
use crate::debates::map::{Cell, Findings};
use crate::debates::{Debate, DebateId, work};
use crate::house::{Answer, Visit, timestamp};
use crate::members::sheet;

async fn found(visit: &Visit, id: DebateId) -> Answer<(Debate, Vec<Statement>, omov_store::Moment, Findings)> {
    let read = move |tx: &mut ReadTx<'_>| {
        let debate = debate::one(tx, id)?;
        let statements = debate::statements(tx, id)?.into_iter().filter(|one| one.state == State::There).collect();
        let (at, findings) = work::published(tx, id)?.ok_or(Refusal::NotFound)?;
        Ok((debate, statements, at, findings))
    };
    visit.house.store().read(read).await
}

/// What a cell is called: a letter for each group, or `all`.
fn group(findings: &Findings, at: usize) -> String {
    findings.letter(at).map_or_else(|| "all".into(), String::from)
}

pub(super) async fn json(visit: Visit, Path(id): Path<DebateId>) -> Answer<Response> {
    let (debate, statements, at, found) = found(&visit, id).await?;
    let cell = |(at, cell): (usize, &Cell)| json!({ "group": group(&found, at), "votes": cell.votes, "agree": cell.agree, "disagree": cell.disagree, "pass": cell.pass });
    let statements = statements.iter().map(|one| {
        let cells = found.cells.get(&one.number).map(|cells| cells.iter().enumerate().map(cell).collect::<Vec<_>>());
        json!({ "number": one.number, "text": one.body, "source": one.source, "from_organisers": one.organiser, "cells": cells })
    });
    let groups =
        found.groups.iter().enumerate().map(|(at, people)| json!({ "group": group(&found, at), "people": people }));
    let all = json!({
        "question": debate.question,
        "drawn": timestamp(at).to_string(),
        "closes": timestamp(debate.closes_at).to_string(),
        "people": found.people,
        "groups": groups.collect::<Vec<_>>(),
        "map_keeps_percent": found.kept,
        "agree": found.agree.iter().map(|one| one.statement).collect::<Vec<_>>(),
        "differ": found.differ.iter().map(|one| one.statement).collect::<Vec<_>>(),
        "statements": statements.collect::<Vec<_>>(),
        "together": found.together,
        "left_out": "figures behind which fewer than ten people stand, by themselves or by subtraction, are null",
    });
    Ok(attached("application/json", "debate.json", all.to_string()))
}

pub(super) async fn csv(visit: Visit, Path(id): Path<DebateId>) -> Answer<Response> {
    let (_, statements, _, found) = found(&visit, id).await?;
    let mut text = String::from(sheet::MARK);
    sheet::row(&mut text, ["statement", "text", "group", "votes", "agree", "disagree", "pass", "source", "link"]);
    for one in &statements {
        let Some(cells) = found.cells.get(&one.number) else { continue };
        for (at, cell) in cells.iter().enumerate() {
            let figure = |figure: Option<u32>| figure.map(|figure| figure.to_string()).unwrap_or_default();
            let row = [
                one.number.to_string(),
                one.body.clone(),
                group(&found, at),
                cell.votes.to_string(),
                figure(cell.agree),
                figure(cell.disagree),
                figure(cell.pass),
                one.source.as_ref().map(|source| source.text.clone()).unwrap_or_default(),
                one.source.as_ref().and_then(|source| source.link.clone()).unwrap_or_default(),
            ];
            sheet::row(&mut text, row.iter().map(String::as_str));
        }
    }
    Ok(attached("text/csv; charset=utf-8", "debate.csv", text))
}
