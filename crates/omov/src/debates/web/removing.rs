//! Taking a statement out.

use axum::extract::Path;
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::Sent;
use omov_web::page::Page;
use omov_web::refusal::Refusal;

use super::{Which, found, within};
use crate::debates::debate::{self, State};
use crate::debates::removing;
use crate::house::{Answer, Visit};
use crate::removing::{self as policy, What, Written};

/// The statement, for whoever may take it out.
async fn written(visit: &Visit, which: Which) -> Answer<Written> {
    let (debate, place) = found(visit, which.debate).await?;
    let read = move |tx: &mut ReadTx<'_>| Ok(debate::statement(tx, which.debate, which.statement)?);
    let statement = visit.house.store().read(read).await?.filter(|one| one.state != State::Withdrawn);
    let statement = statement.ok_or(Refusal::NotFound)?;
    let here = which.debate.address();
    Ok(Written {
        what: What::Statement(which.debate, which.statement),
        within: within(&visit.shell.words, &place, &debate),
        here: "/debates",
        deed: "act-statement-removed",
        facts: vec![("debate", debate.id.to_string()), ("statement", which.statement.to_string())],
        said: statement.source.iter().fold(statement.body, |body, source| format!("{body} ({})", source.line())),
        gone: statement.state == State::Removed,
        on: debate.question,
        authors: statement.author.into_iter().collect(),
        besides: None,
        form: format!("{here}/{}/remove", which.statement),
        back: format!("{here}/all"),
        place,
    })
}

pub(super) async fn ask(visit: Visit, Path(which): Path<Which>) -> Answer<Page> {
    let written = written(&visit, which).await?;
    policy::ask(visit, written).await
}

pub(super) async fn take(visit: Visit, Path(which): Path<Which>, sent: Sent) -> Answer {
    let (written, now) = (written(&visit, which).await?, visit.now);
    let strike = move |tx: &mut WriteTx<'_>, ground: &'static str| {
        removing::remove(tx, which.debate, which.statement, ground, now)
    };
    policy::take(visit, written, sent, strike).await
}
