//! The pages of motions.

mod amend;
mod amendment;
mod answer;
mod conditioning;
mod conditions;
mod deciding;
mod decision;
mod evidence;
mod fix;
mod forward;
mod giving;
mod journey;
mod list;
mod new;
mod piece;
mod removing;
mod scope;
mod shape;
mod show;
mod side;
mod sign;
mod text;
mod version;
mod voted;

pub(crate) use list::rows;
pub(crate) use voted::voted_on;

use omov_store::ReadTx;
use omov_web::parts::Link;
use omov_web::words::Words;
use serde::Deserialize;

use super::{Motion, MotionId, motion};
use crate::groups::{self, Place};
use crate::house::{Answer, Doors, Policy, Stop, Visit};

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors
        .get("/motions", Policy::EVERYONE, list::show)
        .get("/groups/{group}/motions/new", Policy::MEMBERS, new::ask)
        .post("/groups/{group}/motions/new", Policy::MEMBERS, new::take)
        .get("/motions/{motion}", Policy::EVERYONE, show::show)
        .get("/motions/{motion}/versions/{version}", Policy::EVERYONE, version::show)
        .get("/motions/{motion}/text.txt", Policy::EVERYONE, fix::text)
        .post("/motions/{motion}/sign", Policy::MEMBERS, sign::sign)
        .post("/motions/{motion}/movers", Policy::MEMBERS, sign::ask)
        .post("/motions/{motion}/movers/answer", Policy::MEMBERS, sign::answer)
        .get("/motions/{motion}/withdraw", Policy::MEMBERS, fix::ask_withdraw)
        .post("/motions/{motion}/withdraw", Policy::MEMBERS, fix::withdraw)
        .get("/motions/{motion}/fix", Policy::MEMBERS, fix::ask)
        .post("/motions/{motion}/fix", Policy::MEMBERS, fix::fix)
        .get("/motions/{motion}/remove/{part}", Policy::MEMBERS.lately(), removing::ask)
        .post("/motions/{motion}/remove/{part}", Policy::MEMBERS.lately(), removing::take)
        .get("/motions/{motion}/decision", Policy::EVERYONE, decision::show)
        .get("/motions/{motion}/decision/owner", Policy::MEMBERS, deciding::ask_owner)
        .post("/motions/{motion}/decision/owner", Policy::MEMBERS, deciding::owner)
        .get("/motions/{motion}/decision/task", Policy::MEMBERS, deciding::ask_task)
        .post("/motions/{motion}/decision/task", Policy::MEMBERS, deciding::task)
        .post("/motions/{motion}/decision/tasks/{task}/done", Policy::MEMBERS, deciding::done)
        .get("/motions/{motion}/decision/happened", Policy::MEMBERS, deciding::ask_happened)
        .post("/motions/{motion}/decision/happened", Policy::MEMBERS, deciding::happened)
        .get("/motions/{motion}/decision/say", Policy::MEMBERS, deciding::ask_say)
        .post("/motions/{motion}/decision/say", Policy::MEMBERS, deciding::say)
        .get("/motions/{motion}/amend", Policy::MEMBERS, amend::ask)
        .post("/motions/{motion}/amend", Policy::MEMBERS, amend::take)
        .get("/motions/{motion}/amendments/{amendment}", Policy::EVERYONE, amendment::show)
        .post("/motions/{motion}/amendments/{amendment}/accept", Policy::MEMBERS, answer::accept)
        .post("/motions/{motion}/amendments/{amendment}/agree", Policy::MEMBERS, answer::agree)
        .get("/motions/{motion}/amendments/{amendment}/decline", Policy::MEMBERS, answer::ask_decline)
        .post("/motions/{motion}/amendments/{amendment}/decline", Policy::MEMBERS, answer::decline)
        .get("/motions/{motion}/amendments/{amendment}/withdraw", Policy::MEMBERS, answer::ask_withdraw)
        .post("/motions/{motion}/amendments/{amendment}/withdraw", Policy::MEMBERS, answer::withdraw)
        .get("/motions/{motion}/clauses/{clause}/evidence", Policy::MEMBERS, giving::ask)
        .post("/motions/{motion}/clauses/{clause}/evidence", Policy::MEMBERS, giving::take)
        .get("/motions/{motion}/evidence/{evidence}", Policy::EVERYONE, piece::show)
        .get("/motions/{motion}/evidence/{evidence}/check", Policy::MEMBERS, piece::ask_check)
        .post("/motions/{motion}/evidence/{evidence}/check", Policy::MEMBERS, piece::check)
        .get("/motions/{motion}/evidence/{evidence}/take-back", Policy::MEMBERS, piece::ask_take_back)
        .post("/motions/{motion}/evidence/{evidence}/take-back", Policy::MEMBERS, piece::take_back)
        .get("/motions/{motion}/conditions/write", Policy::MEMBERS, conditioning::ask)
        .post("/motions/{motion}/conditions/write", Policy::MEMBERS, conditioning::write)
        .get("/motions/{motion}/conditions/{condition}/answer", Policy::MEMBERS, conditioning::ask_answer)
        .post("/motions/{motion}/conditions/{condition}/answer", Policy::MEMBERS, conditioning::answer)
        .post("/motions/{motion}/conditions/{condition}/met", Policy::MEMBERS, conditioning::met)
        .get("/motions/{motion}/conditions/{condition}/not-yet", Policy::MEMBERS, conditioning::ask_missing)
        .post("/motions/{motion}/conditions/{condition}/not-yet", Policy::MEMBERS, conditioning::missing)
        .get("/motions/{motion}/conditions/{condition}/take-back", Policy::MEMBERS, conditioning::ask_take_back)
        .post("/motions/{motion}/conditions/{condition}/take-back", Policy::MEMBERS, conditioning::take_back)
        .get("/motions/{motion}/forward", Policy::MEMBERS, forward::ask)
        .post("/motions/{motion}/forward", Policy::MEMBERS, forward::take)
}

/// The parts of an address that name an amendment.
#[derive(Clone, Copy, Deserialize)]
struct Which {
    motion: MotionId,
    amendment: u32,
}

/// A motion with its group.
async fn found(visit: &Visit, id: MotionId) -> Answer<(Motion, Place)> {
    let read = move |tx: &mut ReadTx<'_>| {
        let motion = motion::one(tx, id)?;
        let place = motion.place(tx)?;
        Ok((motion, place))
    };
    visit.house.store().read(read).await
}

/// Where its pages are.
fn places(words: &Words, place: &Place, signed_in: bool) -> Vec<Link> {
    groups::web::trail(place, signed_in, Link::new(words.say("motions-title"), "/motions"))
}

/// The same, with the motion itself.
fn within(visit: &Visit, place: &Place, motion: &Motion) -> Vec<Link> {
    let mut all = places(&visit.shell.words, place, visit.reader.me.is_some());
    all.push(Link::new(&*motion.title, motion.id.address()));
    all
}

/// The same, where the motion takes nothing any more.
fn too_late(words: &Words, motion: MotionId, title: &str) -> Stop {
    Stop::conflict(words, title, words.say("motion-over"), Link::new(words.say("motion-back"), motion.address()))
}

/// Somebody who wrote something: by their name for whoever is signed in, and without it for everybody else.
fn who(visit: &Visit, name: Option<&str>) -> String {
    match name.filter(|_| visit.reader.me.is_some()) {
        Some(name) => name.to_owned(),
        None => visit.shell.words.say("motion-a-member"),
    }
}
