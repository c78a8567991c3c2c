//! Who steps in for a trustee who does not come: the caller names them, and a scrutineer puts one in a trustee's place.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use omov_store::{Moment, ReadTx, WriteTx};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Facts, Link, Note, Rows};
use omov_web::refusal::Refusal;

use super::end::{holds, not_now, reason};
use super::new::{asked, people};
use super::{found, within};
use crate::ballots::reserves::{self, MOST, Reserve, Says};
use crate::ballots::trustees::{self, Trustee};
use crate::ballots::{Ballot, BallotId};
use crate::election::Draft;
use crate::groups::Place;
use crate::house::{Answer, Stop, Visit, ids};
use crate::offices::Power;
use crate::offices::acts::ActId;

/// On the ballot's page: who would step in, and who has.
pub(super) fn shown(visit: &Visit, ballot: &Ballot, all: &[Reserve]) -> Vec<Markup> {
    let words = &visit.shell.words;
    let mut parts = Vec::new();
    for one in all.iter().filter(|one| one.number.is_some()) {
        let says = Markup::paragraph(&words.say_with("ballot-reserve-stepped-in", &[("name", (&*one.name).into())]));
        let why = one.reason.iter().map(|why| Markup::line([Markup::name(why)]));
        parts.push(Note::rule(Markup::joined([says].into_iter().chain(why))).into());
    }
    if !reserves::is_in_time(ballot) {
        return parts;
    }
    let waiting: Vec<&str> = all.iter().filter(|one| one.number.is_none()).map(|one| &*one.name).collect();
    if !waiting.is_empty() {
        let with = [("names", waiting.join(", ").into()), ("from", visit.hour(reserves::from(ballot)).into())];
        parts.push(Markup::paragraph(&words.say_with("ballot-reserve-waiting", &with)));
    }
    if visit.reader.me.as_ref().is_some_and(|me| me.id == ballot.called_by) {
        let link = Link::new(words.say("ballot-reserve-name"), format!("{}/reserves", ballot.id.address()));
        parts.push(Acts { acts: vec![Act::second(link)] }.into());
    }
    parts
}

/// What a scrutineer can do, where trustees are late and somebody would step in.
pub(super) fn turn(
    visit: &Visit,
    (ballot, draft): (&Ballot, &Draft),
    trustees: &[Trustee],
    all: &[Reserve],
) -> Option<Markup> {
    let late = reserves::late(ballot, draft, trustees, visit.now);
    if late.is_empty() || reserves::next(all).is_none() {
        return None;
    }
    let words = &visit.shell.words;
    let names: Vec<&str> = late.iter().map(|one| &*one.name).collect();
    let say = Markup::paragraph(&words.say_with("ballot-reserve-turn-say", &[("names", names.join(", ").into())]));
    let act = Act::main(Link::new(words.say("ballot-reserve-turn-act"), format!("{}/step-in", ballot.id.address())));
    Some(Card::turn(words.say("ballot-reserve-turn"), say).acts(Acts { acts: vec![act] }).level(2).into())
}

/// The ballot, for whoever called it, while the key is still to be made.
async fn called(visit: &Visit, id: BallotId) -> Answer<(Ballot, Place, Vec<Reserve>)> {
    let (ballot, place) = found(visit, id).await?;
    if ballot.called_by != visit.me()?.id {
        return Err(Refusal::NotAllowed.into());
    }
    if !reserves::is_in_time(&ballot) {
        return Err(not_now(visit, id, "ballot-reserve-not", "ballot-reserve-not-why"));
    }
    let all = visit.house.store().read(move |tx| reserves::all(tx, id)).await?;
    Ok((ballot, place, all))
}

fn naming(visit: &Visit, id: BallotId, all: &[Reserve]) -> Form {
    let words = &visit.shell.words;
    let there: Vec<&str> = all.iter().filter(|one| one.number.is_none()).map(|one| &*one.name).collect();
    let people = Field::area(words, "people", words.say("ballot-reserve-people"), 3);
    Form::new(format!("{}/reserves", id.address()), &visit.token, words.say("ballot-reserve-keep"))
        .with(people.hint(words.say("ballot-reserve-people-hint")).value(there.join("\n")).optional())
        .back(Link::new(words.say("confirm-back"), id.address()))
}

fn named(visit: Visit, (ballot, place): (&Ballot, &Place), form: Form) -> Page {
    let words = visit.shell.words.clone();
    let lead = words.say_with("ballot-reserve-lead", &[("from", visit.hour(reserves::from(ballot)).into())]);
    let problems = form.problems();
    let page = Page::new(visit.shell, words.say("ballot-reserve-title"), form).problems(problems).lead(lead);
    page.here("/ballots").place(within(&words, place, ballot)).narrow()
}

pub(super) async fn ask(visit: Visit, Path(id): Path<BallotId>) -> Answer<Page> {
    let (ballot, place, all) = called(&visit, id).await?;
    let form = naming(&visit, id, &all);
    Ok(named(visit, (&ballot, &place), form))
}

pub(super) async fn take(visit: Visit, Path(id): Path<BallotId>, sent: Sent) -> Answer {
    let (ballot, place, all) = called(&visit, id).await?;
    let words = visit.shell.words.clone();
    let lines = asked::lines(&sent, "people");
    let wrong = |visit: Visit, said: String| {
        let form = naming(&visit, id, &all).keep(&sent).wrong("people", said);
        Ok(named(visit, (&ballot, &place), form).into_response())
    };
    if lines.len() > MOST {
        return wrong(visit, words.say_with("ballot-reserve-many", &[("most", (MOST as u64).into())]));
    }
    let (here, asked) = (place.clone(), lines);
    let people = match visit.house.store().read(move |tx: &mut ReadTx<'_>| people::named(tx, &here, &asked)).await? {
        Ok(people) => people,
        Err((line, why)) => return wrong(visit, words.say_with(why, &[("line", line.into())])),
    };
    let (me, now) = (visit.me()?.id, visit.now);
    match visit.house.store().write(move |tx: &mut WriteTx<'_>| reserves::keep(tx, id, me, &people, now)).await {
        Err(Stop::Refused(Refusal::Conflict)) => {
            Err(not_now(&visit, id, "ballot-reserve-not", "ballot-reserve-not-why"))
        }
        Err(stop) => Err(stop),
        Ok(Err(why)) => wrong(visit, words.say(why)),
        Ok(Ok(())) => Ok(Redirect::to(&id.address()).into_response()),
    }
}

/// Everything that a scrutineer has to see.
struct Late {
    ballot: Ballot,
    place: Place,
    /// Numbers and names.
    owing: Vec<(u64, String)>,
    next: Reserve,
}

async fn late(visit: &Visit, id: BallotId) -> Answer<Late> {
    let (ballot, place) = found(visit, id).await?;
    holds(visit, &place, Power::Scrutinise).await?;
    let read = move |tx: &mut ReadTx<'_>| Ok((trustees::all(tx, id)?, reserves::all(tx, id)?));
    let (trustees, all): (Vec<Trustee>, Vec<Reserve>) = visit.house.store().read(read).await?;
    let draft = ballot.draft()?;
    let late = reserves::late(&ballot, &draft, &trustees, visit.now);
    let late: Vec<(u64, String)> = late.into_iter().map(|one| (one.number, one.name.clone())).collect();
    match reserves::next(&all).cloned() {
        Some(next) if !late.is_empty() => Ok(Late { ballot, place, owing: late, next }),
        _ => Err(not_now(visit, id, "ballot-reserve-not", "ballot-reserve-not-late")),
    }
}

fn stepping(visit: &Visit, found: &Late) -> Form {
    let words = &visit.shell.words;
    let id = found.ballot.id;
    let choices = found.owing.iter().map(|(number, name)| Choice::new(number.to_string(), &**name)).collect();
    Form::new(format!("{}/step-in", id.address()), &visit.token, words.say("ballot-reserve-send"))
        .with(Field::one_of(words, "number", words.say("ballot-reserve-which"), choices))
        .with(
            Field::area(words, "reason", words.say("ballot-reserve-why"), 3).hint(words.say("ballot-reserve-why-hint")),
        )
        .takes()
        .back(Link::new(words.say("confirm-back"), id.address()))
}

fn stepped(visit: Visit, found: &Late, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let facts = Facts::default()
        .with(words.say("ballot-reserve-next"), Markup::name(&found.next.name))
        .with(words.say("ballot-reserve-opens"), Markup::text(&visit.hour(found.ballot.opens_at)));
    let follows = ["ballot-reserve-follows-key", "ballot-reserve-follows-told", "ballot-reserve-follows-record"];
    let follows = Rows { items: follows.into_iter().map(|name| Markup::text(&words.say(name))).collect() };
    let problems = form.problems();
    let body = Markup::joined([facts.into(), follows.into(), form.into()]);
    let page = Page::new(visit.shell, words.say("ballot-reserve-step-in"), body).problems(problems).narrow();
    page.lead(words.say("ballot-reserve-step-in-lead")).here("/ballots").place(within(
        &words,
        &found.place,
        &found.ballot,
    ))
}

pub(super) async fn ask_step_in(visit: Visit, Path(id): Path<BallotId>) -> Answer<Page> {
    let found = late(&visit, id).await?;
    let form = stepping(&visit, &found);
    Ok(stepped(visit, &found, form))
}

pub(super) async fn step_in(visit: Visit, Path(id): Path<BallotId>, sent: Sent) -> Answer {
    let found = late(&visit, id).await?;
    let words = visit.shell.words.clone();
    let mut form = stepping(&visit, &found).keep(&sent);
    let number = found.owing.iter().map(|(number, _)| *number).find(|number| sent.one("number") == number.to_string());
    if number.is_none() {
        form = form.wrong("number", words.say("ballot-reserve-which-missing"));
    }
    let why = reason(&sent);
    if why.is_none() {
        form = form.wrong("reason", words.say("ballot-void-reason-missing"));
    }
    let Some((number, reason)) = number.zip(why) else { return Ok(stepped(visit, &found, form).into_response()) };
    let (me, now): (_, Moment) = (visit.me()?.id, visit.now);
    let made = (me, ActId(ids::by_time(now)?), ids::by_time(now)?);
    let (house, says) = (visit.house.clone(), Says { number, reason });
    let put = move |tx: &mut WriteTx<'_>| reserves::step_in(tx, &house, id, made, &says, now);
    match visit.house.store().write(put).await {
        Err(Stop::Refused(Refusal::Conflict)) => {
            Err(not_now(&visit, id, "ballot-reserve-not", "ballot-reserve-not-why"))
        }
        Err(stop) => Err(stop),
        Ok(Err(why)) => {
            let form = form.wrong("number", words.say(why));
            Ok(stepped(visit, &found, form).into_response())
        }
        Ok(Ok(())) => Ok(Redirect::to(&id.address()).into_response()),
    }
}
