//! The end of amending: the text is fixed, or taken back; and the bytes themselves, for whoever checks them.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use omov_store::WriteTx;
use omov_web::forms::Sent;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Confirm, Link, Note};
use omov_web::refusal::Refusal;

use super::{found, too_late, within};
use crate::house::{Answer, Stop, Visit};
use crate::motions::finishing::{self, Fixed};
use crate::motions::{MotionId, movers};

/// A page that asks again before a mover does something with the whole motion.
async fn asked(visit: Visit, id: MotionId, name: &str, takes: bool) -> Answer<Page> {
    let (motion, place) = found(&visit, id).await?;
    let me = visit.me()?.id;
    visit.house.store().read(move |tx| movers::must_move(tx, id, me)).await?;
    let words = visit.shell.words.clone();
    let link = Link::new(words.say(&format!("motion-{name}-do")), format!("{}/{name}", id.address()));
    let act = if takes { Act::takes(link) } else { Act::main(link) };
    let happens = Note::turn(Markup::paragraph(&words.say(&format!("motion-{name}-happens"))));
    let confirm = Confirm::new(&words, happens, act.sent_with(visit.token.as_str()), id.address());
    let place = within(&visit, &place, &motion);
    let page = Page::new(visit.shell, words.say(&format!("motion-{name}-title")), confirm);
    Ok(page.lead(motion.title).here("/motions").place(place).narrow())
}

pub(super) async fn ask(visit: Visit, Path(id): Path<MotionId>) -> Answer<Page> {
    asked(visit, id, "fix", false).await
}

pub(super) async fn ask_withdraw(visit: Visit, Path(id): Path<MotionId>) -> Answer<Page> {
    asked(visit, id, "withdraw", true).await
}

pub(super) async fn fix(visit: Visit, Path(id): Path<MotionId>, _: Sent) -> Answer<Response> {
    let (words, zone, me, now) =
        (visit.shell.words.clone(), visit.organisation.zone.clone(), visit.me()?.id, visit.now);
    let said = words.clone();
    let put = move |tx: &mut WriteTx<'_>| finishing::fix(tx, (&said, &zone), id, me, now);
    let back = || Link::new(words.say("motion-back"), id.address());
    let why = match visit.house.store().write(put).await? {
        Fixed::Done => return Ok(Redirect::to(&format!("{}?done=fixed", id.address())).into_response()),
        Fixed::Late => return Err(too_late(&words, id, "motion-fix-refused")),
        Fixed::Unanswered(many) => words.say_with("motion-fix-unanswered", &[("amendments", many.into())]),
        Fixed::Empty => words.say("motion-fix-empty"),
    };
    Err(Stop::conflict(&words, "motion-fix-refused", why, back()))
}

pub(super) async fn withdraw(visit: Visit, Path(id): Path<MotionId>, _: Sent) -> Answer<Response> {
    let (words, me, now) = (visit.shell.words.clone(), visit.me()?.id, visit.now);
    let put = move |tx: &mut WriteTx<'_>| finishing::withdraw(tx, id, me, now);
    if !visit.house.store().write(put).await? {
        return Err(too_late(&words, id, "motion-withdraw-refused"));
    }
    Ok(Redirect::to(&id.address()).into_response())
}

/// The bytes that are voted on, and nothing else.
pub(super) async fn text(visit: Visit, Path(id): Path<MotionId>) -> Answer<Response> {
    let (motion, _) = found(&visit, id).await?;
    if motion.has_gaps() {
        let words = &visit.shell.words;
        let back = Link::new(words.say("motion-back"), id.address());
        return Err(Stop::conflict(words, "motion-gaps-title", words.say("motion-gaps"), back));
    }
    let text = motion.fixed.ok_or(Refusal::NotFound)?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}
