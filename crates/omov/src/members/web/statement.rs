//! The page on which a new version of the statement is published.

use axum::extract::Query;
use axum::response::{IntoResponse, Redirect};
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Link, Note};
use omov_web::refusal::Refusal;
use omov_web::words::Words;
use serde::Deserialize;

use super::fields::{self, Told};
use super::whole_act;
use crate::house::{Answer, Visit};
use crate::members::statement::{self, Statement};
use crate::offices::acts;

/// A statement that nobody reads to its end is none.
const MOST: usize = 10_000;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    done: String,
}

async fn current(visit: &Visit) -> Answer<Statement> {
    let (words, organisation) = (visit.shell.words.clone(), visit.organisation.clone());
    visit.house.store().read(move |tx| Ok(statement::current(tx, &words, &organisation)?)).await
}

pub(super) async fn show(visit: Visit, Query(done): Query<Done>) -> Answer<Page> {
    let current = current(&visit).await?;
    let words = visit.shell.words.clone();
    let note = match done.done.as_str() {
        "published" => Note::done(Markup::paragraph(&words.say("statement-published"))).into(),
        _ => Markup::default(),
    };
    let since = words.say_with("statement-since", &[("day", visit.day(current.since).into())]);
    let text = Markup::joined([Markup::markdown(&current.text), Markup::paragraph(&since)]);
    let act = Act::main(Link::new(words.say("statement-change"), "/settings/statement/new"));
    let body = Markup::joined([
        note,
        Card::new(words.say("statement-now"), text).level(2).into(),
        Acts { acts: vec![act] }.into(),
    ]);
    Ok(Page::new(visit.shell, words.say("statement-title"), body)
        .lead(words.say("statement-lead"))
        .place(settings(&words)))
}

/// What the statement belongs to.
pub(super) fn settings(words: &Words) -> [Link; 2] {
    [Link::new(words.say("menu-power"), "/power"), Link::new(words.say("settings-title"), "/settings")]
}

fn form(visit: &Visit, current: &Statement) -> Form {
    let words = &visit.shell.words;
    // What it is put in place of goes along, so that nobody overwrites what they have not read.
    Form::new(
        format!("/settings/statement/new?after={}", current.version),
        &visit.token,
        words.say("statement-publish"),
    )
    .with(
        Field::area(words, "text", words.say("statement-text"), 12)
            .hint(words.say("statement-text-hint"))
            .value(&current.text),
    )
    .with(Field::area(words, "reason", words.say("edit-reason"), 2).hint(words.say("reason-hint")))
    .back(Link::new(words.say("confirm-back"), "/settings/statement"))
}

fn page(visit: Visit, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let place = settings(&words).into_iter().chain([Link::new(words.say("statement-title"), "/settings/statement")]);
    Page::new(visit.shell, words.say("statement-change"), form)
        .lead(words.say("statement-change-lead"))
        .place(place)
        .narrow()
        .problems(problems)
}

pub(super) async fn new_asked(visit: Visit) -> Answer<Page> {
    let current = current(&visit).await?;
    let form = form(&visit, &current);
    Ok(page(visit, form))
}

#[derive(Deserialize)]
pub(super) struct After {
    after: i64,
}

pub(super) async fn new(visit: Visit, Query(after): Query<After>, sent: Sent) -> Answer {
    let before = current(&visit).await?;
    let words = visit.shell.words.clone();
    let mut told = Told { words: &words, form: form(&visit, &before).keep(&sent) };
    let text = told.take(
        "text",
        match sent.one("text").chars().count() {
            0..20 => Err("statement-text-short"),
            20..=MOST => Ok(fields::several_lines(sent.one("text"))),
            _ => Err("statement-text-long"),
        },
    );
    let reason = told.take("reason", fields::typed_reason(&sent));
    let (Some(text), Some(reason)) = (text, reason) else {
        let form = told.form;
        return Ok(page(visit, form).into_response());
    };
    let now = visit.now;
    let act = whole_act(&visit, "act-statement", reason).await?;
    let published = visit.house.store().write(move |tx| {
        if !statement::publish(tx, after.after, &text, now)? {
            return Err(Refusal::Conflict.into());
        }
        acts::note(tx, &act)
    });
    published.await?;
    Ok(Redirect::to("/settings/statement?done=published").into_response())
}
