//! A show of hands: what is asked, the reader's own hand, and after the close the sum and everybody's.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use omov_store::{ReadTx, WriteTx};
use omov_web::charts::{Bar, Bars};
use omov_web::figures;
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Column, Link, Note, Row, Table};
use omov_web::refusal::{Refusal, Said};
use omov_web::words::Words;
use serde::Deserialize;

use super::{moment, tag};
use crate::ballots;
use crate::ballots::web::carried;
use crate::groups::{self, Place};
use crate::hands::voices::{self, Chosen};
use crate::hands::vote::{self, QUESTION};
use crate::hands::{Hands, HandsId};
use crate::house::{Answer, Stop, Visit};
use crate::members;
use crate::record::used;
use crate::rules::{Rulebook, address, capital, takes};

#[derive(Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    done: Option<String>,
}

/// Everything that the page shows.
struct Shown {
    hands: Hands,
    place: Place,
    book: std::sync::Arc<Rulebook>,
    several: bool,
    numbers: omov_rules::simulate::Numbers,
    /// What the reader has chosen: no position where they have not voted, nothing at all if they have no vote.
    mine: Option<Chosen>,
    /// Who voted how, for members of the group, once it is counted.
    names: Option<Vec<(String, Chosen)>>,
}

async fn found(visit: &Visit, id: HandsId) -> Answer<Shown> {
    let me = visit.reader.me.as_ref().filter(|me| me.has_vote()).map(|me| me.id);
    let read = move |tx: &mut ReadTx<'_>| {
        let hands = vote::one(tx, id)?;
        let (book, place) = (hands.rules(tx)?, hands.place(tx)?);
        let belongs = me.map_or(Ok(false), |me| members::is_in(tx, me, hands.group))?;
        let names = if hands.counted_at.is_some() && belongs { Some(voices::names(tx, id)?) } else { None };
        let mine = me.map_or(Ok(None), |me| voices::mine(tx, id, me))?;
        let (several, numbers) = (hands.takes_several(&book)?, takes::numbers(tx, &book, &place)?);
        Ok(Shown { hands, place, book, several, numbers, mine, names })
    };
    visit.house.store().read(read).await
}

/// The answers, as they are shown.
fn answers(words: &Words, hands: &Hands) -> Vec<String> {
    if hands.is_question() { QUESTION.map(|name| words.say(name)).to_vec() } else { hands.answers.clone() }
}

/// What somebody chose, in words.
fn said(answers: &[String], chosen: &[usize]) -> String {
    chosen.iter().filter_map(|at| answers.get(*at)).map(String::as_str).collect::<Vec<_>>().join(", ")
}

pub(super) async fn show(visit: Visit, Path(id): Path<HandsId>, Query(done): Query<Done>) -> Answer<Page> {
    let found = found(&visit, id).await?;
    let words = visit.shell.words.clone();
    let hands = &found.hands;
    let mut parts = Vec::new();
    if done.done.as_deref() == Some("raised") {
        parts.push(Note::done(Markup::paragraph(&words.say("hands-raised"))).into());
    }
    if !hands.about.is_empty() {
        parts.push(Markup::lines(hands.about.lines().map(Markup::name)));
    }
    if hands.counted_at.is_some() {
        parts.push(result(&words, &found));
    } else {
        let with = [("group", (&*found.place.group().name).into())];
        let says = [words.say("hands-not-secret"), words.say_with("hands-who-reads", &with)];
        parts.push(Note::turn(Markup::joined(says.map(|says| Markup::paragraph(&says)))).into());
        parts.push(mine(&visit, &found));
    }
    parts.push(rule(&words, &found));
    parts.extend(hands.entry.map(|entry| used::last(&words, entry)));
    let (state, lead) = (tag(&visit, hands), moment(&visit, hands));
    let here = Link::new(words.say("ballots-title"), "/ballots");
    let trail = groups::web::trail(&found.place, visit.reader.me.is_some(), here);
    let page = Page::new(visit.shell, &*hands.title, Markup::joined(parts));
    Ok(page.tagged(state).lead(lead).here("/ballots").place(trail))
}

/// The reader's own hand, or why they have none.
fn mine(visit: &Visit, found: &Shown) -> Markup {
    let (words, hands) = (&visit.shell.words, &found.hands);
    if !hands.is_open(visit.now) {
        let why = if visit.now < hands.closes_at { "hands-not-yet" } else { "hands-being-counted" };
        return Card::empty(words.say("hands-mine"), &words.say(why), Markup::default()).level(2).into();
    }
    let Some(mine) = &found.mine else {
        let why = if visit.reader.me.is_some() { "hands-no-vote" } else { "hands-sign-in" };
        return Card::empty(words.say("hands-mine"), &words.say(why), Markup::default()).level(2).into();
    };
    let choices = answers(words, hands).into_iter().enumerate().map(|(at, answer)| Choice::new(at.to_string(), answer));
    let label = words.say(if found.several { "hands-choose-several" } else { "hands-choose" });
    let field = if found.several {
        Field::any_of(words, "chosen", label, choices.collect())
    } else {
        Field::one_of(words, "chosen", label, choices.collect())
    };
    let field = mine.iter().fold(field, |field, at| field.value(at.to_string()));
    let send = words.say(if mine.is_empty() { "hands-raise" } else { "hands-change" });
    let form = Form::new(format!("{}/raise", hands.id.address()), &visit.token, send).with(field);
    let said = (!mine.is_empty()).then(|| {
        Markup::paragraph(&words.say_with("hands-chose", &[("answer", said(&answers(words, hands), mine).into())]))
    });
    let body = said.into_iter().chain([form.into(), Markup::small(&words.say("hands-until"))]);
    Markup::section("mine", &words.say("hands-mine"), Markup::joined(body))
}

/// What came out, and who voted how.
fn result(words: &Words, found: &Shown) -> Markup {
    let hands = &found.hands;
    let (voted, could) = (hands.voted.unwrap_or_default(), hands.could.unwrap_or_default());
    let names = answers(words, hands);
    let mut parts = vec![verdict(words, found)];
    let with = [
        ("voted", voted.into()),
        ("could", could.into()),
        ("part", figures::in_a_hundred(words, voted, could.max(1)).into()),
    ];
    parts.push(Markup::paragraph(&words.say_with("ballot-turnout", &with)));
    let bars = names.iter().zip(&hands.figures).map(|(name, part)| Bar {
        name: Markup::name(name),
        part: *part,
        figure: figures::grouped(words, *part),
    });
    let heads = [words.say("ballot-answer"), words.say("ballot-votes")];
    let bars = bars.collect();
    let caption = words.say("ballot-figures");
    parts.push(Bars { words: words.clone(), caption, heads, whole: voted, bars }.into());
    let shown = Markup::section("result", &words.say("ballot-result"), Markup::joined(parts));
    Markup::joined([shown, everybody(words, found, &names)])
}

/// Whether it is carried; where several answers stood, the figures say it.
fn verdict(words: &Words, found: &Shown) -> Markup {
    let hands = &found.hands;
    let [yes, no, abstained] = hands.figures.as_slice() else { return Markup::default() };
    if !hands.is_question() {
        return Markup::default();
    }
    let votes = (hands.could.unwrap_or_default(), [*yes, *no, *abstained]);
    carried(words, &found.book, &ballots::against_carrying(&found.book, &hands.kind, votes))
}

/// Everybody's hand, for the members of the group.
fn everybody(words: &Words, found: &Shown, answers: &[String]) -> Markup {
    let group = [("group", (&*found.place.group().name).into())];
    let body = match &found.names {
        None => Markup::paragraph(&words.say_with("hands-names-others", &group)),
        Some(all) if all.is_empty() => Markup::paragraph(&words.say("hands-names-none")),
        Some(all) => {
            let gone = found.hands.voted.unwrap_or_default().saturating_sub(all.len() as u64);
            let columns = [Column::words(words.say("hands-name")), Column::words(words.say("ballot-answer"))];
            let rows =
                all.iter().map(|(name, chosen)| Row::new(Markup::name(name), [Markup::text(&said(answers, chosen))]));
            let table = Table::new(words, words.say("hands-names-caption"), columns).rows(rows);
            let gone =
                (gone > 0).then(|| Markup::small(&words.say_with("hands-names-gone", &[("people", gone.into())])));
            let check = Markup::paragraph(&words.say("hands-names-check"));
            Markup::joined([check, table.into()].into_iter().chain(gone))
        }
    };
    Markup::section("names", &words.say("hands-names"), body)
}

/// The rule, and what it takes.
fn rule(words: &Words, found: &Shown) -> Markup {
    let hands = &found.hands;
    let title = capital(&found.book.title_in("ballots", &hands.kind));
    let link = Markup::link(&Link::new(title, address(&format!("ballots.{}", hands.kind))));
    let says = ["hands-nothing-follows", "hands-changed-often"].map(|name| Markup::paragraph(&words.say(name)));
    let steps = ballots::takes(&found.book, &hands.kind, hands.could, &found.numbers);
    let takes = if steps.is_empty() { Markup::default() } else { takes::listed(words, &steps) };
    let note = Note::rule(Markup::joined([Markup::line([link])].into_iter().chain(says))).into();
    Markup::section("rule", &words.say("ballot-takes"), Markup::joined([note, takes]))
}

pub(super) async fn raise(visit: Visit, Path(id): Path<HandsId>, sent: Sent) -> Answer<Response> {
    let words = &visit.shell.words;
    let back = Link::new(words.say("hands-back"), id.address());
    let chosen: Result<Vec<usize>, _> = sent.all("chosen").map(str::parse).collect();
    let mut chosen = chosen.map_err(|_| Refusal::BadRequest)?;
    chosen.sort_unstable();
    let why = |status, why: &str| {
        let (title, why) = (words.say("hands-refused"), words.say(why));
        Err(Stop::from(Said { status, title, why, record: None, instead: vec![back.clone()] }))
    };
    if chosen.is_empty() {
        return why(StatusCode::UNPROCESSABLE_ENTITY, "hands-choose-one");
    }
    let (me, now) = (visit.me()?.id, visit.now);
    match visit.house.store().write(move |tx: &mut WriteTx<'_>| voices::raise(tx, id, me, &chosen, now)).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=raised", id.address())).into_response()),
        Err(Stop::Refused(Refusal::Conflict)) => why(StatusCode::CONFLICT, "hands-late"),
        Err(Stop::Refused(Refusal::NotAllowed)) => why(StatusCode::FORBIDDEN, "hands-no-vote"),
        Err(stop) => Err(stop),
    }
}
