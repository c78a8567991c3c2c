//! Putting on record how a vote came out that was held on paper or in a meeting. One officer enters it, another agrees.

use axum::extract::Path;
use axum::response::IntoResponse;
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Link, Note};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::places;
use super::show::{Found, find};
use crate::groups;
use crate::house::{Answer, Visit, ids};
use crate::offices::second::{self, Ask, SecondId};
use crate::rules::change::ProposalId;
use crate::rules::change::outside::{self, ADOPT, Figures};
use crate::rules::{number, refused};

/// The longest word on where the minutes are.
const MINUTES: usize = 500;
/// More people do not vote anywhere.
const MOST: u64 = 1_000_000_000;

/// One that can be decided now; for any other there is no such page.
async fn open(visit: &Visit, id: ProposalId) -> Answer<Found> {
    let found = find(visit, id).await?;
    if found.proposal.is_open() { Ok(found) } else { Err(Refusal::NotFound.into()) }
}

pub(super) async fn ask(visit: Visit, Path(id): Path<ProposalId>) -> Answer<Page> {
    let found = open(&visit, id).await?;
    let form = form(&visit, &found);
    Ok(page(visit, &found, form))
}

fn form(visit: &Visit, found: &Found) -> Form {
    let words = &visit.shell.words;
    let proposal = &found.proposal;
    let number = |name: &str| {
        Field::short(words, name, words.say(&format!("decided-{name}")))
            .hint(words.say(&format!("decided-{name}-hint")))
    };
    let day = |name: &str| {
        Field::date(words, name, words.say(&format!("decided-{name}"))).hint(words.say(&format!("decided-{name}-hint")))
    };
    let mut fields = Vec::new();
    if proposal.brought.proposal().is_some() {
        fields.push(number("signatures"));
    } else if is_body(found) {
        fields.extend(["took-part", "body-yes", "body-no"].map(number));
    }
    fields.extend(["opened", "closed"].map(day));
    fields.extend(["could", "yes", "no", "abstained"].map(number));
    let minutes =
        Field::area(words, "minutes", words.say("decided-minutes"), 2).hint(words.say("decided-minutes-hint"));
    let form = Form::new(format!("{}/decided", proposal.address()), &visit.token, words.say("decided-send"));
    fields
        .into_iter()
        .chain([minutes])
        .fold(form, Form::with)
        .back(Link::new(words.say("confirm-back"), proposal.address()))
}

/// Whether a body brought it, which has to have decided that.
fn is_body(found: &Found) -> bool {
    found.proposal.brought.actor().is_some_and(|actor| found.compared.old.bodies.contains_key(actor))
}

fn page(visit: Visit, found: &Found, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let ballot = found.compared.ballot().unwrap_or_default();
    let with = [("ballot", found.compared.old.title_in("ballots", ballot).into())];
    let note = Note::rule(Markup::paragraph(&words.say_with("decided-note", &with)));
    let body = Markup::joined([note.into(), form.into()]);
    let page = Page::new(visit.shell, words.say("decided-title"), body).lead(words.say("decided-lead"));
    let place = places(&words).into_iter().chain([Link::new(words.say("decided-proposal"), found.proposal.address())]);
    page.problems(problems).here("/rules").place(place).narrow()
}

/// A whole number that was typed.
fn whole(sent: &Sent, name: &str) -> Option<u64> {
    let plain: String = sent.one(name).chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    plain.parse().ok().filter(|number| *number <= MOST)
}

/// What was typed; else the form with what is wrong.
fn understood(visit: &Visit, found: &Found, sent: &Sent, words: &Words, mut form: Form) -> Result<Figures, Box<Form>> {
    let number = |form: Form, name: &str| match whole(sent, name) {
        Some(number) => (form, number),
        None => (form.wrong(name, words.say("decided-number")), 0),
    };
    let (mut signatures, mut body) = (None, None);
    if found.proposal.brought.proposal().is_some() {
        let (told, n) = number(form, "signatures");
        (form, signatures) = (told, Some(n));
    } else if is_body(found) {
        let (told, took_part) = number(form, "took-part");
        let (told, yes) = number(told, "body-yes");
        let (told, no) = number(told, "body-no");
        (form, body) = (told, Some((took_part, yes, no)));
    }
    let (told, could) = number(form, "could");
    let (told, yes) = number(told, "yes");
    let (told, no) = number(told, "no");
    let (told, abstained) = number(told, "abstained");
    form = told;
    let days = ["opened", "closed"].map(|name| visit.begin_of(sent, name).filter(|day| *day <= visit.now));
    for (name, day) in ["opened", "closed"].into_iter().zip(days) {
        if day.is_none() {
            form = form.wrong(name, words.say("decided-day"));
        }
    }
    if let [Some(opened), Some(closed)] = days
        && closed < opened
    {
        form = form.wrong("closed", words.say("decided-days-turned"));
    }
    if form.problems().is_empty() && yes + no + abstained > could {
        form = form.wrong("could", words.say("decided-too-many"));
    }
    match sent.one("minutes").chars().count() {
        0 => form = form.wrong("minutes", words.say("decided-minutes-missing")),
        1..=MINUTES => {}
        _ => form = form.wrong("minutes", words.say("decided-minutes-long")),
    }
    match (days, form.problems().is_empty()) {
        ([Some(opened), Some(closed)], true) => {
            let (opened, closed) = (opened.0, closed.0);
            let proposal = found.proposal.id;
            Ok(Figures { proposal, could, yes, no, abstained, opened, closed, signatures, body })
        }
        _ => Err(Box::new(form)),
    }
}

pub(super) async fn take(visit: Visit, Path(id): Path<ProposalId>, sent: Sent) -> Answer {
    let found = open(&visit, id).await?;
    let words = visit.shell.words.clone();
    let figures = match understood(&visit, &found, &sent, &words, form(&visit, &found).keep(&sent)) {
        Ok(figures) => figures,
        Err(form) => return Ok(page(visit, &found, *form).into_response()),
    };
    let (asker, now) = (visit.me()?.id, visit.now);
    let id = SecondId(ids::by_time(now)?);
    let (payload, reason) = (second::payload(&figures)?, sent.one("minutes").to_owned());
    let Found { proposal, compared, .. } = found;
    let put = visit.house.store().write(move |tx| {
        if number(tx)? != proposal.base {
            return Err(Refusal::Conflict.into());
        }
        let grounds = outside::grounds(tx, &proposal, &compared, &figures)?;
        if !grounds.is_empty() {
            return Err(refused(&words, &compared.old, words.say("rules-adopt-refused"), &grounds));
        }
        let whole = groups::whole(tx)?.ok_or(Refusal::NotFound)?;
        let place = &groups::place(tx, whole.id)?.ok_or(Refusal::NotFound)?;
        let (reason, payload) = (reason.as_str(), payload.as_str());
        second::ask(
            tx,
            &words,
            &Ask { id, deed: &ADOPT, place, asker, about: None, number: None, reason, payload, now },
        )
    });
    put.await?;
    Ok(id.asked())
}
