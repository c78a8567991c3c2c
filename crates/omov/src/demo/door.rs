//! The way in to the made-up movement: a link for each kind of reader. There is no such door in any other house.

use std::sync::Arc;

use axum::extract::Path;
use axum::response::Response;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Link};
use omov_web::refusal::Refusal;

use crate::accounts;
use crate::house::{Answer, Doors, Policy, Visit};
use crate::members::MemberId;

/// Somebody in whose place a visitor may look round.
#[derive(Clone, Debug)]
pub(super) struct Key {
    /// What is in the address: nobody guesses it.
    pub(super) code: String,
    pub(super) member: MemberId,
    pub(super) name: String,
    /// The message that says what they are: `demo-secretary`.
    pub(super) role: &'static str,
    /// The group in which they are that.
    pub(super) group: String,
}

/// The routes beside those of every house.
pub(super) fn routes(doors: Doors, keys: Vec<Key>) -> Doors {
    let keys: Arc<[Key]> = keys.into();
    let shown = keys.clone();
    doors.get("/demo/{code}", Policy::EVERYONE, move |visit, code| show(shown.clone(), visit, code)).post(
        "/demo/{code}",
        Policy::EVERYONE,
        move |visit, code| enter(keys.clone(), visit, code),
    )
}

fn found(keys: &[Key], code: &str) -> Result<Key, Refusal> {
    keys.iter().find(|key| key.code == code).cloned().ok_or(Refusal::NotFound)
}

async fn show(keys: Arc<[Key]>, visit: Visit, Path(code): Path<String>) -> Answer<Page> {
    let key = found(&keys, &code)?;
    let words = &visit.shell.words;
    let with = [("name", key.name.as_str().into()), ("group", key.group.as_str().into())];
    let title = words.say_with("demo-title", &with);
    let lead = words.say_with(key.role, &with);
    let act = Link::new(words.say_with("demo-enter", &with), format!("/demo/{code}"));
    let body = [
        Markup::paragraph(&words.say("demo-what")),
        Acts { acts: vec![Act::main(act).sent_with(visit.token.as_str())] }.into(),
    ];
    Ok(Page::new(visit.shell.clone(), title, Markup::joined(body)).lead(lead).narrow())
}

async fn enter(keys: Arc<[Key]>, visit: Visit, Path(code): Path<String>) -> Answer<Response> {
    let key = found(&keys, &code)?;
    accounts::web::signed_in(&visit, key.member, "/").await
}
