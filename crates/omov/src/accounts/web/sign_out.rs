//! Signing out, in this browser.

use axum::http::header;
use axum::response::{IntoResponse, Redirect};
use omov_web::forms::{Form, Sent};
use omov_web::page::Page;

use crate::accounts;
use crate::house::{Answer, Visit};

pub(super) async fn show(visit: Visit) -> Page {
    let words = visit.shell.words.clone();
    let form = Form::new("/sign-out", &visit.token, words.say("sign-out-send"));
    Page::new(visit.shell, words.say("sign-out-title"), form).lead(words.say("sign-out-lead")).narrow()
}

pub(super) async fn send(visit: Visit, _: Sent) -> Answer {
    let session = visit.me()?.session.id;
    visit.house.store().write(move |tx| Ok(accounts::end(tx, session)?)).await?;
    let mut answer = Redirect::to("/sign-in").into_response();
    if let Some(forget) = accounts::forgotten(visit.house.key()) {
        answer.headers_mut().append(header::SET_COOKIE, forget);
    }
    Ok(answer)
}
