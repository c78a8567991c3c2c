//! Drawing the boundaries of a group: what it has, what it is to have, who would move, and then how far it is.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use omov_web::figures::grouped;
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Card, Column, Confirm, Facts, Link, Note, Progress, Row, Rows, Table};
use omov_web::refusal::Refusal;
use omov_web::words::Words;
use serde::Deserialize;

use super::{address, link, within};
use crate::groups::boundaries::{self, Beginning};
use crate::groups::moves::{self, Between, Move, MoveId, State};
use crate::groups::{self, Group, GroupId, Place};
use crate::house::{Answer, Visit, ids};
use crate::members::MemberId;
use crate::offices::Power;
use crate::offices::acts::{self, Act as Deed, ActId};

/// More beginnings are not taken for one group, and no longer reason.
const MOST: usize = 2000;
const REASON: usize = 500;

/// The beginnings as they are typed: one a line, or several with commas between.
fn typed(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '\n', '\r', '\t']).map(str::trim).filter(|one| !one.is_empty())
}

pub(super) async fn show(visit: Visit) -> Answer<Page> {
    let group = visit.place()?.group().id;
    let found = visit.house.store().read(move |tx| Ok((boundaries::of(tx, group)?, moves::list(tx, group)?)));
    let (list, done) = found.await?;
    let text = list.iter().map(Beginning::as_str).collect::<Vec<_>>().join("\n");
    let form = form(&visit, &text)?;
    page(visit, form, &done)
}

fn form(visit: &Visit, list: &str) -> Answer<Form> {
    let words = &visit.shell.words;
    let group = visit.place()?.group();
    let list = Field::area(words, "beginnings", words.say("boundaries-list"), 8)
        .hint(words.say("boundaries-list-hint"))
        .optional()
        .value(list);
    let reason = Field::text(words, "reason", words.say("boundaries-reason")).hint(words.say("boundaries-reason-hint"));
    let form = Form::new(format!("{}/boundaries", address(group.id)), &visit.token, words.say("boundaries-look"));
    Ok(form.with(list).with(reason).back(link(group)))
}

fn page(visit: Visit, form: Form, done: &[Move]) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let problems = form.problems();
    let done: Vec<_> = done
        .iter()
        .map(|one| {
            let with = [("day", visit.short(one.at).into()), ("people", u64::from(one.moved).into())];
            let to = Link::new(words.say_with("boundaries-before-one", &with), at(one));
            Markup::joined([Markup::line([Markup::link(&to)]), Markup::paragraph(&one.reason)])
        })
        .collect();
    let before = if done.is_empty() {
        Markup::default()
    } else {
        Markup::section("before", &words.say("boundaries-before"), Rows { items: done }.into())
    };
    let title = words.say_with("boundaries-title", &[("group", (&*place.group().name).into())]);
    let page = Page::new(visit.shell, title, Markup::joined([form.into(), before]));
    Ok(within(page.lead(words.say("boundaries-lead")).problems(problems).narrow(), &place))
}

/// Where a change of boundaries is looked at.
fn at(one: &Move) -> String {
    format!("{}/boundaries/{}", address(one.group), one.id)
}

pub(super) async fn look(visit: Visit, sent: Sent) -> Answer {
    let words = visit.shell.words.clone();
    let group = visit.place()?.group().id;
    let mut form = form(&visit, "")?.keep(&sent);
    let mut list = Vec::new();
    for one in typed(sent.one("beginnings")) {
        match Beginning::new(one) {
            Some(beginning) if list.len() < MOST => list.push(beginning),
            Some(_) => {
                form = form.wrong("beginnings", words.say_with("boundaries-many", &[("most", (MOST as u64).into())]));
            }
            None => {
                let one: String = one.chars().take(30).collect();
                form = form.wrong("beginnings", words.say_with("boundaries-no-postcode", &[("typed", one.into())]));
            }
        }
    }
    list.sort();
    list.dedup();
    if let Some(wrong) = super::not_a_text(&words, sent.one("reason"), REASON, "groups-reason-missing") {
        form = form.wrong("reason", wrong);
    }
    let asked = list.clone();
    let found = visit.house.store().read(move |tx| {
        let mut taken = Vec::new();
        for (beginning, other) in boundaries::taken(tx, group, &asked)? {
            if let Some(place) = groups::place(tx, other.id)? {
                taken.push((beginning, place));
            }
        }
        Ok((taken, boundaries::of(tx, group)?))
    });
    let (taken, old) = found.await?;
    if let Some(wrong) = not_mine_to_take(&visit, &taken) {
        form = form.wrong("beginnings", wrong);
    } else if old == list {
        form = form.wrong("beginnings", words.say("boundaries-same"));
    }
    if !form.problems().is_empty() {
        return Ok(page(visit, form, &[])?.into_response());
    }
    let plan = new(&visit, list, sent.one("reason"), false)?;
    let to = at(&plan);
    visit.house.store().write(move |tx| Ok(moves::draft(tx, &plan)?)).await?;
    Ok(Redirect::to(&to).into_response())
}

/// A plan for the group of the address.
pub(super) fn new(visit: &Visit, beginnings: Vec<Beginning>, reason: &str, closes: bool) -> Answer<Move> {
    Ok(Move {
        id: MoveId(ids::by_time(visit.now)?),
        group: visit.place()?.group().id,
        actor: visit.me()?.id,
        closes,
        beginnings,
        changed: Vec::new(),
        losing: Vec::new(),
        reason: reason.into(),
        state: State::Draft,
        at: visit.now,
        moved: 0,
        after: (String::new(), MemberId([0; 16])),
    })
}

/// Why the first of some beginnings cannot be taken from the group that has it, if it cannot.
fn not_mine_to_take(visit: &Visit, taken: &[(Beginning, Place)]) -> Option<String> {
    let (beginning, place) = taken.iter().find(|(_, place)| !visit.reader.holds(Power::Boundaries, Some(place)))?;
    let with = [("beginning", beginning.as_str().into()), ("group", (&*place.group().name).into())];
    Some(visit.shell.words.say_with("boundaries-taken", &with))
}

/// The parts of the address that name a plan.
#[derive(Clone, Copy, Deserialize)]
pub(super) struct Which {
    plan: MoveId,
}

#[derive(Deserialize)]
pub(super) struct Still {
    /// The page stays as it is.
    #[serde(default)]
    still: Option<String>,
}

/// A plan with what it would do.
struct Planned {
    plan: Move,
    /// How many people from where to where.
    people: Vec<(Between, u32)>,
    /// Beginnings that other groups lose.
    taken: Vec<(Beginning, Place)>,
    old: Vec<Beginning>,
    groups: HashMap<GroupId, Group>,
}

async fn planned(visit: &Visit, which: Which) -> Answer<Planned> {
    let group = visit.place()?.group().id;
    let found = visit.house.store().read(move |tx| {
        let Some(plan) = moves::find(tx, group, which.plan)? else { return Ok(None) };
        let is_draft = plan.state == State::Draft;
        let people = if is_draft { moves::plan(tx, &plan)?.into_iter().collect() } else { Vec::new() };
        let mut taken = Vec::new();
        for (beginning, other) in if is_draft { boundaries::taken(tx, group, &plan.beginnings)? } else { Vec::new() } {
            if let Some(place) = groups::place(tx, other.id)? {
                taken.push((beginning, place));
            }
        }
        let mut groups: HashMap<_, _> = groups::open(tx)?.into_iter().map(|group| (group.id, group)).collect();
        if let Some(closed) = groups::find(tx, group)? {
            groups.insert(group, closed);
        }
        Ok(Some(Planned { old: boundaries::of(tx, group)?, plan, people, taken, groups }))
    });
    Ok(found.await?.ok_or(Refusal::NotFound)?)
}

pub(super) async fn plan(visit: Visit, Path(which): Path<Which>, Query(still): Query<Still>) -> Answer<Page> {
    let planned = planned(&visit, which).await?;
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let with = [("group", (&*place.group().name).into())];
    let here = at(&planned.plan);
    let people: u32 = planned.people.iter().map(|(_, people)| people).sum();
    let (title, lead, body) = match planned.plan.state {
        State::Draft => {
            let (does, lead) = if planned.plan.closes {
                ("group-close-do", "group-close-plan-lead")
            } else {
                ("boundaries-do", "boundaries-plan-lead")
            };
            let act = Act::main(Link::new(words.say(does), &here)).sent_with(visit.token.as_str());
            let back =
                format!("{}/{}", address(place.group().id), if planned.plan.closes { "close" } else { "boundaries" });
            let confirm = Confirm::new(&words, planned.shown(&words), act, back);
            let title = if planned.plan.closes { "group-close-plan-title" } else { "boundaries-plan-title" };
            (
                words.say_with(title, &with),
                words.say_with(lead, &[("people", u64::from(people).into())]),
                confirm.into(),
            )
        }
        State::Going => {
            let moved = [("people", u64::from(planned.plan.moved).into())];
            let progress = Progress::new(&words, words.say_with("boundaries-going", &moved));
            (words.say_with("boundaries-going-title", &with), words.say("boundaries-going-lead"), progress.into())
        }
        State::Done => {
            let moved = [("people", u64::from(planned.plan.moved).into())];
            let done = Note::done(Markup::paragraph(&words.say_with("boundaries-done", &moved)));
            let why = Facts::default().with(words.say("boundaries-reason"), Markup::text(&planned.plan.reason));
            let body = Markup::joined([done.into(), Card::new(words.say("boundaries-why"), why).level(2).into()]);
            (words.say_with("boundaries-done-title", &with), words.say("boundaries-done-lead"), body)
        }
    };
    let page = Page::new(visit.shell, title, body).lead(lead).narrow();
    let going = planned.plan.state == State::Going && still.still.is_none();
    let page = if going { page.renewing(5, format!("{here}?still=1")) } else { page };
    Ok(within(page, &place))
}

impl Planned {
    /// What would change, and who would move from where to where.
    fn shown(&self, words: &Words) -> Markup {
        let list = |of: Vec<&Beginning>| {
            let all: Vec<_> = of.iter().take(30).map(|one| one.as_str()).collect();
            let more = of.len().saturating_sub(all.len());
            let shown = all.join(", ");
            if more == 0 {
                shown
            } else {
                words.say_with("boundaries-more", &[("list", shown.into()), ("more", (more as u64).into())])
            }
        };
        let gains: Vec<_> = self.plan.beginnings.iter().filter(|one| !self.old.contains(one)).collect();
        let loses: Vec<_> = self.old.iter().filter(|one| !self.plan.beginnings.contains(one)).collect();
        let mut facts = Facts::default();
        if !gains.is_empty() {
            facts = facts.with(words.say("boundaries-gains"), Markup::text(&list(gains)));
        }
        if !loses.is_empty() {
            facts = facts.with(words.say("boundaries-loses"), Markup::text(&list(loses)));
        }
        for (beginning, place) in self.taken.iter().take(30) {
            let with = [("beginning", beginning.as_str().into()), ("group", (&*place.group().name).into())];
            facts =
                facts.with(words.say("boundaries-takes"), Markup::text(&words.say_with("boundaries-takes-one", &with)));
        }
        facts = facts.with(words.say("boundaries-reason"), Markup::text(&self.plan.reason));
        let name = |group: &GroupId| self.groups.get(group).map(|group| group.name.clone()).unwrap_or_default();
        let rows = self.people.iter().map(|((from, to), people)| {
            Row::new(
                Markup::name(&name(from)),
                [Markup::name(&name(to)), Markup::text(&grouped(words, u64::from(*people)))],
            )
        });
        let people = if self.people.is_empty() {
            Markup::paragraph(&words.say("boundaries-nobody"))
        } else {
            let heads = [
                Column::words(words.say("boundaries-from")),
                Column::words(words.say("boundaries-to")),
                Column::figures(words.say("boundaries-people")),
            ];
            Table::new(words, words.say("boundaries-people-caption"), heads).rows(rows).into()
        };
        Markup::joined([facts.into(), people])
    }
}

pub(super) async fn begin(visit: Visit, Path(which): Path<Which>, _: Sent) -> Answer {
    let planned = planned(&visit, which).await?;
    if not_mine_to_take(&visit, &planned.taken).is_some() {
        return Err(Refusal::NotAllowed.into());
    }
    let people: u32 = planned.people.iter().map(|(_, people)| people).sum();
    let (plan, now) = (planned.plan, visit.now);
    let to = at(&plan);
    let act = Deed {
        id: ActId(ids::by_time(now)?),
        group: plan.group,
        actor: visit.me()?.id,
        power: Power::Boundaries,
        deed: if plan.closes { "act-group-closed" } else { "act-boundaries" },
        about: None,
        number: Some(people),
        reason: plan.reason.clone(),
        at: now,
    };
    let put = visit.house.store().write(move |tx| {
        if moves::begin(tx, &plan, now)? {
            acts::note(tx, &act)?;
        }
        Ok(())
    });
    put.await?;
    Ok(Redirect::to(&to).into_response())
}
