//! The policy for everybody, how often it was used, and what came of appeals.

use std::collections::BTreeMap;

use omov_store::{ReadTx, params};
use omov_web::figures::grouped;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Column, Facts, Link, Row, Rows, Table, Tag};

use super::super::panel::{ANSWERS, Answer};
use super::super::removal::State;
use super::super::{APPEALS, GROUNDS, RemovalId, shown, sql};
use crate::house::{Answer as Given, Visit};
use omov_store::Moment;

/// What the reader wrote that was removed.
type Wrote = (RemovalId, String, Moment, String, State);
/// Where the reader was drawn.
type Sat = (RemovalId, Moment, Moment, Option<Answer>, String, State);

pub(super) async fn show(visit: Visit) -> Given<Page> {
    let me = visit.reader.me.as_ref().map(|me| me.id);
    let read = move |tx: &mut ReadTx<'_>| {
        let counts: Vec<(String, State, u64)> = tx.all(&sql::COUNTS, params![])?;
        let Some(me) = me else { return Ok((counts, Vec::new(), Vec::new())) };
        let wrote: Vec<Wrote> = tx.all(&sql::WROTE, params![me])?;
        let sat: Vec<Sat> = tx.all(&sql::SAT, params![me])?;
        Ok((counts, wrote, sat))
    };
    let (counts, wrote, sat) = visit.house.store().read(read).await?;
    let words = visit.shell.words.clone();
    let row = |id: RemovalId, state: State, title: String| {
        let tag = match state {
            State::Open => Tag::turn(words.say(state.says())),
            State::Appealed => Tag::open(words.say(state.says())),
            State::Out | State::Back | State::Over => Tag::done(words.say(state.says())),
        };
        Rows::entry(tag, &Link::new(title, id.address()), ["", ""])
    };
    let dated = |at: Moment| words.say_with("removal-day", &[("day", visit.short(at).into())]);
    let wrote: Vec<Markup> = wrote.into_iter().map(|(id, _, at, _, state)| row(id, state, dated(at))).collect();
    let sat: Vec<Markup> = sat.into_iter().map(|(id, at, .., state)| row(id, state, dated(at))).collect();
    let mut parts = Vec::new();
    for (id, items) in [("removals-yours", wrote), ("removals-panels", sat)] {
        if !items.is_empty() {
            parts.push(Markup::section(id, &words.say(id), Rows { items }.into()));
        }
    }
    parts.push(Markup::section("policy", &words.say("removed-policy"), shown::listed(&words)));
    let days = |time: std::time::Duration| time.as_secs() / (24 * 3_600);
    let step = |number: u64| {
        let days = if number == 1 { days(APPEALS) } else { days(ANSWERS) };
        Markup::text(&words.say_with(&format!("removals-how-{number}"), &[("days", days.into())]))
    };
    let how = Rows { items: (1..=5).map(step).collect() };
    parts.push(Markup::section("how", &words.say("removals-how"), how.into()));
    parts.push(counted(&visit, &counts));
    let page = Page::new(visit.shell, words.say("removals-title"), Markup::joined(parts));
    Ok(page.lead(words.say("removals-lead")).here("/debates"))
}

/// How often each ground was used, and what became of it.
fn counted(visit: &Visit, counts: &[(String, State, u64)]) -> Markup {
    let words = &visit.shell.words;
    if counts.is_empty() {
        return Card::empty(words.say("removals-counts"), &words.say("removals-none"), Markup::default())
            .level(2)
            .into();
    }
    let mut of: BTreeMap<(&str, State), u64> = BTreeMap::new();
    for (ground, state, number) in counts {
        *of.entry((ground, *state)).or_default() += number;
    }
    let sum = |grounds: &[&str], states: &[State]| -> Markup {
        let each = grounds.iter().flat_map(|ground| states.iter().map(move |state| (*ground, *state)));
        Markup::text(&grouped(words, each.filter_map(|one| of.get(&one)).sum()))
    };
    let appealed = [State::Appealed, State::Out, State::Back];
    let all: [(&str, &[State]); 4] = [
        ("removals-all", &State::ALL),
        ("removals-appealed", &appealed),
        ("removals-back", &[State::Back]),
        ("removals-out", &[State::Out]),
    ];
    let facts =
        all.iter().fold(Facts::default(), |facts, (name, states)| facts.with(words.say(name), sum(&GROUNDS, states)));
    // Two figures in a row are what a phone has room for.
    let row = |ground: &&str| {
        let cells = [&State::ALL[..], &[State::Back][..]].map(|states| sum(&[ground], states));
        Row::new(Markup::text(&shown::ground(words, ground)), cells)
    };
    let head = [
        Column::words(words.say("removals-ground")),
        Column::figures(words.say("removals-all")),
        Column::figures(words.say("removals-back")),
    ];
    let table = Table::new(words, words.say("removals-by-ground"), head).rows(GROUNDS.iter().map(row));
    Markup::section("counts", &words.say("removals-counts"), Markup::joined([facts.into(), table.into()]))
}
