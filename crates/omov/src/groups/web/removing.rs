//! Removing what a member said: with a reason that they read, and noted.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Link};
use omov_web::refusal::Refusal;

use super::said::Which;
use super::{address, within};
use crate::groups::said::{self, Said};
use crate::house::{Answer, Visit, ids};
use crate::members;
use crate::offices::Power;
use crate::offices::acts::{self, Act, ActId};
use crate::post::{self, Letter, LetterId};

const REASON: usize = 500;

async fn find(visit: &Visit, which: Which) -> Answer<Said> {
    let group = visit.place()?.group().id;
    let found = visit.house.store().read(move |tx| Ok(said::find(tx, group, which.said)?)).await?;
    Ok(found.ok_or(Refusal::NotFound)?)
}

fn form(visit: &Visit, said: &Said) -> Answer<Form> {
    let words = &visit.shell.words;
    let here = format!("{}/said", address(visit.place()?.group().id));
    let reason =
        Field::text(words, "reason", words.say("said-remove-reason")).hint(words.say("said-remove-reason-hint"));
    let form = Form::new(format!("{here}/{}/remove", said.id), &visit.token, words.say("said-remove-do")).with(reason);
    Ok(form.takes().back(Link::new(words.say("confirm-back"), here)))
}

fn page(visit: Visit, said: &Said, form: Form) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let problems = form.problems();
    let with = [("name", (&*said.name).into())];
    let card = Card::new(words.say("said-remove-words"), Markup::paragraph(&said.body)).level(2);
    let title = words.say_with("said-remove-title", &with);
    let page = Page::new(visit.shell, title, Markup::joined([card.into(), form.into()]));
    Ok(within(page.lead(words.say_with("said-remove-lead", &with)).problems(problems).narrow(), &place))
}

pub(super) async fn show(visit: Visit, Path(which): Path<Which>) -> Answer<Page> {
    let said = find(&visit, which).await?;
    let form = form(&visit, &said)?;
    page(visit, &said, form)
}

pub(super) async fn remove(visit: Visit, Path(which): Path<Which>, sent: Sent) -> Answer {
    let said = find(&visit, which).await?;
    let words = visit.shell.words.clone();
    let reason = sent.one("reason").to_owned();
    if let Some(wrong) = super::not_a_text(&words, &reason, REASON, "said-remove-reason-missing") {
        let form = form(&visit, &said)?.keep(&sent).wrong("reason", wrong);
        return Ok(page(visit, &said, form)?.into_response());
    }
    let (me, group, now) = (visit.me()?.clone(), visit.place()?.group().clone(), visit.now);
    let act = Act {
        id: ActId(ids::by_time(now)?),
        group: group.id,
        actor: me.id,
        power: Power::Organise,
        deed: "act-said-removed",
        about: Some(said.member),
        number: None,
        reason: reason.clone(),
        at: now,
    };
    let letter = LetterId(ids::by_time(now)?);
    let to = format!("{}/said?done=removed", address(group.id));
    let put = visit.house.store().write(move |tx| {
        if !said::remove(tx, group.id, said.id)? {
            return Ok(());
        }
        acts::note(tx, &act)?;
        let Some(author) = members::find(tx, said.member)? else { return Ok(()) };
        let with = [
            ("group", (&*group.name).into()),
            ("name", (&*author.name).into()),
            ("officer", (&*me.name).into()),
            ("said", (&*said.body).into()),
            ("reason", (&*reason).into()),
        ];
        let letter = Letter {
            id: letter,
            member: Some(author.id),
            email: author.email,
            purpose: "removed",
            subject: words.say_with("letter-removed-subject", &with[..1]),
            body: words.say_with("letter-removed", &with),
        };
        Ok(post::send(tx, &letter, now)?)
    });
    put.await?;
    Ok(Redirect::to(&to).into_response())
}
