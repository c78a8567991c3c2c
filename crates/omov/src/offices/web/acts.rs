//! What was done with the powers of a group. Everybody who is signed in sees what, when and by whom; only scrutineers see to
//! whom, and why.

use axum::extract::Query;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Column, Link, Row, Table};
use omov_web::words::Words;
use serde::Deserialize;

use crate::groups::Group;
use crate::house::{Answer, Visit};
use crate::offices::Power;
use crate::offices::acts::ActId;
use crate::offices::list::{self, Done};
use crate::offices::missing;
use crate::record::used;

/// So many are on a page.
const ON_A_PAGE: u32 = 50;

#[derive(Deserialize)]
pub(super) struct Before {
    before: Option<ActId>,
}

pub(super) async fn list(visit: Visit, Query(from): Query<Before>) -> Answer<Page> {
    let place = visit.place()?.clone();
    let group = place.group().id;
    let before = from.before.unwrap_or(ActId([0xff; 16]));
    let mut acts = visit.house.store().read(move |tx| Ok(list::acts(tx, group, before, ON_A_PAGE + 1)?)).await?;
    let more = acts.len() > ON_A_PAGE as usize;
    acts.truncate(ON_A_PAGE as usize);
    let words = visit.shell.words.clone();
    let name = place.group().name.as_str();
    let mut parts = Vec::new();
    if acts.is_empty() {
        let back =
            Acts { acts: vec![Act::second(Link::new(words.say("back-to-power"), format!("/groups/{group}/power")))] };
        parts.push(Card::empty(words.say("acts-none"), &words.say("acts-none-who"), back).level(2).into());
    } else {
        parts.push(table(&visit, &acts, visit.reader.holds(Power::Scrutinise, Some(&place)), place.group()));
    }
    let mut ways = Vec::new();
    if from.before.is_some() {
        ways.push(Act::second(Link::new(words.say("acts-latest"), format!("/groups/{group}/acts"))));
    }
    if let (true, Some(last)) = (more, acts.last()) {
        let earlier = format!("/groups/{group}/acts?before={}", last.id);
        ways.push(Act::second(Link::new(words.say("acts-earlier"), earlier)));
    }
    ways.push(Act::link(Link::new(words.say("acts-record"), format!("/record?group={group}"))));
    parts.push(Acts { acts: ways }.into());
    let title = words.say_with("acts-title", &[("group", name.into())]);
    let page = Page::new(visit.shell, title, Markup::joined(parts)).lead(words.say("acts-lead"));
    Ok(page.here("/power").place(super::places(&place)))
}

fn table(visit: &Visit, acts: &[Done], scrutinises: bool, of: &Group) -> Markup {
    let group = of.id;
    let words = &visit.shell.words;
    let mut columns = vec![
        Column::words(words.say("acts-what")),
        Column::words(words.say("acts-who")),
        Column::words(words.say("acts-when")),
        Column::words(words.say("acts-power")),
        Column::words(words.say("acts-second")),
        Column::words(words.say("acts-entry")),
    ];
    if scrutinises {
        columns.push(Column::words(words.say("acts-about")));
        columns.push(Column::words(words.say("acts-reason")));
    }
    let rows = acts.iter().map(|act| {
        let optional = |name: &Option<String>| name.as_deref().map(Markup::name).unwrap_or_default();
        let mut cells = vec![
            by(words, act),
            Markup::text(&visit.hour(act.at)),
            Markup::link(&Link::new(words.say(&format!("power-{}", act.power)), missing::page(&act.power, group))),
            optional(&act.second),
            recorded(words, act.entry),
        ];
        if scrutinises {
            cells.push(optional(&act.about));
            cells.push(Markup::name(&act.reason));
        }
        Row::new(Markup::text(&said(words, act)), cells)
    });
    Table::new(words, words.say_with("acts-table", &[("group", of.name.as_str().into())]), columns).rows(rows).into()
}

/// Who did it, and whether as a deputy.
fn by(words: &Words, act: &Done) -> Markup {
    let Some(office) = &act.deputy_of else { return Markup::name(&act.actor) };
    let as_deputy = words.say_with("acts-as-deputy", &[("office", office.as_str().into())]);
    Markup::lines([Markup::name(&act.actor), Markup::text(&as_deputy)])
}

/// Its place on the record, and the way to challenge it.
fn recorded(words: &Words, entry: Option<u64>) -> Markup {
    let Some(number) = entry else { return Markup::default() };
    let with = [("number", number.into())];
    let link = |message: &str, to: String| Markup::link(&Link::new(words.say_with(message, &with), to));
    Markup::lines([link("lent-act", used::address(number)), link("acts-challenge", used::challenge(number))])
}

/// What was done, in the words of the room that did it.
fn said(words: &Words, act: &Done) -> String {
    let number = act.number.map(|number| ("number", number.into()));
    let name = if words.has(&act.deed) { act.deed.as_str() } else { "act-other" };
    words.say_with(name, number.as_slice())
}
