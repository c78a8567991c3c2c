//! Proposing a text.

use std::sync::Arc;

use axum::response::{IntoResponse, Redirect};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Link, Note};
use omov_web::refusal::Refusal;

use super::{places, right_said};
use crate::groups;
use crate::house::limits::Trying;
use crate::house::{Answer, Visit, ids};
use crate::members;
use crate::rules::change::right::Right;
use crate::rules::change::{self, Compared, Proposal, ProposalId, fits};
use crate::rules::web::findings;
use crate::rules::{asking, local, number, read, refused};

/// The longest reason.
const REASON: usize = 5_000;

pub(super) async fn ask(visit: Visit) -> Answer<Page> {
    let form = form(&visit);
    Ok(page(visit, form, Markup::default()))
}

fn form(visit: &Visit) -> Form {
    let words = &visit.shell.words;
    let rights = Right::all(&visit.book);
    let choices = rights.iter().map(|right| Choice::new(right.name(), right_said(words, &visit.book, right)));
    let right = Field::one_of(words, "right", words.say("changes-right"), choices.collect());
    let right = match rights.as_slice() {
        [only] => right.value(only.name()),
        _ => right,
    };
    let text = Field::area(words, "text", words.say("changes-text"), 24).hint(words.say("changes-text-hint"));
    Form::new("/rules/changes/new", &visit.token, words.say("changes-look"))
        .with(text.value(visit.book.text()))
        .with(Field::area(words, "reason", words.say("changes-reason"), 4).hint(words.say("changes-reason-hint")))
        .with(right.hint(words.say("changes-right-hint")))
        .back(Link::new(words.say("confirm-back"), "/rules/changes"))
}

fn page(visit: Visit, form: Form, above: Markup) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let how = Note::rule(Markup::paragraph(&words.say("changes-new-how")));
    let body = Markup::joined([above, how.into(), form.into()]);
    let page = Page::new(visit.shell, words.say("changes-new"), body).lead(words.say("changes-new-lead"));
    page.problems(problems).here("/rules").place(places(&words)).narrow()
}

pub(super) async fn take(visit: Visit, sent: Sent) -> Answer {
    let words = visit.shell.words.clone();
    let mut form = form(&visit).keep(&sent);
    let mut above = Markup::default();
    // Browsers end lines in forms with two signs.
    let text = sent.one("text").replace("\r\n", "\n") + "\n";
    let book = read(&text);
    match &book {
        Err(refused) => {
            form = form.wrong("text", findings::summary(&words, &refused.findings));
            above = findings::listed(&words, &refused.findings);
        }
        Ok(book) => {
            if let Some(wrong) = unfit(&visit, book).await? {
                form = form.wrong("text", wrong);
            }
        }
    }
    let reason = sent.one("reason").to_owned();
    match reason.chars().count() {
        0 => form = form.wrong("reason", words.say("reason-missing")),
        1..=REASON => {}
        _ => form = form.wrong("reason", words.say("changes-reason-long")),
    }
    let right = Right::all(&visit.book).into_iter().find(|right| right.name() == sent.one("right"));
    if right.is_none() {
        form = form.wrong("right", words.say("changes-right-missing"));
    }
    let (Ok(book), Some(right), true) = (book, right, form.problems().is_empty()) else {
        return Ok(page(visit, form, above).into_response());
    };
    visit.house.note(Trying::Write, &visit.me()?.id.0)?;
    let (me, now, zone) = (visit.me()?.id, visit.now, visit.organisation.zone.clone());
    let id = ProposalId(ids::by_time(now)?);
    let old = visit.book.clone();
    let put = visit.house.store().write(move |tx| {
        let base = number(tx)?;
        let proposal = Proposal {
            id,
            base,
            text: text.clone(),
            brought: right.clone(),
            reason: reason.clone(),
            proposer: me,
            made_at: now,
            public_since: None,
            state: "draft".into(),
        };
        let compared = Compared::of(old.clone(), book.clone());
        let member = members::find(tx, me)?.ok_or(Refusal::NotFound)?;
        let whole = groups::whole(tx)?.ok_or(Refusal::NotFound)?;
        let place = groups::place(tx, whole.id)?.ok_or(Refusal::NotFound)?;
        let (who, facts) = (asking::person(tx, &member, &zone)?, asking::facts(tx, &compared.old, &place)?);
        let grounds = right.may(&compared, &who, &asking::place(&place), &facts, local(&zone, now));
        if !grounds.is_empty() {
            return Err(refused(&words, &compared.old, words.say("changes-refused"), &grounds));
        }
        Ok(change::draft(tx, &proposal)?)
    });
    put.await?;
    Ok(Redirect::to(&format!("/rules/changes/{id}")).into_response())
}

/// Why a text that can be read cannot be proposed all the same.
async fn unfit(visit: &Visit, book: &Arc<crate::rules::Rulebook>) -> Answer<Option<String>> {
    let words = visit.shell.words.clone();
    let compared = Compared::of(visit.book.clone(), book.clone());
    if compared.differences.is_empty() {
        return Ok(Some(words.say("changes-nothing")));
    }
    if compared.ballot().is_none() {
        return Ok(Some(words.say("changes-two-ballots")));
    }
    let (old, new) = (visit.book.clone(), book.clone());
    let wrong = visit.house.store().read(move |tx| Ok(fits::not(tx, &words, &old, &new)?)).await?;
    Ok((!wrong.is_empty()).then(|| wrong.join(" ")))
}
