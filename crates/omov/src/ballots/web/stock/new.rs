//! Members are asked to stand as trustees.

use axum::response::{IntoResponse as _, Redirect};
use omov_belenios::make::stock::MOST;
use omov_rules::model;
use omov_rules::value::{Span, Unit};
use omov_store::{Moment, ReadTx, WriteTx};
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Link, Note, Rows};

use super::{list_address, within};
use crate::ballots::stock::asking::{self, By};
use crate::ballots::stock::{Agreed, LEAST_NEEDED, LEAST_TRUSTEES, Stock, StockId};
use crate::ballots::web::new::{asked, people};
use crate::house::{Answer, Visit, ids};
use crate::offices::Power;
use crate::offices::acts::ActId;
use crate::rules::{self, address, capital};

/// More do not hold one key here.
const MOST_TRUSTEES: usize = 50;

fn form(visit: &Visit) -> Answer<Form> {
    let words = &visit.shell.words;
    let to = list_address(visit.place()?);
    let people = Field::area(words, "people", words.say("stock-people"), 5).hint(words.say("stock-people-hint"));
    let needed = Field::short(words, "needed", words.say("ballot-needed")).hint(words.say("stock-needed-hint"));
    let keys = Field::short(words, "keys", words.say("stock-keys")).hint(words.say("stock-keys-hint"));
    let until = Field::date(words, "until", words.say("stock-until")).hint(words.say("stock-until-hint"));
    Ok(Form::new(format!("{to}/new"), &visit.token, words.say("stock-send"))
        .with(people)
        .with(needed.value(LEAST_NEEDED.to_string()))
        .with(keys.value(MOST.to_string()))
        .with(until)
        .back(Link::new(words.say("confirm-back"), to)))
}

/// By which rules somebody may ask.
fn rule(visit: &Visit) -> Markup {
    let lends = |(_, office): &(&String, &model::Office)| office.lends.value.contains(&Power::RunBallots);
    let links = visit.book.offices.iter().filter(lends).map(|(name, office)| {
        Markup::link(&Link::new(capital(&office.title.value), address(&format!("offices.{name}.lends"))))
    });
    let now = Markup::link(&Link::new(visit.shell.words.say("menu-power"), "/power"));
    let says = Markup::paragraph(&visit.shell.words.say("stock-rule"));
    Note::rule(Markup::joined([says, Markup::lines(links.chain([now]))])).into()
}

fn page(visit: Visit, form: Form) -> Answer<Page> {
    let (words, place) = (visit.shell.words.clone(), visit.place()?.clone());
    let follows = ["stock-follows-told", "stock-follows-once", "stock-follows-record"];
    let follows = Rows { items: follows.into_iter().map(|name| Markup::text(&words.say(name))).collect() };
    let problems = form.problems();
    let body = Markup::joined([rule(&visit), follows.into(), form.into()]);
    let page = Page::new(visit.shell, words.say("stock-new"), body).lead(words.say("stock-new-lead"));
    Ok(page.problems(problems).here("/ballots").place(within(&words, &place)).narrow())
}

pub(super) async fn ask(visit: Visit) -> Answer<Page> {
    let form = form(&visit)?;
    page(visit, form)
}

/// What was typed, as far as nothing has to be looked up.
struct Wish {
    people: Vec<String>,
    needed: usize,
    keys: u64,
    until: Moment,
    /// The same as a day.
    day: String,
}

fn understood(visit: &Visit, sent: &Sent, mut form: Form) -> Result<Wish, Box<Form>> {
    let words = &visit.shell.words;
    let people = asked::lines(sent, "people");
    if !(LEAST_TRUSTEES..=MOST_TRUSTEES).contains(&people.len()) {
        form = form.wrong("people", words.say("stock-people-few"));
    }
    let number = |name: &str| sent.one(name).trim().parse::<u64>().unwrap_or_default();
    let needed = usize::try_from(number("needed")).unwrap_or_default();
    if needed < LEAST_NEEDED || needed >= people.len().max(LEAST_TRUSTEES) {
        form = form.wrong("needed", words.say("stock-needed-wrong"));
    }
    let keys = number("keys");
    if !(1..=MOST).contains(&keys) {
        form = form.wrong("keys", words.say_with("stock-keys-wrong", &[("most", MOST.into())]));
    }
    // A file that opens many ballots is not kept for more than a year.
    let latest = Span::new(1, Unit::Years).map(|year| rules::after(&visit.organisation.zone, visit.now, year));
    let begins = visit.begin_of(sent, "until").filter(|begins| latest.is_some_and(|latest| *begins <= latest));
    let until = begins.and_then(|_| visit.end_of(sent, "until")).zip(sent.date("until"));
    let until = until.filter(|(until, _)| *until > visit.now);
    if until.is_none() {
        form = form.wrong("until", words.say("stock-until-wrong"));
    }
    match until {
        Some((until, day)) if form.problems().is_empty() => {
            Ok(Wish { people, needed, keys, until, day: day.to_string() })
        }
        _ => Err(Box::new(form)),
    }
}

pub(super) async fn take(visit: Visit, sent: Sent) -> Answer {
    let place = visit.place()?.clone();
    let form = form(&visit)?.keep(&sent);
    let wish = match understood(&visit, &sent, form) {
        Ok(wish) => wish,
        Err(form) => return Ok(page(visit, *form)?.into_response()),
    };
    let (here, typed) = (place.clone(), wish.people);
    let people = match visit.house.store().read(move |tx: &mut ReadTx<'_>| people::named(tx, &here, &typed)).await? {
        Ok(people) => people,
        Err((line, why)) => {
            let said = visit.shell.words.say_with(why, &[("line", line.into())]);
            let form = self::form(&visit)?.keep(&sent).wrong("people", said);
            return Ok(page(visit, form)?.into_response());
        }
    };
    let (id, now) = (StockId(ids::by_time(visit.now)?), visit.now);
    let agreed = Agreed {
        group: place.group().name.clone(),
        trustees: people.iter().map(|(_, name)| name.clone()).collect(),
        threshold: wish.needed,
        keys: wish.keys,
        until: wish.day,
        id: id.to_string(),
    };
    let stock = Stock {
        id,
        group: place.group().id,
        text: agreed.to_json(),
        asked_at: now,
        until: wish.until,
        ready_at: None,
        retired_at: None,
        reason: None,
        entry: None,
    };
    let by = By { member: visit.me()?.id, act: ActId(ids::by_time(now)?), letters: ids::by_time(now)? };
    let house = visit.house.clone();
    let put = move |tx: &mut WriteTx<'_>| asking::ask(tx, &house, (&stock, &agreed), &people, by);
    visit.house.store().write(put).await?;
    Ok(Redirect::to(&id.address()).into_response())
}
