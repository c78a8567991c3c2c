//! A stock is retired: no ballot gets a key of it any more.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use omov_store::WriteTx;
use omov_web::forms::{Field, Form, Sent};
use omov_web::page::Page;
use omov_web::parts::Link;
use omov_web::refusal::Refusal;

use super::{Found, found, within};
use crate::ballots::stock::StockId;
use crate::ballots::stock::asking::{self, By};
use crate::ballots::web::end::{holds, reason};
use crate::house::{Answer, Stop, Visit, ids};
use crate::offices::Power;
use crate::offices::acts::ActId;

async fn standing(visit: &Visit, id: StockId) -> Answer<Found> {
    let found = found(visit, id).await?;
    holds(visit, &found.place, Power::RunBallots).await?;
    if found.stock.retired_at.is_some() { Err(retired(visit, id)) } else { Ok(found) }
}

fn retired(visit: &Visit, id: StockId) -> Stop {
    let words = &visit.shell.words;
    let back = Link::new(words.say("stock-back"), id.address());
    Stop::conflict(words, "stock-retire-not", words.say("stock-retire-not-why"), back)
}

fn form(visit: &Visit, id: StockId) -> Form {
    let words = &visit.shell.words;
    Form::new(format!("{}/retire", id.address()), &visit.token, words.say("stock-retire-send"))
        .with(
            Field::area(words, "reason", words.say("ballot-void-reason"), 3)
                .hint(words.say("stock-retire-reason-hint")),
        )
        .takes()
        .back(Link::new(words.say("confirm-back"), id.address()))
}

fn page(visit: Visit, found: &Found, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let page = Page::new(visit.shell, words.say("stock-retire"), form).lead(words.say("stock-retire-lead"));
    page.problems(problems).here("/ballots").place(within(&words, &found.place)).narrow()
}

pub(super) async fn ask(visit: Visit, Path(id): Path<StockId>) -> Answer<Page> {
    let found = standing(&visit, id).await?;
    let form = form(&visit, id);
    Ok(page(visit, &found, form))
}

pub(super) async fn take(visit: Visit, Path(id): Path<StockId>, sent: Sent) -> Answer {
    let found = standing(&visit, id).await?;
    let Some(reason) = reason(&sent) else {
        let form = form(&visit, id).keep(&sent).wrong("reason", visit.shell.words.say("ballot-void-reason-missing"));
        return Ok(page(visit, &found, form).into_response());
    };
    let (house, now) = (visit.house.clone(), visit.now);
    let by = By { member: visit.me()?.id, act: ActId(ids::by_time(now)?), letters: ids::by_time(now)? };
    let put = move |tx: &mut WriteTx<'_>| asking::retire(tx, &house, id, by, &reason, now);
    match visit.house.store().write(put).await {
        Err(Stop::Refused(Refusal::Conflict)) => Err(retired(&visit, id)),
        Err(stop) => Err(stop),
        Ok(()) => Ok(Redirect::to(&id.address()).into_response()),
    }
}
