//! Correcting a frozen roll: one of those who run ballots asks, another agrees.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Link, Note, Rows};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::end::{holds, not_now, reason};
use super::{found, within};
use crate::ballots::corrections::{self, PUT_ON, TAKE_OFF, Unfit};
use crate::ballots::ends::Which;
use crate::ballots::{Ballot, BallotId, ballot};
use crate::groups::Place;
use crate::house::{Answer, Stop, Visit, ids};
use crate::members::{self, MemberId};
use crate::offices::Power;
use crate::offices::second::{self, Ask, SecondId};
use crate::rules;

fn form(visit: &Visit, id: BallotId) -> Form {
    let words = &visit.shell.words;
    let choices = ["on", "off"].map(|what| Choice::new(what, words.say(&format!("correction-{what}")))).to_vec();
    Form::new(format!("{}/correct", id.address()), &visit.token, words.say("ballot-void-send"))
        .with(Field::text(words, "who", words.say("correction-who")).hint(words.say("correction-who-hint")))
        .with(Field::one_of(words, "what", words.say("correction-what"), choices))
        .with(Field::area(words, "reason", words.say("correction-why"), 3).hint(words.say("correction-why-hint")))
        .back(Link::new(words.say("confirm-back"), id.address()))
}

/// Those who were put on and taken off so far, for whoever corrects.
fn so_far(words: &Words, people: &[(String, bool)]) -> Markup {
    if people.is_empty() {
        return Markup::paragraph(&words.say("correction-none"));
    }
    let items = people.iter().map(|(name, adds)| {
        let said = words.say(if *adds { "correction-held-put-on" } else { "correction-held-taken-off" });
        Markup::joined([Markup::name(name), Markup::small(&said)])
    });
    Rows { items: items.collect() }.into()
}

fn page(visit: Visit, (ballot, place): (&Ballot, &Place), form: Form, people: &[(String, bool)]) -> Page {
    let words = visit.shell.words.clone();
    let until = ballot.corrects_until.unwrap_or(ballot.freezes_at);
    let with = [("when", visit.hour(until).into()), ("away", visit.away(until).into())];
    let lead = words.say_with("correction-lead", &with);
    let problems = form.problems();
    let how = ["correction-how-1", "correction-how-2"].map(|name| Markup::text(&words.say(name)));
    let body = Markup::joined([
        Rows { items: how.to_vec() }.into(),
        form.into(),
        Markup::section("so-far", &words.say("correction-so-far"), so_far(&words, people)),
    ]);
    let page = Page::new(visit.shell, words.say("correction-title"), body).lead(lead).problems(problems);
    page.here("/ballots").place(within(&words, place, ballot)).narrow()
}

/// The ballot, if the reader may correct its roll and there is time for it, with whom was put on and taken off.
async fn correctable(visit: &Visit, id: BallotId) -> Answer<(Ballot, Place, Vec<(String, bool)>)> {
    let (ballot, place) = found(visit, id).await?;
    holds(visit, &place, Power::RunBallots).await?;
    if !corrections::is_time(&ballot, visit.now) {
        return Err(not_now(visit, id, "correction-not", "correction-not-why"));
    }
    let read = move |tx: &mut ReadTx<'_>| {
        let mut named = Vec::new();
        for (member, adds) in corrections::all(tx, id)? {
            named.push((members::find(tx, member)?.map(|member| member.name).unwrap_or_default(), adds));
        }
        Ok(named)
    };
    let people = visit.house.store().read(read).await?;
    Ok((ballot, place, people))
}

pub(super) async fn ask(visit: Visit, Path(id): Path<BallotId>) -> Answer<Page> {
    let (ballot, place, people) = correctable(&visit, id).await?;
    let form = form(&visit, id);
    Ok(page(visit, (&ballot, &place), form, &people))
}

/// Whoever was meant: a member of the group, or somebody who stands on the frozen roll.
fn meant(tx: &mut ReadTx<'_>, ballot: &Ballot, typed: &str) -> Result<Result<MemberId, &'static str>, Stop> {
    let all = if typed.contains('@') {
        members::by_email(tx, typed)?.into_iter().collect()
    } else {
        members::by_name(tx, ballot.group, typed)?
    };
    Ok(match all.as_slice() {
        [one] if members::is_in(tx, *one, ballot.group)? || corrections::stands(tx, ballot, *one)? => Ok(*one),
        [] | [_] => Err("correction-nobody"),
        _ => Err("ballot-trustee-several"),
    })
}

/// What is wrong with it, in words.
fn says(words: &Words, unfit: &Unfit) -> String {
    match unfit {
        Unfit::Says(name) => words.say(name),
        Unfit::Rules(grounds) => {
            let why = grounds.iter().map(|ground| ground.says.english()).collect::<Vec<_>>().join(" ");
            words.say_with("correction-rules", &[("why", why.into())])
        }
    }
}

pub(super) async fn take(visit: Visit, Path(id): Path<BallotId>, sent: Sent) -> Answer<Response> {
    let (ballot, place, people) = correctable(&visit, id).await?;
    let words = visit.shell.words.clone();
    let mut form = form(&visit, id).keep(&sent);
    let adds = match sent.one("what") {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    };
    if adds.is_none() {
        form = form.wrong("what", words.say("correction-what-missing"));
    }
    let why = reason(&sent);
    if why.is_none() {
        form = form.wrong("reason", words.say("ballot-void-reason-missing"));
    }
    let (typed, looked) = (sent.line("who"), ballot.clone());
    let look = move |tx: &mut ReadTx<'_>| {
        let who = match meant(tx, &looked, &typed)? {
            Ok(who) => who,
            Err(name) => return Ok(Err(Unfit::Says(name))),
        };
        let fits = adds.map_or(Ok(Ok(())), |adds| corrections::look(tx, &looked, (who, adds)))?;
        Ok(fits.map(|()| who))
    };
    let who = visit.house.store().read(look).await?;
    if let Err(unfit) = &who {
        form = form.wrong("who", says(&words, unfit));
    }
    let (Some(adds), Some(reason), Ok(about)) = (adds, why, who) else {
        return Ok(page(visit, (&ballot, &place), form, &people).into_response());
    };
    let (asker, now, second) = (visit.me()?.id, visit.now, SecondId(ids::by_time(visit.now)?));
    let payload = second::payload(&Which { ballot: id })?;
    let put = move |tx: &mut WriteTx<'_>| {
        if !corrections::is_time(&ballot::one(tx, id)?, now) {
            return Err(Refusal::Conflict.into());
        }
        let deed = if adds { &PUT_ON } else { &TAKE_OFF };
        let (reason, payload, place) = (reason.as_str(), payload.as_str(), &place);
        second::ask(
            tx,
            &words,
            &Ask { id: second, deed, place, asker, about: Some(about), number: None, reason, payload, now },
        )
    };
    visit.house.store().write(put).await?;
    Ok(second.asked())
}

/// On a ballot's page: until when its roll can be corrected, or how often it was.
pub(super) fn shown(visit: &Visit, ballot: &Ballot, (on, off): (u64, u64), runs: bool) -> Option<Markup> {
    let words = &visit.shell.words;
    ballot.root?;
    let until = ballot.corrects_until?;
    let with = [
        ("when", visit.hour(until).into()),
        ("away", visit.away(until).into()),
        ("on", on.into()),
        ("off", off.into()),
        ("changed", (on + off).into()),
    ];
    if ballot.settled.is_some() {
        return Some(Markup::paragraph(&words.say_with("correction-settled", &with)));
    }
    let rule =
        Link::new(words.say("correction-rule"), rules::address(&format!("ballots.{}.roll-corrections", ballot.kind)));
    let says = [Markup::paragraph(&words.say_with("correction-open", &with)), Markup::line([Markup::link(&rule)])];
    let act = runs.then(|| {
        let act = Act::second(Link::new(words.say("correction-act"), format!("{}/correct", ballot.id.address())));
        Acts { acts: vec![act] }.into()
    });
    Some(Note::rule(Markup::joined(says.into_iter().chain(act))).into())
}
