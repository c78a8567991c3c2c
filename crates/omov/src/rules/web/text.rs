//! The text itself, for whoever wants to keep it or to change it: the one in force, or an earlier one.

use axum::extract::Query;
use axum::response::Response;
use omov_web::files::attached;
use omov_web::refusal::Refusal;
use serde::Deserialize;

use crate::house::{Answer, Visit};
use crate::rules::{Rulebook, history, numbered};

#[derive(Deserialize)]
pub(super) struct Which {
    number: Option<i64>,
}

pub(super) async fn show(visit: Visit, Query(which): Query<Which>) -> Answer {
    let book = match which.number {
        None => visit.book.clone(),
        Some(number) => {
            let found = visit.house.store().read(move |tx| {
                let there = history::versions(tx)?.iter().any(|version| version.number == number);
                if there { Ok(numbered(tx, number)?) } else { Err(Refusal::NotFound.into()) }
            });
            found.await?
        }
    };
    Ok(file(&book))
}

/// A text as a file.
pub(crate) fn file(book: &Rulebook) -> Response {
    attached("text/plain; charset=utf-8", "rulebook.toml", book.text().to_owned())
}
