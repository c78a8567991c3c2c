//! A scrutineer has looked at a burst on the roll, and says why the ballot may open all the same.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use omov_store::WriteTx;
use omov_web::forms::{Field, Form, Sent};
use omov_web::page::Page;
use omov_web::parts::Link;
use omov_web::refusal::Refusal;

use super::end::{holds, not_now, reason};
use super::{found, within};
use crate::ballots::{BallotId, moves};
use crate::house::{Answer, Stop, Visit, ids};
use crate::offices::Power;
use crate::offices::acts::ActId;

fn form(visit: &Visit, id: BallotId) -> Form {
    let words = &visit.shell.words;
    Form::new(format!("{}/burst", id.address()), &visit.token, words.say("ballot-burst-send"))
        .with(Field::area(words, "reason", words.say("ballot-burst-why"), 3).hint(words.say("ballot-burst-why-hint")))
        .back(Link::new(words.say("confirm-back"), id.address()))
}

fn page(visit: Visit, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let page = Page::new(visit.shell, words.say("ballot-burst-title"), form).problems(problems);
    page.lead(words.say("ballot-burst-lead")).here("/ballots").narrow()
}

pub(super) async fn ask(visit: Visit, Path(id): Path<BallotId>) -> Answer<Page> {
    let (ballot, place) = found(&visit, id).await?;
    holds(&visit, &place, Power::Scrutinise).await?;
    let burst = visit.house.store().read(move |tx| moves::burst(tx, id)).await?;
    if burst != moves::Burst::Waits {
        return Err(not_now(&visit, id, "ballot-burst-not", "ballot-burst-not-why"));
    }
    let (form, within) = (form(&visit, id), within(&visit.shell.words, &place, &ballot));
    Ok(page(visit, form).place(within))
}

pub(super) async fn take(visit: Visit, Path(id): Path<BallotId>, sent: Sent) -> Answer {
    let (ballot, place) = found(&visit, id).await?;
    holds(&visit, &place, Power::Scrutinise).await?;
    let Some(reason) = reason(&sent) else {
        let form = form(&visit, id).keep(&sent).wrong("reason", visit.shell.words.say("ballot-void-reason-missing"));
        let within = within(&visit.shell.words, &place, &ballot);
        return Ok(page(visit, form).place(within).into_response());
    };
    let (me, now, act) = (visit.me()?.id, visit.now, ActId(ids::by_time(visit.now)?));
    let put = move |tx: &mut WriteTx<'_>| moves::acknowledge(tx, id, me, (act, &reason), now);
    match visit.house.store().write(put).await {
        Err(Stop::Refused(Refusal::Conflict)) => Err(not_now(&visit, id, "ballot-burst-not", "ballot-burst-not-why")),
        Err(stop) => Err(stop),
        Ok(()) => Ok(Redirect::to(&id.address()).into_response()),
    }
}
