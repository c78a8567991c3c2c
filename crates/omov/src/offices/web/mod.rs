//! The pages of power that is lent.

mod acts;
mod back;
mod deputy;
mod end;
mod few;
mod group;
mod kinds;
mod lend;
mod power;
mod term;
mod whole;

use omov_web::markup::Markup;
use omov_web::parts::{Act, Acts, Link, Rows};
use omov_web::words::Words;

use super::list::Lent;
use super::{Power, missing};
use crate::groups::{self, GroupId, Place};
use crate::house::{Doors, Policy, Visit};
use crate::record::used;
use crate::rules;

/// The room's routes.
pub(super) fn routes(doors: Doors) -> Doors {
    let lend = Policy::holder(Power::Lend).lately();
    doors
        .get("/power", Policy::SIGNED_IN, whole::show)
        .get("/power/offices", Policy::SIGNED_IN, kinds::list)
        .get("/power/of/{power}", Policy::SIGNED_IN, power::show)
        .get("/power/{term}", Policy::SIGNED_IN, term::show)
        .get("/power/{term}/lay-down", Policy::SIGNED_IN.lately(), end::ask_to_lay_down)
        .post("/power/{term}/lay-down/send", Policy::SIGNED_IN.lately(), end::lay_down)
        .get("/power/{term}/deputy", Policy::SIGNED_IN.lately(), deputy::new)
        .post("/power/{term}/deputy/send", Policy::SIGNED_IN.lately(), deputy::create)
        .get("/power/deputy/{deputy}/{step}", Policy::SIGNED_IN.lately(), deputy::ask_to)
        .post("/power/deputy/{deputy}/{step}/send", Policy::SIGNED_IN.lately(), deputy::take)
        .get("/power/deputy/{deputy}/end", Policy::SIGNED_IN.lately(), deputy::ask_to_end)
        .post("/power/deputy/{deputy}/end/send", Policy::SIGNED_IN.lately(), deputy::end)
        .get("/groups/{group}/power", Policy::SIGNED_IN, group::show)
        .get("/groups/{group}/power/lend", lend, lend::new)
        .post("/groups/{group}/power/lend/send", lend, lend::create)
        .get("/groups/{group}/power/{term}/end", lend, end::new)
        .post("/groups/{group}/power/{term}/end/send", lend, end::create)
        .get("/groups/{group}/acts", Policy::SIGNED_IN, acts::list)
}

/// The longest text of a reason.
const REASON: usize = 2000;

/// What is wrong with a reason, by the name of a message.
fn no_reason(reason: &str) -> Option<&'static str> {
    match reason.chars().count() {
        0 => Some("reason-missing"),
        1..=REASON => None,
        _ => Some("reason-too-long"),
    }
}

/// Where a page about power in a group stands.
fn places(place: &Place) -> Vec<Link> {
    place.all().map(groups::web::link).collect()
}

/// What an office lets somebody do, each in a few words.
fn powers(words: &Words, powers: &[Power]) -> Vec<String> {
    powers.iter().map(|power| words.say(&format!("power-{}", power.name()))).collect()
}

/// The same, each with the way to its page as it stands in a group.
fn power_links(words: &Words, powers: &[Power], group: GroupId) -> Markup {
    let link = |power: &Power| {
        let said = words.say(&format!("power-{}", power.name()));
        Markup::link(&Link::new(said, missing::page(power.name(), group)))
    };
    Rows { items: powers.iter().map(link).collect() }.into()
}

/// The same in as little room as they need.
fn power_acts(words: &Words, powers: &[Power], group: GroupId) -> Markup {
    let act = |power: &Power| {
        let said = words.say(&format!("power-{}", power.name()));
        Act::link(Link::new(said, missing::page(power.name(), group)))
    };
    Acts { acts: powers.iter().map(act).collect() }.into()
}

/// By which act somebody was lent an office, with the way to it on the record.
fn lent_by(visit: &Visit, lent: &Lent, founding: Option<u64>) -> Markup {
    let words = &visit.shell.words;
    let act = |number: u64, message: &str| {
        let said = words.say_with(message, &[("number", number.into())]);
        Markup::link(&Link::new(said, used::address(number)))
    };
    if lent.deputy.is_some() {
        return Markup::text(&words.say("lent-as-deputy"));
    }
    let founded = founding.filter(|_| lent.since <= visit.organisation.founded_at);
    match (lent.entry, founded) {
        (Some(number), _) => act(number, "lent-act"),
        (None, Some(number)) => act(number, "lent-founding"),
        (None, None) => Markup::text(&words.say("lent-before")),
    }
}

/// "Secretary of Quayside".
fn title(words: &Words, office: &str, group: &str) -> String {
    words.say_with("office-of", &[("office", office.into()), ("group", group.into())])
}

/// A term's link, by the office.
fn link(words: &Words, lent: &Lent) -> Link {
    Link::new(office(words, lent), lent.address())
}

/// "Secretary", or that somebody stands in there as a deputy.
fn office(words: &Words, lent: &Lent) -> String {
    let title = rules::capital(&lent.title);
    match lent.deputy {
        Some(_) => words.say_with("office-as-deputy", &[("office", title.into())]),
        None => title,
    }
}
