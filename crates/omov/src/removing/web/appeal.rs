//! The form of an appeal, for whoever wrote the words.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use omov_store::WriteTx;
use omov_web::forms::{Field, Form, Sent};

use super::super::{RemovalId, appeal, lot};
use super::show::{self, Found};
use super::{LONGEST, too_late};
use crate::house::{Answer, Visit};

pub(super) fn form(visit: &Visit, found: &Found) -> Form {
    let (words, removal) = (&visit.shell.words, &found.removal);
    let until = [("until", visit.hour(removal.until).into())];
    let why = words.say_with("appeal-lead", &until) + " " + &words.say("appeal-why-hint");
    Form::new(format!("{}/appeal", removal.id.address()), &visit.token, words.say("appeal-do"))
        .with(Field::area(words, "why", words.say("appeal-why"), 4).hint(why))
        .with(Field::text(words, "typed", words.say("appeal-typed")).hint(words.say("appeal-typed-hint")))
}

pub(super) async fn take(visit: Visit, Path(id): Path<RemovalId>, sent: Sent) -> Answer {
    let found = show::find(&visit, id).await?;
    let words = visit.shell.words.clone();
    let (why, typed) = (sent.one("why").trim().to_owned(), sent.line("typed"));
    let mut form = form(&visit, &found).keep(&sent);
    if !(1..=LONGEST).contains(&why.chars().count()) {
        form = form.wrong("why", words.say("appeal-why-missing"));
    }
    if !lot::TYPED.contains(&typed.chars().count()) {
        form = form.wrong("typed", words.say("appeal-typed-missing"));
    }
    if !found.wrote {
        return Err(too_late(&words, id, "appeal-refused", "appeal-not-yours"));
    }
    if !found.removal.can_be_appealed(visit.now) {
        return Err(too_late(&words, id, "appeal-refused", "appeal-late"));
    }
    if !form.problems().is_empty() {
        return Ok(show::page(visit, &found, Some(form))?.into_response());
    }
    let (me, now) = (visit.me()?.id, visit.now);
    let put = move |tx: &mut WriteTx<'_>| appeal::lodge(tx, id, me, (&typed, &why), now);
    if !visit.house.store().write(put).await? {
        return Err(too_late(&words, id, "appeal-refused", "appeal-late"));
    }
    Ok(Redirect::to(&id.address()).into_response())
}
