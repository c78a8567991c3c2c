//! Calling a ballot: what kind, what is asked, when, and who holds its key.

pub(crate) mod asked;
mod form;
mod made;
pub(super) mod people;
mod several;
mod take;
mod typed;

use axum::extract::{Path, Query};
use omov_rules::model;
use omov_store::ReadTx;
use omov_web::forms::{Choice, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Link, Note, Rows};
use omov_web::refusal::Refusal;
use serde::Deserialize;

use super::places;
use crate::ballots::calling;
use crate::ballots::election;
use crate::ballots::kinds::Asks;
use crate::ballots::possible::{self, Possible};
use crate::ballots::stock::giving::{self, Offer};
use crate::house::{Answer, Visit};
use crate::motions::{self, Motion, MotionId};
use crate::nominations::{self, Elect, RoundId};
use crate::rules::{address, capital, takes};

pub(super) use take::take;

pub(super) async fn choose(visit: Visit) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let kinds = calling::kinds(&visit.book, place.group());
    let items = kinds.iter().map(|(name, ballot)| {
        let title = capital(&ballot.title.value);
        let known = Asks::of(ballot.count.value.name());
        let open = calling::is_open(&visit.book, name, place.group());
        let head = match known {
            Some(_) if open => {
                Markup::link(&Link::new(title, format!("/groups/{}/hands/new/{name}", place.group().id)))
            }
            Some(_) => Markup::link(&Link::new(title, format!("/groups/{}/ballots/new/{name}", place.group().id))),
            None => Markup::text(&title),
        };
        let who: Vec<String> = ballot.called_by.value.iter().map(|actor| visit.book.title(actor)).collect();
        let who = if who.is_empty() {
            words.say("ballot-called-by-nobody")
        } else {
            words.say_with("ballot-called-by", &[("who", who.join(", ").into())])
        };
        let asks = known.map_or_else(|| words.say("ballot-asks-unknown"), |asks| words.say(asks.says()));
        let open = open.then(|| Markup::small(&words.say("hands-asks")));
        Markup::joined(
            [Markup::line([head]), Markup::small(&asks)].into_iter().chain(open).chain([Markup::small(&who)]),
        )
    });
    let items: Vec<Markup> = items.collect();
    let body: Markup = if items.is_empty() {
        Card::empty(words.say("ballot-no-kinds"), &words.say("ballot-no-kinds-why"), Markup::default()).level(2).into()
    } else {
        Rows { items }.into()
    };
    let with = [("group", (&*place.group().name).into())];
    let page = Page::new(visit.shell, words.say_with("ballot-new-title", &with), body);
    Ok(page.lead(words.say("ballot-new-lead")).here("/ballots").place(places(&words, &place, true)).narrow())
}

/// The kind that the address names.
struct Chosen {
    name: String,
    rule: model::Ballot,
    asks: Asks,
    /// What it can do if it is carried.
    possible: Vec<Possible>,
    /// The offices that it fills for which candidates may be typed. For the others they come from nominations.
    typed: Vec<String>,
    /// The standing trustees who have a key left.
    offers: Vec<Offer>,
}

async fn chosen(visit: &Visit, kind: &str) -> Answer<Chosen> {
    let group = visit.place()?.group();
    let here = calling::kinds(&visit.book, group).into_iter().find(|(name, _)| *name == kind);
    let (name, rule) = here.ok_or(Refusal::NotFound)?;
    let asks = Asks::of(rule.count.value.name()).ok_or(Refusal::NotFound)?;
    let (name, rule) = (name.to_owned(), rule.clone());
    let (house, words, book) = (visit.house.clone(), visit.shell.words.clone(), visit.book.clone());
    let (place, kind, now, asked) = (visit.place()?.clone(), name.clone(), visit.now, rule.clone());
    let read = move |tx: &mut ReadTx<'_>| {
        let offers = giving::offered(tx, &place, &asked, now)?;
        if !asks.elects() {
            return Ok((possible::all(tx, (&house, &words), &book, (kind.as_str(), &place), now)?, Vec::new(), offers));
        }
        let mut typed = Vec::new();
        for (office, _) in election::offices(&book, &kind, place.group()) {
            if nominations::by_typing(tx, &book, place.group().id, office, now)? {
                typed.push(office.to_owned());
            }
        }
        Ok((Vec::new(), typed, offers))
    };
    let (possible, typed, offers) = visit.house.store().read(read).await?;
    Ok(Chosen { name, rule, asks, possible, typed, offers })
}

/// What the way here says of it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    /// What it shall do.
    follows: String,
    /// The motion on whose text it is held.
    motion: Option<MotionId>,
    /// The nominations from which its candidates come.
    nominations: Option<RoundId>,
}

/// What stands in the form from the beginning.
#[derive(Default)]
struct Begun {
    title: String,
    about: String,
    matter: Option<String>,
    follows: String,
    /// Those who stand in each question, where they come from nominations. Nothing of it can be typed.
    elects: Vec<Option<Elect>>,
    /// What another question could be about.
    next: Vec<Choice>,
}

impl Begun {
    /// How many questions there are.
    fn questions(&self) -> usize {
        self.elects.len().max(1)
    }

    /// Those who stand in that question.
    fn elect(&self, number: usize) -> Option<&Elect> {
        self.elects.get(number - 1)?.as_ref()
    }
}

async fn begun(visit: &Visit, kind: &str, wanted: Wanted) -> Answer<Begun> {
    if let Some(round) = wanted.nominations {
        let elect = elect(visit, kind, round).await?;
        let title = title_of(visit, &elect)?;
        return Ok(Begun { title, about: elect.about.clone(), elects: vec![Some(elect)], ..Begun::default() });
    }
    let begun = Begun { follows: wanted.follows, elects: vec![None], ..Begun::default() };
    let Some(id) = wanted.motion else { return Ok(begun) };
    let Some(motion) = motion(visit, kind, id).await? else { return Ok(begun) };
    let about = motions::quote(&visit.shell.words, &visit.house, &motion).unwrap_or_default();
    Ok(Begun { title: motion.title, about, matter: motion.matter, ..begun })
}

/// What is asked where people were nominated.
fn title_of(visit: &Visit, elect: &Elect) -> Answer<String> {
    let with = [
        ("office", visit.book.title_in("offices", &elect.office).into()),
        ("group", visit.place()?.group().name.as_str().into()),
    ];
    Ok(visit.shell.words.say_with("nomination-ballot-title", &with))
}

/// The motion that a question is to be about, if it is ready for a ballot of this kind.
async fn motion(visit: &Visit, kind: &str, id: MotionId) -> Answer<Option<Motion>> {
    let (group, kind) = (visit.place()?.group().id, kind.to_owned());
    let read = move |tx: &mut ReadTx<'_>| motions::to_vote_on(tx, id, (group, &kind));
    visit.house.store().read(read).await
}

/// The election that follows from nominations. Where there is none, or none any more, that is said.
async fn elect(visit: &Visit, kind: &str, round: RoundId) -> Answer<Elect> {
    let (words, zone, now) = (visit.shell.words.clone(), visit.organisation.zone.clone(), visit.now);
    let (group, kind, said) = (visit.place()?.group().id, kind.to_owned(), words.clone());
    let read = move |tx: &mut ReadTx<'_>| nominations::to_elect(tx, (&said, &zone), round, (group, &kind), now);
    let elect = visit.house.store().read(read).await?;
    elect.ok_or_else(|| nominations::web::not_to_elect(&words, round))
}

pub(super) async fn ask(
    visit: Visit,
    Path((_, kind)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
) -> Answer<Page> {
    let chosen = chosen(&visit, &kind).await?;
    let mut begun = begun(&visit, &kind, wanted).await?;
    begun.next = several::choices(&visit, &chosen, &begun, None).await?;
    let form = form::of(&visit, &chosen, &begun)?;
    page(visit, &chosen, &begun, form).await
}

/// What was begun, with as many questions as were sent.
async fn sent_so(visit: &Visit, chosen: &Chosen, rounds: &[Option<RoundId>], sent: &Sent) -> Answer<Begun> {
    let mut elects = Vec::new();
    for round in rounds {
        elects.push(match round {
            Some(round) => Some(elect(visit, &chosen.name, *round).await?),
            None => None,
        });
    }
    let mut begun = Begun { elects, ..Begun::default() };
    begun.next = several::choices(visit, chosen, &begun, Some(sent)).await?;
    Ok(begun)
}

async fn page(visit: Visit, chosen: &Chosen, begun: &Begun, form: Form) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let (book, asked) = (visit.book.clone(), place.clone());
    let numbers = visit.house.store().read(move |tx| Ok(takes::numbers(tx, &book, &asked)?)).await?;
    let steps = calling::takes(&visit.book, &chosen.name, None, &numbers);
    let problems = form.problems();
    let takes = if steps.is_empty() { Markup::default() } else { takes::listed(&words, &steps) };
    let rule = Link::new(capital(&chosen.rule.title.value), address(&format!("ballots.{}", chosen.name)));
    let linked = chosen.asks.elects() && chosen.rule.one_post_each.value;
    let linked = linked.then(|| Markup::paragraph(&words.say("ballot-linked-call")));
    let says = [Markup::paragraph(&words.say(chosen.asks.says()))].into_iter().chain(linked);
    let says = says.chain([Markup::small(&words.say("ballot-several-say")), Markup::link(&rule)]);
    let note = Note::rule(Markup::joined(says));
    let standing = (1..).zip(&begun.elects).filter_map(|(number, elect)| Some((number, elect.as_ref()?)));
    let standing = standing.map(|(number, elect)| form::standing(&visit, (number, begun.questions()), elect));
    let stand = if begun.elects.iter().any(Option::is_some) {
        Markup::joined(standing)
    } else {
        form::nominated(&visit, chosen)?
    };
    let body = Markup::joined([
        note.into(),
        stand,
        form::not_enough(&words, chosen),
        form.into(),
        Markup::section("takes", &words.say("ballot-takes"), takes),
    ]);
    let title = words.say_with("ballot-call-title", &[("kind", chosen.rule.title.value.as_str().into())]);
    let page = Page::new(visit.shell, title, body).lead(words.say("ballot-call-lead")).problems(problems);
    Ok(page.here("/ballots").place(places(&words, &place, true)).narrow())
}
