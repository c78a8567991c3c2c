//! The pages of shows of hands.

mod new;
mod show;

use omov_web::markup::Markup;
use omov_web::parts::{Link, Rows, Tag};

use super::Hands;
use crate::house::{Doors, Policy, Visit};

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors
        .get("/groups/{group}/hands/new/{kind}", Policy::MEMBERS, new::ask)
        .post("/groups/{group}/hands/new/{kind}", Policy::MEMBERS, new::take)
        .get("/hands/{hands}", Policy::EVERYONE, show::show)
        .post("/hands/{hands}/raise", Policy::MEMBERS, show::raise)
}

/// Where it stands, in a word.
fn tag(visit: &Visit, hands: &Hands) -> Tag {
    let words = &visit.shell.words;
    if hands.counted_at.is_some() {
        Tag::done(words.say("hands-is-counted"))
    } else if hands.is_open(visit.now) {
        Tag::open(words.say("hands-is-open"))
    } else {
        Tag::draft(words.say(if visit.now < hands.opens_at { "hands-is-called" } else { "hands-is-over" }))
    }
}

/// The moment that matters now, in a sentence.
fn moment(visit: &Visit, hands: &Hands) -> String {
    let (name, at) = if hands.counted_at.is_some() || visit.now >= hands.closes_at {
        ("hands-closed-at", hands.closes_at)
    } else if visit.now < hands.opens_at {
        ("hands-opens-at", hands.opens_at)
    } else {
        ("hands-closes-at", hands.closes_at)
    };
    visit.shell.words.say_with(name, &[("when", visit.hour(at).into()), ("away", visit.away(at).into())])
}

/// Shows of hands with the names of their groups.
pub(crate) fn rows<'h>(visit: &Visit, all: impl IntoIterator<Item = (&'h Hands, &'h str)>) -> Markup {
    let row = |(hands, group): (&Hands, &str)| {
        let link = Link::new(&*hands.title, hands.id.address());
        let with = [("group", group.into())];
        let open = visit.shell.words.say_with("hands-row", &with);
        Rows::entry(tag(visit, hands), &link, [&open, &moment(visit, hands)])
    };
    Rows { items: all.into_iter().map(row).collect() }.into()
}
