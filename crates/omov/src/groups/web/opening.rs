//! Opening a group in another, and closing one.

use axum::response::{IntoResponse, Redirect};
use omov_rules::decide::{Because, Ground};
use omov_rules::model::Joined;
use omov_rules::read::Rule;
use omov_rules::words::Said;
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card};

use super::{address, back, boundaries, link, within};
use crate::groups::{self, Group, GroupId, Kind, moves, names};
use crate::house::{Answer, Visit, ids};
use crate::offices::Power;
use crate::offices::acts::{self, Act as Deed, ActId, Told};
use crate::rules::{self, Rulebook, capital};

pub(super) const NAME: usize = 60;
pub(super) const REASON: usize = 500;

pub(super) async fn new(visit: Visit) -> Answer<Page> {
    let form = form(&visit)?;
    page(visit, form)
}

fn form(visit: &Visit) -> Answer<Form> {
    let words = &visit.shell.words;
    let group = visit.place()?.group();
    let kinds = groups::kinds_in(&visit.book, &group.kind);
    let kinds = kinds.iter().map(|kind| Choice::new(kind.name(), capital(&kind.title(&visit.book))));
    let form = Form::new(format!("{}/new", address(group.id)), &visit.token, words.say("group-new-open"))
        .with(Field::text(words, "name", words.say("group-new-name")).hint(words.say("group-new-name-hint")))
        .with(Field::one_of(words, "kind", words.say("group-new-kind"), kinds.collect()))
        .with(Field::text(words, "reason", words.say("group-new-reason")).hint(words.say("boundaries-reason-hint")));
    // The rules may ask for so many members. Who they are shows once they have joined; how many they are, an officer says.
    let asks = groups::kinds_in(&visit.book, &group.kind).iter().any(|kind| least(&visit.book, kind).is_some());
    let members = Field::short(words, "members", words.say("group-new-members"));
    let members = members.hint(words.say("group-new-members-hint")).optional();
    let form = if asks { form.with(members) } else { form };
    Ok(form.back(back(words, group)))
}

/// How many members the rules want in a group of that kind before it is opened.
fn least<'b>(book: &'b Rulebook, kind: &Kind) -> Option<&'b Rule<u64>> {
    book.groups.get(kind.name())?.members_at_least.as_ref()
}

fn page(visit: Visit, form: Form) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let with = [("group", (&*place.group().name).into())];
    let problems = form.problems();
    let (lead, body) =
        if groups::kinds_in(&visit.book, &place.group().kind).is_empty() || place.group().closed_at.is_some() {
            let back = Acts { acts: vec![Act::second(link(place.group()))] };
            let none = Card::empty(words.say("group-new-none"), &words.say("group-new-none-why"), back).level(2);
            (words.say("group-new-none-lead"), none.into())
        } else {
            (words.say("group-new-lead"), Markup::from(form))
        };
    let page = Page::new(visit.shell, words.say_with("group-new-title", &with), body);
    Ok(within(page.lead(lead).problems(problems).narrow(), &place))
}

pub(super) async fn open(visit: Visit, sent: Sent) -> Answer {
    let words = visit.shell.words.clone();
    let (parent, now) = (visit.place()?.group().clone(), visit.now);
    let mut form = form(&visit)?.keep(&sent);
    let name = sent.one("name").to_owned();
    let kind = groups::kinds_in(&visit.book, &parent.kind).into_iter().find(|kind| kind.name() == sent.one("kind"));
    let (of, wanted) = (Some(parent.id), name.clone());
    let there = visit.house.store().read(move |tx| Ok(names::is_taken(tx, of, None, &wanted)?)).await?;
    if let Some(wrong) = super::not_a_text(&words, &name, NAME, "group-new-name-missing") {
        form = form.wrong("name", wrong);
    } else if there {
        form = form.wrong("name", words.say("group-new-name-there"));
    }
    if kind.is_none() {
        form = form.wrong("kind", words.say("group-new-kind-missing"));
    }
    if let Some(wrong) = super::not_a_text(&words, sent.one("reason"), REASON, "groups-reason-missing") {
        form = form.wrong("reason", wrong);
    }
    let least = kind.as_ref().and_then(|kind| least(&visit.book, kind));
    let members = sent.one("members").parse::<u64>().ok();
    if least.is_some() && members.is_none() {
        form = form.wrong("members", words.say("group-new-members-missing"));
    }
    let (Some(kind), true, None) = (kind, form.problems().is_empty(), parent.closed_at) else {
        return Ok(page(visit, form)?.into_response());
    };
    if let (Some(least), Some(have)) = (least, members)
        && have < least.value
    {
        let says = Said::new("need-members").with("needed", least.value).with("have", have);
        let (path, line) = (least.cite.path.clone(), Some(least.cite.line));
        let ground = Ground { because: Because::Needed, path, line, says };
        return Err(rules::refused(&words, &visit.book, words.say("group-new-refused"), &[ground]));
    }
    let told = members.filter(|_| least.is_some()).map(|members| ("members", members.to_string()));
    let id = GroupId(ids::by_time(now)?);
    let by_choice = visit.book.groups.get(kind.name()).is_some_and(|group| group.joined.value == Joined::Freely);
    let (of, about) = (Some(parent.id), String::new());
    let new = Group { id, parent: of, kind, by_choice, name, about, created_at: now, closed_at: None };
    let act = Deed {
        id: ActId(ids::by_time(now)?),
        group: parent.id,
        actor: visit.me()?.id,
        power: Power::OpenGroups,
        deed: "act-group-opened",
        about: None,
        number: None,
        reason: sent.one("reason").into(),
        at: now,
    };
    // As it is called today: the record is read long after the rules have other names.
    let called = new.kind.title(&visit.book);
    let put = visit.house.store().write(move |tx| {
        groups::create(tx, &new)?;
        let mut facts = vec![("name", new.name.clone()), ("kind", called.clone())];
        facts.extend(told.clone());
        acts::note_telling(tx, &act, Told { facts, ..Told::default() })
    });
    put.await?;
    Ok(Redirect::to(&format!("{}?done=opened", address(id))).into_response())
}

/// Whether a group can be closed: the whole movement cannot, and no group that others are part of.
async fn can_close(visit: &Visit) -> Answer<bool> {
    let group = visit.place()?.group().clone();
    let found = visit.house.store().read(move |tx| {
        Ok(group.parent.is_some() && group.closed_at.is_none() && groups::parts(tx, group.id)?.is_empty())
    });
    found.await
}

fn close_form(visit: &Visit) -> Answer<Form> {
    let words = &visit.shell.words;
    let group = visit.place()?.group();
    let reason =
        Field::text(words, "reason", words.say("group-close-reason")).hint(words.say("boundaries-reason-hint"));
    let form =
        Form::new(format!("{}/close", address(group.id)), &visit.token, words.say("group-close-look")).with(reason);
    Ok(form.back(back(words, group)))
}

fn close_page(visit: Visit, form: Option<Form>) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let place = visit.place()?.clone();
    let with = [("group", (&*place.group().name).into())];
    let problems = form.as_ref().map(Form::problems).unwrap_or_default();
    let (lead, body) = if let Some(form) = form {
        (words.say("group-close-lead"), Markup::from(form))
    } else {
        let back = Acts { acts: vec![Act::second(link(place.group()))] };
        let none = Card::empty(words.say("group-close-cannot"), &words.say("group-close-cannot-why"), back).level(2);
        (words.say("group-close-cannot-lead"), none.into())
    };
    let page = Page::new(visit.shell, words.say_with("group-close-title", &with), body);
    Ok(within(page.lead(lead).problems(problems).narrow(), &place))
}

pub(super) async fn close(visit: Visit) -> Answer<Page> {
    let form = if can_close(&visit).await? { Some(close_form(&visit)?) } else { None };
    close_page(visit, form)
}

/// Makes a plan of it, which shows where people would go.
pub(super) async fn look(visit: Visit, sent: Sent) -> Answer {
    if !can_close(&visit).await? {
        return Ok(close_page(visit, None)?.into_response());
    }
    let words = visit.shell.words.clone();
    if let Some(wrong) = super::not_a_text(&words, sent.one("reason"), REASON, "groups-reason-missing") {
        let form = close_form(&visit)?.keep(&sent).wrong("reason", wrong);
        return Ok(close_page(visit, Some(form))?.into_response());
    }
    let plan = boundaries::new(&visit, Vec::new(), sent.one("reason"), true)?;
    let to = format!("{}/boundaries/{}", address(plan.group), plan.id);
    visit.house.store().write(move |tx| Ok(moves::draft(tx, &plan)?)).await?;
    Ok(Redirect::to(&to).into_response())
}
