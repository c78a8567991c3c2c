//! Step three: the two founding officers. With it everything is founded.

use std::sync::Arc;

use axum::http::HeaderMap;
use axum::response::IntoResponse;
use omov_rules::words::Blank;
use omov_web::dates::Dates;
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::Link;
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::pass::Pass;
use super::{Step, page, rules};
use crate::house::{Answer, Stop, Threshold, ids, timestamp};
use crate::members::email_key;
use crate::post::{self, Letter, LetterId};
use crate::rules::Rulebook;
use crate::setup::{self, Founder, Founding, Ids, code, typed};

/// The names of an officer's fields and of what is said about them.
struct Officer {
    name: &'static str,
    name_label: &'static str,
    name_missing: &'static str,
    email: &'static str,
    email_label: &'static str,
    email_odd: &'static str,
}

const OFFICERS: [Officer; 2] = [
    Officer {
        name: "name-1",
        name_label: "setup-first-name",
        name_missing: "setup-first-name-missing",
        email: "email-1",
        email_label: "setup-first-email",
        email_odd: "setup-first-email-odd",
    },
    Officer {
        name: "name-2",
        name_label: "setup-second-name",
        name_missing: "setup-second-name-missing",
        email: "email-2",
        email_label: "setup-second-email",
        email_odd: "setup-second-email-odd",
    },
];

pub(super) async fn ask(at: Threshold, headers: HeaderMap) -> Answer<Page> {
    let pass = named(&at, &headers)?;
    let book = rules::chosen(&at, &pass).await?;
    Ok(shown(&at, form(&at), &book))
}

pub(super) async fn take(at: Threshold, headers: HeaderMap, sent: Sent) -> Answer {
    let pass = named(&at, &headers)?;
    let book = rules::chosen(&at, &pass).await?;
    let answered = looked_over(&at.shell.words, form(&at).keep(&sent), &sent);
    if !answered.problems().is_empty() {
        return Ok(shown(&at, answered, &book).into_response());
    }
    let letters = OFFICERS.map(|officer| sent.one(officer.email).to_owned()).to_vec();
    found(&at, &pass, book, &sent).await?;
    Pass { letters, ..pass }.on_to(&at.house, "/setup/done")
}

/// What is known from the page before, or back to it.
fn named(at: &Threshold, headers: &HeaderMap) -> Answer<Pass> {
    let pass = Pass::needed(&at.house, headers)?;
    if pass.name.is_empty() { Err(Refusal::Elsewhere("/setup/name".into()).into()) } else { Ok(pass) }
}

fn looked_over(words: &Words, mut form: Form, sent: &Sent) -> Form {
    for officer in &OFFICERS {
        if let Some(slip) = typed::name_slip(sent.one(officer.name), officer.name_missing) {
            form = form.wrong(officer.name, words.say(slip));
        }
        if !typed::is_email(sent.one(officer.email)) {
            form = form.wrong(officer.email, words.say(officer.email_odd));
        }
    }
    let [first, second] = OFFICERS.map(|officer| email_key(sent.one(officer.email)));
    if first == second && !first.is_empty() { form.wrong("email-2", words.say("setup-email-twice")) } else { form }
}

async fn found(at: &Threshold, pass: &Pass, rules: Arc<Rulebook>, sent: &Sent) -> Answer<()> {
    let (now, words) = (at.now, at.shell.words.clone());
    let officer = |one: &Officer| Founder::new(sent.one(one.name), Some(sent.one(one.email).into()), now);
    let founding = Founding {
        name: pass.name.clone(),
        language: words.tag().into(),
        zone: pass.zone.clone(),
        made_up: false,
        office: words.say("setup-office"),
        officers: [officer(&OFFICERS[0])?, officer(&OFFICERS[1])?],
        rules,
        ids: Ids::new(now)?,
    };
    let dates = Dates::new(words.clone(), &pass.zone).map_err(|_| Refusal::Failed)?;
    let letters = [LetterId(ids::by_time(now)?), LetterId(ids::by_time(now)?)];
    let sign_in = at.house.address("/sign-in");
    at.house
        .store()
        .write(move |tx| {
            let until = setup::found(tx, &founding, now)?;
            code::forget(tx)?;
            crate::rules::begin::forget_first(tx)?;
            for (officer, id) in founding.officers.iter().zip(letters) {
                let letter = letter(&words, &founding.name, officer, &dates.day(timestamp(until)), &sign_in);
                post::send(tx, &Letter { id, ..letter }, now)?;
            }
            Ok::<_, Stop>(())
        })
        .await
}

/// What an officer is told. There is no way in in it: they sign in as everybody does, with a letter to the same address.
fn letter(words: &Words, organisation: &str, to: &Founder, until: &str, sign_in: &str) -> Letter {
    let with = [
        ("name", to.name.as_str().into()),
        ("organisation", organisation.into()),
        ("until", until.into()),
        ("address", sign_in.into()),
    ];
    Letter {
        id: LetterId([0; 16]),
        member: Some(to.id),
        email: to.email.clone(),
        purpose: "welcome",
        subject: words.say_with("setup-letter-subject", &with[1..2]),
        body: words.say_with("setup-letter-body", &with),
    }
}

fn form(at: &Threshold) -> Form {
    let words = &at.shell.words;
    let form = Form::new("/setup/people", &at.token, words.say("setup-found"));
    let fields = OFFICERS.iter().flat_map(|one| {
        let name = Field::text(words, one.name, words.say(one.name_label));
        [name, Field::email(words, one.email, words.say(one.email_label))]
    });
    fields.fold(form, Form::with).back(Link::new(words.say("setup-back"), "/setup/rules"))
}

fn shown(at: &Threshold, form: Form, book: &Rulebook) -> Page {
    let words = &at.shell.words;
    let term = Blank::from(book.membership.founding_term.value).english();
    let term = words.say_with("setup-people-term", &[("term", term.into())]);
    let sentences = [words.say("setup-people-powers"), term, words.say("setup-people-two")];
    let above = Markup::joined(sentences.iter().map(|sentence| Markup::paragraph(sentence)));
    let problems = form.problems();
    page(at.shell.clone(), Step::People, Markup::joined([above, form.into()])).problems(problems)
}
