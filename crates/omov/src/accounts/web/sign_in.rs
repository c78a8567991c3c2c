//! Asking for a way in. Whether an address is a member's makes no difference to what is shown or done: the mail alone
//! tells, and only its owner reads it.

use axum::Extension;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use lettre::Address;
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Link};
use omov_web::words::Words;

use super::passkey::{self, with_script};
use super::{Next, elsewhere};
use crate::accounts::letters;
use crate::accounts::ways::{Asked, Purpose};
use crate::house::limits::{Client, Trying};
use crate::house::{Answer, Visit};
use crate::members::{self, MemberId, Standing};
use crate::post;

pub(super) async fn show(visit: Visit, Query(next): Query<Next>) -> Answer {
    if visit.reader.me.is_some() {
        return Ok(Redirect::to(next.safe()).into_response());
    }
    let form = form(&visit, &next);
    Ok(page(visit, form, &next))
}

pub(super) async fn send(
    visit: Visit,
    Query(next): Query<Next>,
    client: Option<Extension<Client>>,
    sent: Sent,
) -> Answer {
    let Some(email) = address(sent.one("email")) else {
        let words = &visit.shell.words;
        let problem = if sent.one("email").is_empty() { "sign-in-email-missing" } else { "sign-in-email-wrong" };
        let form = form(&visit, &next).keep(&sent).wrong("email", words.say(problem));
        return Ok(page(visit, form, &next));
    };
    visit.house.note(Trying::SignIn, visit.browser.as_bytes())?;
    if let Some(Extension(client)) = client {
        visit.house.note(Trying::SignInFrom, &client.network())?;
    }
    visit.house.note(Trying::SignIn, members::email_key(&email).as_bytes())?;
    ask(&visit, email, next.safe()).await?;
    Ok(Redirect::to("/sign-in/code").into_response())
}

/// Keeps a way in and puts a mail into the post: the same statements for members and for strangers.
async fn ask(visit: &Visit, email: String, next: &str) -> Answer<()> {
    let asked = Asked::new(Purpose::SignIn, &visit.browser, next, visit.now)?;
    let mails = [letters::way_in(visit, &asked, Purpose::SignIn)?, letters::not_on_the_roll(visit)?];
    let (row, now) = (asked.row, visit.now);
    let keep = move |tx: &mut omov_store::WriteTx<'_>| {
        let found = members::by_email(tx, &email)?.unwrap_or(MemberId([0; 16]));
        let member = members::find(tx, found)?.filter(|member| member.standing != Standing::Left);
        row.keep(tx, member.as_ref().map(|member| member.id))?;
        let mail = if member.is_some() { &mails[0] } else { &mails[1] };
        Ok(post::send(tx, &letters::to(mail, &email, member.as_ref()), now)?)
    };
    visit.house.store().write(keep).await
}

/// What was typed, if a mail can be sent there.
fn address(typed: &str) -> Option<String> {
    let address: Address = typed.parse().ok()?;
    (typed.len() <= 254 && address.domain().contains('.')).then(|| typed.to_owned())
}

fn form(visit: &Visit, next: &Next) -> Form {
    let words = &visit.shell.words;
    Form::new(next.after("/sign-in"), &visit.token, words.say("sign-in-send"))
        .with(Field::email(words, "email", words.say("sign-in-email")).hint(words.say("sign-in-email-hint")))
}

/// The way in for who has a letter instead of an address.
pub(super) fn on_paper(words: &Words) -> Markup {
    Acts { acts: vec![Act::link(Link::new(words.say("sign-in-paper"), "/sign-in/paper"))] }.into()
}

fn page(visit: Visit, form: Form, next: &Next) -> Response {
    let words = visit.shell.words.clone();
    let title = words.say_with("sign-in-title", &[("organisation", visit.organisation.name.clone().into())]);
    let problems = form.problems();
    let passkey = passkey::use_one(&visit, next);
    let letter = Markup::section("paper", &words.say("sign-in-paper-title"), on_paper(&words));
    let body = Markup::joined([form.into(), passkey, elsewhere::section(&visit, next), letter]);
    with_script(Page::new(visit.shell, title, body).lead(words.say("sign-in-lead")).problems(problems).narrow())
}
