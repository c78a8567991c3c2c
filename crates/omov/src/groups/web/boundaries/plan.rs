//! A plan to change boundaries, or to close a group: who would move from where to where; then how far it is, and what it did.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use omov_web::figures::grouped;
use omov_web::forms::Sent;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Card, Column, Confirm, Facts, Link, Note, Progress, Row, Table};
use omov_web::refusal::Refusal;
use omov_web::words::Words;
use serde::Deserialize;

use super::super::{address, within};
use super::at;
use crate::groups::boundaries::{self, Beginning};
use crate::groups::moves::with_two::{CLOSE, DRAW};
use crate::groups::moves::{self, Between, Move, MoveId, State};
use crate::groups::{self, Group, GroupId, Place};
use crate::house::{Answer, Visit, ids};
use crate::offices::Power;
use crate::offices::acts::{self, Act as Deed, ActId};
use crate::offices::second::{self, Ask, Pending, SecondId};

/// The parts of the address that name a plan.
#[derive(Clone, Copy, Deserialize)]
pub(in crate::groups::web) struct Which {
    plan: MoveId,
}

#[derive(Deserialize)]
pub(in crate::groups::web) struct Still {
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
    /// What the reader has asked a second person for.
    asked: Option<Pending>,
}

async fn planned(visit: &Visit, which: Which) -> Answer<Planned> {
    let group = visit.place()?.group().id;
    let (me, now) = (visit.me()?.id, visit.now);
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
        let payload = plan.id.to_string();
        let asked = second::asked(tx, me, now)?.into_iter().find(|pending| pending.payload == payload);
        Ok(Some(Planned { old: boundaries::of(tx, group)?, plan, people, taken, groups, asked }))
    });
    Ok(found.await?.ok_or(Refusal::NotFound)?)
}

pub(in crate::groups::web) async fn show(
    visit: Visit,
    Path(which): Path<Which>,
    Query(still): Query<Still>,
) -> Answer<Page> {
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
            // Nobody moves others alone.
            let act = match (&planned.asked, people) {
                (Some(pending), _) => Act::main(Link::new(words.say("boundaries-asked"), pending.address())),
                (None, 0) => Act::main(Link::new(words.say(does), &here)).sent_with(visit.token.as_str()),
                _ => Act::main(Link::new(words.say("boundaries-ask"), &here)).sent_with(visit.token.as_str()),
            };
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

pub(in crate::groups::web) async fn begin(visit: Visit, Path(which): Path<Which>, _: Sent) -> Answer {
    let planned = planned(&visit, which).await?;
    let power = if planned.plan.closes { Power::CloseGroups } else { Power::Boundaries };
    if !visit.reader.holds(power, Some(visit.place()?)) {
        return Err(visit.missing(power, visit.place()?).await?);
    }
    let theirs = planned.taken.iter().find(|(_, place)| !visit.reader.holds(Power::Boundaries, Some(place)));
    if let Some((_, place)) = theirs {
        return Err(visit.missing(Power::Boundaries, place).await?);
    }
    if let Some(pending) = &planned.asked {
        return Ok(Redirect::to(&pending.address()).into_response());
    }
    let people: u32 = planned.people.iter().map(|(_, people)| people).sum();
    let (plan, now) = (planned.plan, visit.now);
    if people > 0 {
        return ask(&visit, &plan, people).await;
    }
    let to = at(&plan);
    let act = Deed {
        id: ActId(ids::by_time(now)?),
        group: plan.group,
        actor: visit.me()?.id,
        power,
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

/// Asks a second person, as people would be moved.
async fn ask(visit: &Visit, plan: &Move, people: u32) -> Answer {
    let (place, asker, now) = (visit.place()?.clone(), visit.me()?.id, visit.now);
    let id = SecondId(ids::by_time(now)?);
    let deed = if plan.closes { &CLOSE } else { &DRAW };
    let (reason, payload, words) = (plan.reason.clone(), plan.id.to_string(), visit.shell.words.clone());
    let ask = move |tx: &mut omov_store::WriteTx<'_>| {
        let (number, reason, payload) = (Some(people), reason.as_str(), payload.as_str());
        second::ask(tx, &words, &Ask { id, deed, place: &place, asker, about: None, number, reason, payload, now })
    };
    visit.house.store().write(ask).await?;
    Ok(id.asked())
}
