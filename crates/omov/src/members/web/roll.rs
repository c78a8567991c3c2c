//! The roll of a group, by name, and people found in it.

use axum::extract::Query;
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Column, Link, Note, Row, Table, View, Views};
use omov_web::refusal::Refusal;
use omov_web::words::Words;
use serde::Deserialize;

use crate::groups;
use crate::house::{Answer, Visit};
use crate::members::{self, Counts, Listed, MemberId, Standing};
use crate::offices::Power;

/// So many people are on a page of the roll.
const ON_A_PAGE: u32 = 50;
/// So many are shown of those whom a search finds.
const MOST_FOUND: usize = 50;

/// Which piece of the roll is shown. Names are personal data and stand in no address: pages go on after an id, or from the
/// first letters of a name.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Piece {
    standing: String,
    after: String,
    before: String,
    from: String,
    done: String,
}

/// Where a piece begins or ends.
enum Edge {
    After(MemberId),
    Before(MemberId),
    From(String),
}

impl Piece {
    fn standing(&self) -> Standing {
        Standing::ALL.into_iter().find(|standing| standing.name() == self.standing).unwrap_or(Standing::Member)
    }

    fn edge(&self) -> Answer<Edge> {
        let id = |text: &str| text.parse().map_err(|_| Refusal::NotFound);
        Ok(match (self.after.as_str(), self.before.as_str()) {
            ("", "") => Edge::From(members::name_words(&self.from).into_iter().next().unwrap_or_default()),
            ("", before) => Edge::Before(id(before)?),
            (after, _) => Edge::After(id(after)?),
        })
    }
}

pub(super) async fn list(visit: Visit, Query(piece): Query<Piece>) -> Answer<Page> {
    let (group, standing) = (visit.place()?.group().id, piece.standing());
    let edge = piece.edge()?;
    let (people, counts, is_first) = visit
        .house
        .store()
        .read(move |tx| {
            let counts = members::counts(tx, group)?;
            // One more than is shown tells whether there are others.
            let most = ON_A_PAGE + 1;
            let start = ("", MemberId([0; 16]));
            let (people, is_first) = match &edge {
                Edge::From(letters) => {
                    (members::list(tx, group, standing, (letters, start.1), most)?, letters.is_empty())
                }
                Edge::After(id) => {
                    let key = members::key_of(tx, *id)?.ok_or(Refusal::NotFound)?;
                    (members::list(tx, group, standing, (&key, *id), most)?, false)
                }
                Edge::Before(id) => {
                    let key = members::key_of(tx, *id)?.ok_or(Refusal::NotFound)?;
                    let before = members::list_before(tx, group, standing, (&key, *id), most)?;
                    if before.len() > ON_A_PAGE as usize {
                        (before[1..].to_vec(), false)
                    } else {
                        // So close to the beginning a whole page is shown.
                        (members::list(tx, group, standing, start, most)?, true)
                    }
                }
            };
            Ok((people, counts, is_first))
        })
        .await?;
    let words = &visit.shell.words;
    let address = format!("/groups/{group}/roll");
    let more = people.len() > ON_A_PAGE as usize || !piece.before.is_empty();
    let people = &people[..people.len().min(ON_A_PAGE as usize)];
    let done = match piece.done.as_str() {
        "moved" => Note::done(Markup::paragraph(&words.say("person-moved"))).into(),
        _ => Markup::default(),
    };
    let body = Markup::joined([
        done,
        search_form(&visit, &address, "").into(),
        standings(words, &address, counts, standing),
        // A list that is seen whole needs no jumps.
        if counts.of(standing) > u64::from(ON_A_PAGE) { letters(words, &address, standing) } else { Markup::default() },
        if people.is_empty() { nobody(&visit, &address, standing)? } else { table(&visit, people, standing, counts)? },
        ways_on(words, &address, standing, people, is_first, more),
        add(&visit, &address, people),
    ]);
    let title = words.say("roll-title");
    let lead = lead(&visit, counts)?;
    page(visit, title, body).map(|page| page.lead(lead))
}

/// The page, with the way to it.
pub(super) fn page(visit: Visit, title: String, body: Markup) -> Answer<Page> {
    let place = visit.place()?.clone();
    Ok(groups::web::within(Page::new(visit.shell, title, body), &place))
}

/// How many people there are, in a sentence.
fn lead(visit: &Visit, counts: Counts) -> Answer<String> {
    let group = visit.place()?.group().name.clone();
    let members = counts.of(Standing::Member).into();
    Ok(visit.shell.words.say_with("roll-lead", &[("group", group.into()), ("members", members)]))
}

fn keeps(visit: &Visit) -> bool {
    visit.reader.holds(Power::KeepRoll, visit.place.as_ref())
}

fn search_form(visit: &Visit, address: &str, typed: &str) -> Form {
    let words = &visit.shell.words;
    let field =
        Field::text(words, "typed", words.say("roll-find-label")).hint(words.say("roll-find-hint")).value(typed);
    Form::new(format!("{address}/find"), &visit.token, words.say("roll-find")).with(field)
}

/// The standings to choose from, each with its number of people.
fn standings(words: &Words, address: &str, counts: Counts, here: Standing) -> Markup {
    let one = |standing: Standing| {
        let said = words.say_with(standing.people(), &[("people", counts.of(standing).into())]);
        if standing == here {
            View::Here(said)
        } else {
            View::Other(Link::new(said, format!("{address}?standing={}", standing.name())))
        }
    };
    let shown: Vec<_> =
        Standing::ALL.into_iter().filter(|standing| *standing == here || counts.of(*standing) > 0).collect();
    if shown.len() < 2 {
        return Markup::default();
    }
    Views::new(words.say("roll-standings"), shown.into_iter().map(one)).into()
}

/// Jumps into the order of names.
fn letters(words: &Words, address: &str, standing: Standing) -> Markup {
    let standing = standing.name();
    let jump = |letter: char| {
        let href = format!("{address}?standing={standing}&from={letter}");
        View::Other(Link::new(letter.to_uppercase().to_string(), href))
    };
    Views::new(words.say("roll-letters"), ('a'..='z').map(jump)).into()
}

/// The way to add somebody, where the page does not offer it already.
fn add(visit: &Visit, address: &str, people: &[Listed]) -> Markup {
    if people.is_empty() || !keeps(visit) {
        return Markup::default();
    }
    Acts { acts: ways(visit, address) }.into()
}

/// What somebody who keeps the roll can do with it: add one, bring in many, take a copy.
fn ways(visit: &Visit, address: &str) -> Vec<Act> {
    let words = &visit.shell.words;
    let mut acts = vec![
        Act::second(Link::new(words.say("roll-new"), format!("{address}/new"))),
        Act::second(Link::new(words.say("import-place"), format!("{address}/import"))),
    ];
    if visit.reader.holds(Power::Export, visit.place.as_ref()) {
        acts.push(Act::link(Link::new(words.say("export-place"), format!("{address}/export"))));
    }
    acts
}

fn nobody(visit: &Visit, address: &str, standing: Standing) -> Answer<Markup> {
    let words = &visit.shell.words;
    let group = visit.place()?.group().name.clone();
    let title = words.say("roll-empty");
    let who = words.say_with("roll-empty-who", &[("group", group.into())]);
    let acts = if keeps(visit) && standing == Standing::Member { ways(visit, address) } else { Vec::new() };
    Ok(Card::empty(title, &who, Acts { acts }).level(2).into())
}

fn table(visit: &Visit, people: &[Listed], standing: Standing, counts: Counts) -> Answer<Markup> {
    let words = &visit.shell.words;
    let with = [("people", counts.of(standing).into()), ("shown", (people.len() as u64).into())];
    let all = people.len() as u64 == counts.of(standing);
    rows(visit, words.say_with(if all { "roll-caption" } else { "roll-caption-some" }, &with), people, false)
}

/// A table of people. Those who only look are shown no way to reach anybody.
fn rows(visit: &Visit, caption: String, people: &[Listed], with_standing: bool) -> Answer<Markup> {
    let words = &visit.shell.words;
    let group = visit.place()?.group().id;
    let keeps = keeps(visit);
    let mut columns = vec![Column::words(words.say("roll-name"))];
    if with_standing {
        columns.push(Column::words(words.say("roll-standing")));
    }
    columns.push(Column::words(words.say("roll-postcode")));
    if keeps {
        columns.push(Column::words(words.say("roll-email")));
    }
    columns.push(Column::words(words.say("roll-since")));
    let row = |one: &Listed| {
        let name = if one.name.is_empty() { words.say("roll-no-name") } else { one.name.clone() };
        let head = if keeps {
            Markup::link(&Link::new(name, format!("/groups/{group}/roll/{}", one.id)))
        } else {
            Markup::name(&name)
        };
        let text = |text: &Option<String>| Markup::text(text.as_deref().unwrap_or("–"));
        let mut cells = Vec::new();
        if with_standing {
            cells.push(Markup::text(&words.say(one.standing.title())));
        }
        cells.push(text(&one.postcode));
        if keeps {
            cells.push(text(&one.email));
        }
        cells.push(Markup::text(&visit.short(one.joined_at)));
        Row::new(head, cells)
    };
    Ok(Table::new(words, caption, columns).rows(people.iter().map(row)).into())
}

/// The pages before and after this one.
fn ways_on(words: &Words, address: &str, standing: Standing, people: &[Listed], is_first: bool, more: bool) -> Markup {
    let standing = standing.name();
    let mut acts = Vec::new();
    if let Some(last) = people.last().filter(|_| more) {
        let href = format!("{address}?standing={standing}&after={}", last.id);
        acts.push(Act::second(Link::new(words.say("roll-after"), href)));
    }
    if let Some(first) = people.first().filter(|_| !is_first) {
        let href = format!("{address}?standing={standing}&before={}", first.id);
        acts.push(Act::second(Link::new(words.say("roll-before"), href)));
        acts.push(Act::link(Link::new(words.say("roll-begin"), format!("{address}?standing={standing}"))));
    }
    if acts.is_empty() { Markup::default() } else { Acts { acts }.into() }
}

/// What was searched for is personal data, so it is sent as a form and stands in no address.
pub(super) async fn find(visit: Visit, sent: Sent) -> Answer<Page> {
    let group = visit.place()?.group().id;
    let address = format!("/groups/{group}/roll");
    let typed = sent.one("typed").to_owned();
    let form = search_form(&visit, &address, &typed);
    let words = visit.shell.words.clone();
    let long_enough = typed.chars().filter(|c| c.is_alphanumeric()).count() >= 2;
    if !long_enough {
        let form = form.wrong("typed", words.say("roll-find-short"));
        let problems = form.problems();
        return page(visit, words.say("roll-title"), form.into()).map(|page| page.problems(problems));
    }
    let people = visit.house.store().read(move |tx| Ok(members::search(tx, group, &typed, MOST_FOUND + 1)?)).await?;
    let shown = &people[..people.len().min(MOST_FOUND)];
    let found = if shown.is_empty() {
        let acts = vec![Act::second(Link::new(words.say("roll-whole"), address))];
        Card::empty(words.say("roll-found-none"), &words.say("roll-found-none-why"), Acts { acts }).level(2).into()
    } else if people.len() > MOST_FOUND {
        rows(&visit, words.say_with("roll-found-many", &[("shown", (MOST_FOUND as u64).into())]), shown, true)?
    } else {
        rows(&visit, words.say_with("roll-found", &[("people", (shown.len() as u64).into())]), shown, true)?
    };
    page(visit, words.say("roll-found-title"), Markup::joined([form.into(), found]))
}
