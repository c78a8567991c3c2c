//! What members are asked to say about themselves, and for what purpose.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Facts, Link, Note};
use omov_web::refusal::Refusal;
use serde::Deserialize;

use super::fields::{self, Told};
use super::statement::settings;
use super::whole_act;
use crate::house::{Answer, Visit, ids};
use crate::members::characteristics::{self, Characteristic, CharacteristicId};
use crate::offices::acts;

const MOST_IN_NAME: usize = 80;
const MOST_IN_PURPOSE: usize = 500;
const MOST_CHOICES: usize = 20;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    done: String,
}

pub(super) async fn list(visit: Visit, Query(done): Query<Done>) -> Answer<Page> {
    let all = visit.house.store().read(|tx| {
        let all = characteristics::all(tx)?;
        all.into_iter().map(|one| Ok((characteristics::how_many(tx, one.id)?, one))).collect::<Answer<Vec<_>>>()
    });
    let all = all.await?;
    let words = visit.shell.words.clone();
    let note = match done.done.as_str() {
        "asked" => Note::done(Markup::paragraph(&words.say("asked-saved"))).into(),
        "deleted" => Note::done(Markup::paragraph(&words.say("asked-deleted"))).into(),
        _ => Markup::default(),
    };
    let new = Link::new(words.say("asked-new"), "/settings/characteristics/new");
    let mut parts = vec![note];
    if all.is_empty() {
        let acts = Acts { acts: vec![Act::main(new)] };
        parts.push(Card::empty(words.say("asked-none"), &words.say("asked-none-why"), acts).level(2).into());
    } else {
        parts.extend(all.iter().map(|(people, one)| card(&visit, one, *people)));
        parts.push(Acts { acts: vec![Act::second(new)] }.into());
    }
    Ok(Page::new(visit.shell, words.say("asked-title"), Markup::joined(parts))
        .lead(words.say("asked-lead"))
        .place(settings(&words)))
}

fn card(visit: &Visit, one: &Characteristic, people: u64) -> Markup {
    let words = &visit.shell.words;
    let mut facts = Facts::default()
        .with(words.say("asked-purpose"), Markup::name(&one.purpose))
        .with(words.say("asked-people"), Markup::text(&people.to_string()));
    if !one.choices.is_empty() {
        facts = facts.with(words.say("asked-choices"), Markup::name(&one.choices.join(", ")));
    }
    let address = format!("/settings/characteristics/{}", one.id);
    let acts = vec![
        Act::second(Link::new(words.say("asked-reword"), &address)).about(&one.name),
        Act::takes(Link::new(words.say("asked-delete"), format!("{address}/delete"))).about(&one.name),
    ];
    Card::new(&one.name, facts).level(2).acts(Acts { acts }).into()
}

fn form(visit: &Visit, action: String, one: Option<&Characteristic>) -> Form {
    let words = &visit.shell.words;
    let value = |text: fn(&Characteristic) -> String| one.map(text).unwrap_or_default();
    Form::new(action, &visit.token, words.say("asked-button"))
        .with(
            Field::text(words, "title", words.say("asked-name"))
                .hint(words.say("asked-name-hint"))
                .value(value(|one| one.name.clone())),
        )
        .with(
            Field::area(words, "purpose", words.say("asked-purpose"), 3)
                .hint(words.say("asked-purpose-hint"))
                .value(value(|one| one.purpose.clone())),
        )
        .with(
            Field::area(words, "choices", words.say("asked-choices"), 4)
                .hint(words.say("asked-choices-hint"))
                .value(value(|one| one.choices.join("\n")))
                .optional(),
        )
        .with(Field::area(words, "reason", words.say("edit-reason"), 2).hint(words.say("reason-hint")))
        .back(Link::new(words.say("confirm-back"), "/settings/characteristics"))
}

fn page(visit: Visit, title: &str, lead: &str, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let place = settings(&words).into_iter().chain([Link::new(words.say("asked-title"), "/settings/characteristics")]);
    Page::new(visit.shell, words.say(title), form).lead(words.say(lead)).place(place).narrow().problems(problems)
}

/// What was typed: name, purpose, choices, reason.
fn typed(told: &mut Told<'_>, sent: &Sent) -> Option<(String, String, Vec<String>, String)> {
    let within = |text: String, most: usize, missing, long| match text.chars().count() {
        0..3 => Err(missing),
        length if length <= most => Ok(text),
        _ => Err(long),
    };
    let name = fields::one_line(sent.one("title"));
    let name = told.take("title", within(name, MOST_IN_NAME, "asked-name-missing", "asked-name-long"));
    let purpose = fields::several_lines(sent.one("purpose"));
    let purpose = told.take("purpose", within(purpose, MOST_IN_PURPOSE, "asked-purpose-missing", "asked-purpose-long"));
    let lines = sent.one("choices").lines().map(fields::one_line).filter(|line| !line.is_empty());
    let choices: Vec<String> = lines.collect();
    let fit = choices.len() != 1 && choices.len() <= MOST_CHOICES;
    let choices = told.take("choices", if fit { Ok(choices) } else { Err("asked-choices-wrong") });
    let reason = told.take("reason", fields::typed_reason(sent));
    Some((name?, purpose?, choices?, reason?))
}

pub(super) async fn new_asked(visit: Visit) -> Page {
    let form = form(&visit, "/settings/characteristics/new".into(), None);
    page(visit, "asked-new", "asked-new-lead", form)
}

pub(super) async fn new(visit: Visit, sent: Sent) -> Answer {
    let words = visit.shell.words.clone();
    let form = form(&visit, "/settings/characteristics/new".into(), None).keep(&sent);
    let mut told = Told { words: &words, form };
    let Some((name, purpose, choices, reason)) = typed(&mut told, &sent) else {
        let form = told.form;
        return Ok(page(visit, "asked-new", "asked-new-lead", form).into_response());
    };
    let (id, since) = (CharacteristicId(ids::by_time(visit.now)?), visit.now);
    let act = whole_act(&visit, "act-characteristic-new", reason).await?;
    let new = Characteristic { id, name, purpose, choices, version: 1, since };
    let asked = visit.house.store().write(move |tx| {
        characteristics::create(tx, &new)?;
        acts::note(tx, &act)
    });
    asked.await?;
    Ok(Redirect::to("/settings/characteristics?done=asked").into_response())
}

async fn find(visit: &Visit, id: &str) -> Answer<Characteristic> {
    let id: CharacteristicId = id.parse().map_err(|_| Refusal::NotFound)?;
    let found = visit.house.store().read(move |tx| Ok(characteristics::find(tx, id)?)).await?;
    Ok(found.ok_or(Refusal::NotFound)?)
}

fn reword_form(visit: &Visit, one: &Characteristic, version: i64) -> Form {
    form(visit, format!("/settings/characteristics/{}?after={version}", one.id), Some(one))
}

pub(super) async fn reword_asked(visit: Visit, Path(id): Path<String>) -> Answer<Page> {
    let one = find(&visit, &id).await?;
    let form = reword_form(&visit, &one, one.version);
    Ok(page(visit, "asked-reword", "asked-reword-lead", form))
}

#[derive(Deserialize)]
pub(super) struct After {
    after: i64,
}

pub(super) async fn reword(visit: Visit, Path(id): Path<String>, Query(after): Query<After>, sent: Sent) -> Answer {
    let one = find(&visit, &id).await?;
    let words = visit.shell.words.clone();
    let mut told = Told { words: &words, form: reword_form(&visit, &one, after.after).keep(&sent) };
    let Some((name, purpose, choices, reason)) = typed(&mut told, &sent) else {
        let form = told.form;
        return Ok(page(visit, "asked-reword", "asked-reword-lead", form).into_response());
    };
    let new = Characteristic { id: one.id, name, purpose, choices, version: after.after, since: visit.now };
    let act = whole_act(&visit, "act-characteristic-reword", reason).await?;
    let asked = visit.house.store().write(move |tx| {
        if !characteristics::reword(tx, &new)? {
            return Err(Refusal::Conflict.into());
        }
        acts::note(tx, &act)
    });
    asked.await?;
    Ok(Redirect::to("/settings/characteristics?done=asked").into_response())
}

fn delete_form(visit: &Visit, one: &Characteristic) -> Form {
    let words = &visit.shell.words;
    Form::new(format!("/settings/characteristics/{}/delete", one.id), &visit.token, words.say("asked-delete"))
        .with(Field::area(words, "reason", words.say("asked-delete-reason"), 2).hint(words.say("reason-hint")))
        .takes()
        .back(Link::new(words.say("confirm-back"), "/settings/characteristics"))
}

pub(super) async fn delete_asked(visit: Visit, Path(id): Path<String>) -> Answer<Page> {
    let one = find(&visit, &id).await?;
    let form = delete_form(&visit, &one);
    Ok(page(visit, "asked-delete", "asked-delete-lead", form))
}

pub(super) async fn delete(visit: Visit, Path(id): Path<String>, sent: Sent) -> Answer {
    let one = find(&visit, &id).await?;
    let words = visit.shell.words.clone();
    let mut told = Told { words: &words, form: delete_form(&visit, &one).keep(&sent) };
    let Some(reason) = told.take("reason", fields::typed_reason(&sent)) else {
        let form = told.form;
        return Ok(page(visit, "asked-delete", "asked-delete-lead", form).into_response());
    };
    let act = whole_act(&visit, "act-characteristic-delete", reason).await?;
    let deleted = visit.house.store().write(move |tx| {
        characteristics::delete(tx, one.id)?;
        acts::note(tx, &act)
    });
    deleted.await?;
    Ok(Redirect::to("/settings/characteristics?done=deleted").into_response())
}
