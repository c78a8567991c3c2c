//! Extending nominations once, where fewer stand than there are seats.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use omov_rules::model;
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::{Field, Form, Sent};
use omov_web::page::Page;
use omov_web::parts::Link;
use omov_web::refusal::Refusal;

use super::{conflict, found, when, within};
use crate::groups::Place;
use crate::house::{Answer, Visit};
use crate::nominations::RoundId;
use crate::nominations::opening::{self, By, Opened};
use crate::nominations::round::Round;
use crate::rules::{self, actors};

/// The longest reason.
const REASON: usize = 500;

async fn asked(visit: &Visit, id: RoundId) -> Answer<(Round, Place, model::Ballot)> {
    let (round, place) = found(visit, id).await?;
    let (asked, now) = (round.clone(), visit.now);
    let can = visit.house.store().read(move |tx: &mut ReadTx<'_>| opening::can_extend(tx, &asked, now)).await?;
    if !can {
        return Err(conflict(&visit.shell.words, id, "nominations-extend-refused", "nominations-extend-not"));
    }
    let ballot = visit.book.ballots.get(&round.kind).ok_or(Refusal::Conflict)?.clone();
    Ok((round, place, ballot))
}

fn form(visit: &Visit, id: RoundId, ballot: &model::Ballot) -> Form {
    let words = &visit.shell.words;
    let reason = Field::area(words, "reason", words.say("ballot-void-reason"), 3);
    let form = Form::new(format!("{}/extend", id.address()), &visit.token, words.say("nominations-extend-do"));
    let mut form = when::asked(visit, form, ballot).with(reason.hint(words.say("ballot-void-reason-hint")));
    if let Some(body) = actors::body(&visit.book, &ballot.called_by.value) {
        let body = [("body", visit.book.title(body).into())];
        form = actors::asked(words, form, &words.say_with("nominations-body-hint", &body));
    }
    form.back(Link::new(words.say("confirm-back"), id.address()))
}

fn page(visit: Visit, (round, place): (&Round, &Place), form: Form) -> Page {
    let words = visit.shell.words.clone();
    let (problems, trail) = (form.problems(), within(&visit, round, place));
    let page = Page::new(visit.shell, words.say("nominations-extend-title"), form);
    page.lead(words.say("nominations-extend-lead")).problems(problems).here("/ballots").place(trail).narrow()
}

pub(super) async fn ask(visit: Visit, Path(id): Path<RoundId>) -> Answer<Page> {
    let (round, place, ballot) = asked(&visit, id).await?;
    let form = form(&visit, id, &ballot);
    Ok(page(visit, (&round, &place), form))
}

pub(super) async fn take(visit: Visit, Path(id): Path<RoundId>, sent: Sent) -> Answer {
    let (round, place, ballot) = asked(&visit, id).await?;
    let words = visit.shell.words.clone();
    let mut form = form(&visit, id, &ballot).keep(&sent);
    let reason = sent.one("reason").to_owned();
    if !(1..=REASON).contains(&reason.chars().count()) {
        let with = [("letters", (REASON as u64).into())];
        form = form.wrong("reason", words.say_with("nominations-reason-missing", &with));
    }
    let ends = when::typed(&visit, &sent, &ballot);
    if let Err(why) = &ends {
        form = form.wrong("ends", why.clone());
    }
    let (Ok(until), true) = (ends, form.problems().is_empty()) else {
        return Ok(page(visit, (&round, &place), form).into_response());
    };
    let (zone, now) = (visit.organisation.zone.clone(), visit.now);
    let by = By { who: visit.me()?.id, decided: actors::decided(&sent) };
    let put = move |tx: &mut WriteTx<'_>| opening::extend(tx, id, (until, &reason), &zone, by, now);
    let title = "nominations-extend-refused";
    match visit.house.store().write(put).await? {
        Opened::Done => Ok(Redirect::to(&format!("{}?done=extended", id.address())).into_response()),
        Opened::Refused(grounds) => Err(rules::refused(&words, &visit.book, words.say(title), &grounds)),
        Opened::Late | Opened::There(_) => Err(conflict(&words, id, title, "nominations-extend-not")),
    }
}
