//! What comes next, for the browser in which the movement was founded.

use axum::http::HeaderMap;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Facts, Link};
use omov_web::refusal::Refusal;

use super::pass::Pass;
use super::{Step, page};
use crate::house::{Answer, Visit};

pub(super) async fn show(visit: Visit, headers: HeaderMap) -> Answer<Page> {
    let pass = Pass::of(visit.house.key(), &headers).filter(|pass| !pass.letters.is_empty());
    let pass = pass.ok_or(Refusal::NotFound)?;
    let words = visit.shell.words.clone();
    let [first, second] = ["setup-done-first", "setup-done-second"].map(|name| words.say(name));
    let letters = pass.letters.iter().zip([first, second]);
    let facts = letters.fold(Facts::default(), |facts, (email, name)| facts.with(name, Markup::name(email)));
    let sentences = ["setup-done-sign-in", "setup-done-no-mail", "setup-done-wrong"].map(|name| words.say(name));
    let sentences = Markup::joined(sentences.iter().map(|sentence| Markup::paragraph(sentence)));
    let sign_in = Act::main(Link::new(words.say("setup-done-go"), "/sign-in"));
    let body = Markup::joined([facts.into(), sentences, Acts { acts: vec![sign_in] }.into()]);
    Ok(page(visit.shell, Step::Done, body))
}
