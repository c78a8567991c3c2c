//! Putting oneself on the list, and taking oneself off.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use omov_store::WriteTx;
use omov_web::forms::Sent;

use super::super::{MeetingId, list, meeting};
use super::{find, over};
use crate::house::{Answer, Visit};

pub(super) async fn ask(visit: Visit, Path(id): Path<MeetingId>, _: Sent) -> Answer<Response> {
    change(visit, id, true).await
}

pub(super) async fn leave(visit: Visit, Path(id): Path<MeetingId>, _: Sent) -> Answer<Response> {
    change(visit, id, false).await
}

async fn change(visit: Visit, id: MeetingId, on: bool) -> Answer<Response> {
    find(&visit, id).await?;
    let (words, me, now) = (visit.shell.words.clone(), visit.me()?.id, visit.now);
    let put = move |tx: &mut WriteTx<'_>| {
        let meeting = meeting::one(tx, id)?;
        if !meeting.is_open() {
            return Err(over(&words, &meeting));
        }
        if on {
            let organiser = meeting.is_led_by(tx, me, now)?;
            list::ask(tx, &meeting, me, organiser)
        } else {
            Ok(list::leave(tx, &meeting, me)?)
        }
    };
    visit.house.store().write(put).await?;
    Ok(Redirect::to(&id.address()).into_response())
}
