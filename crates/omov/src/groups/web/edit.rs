//! Keeping the page of a group: what it is about, who answers, how newcomers are greeted and what they are asked.

use axum::response::{IntoResponse, Redirect};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Note};

use super::{address, back, within};
use crate::groups;
use crate::groups::front::{self, Contact, Front};
use crate::house::ids;
use crate::house::{Answer, Visit};
use crate::members::MemberId;
use crate::offices::Power;
use crate::offices::acts::{self, Act, ActId};

/// Bounds of the texts.
const ABOUT: usize = 5000;
const WELCOME: usize = 1000;
const QUESTION: usize = 150;

/// What is read for the page.
struct Found {
    front: Front,
    may_answer: Vec<Contact>,
}

async fn find(visit: &Visit) -> Answer<Found> {
    let (place, now) = (visit.place()?.clone(), visit.now);
    let found = visit.house.store().read(move |tx| {
        Ok(Found { front: front::of(tx, place.group().id)?, may_answer: front::may_answer(tx, &place, now)? })
    });
    found.await
}

fn form(visit: &Visit, found: &Found) -> Answer<Form> {
    let words = &visit.shell.words;
    let group = visit.place()?.group();
    let say = |message: &str| words.say(message);
    let nobody = Choice::new("", say("group-edit-contact-nearest"));
    let choices = found.may_answer.iter().map(|contact| {
        let with = [("name", (&*contact.name).into()), ("title", (&*contact.title).into())];
        Choice::new(contact.member.to_string(), words.say_with("group-edit-contact-one", &with))
    });
    let chosen = found.front.contact.map(|contact| contact.to_string()).unwrap_or_default();
    let public = if group.is_whole() { "group-edit-about-hint-public" } else { "group-edit-about-hint" };
    let about =
        Field::area(words, "about", say("group-edit-about"), 8).hint(say(public)).optional().value(&group.about);
    let contact =
        Field::select(words, "contact", say("group-edit-contact"), [nobody].into_iter().chain(choices).collect())
            .hint(say("group-edit-contact-hint"))
            .value(chosen);
    let welcome = Field::area(words, "welcome", say("group-edit-welcome"), 4)
        .hint(say("group-edit-welcome-hint"))
        .optional()
        .value(&found.front.welcome);
    let question = Field::text(words, "question", say("group-edit-question"))
        .hint(words.say_with("group-edit-question-hint", &[("question", say("said-question").into())]))
        .optional()
        .value(&found.front.question);
    let form = Form::new(format!("{}/edit", address(group.id)), &visit.token, say("group-edit-save"));
    Ok([about, contact, welcome, question].into_iter().fold(form, Form::with).back(back(words, group)))
}

pub(super) async fn show(visit: Visit) -> Answer<Page> {
    let form = form(&visit, &find(&visit).await?)?;
    page(visit, form, Markup::default())
}

fn page(visit: Visit, form: Form, preview: Markup) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let problems = form.problems();
    let title = words.say_with("group-edit-title", &[("group", (&*place.group().name).into())]);
    let how = Card::new(words.say("group-edit-how"), Note::rule(Markup::markdown(&words.say("group-edit-how-text"))))
        .level(2);
    let page = Page::new(visit.shell, title, Markup::joined([preview, form.into(), how.into()]));
    Ok(within(page.lead(words.say("group-edit-lead")).problems(problems).narrow(), &place))
}

pub(super) async fn save(visit: Visit, sent: Sent) -> Answer {
    let words = visit.shell.words.clone();
    let found = find(&visit).await?;
    let mut form = form(&visit, &found)?.keep(&sent);
    for (name, most) in [("about", ABOUT), ("welcome", WELCOME), ("question", QUESTION)] {
        if let Some(wrong) = super::too_long(&words, sent.one(name), most) {
            form = form.wrong(name, wrong);
        }
    }
    let contact: Option<MemberId> = sent.one("contact").parse().ok();
    let offered = |member: MemberId| found.may_answer.iter().any(|contact| contact.member == member);
    if !sent.one("contact").is_empty() && !contact.is_some_and(offered) {
        form = form.wrong("contact", words.say("group-edit-contact-wrong"));
    }
    if !form.problems().is_empty() {
        return Ok(page(visit, form, Markup::default())?.into_response());
    }
    let group = visit.place()?.group().id;
    let about = sent.one("about").to_owned();
    let front = Front { contact, welcome: sent.one("welcome").into(), question: sent.one("question").into() };
    let (actor, at) = (visit.me()?.id, visit.now);
    let act = Act {
        id: ActId(ids::by_time(at)?),
        group,
        actor,
        power: Power::Organise,
        deed: "act-group-page",
        about: None,
        number: None,
        reason: String::new(),
        at,
    };
    let put = visit.house.store().write(move |tx| {
        groups::describe(tx, group, &about)?;
        front::set(tx, group, &front)?;
        acts::note(tx, &act)
    });
    put.await?;
    Ok(Redirect::to(&format!("{}?done=edited", address(group))).into_response())
}
