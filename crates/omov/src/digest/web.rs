//! Choosing whether one gets the weekly mail, and stopping it from the mail itself.

use axum::body::Bytes;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use omov_store::ReadTx;
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Link, Note};
use omov_web::refusal::Refusal;
use serde::Deserialize;

use super::stop::{self, PRESS};
use crate::groups::web::Done;
use crate::house::{Answer, Doors, Policy, Visit};
use crate::members::MemberId;

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors
        .get("/me/digest", Policy::SIGNED_IN, ask)
        .post("/me/digest", Policy::SIGNED_IN, choose)
        .get("/digest/stop/{member}/{mark}", Policy::EVERYONE, asked)
        .post("/digest/stop/{member}/{mark}", Policy::EVERYONE, stopped)
}

async fn ask(visit: Visit, Query(done): Query<Done>) -> Answer<Page> {
    let me = visit.me()?.id;
    let wanted = visit.house.store().read(move |tx: &mut ReadTx<'_>| Ok(super::is_wanted(tx, me)?)).await?;
    let words = visit.shell.words.clone();
    let choices = [("weekly", "digest-weekly"), ("never", "digest-never")];
    let choices = choices.map(|(value, said)| Choice::new(value, words.say(said))).into();
    let chosen = if wanted { "weekly" } else { "never" };
    let form = Form::new("/me/digest", &visit.token, words.say("digest-keep"))
        .with(Field::one_of(&words, "digest", words.say("digest-choose"), choices).value(chosen))
        .back(Link::new(words.say("confirm-back"), "/me"));
    let note = match done.what() {
        Some("kept") => Note::done(Markup::paragraph(&words.say("digest-done"))).into(),
        _ => Markup::default(),
    };
    let place = [Link::new(words.say("me-title"), "/me")];
    let page = Page::new(visit.shell, words.say("digest-title"), Markup::joined([note, form.into()]));
    Ok(page.lead(words.say("digest-lead")).place(place).narrow())
}

async fn choose(visit: Visit, sent: Sent) -> Answer<Redirect> {
    let me = visit.me()?.id;
    let wanted = match sent.one("digest") {
        "weekly" => true,
        "never" => false,
        _ => return Err(Refusal::BadRequest.into()),
    };
    visit.house.store().write(move |tx| Ok(super::want(tx, me, wanted)?)).await?;
    Ok(Redirect::to("/me/digest?done=kept"))
}

/// Whose way out it is.
#[derive(Deserialize)]
struct Way {
    member: MemberId,
    mark: String,
}

/// Whoever follows the link. It changes nothing: programs that look through mail follow links too.
async fn asked(visit: Visit, Path(way): Path<Way>) -> Answer<Page> {
    if !stop::is_ours(&visit.house, way.member, &way.mark) {
        return Err(Refusal::NotFound.into());
    }
    let words = visit.shell.words.clone();
    let link = Link::new(words.say("digest-stop-do"), stop::path(&visit.house, way.member));
    let act = Act::main(link).sent_with(visit.token.as_str()).saying(PRESS.0, PRESS.1);
    let page = Page::new(visit.shell, words.say("digest-stop-title"), Acts { acts: vec![act] });
    Ok(page.lead(words.say("digest-stop-lead")).narrow())
}

/// The press itself: from a program for mail, which brings no cookie, or from the page above. The mark in the address is what lets it pass, and
/// all that it can do is this.
async fn stopped(visit: Visit, Path(way): Path<Way>, body: Bytes) -> Answer<Response> {
    let wanted = format!("{}={}", PRESS.0, PRESS.1);
    let says = std::str::from_utf8(&body).is_ok_and(|text| text.trim().split('&').any(|field| field == wanted));
    if !says || !stop::is_ours(&visit.house, way.member, &way.mark) {
        return Err(Refusal::BadRequest.into());
    }
    let member = way.member;
    let stop = move |tx: &mut omov_store::WriteTx<'_>| {
        // Of somebody who has been erased nothing is kept.
        if crate::members::find(tx, member)?.is_some_and(|one| one.standing != crate::members::Standing::Left) {
            super::want(tx, member, false)?;
        }
        Ok(())
    };
    visit.house.store().write(stop).await?;
    let words = visit.shell.words.clone();
    let again = Markup::line([Markup::link(&Link::new(words.say("digest-again"), "/me/digest"))]);
    // No redirect: programs for mail do not follow one (RFC 8058, 3.2).
    let page = Page::new(visit.shell, words.say("digest-stopped-title"), again);
    Ok(page.lead(words.say("digest-stopped")).narrow().into_response())
}
