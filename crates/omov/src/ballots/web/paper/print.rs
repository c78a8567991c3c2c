//! The paper: a page to print, which says nothing of whose it is, with the slip that goes beside it. And the list of the reserved codes' public halves.

use axum::extract::Path;
use omov_belenios::election::{Kind, Question};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Link, Rows};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::{Found, found};
use crate::ballots::kinds;
use crate::ballots::web::{files, vote, within};
use crate::ballots::{BallotId, paper};
use crate::house::{Answer, Visit};

/// Where a name or a sign is written.
const LINE: &str = "________________________";

pub(in crate::ballots::web) async fn print(visit: Visit, Path(id): Path<BallotId>) -> Answer<Page> {
    let found = found(&visit, id).await?;
    if found.paper.officers.is_empty() {
        return Err(super::moved_on(&visit, id));
    }
    let words = visit.shell.words.clone();
    let draft = found.ballot.draft()?;
    // What it takes to be carried stands on the page of the ballot: with it a paper of one question would not fit on one page.
    let takes = vote::takes_of(&words, &found.ballot, &[])?;
    let takes = takes.iter().map(String::as_str).chain(std::iter::repeat(""));
    let questions = draft.election().questions;
    let questions: Vec<_> =
        questions.iter().zip(takes).map(|(question, takes)| question_of(&words, question, takes)).collect();
    let paper = Card::new(words.say("paper-sheet"), Markup::joined(questions)).level(2);
    let how = ["paper-sheet-1", "paper-sheet-2", "paper-sheet-3", "paper-sheet-4"];
    let with = [("closes", visit.hour(found.ballot.closes_at).into())];
    let how = Rows { items: how.map(|name| Markup::text(&words.say_with(name, &with))).to_vec() };
    let how = Markup::joined([how.into(), address(&found)]);
    let body = Markup::joined([
        Markup::paragraph(&words.say("paper-sheet-print")),
        paper.into(),
        slip(&words, &found),
        Markup::section("how", &words.say("paper-sheet-how"), how),
    ]);
    let page = Page::new(visit.shell, &*found.ballot.title, body);
    Ok(page.here("/ballots").place(within(&words, &found.place, &found.ballot)).narrow())
}

/// A question with limits and what hangs on it, and a box, or a place for a number, before each answer.
fn question_of(words: &Words, question: &Question, takes: &str) -> Markup {
    let (sign, how, with) = match &question.kind {
        Kind::Homomorphic { answers, min, max, .. } => {
            let most = (*max).min(answers.len() as u64);
            let how = if most == 1 { "paper-sheet-one" } else { "paper-sheet-several" };
            ("☐", how, vec![("least", (*min).into()), ("most", most.into())])
        }
        _ => ("____", "paper-sheet-order", Vec::new()),
    };
    let answers = kinds::names(question);
    let answers = answers.iter().map(|name| Markup::line([Markup::text(&format!("{sign} ")), Markup::name(name)]));
    Markup::joined([
        Markup::line([Markup::name(&question.question)]),
        if takes.is_empty() { Markup::default() } else { Markup::small(takes) },
        Markup::paragraph(&words.say_with(how, &with)),
        Rows { items: answers.collect() }.into(),
    ])
}

/// What is signed, and lies beside the inner envelope.
fn slip(words: &Words, found: &Found) -> Markup {
    let line = |name: &str| Markup::line([Markup::text(&words.say(name)), Markup::text(" "), Markup::text(LINE)]);
    let body = [
        Markup::line([Markup::name(&found.ballot.title)]),
        Markup::paragraph(&words.say("paper-slip-says")),
        line("paper-slip-name"),
        line("paper-slip-sign"),
    ];
    Card::new(words.say("paper-slip"), Markup::joined(body)).level(2).into()
}

/// Where it is sent to.
fn address(found: &Found) -> Markup {
    let lines = found.paper.officers.first().into_iter().flat_map(|one| one.address.lines());
    Markup::lines(lines.map(Markup::name))
}

/// The public halves of the reserved codes, for everybody.
pub(in crate::ballots::web) async fn reserved(visit: Visit, Path(id): Path<BallotId>) -> Answer {
    let reserved = visit.house.store().read(move |tx| paper::reserved(tx, id)).await?;
    if reserved.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    Ok(files::attached("text/plain; charset=utf-8", "reserved.txt", paper::list_of(&reserved).into_bytes()))
}

/// A link to the paper.
pub(super) fn link(words: &Words, id: BallotId) -> Link {
    Link::new(words.say("paper-print"), format!("{}/paper/print", id.address()))
}
