//! Drawing the boundaries of a group: what it has, and what it is to have.

pub(super) mod plan;

use axum::response::{IntoResponse, Redirect};
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Link, Rows};

use super::{address, back, within};
use crate::groups::boundaries::{self, Beginning};
use crate::groups::moves::{self, Move, MoveId, State};
use crate::groups::{self, Place};
use crate::house::{Answer, Visit, ids};
use crate::members::MemberId;
use crate::offices::Power;

/// More beginnings are not taken for one group, and no longer reason.
const MOST: usize = 2000;
const REASON: usize = 500;

/// The beginnings as they are typed, each with the number of its line: one a line, or several with commas between.
fn typed(text: &str) -> impl Iterator<Item = (u64, &str)> {
    let lines = (1..).zip(text.lines());
    let all = lines.flat_map(|(number, line)| line.split([',', ';', '\t']).map(move |one| (number, one.trim())));
    all.filter(|(_, one)| !one.is_empty())
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
    Ok(form.with(list).with(reason).back(back(words, group)))
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
    for (line, one) in typed(sent.one("beginnings")) {
        match Beginning::new(one) {
            Some(beginning) if list.len() < MOST => list.push(beginning),
            Some(_) => {
                form = form.wrong("beginnings", words.say_with("boundaries-many", &[("most", (MOST as u64).into())]));
            }
            None => {
                let one: String = one.chars().take(30).collect();
                let with = [("line", line.into()), ("typed", one.into())];
                form = form.wrong("beginnings", words.say_with("boundaries-no-postcode", &with));
                break;
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
    } else if old == list && form.problems().is_empty() {
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
