//! The pages of groups.

mod boundaries;
mod contact;
mod edit;
mod naming;
mod networks;
mod opening;
mod questions;
mod removing;
pub(crate) mod said;
mod show;
mod tree;

use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Link, Note};
use omov_web::words::Words;
use serde::Deserialize;

use super::{Group, GroupId, Place};
use crate::house::{Doors, Policy};
use crate::offices::Power;

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    let plans = Policy::either(Power::Boundaries, Power::CloseGroups);
    doors
        .get("/groups", Policy::SIGNED_IN, tree::list)
        .get("/groups/{group}", Policy::SIGNED_IN, show::show)
        .get("/groups/{group}/edit", Policy::holder(Power::Organise), edit::show)
        .post("/groups/{group}/edit", Policy::holder(Power::Organise), edit::save)
        .get("/groups/{group}/name", Policy::holder(Power::Boundaries).lately(), naming::show)
        .post("/groups/{group}/name", Policy::holder(Power::Boundaries).lately(), naming::save)
        .get("/groups/{group}/boundaries", Policy::holder(Power::Boundaries), boundaries::show)
        .post("/groups/{group}/boundaries", Policy::holder(Power::Boundaries), boundaries::look)
        .get("/groups/{group}/boundaries/{plan}", plans, boundaries::plan::show)
        .post("/groups/{group}/boundaries/{plan}", plans.lately(), boundaries::plan::begin)
        .get("/groups/{group}/new", Policy::holder(Power::OpenGroups).lately(), opening::new)
        .post("/groups/{group}/new", Policy::holder(Power::OpenGroups).lately(), opening::open)
        .get("/groups/{group}/close", Policy::holder(Power::CloseGroups).lately(), opening::close)
        .post("/groups/{group}/close", Policy::holder(Power::CloseGroups).lately(), opening::look)
        .post("/groups/{group}/join", Policy::SIGNED_IN, networks::join)
        .post("/groups/{group}/leave", Policy::SIGNED_IN, networks::leave)
        .get("/groups/{group}/contact", Policy::SIGNED_IN, contact::show)
        .post("/groups/{group}/contact", Policy::SIGNED_IN, contact::ask)
        .get("/groups/{group}/questions", Policy::holder(Power::Organise), questions::list)
        .get("/groups/{group}/questions/{question}", Policy::holder(Power::Organise), questions::show)
        .post("/groups/{group}/questions/{question}", Policy::holder(Power::Organise), questions::answer)
        .get("/groups/{group}/said", Policy::SIGNED_IN, said::list)
        .post("/groups/{group}/said", Policy::MEMBERS, said::say)
        .get("/groups/{group}/said/{said}/take-back", Policy::MEMBERS, said::confirm)
        .post("/groups/{group}/said/{said}/take-back", Policy::MEMBERS, said::take_back)
        .get("/groups/{group}/said/{said}/remove", Policy::holder(Power::Organise).lately(), removing::show)
        .post("/groups/{group}/said/{said}/remove", Policy::holder(Power::Organise).lately(), removing::remove)
}

/// Where a group's page is.
pub(crate) fn address(group: GroupId) -> String {
    format!("/groups/{group}")
}

/// A link to a group's page.
pub(crate) fn link(group: &Group) -> Link {
    Link::new(&group.name, address(group.id))
}

/// Where the pages of a room are: below the group for whoever is signed in, and below the room's list.
pub(crate) fn trail(place: &Place, signed_in: bool, room: Link) -> Vec<Link> {
    place.all().filter(|_| signed_in).map(link).chain([room]).collect()
}

/// The way back to a group from a form that belongs to it.
pub(super) fn back(words: &Words, group: &Group) -> Link {
    Link::new(words.say_with("groups-back", &[("group", (&*group.name).into())]), address(group.id))
}

/// A page about something in a group: its place is the group's.
pub(crate) fn within(page: Page, place: &Place) -> Page {
    page.place(place.all().map(link)).here("/groups")
}

/// What was done on the page before. Said once; an address that is loaded again says it again and does nothing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Done {
    done: Option<String>,
}

impl Done {
    /// What was done, by its name.
    pub(crate) fn what(&self) -> Option<&str> {
        self.done.as_deref()
    }

    /// The note for the top of the page.
    fn note(&self, words: &Words) -> Markup {
        let message = match self.done.as_deref() {
            Some("opened") => "groups-done-opened",
            Some("joined") => "groups-done-joined",
            Some("left") => "groups-done-left",
            Some("named") => "groups-done-named",
            Some("edited") => "groups-done-edited",
            Some("asked") => "groups-done-asked",
            Some("answered") => "groups-done-answered",
            Some("said") => "groups-done-said",
            Some("removed") => "groups-done-removed",
            Some("taken-back") => "groups-done-taken-back",
            _ => return Markup::default(),
        };
        Note::done(Markup::paragraph(&words.say(message))).into()
    }
}

/// What is wrong with a text that may have so many letters.
fn too_long(words: &Words, text: &str, most: usize) -> Option<String> {
    let typed = text.chars().count();
    let with = [("letters", (most as u64).into()), ("typed", (typed as u64).into())];
    (typed > most).then(|| words.say_with("groups-too-long", &with))
}

/// What is wrong with a text that has to be there; `empty` is the message that asks for it.
fn not_a_text(words: &Words, text: &str, most: usize, empty: &str) -> Option<String> {
    if text.is_empty() { Some(words.say(empty)) } else { too_long(words, text, most) }
}
