//! Putting somebody's name forward.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Link, Note};

use super::{NominationId, late, open, within};
use crate::house::limits::Trying;
use crate::house::{Answer, Visit, ids};
use crate::nominations::naming::{self, Ids, Named};
use crate::nominations::{RoundId, rights};

fn form(visit: &Visit, id: RoundId) -> Form {
    let words = &visit.shell.words;
    let who = Field::text(words, "who", words.say("nomination-who")).hint(words.say("nomination-who-hint"));
    Form::new(format!("{}/name", id.address()), &visit.token, words.say("nomination-name-send"))
        .with(who)
        .back(Link::new(words.say("confirm-back"), id.address()))
}

async fn page(visit: Visit, id: RoundId, form: Form) -> Answer<Page> {
    let (round, place) = open(&visit, id, "nomination-name-refused").await?;
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let happens = Note::rule(Markup::paragraph(&words.say("nomination-name-happens")));
    let trail = within(&visit, &round, &place);
    let page =
        Page::new(visit.shell, words.say("nomination-name-title"), Markup::joined([happens.into(), form.into()]));
    Ok(page.lead(words.say("nomination-name-lead")).problems(problems).here("/ballots").place(trail).narrow())
}

pub(super) async fn ask(visit: Visit, Path(id): Path<RoundId>) -> Answer<Page> {
    let (round, _) = open(&visit, id, "nomination-name-refused").await?;
    let (words, zone, me, now) =
        (visit.shell.words.clone(), visit.organisation.zone.clone(), visit.me()?.id, visit.now);
    let read =
        move |tx: &mut ReadTx<'_>| rights::names(tx, &round, (&words, &zone, "nomination-name-refused"), me, now);
    visit.house.store().read(read).await?;
    let form = form(&visit, id);
    page(visit, id, form).await
}

pub(super) async fn take(visit: Visit, Path(id): Path<RoundId>, sent: Sent) -> Answer {
    let words = visit.shell.words.clone();
    let typed = sent.one("who").to_owned();
    let form = form(&visit, id).keep(&sent);
    if typed.is_empty() {
        let form = form.wrong("who", words.say("nomination-who-missing"));
        return Ok(page(visit, id, form).await?.into_response());
    }
    let (house, zone, me, now) = (visit.house.clone(), visit.organisation.zone.clone(), visit.me()?.id, visit.now);
    visit.house.note(Trying::Write, &me.0)?;
    let ids = Ids { nomination: NominationId(ids::chance()?), letter: ids::by_time(now)? };
    let (said, line) = (words.clone(), typed.clone());
    let put = move |tx: &mut WriteTx<'_>| naming::name(tx, (&house, &said, &zone), id, me, (&line, ids), now);
    let why = match visit.house.store().write(put).await? {
        Named::Done => return Ok(Redirect::to(&format!("{}?done=named", id.address())).into_response()),
        Named::There => return Ok(Redirect::to(&format!("{}?done=supported", id.address())).into_response()),
        Named::Oneself => return Ok(Redirect::to(&format!("{}/stand", id.address())).into_response()),
        Named::Late => return Err(late(&words, id, "nomination-name-refused")),
        Named::Nobody => "ballot-trustee-unknown",
        Named::Several => "ballot-trustee-several",
        Named::Declined => "nomination-does-not-stand",
        Named::TooMany => "nomination-too-many",
    };
    let form = form.wrong("who", words.say_with(why, &[("line", typed.into())]));
    Ok(page(visit, id, form).await?.into_response())
}
