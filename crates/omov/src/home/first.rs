//! The first visits of a newcomer: one welcome, one open question that they answer at once, one task of five minutes.

use std::time::Duration;

use omov_web::markup::Markup;
use omov_web::parts::{Act, Acts, Card, Link};

use super::mine::Found;
use crate::groups::web::{address, said};
use crate::house::Visit;

/// So long somebody is new.
const NEW: Duration = Duration::from_hours(24 * 30);

/// Whether somebody is new here.
pub(super) fn is_new(visit: &Visit, found: &Found) -> bool {
    found.me.joined_at.plus(NEW) > visit.now
}

/// How their group greets them.
pub(super) fn welcome(visit: &Visit, found: &Found) -> Markup {
    let words = &visit.shell.words;
    let group = found.place.group();
    let with = [("group", (&*group.name).into())];
    let own = &found.front.welcome;
    let text = if own.trim().is_empty() {
        Markup::paragraph(&words.say_with("home-welcome", &with))
    } else {
        Markup::markdown(own)
    };
    let from = found.contact.as_ref().filter(|contact| contact.member != found.me.id).map(|contact| {
        let with = [("name", (&*contact.name).into()), ("title", (&*contact.title).into())];
        Markup::paragraph(&words.say_with("home-welcome-from", &with))
    });
    let ask = Link::new(words.say("group-contact-write"), format!("{}/contact", address(group.id)));
    let others = found.contact.iter().filter(|contact| contact.member != found.me.id);
    let acts = Acts { acts: others.map(|_| Act::link(ask.clone())).collect() };
    let title = words.say_with("home-welcome-title", &with);
    Card::new(title, Markup::joined([text, from.unwrap_or_default()])).acts(acts).level(2).into()
}

/// The question of their group, with the place to answer it. Once it is answered it is gone.
pub(super) fn question(visit: &Visit, found: &Found) -> Markup {
    if found.answered || !found.has_vote() {
        return Markup::default();
    }
    let words = &visit.shell.words;
    let group = found.place.group();
    let question = said::question(words, &found.front);
    let form = said::form(visit, group.id, &question);
    let title = words.say_with("home-ask", &[("group", (&*group.name).into())]);
    Markup::section("home-question", &title, Markup::joined([form.into()]))
}

/// One small thing to do that takes five minutes.
pub(super) fn task(visit: &Visit, found: &Found) -> Markup {
    let words = &visit.shell.words;
    let (title, body, act) = if !found.networks_there.is_empty() && found.networks.is_empty() && found.has_vote() {
        (
            "home-task-network",
            "home-task-network-why",
            Link::new(words.say("home-task-network-act"), "/groups#groups-networks"),
        )
    } else if is_new(visit, found) {
        ("home-task-details", "home-task-details-why", Link::new(words.say("home-task-details-act"), "/me"))
    } else {
        return Markup::default();
    };
    let card =
        Card::new(words.say(title), Markup::paragraph(&words.say(body))).acts(Acts { acts: vec![Act::second(act)] });
    Markup::section("home-task", &words.say("home-task"), card.into())
}
