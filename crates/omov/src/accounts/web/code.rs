//! Typing the code from a mail, in the browser that asked for it.

use axum::response::IntoResponse;
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Link};

use super::link::Came;
use crate::accounts::{code, ways};
use crate::house::limits::Trying;
use crate::house::{Answer, Visit, signs};

pub(super) async fn show(visit: Visit) -> Page {
    let form = form(&visit);
    page(visit, form)
}

pub(super) async fn send(visit: Visit, sent: Sent) -> Answer {
    let typed = signs::meant(sent.one("code"));
    let words = visit.shell.words.clone();
    let count = typed.chars().count();
    let problem = if typed.is_empty() {
        words.say("sign-in-code-missing")
    } else if count != code::LENGTH {
        words.say_with("sign-in-code-length", &[("typed", (count as u64).into())])
    } else {
        visit.house.note(Trying::Code, visit.browser.as_bytes())?;
        match super::link::come_in(&visit, move |tx, browser, now| ways::look_for(tx, &typed, browser, now)).await? {
            Came::In(answer) => return Ok(answer),
            Came::Used => words.say("sign-in-code-used"),
            Came::Over => words.say("sign-in-code-over"),
            Came::Elsewhere | Came::Nothing => words.say("sign-in-code-wrong"),
        }
    };
    let form = form(&visit).keep(&sent).wrong("code", problem);
    Ok(page(visit, form).into_response())
}

/// The form for a code.
pub(super) fn form(visit: &Visit) -> Form {
    let words = &visit.shell.words;
    Form::new("/sign-in/code", &visit.token, words.say("sign-in-code-send"))
        .with(Field::code(words, "code", words.say("sign-in-code")).hint(words.say("sign-in-code-hint")))
}

fn page(visit: Visit, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let again = if visit.reader.me.is_some() { "/sign-in/again" } else { "/sign-in" };
    let late = Markup::joined([
        Markup::paragraph(&words.say("sign-in-nothing-came")),
        Acts { acts: vec![Act::link(Link::new(words.say("sign-in-ask-again"), again))] }.into(),
    ]);
    let section = Markup::section("nothing-came", &words.say("sign-in-nothing-came-title"), late);
    let lead = words.say_with("sign-in-sent-lead", &[("minutes", u64::from(ways::MINUTES).into())]);
    Page::new(visit.shell, words.say("sign-in-sent-title"), Markup::joined([form.into(), section]))
        .lead(lead)
        .problems(problems)
        .narrow()
}
