//! Lending an office: one asks, a second person agrees.

use axum::extract::Query;
use axum::response::IntoResponse;
use omov_rules::value::Span;
use omov_rules::words::Blank;
use omov_store::{Moment, ReadTx};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Link};
use serde::Deserialize;

use crate::groups::Place;
use crate::house::{Answer, Visit, ids};
use crate::members::{self, MemberId};
use crate::offices::lending::{self, LEND, Loan};
use crate::offices::list::{self, Lent};
use crate::offices::second::{self, Ask, SecondId};
use crate::offices::{Office, OfficeId, Term, TermId};
use crate::rules;

/// What the address may say beforehand.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    office: Option<OfficeId>,
    /// The term after which the new one begins.
    after: Option<TermId>,
}

/// What there is to choose from.
struct Choices {
    offices: Vec<Office>,
    terms: Vec<Lent>,
}

async fn choices(visit: &Visit) -> Answer<Choices> {
    let group = visit.place()?.group().clone();
    let now = visit.now;
    let read = move |tx: &mut ReadTx<'_>| {
        Ok(Choices { offices: list::offices_of(tx, &group.kind)?, terms: list::of_group(tx, group.id, now)? })
    };
    visit.house.store().read(read).await
}

pub(super) async fn new(visit: Visit, Query(wanted): Query<Wanted>) -> Answer<Page> {
    let choices = choices(&visit).await?;
    let form = form(&visit, &choices, &wanted)?;
    page(visit, &choices, form)
}

fn form(visit: &Visit, choices: &Choices, wanted: &Wanted) -> Answer<Form> {
    let words = &visit.shell.words;
    let place = visit.place()?;
    let to = format!("/groups/{}/power", place.group().id);
    let office = |office: &Office| {
        let term = Blank::from(office.term).english();
        let with = [("office", office.title.as_str().into()), ("term", term.into())];
        Choice::new(office.id.to_string(), words.say_with("lend-office-term", &with))
    };
    let mut begins = vec![Choice::new("now", words.say("lend-now"))];
    begins.extend(choices.terms.iter().map(|lent| {
        let with = [
            ("office", lent.title.as_str().into()),
            ("holder", lent.name.as_str().into()),
            ("when", visit.short(lent.until).into()),
        ];
        Choice::new(lent.id.to_string(), words.say_with("lend-after", &with))
    }));
    let mut offices =
        Field::select(words, "office", words.say("lend-office"), choices.offices.iter().map(office).collect());
    if let Some(wanted) = wanted.office {
        offices = offices.value(wanted.to_string());
    }
    let mut begins =
        Field::select(words, "begins", words.say("lend-begins"), begins).hint(words.say("lend-begins-hint"));
    if let Some(after) = wanted.after {
        begins = begins.value(after.to_string());
    }
    Ok(Form::new(format!("{to}/lend/send"), &visit.token, words.say("lend-send"))
        .with(offices)
        .with(Field::text(words, "who", words.say("lend-who")).hint(words.say("lend-who-hint")))
        .with(begins)
        .with(Field::short(words, "days", words.say("lend-days")).hint(words.say("lend-days-hint")).optional())
        .with(Field::area(words, "reason", words.say("lend-reason"), 4).hint(words.say("lend-reason-hint")))
        .back(Link::new(words.say("back-to-power"), to)))
}

fn page(visit: Visit, choices: &Choices, form: Form) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let title = words.say_with("lend-title", &[("group", place.group().name.as_str().into())]);
    let problems = form.problems();
    let body: Markup = if choices.offices.is_empty() {
        Card::empty(words.say("power-nobody"), &words.say("power-no-offices"), Markup::default()).level(2).into()
    } else {
        form.into()
    };
    let page = Page::new(visit.shell, title, body).lead(words.say("lend-lead")).problems(problems);
    Ok(page.here("/power").place(super::places(&place)).narrow())
}

/// What was asked for, once it is understood.
struct Wish {
    office: OfficeId,
    since: Option<Moment>,
    until: Moment,
}

/// Understands what was sent; else the name of the field and of the message that says what is wrong.
fn understood(choices: &Choices, sent: &Sent, zone: &str, now: Moment) -> Result<Wish, (&'static str, &'static str)> {
    let office = sent.one("office").parse::<OfficeId>().ok();
    let office = choices.offices.iter().find(|one| Some(one.id) == office).ok_or(("office", "lend-choose-office"))?;
    let since = match sent.one("begins") {
        "" | "now" => None,
        after => {
            let after = after.parse::<TermId>().ok();
            let lent =
                choices.terms.iter().find(|lent| Some(lent.id) == after).ok_or(("begins", "lend-choose-begin"))?;
            if lent.office != office.id {
                return Err(("begins", "lend-other-office"));
            }
            Some(lent.until)
        }
    };
    let begins = since.unwrap_or(now);
    let longest = rules::after(zone, begins, office.term);
    let until = match sent.one("days") {
        "" => longest,
        days => {
            let days: Option<u16> = days.parse().ok().filter(|days| *days > 0);
            let until = days.map(|days| rules::after(zone, begins, Span::days(days)));
            until.filter(|until| *until <= longest).ok_or(("days", "lend-bad-days"))?
        }
    };
    Ok(Wish { office: office.id, since, until })
}

/// The member who is meant: by their address, or by their whole name if only one member of the group has it.
pub(super) fn who(
    tx: &mut ReadTx<'_>,
    place: &Place,
    said: &str,
) -> Result<Result<MemberId, &'static str>, omov_store::Error> {
    if said.is_empty() {
        return Ok(Err("lend-who-missing"));
    }
    if said.contains('@') {
        return Ok(members::by_email(tx, said)?.ok_or("lend-who-nobody"));
    }
    let found = members::by_name(tx, place.group().id, said)?;
    Ok(match found[..] {
        [one] => Ok(one),
        [] => Err("lend-who-nobody"),
        _ => Err("lend-who-several"),
    })
}

pub(super) async fn create(visit: Visit, sent: Sent) -> Answer {
    let choices = choices(&visit).await?;
    let words = visit.shell.words.clone();
    let wanted = Wanted::default();
    let mut form = form(&visit, &choices, &wanted)?.keep(&sent);
    let wish = understood(&choices, &sent, &visit.organisation.zone, visit.now);
    if let Err((field, wrong)) = wish {
        form = form.wrong(field, words.say(wrong));
    }
    let reason = sent.one("reason").to_owned();
    if let Some(wrong) = super::no_reason(&reason) {
        form = form.wrong("reason", words.say(wrong));
    }
    let (place, me, now, said) = (visit.place()?.clone(), visit.me()?.id, visit.now, sent.one("who").to_owned());
    let group = place.clone();
    let member = visit.house.store().read(move |tx| Ok(who(tx, &group, &said)?)).await?;
    let member = match member {
        Ok(member) if member == me => Err("lend-not-yourself"),
        other => other,
    };
    if let Err(wrong) = member {
        form = form.wrong("who", words.say(wrong));
    }
    let (Ok(wish), Ok(member), true) = (wish, member, form.problems().is_empty()) else {
        return Ok(page(visit, &choices, form)?.into_response());
    };
    let id = SecondId(ids::by_time(now)?);
    let term = Term {
        id: TermId(id.0),
        office: wish.office,
        group: place.group().id,
        member,
        since: wish.since.unwrap_or(now),
        until: wish.until,
    };
    let loan = Loan { office: wish.office, since: wish.since.map(|since| since.0), until: wish.until.0 };
    let payload = second::payload(&loan)?;
    let said = words.clone();
    let asked = visit.house.store().write(move |tx| {
        if let Some(wrong) = lending::unfit(tx, &term, now)? {
            return Ok(Some(wrong));
        }
        lending::seated(tx, &said, &term)?;
        lending::in_a_row(tx, &said, &term)?;
        let (about, number) = (Some(member), None);
        second::ask(
            tx,
            &said,
            &Ask { id, deed: &LEND, place: &place, asker: me, about, number, reason: &reason, payload: &payload, now },
        )?;
        Ok(None)
    });
    if let Some(wrong) = asked.await? {
        return Ok(page(visit, &choices, form.wrong("who", words.say(wrong)))?.into_response());
    }
    Ok(id.asked())
}
