//! Standing: accepting in one's own words, changing them, and withdrawing.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use omov_rules::model;
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Confirm, Link, Note};

use super::{NominationId, conflict, found, late, open, within};
use crate::ballots;
use crate::groups::Place;
use crate::house::limits::Trying;
use crate::house::{Answer, Visit, ids};
use crate::nominations::RoundId;
use crate::nominations::nomination::{self, Answers, Nomination, State};
use crate::nominations::rights::{self, Would};
use crate::nominations::round::Round;
use crate::nominations::standing::{self, Own, Stood};
use crate::nominations::statements::{self, LONGEST};
use crate::rules::Rulebook;

/// What a candidate is asked of themselves, since seats hang on it, by the number of its field; and the age that the rules ask.
struct Asked {
    of: Vec<model::Characteristic>,
    age: Option<u64>,
}

impl Asked {
    fn of(book: &Rulebook, round: &Round) -> Self {
        let of = ballots::asked(book, &round.office).into_iter().cloned().collect();
        Self { of, age: book.offices.get(&round.office).and_then(rights::least_age) }
    }
}

/// What is chosen where somebody does not want to say.
const UNSAID: &str = "-";

fn field_of(number: usize) -> String {
    format!("says-{number}")
}

/// Reads what the page needs, where the rules let the reader stand.
async fn asked(visit: &Visit, id: RoundId) -> Answer<(Round, Place, Asked, Option<Nomination>)> {
    let (round, place) = open(visit, id, "nomination-stand-refused").await?;
    let (words, zone, me, now) =
        (visit.shell.words.clone(), visit.organisation.zone.clone(), visit.me()?.id, visit.now);
    let read = move |tx: &mut ReadTx<'_>| {
        let book = round.rules(tx)?;
        rights::stands(tx, &round, (&words, &zone), Would { who: me, old_enough: true, supporters: None }, now)?;
        let mine = nomination::of(tx, id, me)?;
        let asked = Asked::of(&book, &round);
        Ok((round.clone(), asked, mine))
    };
    let (round, asked, mine) = visit.house.store().read(read).await?;
    Ok((round, place, asked, mine))
}

fn form(visit: &Visit, id: RoundId, asked: &Asked, mine: Option<&Nomination>) -> Form {
    let words = &visit.shell.words;
    let accepted = mine.filter(|one| one.state == State::Accepted);
    let with = [("letters", (LONGEST as u64).into())];
    let statement = Field::area(words, "statement", words.say("nomination-statement"), 12)
        .hint(words.say_with("nomination-statement-hint", &with));
    let statement = accepted.iter().fold(statement, |field, one| field.value(&*one.statement));
    let button = if accepted.is_some() { "nomination-save" } else { "nomination-accept" };
    let mut form = Form::new(format!("{}/stand", id.address()), &visit.token, words.say(button)).with(statement);
    for (number, of) in asked.of.iter().enumerate() {
        let choices = of.values.value.iter().map(|value| Choice::new(value, value));
        let choices = choices.chain([Choice::new(UNSAID, words.say("nomination-unsaid"))]).collect();
        let with = [("purpose", of.purpose.value.as_str().into())];
        let field = Field::one_of(words, &field_of(number), crate::rules::capital(&of.title.value), choices)
            .hint(words.say_with("nomination-says-hint", &with));
        let said = accepted.map(|one| one.answers.get(&of.title.value).map_or(UNSAID, String::as_str));
        form = form.with(said.into_iter().fold(field, Field::value));
    }
    if let Some(age) = asked.age {
        let with = [("age", age.into())];
        let choice = Choice::new("yes", words.say_with("nomination-age-yes", &with));
        let field = Field::any_of(words, "age", words.say("nomination-age"), vec![choice]);
        let said = accepted.filter(|one| one.old_enough);
        form = form.with(said.into_iter().fold(field, |field, _| field.value("yes")));
    }
    if accepted.is_none() {
        let choice = Choice::new("yes", words.say("nomination-stays-yes"));
        let field = Field::any_of(words, "stays", words.say("nomination-stays"), vec![choice]);
        form = form.with(field.hint(words.say("nomination-stays-hint")));
    }
    form.back(Link::new(words.say("confirm-back"), id.address()))
}

fn page(visit: Visit, (round, place): (&Round, &Place), mine: Option<&Nomination>, form: Form) -> Page {
    let state = mine.map(|one| one.state);
    let accepted = state == Some(State::Accepted);
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let with = [
        ("office", visit.book.title_in("offices", &round.office).into()),
        ("group", place.group().name.as_str().into()),
        ("until", visit.hour(round.ends_at).into()),
    ];
    let lead = words.say_with("nomination-stand-lead", &with);
    let title = words.say_with(if accepted { "nomination-change-title" } else { "nomination-stand-title" }, &with);
    // Before anything is accepted it is said plainly what stays.
    let stays = Note::turn(Markup::paragraph(&words.say("nomination-stays-say")));
    let trail = within(&visit, round, place);
    let no = (state == Some(State::Named)).then(|| {
        let link = Link::new(words.say("nomination-decline-instead"), format!("{}/withdraw", round.id.address()));
        Markup::line([Markup::link(&link)])
    });
    let body = Markup::joined([stays.into(), form.into()].into_iter().chain(no));
    let page = Page::new(visit.shell, title, body);
    page.lead(lead).problems(problems).here("/ballots").place(trail).narrow()
}

pub(super) async fn ask(visit: Visit, Path(id): Path<RoundId>) -> Answer<Page> {
    let (round, place, asked, mine) = asked(&visit, id).await?;
    let form = form(&visit, id, &asked, mine.as_ref());
    Ok(page(visit, (&round, &place), mine.as_ref(), form))
}

pub(super) async fn take(visit: Visit, Path(id): Path<RoundId>, sent: Sent) -> Answer {
    let (round, place, asked, mine) = asked(&visit, id).await?;
    let words = visit.shell.words.clone();
    let accepted = mine.as_ref().is_some_and(|one| one.state == State::Accepted);
    let mut form = form(&visit, id, &asked, mine.as_ref()).keep(&sent);
    let mut own = Own { statement: String::new(), answers: Answers::new(), old_enough: sent.one("age") == "yes" };
    match statements::read(sent.one("statement")) {
        Ok(statement) => own.statement = statement,
        Err(why) => {
            let typed = sent.one("statement").chars().count() as u64;
            let with = [("letters", (LONGEST as u64).into()), ("typed", typed.into())];
            form = form.wrong("statement", words.say_with(why, &with));
        }
    }
    for (number, of) in asked.of.iter().enumerate() {
        let (name, title) = (field_of(number), &of.title.value);
        match sent.one(&name) {
            UNSAID => {}
            said if of.values.value.iter().any(|value| value == said) => {
                own.answers.insert(title.clone(), said.to_owned());
            }
            // What nobody has chosen is no consent to anything.
            _ => form = form.wrong(&name, words.say("nomination-says-missing")),
        }
    }
    if let (Some(age), false) = (asked.age, own.old_enough) {
        form = form.wrong("age", words.say_with("nomination-age-missing", &[("age", age.into())]));
    }
    if !accepted && sent.one("stays") != "yes" {
        form = form.wrong("stays", words.say("nomination-stays-missing"));
    }
    if !form.problems().is_empty() {
        return Ok(page(visit, (&round, &place), mine.as_ref(), form).into_response());
    }
    let (zone, me, now) = (visit.organisation.zone.clone(), visit.me()?.id, visit.now);
    visit.house.note(Trying::Write, &me.0)?;
    let (new, said) = (NominationId(ids::chance()?), words.clone());
    let put = move |tx: &mut WriteTx<'_>| standing::accept(tx, (&said, &zone), id, (me, &own), new, now);
    match visit.house.store().write(put).await? {
        Stood::Done => Ok(Redirect::to(&format!("{}?done=accepted", id.address())).into_response()),
        Stood::SameName => {
            let form = form.wrong("statement", words.say("nomination-same-name"));
            Ok(page(visit, (&round, &place), mine.as_ref(), form).into_response())
        }
        Stood::Late | Stood::Nothing | Stood::Withdrew => Err(late(&words, id, "nomination-stand-refused")),
    }
}

pub(super) async fn ask_withdraw(visit: Visit, Path(id): Path<RoundId>) -> Answer<Page> {
    let (round, place) = found(&visit, id).await?;
    let words = visit.shell.words.clone();
    let (me, asked) = (visit.me()?.id, round.clone());
    let read = move |tx: &mut ReadTx<'_>| Ok((nomination::of(tx, id, me)?, standing::can_still(tx, &asked)?));
    let (mine, still) = visit.house.store().read(read).await?;
    if !still && !round.is_open(visit.now) {
        return Err(late(&words, id, "nomination-withdraw-refused"));
    }
    let name = match mine.map(|one| one.state) {
        Some(State::Named) => "decline",
        Some(State::Accepted) => "withdraw",
        Some(State::Stands) if still => "withdraw-late",
        _ => return Err(conflict(&words, id, "nomination-withdraw-refused", "nomination-nothing")),
    };
    let does = if name == "decline" { name } else { "withdraw" };
    let link = Link::new(words.say(&format!("nomination-{does}-do")), format!("{}/withdraw", id.address()));
    let happens = Note::turn(Markup::paragraph(&words.say(&format!("nomination-{name}-happens"))));
    let confirm = Confirm::new(&words, happens, Act::takes(link).sent_with(visit.token.as_str()), id.address());
    let trail = within(&visit, &round, &place);
    let page = Page::new(visit.shell, words.say(&format!("nomination-{does}-title")), confirm);
    Ok(page.here("/ballots").place(trail).narrow())
}

pub(super) async fn withdraw(visit: Visit, Path(id): Path<RoundId>, _: Sent) -> Answer<Response> {
    let (words, me, now) = (visit.shell.words.clone(), visit.me()?.id, visit.now);
    let put = move |tx: &mut WriteTx<'_>| standing::withdraw(tx, id, me, now);
    let title = "nomination-withdraw-refused";
    match visit.house.store().write(put).await? {
        Stood::Done => Ok(Redirect::to(&format!("{}?done=withdrawn", id.address())).into_response()),
        Stood::Withdrew => Ok(Redirect::to(&format!("{}?done=withdrawn-late", id.address())).into_response()),
        Stood::Nothing => Err(conflict(&words, id, title, "nomination-nothing")),
        Stood::Late | Stood::SameName => Err(late(&words, id, title)),
    }
}
