//! Opening nominations: for which office, how many seats, until when, and what the office is.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use omov_rules::model;
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Link, Note, Rows, Tag};
use omov_web::refusal::Refusal;

use super::{conflict, places, when};
use crate::ballots;
use crate::house::limits::Trying;
use crate::house::{Answer, Visit, ids};
use crate::nominations::RoundId;
use crate::nominations::opening::{self, By, Opened};
use crate::nominations::round::{self, Round};
use crate::rules::{self, actors, address, capital};

/// The longest text on an office.
const ABOUT: usize = 5_000;

pub(super) async fn choose(visit: Visit) -> Answer<Page> {
    let (words, place, now) = (visit.shell.words.clone(), visit.place()?.clone(), visit.now);
    let all = ballots::elected_in(&visit.book, place.group());
    let offices: Vec<String> = all.iter().map(|(office, _)| (*office).to_owned()).collect();
    let (group, asked) = (place.group().id, offices.clone());
    let read = move |tx: &mut ReadTx<'_>| {
        let mut live = Vec::new();
        for office in &asked {
            let last = round::latest(tx, group, office)?;
            let last = match last {
                Some(last) if last.is_live(tx, now)? => Some(last),
                _ => None,
            };
            live.push(last);
        }
        Ok(live)
    };
    let live = visit.house.store().read(read).await?;
    let rows = all.iter().zip(&live).map(|((office, kind), live)| {
        let title = capital(&visit.book.title_in("offices", office));
        let who = callers(&visit, kind);
        let (link, tag) = match live {
            Some(round) => (Link::new(title, round.id.address()), Some(Tag::open(words.say("nominations-there")))),
            None => (Link::new(title, format!("/groups/{group}/nominations/new/{office}")), None),
        };
        let line = Markup::line(tag.map(Markup::from).into_iter().chain([Markup::link(&link)]));
        Markup::joined([line, Markup::small(&who)])
    });
    let items: Vec<Markup> = rows.collect();
    let body: Markup = if items.is_empty() {
        let none = words.say("nominations-no-offices");
        Card::empty(none, &words.say("nominations-no-offices-why"), Markup::default()).level(2).into()
    } else {
        Rows { items }.into()
    };
    let with = [("group", place.group().name.as_str().into())];
    let page = Page::new(visit.shell, words.say_with("nominations-new-title", &with), body);
    Ok(page.lead(words.say("nominations-new-lead")).here("/ballots").place(places(&words, &place, true)).narrow())
}

/// Who may open them: whoever may call the ballot that follows.
fn callers(visit: &Visit, kind: &str) -> String {
    let actors = visit.book.ballots.get(kind).map(|ballot| ballot.called_by.value.as_slice()).unwrap_or_default();
    let who: Vec<String> = actors.iter().map(|actor| visit.book.title(actor)).collect();
    visit.shell.words.say_with("nominations-opened-by", &[("who", who.join(", ").into())])
}

/// The office that the address names, with the kind of ballot that fills it.
struct Chosen {
    office: String,
    kind: String,
    rule: model::Office,
    ballot: model::Ballot,
    reopens: bool,
}

fn chosen(visit: &Visit, office: &str) -> Answer<Chosen> {
    let group = visit.place()?.group();
    let all = ballots::elected_in(&visit.book, group);
    let (_, kind) = *all.iter().find(|(name, _)| *name == office).ok_or(Refusal::NotFound)?;
    let rule = visit.book.offices.get(office).ok_or(Refusal::NotFound)?.clone();
    let ballot = visit.book.ballots.get(kind).ok_or(Refusal::NotFound)?.clone();
    let reopens = ballots::can_reopen(&visit.book, kind, office);
    Ok(Chosen { office: office.into(), kind: kind.into(), rule, ballot, reopens })
}

pub(super) async fn ask(visit: Visit, Path((_, office)): Path<(String, String)>) -> Answer<Page> {
    let chosen = chosen(&visit, &office)?;
    let form = form(&visit, &chosen)?;
    page(visit, &chosen, form).await
}

fn form(visit: &Visit, chosen: &Chosen) -> Answer<Form> {
    let words = &visit.shell.words;
    let group = visit.place()?.group().id;
    let to = format!("/groups/{group}/nominations/new/{}", chosen.office);
    let seats = [("seats", chosen.rule.seats.value.into())];
    let mut form = Form::new(to, &visit.token, words.say("nominations-open"))
        .with(
            Field::short(words, "seats", words.say("ballot-seats"))
                .hint(words.say_with("nominations-seats-hint", &seats))
                .value(chosen.rule.seats.value.to_string()),
        )
        .with(Field::area(words, "about", words.say("nominations-about"), 5).hint(words.say("nominations-about-hint")));
    form = when::asked(visit, form, &chosen.ballot);
    if chosen.reopens {
        let choice = Choice::new("yes", words.say("nominations-reopen-yes"));
        let reopen = Field::any_of(words, "reopen", words.say("nominations-reopen"), vec![choice]).optional();
        form = form.with(reopen.hint(words.say("nominations-reopen-hint")).value("yes"));
    }
    if let Some(body) = actors::body(&visit.book, &chosen.ballot.called_by.value) {
        let body = [("body", visit.book.title(body).into())];
        form = actors::asked(words, form, &words.say_with("nominations-body-hint", &body));
    }
    Ok(form.back(Link::new(words.say("confirm-back"), format!("/groups/{group}/nominations/new"))))
}

async fn page(visit: Visit, chosen: &Chosen, form: Form) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let (office, now, me, zone) = (chosen.office.clone(), visit.now, visit.me()?.id, visit.organisation.zone.clone());
    let (here, kind, book) = (place.clone(), chosen.kind.clone(), visit.book.clone());
    let read = move |tx: &mut ReadTx<'_>| {
        let live = match round::latest(tx, here.group().id, &office)? {
            Some(last) if last.is_live(tx, now)? => Some(last.id),
            _ => None,
        };
        Ok((live, opening::may(tx, &book, (&kind, &here, &zone), me, now)?))
    };
    let (live, may) = visit.house.store().read(read).await?;
    if let Some(live) = live {
        return Err(conflict(&words, live, "nominations-open-refused", "nominations-there-already"));
    }
    let problems = form.problems();
    let rule = Link::new(capital(&chosen.rule.title.value), address(&format!("offices.{}", chosen.office)));
    let caller = Link::new(capital(&chosen.ballot.title.value), address(&format!("ballots.{}.called-by", chosen.kind)));
    let mut says = vec![Markup::line([Markup::text(&callers(&visit, &chosen.kind)), Markup::link(&caller)])];
    let needs = match &chosen.rule.nominated_by {
        Some(amount) => words.say_with("nominations-needs", &[("needed", amount.value.to_string().into())]),
        None => words.say("nominations-needs-one"),
    };
    says.push(Markup::line([Markup::text(&needs), Markup::link(&rule)]));
    let note = Note::rule(Markup::joined(says));
    // Whoever may not is told at once, and not after writing.
    let form: Markup = if may { form.into() } else { Markup::paragraph(&words.say("nominations-open-not-you")) };
    let with = [("office", chosen.rule.title.value.as_str().into()), ("group", place.group().name.as_str().into())];
    let title = words.say_with("nominations-open-title", &with);
    let page = Page::new(visit.shell, title, Markup::joined([note.into(), form])).problems(problems);
    let lead = words.say("nominations-open-lead");
    Ok(page.lead(lead).here("/ballots").place(places(&words, &place, true)).narrow())
}

pub(super) async fn take(visit: Visit, Path((_, office)): Path<(String, String)>, sent: Sent) -> Answer {
    let chosen = chosen(&visit, &office)?;
    let words = visit.shell.words.clone();
    let mut form = form(&visit, &chosen)?.keep(&sent);
    let most = chosen.rule.seats.value;
    let seats = sent.one("seats").parse::<u32>().ok().filter(|seats| (1..=most).contains(&u64::from(*seats)));
    if seats.is_none_or(|seats| !ballots::can_elect(&visit.book, &chosen.kind, &chosen.office, seats)) {
        form = form.wrong("seats", words.say_with("nominations-seats-wrong", &[("seats", most.into())]));
    }
    let about = sent.one("about").to_owned();
    match about.chars().count() {
        0 => form = form.wrong("about", words.say("nominations-about-missing")),
        1..=ABOUT => {}
        _ => form = form.wrong("about", words.say("ballot-about-long")),
    }
    let ends = when::typed(&visit, &sent, &chosen.ballot);
    if let Err(why) = &ends {
        form = form.wrong("ends", why.clone());
    }
    let (Some(seats), Ok(ends_at), true) = (seats, ends, form.problems().is_empty()) else {
        return Ok(page(visit, &chosen, form).await?.into_response());
    };
    let (zone, now, me) = (visit.organisation.zone.clone(), visit.now, visit.me()?.id);
    visit.house.note(Trying::Write, &me.0)?;
    let id = RoundId(ids::by_time(now)?);
    let round = Round {
        id,
        group: visit.place()?.group().id,
        office: chosen.office.clone(),
        kind: chosen.kind.clone(),
        book: 0,
        seats,
        about,
        reopen: chosen.reopens && sent.one("reopen") == "yes",
        opened_by: me,
        opened_at: now,
        ends_at,
        extended_at: None,
        reason: String::new(),
        ended_at: None,
        statements: None,
        digest: None,
        entry: None,
    };
    let by = By { who: me, decided: actors::decided(&sent) };
    let put = move |tx: &mut WriteTx<'_>| opening::open(tx, &round, &zone, by, now);
    match visit.house.store().write(put).await? {
        Opened::Done => Ok(Redirect::to(&format!("{}?done=opened", id.address())).into_response()),
        Opened::There(there) => Err(conflict(&words, there, "nominations-open-refused", "nominations-there-already")),
        Opened::Refused(grounds) => {
            Err(rules::refused(&words, &visit.book, words.say("nominations-open-refused"), &grounds))
        }
        Opened::Late => Err(Refusal::Conflict.into()),
    }
}
