//! The list: on a phone in the hand, and on a wall.

use axum::extract::Path;
use omov_web::forms::{Field, Form};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Link, Note, Rows, Tag};
use omov_web::words::Words;

use super::super::MeetingId;
use super::{Found, find};
use crate::groups;
use crate::house::{Answer, Visit};

/// So many who wait are on the wall.
const ON_THE_WALL: usize = 6;

/// Where its pages are.
pub(super) fn within(words: &Words, found: &Found) -> Vec<Link> {
    let mut all = groups::web::trail(&found.place, true, Link::new(words.say("debates-title"), "/debates"));
    all.push(Link::new(&*found.debate.question, found.debate.id.address()));
    all
}

pub(super) async fn show(visit: Visit, Path(id): Path<MeetingId>) -> Answer<Page> {
    let found = find(&visit, id).await?;
    Ok(page(visit, &found, None))
}

/// The page; `form` is that of the door, if something was wrong with it.
pub(super) fn page(visit: Visit, found: &Found, form: Option<Form>) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.as_ref().map(Form::problems).unwrap_or_default();
    let mut parts = Vec::new();
    if found.meeting.is_open() {
        parts.push(speaks(&visit, found));
        if found.leads {
            parts.push(leads(&visit, found));
        }
        parts.push(mine(&visit, found));
        parts.push(waits(&visit, found));
        if found.leads {
            parts.push(form.unwrap_or_else(|| door(&visit, found)).into());
        }
    } else {
        parts.push(Note::rule(Markup::paragraph(&words.say("meeting-over"))).into());
    }
    let how = (1..=4).map(|line| Markup::text(&words.say(&format!("meeting-how-{line}")))).collect();
    parts.push(Markup::section("how", &words.say("meeting-how"), Rows { items: how }.into()));
    let state = if found.meeting.is_open() {
        Tag::open(words.say("meeting-tag-open"))
    } else {
        Tag::done(words.say("meeting-tag-over"))
    };
    let page = Page::new(visit.shell, words.say("meeting-title"), Markup::joined(parts));
    page.tagged(state)
        .lead(found.debate.question.clone())
        .problems(problems)
        .here("/debates")
        .place(within(&words, found))
        .narrow()
}

/// Who speaks now.
fn speaks(visit: &Visit, found: &Found) -> Markup {
    let words = &visit.shell.words;
    let body = match &found.list.speaks {
        Some(turn) => Markup::lines([Markup::name(&turn.name)]),
        None => Markup::paragraph(&words.say("meeting-nobody-speaks")),
    };
    Card::new(words.say("meeting-speaks-now"), body).level(2).into()
}

/// What the reader can do for themselves.
fn mine(visit: &Visit, found: &Found) -> Markup {
    let words = &visit.shell.words;
    let me = visit.reader.me.as_ref().map(|me| me.id);
    let here = found.meeting.id.address();
    let again = Act::link(Link::new(words.say("meeting-reload"), &*here));
    let wall = Act::link(Link::new(words.say("meeting-wall"), format!("{here}/wall")));
    let place = found.list.waits.iter().position(|(turn, _)| Some(turn.member) == me);
    let speaks = found.list.speaks.as_ref().is_some_and(|turn| Some(turn.member) == me);
    let send = |name: &str, to: &str| {
        Act::second(Link::new(words.say(name), format!("{here}/{to}"))).sent_with(visit.token.as_str())
    };
    let (says, acts) = match place {
        _ if speaks => (words.say("meeting-you-speak"), vec![again, wall]),
        Some(place) => {
            let says = words.say_with("meeting-you-wait", &[("before", (place as u64).into())]);
            (says, vec![send("meeting-leave", "leave"), again, wall])
        }
        None => (words.say("meeting-you-can"), vec![send("meeting-ask", "ask"), again, wall]),
    };
    Markup::joined([Markup::paragraph(&says), Acts { acts }.into()])
}

/// The buttons of whoever leads.
fn leads(visit: &Visit, found: &Found) -> Markup {
    let words = &visit.shell.words;
    let here = found.meeting.id.address();
    let press = |act: Act| act.sent_with(visit.token.as_str()).saying("seen", found.list.seen());
    let mut acts = Vec::new();
    if let Some((first, _)) = found.list.waits.first() {
        let says = words.say_with("meeting-next", &[("name", (&*first.name).into())]);
        acts.push(press(Act::main(Link::new(says, format!("{here}/next")))));
    }
    if found.list.speaks.is_some() {
        acts.push(press(Act::second(Link::new(words.say("meeting-done"), format!("{here}/spoke")))));
    }
    if found.undone.is_some() {
        acts.push(Act::link(Link::new(words.say("meeting-undo-link"), format!("{here}/undo"))));
    }
    acts.push(Act::link(Link::new(words.say("meeting-end"), format!("{here}/end"))));
    Card::new(words.say("meeting-you-lead"), Markup::paragraph(&words.say("meeting-lead-say")))
        .acts(Acts { acts })
        .level(2)
        .into()
}

/// Who waits, in the order in which they are called.
fn waits(visit: &Visit, found: &Found) -> Markup {
    let words = &visit.shell.words;
    let items = found.list.waits.iter().map(|(turn, often)| {
        let often = words.say_with("meeting-often", &[("times", u64::from(*often).into())]);
        Markup::joined([Markup::lines([Markup::name(&turn.name)]), Markup::small(&often)])
    });
    let items: Vec<Markup> = items.collect();
    let body =
        if items.is_empty() { Markup::paragraph(&words.say("meeting-nobody-waits")) } else { Rows { items }.into() };
    Markup::section("waits", &words.say("meeting-list"), body)
}

/// The form at the door, for those who have no phone with them.
pub(super) fn door(visit: &Visit, found: &Found) -> Form {
    let words = &visit.shell.words;
    Form::new(format!("{}/put", found.meeting.id.address()), &visit.token, words.say("meeting-put"))
        .with(Field::text(words, "name", words.say("meeting-name")).hint(words.say("meeting-name-hint")))
}

/// What stands on the wall: large, and nothing to press but the way to see it anew.
pub(super) async fn wall(visit: Visit, Path(id): Path<MeetingId>) -> Answer<Page> {
    let found = find(&visit, id).await?;
    let words = visit.shell.words.clone();
    let here = id.address();
    let mut parts = Vec::new();
    if found.meeting.is_open() {
        let now = match &found.list.speaks {
            Some(turn) => Markup::lines([Markup::name(&turn.name)]),
            None => Markup::paragraph(&words.say("meeting-nobody-speaks")),
        };
        parts.push(Markup::section("now", &words.say("meeting-speaks-now"), now));
        let names = found.list.waits.iter().take(ON_THE_WALL).map(|(turn, _)| Markup::name(&turn.name));
        let names: Vec<Markup> = names.collect();
        let more = found.list.waits.len().saturating_sub(ON_THE_WALL);
        let mut then = if names.is_empty() {
            vec![Markup::paragraph(&words.say("meeting-nobody-waits"))]
        } else {
            vec![Rows { items: names }.into()]
        };
        if more > 0 {
            then.push(Markup::paragraph(&words.say_with("meeting-more", &[("people", (more as u64).into())])));
        }
        parts.push(Markup::section("then", &words.say("meeting-then"), Markup::joined(then)));
    } else {
        parts.push(Markup::paragraph(&words.say("meeting-over")));
    }
    let acts = vec![
        Act::link(Link::new(words.say("meeting-reload"), format!("{here}/wall"))),
        Act::link(Link::new(words.say("meeting-back"), &*here)),
    ];
    let body = Markup::joined([Markup::from_afar(Markup::joined(parts)), Acts { acts }.into()]);
    let page = Page::new(visit.shell, &*found.debate.question, body);
    Ok(page.here("/debates").place(within(&words, &found)))
}
