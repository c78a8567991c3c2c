//! What the contact of a group was asked, and answering it.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Facts, Link, Rows};
use omov_web::refusal::{Refusal, Said};
use serde::Deserialize;

use super::{Done, address, contact, within};
use crate::groups::questions::{self, MOST_LETTERS, Question, QuestionId};
use crate::house::ids;
use crate::house::settings::answer_days;
use crate::house::{Answer, Visit};
use crate::members::{self, MemberId};
use crate::post::{self, Letter, LetterId};

/// The questions that wait, the oldest first.
pub(super) async fn list(visit: Visit, Query(done): Query<Done>) -> Answer<Page> {
    let place = visit.place()?.clone();
    let group = place.group().id;
    let kind = place.group().kind.clone();
    let found = visit.house.store().read(move |tx| Ok((questions::open(tx, group)?, answer_days(tx, &kind)?)));
    let (open, days) = found.await?;
    let words = visit.shell.words.clone();
    let body = if open.is_empty() {
        Card::empty(words.say("questions-none"), &words.say("questions-none-next"), Markup::default()).level(2).into()
    } else {
        let items = open.iter().map(|question| {
            let to = format!("{}/questions/{}", address(group), question.id);
            let first: String = question.asked.chars().take(80).collect();
            let first = if first.len() < question.asked.len() { first + "…" } else { first };
            Markup::joined([
                Markup::line([Markup::link(&Link::new(first, to))]),
                Markup::line([contact::stand(&visit, question)]),
            ])
        });
        Rows { items: items.collect() }.into()
    };
    let title = words.say_with("questions-title", &[("group", (&*place.group().name).into())]);
    let lead = words.say_with("questions-lead", &[("days", u64::from(days).into())]);
    let page = Page::new(visit.shell, title, Markup::joined([done.note(&words), body]));
    Ok(within(page.lead(lead).narrow(), &place))
}

/// The parts of the address that name the question.
#[derive(Clone, Copy, Deserialize)]
pub(super) struct Which {
    question: QuestionId,
}

/// A question and who asked it.
async fn find(visit: &Visit, which: Which) -> Answer<(Question, String)> {
    let group = visit.place()?.group().id;
    let found = visit.house.store().read(move |tx| {
        let Some(question) = questions::find(tx, group, which.question)? else { return Ok(None) };
        let asker = members::find(tx, question.asker)?.map(|asker| asker.name).unwrap_or_default();
        Ok(Some((question, asker)))
    });
    Ok(found.await?.ok_or(Refusal::NotFound)?)
}

pub(super) async fn show(visit: Visit, Path(which): Path<Which>) -> Answer<Page> {
    let (question, asker) = find(&visit, which).await?;
    let form = form(&visit, which)?;
    page(visit, &question, &asker, form)
}

fn form(visit: &Visit, which: Which) -> Answer<Form> {
    let words = &visit.shell.words;
    let list = format!("{}/questions", address(visit.place()?.group().id));
    let field = Field::area(words, "answer", words.say("questions-answer"), 8).hint(words.say("questions-answer-hint"));
    let back = Link::new(words.say("questions-all"), &list);
    Ok(Form::new(format!("{list}/{}", which.question), &visit.token, words.say("questions-send"))
        .with(field)
        .back(back))
}

fn page(visit: Visit, question: &Question, asker: &str, form: Form) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let problems = form.problems();
    let facts = Facts::default()
        .with(words.say("questions-by"), Markup::name(asker))
        .with(words.say("questions-when"), Markup::text(&visit.hour(question.times.asked)))
        .with(words.say("questions-stands"), contact::stand(&visit, question));
    let asked =
        Card::new(words.say("questions-asked"), Markup::joined([Markup::markdown(&question.asked), facts.into()]));
    let rest = match &question.answer {
        Some(answer) => Markup::section("answer", &words.say("contact-answer"), Markup::markdown(answer)),
        None => form.into(),
    };
    let page = Page::new(visit.shell, words.say("questions-one"), Markup::joined([asked.level(2).into(), rest]));
    Ok(within(page.lead(words.say("questions-one-lead")).problems(problems).narrow(), &place))
}

pub(super) async fn answer(visit: Visit, Path(which): Path<Which>, sent: Sent) -> Answer {
    let words = visit.shell.words.clone();
    let answer = sent.one("answer").to_owned();
    let (question, asker) = find(&visit, which).await?;
    if let Some(wrong) = super::not_a_text(&words, &answer, MOST_LETTERS, "questions-empty") {
        let form = form(&visit, which)?.keep(&sent).wrong("answer", wrong);
        return Ok(page(visit, &question, &asker, form)?.into_response());
    }
    let (me, place, now) = (visit.me()?.clone(), visit.place()?.clone(), visit.now);
    let group = place.group().id;
    let letter_id = LetterId(ids::by_time(now)?);
    let list = format!("{}/questions", address(group));
    let (seen, to_list) = (visit.house.address(&format!("{}/contact", address(group))), list.clone());
    let put = visit.house.store().write(move |tx| {
        if !questions::answer(tx, group, which.question, (&answer, me.id), now)? {
            return Err(answered_already(&words, &to_list));
        }
        let Some(to) = members::find(tx, question.asker)? else { return Ok(()) };
        let with = [
            ("group", (&*place.group().name).into()),
            ("name", (&*to.name).into()),
            ("answerer", (&*me.name).into()),
            ("asked", (&*question.asked).into()),
            ("answer", (&*answer).into()),
            ("page", (&*seen).into()),
        ];
        let letter = Letter {
            id: letter_id,
            member: Some::<MemberId>(to.id),
            email: to.email,
            purpose: "answer",
            subject: words.say_with("letter-answer-subject", &with[..1]),
            body: words.say_with("letter-answer", &with),
        };
        Ok(post::send(tx, &letter, now)?)
    });
    put.await?;
    Ok(Redirect::to(&format!("{list}?done=answered")).into_response())
}

/// Somebody else was faster.
fn answered_already(words: &omov_web::words::Words, list: &str) -> crate::house::Stop {
    Refusal::Said(Said {
        status: StatusCode::CONFLICT,
        title: words.say("questions-answered"),
        why: words.say("questions-answered-why"),
        record: None,
        instead: vec![Link::new(words.say("questions-all"), list)],
    })
    .into()
}
