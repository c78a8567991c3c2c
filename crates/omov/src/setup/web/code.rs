//! Step one: the code from the terminal.

use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use omov_web::forms::{Field, Form, Sent};
use omov_web::page::Page;

use super::pass::Pass;
use super::{Step, page};
use crate::house::limits::Trying;
use crate::house::{Answer, Threshold, signs};
use crate::setup::code;

pub(super) async fn ask(at: Threshold, headers: HeaderMap) -> Response {
    match Pass::of(at.house.key(), &headers) {
        Some(_) => Redirect::to("/setup/name").into_response(),
        None => shown(&at, form(&at)).into_response(),
    }
}

pub(super) async fn take(at: Threshold, sent: Sent) -> Answer {
    let typed = sent.one("code").to_owned();
    let length = signs::meant(&typed).chars().count();
    let words = &at.shell.words;
    let slip = if length == 0 {
        Some(words.say("setup-code-missing"))
    } else if length != code::LENGTH {
        Some(words.say_with("setup-code-length", &[("typed", (length as u64).into())]))
    } else {
        at.house.note(Trying::Code, &at.who)?;
        let fits = at.house.store().read(move |tx| Ok(code::fits(tx, &typed)?)).await?;
        (!fits).then(|| words.say("setup-code-wrong"))
    };
    match slip {
        Some(slip) => Ok(shown(&at, form(&at).keep(&sent).wrong("code", slip)).into_response()),
        None => Pass::default().on_to(&at.house, "/setup/name"),
    }
}

fn form(at: &Threshold) -> Form {
    let words = &at.shell.words;
    let code = Field::code(words, "code", words.say("setup-code")).hint(words.say("setup-code-hint"));
    Form::new("/setup", &at.token, words.say("setup-go-on")).with(code)
}

fn shown(at: &Threshold, form: Form) -> Page {
    let problems = form.problems();
    page(at.shell.clone(), Step::Code, form.into()).problems(problems)
}
