//! Leaving, and being erased.

use axum::extract::Query;
use axum::response::{IntoResponse, Redirect};
use omov_web::forms::Sent;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Confirm, Link, Rows};
use omov_web::refusal::{Refusal, Said};
use serde::Deserialize;

use super::{myself, page};
use crate::house::{Answer, Visit};
use crate::members::notices::{Notice, Text};
use crate::members::{self, Standing, erasing};
use crate::offices;

const LEFT: Text = Text { purpose: "left", subject: "letter-left-subject", body: "letter-left-body" };
const ERASED: Text = Text { purpose: "erased", subject: "letter-erased-subject", body: "letter-erased-body" };

/// Why somebody in office has to hand over first.
fn in_office(visit: &Visit) -> Said {
    let words = &visit.shell.words;
    Said {
        status: axum::http::StatusCode::CONFLICT,
        title: words.say("me-in-office-title"),
        why: words.say("me-in-office-why"),
        record: None,
        instead: vec![Link::new(words.say("menu-power"), "/power"), Link::new(words.say("me-title"), "/me")],
    }
}

/// Things below each other, a sentence each.
fn sentences(visit: &Visit, messages: &[&str]) -> Markup {
    let items = messages.iter().map(|message| Markup::paragraph(&visit.shell.words.say(message))).collect();
    Rows { items }.into()
}

async fn holds_office(visit: &Visit) -> Answer<bool> {
    let (id, now) = (visit.me()?.id, visit.now);
    visit.house.store().read(move |tx| Ok(offices::is_in_office(tx, id, now)?)).await
}

pub(in crate::members) async fn leave_asked(visit: Visit) -> Answer<Page> {
    if holds_office(&visit).await? {
        return Err(in_office(&visit).into());
    }
    let words = visit.shell.words.clone();
    let happens = sentences(&visit, &["me-leave-now", "me-leave-stays", "me-leave-back"]);
    let act = Act::takes(Link::new(words.say("me-leave"), "/me/leave")).sent_with(visit.token.as_str());
    let confirm = Confirm::new(&words, happens, act, "/me");
    Ok(page(visit, "me-leave-title", confirm).lead(words.say("me-leave-lead")))
}

pub(in crate::members) async fn leave(visit: Visit, _: Sent) -> Answer {
    let (id, now, notice, refused) = (visit.me()?.id, visit.now, Notice::new(&visit)?, in_office(&visit));
    let left = visit.house.store().write(move |tx| {
        if offices::is_in_office(tx, id, now)? {
            return Err(refused.clone().into());
        }
        let me = members::find(tx, id)?.filter(|me| me.standing != Standing::Left).ok_or(Refusal::Conflict)?;
        members::leave(tx, id, now)?;
        Ok(notice.to(tx, &me, LEFT, &[])?)
    });
    left.await?;
    Ok(Redirect::to("/goodbye?as=left").into_response())
}

pub(in crate::members) async fn erase_asked(visit: Visit) -> Answer<Page> {
    if holds_office(&visit).await? {
        return Err(in_office(&visit).into());
    }
    let id = visit.me()?.id;
    let was_in_office = visit.house.store().read(move |tx| Ok(offices::has_held(tx, id)?)).await?;
    let words = visit.shell.words.clone();
    let mut messages = vec!["me-erase-goes", "me-erase-line", "me-erase-copies"];
    if was_in_office {
        messages.insert(1, "me-erase-office");
    }
    let happens = sentences(&visit, &messages);
    let act = Act::takes(Link::new(words.say("me-erase"), "/me/erase")).sent_with(visit.token.as_str());
    let confirm = Confirm::new(&words, happens, act, "/me");
    Ok(page(visit, "me-erase-title", confirm).lead(words.say("me-erase-lead")))
}

pub(in crate::members) async fn erase(visit: Visit, _: Sent) -> Answer {
    let (me, now, notice, refused) = (myself(&visit).await?, visit.now, Notice::new(&visit)?, in_office(&visit));
    let erased = visit.house.store().write(move |tx| {
        if offices::is_in_office(tx, me.id, now)? {
            return Err(refused.clone().into());
        }
        erasing::erase(tx, me.id, now)?;
        // The last letter goes to an address that nothing here ties to anybody any more.
        if let Some(email) = &me.email {
            notice.send(tx, None, Some(email.clone()), ERASED, &[("name", me.name.as_str().into())])?;
        }
        Ok(())
    });
    erased.await?;
    Ok(Redirect::to("/goodbye?as=erased").into_response())
}

#[derive(Deserialize)]
pub(in crate::members) struct As {
    #[serde(default, rename = "as")]
    what: String,
}

/// The page after leaving. It says nothing about anybody in particular.
pub(in crate::members) async fn goodbye(visit: Visit, Query(now): Query<As>) -> Answer<Page> {
    let (title, lead) = match now.what.as_str() {
        "left" => ("goodbye-left-title", "goodbye-left-lead"),
        "erased" => ("goodbye-erased-title", "goodbye-erased-lead"),
        _ => return Err(Refusal::NotFound.into()),
    };
    let words = visit.shell.words.clone();
    let with = [("organisation", visit.organisation.name.as_str().into())];
    let acts = vec![Act::second(Link::new(words.say("goodbye-front"), "/"))];
    Ok(Page::new(visit.shell, words.say_with(title, &with), Acts { acts }).lead(words.say(lead)).narrow())
}
