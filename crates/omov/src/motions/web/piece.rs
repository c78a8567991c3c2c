//! The page of a piece of evidence: what it says and for which words, who looked at its source, and where somebody says what they found.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Confirm, Facts, Link, Note, Rows, Tag};
use omov_web::refusal::Refusal;
use serde::Deserialize;

use super::evidence::{gone, question, source, tag};
use super::{removing, shape, too_late, who, within};
use crate::debates::said;
use crate::groups::Place;
use crate::groups::web::Done;
use crate::house::limits::Trying;
use crate::house::{Answer, Stop, Visit};
use crate::members;
use crate::motions::answered::is_talked_about;
use crate::motions::clauses::{self, Wordings};
use crate::motions::evidence::{self, Evidence, LINE, Looked, Shelf};
use crate::motions::removing::{self as taken, Part, Removed};
use crate::motions::{Motion, MotionId, motion};

/// The parts of the address.
#[derive(Clone, Copy, Deserialize)]
pub(super) struct Which {
    motion: MotionId,
    evidence: u32,
}

impl Which {
    fn address(self) -> String {
        format!("{}/evidence/{}", self.motion.address(), self.evidence)
    }
}

/// Everything that the page shows.
struct Shown {
    motion: Motion,
    place: Place,
    one: Evidence,
    shelf: Shelf,
    wordings: Wordings,
    removed: Removed,
    /// Whether the reader can still say something to it.
    open: bool,
}

async fn find(visit: &Visit, which: Which) -> Answer<Shown> {
    let (me, now) = (visit.reader.me.as_ref().filter(|me| me.has_vote()).map(|me| me.id), visit.now);
    let read = move |tx: &mut ReadTx<'_>| {
        let motion = motion::one(tx, which.motion)?;
        let shelf = Shelf::find(tx, which.motion)?;
        let one = shelf.get(which.evidence).ok_or(Refusal::NotFound)?.clone();
        let mine = match me {
            Some(me) => members::is_in(tx, me, motion.group)?,
            None => false,
        };
        Ok(Shown {
            place: motion.place(tx)?,
            wordings: clauses::wordings(tx, which.motion)?,
            removed: taken::list(tx, which.motion)?,
            open: mine && !one.is_gone() && is_talked_about(tx, &motion, now)?,
            motion,
            one,
            shelf,
        })
    };
    visit.house.store().read(read).await
}

pub(super) async fn show(visit: Visit, Path(which): Path<Which>, Query(done): Query<Done>) -> Answer<Page> {
    let shown = find(&visit, which).await?;
    let (words, one) = (visit.shell.words.clone(), &shown.one);
    let note = match done.what() {
        Some(what @ ("given" | "checked")) => {
            Note::done(Markup::paragraph(&words.say(&format!("evidence-done-{what}")))).into()
        }
        _ => Markup::default(),
    };
    let body = if one.is_gone() {
        gone(&visit, &shown.removed, one)
    } else {
        Markup::joined([what(&visit, &shown), clause(&visit, &shown), checks(&visit, &shown), acts(&visit, &shown)])
    };
    let with = [("number", u64::from(one.number).into()), ("clause", u64::from(one.clause).into())];
    let given = [("who", who(&visit, one.name.as_deref()).into()), ("day", visit.short(one.at).into())];
    let lead = words.say_with("evidence-given-by", &given);
    let place = within(&visit, &shown.place, &shown.motion);
    let page = Page::new(visit.shell, words.say_with("evidence-title", &with), Markup::joined([note, body]));
    let page = if one.is_gone() { page } else { page.tagged(tag(&words, shown.shelf.checked(one.number))) };
    Ok(page.lead(lead).here("/motions").place(place).narrow())
}

/// The question, what it says, and where that stands.
fn what(visit: &Visit, shown: &Shown) -> Markup {
    let (words, one) = (&visit.shell.words, &shown.one);
    let remove = removing::link(visit, &shown.place, shown.motion.id, Part::Evidence(one.number));
    let mut facts = Facts::default();
    for (name, value) in [("evidence-cost", &one.cost), ("evidence-time", &one.takes)] {
        if !value.is_empty() {
            facts = facts.with(words.say(name), Markup::name(value));
        }
    }
    let facts = if one.cost.is_empty() && one.takes.is_empty() { Markup::default() } else { facts.into() };
    Markup::joined([
        Card::new(words.say("evidence-answers"), Markup::lines(question(words, one))).level(2).into(),
        Markup::section(
            "says",
            &words.say("evidence-it-says"),
            Markup::joined([Markup::lines([Markup::name(&one.says)]), source(words, one), facts]),
        ),
        remove.map(|link| Markup::line([link])).unwrap_or_default(),
    ])
}

/// The words of the clause for which it was given, and what has changed in them since.
fn clause(visit: &Visit, shown: &Shown) -> Markup {
    let (words, one) = (&visit.shell.words, &shown.one);
    let then = shown.wordings.at(one.version).remove(&one.clause).unwrap_or_default();
    let now = shown.wordings.now().remove(&one.clause).unwrap_or_default();
    let with = [("version", u64::from(one.version).into()), ("clause", u64::from(one.clause).into())];
    let version = Link::new(
        words.say_with("evidence-version", &with),
        format!("{}/versions/{}", shown.motion.id.address(), one.version),
    );
    let (lead, said) = if then == now {
        ("evidence-clause-same", Markup::lines([Markup::name(&now)]))
    } else {
        ("evidence-clause-changed", shape::changed(words, &then, &now))
    };
    let body = [Markup::paragraph(&words.say(lead)), said, Markup::line([Markup::link(&version)])];
    Markup::section("clause", &words.say_with("evidence-clause-title", &with), Markup::joined(body))
}

/// Who looked at the source, and what they found.
fn checks(visit: &Visit, shown: &Shown) -> Markup {
    let (words, number) = (&visit.shell.words, shown.one.number);
    let rows = shown.shelf.checks_of(number).map(|check| {
        let part = Part::Check(number, check.number);
        let said =
            if check.finds { Tag::done(words.say("check-is-found")) } else { Tag::stop(words.say("check-is-missing")) };
        let with = [("who", who(visit, check.name.as_deref()).into()), ("day", visit.short(check.at).into())];
        let by = Markup::text(&words.say_with("check-by", &with));
        let mut parts = vec![Markup::line([said.into(), by])];
        if check.reason.is_empty() {
            parts.extend(removing::here(visit, &shown.removed, part));
        } else {
            parts.push(Markup::lines([Markup::name(&check.reason)]));
            let remove = removing::link(visit, &shown.place, shown.motion.id, part);
            parts.extend(remove.map(|link| Markup::line([link])));
        }
        Markup::joined(parts)
    });
    let items: Vec<Markup> = rows.collect();
    let body = if items.is_empty() { Markup::paragraph(&words.say("check-none")) } else { Rows { items }.into() };
    Markup::section("checks", &words.say("check-title"), body)
}

/// What the reader can do.
fn acts(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let Some(me) = visit.reader.me.as_ref() else { return Markup::default() };
    let to = |name: &str, part: &str| {
        Link::new(words.say(name), format!("{}/{part}", shown.one.address_of(shown.motion.id)))
    };
    let mut acts = Vec::new();
    if shown.one.author == Some(me.id) {
        acts.push(Act::link(to("evidence-take-back", "take-back")));
    } else if shown.open {
        acts.push(Act::main(to("check-say", "check")));
    }
    if acts.is_empty() {
        return Markup::default();
    }
    Markup::section("acts", &words.say("motion-can"), Acts { acts }.into())
}

fn form(visit: &Visit, which: Which) -> Form {
    let words = &visit.shell.words;
    let choices = vec![Choice::new("yes", words.say("check-yes")), Choice::new("no", words.say("check-no"))];
    let hint = words.say_with("check-why-hint", &[("letters", (LINE as u64).into())]);
    Form::new(format!("{}/check", which.address()), &visit.token, words.say("check-send"))
        .with(Field::one_of(words, "finds", words.say("check-finds"), choices))
        .with(Field::text(words, "why", words.say("check-why")).hint(hint).optional())
        .back(Link::new(words.say("confirm-back"), which.address()))
}

fn form_page(visit: Visit, shown: &Shown, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let said = Markup::joined([Markup::lines([Markup::name(&shown.one.says)]), source(&words, &shown.one)]);
    let card = Card::new(words.say("evidence-it-says"), said).level(2);
    let place = within(&visit, &shown.place, &shown.motion);
    let page = Page::new(visit.shell, words.say("check-say"), Markup::joined([card.into(), form.into()]));
    page.lead(words.say("check-lead")).problems(problems).here("/motions").place(place).narrow()
}

/// The piece, for whoever can say what its source says.
async fn to_check(visit: &Visit, which: Which) -> Answer<Shown> {
    let shown = find(visit, which).await?;
    if shown.one.author == Some(visit.me()?.id) {
        return Err(refused(visit, which, "check-own"));
    }
    if !shown.open {
        return Err(refused(visit, which, "check-late"));
    }
    Ok(shown)
}

fn refused(visit: &Visit, which: Which, why: &str) -> Stop {
    let words = &visit.shell.words;
    let back = Link::new(words.say("evidence-back"), which.address());
    Stop::conflict(words, "check-refused", words.say(why), back)
}

pub(super) async fn ask_check(visit: Visit, Path(which): Path<Which>) -> Answer<Page> {
    let shown = to_check(&visit, which).await?;
    let form = form(&visit, which);
    Ok(form_page(visit, &shown, form))
}

pub(super) async fn check(visit: Visit, Path(which): Path<Which>, sent: Sent) -> Answer {
    let shown = to_check(&visit, which).await?;
    let words = visit.shell.words.clone();
    let mut form = form(&visit, which).keep(&sent);
    let finds = match sent.one("finds") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    if finds.is_none() {
        form = form.wrong("finds", words.say("check-finds-missing"));
    }
    let mut reason = String::new();
    if finds == Some(false) || !sent.one("why").is_empty() {
        match said(sent.one("why"), LINE) {
            Ok(why) => reason = why,
            Err(_) => form = form.wrong("why", words.say_with("check-why-wrong", &[("letters", (LINE as u64).into())])),
        }
    }
    let (Some(finds), true) = (finds, form.problems().is_empty()) else {
        return Ok(form_page(visit, &shown, form).into_response());
    };
    let (zone, now, me) = (visit.organisation.zone.clone(), visit.now, visit.me()?.id);
    visit.house.note(Trying::Write, &me.0)?;
    let at = (which.motion, which.evidence);
    let put = move |tx: &mut WriteTx<'_>| evidence::check(tx, (&words, &zone), at, (me, finds, &reason), now);
    match visit.house.store().write(put).await? {
        Looked::Said => Ok(Redirect::to(&format!("{}?done=checked", which.address())).into_response()),
        Looked::Late => Err(refused(&visit, which, "check-late")),
        Looked::Own => Err(refused(&visit, which, "check-own")),
        Looked::Full => Err(refused(&visit, which, "check-full")),
    }
}

pub(super) async fn ask_take_back(visit: Visit, Path(which): Path<Which>) -> Answer<Page> {
    let shown = find(&visit, which).await?;
    if shown.one.author != Some(visit.me()?.id) {
        return Err(Refusal::NotAllowed.into());
    }
    if shown.one.is_gone() {
        return Err(too_late(&visit.shell.words, which.motion, "evidence-back-refused"));
    }
    let words = visit.shell.words.clone();
    let act = Act::takes(Link::new(words.say("evidence-take-back"), format!("{}/take-back", which.address())));
    let happens = Note::turn(Markup::paragraph(&words.say("evidence-back-happens")));
    let confirm = Confirm::new(&words, happens, act.sent_with(visit.token.as_str()), which.address());
    let place = within(&visit, &shown.place, &shown.motion);
    let page = Page::new(visit.shell, words.say("evidence-back-title"), confirm);
    Ok(page.lead(shown.one.says).here("/motions").place(place).narrow())
}

pub(super) async fn take_back(visit: Visit, Path(which): Path<Which>, _: Sent) -> Answer {
    let me = visit.me()?.id;
    let put = move |tx: &mut WriteTx<'_>| evidence::take_back(tx, which.motion, which.evidence, me);
    if !visit.house.store().write(put).await? {
        return Err(too_late(&visit.shell.words, which.motion, "evidence-back-refused"));
    }
    Ok(Redirect::to(&which.address()).into_response())
}
