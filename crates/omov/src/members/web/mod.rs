//! The pages of the roll.

mod edit;
mod fields;
mod person;
mod roll;

use axum::http::StatusCode;
use omov_web::parts::Link;
use omov_web::refusal::Said;
use omov_web::words::Words;

use crate::house::{Doors, Policy};
use crate::offices::Power;

/// Whoever keeps the roll of a group, and scrutineers: they see who is on it and how many, and change nothing.
const LOOK: Policy = Policy::either(Power::KeepRoll, Power::Scrutinise);
/// Whoever keeps the roll of a group.
const KEEP: Policy = Policy::holder(Power::KeepRoll);

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors
        .get("/groups/{group}/roll", LOOK, roll::list)
        .post("/groups/{group}/roll/find", LOOK, roll::find)
        .get("/groups/{group}/roll/new", KEEP.lately(), edit::new_asked)
        .post("/groups/{group}/roll/new", KEEP.lately(), edit::new)
        .get("/groups/{group}/roll/{member}", KEEP, person::show)
        .get("/groups/{group}/roll/{member}/edit", KEEP.lately(), edit::edit_asked)
        .post("/groups/{group}/roll/{member}/edit", KEEP.lately(), edit::edit)
        .post("/groups/{group}/roll/{member}/renew", KEEP, person::renew)
        .post("/groups/{group}/roll/{member}/accept", KEEP, person::accept)
        .get("/groups/{group}/roll/{member}/end", KEEP.lately(), person::end_asked)
        .post("/groups/{group}/roll/{member}/end", KEEP.lately(), person::end)
}

/// Why somebody in office cannot be taken off the roll.
fn in_office(words: &Words) -> Said {
    Said {
        status: StatusCode::CONFLICT,
        title: words.say("in-office-title"),
        why: words.say("in-office-why"),
        record: None,
        instead: vec![Link::new(words.say("menu-power"), "/power")],
    }
}
