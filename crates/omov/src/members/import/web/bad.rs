//! The rows with something wrong, each with its reason: on a page, and as a file to put right and bring in again.

use std::fmt::Write as _;

use axum::extract::{Path, Query};
use axum::response::Response;
use omov_web::files::attached;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Column, Link, Row, Table};
use omov_web::words::Words;
use serde::Deserialize;

use super::super::imports::{self, Import};
use super::super::lines::{self, Outcome, Stored};
use super::super::problem::{Problem, column_name};
use super::{At, found, placed, steps};
use crate::house::{Answer, Visit};
use crate::members::sheet;

/// So many rows are on a page.
pub(super) const ON_A_PAGE: u32 = 50;

/// Where a list goes on: after the row of that number.
#[derive(Debug, Default, Deserialize)]
pub(super) struct After {
    #[serde(default)]
    pub(super) after: u32,
}

pub(super) async fn list(visit: Visit, Path(at): Path<At>, Query(from): Query<After>) -> Answer<Page> {
    let import = found(&visit, &at).await?;
    let (id, after) = (import.id, from.after);
    let (rows, counts) = visit
        .house
        .store()
        .read(move |tx| Ok((lines::of(tx, id, Outcome::Bad, after, ON_A_PAGE)?, imports::counts(tx, id)?)))
        .await?;
    let words = &visit.shell.words;
    let total = u64::from(counts.get(Outcome::Bad.name()).copied().unwrap_or_default());
    let body = if rows.is_empty() {
        let back = Act::second(Link::new(words.say("import-back-to-list"), import.address("")));
        Card::empty(words.say("import-bad-none"), &words.say("import-bad-none-why"), Acts { acts: vec![back] })
            .level(2)
            .into()
    } else {
        let caption = words.say_with("import-bad-caption", &[("rows", total.into())]);
        let columns = [
            Column::words(words.say("import-row")),
            Column::words(words.say("import-bad-reason")),
            Column::words(words.say("import-bad-column")),
        ];
        let shown = rows.iter().map(|row| table_row(words, &import, row));
        let table = Table::new(words, caption, columns).rows(shown);
        let mut acts = vec![Act::main(Link::new(words.say("import-bad-fetch"), import.address("/bad.csv")))];
        if let Some(last) = rows.last().filter(|_| rows.len() == ON_A_PAGE as usize) {
            let next = import.address(&format!("/bad?after={}", last.number));
            acts.push(Act::second(Link::new(words.say("import-next-rows"), next)));
        }
        acts.push(Act::link(Link::new(words.say("import-back-to-list"), import.address(""))));
        Markup::joined([table.into(), Acts { acts }.into()])
    };
    let page = Page::new(visit.shell.clone(), words.say("import-bad-title"), body)
        .lead(words.say("import-bad-lead"))
        .steps(steps(words, 2));
    placed(page, &visit)
}

fn table_row(words: &Words, import: &Import, row: &Stored) -> Row {
    let number = words.say_with("import-row-number", &[("row", u64::from(row.number).into())]);
    let reasons = row.problems.iter().map(|problem| problem.say(words)).collect::<Vec<_>>().join(" ");
    let named = row.problems.iter().map(|problem| column(words, import, problem)).collect::<Vec<_>>().join(", ");
    Row::new(Markup::text(&number), [Markup::name(&reasons), Markup::name(&named)])
}

fn column(words: &Words, import: &Import, problem: &Problem) -> String {
    problem.column.map_or_else(|| words.say("import-whole-row"), |at| column_name(words, &import.head, at))
}

/// As a file: the rows as they were, so that they can be put right and brought in again, with the number and the reason in
/// front of each.
pub(super) async fn file(visit: Visit, Path(at): Path<At>) -> Answer<Response> {
    let import = found(&visit, &at).await?;
    let words = visit.shell.words.clone();
    let mut text = String::from(sheet::MARK);
    let own = [words.say("import-row"), words.say("import-bad-reason")];
    sheet::row(&mut text, own.iter().map(String::as_str).chain(import.head.iter().map(String::as_str)));
    let mut after = 0;
    loop {
        let id = import.id;
        let rows = visit.house.store().read(move |tx| Ok(lines::of(tx, id, Outcome::Bad, after, 1000)?)).await?;
        let Some(last) = rows.last() else { break };
        after = last.number;
        for row in &rows {
            let mut reasons = String::new();
            for problem in &row.problems {
                let space = if reasons.is_empty() { "" } else { " " };
                // Writing into a string does not fail.
                let _ = write!(reasons, "{space}{}: {}", column(&words, &import, problem), problem.say(&words));
            }
            let number = row.number.to_string();
            let own = [number.as_str(), reasons.as_str()];
            sheet::row(&mut text, own.into_iter().chain(row.cells.iter().map(String::as_str)));
        }
    }
    Ok(attached("text/csv; charset=utf-8", "bad-rows.csv", text))
}
