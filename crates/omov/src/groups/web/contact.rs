//! Writing to the contact of a group, and what became of what one asked.

use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use omov_store::{Error, Moment, ReadTx};
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Rows, Tag};
use omov_web::refusal::{Refusal, Said};

use super::{Done, address, back, link, within};
use crate::groups::Place;
use crate::groups::front::{self, Contact};
use crate::groups::questions::{self, Asked, MOST_LETTERS, Question, QuestionId};
use crate::house::ids;
use crate::house::limits::Trying;
use crate::house::settings::answer_days;
use crate::house::{Answer, Stop, Visit};
use crate::members::{self, MemberId};
use crate::post::{self, Letter, LetterId};

/// What is read for the page.
struct Found {
    contact: Option<Contact>,
    days: u32,
    mine: Vec<Question>,
}

impl Found {
    fn find(tx: &mut ReadTx<'_>, place: &Place, me: MemberId, now: Moment) -> Result<Self, Error> {
        let front = front::of(tx, place.group().id)?;
        Ok(Self {
            contact: front::contact(tx, place, &front, now)?,
            days: answer_days(tx, &place.group().kind)?,
            mine: questions::asked_by(tx, me, place.group().id)?,
        })
    }
}

async fn find(visit: &Visit) -> Answer<Found> {
    let (place, me, now) = (visit.place()?.clone(), visit.me()?.id, visit.now);
    visit.house.store().read(move |tx| Ok(Found::find(tx, &place, me, now)?)).await
}

pub(super) async fn show(visit: Visit, Query(done): Query<Done>) -> Answer<Page> {
    let found = find(&visit).await?;
    let form = form(&visit)?;
    page(visit, &found, form, &done)
}

fn form(visit: &Visit) -> Answer<Form> {
    let words = &visit.shell.words;
    let place = visit.place()?;
    let to = format!("{}/contact", address(place.group().id));
    let field = Field::area(words, "question", words.say("contact-question"), 6).hint(words.say("contact-hint"));
    Ok(Form::new(to, &visit.token, words.say("contact-send")).with(field).back(back(words, place.group())))
}

fn page(visit: Visit, found: &Found, form: Form, done: &Done) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let group = (&*place.group().name).into();
    let problems = form.problems();
    let (lead, form) = if let Some(contact) = &found.contact {
        let with = [
            ("name", (&*contact.name).into()),
            ("title", (&*contact.title).into()),
            ("days", u64::from(found.days).into()),
        ];
        (words.say_with("contact-lead", &with), form.into())
    } else {
        let back = Acts { acts: vec![Act::second(link(place.group()))] };
        let nobody = Card::empty(words.say("contact-nobody"), &words.say("contact-nobody-next"), back).level(2);
        (words.say("contact-lead-nobody"), nobody.into())
    };
    let mine = mine(&visit, &found.mine);
    let title = words.say_with("contact-title", &[("group", group)]);
    let page = Page::new(visit.shell, title, Markup::joined([done.note(&words), form, mine]));
    Ok(within(page.lead(lead).problems(problems).narrow(), &place))
}

/// What the reader asked here, and what became of it.
fn mine(visit: &Visit, asked: &[Question]) -> Markup {
    let words = &visit.shell.words;
    if asked.is_empty() {
        return Markup::default();
    }
    let items = asked.iter().map(|question| {
        let stand = stand(visit, question);
        let asked = words.say_with("contact-asked", &[("day", visit.short(question.times.asked).into())]);
        let mut parts = vec![Markup::line([stand, Markup::text(&asked)]), Markup::markdown(&question.asked)];
        if let Some(answer) = &question.answer {
            parts.push(Markup::heading(3, &words.say("contact-answer")));
            parts.push(Markup::markdown(answer));
        }
        Markup::joined(parts)
    });
    Markup::section("mine", &words.say("contact-mine"), Rows { items: items.collect() }.into())
}

/// How a question stands, in a few words.
pub(super) fn stand(visit: &Visit, question: &Question) -> Markup {
    let (words, times) = (&visit.shell.words, question.times);
    let days = [("days", times.days(visit.now).into())];
    match times.answered {
        Some(_) => Tag::done(words.say_with("group-question-answered", &days)).into(),
        None if times.is_owed(visit.now) => Tag::stop(words.say_with("group-no-answer", &days)).into(),
        None => Tag::open(words.say_with("group-question-due", &[("day", visit.short(times.due).into())])).into(),
    }
}

pub(super) async fn ask(visit: Visit, sent: Sent) -> Answer {
    let words = visit.shell.words.clone();
    let asked = sent.one("question").to_owned();
    if let Some(wrong) = super::not_a_text(&words, &asked, MOST_LETTERS, "contact-empty") {
        let form = form(&visit)?.keep(&sent).wrong("question", wrong);
        let found = find(&visit).await?;
        return Ok(page(visit, &found, form, &Done::default())?.into_response());
    }
    let (me, place, now) = (visit.me()?.clone(), visit.place()?.clone(), visit.now);
    visit.house.note(Trying::Write, &me.id.0)?;
    let group = place.group().id;
    let ids = (QuestionId(ids::by_time(now)?), LetterId(ids::by_time(now)?));
    let page = visit.house.address(&format!("{}/questions/{}", address(group), ids.0));
    let dates = visit.dates.clone();
    let store = visit.house.store();
    let put = store.write(move |tx| {
        let front = front::of(tx, group)?;
        let contact = front::contact(tx, &place, &front, now)?.ok_or_else(|| nobody(&words, &place))?;
        let days = answer_days(tx, &place.group().kind)?;
        let due = now.plus(std::time::Duration::from_hours(24 * u64::from(days)));
        let contact_id = Some(contact.member);
        let new = Asked { id: ids.0, group, asker: me.id, contact: contact_id, text: asked.clone(), at: now, due };
        questions::ask(tx, &new)?;
        let Some(to) = members::find(tx, contact.member)? else { return Ok(()) };
        let with = [
            ("name", (&*to.name).into()),
            ("asker", (&*me.name).into()),
            ("group", (&*place.group().name).into()),
            ("asked", (&*asked).into()),
            ("due", dates.day(crate::house::timestamp(due)).into()),
            ("page", (&*page).into()),
        ];
        let letter = Letter {
            id: ids.1,
            member: Some(to.id),
            email: to.email,
            purpose: "question",
            subject: words.say_with("letter-question-subject", &with[2..3]),
            body: words.say_with("letter-question", &with),
        };
        Ok(post::send(tx, &letter, now)?)
    });
    put.await?;
    Ok(Redirect::to(&format!("{}/contact?done=asked", address(group))).into_response())
}

/// There is nobody to write to.
fn nobody(words: &omov_web::words::Words, place: &Place) -> Stop {
    Refusal::Said(Said {
        status: StatusCode::CONFLICT,
        title: words.say("contact-nobody"),
        why: words.say("contact-nobody-next"),
        record: None,
        instead: vec![link(place.group())],
    })
    .into()
}
