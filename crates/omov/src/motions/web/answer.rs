//! Answering an amendment, agreeing to a joint text, taking one's own back.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Card, Confirm, Link};
use omov_web::refusal::Refusal;

use super::{Which, shape, too_late, within};
use crate::groups::Place;
use crate::house::{Answer, Stop, Visit};
use crate::motions::amending::{self, Accepted};
use crate::motions::amendment::{Amendment, Amendments, State};
use crate::motions::{Motion, joining, motion, text};

/// Where an amendment's page is.
fn address(which: Which) -> String {
    format!("{}/amendments/{}", which.motion.address(), which.amendment)
}

pub(super) async fn accept(visit: Visit, Path(which): Path<Which>, _: Sent) -> Answer<Response> {
    let (words, me, now) = (visit.shell.words.clone(), visit.me()?.id, visit.now);
    let put = move |tx: &mut WriteTx<'_>| amending::accept(tx, which.motion, which.amendment, me, now);
    let see = Link::new(words.say("amendment-see"), address(which));
    let why = match visit.house.store().write(put).await? {
        Accepted::Done => {
            return Ok(Redirect::to(&format!("{}?done=accepted", which.motion.address())).into_response());
        }
        Accepted::Late => "amendment-late",
        Accepted::Waits => "joint-not-yet",
        Accepted::Changed => return Err(changed(&visit, which).await?),
    };
    Err(Stop::conflict(&words, "amendment-accept-refused", words.say(why), see))
}

/// Why an amendment cannot be accepted whose words have changed meanwhile: which words, and by what.
async fn changed(visit: &Visit, which: Which) -> Answer<Stop> {
    let words = visit.shell.words.clone();
    let found = visit.house.store().read(move |tx| Ok(Amendments::find(tx, which.motion)?)).await?;
    let one = found.get(which.amendment).ok_or(Refusal::NotFound)?;
    let present = found.present((one.clause, one.target)).unwrap_or_default();
    let with = [
        ("clause", u64::from(one.clause).into()),
        ("before", crate::motions::words::touched(&one.base, present).into()),
        ("now", crate::motions::words::touched(present, &one.base).into()),
    ];
    let see = Link::new(words.say("amendment-see"), address(which));
    Ok(Stop::conflict(&words, "amendment-accept-refused", words.say_with("amendment-changed", &with), see))
}

pub(super) async fn agree(visit: Visit, Path(which): Path<Which>, _: Sent) -> Answer<Response> {
    let (words, me, now) = (visit.shell.words.clone(), visit.me()?.id, visit.now);
    let put = move |tx: &mut WriteTx<'_>| {
        if !motion::one(tx, which.motion)?.is_open(now) {
            return Err(too_late(&words, which.motion, "amend-refused"));
        }
        joining::agree(tx, which.motion, which.amendment, me)
    };
    visit.house.store().write(put).await?;
    Ok(Redirect::to(&format!("{}?done=agreed", address(which))).into_response())
}

/// The amendment, as long as it waits for an answer.
async fn looked(visit: &Visit, which: Which) -> Answer<(Motion, Place, Amendment)> {
    let words = visit.shell.words.clone();
    let (me, now) = (visit.me()?.id, visit.now);
    let read = move |tx: &mut ReadTx<'_>| {
        let motion = motion::one(tx, which.motion)?;
        let found = Amendments::find(tx, which.motion)?;
        let one = found.get(which.amendment).ok_or(Refusal::NotFound)?.clone();
        if one.state != State::Open || !motion.is_open(now) {
            let see = Link::new(words.say("amendment-see"), address(which));
            return Err(Stop::conflict(&words, "amendment-answer-refused", words.say("amendment-late"), see));
        }
        if one.author != Some(me) {
            amending::must_answer(tx, which.motion, &found, &one, me)?;
        }
        Ok((motion.place(tx)?, one, motion))
    };
    let (place, one, motion) = visit.house.store().read(read).await?;
    Ok((motion, place, one))
}

fn decline_form(visit: &Visit, which: Which) -> Form {
    let words = &visit.shell.words;
    Form::new(format!("{}/decline", address(which)), &visit.token, words.say("amendment-decline-do"))
        .with(Field::text(words, "why", words.say("amendment-decline-why")).hint(words.say("amendment-decline-hint")))
        .takes()
        .back(Link::new(words.say("confirm-back"), address(which)))
}

fn decline_page(visit: Visit, (motion, place, one): &(Motion, Place, Amendment), form: Form) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let card = Card::new(shape::title(&words, one), shape::changed(&words, &one.base, &one.body)).level(2);
    let above = within(&visit, place, motion);
    let page = Page::new(visit.shell, words.say("amendment-decline-title"), Markup::joined([card.into(), form.into()]));
    page.problems(problems).here("/motions").place(above).narrow()
}

pub(super) async fn ask_decline(visit: Visit, Path(which): Path<Which>) -> Answer<Page> {
    let looked = looked(&visit, which).await?;
    let form = decline_form(&visit, which);
    Ok(decline_page(visit, &looked, form))
}

pub(super) async fn decline(visit: Visit, Path(which): Path<Which>, sent: Sent) -> Answer {
    let looked = looked(&visit, which).await?;
    let words = visit.shell.words.clone();
    let why = sent.one("why").to_owned();
    if !(1..=text::REASON).contains(&why.chars().count()) {
        let with = [("letters", (text::REASON as u64).into())];
        let form = decline_form(&visit, which).keep(&sent).wrong("why", words.say_with("amend-reason-missing", &with));
        return Ok(decline_page(visit, &looked, form).into_response());
    }
    let (me, now) = (visit.me()?.id, visit.now);
    let put = move |tx: &mut WriteTx<'_>| amending::decline(tx, which.motion, (which.amendment, &why), me, now);
    ended(visit, which, put).await
}

/// Writes it down, unless somebody was faster.
async fn ended(
    visit: Visit,
    which: Which,
    put: impl Fn(&mut WriteTx<'_>) -> Result<bool, Stop> + Send + 'static,
) -> Answer {
    let words = visit.shell.words.clone();
    if visit.house.store().write(put).await? {
        return Ok(Redirect::to(&address(which)).into_response());
    }
    let see = Link::new(words.say("amendment-see"), address(which));
    Err(Stop::conflict(&words, "amendment-answer-refused", words.say("amendment-late"), see))
}

pub(super) async fn ask_withdraw(visit: Visit, Path(which): Path<Which>) -> Answer<Page> {
    let (motion, place, one) = looked(&visit, which).await?;
    if one.author != Some(visit.me()?.id) {
        return Err(Refusal::NotAllowed.into());
    }
    let words = visit.shell.words.clone();
    let act = Act::takes(Link::new(words.say("amendment-withdraw"), format!("{}/withdraw", address(which))));
    let happens = Card::new(shape::title(&words, &one), shape::changed(&words, &one.base, &one.body)).level(2);
    let confirm = Confirm::new(&words, happens, act.sent_with(visit.token.as_str()), address(which));
    let above = within(&visit, &place, &motion);
    let page = Page::new(visit.shell, words.say("amendment-withdraw-title"), confirm);
    Ok(page.lead(words.say("amendment-withdraw-lead")).here("/motions").place(above).narrow())
}

pub(super) async fn withdraw(visit: Visit, Path(which): Path<Which>, _: Sent) -> Answer {
    let (me, now) = (visit.me()?.id, visit.now);
    let put = move |tx: &mut WriteTx<'_>| amending::withdraw(tx, which.motion, which.amendment, me, now);
    ended(visit, which, put).await
}
