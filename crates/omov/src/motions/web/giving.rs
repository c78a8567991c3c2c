//! Adding a piece of evidence to a clause.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Link, Outward};
use omov_web::refusal::Refusal;
use serde::Deserialize;

use super::evidence::asks;
use super::{too_late, within};
use crate::debates::said;
use crate::groups::Place;
use crate::house::limits::Trying;
use crate::house::{Answer, Stop, Visit};
use crate::motions::answered::is_talked_about;
use crate::motions::evidence::{self, LINE, Outcome, SAYS, SHORT, Topic, Wish};
use crate::motions::{Motion, MotionId, clauses, motion};

/// The parts of the address.
#[derive(Clone, Copy, Deserialize)]
pub(super) struct Which {
    motion: MotionId,
    clause: u32,
}

/// The version that the writer has before them, and the question that they came to answer.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct What {
    version: Option<u32>,
    topic: String,
}

/// The clause as the writer has it before them.
struct Looked {
    motion: Motion,
    place: Place,
    version: u32,
    body: String,
}

async fn looked(visit: &Visit, which: Which, what: &What) -> Answer<Looked> {
    let (words, now, seen) = (visit.shell.words.clone(), visit.now, what.version);
    let read = move |tx: &mut ReadTx<'_>| {
        let motion = motion::one(tx, which.motion)?;
        if !is_talked_about(tx, &motion, now)? {
            return Err(too_late(&words, which.motion, "evidence-refused"));
        }
        let version = seen.unwrap_or(motion.version).clamp(1, motion.version);
        let body = clauses::wordings(tx, which.motion)?.at(version).remove(&which.clause);
        let body = body.filter(|body| !body.is_empty()).ok_or(Refusal::NotFound)?;
        Ok(Looked { place: motion.place(tx)?, motion, version, body })
    };
    visit.house.store().read(read).await
}

fn form(visit: &Visit, looked: &Looked, which: Which, topic: &str) -> Form {
    let words = &visit.shell.words;
    let id = which.motion.address();
    let letters = |name: &str, most: usize| words.say_with(name, &[("letters", (most as u64).into())]);
    let topics = Topic::ALL.into_iter().map(|topic| Choice::new(topic.name(), asks(words, topic)));
    let topics = topics.chain([Choice::new("other", words.say("topic-other"))]).collect();
    let topics = Field::one_of(words, "topic", words.say("evidence-topic"), topics);
    let topics = Topic::named(topic).into_iter().fold(topics, |field, topic| field.value(topic.name()));
    let to = format!("{id}/clauses/{}/evidence?version={}", which.clause, looked.version);
    Form::new(to, &visit.token, words.say("evidence-send"))
        .with(topics)
        .with(
            Field::text(words, "question", words.say("evidence-question"))
                .hint(words.say("evidence-question-hint"))
                .optional(),
        )
        .with(Field::area(words, "says", words.say("evidence-says"), 4).hint(letters("evidence-says-hint", SAYS)))
        .with(Field::text(words, "source", words.say("evidence-source")).hint(words.say("evidence-source-hint")))
        .with(
            Field::text(words, "address", words.say("evidence-address"))
                .hint(words.say("evidence-address-hint"))
                .optional(),
        )
        .with(Field::text(words, "cost", words.say("evidence-cost")).hint(words.say("evidence-cost-hint")).optional())
        .with(Field::text(words, "takes", words.say("evidence-time")).hint(words.say("evidence-time-hint")).optional())
        .back(Link::new(words.say("confirm-back"), format!("{id}#clause-{}", which.clause)))
}

fn page(visit: Visit, looked: &Looked, which: Which, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let card = Card::new(words.say("evidence-clause"), Markup::lines([Markup::name(&looked.body)])).level(2);
    let place = within(&visit, &looked.place, &looked.motion);
    let with = [("clause", u64::from(which.clause).into())];
    let body = Markup::joined([card.into(), form.into()]);
    let page = Page::new(visit.shell, words.say_with("evidence-add", &with), body);
    page.lead(words.say("evidence-lead")).problems(problems).here("/motions").place(place).narrow()
}

pub(super) async fn ask(visit: Visit, Path(which): Path<Which>, Query(what): Query<What>) -> Answer<Page> {
    let looked = looked(&visit, which, &what).await?;
    let form = form(&visit, &looked, which, &what.topic);
    Ok(page(visit, &looked, which, form))
}

/// What was typed, as far as it can be understood.
fn understood(visit: &Visit, looked: &Looked, which: Which, sent: &Sent) -> Result<Wish, Box<Form>> {
    let words = &visit.shell.words;
    let mut wrong = Vec::new();
    let topic = Topic::named(sent.one("topic"));
    let mut typed = |name: &str, most: usize, needed: bool| {
        if sent.one(name).is_empty() && !needed {
            return String::new();
        }
        said(sent.one(name), most).unwrap_or_else(|why| {
            let with = [("letters", (most as u64).into()), ("typed", (sent.one(name).chars().count() as u64).into())];
            let why = if why == "say-long" { words.say_with("evidence-long", &with) } else { words.say(why) };
            wrong.push((name.to_owned(), why));
            String::new()
        })
    };
    let question = typed("question", LINE, false);
    let (says, source) = (typed("says", SAYS, true), typed("source", LINE, true));
    let (cost, takes) = (typed("cost", SHORT, false), typed("takes", SHORT, false));
    let address = Some(sent.one("address")).filter(|address| !address.is_empty());
    let way = address.and_then(Outward::parse);
    if address.is_some() && way.is_none() {
        wrong.push(("address".into(), words.say("evidence-address-wrong")));
    }
    if topic.is_none() && sent.one("topic") != "other" {
        wrong.push(("topic".into(), words.say("evidence-topic-missing")));
    } else if topic.is_none() && sent.one("question").is_empty() {
        wrong.push(("question".into(), words.say("evidence-question-missing")));
    }
    if !wrong.is_empty() {
        let form = form(visit, looked, which, "").keep(sent);
        return Err(Box::new(wrong.into_iter().fold(form, |form, (name, why)| form.wrong(&name, why))));
    }
    let address = way.map(|way| way.as_str().to_owned());
    let (clause, seen) = (which.clause, looked.version);
    Ok(Wish { clause, seen, topic, question, says, source, address, cost, takes })
}

pub(super) async fn take(visit: Visit, Path(which): Path<Which>, Query(what): Query<What>, sent: Sent) -> Answer {
    let looked = looked(&visit, which, &what).await?;
    let wish = match understood(&visit, &looked, which, &sent) {
        Ok(wish) => wish,
        Err(form) => return Ok(page(visit, &looked, which, *form).into_response()),
    };
    let (words, zone, now, me) =
        (visit.shell.words.clone(), visit.organisation.zone.clone(), visit.now, visit.me()?.id);
    visit.house.note(Trying::Write, &me.0)?;
    let told = words.clone();
    let put = move |tx: &mut WriteTx<'_>| evidence::give(tx, (&told, &zone), which.motion, (me, &wish), now);
    let why = match visit.house.store().write(put).await? {
        Outcome::Given(number) => {
            let to = format!("{}/evidence/{number}?done=given", which.motion.address());
            return Ok(Redirect::to(&to).into_response());
        }
        Outcome::Late => return Err(too_late(&words, which.motion, "evidence-refused")),
        Outcome::NoClause => words.say("evidence-no-clause"),
        Outcome::Full => words.say_with("evidence-full", &[("most", (evidence::MOST as u64).into())]),
    };
    let back = Link::new(words.say("motion-back"), which.motion.address());
    Err(Stop::conflict(&words, "evidence-refused", why, back))
}
