//! Where a motion came from, and what became of it where it went.

use omov_web::markup::Markup;
use omov_web::parts::{Link, Note, Rows, Tag};

use super::list::tag;
use super::show::Shown;
use crate::house::Visit;
use crate::motions::forwarding::End;

/// Where it came from.
pub(super) fn from(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let Some((end, version)) = &shown.journey.from else { return Markup::default() };
    let with =
        [("group", (&*end.group).into()), ("day", visit.short(end.at).into()), ("version", u64::from(*version).into())];
    let link = Link::new(words.say_with("forward-from-link", &with), end.motion.id.address());
    let mut parts = vec![
        Markup::paragraph(&words.say_with("forward-from", &with)),
        Markup::line([stands(visit, end).into(), Markup::link(&link)]),
    ];
    if shown.movers.iter().all(|mover| !mover.agreed) && shown.motion.is_open(visit.now) {
        parts.push(Markup::paragraph(&words.say("forward-no-mover")));
    }
    Note::rule(Markup::joined(parts)).into()
}

/// Where it was sent on to, and where somebody sends it.
pub(super) fn to(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let rows = shown.journey.to.iter().map(|end| {
        let with = [("group", (&*end.group).into()), ("day", visit.short(end.at).into())];
        let link = Link::new(words.say_with("forward-to-link", &with), end.motion.id.address());
        let when = Markup::small(&words.say_with("forward-when", &with));
        Markup::joined([Markup::line([stands(visit, end).into(), Markup::link(&link)]), when])
    });
    let items: Vec<Markup> = rows.collect();
    if items.is_empty() && !shown.journey.goes_on {
        return Markup::default();
    }
    let mut parts = Vec::new();
    if !items.is_empty() {
        parts.push(Rows { items }.into());
    }
    if shown.journey.goes_on {
        let to = format!("{}/forward", shown.motion.id.address());
        parts.push(Markup::line([Markup::link(&Link::new(words.say("forward-link"), to))]));
    }
    Markup::section("forwarded", &words.say("forward-title"), Markup::joined(parts))
}

/// How it stands there: what members have decided, or how far it has come.
fn stands(visit: &Visit, end: &End) -> Tag {
    let words = &visit.shell.words;
    match end.became {
        Some(became) if became.carried => Tag::done(words.say("decision-carried")),
        Some(_) => Tag::stop(words.say("decision-not-carried")),
        None => tag(visit, &end.motion),
    }
}
