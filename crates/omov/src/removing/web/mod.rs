//! The pages of the room: the policy with what came of it, and one removal for those whom it concerns.

mod appeal;
mod list;
mod panel;
mod show;
mod waiting;

use omov_web::parts::Link;
use omov_web::words::Words;

use super::RemovalId;
use crate::house::{Doors, Policy, Stop};

pub(crate) use waiting::waiting;

/// The longest explanation.
const LONGEST: usize = 500;

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors
        .get("/removals", Policy::EVERYONE, list::show)
        .get("/removals/{removal}", Policy::EVERYONE, show::show)
        .post("/removals/{removal}/appeal", Policy::SIGNED_IN, appeal::take)
        .post("/removals/{removal}/answer", Policy::MEMBERS, panel::take)
}

/// The page of the policy, above the page of one removal.
fn within(words: &Words) -> Vec<Link> {
    vec![Link::new(words.say("removals-title"), "/removals")]
}

/// What cannot be done any more, and why.
fn too_late(words: &Words, id: RemovalId, title: &str, why: &str) -> Stop {
    let back = Link::new(words.say("appeal-back-to"), id.address());
    Stop::conflict(words, title, words.say(why), back)
}
