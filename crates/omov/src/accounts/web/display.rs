//! The colours of the pages: as the device asks for them, or as somebody has chosen here. Kept in the browser alone.

use axum::extract::Query;
use axum::http::header;
use axum::response::{IntoResponse, Redirect};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::look::Theme;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::Note;
use omov_web::refusal::Refusal;
use serde::Deserialize;

use crate::house::{Answer, THEME, Visit};

/// A year.
const SECONDS: u32 = 365 * 24 * 3600;
/// What is sent where the device is to decide.
const DEVICE: &str = "device";

#[derive(Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    done: bool,
}

pub(super) async fn show(visit: Visit, Query(Done { done }): Query<Done>) -> Page {
    let words = visit.shell.words.clone();
    let choice = |theme: Theme| {
        let name = theme.name().unwrap_or(DEVICE);
        Choice::new(name, words.say(&format!("display-{name}"))).hint(words.say(&format!("display-{name}-hint")))
    };
    let choices = [Theme::Device, Theme::Light, Theme::Dark, Theme::High].map(choice).into();
    let colours = Field::one_of(&words, "theme", words.say("display-colours"), choices);
    let form = Form::new("/display", &visit.token, words.say("display-keep"))
        .with(colours.value(visit.shell.theme.name().unwrap_or(DEVICE)));
    let said = if done { Note::done(Markup::paragraph(&words.say("display-kept"))).into() } else { Markup::default() };
    let language = Markup::paragraph(&words.say("display-language-only"));
    let language = Markup::section("language", &words.say("display-language"), language);
    Page::new(visit.shell, words.say("display-title"), Markup::joined([said, form.into(), language]))
        .lead(words.say("display-lead"))
        .narrow()
}

pub(super) async fn send(visit: Visit, sent: Sent) -> Answer {
    let (value, seconds) = match Theme::named(sent.one("theme")).name() {
        Some(name) => (name, SECONDS),
        None => ("", 0),
    };
    let cookie = visit.house.key().cookie(THEME, value, seconds).ok_or(Refusal::Failed)?;
    let mut answer = Redirect::to("/display?done=true").into_response();
    answer.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(answer)
}
