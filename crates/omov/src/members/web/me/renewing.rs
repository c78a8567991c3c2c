//! Renewing one's membership, and becoming a member after having been a supporter.

use axum::response::{IntoResponse, Redirect};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Card, Confirm, Facts, Link};
use omov_web::refusal::Refusal;

use super::{myself, page};
use crate::house::{Answer, Visit, settings};
use crate::members::standing::days;
use crate::members::statement::{self, Statement};
use crate::members::web::fields::Told;
use crate::members::{self, Standing};

pub(in crate::members) async fn asked(visit: Visit) -> Answer<Page> {
    let me = myself(&visit).await?;
    if !matches!(me.standing, Standing::Member | Standing::Lapsed) {
        return Err(Refusal::Elsewhere("/me".into()).into());
    }
    let length = visit.house.store().read(|tx| Ok(settings::MEMBERSHIP_DAYS.find(tx)?)).await?;
    let words = visit.shell.words.clone();
    let new = visit.now.plus(days(length));
    let end = me.renew_by.map_or_else(|| words.say("person-no-end"), |end| visit.day(end));
    let facts = Facts::default()
        .with(words.say("me-renew-now"), Markup::text(&end))
        .with(words.say("me-renew-then"), Markup::text(&visit.day(me.renew_by.unwrap_or(new).max(new))));
    let act = Act::main(Link::new(words.say("me-renew"), "/me/renew")).sent_with(visit.token.as_str());
    let confirm = Confirm::new(&words, facts, act, "/me");
    let lead = if me.standing == Standing::Lapsed { "me-renew-lapsed" } else { "me-renew-lead" };
    Ok(page(visit, "me-renew", confirm).lead(words.say(lead)))
}

pub(in crate::members) async fn renew(visit: Visit, _: Sent) -> Answer {
    let (id, now) = (visit.me()?.id, visit.now);
    let renewed = visit.house.store().write(move |tx| Ok(members::renew(tx, id, now)?)).await?;
    renewed.ok_or(Refusal::Conflict)?;
    Ok(Redirect::to("/me?done=renewed").into_response())
}

struct Asked {
    statement: Statement,
    least_age: u32,
}

async fn rules(visit: &Visit) -> Answer<Asked> {
    if myself(visit).await?.standing != Standing::Supporter {
        return Err(Refusal::Elsewhere("/me".into()).into());
    }
    let (words, organisation) = (visit.shell.words.clone(), visit.organisation.clone());
    let read = visit.house.store().read(move |tx| {
        let statement = statement::current(tx, &words, &organisation)?;
        Ok(Asked { statement, least_age: settings::LEAST_AGE.find(tx)? })
    });
    read.await
}

fn form(visit: &Visit, asked: &Asked) -> Form {
    let words = &visit.shell.words;
    let version = asked.statement.version.to_string();
    let accept = vec![Choice::new(version, words.say("join-accept"))];
    let mut form = Form::new("/me/join", &visit.token, words.say("me-join"));
    if asked.least_age > 0 {
        let years = [("years", u64::from(asked.least_age).into())];
        let old_enough = vec![Choice::new("yes", words.say_with("join-age", &years))];
        form = form.with(Field::any_of(words, "age", words.say("join-age-label"), old_enough));
    }
    form.with(Field::any_of(words, "accept", words.say("join-accept-label"), accept))
        .back(Link::new(words.say("confirm-back"), "/me"))
}

fn form_page(visit: Visit, asked: &Asked, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let text = Card::new(words.say("statement-title"), Markup::markdown(&asked.statement.text)).level(2);
    page(visit, "me-join", Markup::joined([text.into(), form.into()]))
        .lead(words.say("me-join-lead"))
        .problems(problems)
}

pub(in crate::members) async fn join_asked(visit: Visit) -> Answer<Page> {
    let asked = rules(&visit).await?;
    let form = form(&visit, &asked);
    Ok(form_page(visit, &asked, form))
}

pub(in crate::members) async fn join(visit: Visit, sent: Sent) -> Answer {
    let asked = rules(&visit).await?;
    let words = visit.shell.words.clone();
    let mut told = Told { words: &words, form: form(&visit, &asked).keep(&sent) };
    if asked.least_age > 0 && sent.one("age") != "yes" {
        let years = [("years", u64::from(asked.least_age).into())];
        told.form = told.form.wrong("age", words.say_with("me-join-age-missing", &years));
    }
    let version = asked.statement.version;
    let accepted = match sent.one("accept") {
        "" => Err("join-accept-missing"),
        accepted if accepted == version.to_string() => Ok(()),
        _ => Err("join-accept-changed"),
    };
    told.take("accept", accepted);
    if !told.form.problems().is_empty() {
        let form = told.form;
        return Ok(form_page(visit, &asked, form).into_response());
    }
    let (id, now) = (visit.me()?.id, visit.now);
    let joined = visit.house.store().write(move |tx| {
        if members::find(tx, id)?.is_none_or(|me| me.standing != Standing::Supporter) {
            return Err(Refusal::Conflict.into());
        }
        let standing = if settings::ACCEPT_JOINERS.find(tx)? > 0 { Standing::Applied } else { Standing::Member };
        members::set_standing(tx, id, standing, now)?;
        members::renew(tx, id, now)?;
        Ok(statement::accept(tx, id, version, now)?)
    });
    joined.await?;
    Ok(Redirect::to("/me?done=joined").into_response())
}
