//! A body: what it decides, what it leaves alone, who sits in it, to whom it answers.

use axum::extract::Path;
use omov_rules::Rulebook;
use omov_rules::model::Body;
use omov_web::figures::grouped;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Facts, Link, Rows};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::sentences;
use crate::groups::{self, Group};
use crate::house::{Answer, Visit};
use crate::members::{self, Standing};
use crate::offices::{self, OfficeId};
use crate::rules::{self, capital};

/// Where the page of a body is.
pub(crate) fn address(name: &str) -> String {
    format!("/rules/bodies/{name}")
}

/// Who is in it, as far as the roll says.
struct Found {
    /// The groups of its kind that are open.
    groups: Vec<Group>,
    /// How many members they have together.
    members: u64,
    /// Who holds the offices that sit in it: name, office, group.
    holders: Vec<(String, String, String)>,
}

pub(super) async fn show(visit: Visit, Path(name): Path<String>) -> Answer<Page> {
    let book = visit.book.clone();
    let body = book.bodies.get(&name).ok_or(Refusal::NotFound)?;
    let found = find(&visit, &name).await?;
    let words = visit.shell.words.clone();
    let scope = Facts::default()
        .with(words.say("body-decides"), matters(&words, &book, &body.decides.value, "body-decides-rest"))
        .with(words.say("body-leaves"), matters(&words, &book, &body.leaves_alone.value, "body-leaves-nothing"))
        .with(words.say("body-answers"), answers(&words, &book, body));
    let mut parts = vec![
        Card::new(words.say("body-scope"), scope).level(2).into(),
        Markup::section("who", &words.say("body-who"), who(&visit, &book, &name, body, &found)),
    ];
    let below = book.bodies.iter().filter(|(_, other)| other.answers_to.as_ref().is_some_and(|to| to.value == name));
    let below: Vec<Markup> = below.map(|(name, other)| link(name, other)).collect();
    if !below.is_empty() {
        let offices = Rows { items: below };
        parts.push(Markup::section("below", &words.say("body-below"), offices.into()));
    }
    let rules = sentences::about(&words, &book, &format!("bodies.{name}"));
    parts.push(Markup::section("rules", &words.say("body-rules"), rules));
    let take = Link::new(words.say("body-take"), format!("/rules/simulator?ask=bodies.{name}"));
    if body.quorum.is_some() {
        parts.push(Acts { acts: vec![Act::second(take)] }.into());
    }
    let lead = lead(&words, &book, &name, body);
    let page = Page::new(visit.shell, capital(&body.title.value), Markup::joined(parts)).lead(lead);
    Ok(page.here("/rules").place([Link::new(words.say("rules-title"), "/rules")]))
}

async fn find(visit: &Visit, name: &str) -> Answer<Found> {
    let (book, name, now) = (visit.book.clone(), name.to_owned(), visit.now);
    let found = visit.house.store().read(move |tx| {
        let kind = book.group_of_body(&name).unwrap_or_default();
        let groups: Vec<Group> = groups::open(tx)?.into_iter().filter(|group| group.kind.name() == kind).collect();
        let (mut members, mut holders) = (0, Vec::new());
        let everyone = book.bodies.get(&name).is_some_and(|body| body.everyone_in.is_some());
        for group in &groups {
            if everyone {
                members += members::count(tx, group.id, Standing::Member)?;
                continue;
            }
            for (office, _) in book.seats_of(&name) {
                for holder in offices::book::holders(tx, OfficeId::of(office), group.id, now)? {
                    holders.push((holder, book.title_in("offices", office), group.name.clone()));
                }
            }
        }
        Ok(Found { groups, members, holders })
    });
    found.await
}

fn lead(words: &Words, book: &Rulebook, name: &str, body: &Body) -> String {
    let kind = book.title_in("groups", book.group_of_body(name).unwrap_or_default());
    match book.size_of(name) {
        Some(seats) => words.say_with("body-lead-seats", &[("seats", seats.into()), ("group", kind.into())]),
        None => words.say_with(
            "body-lead-everyone",
            &[
                ("group", kind.into()),
                ("majority", omov_rules::words::Blank::from(body.majority.value).english().into()),
            ],
        ),
    }
}

/// Matters by their titles; the sentence of that name where there are none.
fn matters(words: &Words, book: &Rulebook, names: &[String], none: &str) -> Markup {
    if names.is_empty() {
        return Markup::text(&words.say(none));
    }
    let items = names.iter().map(|name| Markup::name(&capital(&book.title_in("matters", name)))).collect();
    Rows { items }.into()
}

fn link(name: &str, body: &Body) -> Markup {
    Markup::link(&Link::new(capital(&body.title.value), address(name)))
}

fn answers(words: &Words, book: &Rulebook, body: &Body) -> Markup {
    let above = body.answers_to.as_ref().and_then(|to| Some((&to.value, book.bodies.get(&to.value)?)));
    match above {
        Some((name, above)) => link(name, above),
        None => Markup::text(&words.say("body-answers-nobody")),
    }
}

fn who(visit: &Visit, book: &Rulebook, name: &str, body: &Body, found: &Found) -> Markup {
    let words = &visit.shell.words;
    let kind = book.title_in("groups", book.group_of_body(name).unwrap_or_default());
    if body.everyone_in.is_some() && visit.reader.me.is_none() {
        return Markup::paragraph(&words.say_with("body-everyone-public", &[("group", kind.into())]));
    }
    if body.everyone_in.is_some() {
        let with = [
            ("groups", (found.groups.len() as u64).into()),
            ("group", kind.into()),
            ("members", grouped(words, found.members).into()),
        ];
        return Markup::paragraph(&words.say_with("body-everyone", &with));
    }
    let seats = book.seats_of(name).map(|(office, rule)| {
        let with = [("office", capital(&rule.title.value).into()), ("seats", rule.seats.value.into())];
        let link = Link::new(words.say_with("body-seat", &with), rules::address(&format!("offices.{office}")));
        Markup::link(&link)
    });
    let seats: Markup = Rows { items: seats.collect() }.into();
    // Who holds an office is for whoever is signed in, as on the pages of power.
    if visit.reader.me.is_none() {
        return seats;
    }
    if found.holders.is_empty() {
        return Markup::joined([seats, Markup::paragraph(&words.say("body-empty"))]);
    }
    let several = found.groups.len() > 1;
    let rows = found.holders.iter().map(|(who, office, group)| {
        let message = if several { "body-holder-in" } else { "body-holder" };
        let with =
            [("name", who.as_str().into()), ("office", office.as_str().into()), ("group", group.as_str().into())];
        Markup::name(&words.say_with(message, &with))
    });
    let holders: Markup = Rows { items: rows.collect() }.into();
    Markup::joined([seats, Markup::heading(3, &words.say("body-sits")), holders])
}
