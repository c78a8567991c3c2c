//! The pages of nominations.

mod candidates;
mod extend;
mod list;
mod name;
mod new;
mod one;
mod show;
mod stand;
mod when;

pub(crate) use candidates::said;
pub(crate) use list::{all, of_office, rows};

use omov_store::ReadTx;
use omov_web::parts::Link;
use omov_web::words::Words;

use super::round::{self, Round};
use super::{NominationId, RoundId};
use crate::groups::{self, Place};
use crate::house::{Answer, Doors, Policy, Stop, Visit};

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors
        .get("/groups/{group}/nominations/new", Policy::MEMBERS, new::choose)
        .get("/groups/{group}/nominations/new/{office}", Policy::MEMBERS, new::ask)
        .post("/groups/{group}/nominations/new/{office}", Policy::MEMBERS, new::take)
        .get("/nominations/{round}", Policy::EVERYONE, show::show)
        .get("/nominations/{round}/statements.txt", Policy::EVERYONE, one::statements)
        .get("/nominations/{round}/name", Policy::MEMBERS, name::ask)
        .post("/nominations/{round}/name", Policy::MEMBERS, name::take)
        .get("/nominations/{round}/stand", Policy::MEMBERS, stand::ask)
        .post("/nominations/{round}/stand", Policy::MEMBERS, stand::take)
        .get("/nominations/{round}/withdraw", Policy::MEMBERS, stand::ask_withdraw)
        .post("/nominations/{round}/withdraw", Policy::MEMBERS, stand::withdraw)
        .get("/nominations/{round}/extend", Policy::MEMBERS, extend::ask)
        .post("/nominations/{round}/extend", Policy::MEMBERS, extend::take)
        .get("/nominations/{round}/{nomination}", Policy::EVERYONE, one::show)
        .post("/nominations/{round}/{nomination}/support", Policy::MEMBERS, one::support)
}

/// Nominations with their group.
async fn found(visit: &Visit, id: RoundId) -> Answer<(Round, Place)> {
    let read = move |tx: &mut ReadTx<'_>| {
        let round = round::one(tx, id)?;
        let place = round.place(tx)?;
        Ok((round, place))
    };
    visit.house.store().read(read).await
}

/// The same, as long as names are taken; `title` says what cannot be done when they are not.
async fn open(visit: &Visit, id: RoundId, title: &str) -> Answer<(Round, Place)> {
    let (round, place) = found(visit, id).await?;
    if round.is_open(visit.now) { Ok((round, place)) } else { Err(late(&visit.shell.words, id, title)) }
}

/// What the page of nominations is called.
fn title(visit: &Visit, round: &Round, place: &Place) -> String {
    let with = [
        ("office", visit.book.title_in("offices", &round.office).into()),
        ("group", place.group().name.as_str().into()),
    ];
    visit.shell.words.say_with("nominations-title", &with)
}

/// Where its pages are.
fn places(words: &Words, place: &Place, signed_in: bool) -> Vec<Link> {
    groups::web::trail(place, signed_in, Link::new(words.say("ballots-title"), "/ballots"))
}

/// The same, with the nominations themselves.
fn within(visit: &Visit, round: &Round, place: &Place) -> Vec<Link> {
    let mut all = places(&visit.shell.words, place, visit.reader.me.is_some());
    all.push(Link::new(title(visit, round, place), round.id.address()));
    all
}

/// What cannot be done, and why, with the way back.
fn conflict(words: &Words, id: RoundId, title: &str, why: &str) -> Stop {
    Stop::conflict(words, title, words.say(why), Link::new(words.say("nominations-back"), id.address()))
}

/// What cannot be done since nominations are over.
fn late(words: &Words, id: RoundId, title: &str) -> Stop {
    conflict(words, id, title, "nominations-late")
}

/// No election follows from these nominations, or not any more.
pub(crate) fn not_to_elect(words: &Words, id: RoundId) -> Stop {
    conflict(words, id, "ballot-call-refused", "nomination-ballot-not")
}
