//! The desk of the two who take papers in: whose envelope came, what was set aside, and the way to the booth.

use axum::extract::{Path, Query};
use omov_store::ReadTx;
use omov_web::figures::grouped;
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Facts, Link, Note, Rows, Tag};
use omov_web::refusal::Refusal;
use omov_web::words::Words;
use serde::Deserialize;

use super::{Found, found};
use crate::ballots::paper::{self, Boxed, Listed, Spoilt};
use crate::ballots::web::{end, within};
use crate::ballots::{BallotId, cast};
use crate::house::{Answer, Visit};
use crate::members::{self, MemberId};

/// So many stand on a page.
const ON_A_PAGE: u32 = 50;

/// From where on the list is shown.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::ballots::web) struct Asked {
    /// The member after whom it goes on.
    after: String,
}

/// What the desk shows.
struct Desk {
    found: Found,
    boxed: Boxed,
    /// The number of the officer who looks.
    number: u64,
    /// Whether papers are taken now.
    open: bool,
}

/// Reads it, for the two and for nobody else.
async fn desk(visit: &Visit, id: BallotId) -> Answer<Desk> {
    let found = found(visit, id).await?;
    let me = visit.me()?.id;
    if found.paper.officer(me).is_none_or(|one| one.accepted_at.is_none()) {
        return Err(Refusal::NotAllowed.into());
    }
    let number = found.paper.officer(me).map(|one| one.number).unwrap_or_default();
    let Some(boxed) = found.paper.boxed.clone() else {
        return Err(end::not_now(visit, id, "paper-not", "paper-desk-early"));
    };
    let open = cast::is_taken(&found.ballot, found.ballot.ends_at, visit.now).is_ok();
    Ok(Desk { found, boxed, number, open })
}

pub(in crate::ballots::web) async fn show(
    visit: Visit,
    Path(id): Path<BallotId>,
    Query(asked): Query<Asked>,
) -> Answer<Page> {
    page(visit, id, asked.after.parse().ok(), String::new()).await
}

/// A name that the officers look for is personal data, so it is sent as a form and stands in no address.
pub(in crate::ballots::web) async fn find(visit: Visit, Path(id): Path<BallotId>, sent: Sent) -> Answer<Page> {
    let typed = sent.line("name");
    page(visit, id, None, typed).await
}

async fn page(visit: Visit, id: BallotId, after: Option<MemberId>, typed: String) -> Answer<Page> {
    let desk = desk(&visit, id).await?;
    let name = typed.clone();
    let read = move |tx: &mut ReadTx<'_>| {
        let (key, member) = match after {
            Some(member) => (members::key_of(tx, member)?.unwrap_or_default(), member),
            None => (members::name_key(&name), MemberId([0; 16])),
        };
        paper::one_page(tx, id, (&key, member), ON_A_PAGE + 1)
    };
    let mut listed = visit.house.store().read(read).await?;
    let more = listed.len() > ON_A_PAGE as usize;
    listed.truncate(ON_A_PAGE as usize);
    let words = visit.shell.words.clone();
    let address = format!("{}/papers", id.address());
    let mut parts = vec![stands(&words, &desk)];
    if desk.open {
        parts.push(seals(&visit, &desk));
    }
    let name = Field::text(&words, "name", words.say("paper-find")).hint(words.say("paper-find-hint")).value(&*typed);
    let search = Form::new(format!("{address}/find"), &visit.token, words.say("paper-find-look")).with(name);
    let rows = Rows { items: listed.iter().map(|one| row(&visit, &desk, one)).collect() };
    let list = if listed.is_empty() { Markup::paragraph(&words.say("paper-list-none")) } else { rows.into() };
    let mut acts = Vec::new();
    if let Some(last) = listed.last().filter(|_| more) {
        acts.push(Act::second(Link::new(words.say("paper-list-more"), format!("{address}?after={}", last.member))));
    }
    let sheet = Act::link(Link::new(words.say("paper-print"), format!("{}/paper/print", id.address())));
    acts.push(sheet);
    let list = [search.into(), list, Acts { acts }.into()];
    parts.push(Markup::section("envelopes", &words.say("paper-envelopes"), Markup::joined(list)));
    if desk.open {
        parts.push(aside(&visit, &desk));
    }
    let title = words.say_with("paper-desk", &[("title", desk.found.ballot.title.as_str().into())]);
    let page = Page::new(visit.shell, title, Markup::joined(parts)).lead(words.say("paper-desk-lead"));
    Ok(page.here("/ballots").place(within(&words, &desk.found.place, &desk.found.ballot)))
}

/// The numbers.
fn stands(words: &Words, desk: &Desk) -> Markup {
    let boxed = &desk.boxed;
    let figure = |number| Markup::text(&grouped(words, number));
    let facts = Facts::default()
        .with(words.say("paper-fact-people"), figure(boxed.people))
        .with(words.say("paper-fact-returned"), figure(boxed.returned))
        .with(words.say("paper-fact-sealed"), figure(boxed.sealed))
        .with(words.say("paper-fact-spoilt"), figure(boxed.all_spoilt()))
        .with(words.say("paper-fact-left"), figure(boxed.left()));
    if desk.open {
        return facts.into();
    }
    Markup::joined([Note::rule(Markup::paragraph(&words.say("paper-desk-shut"))).into(), facts.into()])
}

/// The way to the booth, and papers that cannot be counted.
fn seals(visit: &Visit, desk: &Desk) -> Markup {
    let words = &visit.shell.words;
    let to = |part: &str| format!("{}/papers{part}", desk.found.ballot.id.address());
    let left = desk.boxed.left();
    if left == 0 {
        return Card::new(words.say("paper-seal"), Markup::paragraph(&words.say("paper-seal-none"))).level(2).into();
    }
    let how = ["paper-seal-1", "paper-seal-2", "paper-seal-3"].map(|name| Markup::text(&words.say(name)));
    let open = Act::main(Link::new(words.say("paper-seal-act"), to("/booth")));
    let spoilt = Spoilt::ALL.iter().zip(desk.boxed.spoilt).map(|(why, papers)| {
        let link = Link::new(words.say(&format!("paper-spoilt-{}", why.name())), to(""));
        Act::second(link).sent_with(visit.token.as_str()).saying("says", format!("{}:{papers}", why.name()))
    });
    let spoilt = [Markup::paragraph(&words.say("paper-spoilt-say")), Acts { acts: spoilt.collect() }.into()];
    let body = Markup::joined([
        Markup::paragraph(&words.say_with("paper-seal-say", &[("papers", left.into())])),
        Rows { items: how.to_vec() }.into(),
        Acts { acts: vec![open] }.into(),
        Markup::heading(3, &words.say("paper-spoilt")),
        Markup::joined(spoilt),
    ]);
    Markup::section("seal", &words.say("paper-seal"), body)
}

/// Somebody on the list, with what can be said of their envelope.
fn row(visit: &Visit, desk: &Desk, one: &Listed) -> Markup {
    let words = &visit.shell.words;
    let address = [&one.address, &one.postcode].into_iter().flatten().map(|line| Markup::text(line));
    let envelope = &one.envelope;
    let tag = if envelope.is_returned() {
        Tag::done(words.say("paper-returned"))
    } else if envelope.is_unsigned() {
        Tag::turn(words.say("paper-unsigned"))
    } else {
        Tag::draft(words.say("paper-awaited"))
    };
    let mut parts = vec![Markup::line([Markup::name(&one.name), tag.into()]), Markup::lines(address)];
    if envelope.twice {
        parts.push(Markup::small(&words.say("paper-twice")));
    }
    if desk.open {
        let act = |name: &str, says: &str| {
            let link = Link::new(words.say(name), format!("{}/papers", desk.found.ballot.id.address()));
            let act = Act::second(link).sent_with(visit.token.as_str());
            act.saying("says", format!("{says}:{}", one.member)).about(one.name.clone())
        };
        let mut acts = Vec::new();
        if !envelope.is_returned() {
            acts.push(act("paper-mark-returned", "returned"));
        }
        if !envelope.is_returned() && !envelope.is_unsigned() {
            acts.push(act("paper-mark-unsigned", "unsigned"));
        }
        if envelope.is_returned() && !envelope.twice {
            acts.push(act("paper-mark-twice", "twice"));
        }
        if envelope.twice {
            acts.push(act("paper-mark-undo", "not-twice"));
        } else if envelope.marked_by == Some(desk.number) {
            acts.push(act("paper-mark-undo", "undo"));
        }
        parts.push(Acts { acts }.into());
    }
    Markup::joined(parts)
}

/// Envelopes from nobody on the list, and counts that were a mistake.
fn aside(visit: &Visit, desk: &Desk) -> Markup {
    let (words, boxed) = (&visit.shell.words, &desk.boxed);
    let act = |name: &str, says: String| {
        let link = Link::new(words.say(name), format!("{}/papers", desk.found.ballot.id.address()));
        Act::second(link).sent_with(visit.token.as_str()).saying("says", says)
    };
    let mut acts = vec![act("paper-mark-unknown", format!("unknown:{}", boxed.unknown))];
    if boxed.unknown > 0 {
        acts.push(act("paper-undo-unknown", format!("not-unknown:{}", boxed.unknown)));
    }
    for (why, papers) in Spoilt::ALL.iter().zip(boxed.spoilt).filter(|(_, papers)| *papers > 0) {
        acts.push(act(&format!("paper-undo-{}", why.name()), format!("not-{}:{papers}", why.name())));
    }
    let with = [("unknown", boxed.unknown.into())];
    let body = [Markup::paragraph(&words.say_with("paper-aside-say", &with)), Acts { acts }.into()];
    Markup::section("aside", &words.say("paper-aside"), Markup::joined(body))
}
