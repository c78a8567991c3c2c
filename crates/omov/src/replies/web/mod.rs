//! The pages of replies.

mod mine;
mod removing;
mod show;
mod write;

use omov_web::markup::Markup;
use omov_web::parts::Link;
use omov_web::words::Words;
use serde::Deserialize;

use super::{Thing, To};
use crate::house::{Doors, Policy, Stop, Visit};

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors
        .get("/replies/{to}", Policy::EVERYONE, show::show)
        .get("/replies/{to}/write", Policy::MEMBERS, write::ask)
        .post("/replies/{to}/write", Policy::MEMBERS, write::take)
        .get("/replies/{to}/{number}/take-back", Policy::MEMBERS, mine::confirm)
        .post("/replies/{to}/{number}/take-back", Policy::MEMBERS, mine::take_back)
        .get("/replies/{to}/{number}/remove", Policy::MEMBERS.lately(), removing::ask)
        .post("/replies/{to}/{number}/remove", Policy::MEMBERS.lately(), removing::take)
}

/// The parts of an address that name a reply.
#[derive(Clone, Copy, Deserialize)]
struct Which {
    to: To,
    number: u32,
}

/// A link to the replies to a thing: how many there are.
pub(crate) fn link(words: &Words, to: To, replies: u64) -> Markup {
    Markup::link(&Link::new(words.say_with("replies-link", &[("replies", replies.into())]), to.address()))
}

/// So many replies stand on one page.
const SIZE: u32 = 50;

/// Where a reply stands: the page of the list, and its place there.
fn place_of(to: To, number: u32) -> String {
    let page = number.saturating_sub(1) / SIZE + 1;
    let page = if page == 1 { String::new() } else { format!("?page={page}") };
    format!("{}{page}#reply-{number}", to.address())
}

/// The pages that a form about it is within.
fn within(visit: &Visit, to: To, thing: &Thing) -> Vec<Link> {
    let words = &visit.shell.words;
    let mut all = thing.within(words, visit.reader.me.is_some());
    all.push(Link::new(title(words, to), to.address()));
    all
}

/// What is answered, in the title of a page.
fn title(words: &Words, to: To) -> String {
    words.say_with(&format!("replies-to-{}", to.kind.name()), &[("number", u64::from(to.part).into())])
}

/// What cannot be done any more, and why.
fn conflict(words: &Words, to: To, why: &str) -> Stop {
    Stop::conflict(words, "reply-refused", words.say(why), Link::new(words.say("replies-back"), to.address()))
}
