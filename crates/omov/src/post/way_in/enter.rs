//! Coming in with the letter: by the link in its picture, or by typing its code. Showing the page uses nothing up.

use axum::Extension;
use axum::extract::Path;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use omov_web::forms::{Field, Form, Sent};
use omov_web::page::Page;

use super::{Code, take};
use crate::accounts::{self, NewSession};
use crate::house::limits::{Client, Trying};
use crate::house::{Answer, Visit};

pub(super) async fn new(visit: Visit) -> Page {
    page(&visit, "", |form| form)
}

pub(super) async fn with_code(visit: Visit, Path(code): Path<String>) -> Page {
    let code = Code::typed(&code).map(|code| code.in_groups()).unwrap_or_default();
    page(&visit, &code, |form| form)
}

fn page(visit: &Visit, code: &str, told: impl FnOnce(Form) -> Form) -> Page {
    let words = &visit.shell.words;
    let field = Field::code(words, "code", words.say("way-in-code")).hint(words.say("way-in-code-hint")).value(code);
    let form = told(Form::new("/sign-in/paper", &visit.token, words.say("way-in-enter")).with(field));
    let problems = form.problems();
    Page::new(visit.shell.clone(), words.say("way-in-enter-title"), form)
        .lead(words.say("way-in-enter-lead"))
        .narrow()
        .problems(problems)
}

pub(super) async fn create(visit: Visit, client: Option<Extension<Client>>, sent: Sent) -> Answer<Response> {
    visit.house.note(Trying::Code, visit.browser.as_bytes())?;
    if let Some(Extension(Client(address))) = client {
        visit.house.note(Trying::Code, address.to_string().as_bytes())?;
    }
    let wrong = |problem: &str| {
        let problem = visit.shell.words.say(problem);
        Ok(page(&visit, "", |form| form.keep(&sent).wrong("code", problem)).into_response())
    };
    let Some(code) = Code::typed(sent.one("code")) else { return wrong("way-in-code-short") };
    let now = visit.now;
    let session = NewSession::new(visit.house.key())?;
    let (id, device) = (session.id, visit.shell.words.say("way-in-device"));
    // The code is used up and the door open in one act: nobody loses a letter because the program ended between.
    let entered = visit.house.store().write(move |tx| {
        let Some(member) = take(tx, &code, now)? else { return Ok(false) };
        accounts::open(tx, id, member, &device, now)?;
        Ok(true)
    });
    if !entered.await? {
        return wrong("way-in-code-wrong");
    }
    Ok(([(SET_COOKIE, session.cookie)], Redirect::to("/")).into_response())
}
