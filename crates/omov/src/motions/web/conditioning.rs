//! Writing a condition, answering one, and saying whether it is met.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Card, Confirm, Link, Note};
use omov_web::refusal::Refusal;
use omov_web::words::Words;
use serde::Deserialize;

use super::{found, too_late, within};
use crate::debates::said;
use crate::groups::Place;
use crate::house::limits::Trying;
use crate::house::{Answer, Stop, Visit};
use crate::members::notices::{Notice, Text};
use crate::members::{self, MemberId};
use crate::motions::clauses::{self, Version};
use crate::motions::conditions::{self, Condition, LONGEST, Outcome, State};
use crate::motions::{Motion, MotionId, motion, movers};
use crate::post;

/// Whose a condition is nobody may know, so nobody sees to whom it went.
const LETTER: Text = Text { purpose: post::UNSEEN, subject: "condition-letter-subject", body: "condition-letter" };

/// The parts of the address.
#[derive(Clone, Copy, Deserialize)]
pub(super) struct Which {
    motion: MotionId,
    condition: u32,
}

fn back(words: &Words, id: MotionId) -> Link {
    Link::new(words.say("motion-back"), id.address())
}

/// A sentence that was typed into a field, or the form with what is wrong with it.
fn sentence(words: &Words, sent: &Sent, form: Form, name: &str) -> Result<String, Box<Form>> {
    said(sent.one(name), LONGEST).map_err(|why| {
        let with = [("letters", (LONGEST as u64).into()), ("typed", (sent.one(name).chars().count() as u64).into())];
        let why = if why == "say-long" { words.say_with("evidence-long", &with) } else { words.say(why) };
        Box::new(form.wrong(name, why))
    })
}

fn write_form(visit: &Visit, id: MotionId) -> Form {
    let words = &visit.shell.words;
    let hint = words.say_with("condition-body-hint", &[("letters", (LONGEST as u64).into())]);
    Form::new(format!("{}/conditions/write", id.address()), &visit.token, words.say("condition-send"))
        .with(Field::area(words, "body", words.say("condition-body"), 3).hint(hint))
        .back(Link::new(words.say("confirm-back"), id.address()))
}

/// A page with one form on it.
fn page(visit: Visit, (motion, place): &(Motion, Place), name: &str, above: Markup, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let at = within(&visit, place, motion);
    let page = Page::new(visit.shell, words.say(&format!("{name}-title")), Markup::joined([above, form.into()]));
    page.lead(words.say(&format!("{name}-lead"))).problems(problems).here("/motions").place(at).narrow()
}

pub(super) async fn ask(visit: Visit, Path(id): Path<MotionId>) -> Answer<Page> {
    let of = found(&visit, id).await?;
    if !of.0.is_open(visit.now) {
        return Err(too_late(&visit.shell.words, id, "condition-refused"));
    }
    let form = write_form(&visit, id);
    Ok(page(visit, &of, "condition-write", Markup::default(), form))
}

pub(super) async fn write(visit: Visit, Path(id): Path<MotionId>, sent: Sent) -> Answer {
    let of = found(&visit, id).await?;
    let words = visit.shell.words.clone();
    let body = match sentence(&words, &sent, write_form(&visit, id).keep(&sent), "body") {
        Ok(body) => body,
        Err(form) => return Ok(page(visit, &of, "condition-write", Markup::default(), *form).into_response()),
    };
    let (zone, now, me) = (visit.organisation.zone.clone(), visit.now, visit.me()?.id);
    visit.house.note(Trying::Write, &me.0)?;
    let told = words.clone();
    let put = move |tx: &mut WriteTx<'_>| {
        let motion = motion::one(tx, id)?;
        conditions::write(tx, (&told, &zone), &motion, (me, &body), now)
    };
    let why = match visit.house.store().write(put).await? {
        Outcome::Written => return Ok(done(id, "wished")),
        Outcome::Late => return Err(too_late(&words, id, "condition-refused")),
        Outcome::Signed => words.say("condition-signed"),
        Outcome::Twice => words.say("condition-twice"),
        Outcome::Full => words.say_with("condition-full", &[("most", (conditions::MOST as u64).into())]),
    };
    Err(Stop::conflict(&words, "condition-refused", why, back(&words, id)))
}

/// Back on the motion's page, with what was done.
fn done(id: MotionId, what: &str) -> Response {
    Redirect::to(&format!("{}?done={what}", id.address())).into_response()
}

/// A condition with its motion, and the versions there have been.
struct Looked {
    of: (Motion, Place),
    one: Condition,
    versions: Vec<Version>,
}

/// The condition, as long as the motion is open and it stands so.
async fn looked(visit: &Visit, which: Which, stands: fn(&Condition) -> bool) -> Answer<Looked> {
    let (words, now) = (visit.shell.words.clone(), visit.now);
    let read = move |tx: &mut ReadTx<'_>| {
        let motion = motion::one(tx, which.motion)?;
        let one = conditions::one(tx, which.motion, which.condition)?;
        if !motion.is_open(now) || !stands(&one) {
            return Err(late(&words, which.motion));
        }
        Ok(Looked { versions: clauses::versions(tx, which.motion)?, of: (motion.clone(), motion.place(tx)?), one })
    };
    visit.house.store().read(read).await
}

fn late(words: &Words, id: MotionId) -> Stop {
    Stop::conflict(words, "condition-late", words.say("condition-late-why"), back(words, id))
}

/// The same, for those who move the motion.
async fn to_answer(visit: &Visit, which: Which) -> Answer<Looked> {
    let me = visit.me()?.id;
    let looked = looked(visit, which, |one| one.state == State::Open).await?;
    visit.house.store().read(move |tx| movers::must_move(tx, which.motion, me)).await?;
    Ok(looked)
}

/// The same, for whoever wrote it.
async fn to_confirm(visit: &Visit, which: Which, stands: fn(&Condition) -> bool) -> Answer<Looked> {
    let looked = looked(visit, which, stands).await?;
    if looked.one.member == Some(visit.me()?.id) { Ok(looked) } else { Err(Refusal::NotAllowed.into()) }
}

fn said_card(words: &Words, one: &Condition) -> Markup {
    Card::new(words.say("condition-words"), Markup::lines([Markup::name(&one.body)])).level(2).into()
}

fn answer_form(visit: &Visit, which: Which, looked: &Looked) -> Form {
    let words = &visit.shell.words;
    let version = |(version, at, _, amendment): &Version| {
        let with = [
            ("version", u64::from(*version).into()),
            ("number", u64::from(amendment.unwrap_or_default()).into()),
            ("day", visit.short(*at).into()),
        ];
        let name = if amendment.is_some() { "condition-by-amendment" } else { "condition-by-version" };
        Choice::new(version.to_string(), words.say_with(name, &with))
    };
    let versions = looked.versions.iter().rev().map(version).collect();
    let hint = words.say_with("condition-answer-hint", &[("letters", (LONGEST as u64).into())]);
    let to = looked.one.address(which.motion, "answer");
    Form::new(to, &visit.token, words.say("condition-answer-send"))
        .with(Field::select(words, "version", words.say("condition-which"), versions))
        .with(Field::text(words, "words", words.say("condition-answer-words")).hint(hint).optional())
        .back(Link::new(words.say("confirm-back"), which.motion.address()))
}

pub(super) async fn ask_answer(visit: Visit, Path(which): Path<Which>) -> Answer<Page> {
    let looked = to_answer(&visit, which).await?;
    let (form, card) = (answer_form(&visit, which, &looked), said_card(&visit.shell.words, &looked.one));
    Ok(page(visit, &looked.of, "condition-answer", card, form))
}

pub(super) async fn answer(visit: Visit, Path(which): Path<Which>, sent: Sent) -> Answer {
    let looked = to_answer(&visit, which).await?;
    let words = visit.shell.words.clone();
    let mut form = answer_form(&visit, which, &looked).keep(&sent);
    let version = sent.one("version").parse::<u32>().ok();
    let version = version.filter(|version| looked.versions.iter().any(|(there, ..)| there == version));
    if version.is_none() {
        form = form.wrong("version", words.say("condition-which-missing"));
    }
    let mut body = String::new();
    if !sent.one("words").is_empty() {
        match sentence(&words, &sent, form, "words") {
            Ok(said) => (body, form) = (said, answer_form(&visit, which, &looked).keep(&sent)),
            Err(wrong) => form = *wrong,
        }
    }
    let (Some(version), true) = (version, form.problems().is_empty()) else {
        let card = said_card(&words, &looked.one);
        return Ok(page(visit, &looked.of, "condition-answer", card, form).into_response());
    };
    let (now, me, at) = (visit.now, visit.me()?.id, (which.motion, which.condition));
    let tells = Tells {
        notice: Notice::new(&visit)?,
        title: looked.of.0.title,
        page: visit.house.address(&which.motion.address()),
    };
    let told = words.clone();
    let put = move |tx: &mut WriteTx<'_>| {
        let Some(writer) = conditions::answer(tx, at, me, (version, &body), now)? else {
            return Err(late(&told, which.motion));
        };
        tells.writer(tx, writer)
    };
    visit.house.store().write(put).await?;
    Ok(done(which.motion, "answered"))
}

/// What whoever wrote the condition is told.
struct Tells {
    notice: Notice,
    title: String,
    page: String,
}

impl Tells {
    /// By e-mail alone: a letter on paper would pass through hands. Everybody finds it on their first page as well.
    fn writer(&self, tx: &mut WriteTx<'_>, writer: MemberId) -> Result<(), Stop> {
        let Some(writer) = members::find(tx, writer)?.filter(|writer| writer.email.is_some()) else { return Ok(()) };
        let with = [("motion", (&*self.title).into()), ("page", (&*self.page).into())];
        Ok(self.notice.to(tx, &writer, LETTER, &with)?)
    }
}

pub(super) async fn met(visit: Visit, Path(which): Path<Which>, _: Sent) -> Answer {
    confirm(visit, which, None).await
}

async fn confirm(visit: Visit, which: Which, missing: Option<String>) -> Answer {
    let (words, now, me, at) = (visit.shell.words.clone(), visit.now, visit.me()?.id, (which.motion, which.condition));
    let what = if missing.is_some() { "not-yet" } else { "met" };
    let put = move |tx: &mut WriteTx<'_>| conditions::confirm(tx, at, me, missing.as_deref(), now);
    if !visit.house.store().write(put).await? {
        return Err(late(&words, which.motion));
    }
    Ok(done(which.motion, what))
}

fn missing_form(visit: &Visit, which: Which, one: &Condition) -> Form {
    let words = &visit.shell.words;
    let hint = words.say_with("condition-answer-hint", &[("letters", (LONGEST as u64).into())]);
    Form::new(one.address(which.motion, "not-yet"), &visit.token, words.say("condition-no-send"))
        .with(Field::text(words, "missing", words.say("condition-what-missing")).hint(hint))
        .back(Link::new(words.say("confirm-back"), which.motion.address()))
}

pub(super) async fn ask_missing(visit: Visit, Path(which): Path<Which>) -> Answer<Page> {
    let looked = to_confirm(&visit, which, |one| one.state == State::Answered).await?;
    let (form, card) = (missing_form(&visit, which, &looked.one), said_card(&visit.shell.words, &looked.one));
    Ok(page(visit, &looked.of, "condition-no", card, form))
}

pub(super) async fn missing(visit: Visit, Path(which): Path<Which>, sent: Sent) -> Answer {
    let looked = to_confirm(&visit, which, |one| one.state == State::Answered).await?;
    let words = visit.shell.words.clone();
    match sentence(&words, &sent, missing_form(&visit, which, &looked.one).keep(&sent), "missing") {
        Ok(missing) => confirm(visit, which, Some(missing)).await,
        Err(form) => {
            let card = said_card(&words, &looked.one);
            Ok(page(visit, &looked.of, "condition-no", card, *form).into_response())
        }
    }
}

pub(super) async fn ask_take_back(visit: Visit, Path(which): Path<Which>) -> Answer<Page> {
    let looked = to_confirm(&visit, which, Condition::waits).await?;
    let words = visit.shell.words.clone();
    let act = Act::takes(Link::new(words.say("condition-take-back"), looked.one.address(which.motion, "take-back")));
    let happens = Note::turn(Markup::paragraph(&words.say("condition-back-happens")));
    let confirm = Confirm::new(&words, happens, act.sent_with(visit.token.as_str()), which.motion.address());
    let place = within(&visit, &looked.of.1, &looked.of.0);
    let page = Page::new(visit.shell, words.say("condition-back-title"), confirm);
    Ok(page.lead(looked.one.body).here("/motions").place(place).narrow())
}

pub(super) async fn take_back(visit: Visit, Path(which): Path<Which>, _: Sent) -> Answer {
    to_confirm(&visit, which, Condition::waits).await?;
    let me = visit.me()?.id;
    let put = move |tx: &mut WriteTx<'_>| conditions::take_back(tx, which.motion, which.condition, me);
    visit.house.store().write(put).await?;
    Ok(done(which.motion, "back"))
}
