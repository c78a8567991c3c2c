//! Printing the letter: who keeps the roll of the group, with a reason, on the record.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use omov_store::ReadTx;
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::Note;
use omov_web::refusal::Refusal;

use super::{Code, WhyNot, letter, may_have, open};
use crate::groups::{self, GroupId};
use crate::house::{Answer, Stop, Visit, ids};
use crate::members::{self, Member, MemberId};
use crate::offices::{Power, acts};

/// A reason is a sentence or two.
const LONGEST_REASON: usize = 500;

/// Somebody of the group, and why they get no letter, if they do not.
fn find(
    tx: &mut ReadTx<'_>,
    group: GroupId,
    id: MemberId,
    now: omov_store::Moment,
) -> Result<(Member, Option<WhyNot>), Stop> {
    let member = members::find(tx, id)?.ok_or(Refusal::NotFound)?;
    let place = groups::place(tx, member.group)?.ok_or(Refusal::NotFound)?;
    if !place.is_in(group) {
        return Err(Refusal::NotFound.into());
    }
    let why_not = may_have(tx, &member, now)?;
    Ok((member, why_not))
}

pub(super) async fn new(visit: Visit, Path((_, id)): Path<(GroupId, MemberId)>) -> Answer<Page> {
    let (group, now) = (visit.place()?.group().id, visit.now);
    let (member, why_not) = visit.house.store().read(move |tx| find(tx, group, id, now)).await?;
    page(&visit, &member, why_not, |form| form)
}

/// The page that asks for a reason, or says why there is no letter.
fn page(visit: &Visit, member: &Member, why_not: Option<WhyNot>, told: impl FnOnce(Form) -> Form) -> Answer<Page> {
    let words = &visit.shell.words;
    let title = words.say_with("way-in-title", &[("name", member.name.as_str().into())]);
    let place = visit.place()?.all().map(groups::web::link);
    let page = |body: Markup| Page::new(visit.shell.clone(), title, body).place(place);
    if let Some(why_not) = why_not {
        let why = match why_not {
            WhyNot::Email => words.say("way-in-has-email"),
            WhyNot::Office => words.say("way-in-has-office"),
            WhyNot::Left => words.say("way-in-has-left"),
        };
        return Ok(page(Note::stop(Markup::paragraph(&why)).into()));
    }
    let group = visit.place()?.group().id;
    let action = format!("/groups/{group}/roll/{}/letter", member.id);
    let reason = Field::area(words, "reason", words.say("way-in-reason"), 3).hint(words.say("way-in-reason-hint"));
    let form = told(Form::new(action, &visit.token, words.say("way-in-print")).with(reason));
    let problems = form.problems();
    let body = Markup::joined([Note::turn(Markup::paragraph(&words.say("way-in-on-record"))).into(), form.into()]);
    Ok(page(body).lead(words.say("way-in-lead")).problems(problems))
}

pub(super) async fn create(visit: Visit, Path((_, id)): Path<(GroupId, MemberId)>, sent: Sent) -> Answer<Response> {
    let (group, now, me) = (visit.place()?.group().id, visit.now, visit.me()?.clone());
    let words = &visit.shell.words;
    let reason = sent.one("reason").to_owned();
    let wrong = match reason.chars().count() {
        0 => Some("way-in-reason-empty"),
        1..=LONGEST_REASON => None,
        _ => Some("way-in-reason-long"),
    };
    if let Some(wrong) = wrong {
        let (member, why_not) = visit.house.store().read(move |tx| find(tx, group, id, now)).await?;
        let page = page(&visit, &member, why_not, |form| form.keep(&sent).wrong("reason", words.say(wrong)))?;
        return Ok(page.into_response());
    }
    let (code, act, by) = (Code::new()?, acts::ActId(ids::by_time(now)?), me.id);
    let new = code.clone();
    let printed = visit.house.store().write(move |tx| {
        let (member, why_not) = find(tx, group, id, now)?;
        if why_not.is_none() {
            open(tx, &new, member.id, by, now)?;
            let act = acts::Act {
                id: act,
                group,
                actor: by,
                power: Power::KeepRoll,
                deed: "act-post-way-in",
                about: Some(member.id),
                number: None,
                reason: reason.clone(),
                at: now,
            };
            acts::note(tx, &act)?;
        }
        Ok((member, why_not))
    });
    let (member, why_not) = printed.await?;
    if why_not.is_some() {
        return Ok(page(&visit, &member, why_not, |form| form)?.into_response());
    }
    // The answer itself is the letter: nothing keeps the code to show it on another page.
    let title = words.say_with("way-in-letter-title", &[("organisation", visit.organisation.name.as_str().into())]);
    let body = letter::of(&visit, &member, &code, &me.name);
    Ok(Page::new(visit.shell.clone(), title, body).into_response())
}
