//! Who takes papers in: the caller names two, and each says whether they do it.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Link, Note, Rows};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::{Found, found, moved_on, said};
use crate::ballots::BallotId;
use crate::ballots::paper::telling::Telling;
use crate::ballots::paper::{self, Named, Officer, is_open};
use crate::ballots::web::new::{asked, people};
use crate::ballots::web::within;
use crate::house::{Answer, Visit};

/// The longest address.
const ADDRESS: usize = 300;

fn to(found: &Found, part: &str) -> String {
    format!("{}/paper/{part}", found.ballot.id.address())
}

/// The officer who the reader is, or was asked to be.
fn mine<'f>(visit: &Visit, found: &'f Found) -> Option<&'f Officer> {
    found.paper.officer(visit.reader.me.as_ref()?.id)
}

fn naming(visit: &Visit, found: &Found) -> Form {
    let words = &visit.shell.words;
    let there: Vec<&str> = found.paper.officers.iter().map(|one| &*one.name).collect();
    let address = found.paper.officers.first().map(|one| one.address.clone()).unwrap_or_default();
    let who = Field::area(words, "people", words.say("paper-who"), 2);
    let address = Field::area(words, "address", words.say("paper-address"), 4).value(address);
    Form::new(to(found, "officers"), &visit.token, words.say("paper-name-send"))
        .with(who.hint(words.say("paper-who-hint")).value(there.join("\n")))
        .with(address.hint(words.say("paper-address-hint")))
}

/// What it means, for whoever is asked, and their answer.
fn asks(visit: &Visit, found: &Found, one: &Officer) -> Markup {
    let words = &visit.shell.words;
    let act = |link: Link, says: &str| Act::second(link).sent_with(visit.token.as_str()).saying("answer", says);
    let decline = act(Link::new(words.say("paper-decline"), to(found, "answer")), "decline");
    if one.accepted_at.is_some() {
        let with = [("when", visit.hour(found.ballot.freezes_at).into())];
        let note = Note::done(Markup::paragraph(&words.say_with("paper-you-do", &with)));
        return Markup::joined([note.into(), Acts { acts: vec![decline] }.into()]);
    }
    let accept = Act::main(Link::new(words.say("paper-accept"), to(found, "answer")));
    let accept = accept.sent_with(visit.token.as_str()).saying("answer", "accept");
    let note = Markup::paragraph(&words.say_with("paper-asked", &[("title", found.ballot.title.as_str().into())]));
    Markup::joined([
        Note::turn(note).into(),
        Markup::section("what", &words.say("paper-what"), what(words)),
        Acts { acts: vec![accept, decline] }.into(),
    ])
}

fn what(words: &Words) -> Markup {
    let says = ["paper-what-1", "paper-what-2", "paper-what-3", "paper-what-4"];
    let says = Rows { items: says.map(|name| Markup::text(&words.say(name))).to_vec() };
    let more = Markup::line([Markup::link(&Link::new(words.say("paper-officer-help"), "/help/paper-officer"))]);
    Markup::joined([says.into(), more])
}

fn page(visit: Visit, found: &Found, form: Option<Form>) -> Page {
    let words = visit.shell.words.clone();
    let mut parts: Vec<Markup> = mine(&visit, found).map(|one| asks(&visit, found, one)).into_iter().collect();
    let problems = form.as_ref().map(Form::problems).unwrap_or_default();
    if let Some(form) = form {
        let stands = found.paper.officers.iter().map(|one| {
            let stands = if one.accepted_at.is_some() { "paper-stands-accepted" } else { "paper-stands-asked" };
            Markup::joined([Markup::name(&one.name), Markup::small(&words.say(stands))])
        });
        let stands = Rows { items: stands.collect() };
        let stands = if stands.items.is_empty() { Markup::default() } else { stands.into() };
        let says = Markup::paragraph(&words.say("paper-name-say"));
        parts.push(Markup::section("name", &words.say("paper-name"), Markup::joined([says, stands, form.into()])));
    }
    let title = words.say_with("paper-officers-title", &[("title", found.ballot.title.as_str().into())]);
    let page = Page::new(visit.shell, title, Markup::joined(parts)).lead(words.say("paper-officers-lead"));
    page.problems(problems).here("/ballots").place(within(&words, &found.place, &found.ballot)).narrow()
}

/// The page, for those who were asked and for those who ask.
async fn looked(visit: &Visit, id: BallotId) -> Answer<Found> {
    let found = found(visit, id).await?;
    if mine(visit, &found).is_none() && !found.names {
        return Err(Refusal::NotAllowed.into());
    }
    if is_open(&found.ballot, visit.now) { Ok(found) } else { Err(moved_on(visit, id)) }
}

pub(in crate::ballots::web) async fn ask(visit: Visit, Path(id): Path<BallotId>) -> Answer<Page> {
    let found = looked(&visit, id).await?;
    let form = found.names.then(|| naming(&visit, &found));
    Ok(page(visit, &found, form))
}

pub(in crate::ballots::web) async fn name(visit: Visit, Path(id): Path<BallotId>, sent: Sent) -> Answer {
    let found = looked(&visit, id).await?;
    if !found.names {
        return Err(Refusal::NotAllowed.into());
    }
    let words = visit.shell.words.clone();
    let wrong = |visit: Visit, field: &str, why: String| {
        let form = naming(&visit, &found).keep(&sent).wrong(field, why);
        page(visit, &found, Some(form)).into_response()
    };
    let (lines, place) = (asked::lines(&sent, "people"), found.place.clone());
    let (many, typed) = (lines.len(), lines);
    let looked = visit.house.store().read(move |tx: &mut ReadTx<'_>| people::named(tx, &place, &typed)).await?;
    let people = match looked.map(<[_; 2]>::try_from) {
        _ if many != 2 => return Ok(wrong(visit, "people", words.say("paper-who-two"))),
        Ok(Ok(people)) => people,
        Ok(Err(_)) => return Ok(wrong(visit, "people", words.say("paper-who-two"))),
        Err((line, why)) => {
            let why = words.say_with(why, &[("line", line.into())]);
            return Ok(wrong(visit, "people", why));
        }
    };
    let address = sent.one("address").trim().to_owned();
    if !(1..=ADDRESS).contains(&address.chars().count()) {
        return Ok(wrong(visit, "address", words.say("paper-address-wrong")));
    }
    let (me, now, telling) = (visit.me()?.id, visit.now, Telling::of(&visit.house, 2).await?);
    let (named, ballot) = (Named { people, address }, found.ballot.clone());
    let put = move |tx: &mut WriteTx<'_>| {
        let done = paper::name(tx, id, me, &named, now)?;
        for (at, asked) in done.iter().flatten().enumerate() {
            let about = (&ballot, "/paper/officers");
            telling.tell(tx, (at, *asked), about, ("paper-asked-subject", "paper-asked-letter"))?;
        }
        Ok(done)
    };
    let done = visit.house.store().write(put).await;
    match self::said(&visit, id, done)? {
        Err((line, why)) => Ok(wrong(visit, "people", words.say_with(why, &[("line", line.into())]))),
        Ok(_) => Ok(Redirect::to(&to(&found, "officers")).into_response()),
    }
}

pub(in crate::ballots::web) async fn answer(visit: Visit, Path(id): Path<BallotId>, sent: Sent) -> Answer {
    let (me, now, accepts) = (visit.me()?.id, visit.now, sent.one("answer") == "accept");
    let telling = Telling::of(&visit.house, 1).await?;
    let put = move |tx: &mut WriteTx<'_>| {
        if accepts {
            return Ok(paper::accept(tx, id, me, now)?.map(drop));
        }
        let ballot = paper::decline(tx, id, me, now)?;
        let message = ("paper-declined-subject", "paper-declined-letter");
        telling.tell(tx, (0, ballot.called_by), (&ballot, "/paper/officers"), message)?;
        Ok(Ok(()))
    };
    let done = visit.house.store().write(put).await;
    match self::said(&visit, id, done)? {
        Err(why) => {
            let me = visit.me()?.name.clone();
            let why = visit.shell.words.say_with(why, &[("line", me.into())]);
            let back = Link::new(visit.shell.words.say("cast-back"), id.address());
            Err(crate::house::Stop::conflict(&visit.shell.words, "paper-not", why, back))
        }
        Ok(()) => Ok(Redirect::to(&format!("{}#paper", id.address())).into_response()),
    }
}
