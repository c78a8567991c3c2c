//! Opening an agenda: how many places there are, and until when members approve.

use axum::response::{IntoResponse, Redirect};
use omov_store::WriteTx;
use omov_web::forms::{Field, Form, Sent};
use omov_web::page::Page;
use omov_web::parts::Link;

use crate::agendas::AgendaId;
use crate::agendas::agenda::{self, Agenda, MOST_PLACES};
use crate::groups;
use crate::house::{Answer, Visit, ids};
use crate::offices::acts::ActId;

/// The longest title, and the longest explanation.
const TITLE: usize = 200;
const ABOUT: usize = 2_000;
/// Members have at least so long to approve, and at most so long, in days.
const DAYS: std::ops::RangeInclusive<i64> = 1..=92;
const DAY: i64 = 24 * 3_600 * 1_000_000;

fn form(visit: &Visit) -> Answer<Form> {
    let (words, group) = (&visit.shell.words, visit.place()?.group().id);
    let most = [("most", u64::from(MOST_PLACES).into())];
    let form = Form::new(format!("/groups/{group}/agendas/new"), &visit.token, words.say("agenda-send"))
        .with(Field::text(words, "title", words.say("agenda-title")).hint(words.say("agenda-title-hint")))
        .with(Field::area(words, "about", words.say("agenda-about"), 3).hint(words.say("agenda-about-hint")).optional())
        .with(
            Field::short(words, "places", words.say("agenda-places")).hint(words.say_with("agenda-places-hint", &most)),
        )
        .with(Field::date(words, "closes", words.say("agenda-closes")).hint(words.say("agenda-closes-hint")));
    Ok(form.back(Link::new(words.say("confirm-back"), format!("/groups/{group}"))))
}

fn page(visit: Visit, form: Form) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let problems = form.problems();
    let group = Link::new(&*place.group().name, format!("/groups/{}", place.group().id));
    let trail = groups::web::trail(&place, true, group);
    let page = Page::new(visit.shell, words.say("agenda-new-title"), form).problems(problems);
    Ok(page.lead(words.say("agenda-new-lead")).here("/motions").place(trail).narrow())
}

pub(super) async fn ask(visit: Visit) -> Answer<Page> {
    let form = form(&visit)?;
    page(visit, form)
}

pub(super) async fn take(visit: Visit, sent: Sent) -> Answer {
    let words = visit.shell.words.clone();
    let mut form = form(&visit)?.keep(&sent);
    let (title, about) = (sent.one("title").to_owned(), sent.one("about").to_owned());
    if title.is_empty() || title.chars().count() > TITLE {
        form = form.wrong("title", words.say("agenda-title-wrong"));
    }
    if about.chars().count() > ABOUT {
        form = form.wrong("about", words.say("agenda-about-long"));
    }
    let places = sent.one("places").parse::<u32>().ok().filter(|places| (1..=MOST_PLACES).contains(places));
    if places.is_none() {
        form = form.wrong("places", words.say_with("agenda-places-wrong", &[("most", u64::from(MOST_PLACES).into())]));
    }
    // The end of the day that was typed.
    let closes = visit.end_of(&sent, "closes").filter(|end| DAYS.contains(&((end.0 - visit.now.0) / DAY)));
    if closes.is_none() {
        let with = [("least", DAYS.start().unsigned_abs().into()), ("most", DAYS.end().unsigned_abs().into())];
        form = form.wrong("closes", words.say_with("agenda-closes-wrong", &with));
    }
    let (Some(places), Some(closes_at), true) = (places, closes, form.problems().is_empty()) else {
        return Ok(page(visit, form)?.into_response());
    };
    let now = visit.now;
    let group = visit.place()?.group().id;
    let agenda = Agenda::new(AgendaId(ids::by_time(now)?), group, &title, &about, places, (now, closes_at));
    let (id, me, act) = (agenda.id, visit.me()?.id, ActId(ids::by_time(now)?));
    visit.house.store().write(move |tx: &mut WriteTx<'_>| agenda::open(tx, &agenda, me, act)).await?;
    Ok(Redirect::to(&id.address()).into_response())
}
