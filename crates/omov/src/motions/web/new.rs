//! Moving a text: its title, why, and its clauses; the first of them perhaps from a statement on which a debate agreed.

use axum::extract::Query;
use axum::response::{IntoResponse, Redirect};
use omov_rules::model;
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Link, Note};
use omov_web::refusal::Refusal;
use serde::Deserialize;

use super::places;
use crate::debates::DebateId;
use crate::house::limits::Trying;
use crate::house::{Answer, Visit, ids};
use crate::motions::{Motion, MotionId, opening, scope, text};
use crate::rules::{address, capital};

/// The statement from which the first clause is begun.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub(super) struct From {
    debate: Option<DebateId>,
    statement: Option<u32>,
}

/// A statement with its words and the question of its debate.
struct Begun {
    from: opening::Begun,
    body: String,
    question: String,
}

async fn begun(visit: &Visit, from: From) -> Answer<Option<Begun>> {
    let Some(from) = from.debate.zip(from.statement) else { return Ok(None) };
    let read = visit.house.store().read(move |tx: &mut ReadTx<'_>| opening::begun(tx, from)).await?;
    let (body, question) = read.ok_or(Refusal::NotFound)?;
    Ok(Some(Begun { from, body, question }))
}

/// The kinds there are here, by their names.
fn kinds(visit: &Visit) -> Answer<Vec<(String, model::Proposal)>> {
    let group = visit.place()?.group();
    Ok(opening::kinds(&visit.book, group).into_iter().map(|(name, rule)| (name.to_owned(), rule.clone())).collect())
}

pub(super) async fn ask(visit: Visit, Query(from): Query<From>) -> Answer<Page> {
    let (kinds, begun) = (kinds(&visit)?, begun(&visit, from).await?);
    let form = form(&visit, &kinds, begun.as_ref())?;
    page(visit, &kinds, begun.as_ref(), form)
}

/// What a motion can be about under one of these kinds. What is not for those to decide who would vote is offered as well, and says so.
fn matters<'v>(visit: &'v Visit, kinds: &[(String, model::Proposal)]) -> Vec<(&'v str, bool)> {
    let book = &visit.book;
    let offered = |name: &'v String| {
        let is_outside = |rule: &model::Proposal| scope::outside(book, rule, name).is_some();
        let fits = |rule: &model::Proposal| rule.about.value.is_empty() || rule.about.value.contains(name);
        if kinds.iter().any(|(_, rule)| fits(rule) && !is_outside(rule)) {
            return Some((name.as_str(), false));
        }
        kinds.iter().any(|(_, rule)| is_outside(rule)).then_some((name.as_str(), true))
    };
    book.matters.keys().filter_map(offered).collect()
}

fn form(visit: &Visit, kinds: &[(String, model::Proposal)], begun: Option<&Begun>) -> Answer<Form> {
    let words = &visit.shell.words;
    let group = visit.place()?.group().id;
    let from = begun.map(|begun| format!("?debate={}&statement={}", begun.from.0, begun.from.1)).unwrap_or_default();
    let mut form = Form::new(format!("/groups/{group}/motions/new{from}"), &visit.token, words.say("motion-send"));
    if kinds.len() > 1 {
        let choices = kinds.iter().map(|(name, rule)| Choice::new(name, capital(&rule.title.value))).collect();
        form = form.with(Field::one_of(words, "kind", words.say("motion-kind"), choices));
    }
    let matters = matters(visit, kinds);
    if matters.len() > 1 {
        let choice = |(name, outside): (&str, bool)| {
            let choice = Choice::new(name, capital(&visit.book.title_in("matters", name)));
            if outside { choice.hint(words.say("motion-matter-outside")) } else { choice }
        };
        let choices = matters.into_iter().map(choice).collect();
        let hint = words.say("motion-matter-hint");
        form = form.with(Field::one_of(words, "matter", words.say("motion-matter"), choices).hint(hint));
    }
    let with = [("most", (text::MOST_CLAUSES as u64).into()), ("letters", (text::CLAUSE as u64).into())];
    let clauses = Field::area(words, "clauses", words.say("motion-clauses"), 10);
    let clauses = clauses.hint(words.say_with("motion-clauses-hint", &with));
    let clauses = begun.iter().fold(clauses, |field, begun| field.value(&*begun.body));
    form = form
        .with(Field::text(words, "title", words.say("motion-title")).hint(words.say("motion-title-hint")))
        .with(clauses)
        .with(
            Field::area(words, "about", words.say("motion-about"), 5).hint(words.say("motion-about-hint")).optional(),
        );
    Ok(form.back(Link::new(words.say("confirm-back"), "/motions")))
}

fn page(visit: Visit, kinds: &[(String, model::Proposal)], begun: Option<&Begun>, form: Form) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let problems = form.problems();
    let body: Markup = if kinds.is_empty() {
        Card::empty(words.say("motion-no-kinds"), &words.say("motion-no-kinds-why"), Markup::default()).level(2).into()
    } else {
        let rules = kinds.iter().map(|(name, rule)| {
            let with = [
                ("kind", capital(&rule.title.value).into()),
                ("who", visit.book.title(&rule.proposed_by.value).into()),
                ("signatures", rule.signatures.value.to_string().into()),
            ];
            let link = Link::new(words.say("motion-rule"), address(&format!("proposals.{name}")));
            Markup::line([Markup::text(&words.say_with("motion-moved-by", &with)), Markup::link(&link)])
        });
        let note = Note::rule(Markup::joined(rules)).into();
        let grown = begun.map(|begun| {
            let with = [("question", (&*begun.question).into())];
            Markup::paragraph(&words.say_with("motion-begun", &with))
        });
        Markup::joined([note].into_iter().chain(grown).chain([form.into()]))
    };
    let with = [("group", (&*place.group().name).into())];
    let page = Page::new(visit.shell, words.say_with("motion-new-title", &with), body).problems(problems);
    Ok(page.lead(words.say("motion-new-lead")).here("/motions").place(places(&words, &place, true)).narrow())
}

/// What was typed, as far as it can be understood.
struct Wish {
    kind: String,
    matter: Option<String>,
    title: String,
    clauses: Vec<String>,
    about: String,
}

fn understood(
    visit: &Visit,
    kinds: &[(String, model::Proposal)],
    sent: &Sent,
    mut form: Form,
) -> Result<Wish, Box<Form>> {
    let words = &visit.shell.words;
    let chosen = match kinds {
        [only] => Some(only),
        several => several.iter().find(|(name, _)| name == sent.one("kind")),
    };
    if chosen.is_none() {
        form = form.wrong("kind", words.say("motion-kind-missing"));
    }
    let offered = matters(visit, kinds);
    let matter = match offered.as_slice() {
        [(only, _)] => Some((*only).to_owned()),
        several => several.iter().map(|(name, _)| (*name).to_owned()).find(|name| name == sent.one("matter")),
    };
    if matter.is_none() && !offered.is_empty() {
        form = form.wrong("matter", words.say("motion-matter-missing"));
    }
    let letters = |most: usize| [("letters", (most as u64).into())];
    let title = match text::title(sent.one("title")) {
        Ok(title) => title,
        Err(why) => {
            form = form.wrong("title", words.say_with(why, &letters(text::TITLE)));
            String::new()
        }
    };
    let (mut clauses, mut wrong) = (Vec::new(), None);
    let lines = sent.one("clauses").lines().filter(|line| !line.trim().is_empty());
    for (line, typed) in (1_u64..).zip(lines) {
        match text::clause(typed) {
            Ok(body) => clauses.push(body),
            Err(why) => {
                let why = words.say_with(why, &letters(text::CLAUSE));
                wrong =
                    wrong.or(Some(words.say_with("motion-clause-line", &[("line", line.into()), ("why", why.into())])));
            }
        }
    }
    if wrong.is_none() && !(1..=text::MOST_CLAUSES).contains(&clauses.len()) {
        wrong = Some(words.say_with("motion-clauses-number", &[("most", (text::MOST_CLAUSES as u64).into())]));
    }
    if let Some(wrong) = wrong {
        form = form.wrong("clauses", wrong);
    }
    let about = sent.one("about").to_owned();
    if about.chars().count() > text::ABOUT {
        form = form.wrong("about", words.say("motion-about-long"));
    }
    match (chosen, form.problems().is_empty()) {
        (Some((kind, _)), true) => Ok(Wish { kind: kind.clone(), matter, title, clauses, about }),
        _ => Err(Box::new(form)),
    }
}

pub(super) async fn take(visit: Visit, Query(from): Query<From>, sent: Sent) -> Answer {
    let (kinds, begun) = (kinds(&visit)?, begun(&visit, from).await?);
    if kinds.is_empty() || visit.place()?.group().closed_at.is_some() {
        return Err(Refusal::NotFound.into());
    }
    let wish = match understood(&visit, &kinds, &sent, form(&visit, &kinds, begun.as_ref())?.keep(&sent)) {
        Ok(wish) => wish,
        Err(form) => return Ok(page(visit, &kinds, begun.as_ref(), *form)?.into_response()),
    };
    let (words, zone, now, me) =
        (visit.shell.words.clone(), visit.organisation.zone.clone(), visit.now, visit.me()?.id);
    visit.house.note(Trying::Write, &me.0)?;
    let id = MotionId(ids::by_time(now)?);
    let group = visit.place()?.group().id;
    let moved = Motion::new(id, (group, &wish.kind), &wish.title, now);
    let motion = Motion { about: wish.about, matter: wish.matter, ..moved };
    let (clauses, source) = (wish.clauses, begun.map(|begun| begun.from));
    let put = move |tx: &mut WriteTx<'_>| opening::open(tx, (&words, &zone), &motion, me, &clauses, source);
    visit.house.store().write(put).await?;
    Ok(Redirect::to(&id.address()).into_response())
}
