//! The forms beside a decision: who sees to it, what is to be done, whether it happened, what a member says to it.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::page::Page;
use omov_web::parts::Link;
use omov_web::refusal::Refusal;
use serde::Deserialize;

use super::within;
use crate::groups::Place;
use crate::house::limits::Trying;
use crate::house::{Answer, Stop, Visit};
use crate::members;
use crate::motions::decision::{self, Happened, Outcome};
use crate::motions::{Motion, MotionId, motion, text, voting};
use crate::offices;
use crate::rules::capital;

/// One of the forms.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Owner,
    Task,
    Happened,
    Say,
}

impl Which {
    fn name(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Task => "task",
            Self::Happened => "happened",
            Self::Say => "say",
        }
    }
}

/// What a form needs.
struct Looked {
    motion: Motion,
    place: Place,
    /// The offices that are held in the group, by their titles.
    offices: Vec<String>,
    /// Whether somebody sees to it already.
    owned: bool,
}

async fn looked(visit: &Visit, id: MotionId, which: Which) -> Answer<Looked> {
    let (me, now) = (visit.me()?.id, visit.now);
    let read = move |tx: &mut ReadTx<'_>| {
        let motion = if which == Which::Say {
            let motion = motion::one(tx, id)?;
            voting::result(tx, &motion)?.and_then(|(_, became)| became).ok_or(Refusal::NotFound)?;
            if !members::is_in(tx, me, motion.group)? {
                return Err(Refusal::NotAllowed.into());
            }
            motion
        } else {
            decision::carried(tx, id, me, now)?
        };
        let mut offices: Vec<String> = Vec::new();
        for holder in offices::holders(tx, motion.group, now)? {
            if !offices.contains(&holder.title) {
                offices.push(holder.title);
            }
        }
        Ok(Looked { place: motion.place(tx)?, owned: decision::find(tx, id)?.is_some(), motion, offices })
    };
    visit.house.store().read(read).await
}

fn form(visit: &Visit, looked: &Looked, which: Which) -> Form {
    let words = &visit.shell.words;
    let to = format!("{}/decision/{}", looked.motion.id.address(), which.name());
    let form = Form::new(to, &visit.token, words.say(&format!("decision-{}-send", which.name())));
    let area = |name: &str, label: &str| Field::area(words, name, words.say(label), 3);
    let form = match which {
        Which::Owner => {
            let movers = words.say("decision-owner-movers");
            let offices =
                looked.offices.iter().chain([&movers]).map(|title| Choice::new(title, capital(title))).collect();
            let form = form.with(Field::one_of(words, "owner", words.say("decision-owner-which"), offices)).with(
                Field::date(words, "review", words.say("decision-review-when")).hint(words.say("decision-review-hint")),
            );
            if looked.owned {
                form
            } else {
                form.with(Field::text(words, "what", words.say("decision-task-first"))).with(Field::date(
                    words,
                    "due",
                    words.say("decision-task-by"),
                ))
            }
        }
        Which::Task => form.with(Field::text(words, "what", words.say("decision-task-what"))).with(Field::date(
            words,
            "due",
            words.say("decision-task-by"),
        )),
        Which::Happened => {
            let all = Happened::ALL
                .map(|one| Choice::new(one.name(), words.say(&format!("decision-happened-{}", one.name()))));
            form.with(Field::one_of(words, "happened", words.say("decision-happened"), all.to_vec()))
                .with(area("note", "decision-note").hint(words.say("amend-reason-hint")).optional())
        }
        Which::Say => {
            let sides =
                ["majority", "minority"].map(|side| Choice::new(side, words.say(&format!("decision-side-{side}"))));
            form.with(Field::one_of(words, "side", words.say("decision-side"), sides.to_vec()))
                .with(area("body", "decision-say-what").hint(words.say("decision-say-hint")))
        }
    };
    form.back(Link::new(words.say("confirm-back"), format!("{}/decision", looked.motion.id.address())))
}

fn page(visit: Visit, looked: &Looked, which: Which, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let place = within(&visit, &looked.place, &looked.motion);
    let page = Page::new(visit.shell, words.say(&format!("decision-{}-title", which.name())), form);
    page.lead(words.say(&format!("decision-{}-lead", which.name())))
        .problems(problems)
        .here("/motions")
        .place(place)
        .narrow()
}

async fn ask(visit: Visit, id: MotionId, which: Which) -> Answer<Page> {
    let looked = looked(&visit, id, which).await?;
    let form = form(&visit, &looked, which);
    Ok(page(visit, &looked, which, form))
}

pub(super) async fn ask_owner(visit: Visit, Path(id): Path<MotionId>) -> Answer<Page> {
    ask(visit, id, Which::Owner).await
}

pub(super) async fn ask_task(visit: Visit, Path(id): Path<MotionId>) -> Answer<Page> {
    ask(visit, id, Which::Task).await
}

pub(super) async fn ask_happened(visit: Visit, Path(id): Path<MotionId>) -> Answer<Page> {
    ask(visit, id, Which::Happened).await
}

pub(super) async fn ask_say(visit: Visit, Path(id): Path<MotionId>) -> Answer<Page> {
    ask(visit, id, Which::Say).await
}

/// Keeps what was typed, and goes back to the decision.
async fn kept<T: Send + 'static>(
    visit: &Visit,
    id: MotionId,
    put: impl Fn(&mut WriteTx<'_>) -> Result<T, Stop> + Send + 'static,
) -> Answer<(T, Response)> {
    let outcome = visit.house.store().write(put).await?;
    Ok((outcome, Redirect::to(&format!("{}/decision?done=kept", id.address())).into_response()))
}

/// A sentence of a few words.
fn sentence(visit: &Visit, sent: &Sent, name: &str, form: Form) -> (String, Form) {
    let with = [("letters", (text::REASON as u64).into())];
    match crate::debates::plain(sent.one(name)) {
        Some(said) if (1..=text::REASON).contains(&said.chars().count()) => (said, form),
        Some(_) => (String::new(), form.wrong(name, visit.shell.words.say_with("decision-sentence-missing", &with))),
        None => (String::new(), form.wrong(name, visit.shell.words.say("motion-turned"))),
    }
}

/// The end of a day to come.
fn day(visit: &Visit, sent: &Sent, name: &str, form: Form) -> (omov_store::Moment, Form) {
    match visit.end_of(sent, name).filter(|end| *end > visit.now) {
        Some(end) => (end, form),
        None => (visit.now, form.wrong(name, visit.shell.words.say("decision-day-wrong"))),
    }
}

pub(super) async fn owner(visit: Visit, Path(id): Path<MotionId>, sent: Sent) -> Answer {
    let looked = looked(&visit, id, Which::Owner).await?;
    let words = visit.shell.words.clone();
    let mut form = form(&visit, &looked, Which::Owner).keep(&sent);
    let movers = words.say("decision-owner-movers");
    let owner = looked.offices.iter().chain([&movers]).find(|title| **title == sent.one("owner")).cloned();
    if owner.is_none() {
        form = form.wrong("owner", words.say("decision-owner-missing"));
    }
    let (review, mut form) = day(&visit, &sent, "review", form);
    let mut first = None;
    if !looked.owned {
        let (what, with_what) = sentence(&visit, &sent, "what", form);
        let (due, with_due) = day(&visit, &sent, "due", with_what);
        (first, form) = (Some((what, due)), with_due);
    }
    let (Some(owner), true) = (owner, form.problems().is_empty()) else {
        return Ok(page(visit, &looked, Which::Owner, form).into_response());
    };
    let (me, now) = (visit.me()?.id, visit.now);
    let put = move |tx: &mut WriteTx<'_>| {
        let first = first.as_ref().map(|(what, due)| (what.as_str(), *due));
        decision::own(tx, id, me, (&owner, review), first, now)
    };
    Ok(kept(&visit, id, put).await?.1)
}

pub(super) async fn task(visit: Visit, Path(id): Path<MotionId>, sent: Sent) -> Answer {
    let looked = looked(&visit, id, Which::Task).await?;
    let again = |visit: &Visit| form(visit, &looked, Which::Task).keep(&sent);
    let (what, form) = sentence(&visit, &sent, "what", again(&visit));
    let (due, form) = day(&visit, &sent, "due", form);
    if !form.problems().is_empty() {
        return Ok(page(visit, &looked, Which::Task, form).into_response());
    }
    let (me, now) = (visit.me()?.id, visit.now);
    let put = move |tx: &mut WriteTx<'_>| decision::task(tx, id, me, (&what, due), now);
    let (there, answer) = kept(&visit, id, put).await?;
    if !there {
        let many = visit.shell.words.say_with("decision-tasks-many", &[("most", (decision::MOST_TASKS as u64).into())]);
        let form = again(&visit).wrong("what", many);
        return Ok(page(visit, &looked, Which::Task, form).into_response());
    }
    Ok(answer)
}

/// The parts of an address that name a task.
#[derive(Clone, Copy, Deserialize)]
pub(super) struct Of {
    motion: MotionId,
    task: u32,
}

pub(super) async fn done(visit: Visit, Path(of): Path<Of>, _: Sent) -> Answer {
    let (me, now) = (visit.me()?.id, visit.now);
    let put = move |tx: &mut WriteTx<'_>| decision::done(tx, of.motion, me, of.task, now);
    Ok(kept(&visit, of.motion, put).await?.1)
}

pub(super) async fn happened(visit: Visit, Path(id): Path<MotionId>, sent: Sent) -> Answer {
    let looked = looked(&visit, id, Which::Happened).await?;
    if !looked.owned {
        return Err(Refusal::NotFound.into());
    }
    let words = visit.shell.words.clone();
    let mut form = form(&visit, &looked, Which::Happened).keep(&sent);
    let happened = Happened::named(sent.one("happened"));
    if happened.is_none() {
        form = form.wrong("happened", words.say("decision-happened-missing"));
    }
    let note = sent.one("note").to_owned();
    if note.chars().count() > text::REASON {
        let with = [("letters", (text::REASON as u64).into())];
        form = form.wrong("note", words.say_with("decision-sentence-missing", &with));
    }
    let (Some(happened), true) = (happened, form.problems().is_empty()) else {
        return Ok(page(visit, &looked, Which::Happened, form).into_response());
    };
    let (me, now) = (visit.me()?.id, visit.now);
    let put = move |tx: &mut WriteTx<'_>| decision::happened(tx, id, me, (happened, &note), now);
    Ok(kept(&visit, id, put).await?.1)
}

pub(super) async fn say(visit: Visit, Path(id): Path<MotionId>, sent: Sent) -> Answer {
    let looked = looked(&visit, id, Which::Say).await?;
    let words = visit.shell.words.clone();
    let again = |visit: &Visit| form(visit, &looked, Which::Say).keep(&sent);
    let (body, mut form) = sentence(&visit, &sent, "body", again(&visit));
    let majority = match sent.one("side") {
        "majority" => Some(true),
        "minority" => Some(false),
        _ => None,
    };
    if majority.is_none() {
        form = form.wrong("side", words.say("decision-side-missing"));
    }
    let (Some(majority), true) = (majority, form.problems().is_empty()) else {
        return Ok(page(visit, &looked, Which::Say, form).into_response());
    };
    let (me, now) = (visit.me()?.id, visit.now);
    visit.house.note(Trying::Write, &me.0)?;
    let put = move |tx: &mut WriteTx<'_>| decision::say(tx, id, me, (majority, &body), now);
    let why = match kept(&visit, id, put).await? {
        (Outcome::Said, answer) => return Ok(answer),
        (Outcome::Twice, _) => "decision-say-twice",
        (Outcome::Full, _) => "decision-say-full",
    };
    let form = again(&visit).wrong("body", words.say(why));
    Ok(page(visit, &looked, Which::Say, form).into_response())
}
