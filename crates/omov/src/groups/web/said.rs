//! What members say in a group: the question it asks, everything that was answered, and taking back one's own.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Confirm, Link, Rows};
use omov_web::refusal::{Refusal, Said as Refused};
use omov_web::words::Words;
use serde::Deserialize;

use super::{Done, address, within};
use crate::groups::front::{self, Front};
use crate::groups::said::{self, MOST_LETTERS, Said, SaidId};
use crate::groups::{GroupId, Place};
use crate::house::ids;
use crate::house::limits::Trying;
use crate::house::{Answer, Visit};
use crate::members;
use crate::offices::Power;

/// So much is on a page.
const ON_A_PAGE: u32 = 30;

#[derive(Deserialize)]
pub(super) struct Before {
    before: Option<SaidId>,
}

/// The question of a group: its own, or the one every group begins with.
pub(crate) fn question(words: &Words, front: &Front) -> String {
    if front.question.is_empty() { words.say("said-question") } else { front.question.clone() }
}

/// The form in which a member answers the question.
pub(crate) fn form(visit: &Visit, group: GroupId, question: &str) -> Form {
    let words = &visit.shell.words;
    let field = Field::area(words, "said", question, 3).hint(words.say_with("said-hint", &[("letters", MOST.into())]));
    Form::new(format!("{}/said", address(group)), &visit.token, words.say("said-send")).with(field)
}

const MOST: u64 = MOST_LETTERS as u64;

/// What was said, below each other. What the reader said can be taken back. The question stands with what answered another
/// one than `now`.
pub(super) fn rows(visit: &Visit, place: &Place, now: &str, list: &[Said]) -> Markup {
    let words = &visit.shell.words;
    let me = visit.reader.me.as_ref().map(|me| me.id);
    let keeps = visit.reader.holds(Power::Organise, Some(place));
    let items = list.iter().map(|said| {
        let mut parts = Vec::new();
        if said.question != now {
            parts.push(Markup::paragraph(&words.say_with("said-to", &[("question", (&*said.question).into())])));
        }
        parts.push(Markup::paragraph(&said.body));
        let by = words.say_with("said-by", &[("name", (&*said.name).into()), ("day", visit.short(said.at).into())]);
        let mut line = vec![Markup::text(&by)];
        if me == Some(said.member) {
            let to = format!("{}/said/{}/take-back", address(place.group().id), said.id);
            line.push(Markup::link(&Link::new(words.say("said-take-back"), to)));
        }
        if me != Some(said.member) && keeps {
            let to = format!("{}/said/{}/remove", address(place.group().id), said.id);
            line.push(Markup::link(&Link::new(words.say("said-remove"), to)));
        }
        parts.push(Markup::line(line));
        Markup::joined(parts)
    });
    Rows { items: items.collect() }.into()
}

/// What is read for the page.
struct Found {
    front: Front,
    said: Vec<Said>,
    mine: bool,
}

async fn find(visit: &Visit, before: Option<SaidId>) -> Answer<Found> {
    let (group, me) = (visit.place()?.group().id, visit.me()?.id);
    let found = visit.house.store().read(move |tx| {
        Ok(Found {
            front: front::of(tx, group)?,
            said: said::list(tx, group, before, ON_A_PAGE)?,
            mine: members::is_in(tx, me, group)?,
        })
    });
    found.await
}

pub(super) async fn list(visit: Visit, Query(before): Query<Before>, Query(done): Query<Done>) -> Answer<Page> {
    let found = find(&visit, before.before).await?;
    let may = found.mine && visit.me()?.has_vote();
    let group = visit.place()?.group().id;
    let form = may.then(|| form(&visit, group, &question(&visit.shell.words, &found.front)));
    page(visit, &found, form, &done)
}

fn page(visit: Visit, found: &Found, form: Option<Form>, done: &Done) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let question = question(&words, &found.front);
    let problems = form.as_ref().map(Form::problems).unwrap_or_default();
    let list = if found.said.is_empty() {
        Card::empty(words.say("said-nothing"), &words.say("said-none"), Markup::default()).level(2).into()
    } else {
        let mut parts = vec![rows(&visit, &place, &question, &found.said)];
        if found.said.len() == ON_A_PAGE as usize
            && let Some(last) = found.said.last()
        {
            let to = format!("{}/said?before={}", address(place.group().id), last.id);
            parts.push(Acts { acts: vec![Act::second(Link::new(words.say("said-earlier"), to))] }.into());
        }
        Markup::section("said", &words.say("said-latest"), Markup::joined(parts))
    };
    let form = form.map_or_else(|| Markup::paragraph(&words.say("said-not-here")), Markup::from);
    let title = words.say_with("said-title", &[("group", (&*place.group().name).into())]);
    let page = Page::new(visit.shell, title, Markup::joined([done.note(&words), form, list]));
    Ok(within(page.lead(words.say("said-lead")).problems(problems), &place))
}

pub(super) async fn say(visit: Visit, sent: Sent) -> Answer {
    let (me, group) = (visit.me()?.id, visit.place()?.group().id);
    let found = find(&visit, None).await?;
    if !found.mine || visit.place()?.group().closed_at.is_some() {
        return Err(not_here(&visit).into());
    }
    let words = visit.shell.words.clone();
    let question = question(&words, &found.front);
    let body = sent.one("said").to_owned();
    if let Some(wrong) = super::not_a_text(&words, &body, MOST_LETTERS, "said-empty") {
        let form = form(&visit, group, &question).keep(&sent).wrong("said", wrong);
        return Ok(page(visit, &found, Some(form), &Done::default())?.into_response());
    }
    visit.house.note(Trying::Write, &me.0)?;
    let new =
        Said { id: SaidId(ids::by_time(visit.now)?), member: me, name: String::new(), question, body, at: visit.now };
    visit.house.store().write(move |tx| Ok(said::say(tx, group, &new)?)).await?;
    Ok(Redirect::to(&format!("{}/said?done=said", address(group))).into_response())
}

/// Only who belongs to a group that is open speaks in it.
fn not_here(visit: &Visit) -> Refused {
    let words = &visit.shell.words;
    let (title, why) = (words.say("said-not-here-title"), words.say("said-not-here"));
    let instead = vec![
        Link::new(words.say("said-not-here-mine"), "/me"),
        Link::new(words.say("said-not-here-rules"), crate::rules::address("groups")),
    ];
    Refused { status: StatusCode::FORBIDDEN, title, why, record: None, instead }
}

/// The parts of the address that name what is taken back.
#[derive(Deserialize)]
pub(super) struct Which {
    pub(super) said: SaidId,
}

pub(super) async fn confirm(visit: Visit, Path(which): Path<Which>) -> Answer<Page> {
    let (me, place) = (visit.me()?.id, visit.place()?.clone());
    let group = place.group().id;
    let found = visit.house.store().read(move |tx| Ok(said::find(tx, group, which.said)?)).await?;
    let found = found.filter(|found| found.member == me).ok_or(Refusal::NotFound)?;
    let words = visit.shell.words.clone();
    let here = format!("{}/said", address(group));
    let act = Act::takes(Link::new(words.say("said-take-back-do"), format!("{here}/{}/take-back", which.said)));
    let happens = Card::new(words.say("said-your-words"), Markup::paragraph(&found.body)).level(2);
    let confirm = Confirm::new(&words, happens, act.sent_with(visit.token.as_str()), here);
    let page = Page::new(visit.shell, words.say("said-take-back-title"), confirm);
    Ok(within(page.lead(words.say("said-take-back-lead")).narrow(), &place))
}

pub(super) async fn take_back(visit: Visit, Path(which): Path<Which>, _: Sent) -> Answer<Response> {
    let (me, group) = (visit.me()?.id, visit.place()?.group().id);
    let gone = visit.house.store().write(move |tx| Ok(said::take_back(tx, group, which.said, me)?)).await?;
    if !gone {
        return Err(Refusal::NotFound.into());
    }
    Ok(Redirect::to(&format!("{}/said?done=taken-back", address(group))).into_response())
}
