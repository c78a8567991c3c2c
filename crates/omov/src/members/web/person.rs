//! One person on the roll of a group, as whoever keeps it sees them.

use axum::extract::{FromRequestParts, Query, RawPathParams};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use omov_store::Moment;
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Facts, Link, Note, Tag};
use omov_web::refusal::{Refusal, Said};
use serde::Deserialize;

use super::fields::{self, Told};
use crate::groups::{self, GroupId};
use crate::house::{Answer, Stop, Visit, ids};
use crate::members::notices::{Notice, Text};
use crate::members::with_two::{self, ADDRESS, END};
use crate::members::{self, Member, MemberId, Standing};
use crate::offices::Power;
use crate::offices::acts::{self, ActId};
use crate::offices::second::{self, Ask, SecondId};

const RENEWED: Text = Text { purpose: "renewed", subject: "letter-renewed-subject", body: "letter-renewed-body" };
const ACCEPTED: Text = Text { purpose: "accepted", subject: "letter-accepted-subject", body: "letter-accepted-body" };

/// A person whom the address names, who is on the roll of the group that it names.
pub(super) struct Person {
    pub(super) visit: Visit,
    pub(super) group: GroupId,
    pub(super) member: Member,
}

impl<S: Send + Sync> FromRequestParts<S> for Person {
    type Rejection = Stop;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Stop> {
        let visit = Visit::from_request_parts(parts, state).await?;
        let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Refusal::NotFound)?;
        let id = params.iter().find(|(name, _)| *name == "member").and_then(|(_, value)| value.parse().ok());
        let (id, group): (MemberId, _) = (id.ok_or(Refusal::NotFound)?, visit.place()?.group().id);
        let member = visit
            .house
            .store()
            .read(move |tx| Ok(if members::is_in(tx, id, group)? { members::find(tx, id)? } else { None }));
        let member = member.await?.ok_or(Refusal::NotFound)?;
        Ok(Self { visit, group, member })
    }
}

impl Person {
    /// The address of the page.
    pub(super) fn address(&self) -> String {
        format!("/groups/{}/roll/{}", self.group, self.member.id)
    }

    /// A page about them, with the way to it.
    pub(super) fn page(self, title: String, body: Markup) -> Answer<Page> {
        let roll = Link::new(self.visit.shell.words.say("roll-title"), format!("/groups/{}/roll", self.group));
        let place = self.visit.place()?.clone();
        let above = place.all().map(groups::web::link);
        Ok(Page::new(self.visit.shell, title, body).here("/groups").place(above.chain([roll])))
    }

    /// What is written down of an act.
    pub(super) fn act(&self, deed: &'static str, reason: String) -> Answer<acts::Act> {
        done_to(&self.visit, self.group, self.member.id, deed, reason)
    }
}

/// What is written down of an act of whoever keeps the roll.
pub(super) fn done_to(
    visit: &Visit,
    group: GroupId,
    about: MemberId,
    deed: &'static str,
    reason: String,
) -> Answer<acts::Act> {
    let id = ActId(ids::by_time(visit.now)?);
    let actor = visit.me()?.id;
    let about = Some(about);
    Ok(acts::Act { id, group, actor, power: Power::KeepRoll, deed, about, number: None, reason, at: visit.now })
}

/// What has just been done, so that the page says so.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    done: String,
}

impl Done {
    fn note(&self, visit: &Visit) -> Markup {
        let message = match self.done.as_str() {
            "added" => "person-added",
            "changed" => "person-changed",
            "moved" => "person-moved",
            "renewed" => "person-renewed",
            "accepted" => "person-accepted",
            "address-asked" => "person-address-asked",
            _ => return Markup::default(),
        };
        Note::done(Markup::paragraph(&visit.shell.words.say(message))).into()
    }
}

pub(super) async fn show(person: Person, Query(done): Query<Done>) -> Answer<Page> {
    let Person { visit, member, .. } = &person;
    let words = &visit.shell.words;
    let home = member.group;
    let home = visit.house.store().read(move |tx| Ok(crate::groups::find(tx, home)?)).await?;
    let said = |text: &Option<String>| Markup::text(text.as_deref().unwrap_or(&words.say("person-not-told")));
    let day =
        |when: Option<Moment>| Markup::text(&when.map_or_else(|| words.say("person-no-end"), |when| visit.day(when)));
    let mut facts = Facts::default()
        .with(words.say("field-email"), said(&member.email))
        .with(words.say("field-phone"), said(&member.phone))
        .with(words.say("field-postcode"), said(&member.postcode))
        .with(words.say("field-address"), said(&member.address))
        .with(words.say("person-group"), Markup::name(&home.map(|group| group.name).unwrap_or_default()))
        .with(words.say("person-joined"), Markup::text(&visit.day(member.joined_at)));
    if matches!(member.standing, Standing::Member | Standing::Lapsed) {
        facts = facts.with(words.say("person-renew-by"), day(member.renew_by));
    }
    let body = Markup::joined([done.note(visit), waits(&person).await?, facts.into(), acts_on(&person)?]);
    let (title, tag) = (member.name.clone(), tag(visit, member.standing));
    Ok(person.page(title, body)?.tagged(tag))
}

/// How somebody stands, as a tag.
pub(super) fn tag(visit: &Visit, standing: Standing) -> Tag {
    let said = visit.shell.words.say(standing.title());
    match standing {
        Standing::Applied => Tag::turn(said),
        Standing::Member => Tag::done(said),
        Standing::Supporter => Tag::open(said),
        Standing::Lapsed | Standing::Left => Tag::draft(said),
    }
}

/// What waits for a second person before it is done to them; with a link for those who may see it.
async fn waits(person: &Person) -> Answer<Markup> {
    let (id, me, now) = (person.member.id, person.visit.me()?.id, person.visit.now);
    let find = move |tx: &mut omov_store::ReadTx<'_>| {
        let mut found = Vec::new();
        for (deed, message) in [(&END, "person-end-waits"), (&ADDRESS, "person-address-waits")] {
            if let Some(pending) = second::waits_about(tx, deed, id, now)? {
                let sees = pending.asker == me || second::may_decide(tx, &pending, me, now)?;
                found.push((message, sees.then(|| pending.address())));
            }
        }
        Ok(found)
    };
    let words = &person.visit.shell.words;
    let found = person.visit.house.store().read(find).await?;
    Ok(Markup::joined(found.into_iter().map(|(message, page)| {
        let link = page.map(|page| Markup::line([Markup::link(&Link::new(words.say("second-see"), page))]));
        let said = [Markup::paragraph(&words.say(message)), link.unwrap_or_default()];
        Markup::from(Note::turn(Markup::joined(said)))
    })))
}

/// What can be done with somebody's entry.
fn acts_on(person: &Person) -> Answer<Markup> {
    let words = &person.visit.shell.words;
    let to = |message: &str, page: &str| Link::new(words.say(message), format!("{}/{page}", person.address()));
    let sent = |act: Act| act.sent_with(person.visit.token.as_str()).about(&person.member.name);
    let mut acts = Vec::new();
    match person.member.standing {
        Standing::Applied => acts.push(sent(Act::main(to("person-accept", "accept")))),
        Standing::Member | Standing::Lapsed => acts.push(sent(Act::second(to("person-renew", "renew")))),
        Standing::Supporter | Standing::Left => {}
    }
    acts.push(Act::second(to("person-edit", "edit")));
    if person.member.standing != Standing::Left && !person.visit.place()?.group().by_choice {
        acts.push(Act::takes(to("person-end", "end")));
    }
    Ok(Acts { acts }.into())
}

/// Back to the page of the person, which says what was done.
fn back(person: &Person, done: &str) -> Response {
    Redirect::to(&format!("{}?done={done}", person.address())).into_response()
}

pub(super) async fn renew(person: Person, _: Sent) -> Answer {
    let (act, notice) = (person.act("act-roll-renew", String::new())?, Notice::new(&person.visit)?);
    let (id, now, visit) = (person.member.id, person.visit.now, person.visit.clone());
    let renewed = person.visit.house.store().write(move |tx| {
        let Some(until) = members::renew(tx, id, now)? else { return Err(Refusal::Conflict.into()) };
        let member = members::find(tx, id)?.ok_or(Refusal::NotFound)?;
        notice.to(tx, &member, RENEWED, &[("until", visit.day(until).into())])?;
        acts::note(tx, &act)
    });
    renewed.await?;
    Ok(back(&person, "renewed"))
}

pub(super) async fn accept(person: Person, _: Sent) -> Answer {
    let (act, notice) = (person.act("act-roll-accept", String::new())?, Notice::new(&person.visit)?);
    let (id, now) = (person.member.id, person.visit.now);
    let accepted = person.visit.house.store().write(move |tx| {
        let member = members::find(tx, id)?.ok_or(Refusal::NotFound)?;
        if member.standing != Standing::Applied {
            return Err(Refusal::Conflict.into());
        }
        members::set_standing(tx, id, Standing::Member, now)?;
        members::renew(tx, id, now)?;
        notice.to(tx, &member, ACCEPTED, &[])?;
        acts::note(tx, &act)
    });
    accepted.await?;
    Ok(back(&person, "accepted"))
}

fn end_form(person: &Person) -> Form {
    let words = &person.visit.shell.words;
    let reason = Field::area(words, "reason", words.say("roll-end-reason"), 3).hint(words.say("roll-end-reason-hint"));
    Form::new(format!("{}/end", person.address()), &person.visit.token, words.say("roll-end-button"))
        .with(reason)
        .takes()
        .back(Link::new(words.say("confirm-back"), person.address()))
}

fn end_page(person: Person, form: Form) -> Answer<Page> {
    let words = person.visit.shell.words.clone();
    let title = words.say_with("roll-end-title", &[("name", person.member.name.as_str().into())]);
    let problems = form.problems();
    let body = Markup::joined([Markup::paragraph(&words.say("roll-end-happens")), form.into()]);
    Ok(person.page(title, body)?.lead(words.say("roll-end-lead")).narrow().problems(problems))
}

pub(super) async fn end_asked(person: Person) -> Answer<Page> {
    of_a_place(&person)?;
    let form = end_form(&person);
    end_page(person, form)
}

pub(super) async fn end(person: Person, sent: Sent) -> Answer {
    of_a_place(&person)?;
    let words = person.visit.shell.words.clone();
    let mut told = Told { words: &words, form: end_form(&person).keep(&sent) };
    let Some(reason) = told.take("reason", fields::typed_reason(&sent)) else {
        let form = told.form;
        return Ok(end_page(person, form)?.into_response());
    };
    let (id, now) = (person.member.id, person.visit.now);
    let (place, asker) = (person.visit.place()?.clone(), person.visit.me()?.id);
    let second = SecondId(ids::by_time(now)?);
    let ask = move |tx: &mut omov_store::WriteTx<'_>| {
        with_two::can_end(tx, id, &words, now)?;
        let (about, reason) = (Some(id), reason.as_str());
        let what = Ask { id: second, deed: &END, place: &place, asker, about, number: None, reason, payload: "", now };
        second::ask(tx, &words, &what)
    };
    person.visit.house.store().write(ask).await?;
    Ok(second.asked())
}

/// A membership is of the whole movement: who keeps the roll of a network cannot end it.
fn of_a_place(person: &Person) -> Answer<()> {
    if !person.visit.place()?.group().by_choice {
        return Ok(());
    }
    let words = &person.visit.shell.words;
    let instead = vec![Link::new(words.say("confirm-back"), person.address())];
    let (title, why) = (words.say("end-network-title"), words.say("end-network-why"));
    Err(Said { status: StatusCode::CONFLICT, title, why, record: None, instead }.into())
}
