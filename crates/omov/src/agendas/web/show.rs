//! An agenda: what can be approved, and what became of it.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use omov_store::{ReadTx, WriteTx};
use omov_web::figures::grouped;
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Column, Link, Note, Row, Rows, Table};
use omov_web::refusal::{Refusal, Said};
use serde::Deserialize;

use super::{moment, tag};
use crate::agendas::drawing::{self, Item};
use crate::agendas::{Agenda, AgendaId, agenda, approving};
use crate::groups::{self, Place};
use crate::house::{Answer, Stop, Visit};
use crate::motions::{Motion, MotionId};
use crate::record::used;

/// Of fewer no figures are shown: they would tell who approves what.
const LEAST: u64 = 5;

#[derive(Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    done: Option<String>,
}

/// Everything that the page shows.
struct Shown {
    agenda: Agenda,
    place: Place,
    proposed: Vec<Motion>,
    items: Vec<Item>,
    /// What the reader approves; nothing if they have no say.
    mine: Option<Vec<MotionId>>,
}

pub(super) async fn show(visit: Visit, Path(id): Path<AgendaId>, Query(done): Query<Done>) -> Answer<Page> {
    let (me, now) = (visit.reader.me.as_ref().map(|me| me.id), visit.now);
    let read = move |tx: &mut ReadTx<'_>| {
        let agenda = agenda::one(tx, id)?;
        let say = me.map_or(Ok(false), |me| approving::has_a_say(tx, &agenda, me))?;
        Ok(Shown {
            place: agenda.place(tx)?,
            proposed: if agenda.drawn_at.is_none() { agenda::proposed(tx, &agenda, now)? } else { Vec::new() },
            items: drawing::items(tx, id)?,
            mine: me.filter(|_| say && agenda.is_open(now)).map(|me| approving::approved(tx, id, me)).transpose()?,
            agenda,
        })
    };
    let found = visit.house.store().read(read).await?;
    let words = visit.shell.words.clone();
    let agenda = &found.agenda;
    let mut parts = Vec::new();
    if done.done.as_deref() == Some("approved") {
        parts.push(Note::done(Markup::paragraph(&words.say("agenda-approved"))).into());
    }
    if !agenda.about.is_empty() {
        parts.push(Markup::lines(agenda.about.lines().map(Markup::name)));
    }
    parts.push(Markup::paragraph(&words.say_with("agenda-has", &[("places", u64::from(agenda.places).into())])));
    if agenda.drawn_at.is_some() {
        parts.extend(drawn(&visit, &found));
    } else {
        parts.push(open(&visit, &found));
    }
    let how = ["agenda-how-1", "agenda-how-2", "agenda-how-3"].map(|name| Markup::text(&words.say(name)));
    parts.push(Markup::section("how", &words.say("agenda-how"), Rows { items: how.to_vec() }.into()));
    parts.extend(agenda.entry.map(|entry| used::last(&words, entry)));
    let (lead, state) = (moment(&visit, agenda), tag(&visit, agenda));
    let trail =
        groups::web::trail(&found.place, visit.reader.me.is_some(), Link::new(words.say("motions-title"), "/motions"));
    let page = Page::new(visit.shell, &*found.agenda.title, Markup::joined(parts));
    Ok(page.tagged(state).lead(lead).place(trail).here("/motions"))
}

/// What can be approved, for those who have a say, and for others to read.
fn open(visit: &Visit, found: &Shown) -> Markup {
    let words = &visit.shell.words;
    if found.proposed.is_empty() {
        return Card::empty(words.say("agenda-empty"), &words.say("agenda-empty-who"), Markup::default())
            .level(2)
            .into();
    }
    let Some(mine) = &found.mine else {
        let links = found.proposed.iter().map(|motion| Markup::link(&Link::new(&*motion.title, motion.id.address())));
        let rows = Rows { items: links.collect() };
        return Markup::section("proposed", &words.say("agenda-proposed"), rows.into());
    };
    let choices = found.proposed.iter().map(|motion| Choice::new(motion.id.to_string(), &*motion.title)).collect();
    let mut field = Field::any_of(words, "motions", words.say("agenda-which"), choices)
        .hint(words.say("agenda-which-hint"))
        .optional();
    for motion in mine {
        field = field.value(motion.to_string());
    }
    let form = Form::new(format!("{}/approve", found.agenda.id.address()), &visit.token, words.say("agenda-approve"));
    let read = found.proposed.iter().map(|motion| Markup::link(&Link::new(&*motion.title, motion.id.address())));
    let read = Markup::section("proposed", &words.say("agenda-read"), Rows { items: read.collect() }.into());
    Markup::joined([form.with(field).into(), read])
}

/// What came of it: the agenda, and what was left out and why.
fn drawn(visit: &Visit, found: &Shown) -> Vec<Markup> {
    let words = &visit.shell.words;
    let voters = found.agenda.voters.unwrap_or_default();
    if found.items.iter().all(|item| item.place.is_none()) {
        return vec![
            Card::empty(words.say("agenda-nothing"), &words.say("agenda-nothing-why"), Markup::default())
                .level(2)
                .into(),
        ];
    }
    let told = voters >= LEAST;
    let figure = |number: Option<u64>| {
        Markup::text(
            &number.filter(|_| told).map_or_else(|| words.say("agenda-untold"), |number| grouped(words, number)),
        )
    };
    let link = |item: &Item| Markup::link(&Link::new(&*item.title, item.motion.address()));
    let placed = found.items.iter().filter(|item| item.place.is_some()).map(|item| {
        Row::new(
            link(item),
            [Markup::text(&grouped(words, item.place.unwrap_or_default())), figure(Some(item.approvals))],
        )
    });
    let columns = ["agenda-motion", "agenda-place", "agenda-approvals"].map(|name| words.say(name));
    let [motion, place, approvals] = columns;
    let head = [Column::words(motion.clone()), Column::figures(place), Column::figures(approvals.clone())];
    let mut parts = vec![Table::new(words, words.say("agenda-table"), head).rows(placed).into()];
    let out: Vec<&Item> = found.items.iter().filter(|item| item.place.is_none()).collect();
    if !out.is_empty() {
        let rows = out.iter().map(|item| Row::new(link(item), [figure(item.lacked), figure(Some(item.approvals))]));
        let head = [Column::words(motion), Column::figures(words.say("agenda-lacked")), Column::figures(approvals)];
        let table = Table::new(words, words.say("agenda-out"), head).rows(rows).into();
        parts.extend([Markup::paragraph(&words.say("agenda-out-say")), table]);
    }
    if told && let Some(due) = drawing::due(&found.agenda) {
        let with = [("voters", voters.into()), ("due", due.into())];
        parts.push(Note::rule(Markup::paragraph(&words.say_with("agenda-bound", &with))).into());
    }
    if !told {
        parts.push(Markup::small(&words.say_with("agenda-few", &[("least", LEAST.into())])));
    }
    parts
}

pub(super) async fn approve(visit: Visit, Path(id): Path<AgendaId>, sent: Sent) -> Answer<Response> {
    let motions: Result<Vec<MotionId>, _> = sent.all("motions").map(str::parse).collect();
    let motions = motions.map_err(|_| Refusal::BadRequest)?;
    let (me, now) = (visit.me()?.id, visit.now);
    let put = move |tx: &mut WriteTx<'_>| approving::approve(tx, id, me, &motions, now);
    let words = &visit.shell.words;
    let back = Link::new(words.say("agenda-back"), id.address());
    match visit.house.store().write(put).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=approved", id.address())).into_response()),
        Err(Stop::Refused(Refusal::Conflict)) => {
            Err(Stop::conflict(words, "agenda-refused", words.say("agenda-late"), back))
        }
        Err(Stop::Refused(Refusal::NotAllowed)) => {
            let (title, why) = (words.say("agenda-refused"), words.say("agenda-not-yours"));
            Err(Said { status: StatusCode::FORBIDDEN, title, why, record: None, instead: vec![back] }.into())
        }
        Err(stop) => Err(stop),
    }
}
