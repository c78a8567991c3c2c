//! Another address of e-mail for oneself.

use axum::response::{IntoResponse, Redirect};
use omov_web::forms::{Field, Form, Sent};
use omov_web::page::Page;
use omov_web::parts::Link;

use super::{myself, page};
use crate::house::limits::Trying;
use crate::house::{Answer, Visit};
use crate::members::notices::{Notice, Text};
use crate::members::web::fields;
use crate::members::{self, codes, email_changes, email_key};

const CODE: Text = Text { purpose: "new-address", subject: "letter-new-email-subject", body: "letter-new-email-body" };
const TAKEN: Text =
    Text { purpose: "new-address", subject: "letter-new-email-subject", body: "letter-new-email-taken-body" };
const OLD: Text = Text { purpose: "old-address", subject: "letter-old-email-subject", body: "letter-old-email-body" };

fn form(visit: &Visit) -> Form {
    let words = &visit.shell.words;
    Form::new("/me/email", &visit.token, words.say("me-email-button"))
        .with(fields::email(words).hint(words.say("me-email-hint")))
        .back(Link::new(words.say("confirm-back"), "/me"))
}

fn form_page(visit: Visit, form: Form, now: Option<&str>) -> Page {
    let words = &visit.shell.words;
    let lead = match now {
        Some(email) => words.say_with("me-email-lead", &[("email", email.into())]),
        None => words.say("me-email-lead-none"),
    };
    let problems = form.problems();
    page(visit, "me-change-email", form).lead(lead).problems(problems)
}

pub(in crate::members) async fn asked(visit: Visit) -> Answer<Page> {
    let (form, me) = (form(&visit), myself(&visit).await?);
    Ok(form_page(visit, form, me.email.as_deref()))
}

/// What the page answers does not tell whether the address belongs to somebody else; only its owner learns it.
pub(in crate::members) async fn ask(visit: Visit, sent: Sent) -> Answer {
    let me = myself(&visit).await?;
    let email = match fields::typed_email(&sent).and_then(|email| email.ok_or("field-email-wrong")) {
        Ok(email) => email,
        Err(message) => {
            let form = form(&visit).keep(&sent).wrong("email", visit.shell.words.say(message));
            return Ok(form_page(visit, form, me.email.as_deref()).into_response());
        }
    };
    visit.house.note(Trying::Join, &me.id.0)?;
    visit.house.note(Trying::Join, email_key(&email).as_bytes())?;
    let (notice, code, id, now) = (Notice::new(&visit)?, codes::new()?, me.id, visit.now);
    let kept = visit.house.store().write(move |tx| {
        let text = match members::by_email(tx, &email)? {
            Some(owner) if owner != id => TAKEN,
            _ => CODE,
        };
        email_changes::ask(tx, id, &email, &code, now)?;
        Ok(notice.send(tx, None, Some(email.clone()), text, &[("code", code.as_str().into())])?)
    });
    kept.await?;
    Ok(Redirect::to("/me/email/code").into_response())
}

fn code_form(visit: &Visit) -> Form {
    let words = &visit.shell.words;
    Form::new("/me/email/code", &visit.token, words.say("me-email-confirm"))
        .with(Field::code(words, "code", words.say("join-code")).hint(words.say("join-code-hint")))
        .back(Link::new(words.say("confirm-back"), "/me"))
}

fn code_page(visit: Visit, form: Form) -> Page {
    let lead = visit.shell.words.say("me-email-sent");
    let problems = form.problems();
    page(visit, "join-sent-title", form).lead(lead).problems(problems)
}

pub(in crate::members) async fn code_asked(visit: Visit) -> Answer<Page> {
    let form = code_form(&visit);
    Ok(code_page(visit, form))
}

pub(in crate::members) async fn confirm(visit: Visit, sent: Sent) -> Answer {
    let (id, now) = (visit.me()?.id, visit.now);
    visit.house.note(Trying::Code, &id.0)?;
    let (code, notice) = (sent.one("code").to_owned(), Notice::new(&visit)?);
    let changed = visit.house.store().write(move |tx| {
        let Some(before) = email_changes::confirm(tx, id, &code, now)? else { return Ok(false) };
        // Whoever took over a session could take over the account with it, so the old address is told.
        if before.email.is_some() {
            notice.to(tx, &before, OLD, &[])?;
        }
        Ok(true)
    });
    if changed.await? {
        return Ok(Redirect::to("/me?done=email").into_response());
    }
    let form = code_form(&visit).keep(&sent).wrong("code", visit.shell.words.say("join-code-wrong"));
    Ok(code_page(visit, form).into_response())
}
