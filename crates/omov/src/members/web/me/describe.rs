//! What one says about oneself, if one wants to.

use axum::response::{IntoResponse, Redirect};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Facts, Link, Note};
use omov_web::refusal::Refusal;

use super::{in_words, page};
use crate::house::{Answer, Visit};
use crate::members::characteristics::{self, Answer as Described, Characteristic, CharacteristicId};
use crate::members::held::Held;

/// Longer answers are not about oneself any more.
const MOST: usize = 200;

/// What one has said, on the page of all data.
pub(super) fn shown(visit: &Visit, asked: &[Characteristic], all: &[Held]) -> Markup {
    let words = &visit.shell.words;
    let mut parts = Vec::new();
    let mine = all.iter().find(|held| held.name == "described");
    for row in mine.iter().flat_map(|held| &held.rows) {
        let field = |name: &str| row.iter().find(|(field, _)| *field == name).map(|(_, said)| in_words(visit, said));
        let with = [("day", field("agreed").unwrap_or_default().into())];
        let said = Markup::joined([
            Markup::name(&field("answer").unwrap_or_default()),
            Markup::paragraph(&words.say_with("describe-agreed", &with)),
        ]);
        parts.push(Facts::default().with(field("characteristic").unwrap_or_default(), said).into());
    }
    if asked.is_empty() {
        return Markup::paragraph(&words.say("describe-nothing-asked"));
    }
    if parts.is_empty() {
        parts.push(Markup::paragraph(&words.say("describe-nothing-said")));
    }
    let act = Act::second(Link::new(words.say("describe-title"), "/me/about"));
    parts.push(Acts { acts: vec![act] }.into());
    Markup::joined(parts)
}

struct Mine {
    asked: Vec<Characteristic>,
    said: Vec<Described>,
}

async fn mine(visit: &Visit) -> Answer<Mine> {
    let id = visit.me()?.id;
    let read = visit
        .house
        .store()
        .read(move |tx| Ok(Mine { asked: characteristics::all(tx)?, said: characteristics::of(tx, id)? }));
    read.await
}

/// One form for each thing, because each has a purpose of its own to agree to.
pub(in crate::members) async fn asked(visit: Visit) -> Answer<Page> {
    let mine = mine(&visit).await?;
    let parts = mine.asked.iter().map(|one| {
        let said = mine.said.iter().find(|said| said.to == one.id);
        section(&visit, one, said, form(&visit, one, said))
    });
    let body = Markup::joined(parts);
    Ok(described_page(visit, body, Vec::new()))
}

fn described_page(visit: Visit, body: Markup, problems: Vec<(String, String)>) -> Page {
    let words = visit.shell.words.clone();
    let body = if body.is_empty() { Markup::paragraph(&words.say("describe-nothing-asked")) } else { body };
    page(visit, "describe-title", body).lead(words.say("describe-lead")).problems(problems)
}

fn section(visit: &Visit, one: &Characteristic, said: Option<&Described>, form: Form) -> Markup {
    let words = &visit.shell.words;
    let purpose = words.say_with("describe-purpose", &[("purpose", one.purpose.as_str().into())]);
    let since = words.say_with("describe-since", &[("day", visit.day(one.since).into())]);
    let rule = Note::rule(Markup::joined([Markup::paragraph(&purpose), Markup::paragraph(&since)]));
    let mut parts = vec![rule.into()];
    if said.is_some_and(|said| said.version != one.version) {
        parts.push(Note::turn(Markup::paragraph(&words.say("describe-changed"))).into());
    }
    parts.push(form.into());
    if said.is_some() {
        let act = Act::takes(Link::new(words.say("describe-withdraw"), format!("/me/about/{}/withdraw", one.id)));
        parts.push(Acts { acts: vec![act.sent_with(visit.token.as_str()).about(&one.name)] }.into());
    }
    Markup::section(&format!("about-{}", one.id), &one.name, Markup::joined(parts))
}

fn form(visit: &Visit, one: &Characteristic, said: Option<&Described>) -> Form {
    let words = &visit.shell.words;
    let name = format!("answer-{}", one.id);
    let answer = said.map(|said| said.text.clone());
    let field = if one.choices.is_empty() {
        let field = Field::text(words, &name, words.say("describe-answer"));
        answer.into_iter().fold(field, Field::value)
    } else {
        let choices = one.choices.iter().map(|choice| Choice::new(choice, choice)).collect();
        let field = Field::one_of(words, &name, words.say("describe-answer"), choices);
        answer.into_iter().fold(field, Field::value)
    };
    // Which version they have read goes along: nobody agrees to words that were changed meanwhile.
    let agree = vec![Choice::new(one.version.to_string(), words.say("describe-agree"))];
    let agree = Field::any_of(words, &format!("agree-{}", one.id), words.say("describe-agree-label"), agree);
    Form::new(format!("/me/about/{}", one.id), &visit.token, words.say("describe-button")).with(field).with(agree)
}

fn named(id: &str) -> Answer<CharacteristicId> {
    Ok(id.parse().map_err(|_| Refusal::NotFound)?)
}

pub(in crate::members) async fn describe(
    visit: Visit,
    axum::extract::Path(id): axum::extract::Path<String>,
    sent: Sent,
) -> Answer {
    let id = named(&id)?;
    let mine = mine(&visit).await?;
    let one = mine.asked.iter().find(|one| one.id == id).ok_or(Refusal::NotFound)?;
    let words = &visit.shell.words;
    let said = mine.said.iter().find(|said| said.to == id);
    let mut form = form(&visit, one, said).keep(&sent);
    let answer = super::super::fields::one_line(sent.one(&format!("answer-{id}")));
    let known = one.choices.is_empty() || one.choices.contains(&answer);
    if answer.is_empty() || !known {
        form = form.wrong(&format!("answer-{id}"), words.say("describe-answer-missing"));
    } else if answer.chars().count() > MOST {
        form = form.wrong(&format!("answer-{id}"), words.say("describe-answer-long"));
    }
    if sent.one(&format!("agree-{id}")) != one.version.to_string() {
        form = form.wrong(&format!("agree-{id}"), words.say("describe-agree-missing"));
    }
    let problems = form.problems();
    if !problems.is_empty() {
        let body = section(&visit, one, said, form);
        return Ok(described_page(visit, body, problems).into_response());
    }
    let (me, new) = (visit.me()?.id, Described { to: id, text: answer, version: one.version, agreed_at: visit.now });
    let kept = visit.house.store().write(move |tx| Ok(characteristics::describe(tx, me, &new)?)).await?;
    if !kept {
        return Err(Refusal::Conflict.into());
    }
    Ok(Redirect::to("/me?done=described").into_response())
}

pub(in crate::members) async fn withdraw(
    visit: Visit,
    axum::extract::Path(id): axum::extract::Path<String>,
    _: Sent,
) -> Answer {
    let (id, me) = (named(&id)?, visit.me()?.id);
    visit.house.store().write(move |tx| Ok(characteristics::withdraw(tx, me, id)?)).await?;
    Ok(Redirect::to("/me?done=described").into_response())
}
