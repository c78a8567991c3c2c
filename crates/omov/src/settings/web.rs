//! The pages of settings.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Column, Link, Note, Row, Table};
use omov_web::refusal::Refusal;
use omov_web::words::Words;
use serde::Deserialize;

use super::change::{self, Change};
use super::{ChangeId, Changed, Setting};
use crate::house::{Answer, Doors, Policy, Visit, ids};
use crate::offices::Power;
use crate::offices::acts::ActId;

/// The room's routes.
pub(crate) fn routes(doors: Doors) -> Doors {
    let change = Policy::holder(Power::Settings).lately();
    doors.get("/settings", Policy::SIGNED_IN, list).get("/settings/change/{setting}", change, edit).post(
        "/settings/change/{setting}/send",
        change,
        update,
    )
}

/// So many of the latest changes are shown.
const CHANGES: u32 = 50;
/// The longest reason.
const REASON: usize = 2000;

#[derive(Deserialize)]
struct Just {
    #[serde(default)]
    done: String,
}

/// What it is set to, as a page says it. Numbers were settings once; their changes are still on the page.
fn said(words: &Words, value: &str) -> String {
    if value.is_empty() { words.say("setting-own-colour") } else { value.into() }
}

/// What it is called.
fn name(words: &Words, setting: &str) -> String {
    if Setting::named(setting).is_none() { setting.into() } else { words.say(&format!("setting-{setting}")) }
}

async fn list(visit: Visit, Query(just): Query<Just>) -> Answer<Page> {
    let (values, changes) = visit
        .house
        .store()
        .read(|tx| {
            let mut values = Vec::new();
            for setting in Setting::ALL {
                values.push((setting, setting.find(tx)?));
            }
            Ok((values, super::changes(tx, CHANGES)?))
        })
        .await?;
    let words = visit.shell.words.clone();
    let may = visit.reader.holds(Power::Settings, None);
    let mut parts = Vec::new();
    if just.done == "changed" {
        parts.push(Note::done(Markup::paragraph(&words.say("settings-done"))).into());
    }
    let columns = [Column::words(words.say("settings-what")), Column::words(words.say("settings-value"))];
    let rows = values.iter().map(|(setting, value)| {
        let named = name(&words, setting.name());
        let means = words.say(&format!("setting-{}-means", setting.name()));
        let mut now = vec![Markup::name(&said(&words, value))];
        if may {
            let change = Link::new(words.say("settings-change"), format!("/settings/change/{}", setting.name()));
            now.push(Acts { acts: vec![Act::link(change).about(&named)] }.into());
        }
        Row::new(Markup::joined([Markup::text(&named), Markup::small(&means)]), [Markup::joined(now)])
    });
    parts.push(Table::new(&words, words.say("settings-table"), columns).rows(rows).into());
    parts.push(Markup::paragraph(&words.say("settings-language")));
    // What else is set has pages of its own.
    let mut acts = vec![Act::second(Link::new(words.say("settings-rules"), "/rules"))];
    if may {
        acts.push(Act::second(Link::new(words.say("statement-title"), "/settings/statement")));
        acts.push(Act::second(Link::new(words.say("asked-title"), "/settings/characteristics")));
    } else {
        acts.push(Act::link(Link::new(words.say("statement-title"), "/statement")));
    }
    parts.push(Acts { acts }.into());
    let history = if changes.is_empty() {
        Card::empty(words.say("settings-unchanged"), &words.say("settings-unchanged-who"), Markup::default()).into()
    } else {
        history(&visit, &changes)
    };
    parts.push(Markup::section("changes", &words.say("settings-changes"), history));
    let page = Page::new(visit.shell, words.say("settings-title"), Markup::joined(parts));
    Ok(page.lead(words.say("settings-lead")).here("/power").place([Link::new(words.say("menu-power"), "/power")]))
}

fn history(visit: &Visit, changes: &[Changed]) -> Markup {
    let words = &visit.shell.words;
    let columns = ["what", "before", "after", "by", "when", "reason"];
    let columns = columns.map(|column| Column::words(words.say(&format!("settings-{column}"))));
    let rows = changes.iter().map(|change| {
        let cells = [
            Markup::name(&said(words, &change.before)),
            Markup::name(&said(words, &change.after)),
            Markup::name(&change.actor),
            Markup::text(&visit.short(change.at)),
            Markup::name(&change.reason),
        ];
        Row::new(Markup::text(&name(words, &change.setting)), cells)
    });
    Table::new(words, words.say("settings-changes-table"), columns).rows(rows).into()
}

/// The setting that the address names, and what it is set to.
async fn find(visit: &Visit, setting: &str) -> Answer<(Setting, String)> {
    let setting = Setting::named(setting).ok_or(Refusal::NotFound)?;
    let value = visit.house.store().read(move |tx| Ok(setting.find(tx)?)).await?;
    Ok((setting, value))
}

fn form(visit: &Visit, setting: Setting, value: &str) -> Form {
    let words = &visit.shell.words;
    let label = name(words, setting.name());
    let hint = words.say(&format!("setting-{}-hint", setting.name()));
    let field = match setting {
        Setting::Accent => Field::short(words, "value", label).optional(),
        Setting::Name | Setting::Zone => Field::text(words, "value", label),
    };
    let send = format!("/settings/change/{}/send", setting.name());
    Form::new(send, &visit.token, words.say("settings-save"))
        .with(field.hint(hint).value(value))
        .with(Field::area(words, "reason", words.say("settings-reason"), 3).hint(words.say("settings-reason-hint")))
        .back(Link::new(words.say("confirm-back"), "/settings"))
}

fn page(visit: Visit, setting: Setting, value: &str, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let named = name(&words, setting.name());
    let now = words.say_with("settings-now", &[("value", said(&words, value).into())]);
    let body = Markup::joined([Note::rule(Markup::paragraph(&now)).into(), form.into()]);
    let title = words.say_with("settings-change-this", &[("setting", named.into())]);
    let means = words.say(&format!("setting-{}-means", setting.name()));
    let place = [Link::new(words.say("menu-power"), "/power"), Link::new(words.say("settings-title"), "/settings")];
    Page::new(visit.shell, title, body).lead(means).problems(problems).here("/power").place(place).narrow()
}

async fn edit(visit: Visit, Path(setting): Path<String>) -> Answer<Page> {
    let (setting, value) = find(&visit, &setting).await?;
    let form = form(&visit, setting, &value);
    Ok(page(visit, setting, &value, form))
}

async fn update(visit: Visit, Path(setting): Path<String>, sent: Sent) -> Answer {
    let (setting, before) = find(&visit, &setting).await?;
    let words = visit.shell.words.clone();
    let mut form = form(&visit, setting, &before).keep(&sent);
    let after = change::understood(&words, setting, sent.one("value"));
    match &after {
        Err(wrong) => form = form.wrong("value", wrong.as_str()),
        Ok(after) if *after == before => form = form.wrong("value", words.say("settings-same")),
        Ok(_) => {}
    }
    let reason = sent.one("reason").to_owned();
    match reason.chars().count() {
        0 => form = form.wrong("reason", words.say("reason-missing")),
        1..=REASON => {}
        _ => form = form.wrong("reason", words.say("reason-too-long")),
    }
    let (Ok(after), true) = (after, form.problems().is_empty()) else {
        return Ok(page(visit, setting, &before, form).into_response());
    };
    let (actor, at) = (visit.me()?.id, visit.now);
    let (id, act) = (ChangeId(ids::by_time(at)?), ActId(ids::by_time(at)?));
    let change = Change { id, act, setting, before, after, reason, actor, at };
    visit.house.store().write(move |tx| change::make(tx, &change)).await?;
    Ok(Redirect::to("/settings?done=changed").into_response())
}
