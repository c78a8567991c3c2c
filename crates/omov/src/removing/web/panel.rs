//! The form for somebody who was drawn.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use omov_store::WriteTx;
use omov_web::forms::{Choice, Field, Form, Sent};

use super::super::panel::Answer as Said;
use super::super::{RemovalId, appeal};
use super::show::{self, Found};
use super::{LONGEST, too_late};
use crate::house::{Answer, Visit, ids};

pub(super) fn form(visit: &Visit, found: &Found) -> Form {
    let words = &visit.shell.words;
    let choice =
        |said: Said| Choice::new(said.name(), words.say(said.says())).hint(words.say(&format!("{}-hint", said.says())));
    let choices = [Said::Out, Said::Back].map(choice).to_vec();
    Form::new(format!("{}/answer", found.removal.id.address()), &visit.token, words.say("panel-do"))
        .with(Field::one_of(words, "answer", words.say("panel-question"), choices))
        .with(Field::area(words, "reason", words.say("panel-reason"), 3).hint(words.say("panel-reason-hint")))
}

pub(super) async fn take(visit: Visit, Path(id): Path<RemovalId>, sent: Sent) -> Answer {
    let found = show::find(&visit, id).await?;
    let words = visit.shell.words.clone();
    let (answer, reason) = (Said::named(sent.one("answer")), sent.line("reason"));
    if !found.waits(visit.now) {
        return Err(too_late(&words, id, "panel-refused", "panel-late"));
    }
    let mut form = form(&visit, &found).keep(&sent);
    if answer.is_none() {
        form = form.wrong("answer", words.say("panel-question-missing"));
    }
    if !(1..=LONGEST).contains(&reason.chars().count()) {
        form = form.wrong("reason", words.say("panel-reason-missing"));
    }
    let (Some(answer), true) = (answer, form.problems().is_empty()) else {
        return Ok(show::page(visit, &found, Some(form))?.into_response());
    };
    let (house, me, now, letters) = (visit.house.clone(), visit.me()?.id, visit.now, ids::by_time(visit.now)?);
    let put = move |tx: &mut WriteTx<'_>| appeal::answer(tx, &house, (id, me), (answer, &reason), (letters, now));
    if !visit.house.store().write(put).await? {
        return Err(too_late(&words, id, "panel-refused", "panel-late"));
    }
    Ok(Redirect::to(&id.address()).into_response())
}
