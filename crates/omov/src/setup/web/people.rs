//! Step three: the two founding officers. With it everything is founded.

use axum::http::HeaderMap;
use axum::response::IntoResponse;
use omov_web::dates::Dates;
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::Link;
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::pass::Pass;
use super::{Step, page};
use crate::house::{Answer, Stop, Threshold, ids, timestamp};
use crate::members::email_key;
use crate::post::{self, Letter, LetterId};
use crate::setup::{self, Founder, Founding, Ids, code, typed};

/// The names of the fields.
const OFFICERS: [(&str, &str); 2] = [("name-1", "email-1"), ("name-2", "email-2")];

pub(super) async fn ask(at: Threshold, headers: HeaderMap) -> Answer<Page> {
    named(&at, &headers)?;
    Ok(shown(&at, form(&at)))
}

pub(super) async fn take(at: Threshold, headers: HeaderMap, sent: Sent) -> Answer {
    let pass = named(&at, &headers)?;
    let answered = looked_over(&at.shell.words, form(&at).keep(&sent), &sent);
    if !answered.problems().is_empty() {
        return Ok(shown(&at, answered).into_response());
    }
    let letters = OFFICERS.map(|(_, email)| sent.one(email).to_owned()).to_vec();
    found(&at, &pass, &sent).await?;
    Pass { letters, ..pass }.on_to(&at.house, "/setup/done")
}

/// What is known from the page before, or back to it.
fn named(at: &Threshold, headers: &HeaderMap) -> Answer<Pass> {
    let pass = Pass::needed(&at.house, headers)?;
    if pass.name.is_empty() { Err(Refusal::Elsewhere("/setup/name".into()).into()) } else { Ok(pass) }
}

fn looked_over(words: &Words, mut form: Form, sent: &Sent) -> Form {
    for (name, email) in OFFICERS {
        if let Some(slip) = typed::name_slip(sent.one(name), "setup-person-missing") {
            form = form.wrong(name, words.say(slip));
        }
        if let Some(slip) = typed::email_slip(sent.one(email)) {
            form = form.wrong(email, words.say(slip));
        }
    }
    let [first, second] = OFFICERS.map(|(_, email)| email_key(sent.one(email)));
    if first == second && !first.is_empty() { form.wrong("email-2", words.say("setup-email-twice")) } else { form }
}

async fn found(at: &Threshold, pass: &Pass, sent: &Sent) -> Answer<()> {
    let (now, words) = (at.now, at.shell.words.clone());
    let officer = |(name, email)| Founder::new(sent.one(name), Some(sent.one(email).into()), now);
    let founding = Founding {
        name: pass.name.clone(),
        language: words.tag().into(),
        zone: pass.zone.clone(),
        made_up: false,
        office: words.say("setup-office"),
        officers: [officer(OFFICERS[0])?, officer(OFFICERS[1])?],
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
        purpose: "founding",
        subject: words.say_with("setup-letter-subject", &with[1..2]),
        body: words.say_with("setup-letter-body", &with),
    }
}

fn form(at: &Threshold) -> Form {
    let words = &at.shell.words;
    let labels = [("setup-first-name", "setup-first-email"), ("setup-second-name", "setup-second-email")];
    let form = Form::new("/setup/people", &at.token, words.say("setup-found"));
    let fields = OFFICERS.into_iter().zip(labels).flat_map(|((name, email), (name_label, email_label))| {
        [Field::text(words, name, words.say(name_label)), Field::email(words, email, words.say(email_label))]
    });
    fields.fold(form, Form::with).back(Link::new(words.say("setup-back"), "/setup/name"))
}

fn shown(at: &Threshold, form: Form) -> Page {
    let problems = form.problems();
    let sentences = ["setup-people-powers", "setup-people-two"].map(|name| at.shell.words.say(name));
    let above = Markup::joined(sentences.iter().map(|sentence| Markup::paragraph(sentence)));
    page(at.shell.clone(), Step::People, Markup::joined([above, form.into()])).problems(problems)
}
