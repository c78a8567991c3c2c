//! Calling a group by another name.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Link, Rows};
use omov_web::refusal::{Refusal, Said};

use super::opening::{NAME, REASON};
use super::{address, link, within};
use crate::groups::Group;
use crate::groups::names::{self, Named, Naming, NamingId};
use crate::house::{Answer, Visit, ids};
use crate::offices::Power;
use crate::offices::acts::{self, Act, ActId, Told};

/// A group that is open. The whole movement has the organisation's name, which is one of its settings.
fn renamed(visit: &Visit) -> Answer<&Group> {
    let group = visit.place()?.group();
    if group.closed_at.is_some() {
        return Err(Refusal::NotFound.into());
    }
    if !group.is_whole() {
        return Ok(group);
    }
    let words = &visit.shell.words;
    let instead = vec![Link::new(words.say("setting-name"), "/settings/change/name")];
    let (title, why) = (words.say("group-name-nation"), words.say("group-name-nation-why"));
    Err(Said { status: StatusCode::CONFLICT, title, why, record: None, instead }.into())
}

fn form(visit: &Visit) -> Answer<Form> {
    let words = &visit.shell.words;
    let group = renamed(visit)?;
    let name = Field::text(words, "name", words.say("group-new-name")).hint(words.say("group-new-name-hint"));
    let reason = Field::text(words, "reason", words.say("boundaries-reason")).hint(words.say("group-name-reason-hint"));
    let form = Form::new(format!("{}/name", address(group.id)), &visit.token, words.say("group-name-save"));
    Ok(form.with(name.value(&group.name)).with(reason).back(link(group)))
}

fn page(visit: Visit, form: Form) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let problems = form.problems();
    let title = words.say_with("group-name-title", &[("group", (&*place.group().name).into())]);
    let page = Page::new(visit.shell, title, form).lead(words.say("group-name-lead"));
    Ok(within(page.problems(problems).narrow(), &place))
}

pub(super) async fn show(visit: Visit) -> Answer<Page> {
    let form = form(&visit)?;
    page(visit, form)
}

pub(super) async fn save(visit: Visit, sent: Sent) -> Answer {
    let words = visit.shell.words.clone();
    let mut form = form(&visit)?.keep(&sent);
    let (group, at) = (renamed(&visit)?.clone(), visit.now);
    let name = sent.line("name");
    let (parent, but, wanted) = (group.parent, Some(group.id), name.clone());
    let taken = visit.house.store().read(move |tx| Ok(names::is_taken(tx, parent, but, &wanted)?)).await?;
    if let Some(wrong) = super::not_a_text(&words, &name, NAME, "group-new-name-missing") {
        form = form.wrong("name", wrong);
    } else if taken {
        form = form.wrong("name", words.say("group-new-name-there"));
    } else if name == group.name {
        form = form.wrong("name", words.say("group-name-same"));
    }
    if let Some(wrong) = super::not_a_text(&words, sent.one("reason"), REASON, "groups-reason-missing") {
        form = form.wrong("reason", wrong);
    }
    if !form.problems().is_empty() {
        return Ok(page(visit, form)?.into_response());
    }
    let (actor, reason) = (visit.me()?.id, sent.one("reason").to_owned());
    let new = Naming { id: NamingId(ids::by_time(at)?), group: group.id, name, reason: reason.clone(), actor, at };
    let act = Act {
        id: ActId(ids::by_time(at)?),
        group: group.id,
        actor,
        power: Power::Boundaries,
        deed: "act-group-named",
        about: None,
        number: None,
        reason,
        at,
    };
    let put = visit.house.store().write(move |tx| {
        if names::is_taken(tx, parent, but, &new.name)? || !names::rename(tx, &new)? {
            return Err(Refusal::Conflict.into());
        }
        let facts = vec![("before", group.name.clone()), ("after", new.name.clone())];
        acts::note_telling(tx, &act, Told { facts, ..Told::default() })
    });
    put.await?;
    Ok(Redirect::to(&format!("{}?done=named", address(visit.place()?.group().id))).into_response())
}

/// What a group was called before, for its page.
pub(super) fn before(visit: &Visit, named: &[Named]) -> Markup {
    let words = &visit.shell.words;
    let items = named.iter().map(|one| {
        let with = [
            ("before", (&*one.before).into()),
            ("after", (&*one.after).into()),
            ("day", visit.short(one.at).into()),
            ("name", (&*one.actor).into()),
        ];
        Markup::joined([Markup::paragraph(&words.say_with("group-named", &with)), Markup::paragraph(&one.reason)])
    });
    Rows { items: items.collect() }.into()
}
