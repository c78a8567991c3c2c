//! The link from a mail. Looking at it changes nothing, so programs that read mail may follow it; pressing its button works
//! in the browser that asked, and nowhere else.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use omov_store::{Error, Moment, ReadTx};
use omov_web::forms::{Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Link};

use crate::accounts::entry::Entry;
use crate::accounts::ways::{self, Purpose, Stands};
use crate::house::limits::Trying;
use crate::house::{Answer, Visit};
use crate::members::{self, Standing};

pub(super) async fn show(visit: Visit, Path(link): Path<String>) -> Answer {
    let (named, browser, now) = (link.clone(), visit.browser.clone(), visit.now);
    let stands = visit.house.store().read(move |tx| Ok(ways::look(tx, &named, &browser, now)?)).await?;
    Ok(match stands {
        Stands::Open(way, member) if is_for(&visit, &way, member) => ready(visit, &link, way.purpose).into_response(),
        Stands::Open(..) | Stands::Nothing => closed(visit, "sign-in-link-nothing").into_response(),
        Stands::Elsewhere => elsewhere(visit).into_response(),
        // Whoever presses the link in the mail a second time is in already.
        Stands::Used if visit.reader.me.is_some() => Redirect::to("/").into_response(),
        Stands::Used => closed(visit, "sign-in-link-used").into_response(),
        Stands::Over => closed(visit, "sign-in-link-over").into_response(),
    })
}

pub(super) async fn send(visit: Visit, Path(link): Path<String>, _: Sent) -> Answer {
    visit.house.note(Trying::Code, visit.browser.as_bytes())?;
    let came = come_in(&visit, move |tx, browser, now| ways::look(tx, &link, browser, now)).await?;
    Ok(match came {
        Came::In(answer) => answer,
        Came::Elsewhere => elsewhere(visit).into_response(),
        Came::Used => closed(visit, "sign-in-link-used").into_response(),
        Came::Over => closed(visit, "sign-in-link-over").into_response(),
        Came::Nothing => closed(visit, "sign-in-link-nothing").into_response(),
    })
}

/// What became of trying to come in.
pub(super) enum Came {
    In(Response),
    Elsewhere,
    Used,
    Over,
    Nothing,
}

/// Uses up the way in that is found, and lets its person in.
pub(super) async fn come_in(
    visit: &Visit,
    find: impl Fn(&mut ReadTx<'_>, &str, Moment) -> Result<Stands, Error> + Send + 'static,
) -> Answer<Came> {
    let entry = Entry::new(visit)?;
    let (door, browser, now) = (entry.door(), visit.browser.clone(), visit.now);
    let visitor = visit.clone();
    let come = move |tx: &mut omov_store::WriteTx<'_>| {
        let stands = find(tx, &browser, now)?;
        let Stands::Open(way, member) = &stands else { return Ok(stands) };
        let still = members::find(tx, *member)?.is_some_and(|member| member.standing != Standing::Left);
        if !still || !is_for(&visitor, way, *member) {
            return Ok(Stands::Nothing);
        }
        if !ways::take(tx, way, now)? {
            return Ok(Stands::Used);
        }
        door.open(tx, *member)?;
        Ok(stands)
    };
    Ok(match visit.house.store().write(come).await? {
        Stands::Open(way, _) => Came::In(entry.answer(&way.next)),
        Stands::Elsewhere => Came::Elsewhere,
        Stands::Used => Came::Used,
        Stands::Over => Came::Over,
        Stands::Nothing => Came::Nothing,
    })
}

/// What was asked for to prove again who one is, works for whoever is signed in and for nobody else.
fn is_for(visit: &Visit, way: &ways::Way, member: members::MemberId) -> bool {
    match way.purpose {
        Purpose::SignIn => true,
        Purpose::Proof => visit.reader.me.as_ref().is_some_and(|me| me.id == member),
    }
}

fn ready(visit: Visit, link: &str, purpose: Purpose) -> Page {
    let words = visit.shell.words.clone();
    let (title, button) = match purpose {
        Purpose::SignIn => ("sign-in-title", "sign-in-code-send"),
        Purpose::Proof => ("proof-title", "proof-go-on"),
    };
    let title = words.say_with(title, &[("organisation", visit.organisation.name.into())]);
    let form = Form::new(format!("/sign-in/link/{link}"), &visit.token, words.say(button));
    Page::new(visit.shell, title, form).lead(words.say("sign-in-link-lead")).narrow()
}

fn elsewhere(visit: Visit) -> Page {
    let words = visit.shell.words.clone();
    let here = Markup::joined([Markup::paragraph(&words.say("sign-in-elsewhere-lost")), again(&visit)]);
    let section = Markup::section("lost", &words.say("sign-in-elsewhere-lost-title"), here);
    Page::new(visit.shell, words.say("sign-in-elsewhere-title"), section)
        .lead(words.say("sign-in-elsewhere-lead"))
        .narrow()
        .status(StatusCode::FORBIDDEN)
}

fn closed(visit: Visit, title: &str) -> Page {
    let words = visit.shell.words.clone();
    let body = again(&visit);
    Page::new(visit.shell, words.say(title), body)
        .lead(words.say("sign-in-link-closed-lead"))
        .narrow()
        .status(StatusCode::GONE)
}

/// The way to ask once more.
fn again(visit: &Visit) -> Markup {
    let words = &visit.shell.words;
    let page = if visit.reader.me.is_some() { "/sign-in/again" } else { "/sign-in" };
    Acts { acts: vec![Act::main(Link::new(words.say("sign-in-ask-again"), page))] }.into()
}
