//! The first page for who is not signed in: whose house this is, and the two ways in.

use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Link};

use crate::groups;
use crate::house::{Answer, Visit};
use crate::members::{self, Standing};

pub(super) async fn show(visit: Visit) -> Answer<Page> {
    let found = visit.house.store().read(move |tx| {
        let Some(whole) = groups::whole(tx)? else { return Ok(None) };
        let members = members::count(tx, whole.id, Standing::Member)?;
        Ok(Some((whole, members)))
    });
    let found = found.await?;
    let words = visit.shell.words.clone();
    let lead = match &found {
        Some((_, members)) => words.say_with("front-lead", &[("members", (*members).into())]),
        None => words.say("front-lead-new"),
    };
    let about = found.map(|(whole, _)| whole.about).filter(|about| !about.trim().is_empty());
    let about = about.map(|about| Markup::markdown(&about)).unwrap_or_default();
    let card = |title: &str, body: &str, act| {
        Card::new(words.say(title), Markup::paragraph(&words.say(body))).acts(Acts { acts: vec![act] }).level(2).into()
    };
    let sign_in =
        card("front-member", "front-member-how", Act::main(Link::new(words.say("front-sign-in"), "/sign-in")));
    let join = card("front-join", "front-join-how", Act::second(Link::new(words.say("front-join-act"), "/join")));
    let ways = Markup::columns(sign_in, join, true);
    let how =
        Markup::section("front-how", &words.say("front-how"), Markup::paragraph(&words.say("front-how-it-works")));
    let name = visit.organisation.name.clone();
    Ok(Page::new(visit.shell, name, Markup::joined([about, ways, how])).lead(lead))
}
