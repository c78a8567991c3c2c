//! Calling a show of hands: what is asked, and when.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use omov_rules::model;
use omov_store::WriteTx;
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Link, Note};
use omov_web::refusal::Refusal;

use crate::ballots::web::asked::{self, Asked};
use crate::ballots::{self, When};
use crate::groups;
use crate::hands::calling::{self, Wish};
use crate::hands::{Hands, HandsId};
use crate::house::{Answer, Visit, ids};
use crate::members;
use crate::rules::{self, actors, takes};

/// The longest answer, and how many answers there are at most.
const ANSWER: usize = 200;
const MOST_ANSWERS: usize = 30;

/// The kind that was asked for, if its votes are open here.
fn kind(visit: &Visit, name: &str) -> Answer<(String, model::Ballot)> {
    let group = visit.place()?.group();
    let here = ballots::kinds(&visit.book, group).into_iter().find(|(kind, _)| *kind == name);
    let (name, rule) = here.filter(|(name, _)| ballots::is_open(&visit.book, name, group)).ok_or(Refusal::NotFound)?;
    Ok((name.to_owned(), rule.clone()))
}

/// Whether it is answered by yes, no, or neither.
fn is_question(rule: &model::Ballot) -> bool {
    rule.count.value == model::Count::YES_NO
}

fn form(visit: &Visit, name: &str, rule: &model::Ballot) -> Answer<Form> {
    let (words, group) = (&visit.shell.words, visit.place()?.group().id);
    let mut form = Form::new(format!("/groups/{group}/hands/new/{name}"), &visit.token, words.say("hands-send"))
        .with(Field::text(words, "title", words.say("ballot-question")).hint(words.say("hands-question-hint")))
        .with(Field::area(words, "about", words.say("ballot-about"), 4).hint(words.say("hands-about-hint")).optional());
    form = asked::matter(visit, form, None);
    if !is_question(rule) {
        let answers = Field::area(words, "answers", words.say("ballot-answers"), 6);
        form = form.with(answers.hint(words.say("hands-answers-hint")));
    }
    form = asked::when(visit, form);
    if let Some(body) = actors::body(&visit.book, &rule.called_by.value) {
        let body = [("body", visit.book.title(body).into())];
        form = actors::asked(words, form, &words.say_with("ballot-body-hint", &body));
    }
    Ok(form.back(Link::new(words.say("confirm-back"), format!("/groups/{group}/ballots/new"))))
}

async fn page(visit: Visit, name: &str, form: Form) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let (book, asked) = (visit.book.clone(), place.clone());
    let numbers = visit.house.store().read(move |tx| Ok(takes::numbers(tx, &book, &asked)?)).await?;
    let steps = ballots::takes(&visit.book, name, None, &numbers);
    let says = ["hands-not-secret", "hands-nothing-follows"].map(|name| Markup::paragraph(&words.say(name)));
    let takes = if steps.is_empty() { Markup::default() } else { takes::listed(&words, &steps) };
    let problems = form.problems();
    let body = Markup::joined([Note::turn(Markup::joined(says)).into(), takes, form.into()]);
    let here = Link::new(words.say("ballots-title"), "/ballots");
    let trail = groups::web::trail(&place, true, here);
    let title = rules::capital(&visit.book.title_in("ballots", name));
    let page = Page::new(visit.shell, title, body).problems(problems).lead(words.say("hands-new-lead"));
    Ok(page.here("/ballots").place(trail).narrow())
}

pub(super) async fn ask(visit: Visit, Path((_, name)): Path<(String, String)>) -> Answer<Page> {
    let (name, rule) = kind(&visit, &name)?;
    let form = form(&visit, &name, &rule)?;
    page(visit, &name, form).await
}

pub(super) async fn take(visit: Visit, Path((_, name)): Path<(String, String)>, sent: Sent) -> Answer {
    let (name, rule) = kind(&visit, &name)?;
    let form = form(&visit, &name, &rule)?.keep(&sent);
    let wish = match understood(&visit, &name, &rule, &sent, form)? {
        Ok(wish) => wish,
        Err(form) => return Ok(page(visit, &name, *form).await?.into_response()),
    };
    let (words, place, read, now) = (visit.shell.words.clone(), visit.place()?.clone(), visit.book.clone(), visit.now);
    let id = wish.hands.id;
    let put = move |tx: &mut WriteTx<'_>| {
        let book = rules::present(tx)?;
        // The rules may have changed since the form was shown.
        if book.text() != read.text() {
            return Err(Refusal::Conflict.into());
        }
        let caller = members::find(tx, wish.hands.called_by)?.ok_or(Refusal::NotFound)?;
        let grounds = calling::grounds(tx, &book, &place, &caller, &wish, now)?;
        if !grounds.is_empty() {
            return Err(rules::refused(&words, &book, words.say("ballot-call-refused"), &grounds));
        }
        let at = (wish.hands.kind.as_str(), &place, wish.zone.as_str());
        let office = ballots::in_name_of(tx, &book, at, &caller, now)?;
        let hands = Hands { book: rules::number(tx)?, ..wish.hands.clone() };
        calling::call(tx, &hands, office, wish.when.matter.as_deref())
    };
    visit.house.store().write(put).await?;
    Ok(Redirect::to(&id.address()).into_response())
}

/// What was typed.
fn understood(
    visit: &Visit,
    name: &str,
    rule: &model::Ballot,
    sent: &Sent,
    form: Form,
) -> Answer<Result<Wish, Box<Form>>> {
    let words = &visit.shell.words;
    let (mut form, Asked { title, about, matter }) = asked::what_was_typed(visit, sent, form);
    let answers = if is_question(rule) { Vec::new() } else { asked::lines(sent, "answers") };
    let mut distinct = answers.clone();
    distinct.sort();
    distinct.dedup();
    let short = answers.iter().all(|answer| answer.chars().count() <= ANSWER);
    let right = (2..=MOST_ANSWERS).contains(&answers.len()) && distinct.len() == answers.len() && short;
    if !is_question(rule) && !right {
        let with = [("most", (MOST_ANSWERS as u64).into())];
        form = form.wrong("answers", words.say_with("hands-answers-wrong", &with));
    }
    let (form, times) = asked::when_was_typed(visit, sent, form);
    let ([Some(opens), Some(closes)], true) = (times, form.problems().is_empty()) else {
        return Ok(Err(Box::new(form)));
    };
    let hands = Hands {
        id: HandsId(ids::by_time(visit.now)?),
        group: visit.place()?.group().id,
        kind: name.to_owned(),
        book: 0,
        title,
        about,
        answers,
        called_by: visit.me()?.id,
        called_at: visit.now,
        opens_at: opens,
        closes_at: closes,
        could: None,
        counted_at: None,
        voted: None,
        figures: Vec::new(),
        entry: None,
    };
    // Nobody is promised secrecy, so nobody has to consent to its absence.
    let when = When { matter, opens, closes, consent: true };
    let zone = visit.organisation.zone.clone();
    Ok(Ok(Wish { hands, when, decided: actors::decided(sent), zone }))
}
