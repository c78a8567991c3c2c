//! Which offices there are: what each may do, in which groups, for how long.

use axum::extract::Query;
use axum::response::{IntoResponse, Redirect};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Facts, Link, Note};
use omov_web::refusal::Refusal;
use serde::Deserialize;

use crate::groups::{self, Kind};
use crate::house::{Answer, Visit, ids};
use crate::offices::acts::{self, ActId};
use crate::offices::{self, Office, OfficeId, Power, list};

/// No office is lent for longer: two years.
const MOST_DAYS: u32 = 731;
/// The longest title.
const TITLE: usize = 60;

#[derive(Deserialize)]
pub(super) struct Just {
    #[serde(default)]
    done: String,
}

fn kind_said(visit: &Visit, kind: Kind) -> String {
    visit.shell.words.say(&format!("office-in-{}", kind.name()))
}

pub(super) async fn list(visit: Visit, Query(just): Query<Just>) -> Answer<Page> {
    let mut offices = visit.house.store().read(|tx| Ok(list::offices(tx)?)).await?;
    offices.sort_by_key(|office| office.kind);
    let words = visit.shell.words.clone();
    let mut parts = Vec::new();
    if just.done == "made" {
        parts.push(Note::done(Markup::paragraph(&words.say("kinds-made"))).into());
    }
    let may = visit.reader.holds(Power::Settings, None);
    let new = Acts { acts: vec![Act::main(Link::new(words.say("kinds-new"), "/power/offices/new"))] };
    if offices.is_empty() {
        let acts: Markup = if may { new.into() } else { Markup::default() };
        parts.push(Card::empty(words.say("kinds-none"), &words.say("kinds-none-who"), acts).level(2).into());
    } else {
        parts.extend(offices.iter().map(|office| {
            let facts = Facts::default()
                .with(words.say("kinds-kind"), Markup::text(&kind_said(&visit, office.kind)))
                .with(words.say("kinds-powers"), Markup::text(&super::powers(&words, &office.powers).join("; ")))
                .with(
                    words.say("kinds-term"),
                    Markup::text(&words.say_with("kinds-days", &[("days", u64::from(office.term_days).into())])),
                );
            Card::new(&office.title, facts).level(2).into()
        }));
        if may {
            parts.push(new.into());
        }
    }
    let page = Page::new(visit.shell, words.say("kinds-title"), Markup::joined(parts)).lead(words.say("kinds-lead"));
    Ok(page.here("/power").place([Link::new(words.say("menu-power"), "/power")]))
}

fn form(visit: &Visit) -> Form {
    let words = &visit.shell.words;
    let kinds = Kind::ALL.map(|kind| Choice::new(kind.name(), kind_said(visit, kind))).to_vec();
    let powers = Power::ALL.map(|power| {
        Choice::new(power.name(), words.say(&format!("power-{}", power.name())))
            .hint(words.say(&format!("power-{}-means", power.name())))
    });
    Form::new("/power/offices/new/send", &visit.token, words.say("kinds-send"))
        .with(Field::text(words, "title", words.say("kinds-name")).hint(words.say("kinds-name-hint")))
        .with(Field::one_of(words, "kind", words.say("kinds-where"), kinds))
        .with(Field::any_of(words, "powers", words.say("kinds-may"), powers.to_vec()))
        .with(Field::short(words, "days", words.say("kinds-how-long")).hint(words.say("kinds-how-long-hint")))
        .with(Field::area(words, "reason", words.say("kinds-reason"), 3).hint(words.say("kinds-reason-hint")))
        .back(Link::new(words.say("back-to-offices"), "/power/offices"))
}

fn page(visit: Visit, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let page = Page::new(visit.shell, words.say("kinds-new"), form).lead(words.say("kinds-new-lead"));
    let place = [Link::new(words.say("menu-power"), "/power"), Link::new(words.say("kinds-title"), "/power/offices")];
    page.problems(problems).here("/power").place(place).narrow()
}

pub(super) async fn new(visit: Visit) -> Answer<Page> {
    let form = form(&visit);
    Ok(page(visit, form))
}

pub(super) async fn create(visit: Visit, sent: Sent) -> Answer {
    let words = visit.shell.words.clone();
    let mut form = form(&visit).keep(&sent);
    let title = sent.one("title").to_owned();
    match title.chars().count() {
        0 => form = form.wrong("title", words.say("kinds-no-title")),
        1..=TITLE => {}
        _ => form = form.wrong("title", words.say("kinds-long-title")),
    }
    let kind = Kind::ALL.into_iter().find(|kind| kind.name() == sent.one("kind"));
    if kind.is_none() {
        form = form.wrong("kind", words.say("kinds-no-kind"));
    }
    let said: Vec<_> = sent.all("powers").collect();
    let powers: Vec<_> = Power::ALL.into_iter().filter(|power| said.contains(&power.name())).collect();
    if powers.is_empty() {
        form = form.wrong("powers", words.say("kinds-no-powers"));
    }
    let days = sent.one("days").parse::<u32>().ok().filter(|days| (1..=MOST_DAYS).contains(days));
    if days.is_none() {
        form = form.wrong("days", words.say("kinds-bad-days"));
    }
    let reason = sent.one("reason").to_owned();
    if let Some(wrong) = super::no_reason(&reason) {
        form = form.wrong("reason", words.say(wrong));
    }
    let (Some(kind), Some(term_days), true) = (kind, days, form.problems().is_empty()) else {
        return Ok(page(visit, form).into_response());
    };
    let (actor, at) = (visit.me()?.id, visit.now);
    let (id, act) = (OfficeId(ids::by_time(at)?), ActId(ids::by_time(at)?));
    let office = Office { id, kind, title, powers, term_days };
    let write = move |tx: &mut omov_store::WriteTx<'_>| {
        if list::offices_of(tx, kind)?.iter().any(|one| one.title.to_lowercase() == office.title.to_lowercase()) {
            return Ok(false);
        }
        let whole = groups::whole(tx)?.ok_or(Refusal::NotFound)?;
        offices::create(tx, &office)?;
        let (power, deed, reason) = (Power::Settings, "act-office", reason.clone());
        let powers: Vec<_> = office.powers.iter().map(|power| power.name()).collect();
        let facts = vec![
            ("title", office.title.clone()),
            ("kind", kind.name().to_owned()),
            ("powers", powers.join(" ")),
            ("days", office.term_days.to_string()),
        ];
        let act = acts::Act { id: act, group: whole.id, actor, power, deed, about: None, number: None, reason, at };
        acts::note_telling(tx, &act, acts::Told { facts, second: None })?;
        Ok(true)
    };
    if !visit.house.store().write(write).await? {
        return Ok(page(visit, form.wrong("title", words.say("kinds-twice"))).into_response());
    }
    Ok(Redirect::to("/power/offices?done=made").into_response())
}
