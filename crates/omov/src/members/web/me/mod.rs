//! One's own data: everything that is held, and what one can do about it.

pub(super) mod copy;
pub(super) mod correct;
pub(super) mod describe;
pub(super) mod email;
pub(super) mod ending;
pub(super) mod renewing;

use axum::extract::Query;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Column, Facts, Link, Note, Row, Rows, Table};
use omov_web::refusal::Refusal;
use serde::Deserialize;

use super::person::tag;
use crate::groups::{self, Group};
use crate::house::{Answer, Visit};
use crate::members::characteristics::{self, Characteristic};
use crate::members::held::{self, Held, Said};
use crate::members::{self, Member, Standing};
use crate::offices::{self, DoneTo, Power, second};

/// What has just been done, so that the page says so.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::members) struct Done {
    done: String,
}

impl Done {
    fn note(&self, visit: &Visit) -> Markup {
        let message = match self.done.as_str() {
            "corrected" => "me-corrected",
            "moved" => "me-moved",
            "email" => "me-email-changed",
            "renewed" => "me-renewed",
            "joined" => "me-joined",
            "described" => "me-described",
            _ => return Markup::default(),
        };
        Note::done(Markup::paragraph(&visit.shell.words.say(message))).into()
    }
}

/// Whoever is signed in, as the roll has them.
async fn myself(visit: &Visit) -> Answer<Member> {
    let id = visit.me()?.id;
    let member = visit.house.store().read(move |tx| Ok(members::find(tx, id)?)).await?;
    Ok(member.ok_or(Refusal::NotFound)?)
}

/// A page beside “My data”.
fn page(visit: Visit, title: &str, body: impl Into<Markup>) -> Page {
    let words = visit.shell.words.clone();
    let place = [Link::new(words.say("me-title"), "/me")];
    Page::new(visit.shell, words.say(title), body).place(place).narrow()
}

struct Mine {
    member: Member,
    groups: Vec<Group>,
    acts: Vec<DoneTo>,
    keepers: Vec<(String, String, String)>,
    held: Vec<Held>,
    asked: Vec<Characteristic>,
    waiting: Vec<Waiting>,
}

/// What somebody has asked for that would be done to the reader.
struct Waiting {
    what: String,
    asker: String,
    pending: second::Pending,
}

pub(in crate::members) async fn show(visit: Visit, Query(done): Query<Done>) -> Answer<Page> {
    let (id, now) = (visit.me()?.id, visit.now);
    let (house, dates) = (visit.house.clone(), visit.dates.clone());
    let mine = visit.house.store().read(move |tx| {
        let member = members::find(tx, id)?.ok_or(Refusal::NotFound)?;
        let (mut mine, mut keepers) = (Vec::new(), Vec::new());
        for group in members::groups_of(tx, id)? {
            let Some(group) = groups::find(tx, group)? else { continue };
            for holder in offices::holding(tx, group.id, Power::KeepRoll, now)? {
                keepers.push((holder.name, holder.title, group.name.clone()));
            }
            mine.push(group);
        }
        let mut waiting = Vec::new();
        for pending in second::about(tx, id, now)? {
            let what = second::said(tx, &pending, &house, &dates)?;
            let asker = members::find(tx, pending.asker)?.map(|asker| asker.name).unwrap_or_default();
            waiting.push(Waiting { what, asker, pending });
        }
        Ok(Mine {
            waiting,
            member,
            groups: mine,
            acts: offices::done_to(tx, id)?,
            keepers,
            held: held::everything(tx, id, now)?,
            asked: characteristics::all(tx)?,
        })
    });
    let mine = mine.await?;
    let words = visit.shell.words.clone();
    let first = Markup::joined([
        entry(&visit, &mine),
        Markup::section(
            "described",
            &words.say("me-described-title"),
            describe::shown(&visit, &mine.asked, &mine.held),
        ),
        Markup::section("acts", &words.say("me-acts-title"), done_to_me(&visit, &mine.acts)),
        Markup::section("held", &words.say("me-held-title"), everything_else(&visit, &mine.held)),
    ]);
    let second = Markup::joined([standing(&visit, &mine), who_sees(&visit, &mine), ways_out(&visit)]);
    let body = Markup::joined([
        done.note(&visit),
        would_be_done(&visit, &mine.waiting),
        Markup::columns(first, second, false),
    ]);
    let tag = tag(&visit, mine.member.standing);
    Ok(Page::new(visit.shell, words.say("me-title"), body).lead(words.say("me-lead")).tagged(tag))
}

/// What would be done to me if a second person agreed: who it is about learns of it before, not after.
fn would_be_done(visit: &Visit, waiting: &[Waiting]) -> Markup {
    let words = &visit.shell.words;
    let cards = waiting.iter().map(|Waiting { what, asker, pending }| {
        let with = [
            ("asker", asker.as_str().into()),
            ("asked", visit.day(pending.asked_at).into()),
            ("until", visit.day(pending.until).into()),
        ];
        let lines = Markup::joined([
            Markup::paragraph(what),
            Markup::paragraph(&words.say_with("me-waits-why", &[("reason", pending.reason.as_str().into())])),
            Markup::paragraph(&words.say_with("me-waits-until", &with)),
        ]);
        Card::new(words.say("me-waits-title"), lines).level(2).into()
    });
    Markup::joined(cards)
}

/// Who I am and how I am reached.
fn entry(visit: &Visit, mine: &Mine) -> Markup {
    let words = &visit.shell.words;
    let member = &mine.member;
    let said = |text: &Option<String>| Markup::text(text.as_deref().unwrap_or(&words.say("person-not-told")));
    let facts = Facts::default()
        .with(words.say("field-name"), Markup::name(&member.name))
        .with(words.say("field-email"), said(&member.email))
        .with(words.say("field-phone"), said(&member.phone))
        .with(words.say("field-postcode"), said(&member.postcode))
        .with(words.say("field-address"), said(&member.address));
    let acts = vec![
        Act::second(Link::new(words.say("me-correct"), "/me/correct")),
        Act::link(Link::new(words.say("me-change-email"), "/me/email")),
    ];
    Card::new(words.say("me-entry"), facts).level(2).acts(Acts { acts }).into()
}

/// How I stand, and until when.
fn standing(visit: &Visit, mine: &Mine) -> Markup {
    let words = &visit.shell.words;
    let member = &mine.member;
    let group = mine.groups.iter().find(|group| group.id == member.group);
    let mut facts = Facts::default()
        .with(words.say("roll-standing"), Markup::text(&words.say(member.standing.title())))
        .with(words.say("person-joined"), Markup::text(&visit.day(member.joined_at)));
    if let Some(group) = group {
        facts = facts.with(words.say("person-group"), Markup::link(&groups::web::link(group)));
    }
    let is_member = matches!(member.standing, Standing::Member | Standing::Lapsed);
    if is_member {
        let end = member.renew_by.map_or_else(|| words.say("person-no-end"), |end| visit.day(end));
        facts = facts.with(words.say("person-renew-by"), Markup::text(&end));
    }
    let act = match member.standing {
        Standing::Member | Standing::Lapsed => Some(Link::new(words.say("me-renew"), "/me/renew")),
        Standing::Supporter => Some(Link::new(words.say("me-join"), "/me/join")),
        Standing::Applied | Standing::Left => None,
    };
    let card = Card::new(words.say("me-standing"), facts).level(2);
    match act {
        Some(link) => card.acts(Acts { acts: vec![Act::second(link)] }).into(),
        None => card.into(),
    }
}

/// What officers did with my entry.
fn done_to_me(visit: &Visit, acts: &[DoneTo]) -> Markup {
    let words = &visit.shell.words;
    if acts.is_empty() {
        return Markup::paragraph(&words.say("me-acts-none"));
    }
    let columns = ["me-act-what", "me-act-when", "me-act-who", "me-act-why"].map(|name| Column::words(words.say(name)));
    let rows = acts.iter().map(|act| {
        let what = deed(visit, &act.deed, act.number);
        let why = if act.reason.is_empty() { words.say("me-act-no-reason") } else { act.reason.clone() };
        let when = Markup::text(&visit.short(act.at));
        Row::new(Markup::text(&what), [when, Markup::name(&act.actor), Markup::name(&why)])
    });
    Table::new(words, words.say("me-acts-caption"), columns).rows(rows).into()
}

/// Everything that the cards above do not show.
fn everything_else(visit: &Visit, all: &[Held]) -> Markup {
    let words = &visit.shell.words;
    let shown = all.iter().filter(|held| !matches!(held.name, "entry" | "described" | "done-to" | "waits"));
    let items = shown.map(|held| {
        let title = Markup::heading(3, &words.say(&format!("held-{}", held.name)));
        let lines = held.rows.iter().map(|row| {
            let said =
                row.iter().map(|(name, value)| (words.say(&format!("held-field-{name}")), in_words(visit, value)));
            let said = said.filter(|(_, value)| !value.is_empty());
            let line = |(name, value): (String, String)| match row.len() {
                1 => Markup::name(&value),
                _ => Markup::text(&words.say_with("held-line", &[("field", name.into()), ("value", value.into())])),
            };
            Markup::lines(said.map(line))
        });
        Markup::joined([title].into_iter().chain(lines))
    });
    Rows { items: items.collect() }.into()
}

/// What was done, as people read it.
fn deed(visit: &Visit, message: &str, number: Option<u64>) -> String {
    let words = &visit.shell.words;
    let with = [("number", number.unwrap_or(1).into())];
    // Acts of an older program may have names that no message has any more.
    if words.has(message) { words.say_with(message, &with) } else { words.say("me-act-unknown") }
}

/// A field as people read it.
fn in_words(visit: &Visit, said: &Said) -> String {
    match said {
        Said::Text(text) => text.clone(),
        Said::Time(when) => visit.hour(*when),
        Said::Number(number) => number.to_string(),
        Said::Message(name) => visit.shell.words.say(name),
        Said::Deed(name) => deed(visit, name, None),
    }
}

/// Who can see my entry: a list of people, not of pages they looked at.
fn who_sees(visit: &Visit, mine: &Mine) -> Markup {
    let words = &visit.shell.words;
    let mut parts = vec![Markup::paragraph(&words.say("me-sees-lead"))];
    let items: Vec<_> = mine
        .keepers
        .iter()
        .map(|(name, title, group)| {
            let with =
                [("name", name.as_str().into()), ("title", title.as_str().into()), ("group", group.as_str().into())];
            Markup::paragraph(&words.say_with("me-sees", &with))
        })
        .collect();
    parts.push(if items.is_empty() { Markup::paragraph(&words.say("me-sees-nobody")) } else { Rows { items }.into() });
    parts.push(Markup::paragraph(&words.say("me-sees-not-noted")));
    Card::new(words.say("me-sees-title"), Markup::joined(parts)).level(2).into()
}

/// A copy, and the ways out.
fn ways_out(visit: &Visit) -> Markup {
    let words = &visit.shell.words;
    let copies = vec![
        Act::second(Link::new(words.say("me-copy-json"), "/me/my-data.json")),
        Act::second(Link::new(words.say("me-copy-csv"), "/me/my-data.csv")),
    ];
    let out = vec![
        Act::takes(Link::new(words.say("me-leave"), "/me/leave")),
        Act::takes(Link::new(words.say("me-erase"), "/me/erase")),
    ];
    let mail = Markup::line([Markup::link(&Link::new(words.say("digest-me"), "/me/digest"))]);
    let copy = Card::new(words.say("me-copy-title"), Markup::paragraph(&words.say("me-copy-lead"))).level(2);
    let leave = Card::new(words.say("me-out-title"), Markup::paragraph(&words.say("me-out-lead"))).level(2);
    let mail = Card::new(words.say("digest-title"), mail).level(2).into();
    Markup::joined([mail, copy.acts(Acts { acts: copies }).into(), leave.acts(Acts { acts: out }).into()])
}
