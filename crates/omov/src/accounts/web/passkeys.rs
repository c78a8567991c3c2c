//! Somebody's passkeys: the list, a new one, one less.

use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use omov_web::forms::{Field, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Column, Link, Note, Row, Table};
use omov_web::refusal::Refusal;
use omov_web::words::Words;
use webauthn_rs::prelude::Webauthn;

use super::passkey::{Part, with_script};
use super::sessions::Done;
use crate::accounts::challenges::{self, For};
use crate::accounts::letters;
use crate::accounts::passkeys::{self, Challenge, Kept, PasskeyId};
use crate::house::{Answer, Visit};
use crate::{members, post};

/// A name is so many characters long at most.
const LONGEST_NAME: usize = 60;

pub(super) async fn list(visit: Visit, Query(Done { done }): Query<Done>) -> Answer<Page> {
    let kept = mine(&visit).await?;
    let words = visit.shell.words.clone();
    let said = match done.as_str() {
        "added" => Note::done(Markup::paragraph(&words.say("passkeys-added"))).into(),
        "removed" => Note::done(Markup::paragraph(&words.say("passkeys-removed"))).into(),
        _ => Markup::default(),
    };
    let add = Acts { acts: vec![Act::main(Link::new(words.say("passkeys-add"), "/me/passkeys/new"))] };
    let body = if here(&visit).is_none() {
        Note::turn(Markup::paragraph(&words.say("passkeys-not-here"))).into()
    } else if kept.is_empty() {
        Card::empty(words.say("passkeys-none"), &words.say("passkeys-none-yet"), add).level(2).into()
    } else {
        let columns = ["passkeys-name", "passkeys-remove"].map(|name| Column::words(words.say(name)));
        let caption = words.say_with("passkeys-caption", &[("passkeys", (kept.len() as u64).into())]);
        let rows: Vec<_> = kept.iter().map(|one| row(&visit, one)).collect();
        Markup::joined([Table::new(&words, caption, columns).rows(rows).into(), add.into()])
    };
    let place = place(&words);
    Ok(Page::new(visit.shell, words.say("passkeys-title"), Markup::joined([said, body]))
        .lead(words.say("passkeys-lead"))
        .place(place))
}

/// What a page about passkeys belongs to.
fn place(words: &Words) -> [Link; 2] {
    [Link::new(words.say("me-title"), "/me"), Link::new(words.say("sessions-title"), "/me/sessions")]
}

fn row(visit: &Visit, kept: &Kept) -> Row {
    let words = &visit.shell.words;
    let made = visit.short(kept.made_at);
    let since = match kept.used_on {
        Some(day) => words.say_with("passkeys-used", &[("made", made.into()), ("used", visit.short(day).into())]),
        None => words.say_with("passkeys-never", &[("made", made.into())]),
    };
    let remove = Link::new(words.say("passkeys-remove"), format!("/me/passkeys/{}/remove", kept.id));
    let remove = Act::takes(remove).sent_with(visit.token.as_str()).about(&kept.name);
    Row::new(Markup::joined([Markup::name(&kept.name), Markup::small(&since)]), [remove.into()])
}

pub(super) async fn new(visit: Visit) -> Answer {
    let field = name_field(&visit).value(visit.device.said(&visit.shell.words));
    Ok(new_page(visit, field))
}

fn name_field(visit: &Visit) -> Field {
    let words = &visit.shell.words;
    Field::text(words, "name", words.say("passkeys-call-it")).hint(words.say("passkeys-call-it-hint"))
}

fn new_page(visit: Visit, field: Field) -> Response {
    let words = visit.shell.words.clone();
    let below = place(&words).into_iter().chain([Link::new(words.say("passkeys-title"), "/me/passkeys")]);
    if here(&visit).is_none() {
        let note = Note::turn(Markup::paragraph(&words.say("passkeys-not-here")));
        return Page::new(visit.shell, words.say("passkeys-add"), note).place(below).narrow().into_response();
    }
    let problem = field.problem();
    let body = Part::add(&visit, field.into()).markup();
    let page = Page::new(visit.shell, words.say("passkeys-add"), body).lead(words.say("passkeys-add-lead"));
    with_script(page.place(below).problems(problem.into_iter().collect()).narrow())
}

/// What the device is to do, for the script.
pub(super) async fn begin(visit: Visit, _: Sent) -> Answer {
    let here = here(&visit).ok_or(Refusal::NotFound)?;
    let challenge = passkeys::ask_to_add(&here, visit.me()?, &mine(&visit).await?)?;
    asked(&visit, For::Adding, challenge).await
}

/// Keeps a challenge for the browser and gives it to the script.
pub(super) async fn asked(visit: &Visit, what_for: For, challenge: Challenge) -> Answer {
    let Challenge { asked: json, kept } = challenge;
    let (browser, now) = (visit.browser.clone(), visit.now);
    visit.house.store().write(move |tx| Ok(challenges::keep(tx, &browser, what_for, &kept, now)?)).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], json).into_response())
}

pub(super) async fn add(visit: Visit, sent: Sent) -> Answer {
    let here = here(&visit).ok_or(Refusal::NotFound)?;
    let words = visit.shell.words.clone();
    // The device has made its half already, so a missing name is no reason to refuse the other.
    let name = match sent.one("name") {
        "" => visit.device.said(&words),
        name => name.chars().take(LONGEST_NAME).collect(),
    };
    let (browser, me, now) = (visit.browser.clone(), visit.me()?.id, visit.now);
    let take = move |tx: &mut omov_store::WriteTx<'_>| Ok(challenges::take(tx, &browser, For::Adding, now)?);
    let state = visit.house.store().write(take).await?;
    let Some(new) = state.and_then(|state| passkeys::added(&here, &state, sent.one("credential"))) else {
        let field = name_field(&visit).value(name).wrong(words.say("passkeys-not-made"));
        return Ok(new_page(visit, field));
    };
    let notice = letters::passkey(&visit, "passkey-mail-added")?;
    let keep = move |tx: &mut omov_store::WriteTx<'_>| {
        if passkeys::add(tx, &new, me, &name, now)?
            && let Some(member) = members::find(tx, me)?
            && let Some(email) = &member.email
        {
            post::send(tx, &letters::to(&notice, email, Some(&member)), now)?;
        }
        Ok(())
    };
    visit.house.store().write(keep).await?;
    Ok(Redirect::to("/me/passkeys?done=added").into_response())
}

pub(super) async fn remove(visit: Visit, Path(passkey): Path<PasskeyId>, _: Sent) -> Answer {
    let (me, now) = (visit.me()?.id, visit.now);
    let notice = letters::passkey(&visit, "passkey-mail-removed")?;
    let remove = move |tx: &mut omov_store::WriteTx<'_>| {
        if !passkeys::remove(tx, me, passkey)? {
            return Err(Refusal::NotFound.into());
        }
        let member = members::find(tx, me)?;
        if let Some(email) = member.as_ref().and_then(|member| member.email.as_deref()) {
            post::send(tx, &letters::to(&notice, email, member.as_ref()), now)?;
        }
        Ok(())
    };
    visit.house.store().write(remove).await?;
    Ok(Redirect::to("/me/passkeys?done=removed").into_response())
}

/// The reader's passkeys.
async fn mine(visit: &Visit) -> Answer<Vec<Kept>> {
    let me = visit.me()?.id;
    visit.house.store().read(move |tx| Ok(passkeys::of(tx, me)?)).await
}

/// How passkeys work at this address, if they do.
pub(super) fn here(visit: &Visit) -> Option<Webauthn> {
    passkeys::here(&visit.house, &visit.organisation.name)
}
