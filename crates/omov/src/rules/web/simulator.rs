//! What would it take? Every threshold as a whole number, with the organisation's own figures or any others.

use std::collections::BTreeMap;

use axum::extract::Query;
use omov_rules::Rulebook;
use omov_rules::simulate::{Kind, Numbers, Question, Step};
use omov_web::charts::Squares;
use omov_web::figures::grouped;
use omov_web::forms::{Asks, Choice, Field};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Column, Link, Note, Row, Stand, Table, Task, Tasks};
use omov_web::words::Words;
use serde::Deserialize;

use super::sentences;
use crate::groups::{self, Group};
use crate::house::{Answer, Me, Visit};
use crate::members::{self, Standing};
use crate::rules::refusal;

/// More people than live anywhere are not asked about.
const MOST_PEOPLE: u64 = 1_000_000_000;
/// So many people are taken to begin with where the reader does not see how many there are.
const UNKNOWN: u64 = 1_000;
/// Sizes at which the same rule is worked out, beside the one that was asked for.
const SIZES: [u64; 5] = [50, 500, 4_000, 20_000, 120_000];

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    /// The path of the section that answers it, such as `proposals.by-members`.
    ask: String,
    people: String,
    seats: String,
}

/// What is asked, with its figures.
struct Asking {
    /// What it is about: its path, and the body whose number of people it depends on.
    path: String,
    body: Option<String>,
    /// How many members the bodies of all members have today, each with the group in which they are counted.
    today: BTreeMap<String, (u64, String)>,
    /// As it was typed, or as it is today.
    typed: String,
    people: u64,
    seats: u64,
    /// What is wrong with what was typed.
    wrong: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer<Page> {
    let book = visit.book.clone();
    let words = visit.shell.words.clone();
    let all = questions(&book);
    let asking = understood(&visit, &all, &asked).await?;
    let answer = |people: u64| -> Option<Question> {
        let numbers = numbers(&book, &asking, people);
        book.simulate(&numbers).into_iter().find(|question| question.path == asking.path)
    };
    let form = form(&words, &all, &asking);
    let problems = form.problems();
    let form = Card::new(words.say("simulator-numbers"), form).level(2);
    let found = match (&asking.wrong, answer(asking.people)) {
        (Some(_), _) => Markup::default(),
        (None, Some(question)) => steps(&words, &book, &asking, &question),
        (None, None) => Note::rule(Markup::paragraph(&words.say("simulator-nothing"))).into(),
    };
    let rule = sentences::about(&words, &book, &asking.path);
    let rule = Markup::section("rule", &words.say("simulator-rule"), rule);
    let sizes = if asking.body.is_some() && asking.wrong.is_none() {
        sizes(&words, &asking, answer)
    } else {
        Markup::default()
    };
    let propose = if visit.reader.me.as_ref().is_some_and(Me::has_vote) {
        Acts { acts: vec![Act::second(Link::new(words.say("simulator-propose"), "/rules/changes/new"))] }.into()
    } else {
        Markup::default()
    };
    let body = Markup::joined([Markup::columns(form.into(), found, true), sizes, rule, propose]);
    let page = Page::new(visit.shell, words.say("simulator-title"), body).lead(words.say("simulator-lead"));
    Ok(page.problems(problems).here("/rules").place([Link::new(words.say("rules-title"), "/rules")]))
}

/// Everything that can be asked: its path and its words. Which questions there are does not depend on any figure.
fn questions(book: &Rulebook) -> Vec<(String, String)> {
    let mut numbers = Numbers::default();
    numbers.people.extend(book.bodies.keys().map(|name| (name.clone(), 1)));
    numbers.seats.extend(book.selections.keys().map(|name| (name.clone(), 1)));
    book.simulate(&numbers).into_iter().map(|question| (question.path, question.says.english())).collect()
}

/// The body whose number of people decides, if its number is not fixed by the rules.
fn body_of(book: &Rulebook, path: &str) -> Option<String> {
    let (section, name) = path.split_once('.')?;
    let of_ballot = |ballot: &str| book.ballots.get(ballot).map(|ballot| ballot.who_votes.value.clone());
    let body = match section {
        "proposals" => book.proposals.get(name).map(|it| it.proposed_by.value.clone()),
        "petitions" => book.petitions.get(name).map(|it| it.signed_by.value.clone()),
        "changes" => book.changes.get(name).and_then(|it| of_ballot(&it.ballot.value)),
        "offices" => book.offices.get(name).map(|it| it.by.value.clone()),
        "bodies" => Some(name.to_owned()),
        "selections" => book.selections.get(name).map(|it| it.who_votes.value.clone()),
        _ => None,
    };
    body.filter(|body| book.bodies.get(body).is_some_and(|body| body.everyone_in.is_some()))
}

async fn understood(visit: &Visit, all: &[(String, String)], asked: &Asked) -> Answer<Asking> {
    let known = all.iter().find(|(path, _)| *path == asked.ask).or(all.first());
    let path = known.map(|(path, _)| path.clone()).unwrap_or_default();
    let body = body_of(&visit.book, &path);
    let today = today(visit).await?;
    let now = body.as_ref().and_then(|body| today.get(body)).map_or(UNKNOWN, |(people, _)| (*people).max(1));
    let typed: String = asked.people.trim().chars().take(20).collect();
    let plain: String = typed.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    let number = plain.parse().ok().filter(|number| (1..=MOST_PEOPLE).contains(number));
    let (people, wrong) = match number {
        _ if body.is_none() || plain.is_empty() => (now, None),
        Some(number) => (number, None),
        None => (now, Some(visit.shell.words.say("simulator-wrong"))),
    };
    let typed = if plain.is_empty() { people.to_string() } else { typed };
    let seats = asked.seats.trim().parse().ok().filter(|seats| (1..=100_000).contains(seats)).unwrap_or(10);
    Ok(Asking { path, body, today, typed, people, seats, wrong })
}

/// How many members each body of all members has today: in the reader's own group of its kind, else in the first there is. How
/// many members there are is for whoever is signed in.
async fn today(visit: &Visit) -> Answer<BTreeMap<String, (u64, String)>> {
    let Some(me) = &visit.reader.me else { return Ok(BTreeMap::new()) };
    let (book, own) = (visit.book.clone(), me.group);
    let found = visit.house.store().read(move |tx| {
        let mine = groups::place(tx, own)?.map(|place| place.all().cloned().collect::<Vec<_>>()).unwrap_or_default();
        let open = groups::open(tx)?;
        let mut today = BTreeMap::new();
        for (name, body) in &book.bodies {
            let Some(kind) = body.everyone_in.as_ref().map(|kind| &kind.value) else { continue };
            let group: Option<&Group> = mine.iter().chain(&open).find(|group| group.kind.name() == kind);
            let Some(group) = group else { continue };
            let members = members::count(tx, group.id, Standing::Member)?;
            today.insert(name.clone(), (members, group.name.clone()));
        }
        Ok(today)
    });
    found.await
}

/// Today's numbers, for whoever is signed in; for anybody else there are none.
pub(super) async fn of_today(visit: &Visit) -> Answer<Numbers> {
    let people = today(visit).await?.into_iter().map(|(body, (people, _))| (body, people.max(1)));
    Ok(Numbers { people: people.collect(), ..Numbers::default() })
}

/// So many people in the body that is asked about, and in every other of the same group. The others are as they are today.
fn numbers(book: &Rulebook, asking: &Asking, people: u64) -> Numbers {
    let mut numbers = Numbers::default();
    let kind = asking.body.as_ref().and_then(|body| book.group_of_body(body));
    for name in book.bodies.keys() {
        let today = asking.today.get(name).map_or(people, |(people, _)| (*people).max(1));
        let people = if book.group_of_body(name) == kind { people } else { today };
        numbers.people.insert(name.clone(), people);
    }
    numbers.seats.extend(book.selections.keys().map(|name| (name.clone(), asking.seats)));
    numbers
}

fn form(words: &Words, all: &[(String, String)], asking: &Asking) -> Asks {
    let choices = all.iter().map(|(path, says)| Choice::new(path, says)).collect();
    let asks = Asks::new("/rules/simulator", words.say("simulator-work"))
        .with(Field::select(words, "ask", words.say("simulator-what"), choices).value(&asking.path));
    let asks = match &asking.body {
        None => asks,
        Some(body) => {
            let hint = match asking.today.get(body) {
                Some((people, group)) => {
                    let with = [("people", (*people).into()), ("group", group.as_str().into())];
                    words.say_with("simulator-today", &with)
                }
                None => words.say("simulator-any"),
            };
            let field = Field::short(words, "people", words.say("simulator-people")).hint(hint);
            let field = field.value(&asking.typed);
            asks.with(match &asking.wrong {
                Some(wrong) => field.wrong(wrong.as_str()),
                None => field,
            })
        }
    };
    if !asking.path.starts_with("selections.") {
        return asks;
    }
    let seats = Field::short(words, "seats", words.say("simulator-seats")).hint(words.say("simulator-seats-hint"));
    asks.with(seats.value(asking.seats.to_string()))
}

/// The heading of a step, where it is a number.
fn heading(words: &Words, step: &Step) -> String {
    let Some(number) = step.number else { return words.say(&format!("simulator-{}", kind(step.kind))) };
    words.say_with(&format!("simulator-{}", kind(step.kind)), &[("number", number.into())])
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Signatures => "signatures",
        Kind::Decision => "decision",
        Kind::Force => "force",
        Kind::Time => "time",
        Kind::Codes => "codes",
        Kind::Turnout => "turnout",
        Kind::Majority => "majority",
        Kind::Answer => "answer",
        Kind::Quorum => "quorum",
        Kind::Target => "target",
    }
}

/// The steps, each with its picture where it is a number of people.
fn steps(words: &Words, book: &Rulebook, asking: &Asking, question: &Question) -> Markup {
    let tasks = question.steps.iter().map(|step| {
        let says = step.says.english();
        let mut parts = match (step.number, step.of) {
            (Some(number), Some(of)) if !step.is_out_of_reach() => {
                let names = [words.say("simulator-needed"), words.say("simulator-others")];
                vec![Squares::new(words, &says, number, of, [&names[0], &names[1]]).into()]
            }
            _ => vec![Markup::paragraph(&says)],
        };
        if step.is_out_of_reach() {
            parts.push(Note::stop(Markup::paragraph(&words.say("simulator-out-of-reach"))).into());
        }
        parts.push(Markup::line([Markup::link(&refusal::link(words, book, &step.path))]));
        Task { stand: Stand::ToCome, title: heading(words, step), body: Markup::joined(parts) }
    });
    let tasks: Markup = Tasks { words: words.clone(), tasks: tasks.collect() }.into();
    let title = match asking.body {
        Some(_) => words.say_with("simulator-with", &[("people", asking.people.into())]),
        None => words.say("simulator-by-the-rules"),
    };
    Markup::section("steps", &title, tasks)
}

/// The same at other sizes.
fn sizes(words: &Words, asking: &Asking, answer: impl Fn(u64) -> Option<Question>) -> Markup {
    let mut sizes = SIZES.to_vec();
    sizes.push(asking.people);
    sizes.sort_unstable();
    sizes.dedup();
    let found: Vec<(u64, Question)> = sizes.into_iter().filter_map(|size| Some((size, answer(size)?))).collect();
    let Some((_, first)) = found.first() else { return Markup::default() };
    let numbered: Vec<usize> = (0..first.steps.len()).filter(|n| first.steps[*n].number.is_some()).collect();
    if numbered.is_empty() {
        return Markup::default();
    }
    let columns = numbered
        .iter()
        .map(|n| Column::figures(words.say(&format!("simulator-column-{}", kind(first.steps[*n].kind)))));
    let columns = [Column::words(words.say("simulator-column-people"))].into_iter().chain(columns);
    let rows = found.iter().map(|(size, question)| {
        let figures = numbered.iter().map(|n| {
            let number = question.steps.get(*n).and_then(|step| step.number);
            Markup::text(&number.map(|number| grouped(words, number)).unwrap_or_default())
        });
        let size = grouped(words, *size);
        Row::new(Markup::text(&size), figures.collect::<Vec<_>>())
    });
    let table = Table::new(words, words.say("simulator-sizes-table"), columns).rows(rows);
    Markup::section("sizes", &words.say("simulator-sizes"), table.into())
}
