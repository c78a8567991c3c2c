//! The pages of agendas.

mod new;
mod show;

use omov_web::markup::Markup;
use omov_web::parts::{Link, Rows, Tag};

use super::Agenda;
use crate::house::{Doors, Policy, Visit};
use crate::offices::Power;

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    doors
        .get("/groups/{group}/agendas/new", Policy::holder(Power::Organise), new::ask)
        .post("/groups/{group}/agendas/new", Policy::holder(Power::Organise), new::take)
        .get("/agendas/{agenda}", Policy::EVERYONE, show::show)
        .post("/agendas/{agenda}/approve", Policy::MEMBERS, show::approve)
}

/// Where it stands, in a word.
fn tag(visit: &Visit, agenda: &Agenda) -> Tag {
    let words = &visit.shell.words;
    match agenda.drawn_at {
        Some(_) => Tag::done(words.say("agenda-is-drawn")),
        None if agenda.is_open(visit.now) => Tag::open(words.say("agenda-is-open")),
        None => Tag::draft(words.say("agenda-is-over")),
    }
}

/// The moment that matters, in a sentence.
fn moment(visit: &Visit, agenda: &Agenda) -> String {
    let (name, at) = match agenda.drawn_at {
        Some(at) => ("agenda-drawn-at", at),
        None => ("agenda-closes-at", agenda.closes_at),
    };
    visit.shell.words.say_with(name, &[("when", visit.hour(at).into()), ("away", visit.away(at).into())])
}

/// Agendas with the names of their groups.
pub(crate) fn rows<'a>(visit: &Visit, agendas: impl IntoIterator<Item = (&'a Agenda, &'a str)>) -> Markup {
    let row = |(agenda, group): (&Agenda, &str)| {
        let link = Link::new(&*agenda.title, agenda.id.address());
        Rows::entry(tag(visit, agenda), &link, [group, &moment(visit, agenda)])
    };
    Rows { items: agendas.into_iter().map(row).collect() }.into()
}
