//! Signing a motion, and moving it together.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use omov_store::WriteTx;
use omov_web::forms::Sent;
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::too_late;
use crate::house::{Answer, Stop, Visit};
use crate::members::MemberId;
use crate::motions::{Motion, MotionId, motion, movers};

/// The motion, as long as it is open.
fn open(
    tx: &mut WriteTx<'_>,
    words: &Words,
    id: MotionId,
    title: &str,
    now: omov_store::Moment,
) -> Result<Motion, Stop> {
    let motion = motion::one(tx, id)?;
    if motion.is_open(now) { Ok(motion) } else { Err(too_late(words, id, title)) }
}

pub(super) async fn sign(visit: Visit, Path(id): Path<MotionId>, sent: Sent) -> Answer<Response> {
    let yes = match sent.one("sign") {
        "yes" => true,
        "no" => false,
        _ => return Err(Refusal::BadRequest.into()),
    };
    let (words, zone, me, now) =
        (visit.shell.words.clone(), visit.organisation.zone.clone(), visit.me()?.id, visit.now);
    let put = move |tx: &mut WriteTx<'_>| {
        let motion = open(tx, &words, id, "motion-sign-refused", now)?;
        movers::sign(tx, (&words, &zone), &motion, (me, yes), now)
    };
    visit.house.store().write(put).await?;
    let done = if yes { "signed" } else { "unsigned" };
    Ok(Redirect::to(&format!("{}?done={done}", id.address())).into_response())
}

pub(super) async fn ask(visit: Visit, Path(id): Path<MotionId>, _: Sent) -> Answer<Response> {
    let (words, zone, me, now) =
        (visit.shell.words.clone(), visit.organisation.zone.clone(), visit.me()?.id, visit.now);
    let put = move |tx: &mut WriteTx<'_>| {
        let motion = open(tx, &words, id, "motion-join-refused", now)?;
        movers::ask(tx, (&words, &zone), &motion, me, now)
    };
    visit.house.store().write(put).await?;
    Ok(Redirect::to(&format!("{}?done=asked", id.address())).into_response())
}

pub(super) async fn answer(visit: Visit, Path(id): Path<MotionId>, sent: Sent) -> Answer<Response> {
    let (said, who) = sent.one("mover").split_once(' ').unwrap_or_default();
    let who: MemberId = who.parse().map_err(|_| Refusal::BadRequest)?;
    let yes = match said {
        "yes" => true,
        "no" => false,
        _ => return Err(Refusal::BadRequest.into()),
    };
    let (words, me, now) = (visit.shell.words.clone(), visit.me()?.id, visit.now);
    let put = move |tx: &mut WriteTx<'_>| {
        open(tx, &words, id, "motion-join-refused", now)?;
        movers::answer(tx, id, me, (who, yes))
    };
    visit.house.store().write(put).await?;
    Ok(Redirect::to(&id.address()).into_response())
}
