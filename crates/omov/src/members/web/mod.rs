//! The pages of the roll.

mod characteristics;
mod edit;
mod fields;
mod join;
mod me;
mod person;
mod roll;
mod statement;

use omov_web::page::Page;
use omov_web::parts::Link;
use omov_web::refusal::Refusal;

use crate::groups;
use crate::house::{Answer, Doors, Policy, Visit, ids};
use crate::offices::Power;
use crate::offices::acts::{Act, ActId};

/// A page of something that is done with the whole roll of a group: it stands below the roll, at `path`.
pub(super) fn below_roll(page: Page, visit: &Visit, title: String, path: &str) -> Answer<Page> {
    let place = visit.place()?;
    let roll = format!("{}/roll", groups::web::address(place.group().id));
    let more = [
        Link::new(visit.shell.words.say("import-place-roll"), roll.as_str()),
        Link::new(title, format!("{roll}/{path}")),
    ];
    Ok(page.place(place.all().map(groups::web::link).chain(more)).here("/groups"))
}

/// Whoever keeps the roll of a group, and scrutineers: they see who is on it and how many, and change nothing.
const LOOK: Policy = Policy::either(Power::KeepRoll, Power::Scrutinise);
/// Whoever keeps the roll of a group.
const KEEP: Policy = Policy::holder(Power::KeepRoll);

/// Whoever may change what the whole movement goes by.
const SETTINGS: Policy = Policy::holder(Power::Settings);

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
        .post("/groups/{group}/roll/{member}/renew", KEEP.lately(), person::renew)
        .post("/groups/{group}/roll/{member}/accept", KEEP.lately(), person::accept)
        .get("/groups/{group}/roll/{member}/end", KEEP.lately(), person::end_asked)
        .post("/groups/{group}/roll/{member}/end", KEEP.lately(), person::end)
        .get("/join", Policy::EVERYONE, join::show)
        .post("/join", Policy::EVERYONE, join::ask)
        .get("/join/sent", Policy::EVERYONE, join::sent)
        .post("/join/code", Policy::EVERYONE, join::with_code)
        .get("/join/confirm/{link}", Policy::EVERYONE, join::confirm_asked)
        .post("/join/confirm/{link}", Policy::EVERYONE, join::confirm)
        .get("/join/done", Policy::EVERYONE, join::done)
        .get("/statement", Policy::EVERYONE, join::statement_page)
        .get("/goodbye", Policy::EVERYONE, me::ending::goodbye)
        .get("/settings/statement", SETTINGS, statement::show)
        .get("/settings/statement/new", SETTINGS.lately(), statement::new_asked)
        .post("/settings/statement/new", SETTINGS.lately(), statement::new)
        .get("/settings/characteristics", SETTINGS, characteristics::list)
        .get("/settings/characteristics/new", SETTINGS.lately(), characteristics::new_asked)
        .post("/settings/characteristics/new", SETTINGS.lately(), characteristics::new)
        .get("/settings/characteristics/{characteristic}", SETTINGS.lately(), characteristics::reword_asked)
        .post("/settings/characteristics/{characteristic}", SETTINGS.lately(), characteristics::reword)
        .get("/settings/characteristics/{characteristic}/delete", SETTINGS.lately(), characteristics::delete_asked)
        .post("/settings/characteristics/{characteristic}/delete", SETTINGS.lately(), characteristics::delete)
        .get("/me", Policy::SIGNED_IN, me::show)
        .get("/me/my-data.json", Policy::SIGNED_IN.lately(), me::copy::json)
        .get("/me/my-data.csv", Policy::SIGNED_IN.lately(), me::copy::csv)
        .get("/me/correct", Policy::SIGNED_IN, me::correct::asked)
        .post("/me/correct", Policy::SIGNED_IN, me::correct::correct)
        .get("/me/email", Policy::SIGNED_IN.lately(), me::email::asked)
        .post("/me/email", Policy::SIGNED_IN.lately(), me::email::ask)
        .get("/me/email/code", Policy::SIGNED_IN.lately(), me::email::code_asked)
        .post("/me/email/code", Policy::SIGNED_IN.lately(), me::email::confirm)
        .get("/me/renew", Policy::SIGNED_IN, me::renewing::asked)
        .post("/me/renew", Policy::SIGNED_IN, me::renewing::renew)
        .get("/me/join", Policy::SIGNED_IN, me::renewing::join_asked)
        .post("/me/join", Policy::SIGNED_IN, me::renewing::join)
        .get("/me/about", Policy::SIGNED_IN, me::describe::asked)
        .post("/me/about/{characteristic}", Policy::SIGNED_IN, me::describe::describe)
        .post("/me/about/{characteristic}/withdraw", Policy::SIGNED_IN, me::describe::withdraw)
        .get("/me/leave", Policy::SIGNED_IN.lately(), me::ending::leave_asked)
        .post("/me/leave", Policy::SIGNED_IN.lately(), me::ending::leave)
        .get("/me/erase", Policy::SIGNED_IN.lately(), me::ending::erase_asked)
        .post("/me/erase", Policy::SIGNED_IN.lately(), me::ending::erase)
}

/// What is written down of an act for the whole movement.
async fn whole_act(visit: &Visit, deed: &'static str, reason: String) -> Answer<Act> {
    let whole = visit.house.store().read(|tx| Ok(groups::whole(tx)?)).await?.ok_or(Refusal::NotFound)?;
    let (id, actor) = (ActId(ids::by_time(visit.now)?), visit.me()?.id);
    let power = Power::Settings;
    Ok(Act { id, group: whole.id, actor, power, deed, about: None, number: None, reason, at: visit.now })
}
