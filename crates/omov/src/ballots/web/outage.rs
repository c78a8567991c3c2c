//! Times in which members could not vote: on a ballot's page, and what a scrutineer says to them.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use omov_store::{Moment, ReadTx, WriteTx};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Facts, Link, Note, Rows};
use omov_web::refusal::Refusal;

use super::end::{holds, not_now, reason};
use super::{found, within};
use crate::ballots::outage::{self, Outage, Says};
use crate::ballots::stage::State;
use crate::ballots::{Ballot, BallotId};
use crate::groups::Place;
use crate::house::{Answer, Stop, Visit, ids};
use crate::offices::Power;
use crate::offices::acts::ActId;

/// The section on the ballot's page; nothing where there was none.
pub(super) fn shown(visit: &Visit, outages: &[Outage]) -> Option<Markup> {
    let words = &visit.shell.words;
    let items = outages.iter().map(|outage| {
        let with = [("began", visit.hour(outage.began).into()), ("ended", visit.hour(outage.ended).into())];
        let says = Markup::paragraph(&words.say_with("ballot-outage-was", &with));
        let came = match (outage.decided, outage.closes) {
            (None, _) => words.say("ballot-outage-open"),
            (Some(_), None) => words.say("ballot-outage-left"),
            (Some(_), Some(closes)) => {
                words.say_with("ballot-outage-extended", &[("closes", visit.hour(closes).into())])
            }
        };
        let why = outage.reason.iter().map(|why| Markup::line([Markup::name(why)]));
        Note::rule(Markup::joined([says, Markup::paragraph(&came)].into_iter().chain(why))).into()
    });
    let items: Vec<Markup> = items.collect();
    (!items.is_empty()).then(|| Markup::section("outages", &words.say("ballot-outages"), Rows { items }.into()))
}

/// What waits for a scrutineer.
pub(super) fn turn(visit: &Visit, ballot: &Ballot, waiting: &Outage) -> Markup {
    let words = &visit.shell.words;
    let until = [("until", visit.hour(outage::waits_until(waiting)).into())];
    let act = Act::main(Link::new(words.say("ballot-outage-act"), format!("{}/outage", ballot.id.address())));
    let say = Markup::paragraph(&words.say_with("ballot-outage-turn-say", &until));
    Card::turn(words.say("ballot-outage-turn"), say).acts(Acts { acts: vec![act] }).level(2).into()
}

/// The ballot, the outage that waits for an answer, and the close as it would be put off.
async fn looked_at(visit: &Visit, id: BallotId) -> Answer<(Ballot, Place, Option<Outage>, Moment)> {
    let (ballot, place) = found(visit, id).await?;
    holds(visit, &place, Power::Scrutinise).await?;
    if ballot.state != State::Open {
        return Err(not_now(visit, id, "ballot-outage-not", "ballot-outage-not-open"));
    }
    let (of, now) = (ballot.clone(), visit.now);
    let read = move |tx: &mut ReadTx<'_>| {
        let waiting = outage::waiting(tx, &of, now)?;
        let ended = waiting.as_ref().map_or(of.closes_at, |outage| outage.ended);
        Ok((outage::put_off(tx, &of, ended)?.0, waiting))
    };
    let (closes, waiting) = visit.house.store().read(read).await?;
    Ok((ballot, place, waiting, closes))
}

fn form(visit: &Visit, id: BallotId, waiting: Option<&Outage>) -> Form {
    let words = &visit.shell.words;
    let send = words.say(if waiting.is_some() { "ballot-outage-send" } else { "ballot-outage-put-off" });
    let mut form = Form::new(format!("{}/outage", id.address()), &visit.token, send);
    if let Some(outage) = waiting {
        let choice =
            |what: &str| Choice::new(format!("{what} {}", outage.began.0), words.say(&format!("ballot-outage-{what}")));
        let choices = vec![choice("extend"), choice("leave")];
        form = form.with(Field::one_of(words, "says", words.say("ballot-outage-which"), choices));
    } else {
        for when in ["began", "ended"] {
            let day = Field::date(words, when, words.say(&format!("ballot-outage-{when}-day")));
            let hour = Field::short(words, &format!("{when}-hour"), words.say(&format!("ballot-outage-{when}-hour")));
            form = form.with(day).with(hour.hint(words.say("ballot-hour-hint")));
        }
    }
    let why = Field::area(words, "reason", words.say("ballot-outage-why"), 3).hint(words.say("ballot-burst-why-hint"));
    form.with(why).back(Link::new(words.say("confirm-back"), id.address()))
}

fn page(
    visit: Visit,
    (ballot, place): (&Ballot, &Place),
    (waiting, closes): (Option<&Outage>, Moment),
    form: Form,
) -> Page {
    let words = visit.shell.words.clone();
    let mut facts = Facts::default();
    if let Some(outage) = waiting {
        let with = [("began", visit.hour(outage.began).into()), ("ended", visit.hour(outage.ended).into())];
        facts =
            facts.with(words.say("ballot-outage-noted"), Markup::text(&words.say_with("ballot-outage-from", &with)));
    }
    let facts = facts
        .with(words.say("ballot-outage-close-now"), Markup::text(&visit.hour(ballot.closes_at)))
        .with(words.say("ballot-outage-close-then"), Markup::text(&visit.hour(closes)));
    let problems = form.problems();
    let body = Markup::joined([facts.into(), form.into()]);
    let page = Page::new(visit.shell, words.say("ballot-outage-title"), body).problems(problems).narrow();
    page.lead(words.say("ballot-outage-lead")).here("/ballots").place(within(&words, place, ballot))
}

pub(super) async fn ask(visit: Visit, Path(id): Path<BallotId>) -> Answer<Page> {
    let (ballot, place, waiting, closes) = looked_at(&visit, id).await?;
    let form = form(&visit, id, waiting.as_ref());
    Ok(page(visit, (&ballot, &place), (waiting.as_ref(), closes), form))
}

/// What was typed.
fn understood(visit: &Visit, sent: &Sent, waiting: Option<&Outage>, mut form: Form) -> Result<Says, Box<Form>> {
    let words = &visit.shell.words;
    let mut wrong = |field: &str, why: &str| form = form.clone().wrong(field, words.say(why));
    let said = if let Some(outage) = waiting {
        let said = sent.one("says").split_once(' ').filter(|(_, began)| *began == outage.began.0.to_string());
        let extend =
            said.and_then(|(what, _)| [("extend", true), ("leave", false)].into_iter().find(|(name, _)| *name == what));
        if extend.is_none() {
            wrong("says", "ballot-outage-which-missing");
        }
        extend.map(|(_, extend)| (outage.began, outage.ended, extend))
    } else {
        let moments = ["began", "ended"].map(|name| visit.moment(sent, name));
        for (name, moment) in ["began", "ended"].iter().zip(moments) {
            if moment.is_none() {
                wrong(name, "ballot-time-wrong");
            }
        }
        moments[0].zip(moments[1]).map(|(began, ended)| (began, ended, true))
    };
    let why = reason(sent);
    if why.is_none() {
        wrong("reason", "ballot-void-reason-missing");
    }
    match said.zip(why) {
        Some(((began, ended, extend), reason)) => Ok(Says { began, ended, extend, reason }),
        None => Err(Box::new(form)),
    }
}

pub(super) async fn take(visit: Visit, Path(id): Path<BallotId>, sent: Sent) -> Answer {
    let (ballot, place, waiting, closes) = looked_at(&visit, id).await?;
    let empty = form(&visit, id, waiting.as_ref()).keep(&sent);
    let says = match understood(&visit, &sent, waiting.as_ref(), empty) {
        Ok(says) => says,
        Err(form) => {
            return Ok(page(visit, (&ballot, &place), (waiting.as_ref(), closes), *form).into_response());
        }
    };
    let (me, now, act) = (visit.me()?.id, visit.now, ActId(ids::by_time(visit.now)?));
    let put = move |tx: &mut WriteTx<'_>| outage::decide(tx, id, (me, act), &says, now);
    match visit.house.store().write(put).await {
        Err(Stop::Refused(Refusal::Conflict)) => {
            Err(not_now(&visit, id, "ballot-outage-not", "ballot-outage-not-open"))
        }
        Err(stop) => Err(stop),
        Ok(Ok(())) => Ok(Redirect::to(&id.address()).into_response()),
        Ok(Err(why)) => {
            let field = if waiting.is_some() { "says" } else { "began" };
            let form = form(&visit, id, waiting.as_ref()).keep(&sent).wrong(field, visit.shell.words.say(why));
            Ok(page(visit, (&ballot, &place), (waiting.as_ref(), closes), form).into_response())
        }
    }
}
