//! Signing in with a passkey, or proving again with it: the device knows whose it is, so nothing is typed.

use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use omov_web::forms::Sent;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Link};
use omov_web::refusal::Refusal;

use super::Next;
use super::passkeys::{asked, here};
use crate::accounts::challenges::{self, For};
use crate::accounts::entry::Entry;
use crate::accounts::passkeys;
use crate::house::limits::Trying;
use crate::house::{Answer, Visit};
use crate::members::{self, Standing};

/// What the device is to do, for the script.
pub(super) async fn begin(visit: Visit, _: Sent) -> Answer {
    let here = here(&visit).ok_or(Refusal::NotFound)?;
    visit.house.note(Trying::Code, visit.browser.as_bytes())?;
    asked(&visit, For::SigningIn, passkeys::ask_who(&here)?).await
}

pub(super) async fn send(visit: Visit, Query(next): Query<Next>, sent: Sent) -> Answer {
    let here = here(&visit).ok_or(Refusal::NotFound)?;
    let answer = sent.one("credential").to_owned();
    let named = passkeys::named(&answer);
    let (browser, now) = (visit.browser.clone(), visit.now);
    let take = move |tx: &mut omov_store::WriteTx<'_>| {
        let state = challenges::take(tx, &browser, For::SigningIn, now)?;
        let kept = named.map(|named| passkeys::find(tx, named)).transpose()?.flatten();
        Ok(state.zip(kept))
    };
    let Some((state, kept)) = visit.house.store().write(take).await? else { return Ok(unknown(visit).into_response()) };
    let Some(passkey) = passkeys::proved(&here, &state, &answer, &kept) else {
        return Ok(unknown(visit).into_response());
    };
    // Who is signed in proves that it is they; a passkey of somebody else proves nothing.
    if visit.reader.me.as_ref().is_some_and(|me| me.id != kept.member) {
        return Ok(unknown(visit).into_response());
    }
    let entry = Entry::new(&visit)?;
    let (door, id, member) = (entry.door(), kept.id, kept.member);
    let come = move |tx: &mut omov_store::WriteTx<'_>| {
        let still = members::find(tx, member)?.is_some_and(|member| member.standing != Standing::Left);
        let comes = still && passkeys::used(tx, id, &passkey, now)?;
        if comes {
            door.open(tx, member)?;
        }
        Ok(comes)
    };
    if visit.house.store().write(come).await? {
        Ok(entry.answer(next.safe()))
    } else {
        Ok(unknown(visit).into_response())
    }
}

fn unknown(visit: Visit) -> Page {
    let words = visit.shell.words.clone();
    let page = if visit.reader.me.is_some() { "/sign-in/again" } else { "/sign-in" };
    let acts = Acts { acts: vec![Act::main(Link::new(words.say("passkey-another-way"), page))] };
    Page::new(visit.shell, words.say("passkey-unknown"), acts)
        .lead(words.say("passkey-unknown-lead"))
        .narrow()
        .status(StatusCode::FORBIDDEN)
}
