//! Taking back what one said oneself.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::Sent;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Card, Confirm, Link};
use omov_web::refusal::Refusal;

use super::{Which, conflict, within};
use crate::debates::State;
use crate::house::{Answer, Visit};
use crate::replies::{reply, saying, thing};

pub(super) async fn confirm(visit: Visit, Path(which): Path<Which>) -> Answer<Page> {
    let (me, zone, now) = (visit.me()?.id, visit.organisation.zone.clone(), visit.now);
    let read = move |tx: &mut ReadTx<'_>| {
        Ok((thing::find(tx, which.to, (&zone, now))?, reply::find(tx, which.to, which.number)?))
    };
    let (thing, reply) = visit.house.store().read(read).await?;
    let reply = reply.filter(|one| one.author == Some(me) && one.state == State::There).ok_or(Refusal::NotFound)?;
    let words = visit.shell.words.clone();
    let here = which.to.address();
    let act = Act::takes(Link::new(words.say("debate-take-back-do"), format!("{here}/{}/take-back", which.number)));
    let happens = Card::new(words.say("debate-your-words"), Markup::lines([Markup::name(&reply.body)])).level(2);
    let confirm = Confirm::new(&words, happens, act.sent_with(visit.token.as_str()), here);
    let within = within(&visit, which.to, &thing);
    let page = Page::new(visit.shell, words.say("debate-take-back-title"), confirm);
    Ok(page.lead(words.say("reply-take-back-lead")).here(thing.room()).place(within).narrow())
}

pub(super) async fn take_back(visit: Visit, Path(which): Path<Which>, _: Sent) -> Answer<Response> {
    let (me, zone, now) = (visit.me()?.id, visit.organisation.zone.clone(), visit.now);
    let put = move |tx: &mut WriteTx<'_>| {
        // What came of a talk that is over stays as it was.
        let shut = thing::find(tx, which.to, (&zone, now))?.shut;
        Ok((shut, shut.is_none() && saying::withdraw(tx, which.to, which.number, me)?))
    };
    match visit.house.store().write(put).await? {
        (Some(why), _) => Err(conflict(&visit.shell.words, which.to, why)),
        (None, false) => Err(Refusal::NotFound.into()),
        (None, true) => Ok(Redirect::to(&format!("{}?done=taken-back", which.to.address())).into_response()),
    }
}
