//! The pages of debates.

mod all;
mod export;
mod list;
mod mine;
mod new;
mod removing;
mod say;
mod show;
mod standing;
mod together;
mod vote;

pub(crate) use list::rows;

use axum::http::StatusCode;
use omov_store::ReadTx;
use omov_web::markup::Markup;
use omov_web::parts::Link;
use omov_web::refusal::{Refusal, Said};
use omov_web::words::Words;
use serde::Deserialize;

use super::debate::Statement;
use super::{Debate, DebateId, debate};
use crate::groups::{self, Place};
use crate::house::{Answer, Doors, Policy, Stop, Visit};

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors
        .get("/debates", Policy::EVERYONE, list::show)
        .get("/groups/{group}/debates/new", Policy::MEMBERS, new::ask)
        .post("/groups/{group}/debates/new", Policy::MEMBERS, new::take)
        .get("/debates/{debate}", Policy::EVERYONE, show::show)
        .post("/debates/{debate}/next", Policy::MEMBERS, vote::next)
        .post("/debates/{debate}/{statement}/vote", Policy::MEMBERS, vote::vote)
        .get("/debates/{debate}/mine", Policy::MEMBERS, mine::show)
        .get("/debates/{debate}/say", Policy::MEMBERS, say::ask)
        .post("/debates/{debate}/say", Policy::MEMBERS, say::take)
        .get("/debates/{debate}/findings.json", Policy::EVERYONE, export::json)
        .get("/debates/{debate}/findings.csv", Policy::EVERYONE, export::csv)
        .get("/debates/{debate}/together", Policy::EVERYONE, together::show)
        .get("/debates/{debate}/all", Policy::EVERYONE, all::show)
        .get("/debates/{debate}/{statement}/remove", Policy::MEMBERS.lately(), removing::ask)
        .post("/debates/{debate}/{statement}/remove", Policy::MEMBERS.lately(), removing::take)
        .get("/debates/{debate}/{statement}/take-back", Policy::MEMBERS, mine::confirm)
        .post("/debates/{debate}/{statement}/take-back", Policy::MEMBERS, mine::take_back)
}

/// The parts of an address that name a statement.
#[derive(Clone, Copy, Deserialize)]
struct Which {
    debate: DebateId,
    statement: u32,
}

/// A statement as others read it: its words, and where they come from.
fn body(words: &Words, statement: &Statement) -> Markup {
    Markup::joined([Markup::lines([Markup::name(&statement.body)]), source(words, statement)])
}

/// Where it comes from, if that was named.
fn source(words: &Words, statement: &Statement) -> Markup {
    let Some(source) = &statement.source else { return Markup::default() };
    let mut line = vec![Markup::text(&words.say("debate-source")), Markup::name(&source.text)];
    if let (Some(host), Some(link)) = (source.host(), &source.link) {
        line.push(Markup::outside(&words.say_with("debate-source-at", &[("host", host.into())]), link));
    }
    Markup::line(line)
}

/// A debate with its group.
async fn found(visit: &Visit, id: DebateId) -> Answer<(Debate, Place)> {
    let read = move |tx: &mut ReadTx<'_>| {
        let debate = debate::one(tx, id)?;
        let place = debate.place(tx)?;
        Ok((debate, place))
    };
    visit.house.store().read(read).await
}

/// Where its pages are.
fn places(words: &Words, place: &Place, signed_in: bool) -> Vec<Link> {
    groups::web::trail(place, signed_in, Link::new(words.say("debates-title"), "/debates"))
}

/// The same, with the debate itself.
fn within(words: &Words, place: &Place, debate: &Debate) -> Vec<Link> {
    let mut all = places(words, place, true);
    all.push(Link::new(&*debate.question, debate.id.address()));
    all
}

/// What cannot be done any more, and why.
fn too_late(words: &Words, debate: DebateId, title: &str, why: &str) -> Stop {
    Refusal::Said(Said {
        status: StatusCode::CONFLICT,
        title: words.say(title),
        why: words.say(why),
        record: None,
        instead: vec![Link::new(words.say("debate-back"), debate.address())],
    })
    .into()
}
