//! Opening a debate: what is asked, until when, and what is said from the beginning.

use axum::response::{IntoResponse, Redirect};
use omov_rules::model;
use omov_store::{Moment, WriteTx};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Link, Note};
use omov_web::refusal::Refusal;

use super::places;
use crate::debates::{Debate, DebateId, opening, text};
use crate::house::{Answer, Visit, ids};
use crate::members;
use crate::rules::actors::{self, Decided};
use crate::rules::{self, address, capital};

/// The longest question, and the longest explanation.
const QUESTION: usize = 200;
const ABOUT: usize = 5_000;
/// A debate is open for at least so long and at most so long, in days.
const SHORTEST: i64 = 1;
const LONGEST: i64 = 366;
const DAY: i64 = 24 * 3_600 * 1_000_000;

/// The kinds there are here, by their names.
fn kinds(visit: &Visit) -> Answer<Vec<(String, model::Debate)>> {
    let group = visit.place()?.group();
    Ok(opening::kinds(&visit.book, group).into_iter().map(|(name, rule)| (name.to_owned(), rule.clone())).collect())
}

pub(super) async fn ask(visit: Visit) -> Answer<Page> {
    let kinds = kinds(&visit)?;
    let form = form(&visit, &kinds)?;
    page(visit, &kinds, form)
}

fn form(visit: &Visit, kinds: &[(String, model::Debate)]) -> Answer<Form> {
    let words = &visit.shell.words;
    let group = visit.place()?.group().id;
    let mut form = Form::new(format!("/groups/{group}/debates/new"), &visit.token, words.say("debate-open-send"));
    if kinds.len() > 1 {
        let choices = kinds.iter().map(|(name, rule)| Choice::new(name, capital(&rule.title.value))).collect();
        form = form.with(Field::one_of(words, "kind", words.say("debate-kind"), choices));
    }
    let seeds = [("most", (opening::MOST_SEEDS as u64).into()), ("letters", (text::LONGEST as u64).into())];
    form = form
        .with(Field::text(words, "question", words.say("debate-question")).hint(words.say("debate-question-hint")))
        .with(Field::area(words, "about", words.say("debate-about"), 4).hint(words.say("debate-about-hint")).optional())
        .with(
            Field::area(words, "seeds", words.say("debate-seeds"), 8).hint(words.say_with("debate-seeds-hint", &seeds)),
        );
    if kinds.iter().any(|(_, rule)| rule.lasts.is_none()) {
        form =
            form.with(Field::date(words, "closes", words.say("debate-closes")).hint(words.say("debate-closes-hint")));
    }
    let bodies: Vec<String> = kinds
        .iter()
        .filter_map(|(_, rule)| actors::body(&visit.book, &rule.opened_by.value))
        .map(|body| visit.book.title(body))
        .collect();
    if !bodies.is_empty() {
        let body = [("body", bodies.join(", ").into())];
        form = actors::asked(words, form, &words.say_with("debate-body-hint", &body));
    }
    Ok(form.back(Link::new(words.say("confirm-back"), "/debates")))
}

fn page(visit: Visit, kinds: &[(String, model::Debate)], form: Form) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let problems = form.problems();
    let body: Markup = if kinds.is_empty() {
        Card::empty(words.say("debate-no-kinds"), &words.say("debate-no-kinds-why"), Markup::default()).level(2).into()
    } else {
        let rules = kinds.iter().map(|(name, rule)| {
            let who: Vec<String> = rule.opened_by.value.iter().map(|actor| visit.book.title(actor)).collect();
            let with = [("kind", capital(&rule.title.value).into()), ("who", who.join(", ").into())];
            let said =
                words.say_with(if who.is_empty() { "debate-opened-by-nobody" } else { "debate-opened-by" }, &with);
            let rule = Link::new(words.say("debate-rule"), address(&format!("debates.{name}")));
            Markup::line([Markup::text(&said), Markup::link(&rule)])
        });
        Markup::joined([Note::rule(Markup::joined(rules)).into(), form.into()])
    };
    let with = [("group", (&*place.group().name).into())];
    let page = Page::new(visit.shell, words.say_with("debate-new-title", &with), body).problems(problems);
    Ok(page.lead(words.say("debate-new-lead")).here("/debates").place(places(&words, &place, true)).narrow())
}

/// What was typed, as far as it can be understood.
struct Wish {
    kind: String,
    question: String,
    about: String,
    seeds: Vec<String>,
    closes: Moment,
    decided: Decided,
}

fn understood(
    visit: &Visit,
    kinds: &[(String, model::Debate)],
    sent: &Sent,
    mut form: Form,
) -> Result<Wish, Box<Form>> {
    let (words, zone, now) = (&visit.shell.words, visit.organisation.zone.as_str(), visit.now);
    let chosen = match kinds {
        [only] => Some(only),
        several => several.iter().find(|(name, _)| name == sent.one("kind")),
    };
    if chosen.is_none() {
        form = form.wrong("kind", words.say("debate-kind-missing"));
    }
    let (question, about) = (sent.one("question").to_owned(), sent.one("about").to_owned());
    match question.chars().count() {
        0 => form = form.wrong("question", words.say("debate-question-missing")),
        1..=QUESTION => {}
        _ => form = form.wrong("question", words.say("debate-question-long")),
    }
    if about.chars().count() > ABOUT {
        form = form.wrong("about", words.say("debate-about-long"));
    }
    let mut seeds: Vec<String> = Vec::new();
    let lines = sent.one("seeds").lines().map(str::trim).filter(|line| !line.is_empty());
    let mut wrong = None;
    for (line, typed) in (1_u64..).zip(lines) {
        let why = match text::statement(typed) {
            Ok(body) if seeds.iter().any(|one| text::words(one) == text::words(&body)) => "debate-seed-twice",
            Ok(body) => {
                seeds.push(body);
                continue;
            }
            Err(why) => why,
        };
        let said = words.say_with(why, &[("letters", (text::LONGEST as u64).into())]);
        wrong =
            wrong.or_else(|| Some(words.say_with("debate-seed-line", &[("line", line.into()), ("why", said.into())])));
    }
    let many = [("most", (opening::MOST_SEEDS as u64).into())];
    let wrong = wrong.or_else(|| {
        (!(1..=opening::MOST_SEEDS).contains(&seeds.len())).then(|| words.say_with("debate-seeds-number", &many))
    });
    if let Some(wrong) = wrong {
        form = form.wrong("seeds", wrong);
    }
    let lasts = chosen.and_then(|(_, rule)| rule.lasts.as_ref());
    let closes = match lasts {
        Some(lasts) => Some(rules::after(zone, now, lasts.value)),
        None => {
            visit.end_of(sent, "closes").filter(|end| (now.0 + SHORTEST * DAY..=now.0 + LONGEST * DAY).contains(&end.0))
        }
    };
    if closes.is_none() && chosen.is_some() {
        form = form.wrong("closes", words.say("debate-closes-wrong"));
    }
    let decided = actors::decided(sent);
    match (chosen, closes, form.problems().is_empty()) {
        (Some((kind, _)), Some(closes), true) => {
            Ok(Wish { kind: kind.clone(), question, about, seeds, closes, decided })
        }
        _ => Err(Box::new(form)),
    }
}

pub(super) async fn take(visit: Visit, sent: Sent) -> Answer {
    let kinds = kinds(&visit)?;
    if kinds.is_empty() || visit.place()?.group().closed_at.is_some() {
        return Err(Refusal::NotFound.into());
    }
    let wish = match understood(&visit, &kinds, &sent, form(&visit, &kinds)?.keep(&sent)) {
        Ok(wish) => wish,
        Err(form) => return Ok(page(visit, &kinds, *form)?.into_response()),
    };
    let (words, zone, now, me) =
        (visit.shell.words.clone(), visit.organisation.zone.clone(), visit.now, visit.me()?.id);
    let place = visit.place()?.clone();
    let id = DebateId(ids::by_time(now)?);
    let debate = Debate {
        id,
        group: place.group().id,
        kind: wish.kind,
        book: 0,
        question: wish.question,
        about: wish.about,
        opened_by: me,
        opened_at: now,
        closes_at: wish.closes,
        closed_at: None,
        seed: ids::chance()?,
        entry: None,
    };
    let (seeds, decided) = (wish.seeds, wish.decided);
    let put = move |tx: &mut WriteTx<'_>| {
        // The rules may have changed since the form was shown; then what follows from them is worked out anew.
        let (book, number) = (rules::present(tx)?, rules::number(tx)?);
        let mut debate = Debate { book: number, ..debate.clone() };
        let rule = book.debates.get(&debate.kind).ok_or(Refusal::Conflict)?;
        if let Some(lasts) = &rule.lasts {
            debate.closes_at = rules::after(&zone, now, lasts.value);
        }
        let opener = members::find(tx, me)?.ok_or(Refusal::NotFound)?;
        opening::open(tx, (&words, &zone), &debate, (&opener, &place), decided, &seeds)
    };
    visit.house.store().write(put).await?;
    Ok(Redirect::to(&id.address()).into_response())
}
