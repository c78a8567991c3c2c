//! An amendment's page: what it would change, with what it clashes, who answers it.

use axum::extract::{Path, Query};
use omov_store::ReadTx;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Link, Note, Rows, Tag};
use omov_web::refusal::Refusal;

use super::amend::meanwhile;
use super::{Which, removing, shape, who, within};
use crate::groups::Place;
use crate::groups::web::Done;
use crate::house::{Answer, Visit};
use crate::motions::amendment::{Amendment, Amendments, State};
use crate::motions::movers::{self, Mover};
use crate::motions::removing::{self as gone, Part, Removed};
use crate::motions::{Motion, motion, words};
use crate::replies::{self, To};

/// Everything that the page shows.
struct Shown {
    motion: Motion,
    place: Place,
    found: Amendments,
    movers: Vec<Mover>,
    removed: Removed,
    /// How many replies there are to it.
    replies: u64,
}

pub(super) async fn show(visit: Visit, Path(which): Path<Which>, Query(done): Query<Done>) -> Answer<Page> {
    let read = move |tx: &mut ReadTx<'_>| {
        let motion = motion::one(tx, which.motion)?;
        let (place, found) = (motion.place(tx)?, Amendments::find(tx, which.motion)?);
        let to = To::amendment(motion.id, which.amendment);
        Ok(Shown {
            movers: movers::all(tx, which.motion)?,
            removed: gone::list(tx, which.motion)?,
            replies: replies::counts(tx, which.motion.0)?.get(&to).copied().unwrap_or_default(),
            motion,
            place,
            found,
        })
    };
    let shown = visit.house.store().read(read).await?;
    let one = shown.found.get(which.amendment).ok_or(Refusal::NotFound)?;
    let words = visit.shell.words.clone();
    let note = match done.what() {
        Some("made") => Note::done(Markup::paragraph(&words.say("amendment-done-made"))).into(),
        Some("agreed") => Note::done(Markup::paragraph(&words.say("amendment-done-agreed"))).into(),
        _ => Markup::default(),
    };
    let body = Markup::joined([
        note,
        outdated(&visit, &shown, one),
        said(&visit, &shown, one),
        answered(&visit, one),
        parts(&visit, &shown, one),
        clashes(&visit, &shown, one),
        to_it(&visit, &shown, one),
        acts(&visit, &shown, one),
        talk(&visit, &shown, one),
    ]);
    let with = [("who", who(&visit, one.name.as_deref()).into()), ("day", visit.short(one.at).into())];
    let lead = words.say_with("amendment-by", &with);
    let (title, tag) = (shape::title(&words, one), shape::tag(&words, &shown.found, one));
    let place = within(&visit, &shown.place, &shown.motion);
    Ok(Page::new(visit.shell, title, body).tagged(tag).lead(lead).here("/motions").place(place).narrow())
}

/// What it would change and why; or on which ground these words were removed.
fn said(visit: &Visit, shown: &Shown, one: &Amendment) -> Markup {
    let (words, part) = (&visit.shell.words, Part::Amendment(one.number));
    let title = words.say("amendment-what");
    if let Some(gone) = removing::here(visit, &shown.removed, part) {
        return Card::new(title, gone).level(2).into();
    }
    let remove = removing::link(visit, &shown.place, shown.motion.id, part).map(|link| Markup::line([link]));
    Markup::joined([
        Card::new(title, shape::changed(words, &one.base, &one.body)).level(2).into(),
        Markup::section("why", &words.say("amendment-why"), Markup::lines([Markup::name(&one.reason)])),
        remove.unwrap_or_default(),
    ])
}

/// The way to what others say to it.
fn talk(visit: &Visit, shown: &Shown, one: &Amendment) -> Markup {
    let words = &visit.shell.words;
    let link = replies::web::link(words, To::amendment(shown.motion.id, one.number), shown.replies);
    Markup::section("replies", &words.say("replies"), Markup::line([link]))
}

/// That its words have changed since, and what its author can do.
fn outdated(visit: &Visit, shown: &Shown, one: &Amendment) -> Markup {
    if one.state != State::Open || shown.found.fitted(one).is_some() {
        return Markup::default();
    }
    let Some(present) = shown.found.present((one.clause, one.target)) else { return Markup::default() };
    let mut parts = vec![meanwhile(visit, &one.base, present)];
    if visit.reader.me.as_ref().is_some_and(|me| one.author == Some(me.id)) && shown.motion.is_open(visit.now) {
        let target = one.target.map(|target| format!("&target={target}")).unwrap_or_default();
        let to = format!("{}/amend?clause={}&renews={}{target}", shown.motion.id.address(), one.clause, one.number);
        let act = Act::main(Link::new(visit.shell.words.say("amendment-renew"), to));
        parts.push(Acts { acts: vec![act] }.into());
    }
    Markup::joined(parts)
}

/// Why it was declined.
fn answered(visit: &Visit, one: &Amendment) -> Markup {
    let words = &visit.shell.words;
    let at = one.answered_at.map(|at| visit.hour(at)).unwrap_or_default();
    let said = match (one.state, one.answer.is_empty()) {
        (State::Open, _) => return Markup::default(),
        (State::Declined, true) => words.say("amendment-let-go"),
        (State::Declined, false) => words.say_with("amendment-why-not", &[("why", (&*one.answer).into())]),
        _ => words.say_with(&format!("amendment-when-{}", one.state.name()), &[("when", at.into())]),
    };
    Note::rule(Markup::paragraph(&said)).into()
}

/// The amendments whose place it would take, and who agrees.
fn parts(visit: &Visit, shown: &Shown, one: &Amendment) -> Markup {
    let words = &visit.shell.words;
    let rows = shown.found.parts_of(one.number).filter_map(|(part, agreed)| {
        let part = shown.found.get(part)?;
        let tag = if agreed { Tag::done(words.say("joint-agreed")) } else { Tag::open(words.say("joint-waits")) };
        let of = Markup::small(&who(visit, part.name.as_deref()));
        let line = Markup::line([tag.into(), shape::link(words, shown.motion.id, part)]);
        Some(Markup::joined([line, shape::changed(words, &part.base, &part.body), of]))
    });
    let items: Vec<Markup> = rows.collect();
    if items.is_empty() {
        return Markup::default();
    }
    let lead = Markup::paragraph(&words.say("joint-lead"));
    Markup::section("joint", &words.say("joint-title"), Markup::joined([lead, Rows { items }.into()]))
}

/// Those that touch the same words.
fn clashes(visit: &Visit, shown: &Shown, one: &Amendment) -> Markup {
    let words = &visit.shell.words;
    let all = shown.found.collisions();
    let others = all.iter().filter_map(|(a, b)| match one.number {
        n if n == *a => shown.found.get(*b),
        n if n == *b => shown.found.get(*a),
        _ => None,
    });
    let items: Vec<Markup> = others.map(|other| shape::row(visit, &shown.motion, &shown.found, other)).collect();
    if items.is_empty() {
        return Markup::default();
    }
    let lead = Markup::paragraph(&words.say("clash-lead-one"));
    Markup::section("clash", &words.say("clash-title-one"), Markup::joined([lead, Rows { items }.into()]))
}

/// What others would change in it, and what was changed.
fn to_it(visit: &Visit, shown: &Shown, one: &Amendment) -> Markup {
    let words = &visit.shell.words;
    let all = shown.found.all.iter().filter(|other| other.target == Some(one.number));
    let items: Vec<Markup> = all.map(|other| shape::row(visit, &shown.motion, &shown.found, other)).collect();
    let mut parts = Vec::new();
    if one.version > 1 {
        let with = [("version", u64::from(one.version).into())];
        parts.push(Markup::paragraph(&words.say_with("amendment-version", &with)));
    }
    if !items.is_empty() {
        parts.push(Rows { items }.into());
    }
    if parts.is_empty() {
        return Markup::default();
    }
    Markup::section("to-it", &words.say("amendment-to-it"), Markup::joined(parts))
}

/// What the reader can do about it.
fn acts(visit: &Visit, shown: &Shown, one: &Amendment) -> Markup {
    let words = &visit.shell.words;
    let Some(me) = visit.reader.me.as_ref().filter(|me| me.has_vote()) else { return Markup::default() };
    if one.state != State::Open || !shown.motion.is_open(visit.now) {
        return Markup::default();
    }
    let to = |part: &str| format!("{}/{part}", one.address(shown.motion.id));
    let link = |name: &str, part: &str| Link::new(words.say(name), to(part));
    let mut acts = Vec::new();
    let target = one.target.and_then(|target| shown.found.get(target));
    let answers = match (one.target, target) {
        (None, _) => movers::is_mover(&shown.movers, me.id),
        (_, target) => target.is_some_and(|target| target.author == Some(me.id)),
    };
    let waits = shown.found.waits(one.number);
    if answers {
        if shown.found.fitted(one).is_some() && !waits {
            acts.push(Act::second(link("amendment-accept", "accept")).sent_with(visit.token.as_str()));
        }
        acts.push(Act::second(link("amendment-decline", "decline")));
    }
    let mine = |number: u32| shown.found.get(number).is_some_and(|part| part.author == Some(me.id));
    if shown.found.parts_of(one.number).any(|(part, agreed)| !agreed && mine(part)) {
        acts.push(Act::second(link("joint-agree", "agree")).sent_with(visit.token.as_str()));
    }
    if one.target.is_none() {
        let to = format!("{}/amend?target={}", shown.motion.id.address(), one.number);
        acts.push(Act::link(Link::new(words.say("amendment-suggest"), to)));
    }
    if one.author == Some(me.id) {
        acts.push(Act::link(link("amendment-withdraw", "withdraw")));
    }
    let mut parts = Vec::new();
    if answers && waits {
        parts.push(Markup::paragraph(&words.say("joint-not-yet")));
    }
    parts.push(Acts { acts }.into());
    Markup::section("acts", &words.say("motion-can"), Markup::joined(parts))
}

/// A sentence about two that touch the same words: which.
pub(super) fn same_words(found: &Amendments, one: &Amendment) -> String {
    let present = found.present((one.clause, one.target)).unwrap_or_default();
    words::touched(present, &found.fitted(one).unwrap_or_default())
}
