//! One letter: to whom, what for, and what became of it.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use omov_store::params;
use omov_web::forms::Sent;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Event, Facts, Link, Stand, Timeline};
use omov_web::refusal::Refusal;

use super::super::kept::{self, Kept, State};
use super::super::{LetterId, QUEUE, sql};
use super::{Said, purpose, tag};
use crate::house::{Answer, Stop, Visit};
use crate::members;

pub(super) async fn show(visit: Visit, Path(id): Path<LetterId>, Query(said): Query<Said>) -> Answer<Page> {
    let found = visit.house.store().read(move |tx| {
        let letter = Kept::find(tx, id)?.filter(|letter| !letter.is_unseen()).ok_or(Refusal::NotFound)?;
        let member = letter.member.map(|id| members::find(tx, id)).transpose()?.flatten();
        Ok((letter, member.map(|member| member.name), kept::events(tx, id)?))
    });
    let (letter, name, events) = found.await?;
    let words = &visit.shell.words;
    let nobody = || words.say("post-to-nobody");
    let mut facts = Facts::default();
    if let Some(name) = &name {
        facts = facts.with(words.say("post-to"), Markup::name(name));
    }
    let address = letter.email.clone().unwrap_or_else(|| words.say("post-on-paper"));
    let facts = facts
        .with(words.say("post-address"), Markup::name(&address))
        .with(words.say("post-for"), Markup::text(&purpose(words, &letter)))
        .with(words.say("post-when"), Markup::text(&visit.hour(letter.made_at)));
    let mut happened = vec![Event {
        stand: Stand::Past,
        when: visit.hour(letter.made_at),
        what: Markup::paragraph(&words.say("post-event-made")),
    }];
    happened.extend(events.iter().map(|event| Event {
        stand: Stand::Past,
        when: visit.hour(event.at),
        what: told(&visit, event),
    }));
    let timeline = Timeline { words: words.clone(), events: happened };
    let body = Markup::joined([
        said.note(words, &["again"]),
        facts.into(),
        acts(&visit, &letter),
        Markup::section("happened", &words.say("post-happened"), timeline.into()),
        Markup::paragraph(&words.say(if letter.is_secret() { "post-secret" } else { "post-unread" })),
    ]);
    let to = name.or(letter.email.clone()).unwrap_or_else(nobody);
    let title = words.say_with("post-letter-title", &[("name", to.into())]);
    let place = [Link::new(words.say("post-title"), "/post")];
    let tag = tag(words, &letter);
    Ok(Page::new(visit.shell.clone(), title, body).tagged(tag).place(place))
}

/// What happened, and what was the trouble.
fn told(visit: &Visit, event: &kept::Event) -> Markup {
    let words = &visit.shell.words;
    let trouble = event.trouble.as_ref().map(|trouble| words.say(&format!("post-trouble-{trouble}")));
    let what = words.say(&format!("post-event-{}", event.what));
    Markup::joined([what].into_iter().chain(trouble).map(|said| Markup::paragraph(&said)))
}

/// What can be done about it.
fn acts(visit: &Visit, letter: &Kept) -> Markup {
    let words = &visit.shell.words;
    let mut acts = Vec::new();
    if can_go_again(letter) {
        let link = Link::new(words.say("post-again"), format!("/post/letters/{}/again", letter.id));
        acts.push(Act::second(link).sent_with(visit.token.as_str()));
    }
    if letter.email.is_some() && letter.state == State::Sent {
        acts.push(Act::second(Link::new(words.say("post-came-back"), format!("/post/bounce?letter={}", letter.id))));
    }
    if letter.email.is_none() && letter.state == State::Waiting {
        acts.push(Act::main(Link::new(words.say("post-way-paper"), "/post/paper")));
    }
    if acts.is_empty() { Markup::default() } else { Acts { acts }.into() }
}

/// Only what still has its text can be sent, and nothing goes twice at once.
fn can_go_again(letter: &Kept) -> bool {
    letter.email.is_some() && !letter.body.is_empty() && !letter.is_secret() && letter.state != State::Waiting
}

pub(super) async fn again(visit: Visit, Path(id): Path<LetterId>, _: Sent) -> Answer<Response> {
    let now = visit.now;
    let done = visit.house.store().write(move |tx| {
        let letter = Kept::find(tx, id)?.ok_or(Refusal::NotFound)?;
        if letter.state == State::Waiting {
            // Pressed twice: it is on its way.
            return Ok(());
        }
        if !can_go_again(&letter) {
            return Err(Stop::Refused(Refusal::Conflict));
        }
        tx.execute(&sql::AGAIN, params![id, now])?;
        kept::note(tx, id, "again", None, now)?;
        QUEUE.discard(tx, id.0)?;
        QUEUE.enqueue(tx, id.0, "", now)?;
        Ok(())
    });
    done.await?;
    Ok(Redirect::to(&format!("/post/letters/{id}?said=again")).into_response())
}
