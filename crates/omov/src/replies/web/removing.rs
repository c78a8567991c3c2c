//! Taking a reply out.

use axum::extract::Path;
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::Sent;
use omov_web::page::Page;
use omov_web::refusal::Refusal;

use super::{Which, within};
use crate::debates::State;
use crate::house::{Answer, Visit};
use crate::removing::{self, Gone, What, Written};
use crate::replies::{reply, saying, thing};

/// The reply, for whoever may take it out.
async fn written(visit: &Visit, which: Which) -> Answer<Written> {
    let (zone, now) = (visit.organisation.zone.clone(), visit.now);
    let read = move |tx: &mut ReadTx<'_>| {
        Ok((thing::find(tx, which.to, (&zone, now))?, reply::find(tx, which.to, which.number)?))
    };
    let (thing, reply) = visit.house.store().read(read).await?;
    let reply = reply.filter(|one| one.state != State::Withdrawn).ok_or(Refusal::NotFound)?;
    let here = which.to.address();
    Ok(Written {
        what: What::Reply(which.to, which.number),
        within: within(visit, which.to, &thing),
        here: thing.room(),
        deed: "act-reply-removed",
        facts: vec![("answered", which.to.to_string()), ("reply", which.number.to_string())],
        said: reply.body,
        gone: reply.state == State::Removed,
        on: thing.of,
        authors: reply.author.into_iter().collect(),
        besides: None,
        form: format!("{here}/{}/remove", which.number),
        back: here,
        place: thing.place,
    })
}

pub(super) async fn ask(visit: Visit, Path(which): Path<Which>) -> Answer<Page> {
    let written = written(&visit, which).await?;
    removing::ask(visit, written).await
}

pub(super) async fn take(visit: Visit, Path(which): Path<Which>, sent: Sent) -> Answer {
    let (written, now) = (written(&visit, which).await?, visit.now);
    let strike = move |tx: &mut WriteTx<'_>, ground: &'static str| {
        Ok(saying::remove(tx, which.to, which.number, ground, now)?.then(Gone::default))
    };
    removing::take(visit, written, sent, strike).await
}
