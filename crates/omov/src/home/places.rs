//! The places of the reader: their group and their networks.

use omov_web::markup::Markup;
use omov_web::parts::{Act, Acts, Card, Facts, Link, Rows};

use super::mine::Found;
use crate::groups::web::{address, link};
use crate::house::{Visit, timestamp};
use crate::offices::{self, Together};
use crate::rules::capital;
use crate::{agendas, ballots, debates, hands, motions, nominations};

/// Their group: how many belong to it, who holds power there.
pub(super) fn group(visit: &Visit, found: &Found) -> Markup {
    let words = &visit.shell.words;
    let group = found.place.group();
    let counted = if found.has_vote() { "home-group-members-mine" } else { "home-group-members" };
    let members = Markup::paragraph(&words.say_with(counted, &[("members", found.members.into())]));
    let together = offices::together(&found.holders);
    let holders = together.iter().map(|held| match held {
        Together::One(holder) => {
            let message = if holder.deputy { "home-deputy" } else { "home-holder" };
            let with = [
                ("name", (&*holder.name).into()),
                ("title", (&*holder.title).into()),
                ("day", visit.short(holder.until).into()),
            ];
            Markup::paragraph(&words.say_with(message, &with))
        }
        Together::Many(title, people, last) => {
            let month = visit.dates.month(timestamp(*last));
            let with = [("title", capital(title).into()), ("people", (*people).into()), ("month", month.into())];
            let power = Link::new(words.say_with("home-holders", &with), format!("{}/power", address(group.id)));
            Markup::line([Markup::link(&power)])
        }
    });
    let holders: Vec<_> = holders.collect();
    let holders = if holders.is_empty() { Markup::text(&words.say("home-no-holder")) } else { Markup::joined(holders) };
    let mut facts = Facts::default().with(words.say("group-powers"), holders);
    if let Some(contact) = &found.contact {
        facts = facts.with(words.say("group-contact"), Markup::name(&contact.name));
    }
    let go = Link::new(words.say_with("groups-go", &[("group", (&*group.name).into())]), address(group.id));
    let acts = Acts { acts: vec![Act::link(go)] };
    Card::new(&group.name, Markup::joined([members, facts.into()])).acts(acts).level(2).into()
}

/// The networks they have chosen, and the way to others.
pub(super) fn networks(visit: &Visit, found: &Found) -> Markup {
    let words = &visit.shell.words;
    if found.networks_there.is_empty() {
        return Markup::default();
    }
    let all = Act::link(Link::new(words.say("home-networks-all"), "/groups#groups-networks"));
    let acts = Acts { acts: vec![all] };
    let title = words.say("home-networks");
    if found.networks.is_empty() {
        return Card::empty(title, &words.say("home-networks-none"), acts).level(2).into();
    }
    let items = found.networks.iter().map(|network| Markup::link(&link(network))).collect();
    Card::new(title, Rows { items }).acts(acts).level(2).into()
}

/// What is open in their places.
pub(super) fn open(visit: &Visit, found: &Found) -> Markup {
    let words = &visit.shell.words;
    let mut open = Vec::new();
    if !found.ballots.is_empty() {
        open.push(ballots::web::rows(visit, found.ballots.iter().map(|(ballot, group)| (ballot, &**group))));
    }
    if !found.hands.is_empty() {
        open.push(hands::web::rows(visit, found.hands.iter().map(|(hands, group)| (hands, &**group))));
    }
    if !found.agendas.is_empty() {
        open.push(agendas::web::rows(visit, found.agendas.iter().map(|(agenda, group)| (agenda, &**group))));
    }
    if !found.nominations.is_empty() {
        open.push(nominations::web::rows(visit, found.nominations.iter().map(|(round, group)| (round, &**group))));
    }
    if !found.debates.is_empty() {
        open.push(debates::web::rows(visit, found.debates.iter().map(|(debate, group)| (debate, &**group))));
    }
    if !found.motions.is_empty() {
        open.push(motions::web::rows(visit, found.motions.iter().map(|(motion, group)| (motion, &**group))));
    }
    if open.is_empty() {
        open.push(Markup::paragraph(&words.say("home-open-none")));
    }
    Markup::section("home-open", &words.say("home-open"), Markup::joined(open))
}
