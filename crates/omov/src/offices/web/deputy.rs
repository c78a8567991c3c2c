//! Deputies on pages: who stands in for a term, naming one, taking that back, handing over.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use omov_rules::value::Span;
use omov_store::{Moment, ReadTx, WriteTx};
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Confirm, Link, Tag};
use omov_web::refusal::Refusal;

use super::few;
use crate::groups::{self, Place};
use crate::house::{Answer, Stop, Visit, ids};
use crate::offices::deputies::{self, Deputy, DeputyId, Ending, Named, Naming, Step, Who};
use crate::offices::list::{self, Lent};
use crate::offices::second::{self, Ask, SecondId};
use crate::offices::{Power, TermId};
use crate::record::used;
use crate::rules::{self, capital};

/// Who stands in for a term, and what this reader can do about it.
pub(super) fn card(visit: &Visit, lent: &Lent, place: &Place, deputy: Option<&Deputy>, may_name: bool) -> Markup {
    let words = &visit.shell.words;
    let title = words.say("deputy-title");
    let Some(deputy) = deputy else {
        if lent.end() <= visit.now {
            return Markup::default();
        }
        let with = [("holder", lent.name.as_str().into())];
        let body =
            [Markup::paragraph(&words.say_with("deputy-none", &with)), few::what_to_do(words, &visit.book, lent)];
        let name = Act::second(Link::new(words.say("deputy-name"), format!("/power/{}/deputy", lent.id)));
        let card = Card::new(title, Markup::joined(body)).tagged(Tag::stop(words.say("deputy-nobody")));
        return card.acts(Acts { acts: may_name.then_some(name).into_iter().collect() }).level(2).into();
    };
    let with = [
        ("deputy", deputy.name.as_str().into()),
        ("holder", deputy.holder_name.as_str().into()),
        ("until", visit.short(deputy.until).into()),
    ];
    let (tag, message) = match (deputy.stands_in, deputy.over) {
        (Some(_), Some(_)) => (Tag::turn(words.say("deputy-stands-tag")), "deputy-stands-vacant"),
        (Some(_), None) => (Tag::turn(words.say("deputy-stands-tag")), "deputy-stands"),
        (None, Some(_)) => (Tag::turn(words.say("deputy-may-tag")), "deputy-may"),
        (None, None) => (Tag::open(words.say("deputy-waits-tag")), "deputy-waits"),
    };
    let mut body = vec![Markup::paragraph(&words.say_with(message, &with))];
    let named = deputy.entry.map(|entry| {
        let said = words.say_with("deputy-act", &[("number", entry.into())]);
        Markup::link(&Link::new(said, used::address(entry)))
    });
    let stands = deputy.stands_in.filter(|term| *term != lent.id);
    let stands = stands.map(|term| Markup::link(&Link::new(words.say("deputy-term"), format!("/power/{term}"))));
    body.push(Markup::line(named.into_iter().chain(stands)));
    let mut acts = Vec::new();
    if let Some(me) = &visit.reader.me {
        for step in Step::open_to(deputy, me.id, visit.now) {
            let to = format!("/power/deputy/{}/{}", deputy.id, step.name());
            let link = Link::new(words.say(&format!("deputy-{}", step.name())), to);
            acts.push(if step == Step::LayDown { Act::takes(link) } else { Act::second(link) });
        }
        if me.id != deputy.member && visit.reader.holds(Power::Lend, Some(place)) {
            let to = format!("/power/deputy/{}/end", deputy.id);
            acts.push(Act::takes(Link::new(words.say("deputy-end"), to)));
        }
    }
    Card::new(title, Markup::joined(body)).tagged(tag).acts(Acts { acts }).level(2).into()
}

/// Whether the reader can name one.
pub(super) fn may_name(tx: &mut ReadTx<'_>, visit: &Visit, lent: &Lent, place: &Place) -> Result<bool, Stop> {
    let Some(me) = &visit.reader.me else { return Ok(false) };
    let words = &visit.shell.words;
    let open = lent.is_held(visit.now) && deputies::of_term(tx, lent.id, visit.now)?.is_none();
    Ok(open && deputies::refused_to(tx, words, &visit.book, lent, place, (me.id, visit.now))?.is_none())
}

/// A term that runs, with its group: for whoever may name its deputy.
async fn find(visit: &Visit, id: TermId) -> Answer<(Lent, Place)> {
    let (now, me, words, book) = (visit.now, visit.me()?.id, visit.shell.words.clone(), visit.book.clone());
    let read = move |tx: &mut ReadTx<'_>| {
        let lent = list::find(tx, id)?.filter(|lent| lent.is_held(now)).ok_or(Refusal::NotFound)?;
        let place = groups::place(tx, lent.group)?.ok_or(Refusal::NotFound)?;
        match deputies::refused_to(tx, &words, &book, &lent, &place, (me, now))? {
            Some(stop) => Err(stop),
            None => Ok((lent, place)),
        }
    };
    visit.house.store().read(read).await
}

/// The body that has to have decided it, in words.
fn body(visit: &Visit, lent: &Lent) -> Option<String> {
    match deputies::named_by(&visit.book, lent) {
        Some(Named::ByBody(body)) => Some(visit.book.title(&body)),
        _ => None,
    }
}

fn form(visit: &Visit, lent: &Lent) -> Form {
    let words = &visit.shell.words;
    let mut form = Form::new(format!("/power/{}/deputy/send", lent.id), &visit.token, words.say("lend-send"))
        .with(Field::text(words, "who", words.say("deputy-who")).hint(words.say("lend-who-hint")))
        .with(Field::short(words, "days", words.say("lend-days")).hint(words.say("deputy-days-hint")).optional());
    if let Some(body) = body(visit, lent) {
        let body = [("body", body.into())];
        form = form
            .with(
                Field::short(words, "took-part", words.say_with("deputy-took-part", &body))
                    .hint(words.say("deputy-decided-hint")),
            )
            .with(Field::short(words, "yes", words.say("deputy-yes")))
            .with(Field::short(words, "no", words.say("deputy-no")));
    }
    form.with(Field::area(words, "reason", words.say("deputy-reason"), 4).hint(words.say("deputy-reason-hint")))
        .back(Link::new(words.say("confirm-back"), lent.address()))
}

fn page(visit: Visit, lent: &Lent, place: &Place, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let office = super::title(&words, &lent.title, &place.group().name);
    let title = words.say_with("deputy-new-title", &[("office", office.into()), ("holder", (&*lent.name).into())]);
    let lead = match body(&visit, lent) {
        Some(body) => words.say_with("deputy-new-lead-body", &[("body", body.into())]),
        None => words.say("deputy-new-lead"),
    };
    let problems = form.problems();
    let page = Page::new(visit.shell, title, form).lead(lead).problems(problems);
    page.here("/power").place(super::places(place)).narrow()
}

pub(super) async fn new(visit: Visit, Path(id): Path<TermId>) -> Answer<Page> {
    let (lent, place) = find(&visit, id).await?;
    let form = form(&visit, &lent);
    Ok(page(visit, &lent, &place, form))
}

/// How the body decided, as it was entered.
fn decided(sent: &Sent) -> Result<(u64, u64, u64), &'static str> {
    let number = |field: &'static str| sent.one(field).parse::<u64>().map_err(|_| field);
    Ok((number("took-part")?, number("yes")?, number("no")?))
}

pub(super) async fn create(visit: Visit, Path(id): Path<TermId>, sent: Sent) -> Answer {
    let (lent, place) = find(&visit, id).await?;
    let words = visit.shell.words.clone();
    let mut form = form(&visit, &lent).keep(&sent);
    let until = match sent.one("days") {
        "" => Some(lent.until),
        days => {
            let days: Option<u16> = days.parse().ok().filter(|days| *days > 0);
            days.map(|days| rules::after(&visit.organisation.zone, visit.now, Span::days(days)))
        }
    };
    let until = until.filter(|until| *until <= lent.until);
    if until.is_none() {
        form = form.wrong("days", words.say("deputy-too-long"));
    }
    let mut figures = None;
    if body(&visit, &lent).is_some() {
        match decided(&sent) {
            Ok(decided) => figures = Some(decided),
            Err(field) => form = form.wrong(field, words.say("deputy-number")),
        }
    }
    let reason = sent.one("reason").to_owned();
    if let Some(wrong) = super::no_reason(&reason) {
        form = form.wrong("reason", words.say(wrong));
    }
    let (me, now, said, group) = (visit.me()?.id, visit.now, sent.one("who").to_owned(), place.clone());
    let member = visit.house.store().read(move |tx| Ok(super::lend::who(tx, &group, &said)?)).await?;
    let member = match member {
        Ok(member) if member == me => Err("deputy-not-yourself"),
        other => other,
    };
    if let Err(wrong) = member {
        form = form.wrong("who", words.say(wrong));
    }
    let (Some(until), Ok(member), true) = (until, member, form.problems().is_empty()) else {
        return Ok(page(visit, &lent, &place, form).into_response());
    };
    let asked = SecondId(ids::by_time(now)?);
    let payload = second::payload(&Naming { term: id, until: until.0, decided: figures })?;
    let (term, in_place) = (lent.clone(), place.clone());
    let ask = move |tx: &mut WriteTx<'_>| {
        if let Some(wrong) = deputies::unfit(tx, &term, member, until, now)? {
            return Ok(Some(wrong));
        }
        let book = rules::present(tx)?;
        let grounds = deputies::grounds(tx, &book, &term, Who { asker: me, decided: figures }, now)?;
        if !grounds.is_empty() {
            return Err(rules::refused(&words, &book, words.say("deputy-refused"), &grounds));
        }
        let (place, reason, payload) = (&in_place, reason.as_str(), payload.as_str());
        let (about, number) = (Some(member), None);
        let ask = Ask { id: asked, deed: &deputies::NAME, place, asker: me, about, number, reason, payload, now };
        second::put(tx, &ask)?;
        Ok(None)
    };
    let wrong = visit.house.store().write(ask).await?;
    if let Some(wrong) = wrong {
        let wrong = visit.shell.words.say(wrong);
        return Ok(page(visit, &lent, &place, form.wrong("who", wrong)).into_response());
    }
    Ok(asked.asked())
}

/// A deputy who is one now, with the group.
fn one(tx: &mut ReadTx<'_>, id: DeputyId, now: Moment) -> Result<(Deputy, Place), Stop> {
    let deputy = deputies::find(tx, id, now)?.filter(|deputy| deputy.runs(now)).ok_or(Refusal::NotFound)?;
    let place = groups::place(tx, deputy.group)?.ok_or(Refusal::NotFound)?;
    Ok((deputy, place))
}

/// A step that the reader can take.
async fn own(visit: &Visit, id: DeputyId, step: &str) -> Answer<(Deputy, Place, Step)> {
    let (me, now) = (visit.me()?.id, visit.now);
    let step = Step::find(step).ok_or(Refusal::NotFound)?;
    let (deputy, place) = visit.house.store().read(move |tx| one(tx, id, now)).await?;
    let may = Step::open_to(&deputy, me, now).contains(&step);
    if may { Ok((deputy, place, step)) } else { Err(Refusal::NotFound.into()) }
}

pub(super) async fn ask_to(visit: Visit, Path((id, step)): Path<(DeputyId, String)>) -> Answer<Page> {
    let (deputy, place, step) = own(&visit, id, &step).await?;
    let words = visit.shell.words.clone();
    let say = |part: &str| {
        let office = super::title(&words, &deputy.title, &place.group().name);
        let with = [
            ("office", office.into()),
            ("deputy", deputy.name.as_str().into()),
            ("holder", deputy.holder_name.as_str().into()),
            ("until", visit.short(deputy.until).into()),
        ];
        words.say_with(&format!("deputy-{}{part}", step.name()), &with)
    };
    let (title, lead) = (say("-title"), say("-lead"));
    let link = Link::new(say(""), format!("/power/deputy/{id}/{}/send", step.name()));
    let act = if step == Step::LayDown { Act::takes(link) } else { Act::main(link) };
    let happens = Markup::paragraph(&say("-happens"));
    let back = format!("/power/{}", deputy.term);
    let confirm = Confirm::new(&words, happens, act.sent_with(visit.token.as_str()), back);
    let page = Page::new(visit.shell, title, confirm).lead(lead);
    Ok(page.here("/power").place(super::places(&place)).narrow())
}

pub(super) async fn take(visit: Visit, Path((id, step)): Path<(DeputyId, String)>, _: Sent) -> Answer {
    let (deputy, _, step) = own(&visit, id, &step).await?;
    let (house, me, now) = (visit.house.clone(), visit.me()?.id, visit.now);
    let ids = [ids::by_time(now)?, ids::by_time(now)?, ids::by_time(now)?];
    visit.house.store().write(move |tx| deputies::take(tx, (id, step), (&house, me, now), ids)).await?;
    Ok(Redirect::to(&format!("/power/{}?done={}", deputy.term, step.name())).into_response())
}

/// One that the reader can ask to take back: they lend offices there, or the rules let them name one, and it is not themselves.
async fn anothers(visit: &Visit, id: DeputyId) -> Answer<(Deputy, Place)> {
    let (me, now) = (visit.me()?.id, visit.now);
    let words = visit.shell.words.clone();
    let reading = visit.clone();
    let read = move |tx: &mut ReadTx<'_>| {
        let (deputy, place) = one(tx, id, now)?;
        if deputy.member == me {
            return Err(Refusal::NotFound.into());
        }
        if reading.reader.holds(Power::Lend, Some(&place)) {
            return Ok((deputy, place));
        }
        Err(crate::offices::missing::stop(tx, &words, &reading.book, &[Power::Lend], &place, now)?)
    };
    visit.house.store().read(read).await
}

fn end_form(visit: &Visit, deputy: &Deputy) -> Form {
    let words = &visit.shell.words;
    let send = format!("/power/deputy/{}/end/send", deputy.id);
    Form::new(send, &visit.token, words.say("deputy-end-send"))
        .with(Field::area(words, "reason", words.say("deputy-end-reason"), 4).hint(words.say("term-end-reason-hint")))
        .back(Link::new(words.say("confirm-back"), format!("/power/{}", deputy.term)))
        .takes()
}

fn end_page(visit: Visit, (deputy, place): &(Deputy, Place), form: Form) -> Page {
    let words = visit.shell.words.clone();
    let office = super::title(&words, &deputy.title, &place.group().name);
    let with = [("office", capital(&office).into()), ("deputy", deputy.name.as_str().into())];
    let problems = form.problems();
    let page = Page::new(visit.shell, words.say_with("deputy-end-title", &with), form);
    let page = page.lead(words.say("term-end-lead")).problems(problems);
    page.here("/power").place(super::places(place)).narrow()
}

pub(super) async fn ask_to_end(visit: Visit, Path(id): Path<DeputyId>) -> Answer<Page> {
    let found = anothers(&visit, id).await?;
    let form = end_form(&visit, &found.0);
    Ok(end_page(visit, &found, form))
}

pub(super) async fn end(visit: Visit, Path(id): Path<DeputyId>, sent: Sent) -> Answer {
    let found = anothers(&visit, id).await?;
    let reason = sent.one("reason").to_owned();
    if let Some(wrong) = super::no_reason(&reason) {
        let form = end_form(&visit, &found.0).keep(&sent).wrong("reason", visit.shell.words.say(wrong));
        return Ok(end_page(visit, &found, form).into_response());
    }
    let (asker, now) = (visit.me()?.id, visit.now);
    let (asked, words) = (SecondId(ids::by_time(now)?), visit.shell.words.clone());
    let (deputy, place) = found;
    let payload = second::payload(&Ending { deputy: deputy.id, term: deputy.term })?;
    let ask = move |tx: &mut WriteTx<'_>| {
        let (about, number, reason, payload) = (Some(deputy.member), None, reason.as_str(), payload.as_str());
        let deed = &deputies::END;
        second::ask(tx, &words, &Ask { id: asked, deed, place: &place, asker, about, number, reason, payload, now })
    };
    visit.house.store().write(ask).await?;
    Ok(asked.asked())
}
