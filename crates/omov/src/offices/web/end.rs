//! Ending a term before its time: by two persons, or by whoever holds it.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use omov_store::ReadTx;
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Confirm, Link};
use omov_web::refusal::Refusal;

use crate::groups::{self, GroupId, Place};
use crate::house::{Answer, Stop, Visit, ids};
use crate::offices::acts::{self, ActId};
use crate::offices::deputies;
use crate::offices::lending::{self, END};
use crate::offices::list::{self, Lent};
use crate::offices::second::{self, Ask, SecondId};
use crate::offices::{Power, TermId, term};

/// A term that runs or is to come, with its group.
fn find(tx: &mut ReadTx<'_>, id: TermId, now: omov_store::Moment) -> Result<(Lent, Place), Stop> {
    let lent = list::find(tx, id)?.filter(|lent| lent.end() > now).ok_or(Refusal::NotFound)?;
    let place = groups::place(tx, lent.group)?.ok_or(Refusal::NotFound)?;
    Ok((lent, place))
}

/// One of the group that the address names, and not the reader's own.
async fn anothers(visit: &Visit, id: TermId) -> Answer<Lent> {
    let (group, me, now) = (visit.place()?.group().id, visit.me()?.id, visit.now);
    let (lent, _) = visit.house.store().read(move |tx| find(tx, id, now)).await?;
    if lent.group == group && lent.member != me { Ok(lent) } else { Err(Refusal::NotFound.into()) }
}

fn form(visit: &Visit, lent: &Lent) -> Form {
    let words = &visit.shell.words;
    let send = format!("/groups/{}/power/{}/end/send", lent.group, lent.id);
    Form::new(send, &visit.token, words.say("term-end-send"))
        .with(Field::area(words, "reason", words.say("term-end-reason"), 4).hint(words.say("term-end-reason-hint")))
        .back(Link::new(words.say("confirm-back"), lent.address()))
        .takes()
}

fn page(visit: Visit, lent: &Lent, form: Form) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let office = super::title(&words, &lent.title, &place.group().name);
    let title = words.say_with("term-end-title", &[("office", office.into()), ("holder", lent.name.as_str().into())]);
    let problems = form.problems();
    let page = Page::new(visit.shell, title, form).lead(words.say("term-end-lead")).problems(problems);
    Ok(page.here("/power").place(super::places(&place)).narrow())
}

pub(super) async fn new(visit: Visit, Path((_, id)): Path<(GroupId, TermId)>) -> Answer<Page> {
    let lent = anothers(&visit, id).await?;
    let form = form(&visit, &lent);
    page(visit, &lent, form)
}

pub(super) async fn create(visit: Visit, Path((_, id)): Path<(GroupId, TermId)>, sent: Sent) -> Answer {
    let lent = anothers(&visit, id).await?;
    let reason = sent.one("reason").to_owned();
    if let Some(wrong) = super::no_reason(&reason) {
        let form = form(&visit, &lent).keep(&sent).wrong("reason", visit.shell.words.say(wrong));
        return Ok(page(visit, &lent, form)?.into_response());
    }
    let (place, asker, now) = (visit.place()?.clone(), visit.me()?.id, visit.now);
    let (id, words) = (SecondId(ids::by_time(now)?), visit.shell.words.clone());
    let ask = move |tx: &mut omov_store::WriteTx<'_>| {
        let (about, payload) = (Some(lent.member), lent.id.to_string());
        let (reason, payload) = (reason.as_str(), payload.as_str());
        second::ask(
            tx,
            &words,
            &Ask { id, deed: &END, place: &place, asker, about, number: None, reason, payload, now },
        )
    };
    visit.house.store().write(ask).await?;
    Ok(id.asked())
}

/// The reader's own.
async fn own(visit: &Visit, id: TermId) -> Answer<(Lent, Place)> {
    let (me, now) = (visit.me()?.id, visit.now);
    let (lent, place) = visit.house.store().read(move |tx| find(tx, id, now)).await?;
    if lent.member == me { Ok((lent, place)) } else { Err(Refusal::NotFound.into()) }
}

pub(super) async fn ask_to_lay_down(visit: Visit, Path(id): Path<TermId>) -> Answer<Page> {
    let (lent, place) = own(&visit, id).await?;
    let words = visit.shell.words.clone();
    let office = super::title(&words, &lent.title, &place.group().name);
    let act = Act::takes(Link::new(words.say("lay-down"), format!("/power/{id}/lay-down/send")));
    let happens = Markup::paragraph(&words.say("lay-down-happens"));
    let confirm = Confirm::new(&words, happens, act.sent_with(visit.token.as_str()), lent.address());
    let title = words.say_with("lay-down-title", &[("office", office.into())]);
    let page = Page::new(visit.shell, title, confirm).lead(words.say("lay-down-lead"));
    Ok(page.here("/power").place(super::places(&place)).narrow())
}

pub(super) async fn lay_down(visit: Visit, Path(id): Path<TermId>, _: Sent) -> Answer {
    own(&visit, id).await?;
    let (house, me, now) = (visit.house.clone(), visit.me()?.id, visit.now);
    let (act, letter) = (ActId(ids::by_time(now)?), ids::by_time(now)?);
    let write = move |tx: &mut omov_store::WriteTx<'_>| {
        let term = term(tx, id)?.filter(|term| term.member == me).ok_or(Refusal::NotFound)?;
        lending::stop(tx, &term, &house, now)?;
        deputies::stopped(tx, term.id, &house, letter, now)?;
        let title = crate::offices::find(tx, term.office)?.map(|office| office.title).unwrap_or_default();
        let act = acts::Act {
            id: act,
            group: term.group,
            actor: me,
            power: Power::Lend,
            deed: "act-lay-down",
            about: None,
            number: None,
            reason: String::new(),
            at: now,
        };
        acts::note_telling(tx, &act, acts::Told { facts: vec![("title", title)], ..acts::Told::default() })
    };
    visit.house.store().write(write).await?;
    Ok(Redirect::to(&format!("/power/{id}?done=laid-down")).into_response())
}
