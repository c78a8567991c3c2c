//! Where somebody is signed in, and ending it.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use omov_web::forms::Sent;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Column, Link, Note, Row, Table, Tag};
use omov_web::refusal::Refusal;
use serde::Deserialize;

use crate::accounts::SessionId;
use crate::accounts::sessions::{self, Listed};
use crate::house::{Answer, Visit};

#[derive(Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    pub(super) done: String,
}

pub(super) async fn list(visit: Visit, Query(Done { done }): Query<Done>) -> Answer<Page> {
    let (me, now) = (visit.me()?.clone(), visit.now);
    let open = visit.house.store().read(move |tx| Ok(sessions::of(tx, me.id, now)?)).await?;
    let words = visit.shell.words.clone();
    let said = match done.as_str() {
        "one" => Note::done(Markup::paragraph(&words.say("sessions-ended-one"))).into(),
        "others" => Note::done(Markup::paragraph(&words.say("sessions-ended-others"))).into(),
        _ => Markup::default(),
    };
    let columns = ["sessions-device", "sessions-end"].map(|name| Column::words(words.say(name)));
    let rows: Vec<_> = open.iter().map(|session| row(&visit, session, me.session.id)).collect();
    let more = rows.len() > 1;
    let caption = words.say_with("sessions-caption", &[("devices", (rows.len() as u64).into())]);
    let table = Table::new(&words, caption, columns).rows(rows);
    let mut acts = Vec::new();
    if more {
        let others = Link::new(words.say("sessions-end-others"), "/me/sessions/end-others");
        acts.push(Act::takes(others).sent_with(visit.token.as_str()));
    }
    acts.push(Act::second(Link::new(words.say("passkeys-title"), "/me/passkeys")));
    let body = Markup::joined([said, table.into(), Acts { acts }.into()]);
    let place = [Link::new(words.say("me-title"), "/me")];
    Ok(Page::new(visit.shell, words.say("sessions-title"), body).lead(words.say("sessions-lead")).place(place))
}

fn row(visit: &Visit, session: &Listed, this: SessionId) -> Row {
    let words = &visit.shell.words;
    let seen = visit.short(session.seen_on.unwrap_or(session.made_at));
    let since =
        words.say_with("sessions-since", &[("since", visit.short(session.made_at).into()), ("seen", seen.into())]);
    let end = if session.id == this {
        Tag::open(words.say("sessions-this")).into()
    } else {
        let link = Link::new(words.say("sessions-end-one"), format!("/me/sessions/{}/end", session.id));
        Act::takes(link).sent_with(visit.token.as_str()).about(&session.device).into()
    };
    Row::new(Markup::joined([Markup::text(&session.device), Markup::small(&since)]), [end])
}

pub(super) async fn end(visit: Visit, Path(session): Path<SessionId>, _: Sent) -> Answer {
    let me = visit.me()?.id;
    let ended = visit.house.store().write(move |tx| Ok(sessions::end_of(tx, me, session)?)).await?;
    if ended { Ok(Redirect::to("/me/sessions?done=one").into_response()) } else { Err(Refusal::NotFound.into()) }
}

pub(super) async fn end_others(visit: Visit, _: Sent) -> Answer {
    let (me, this) = (visit.me()?.id, visit.me()?.session.id);
    visit.house.store().write(move |tx| Ok(sessions::end_others(tx, me, this)?)).await?;
    Ok(Redirect::to("/me/sessions?done=others").into_response())
}
