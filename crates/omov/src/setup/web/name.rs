//! Step two: name, language and time zone.

use axum::http::HeaderMap;
use axum::response::IntoResponse;
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;

use super::pass::Pass;
use super::{Step, host_card, page};
use crate::house::{Answer, Threshold, timestamp};
use crate::setup::{typed, zones};

pub(super) async fn ask(at: Threshold, headers: HeaderMap) -> Answer<Page> {
    let mut pass = Pass::needed(&at.house, &headers)?;
    if pass.zone.is_empty() {
        pass.zone = zones::of_this_machine();
    }
    Ok(shown(&at, form(&at, &pass)))
}

pub(super) async fn take(at: Threshold, headers: HeaderMap, sent: Sent) -> Answer {
    let pass = Pass::needed(&at.house, &headers)?;
    let (name, zone) = (sent.one("name"), sent.one("zone"));
    let mut answered = form(&at, &pass).keep(&sent);
    let words = &at.shell.words;
    if let Some(slip) = typed::name_slip(name, "setup-name-missing") {
        answered = answered.wrong("name", words.say(slip));
    }
    if sent.one("language") != words.tag() {
        answered = answered.wrong("language", words.say("setup-language-odd"));
    }
    if !zones::is_one(zone) {
        answered = answered.wrong("zone", words.say("setup-zone-odd"));
    }
    if answered.problems().is_empty() {
        return Pass { name: name.into(), zone: zone.into(), ..pass }.on_to(&at.house, "/setup/rules");
    }
    Ok(shown(&at, answered).into_response())
}

fn form(at: &Threshold, pass: &Pass) -> Form {
    let words = &at.shell.words;
    let name = Field::text(words, "name", words.say("setup-name")).hint(words.say("setup-name-hint"));
    let languages = vec![Choice::new(words.tag(), words.say("setup-language-english"))];
    let language = Field::select(words, "language", words.say("setup-language"), languages);
    let zone = Field::select(words, "zone", words.say("setup-zone"), zones::choices(words, timestamp(at.now)));
    Form::new("/setup/name", &at.token, words.say("setup-go-on"))
        .with(name.autocomplete("organization").value(&pass.name))
        .with(language.hint(words.say("setup-language-hint")).value(words.tag()))
        .with(zone.hint(words.say("setup-zone-hint")).value(&pass.zone))
}

fn shown(at: &Threshold, form: Form) -> Page {
    let problems = form.problems();
    let body = Markup::joined([form.into(), host_card(&at.shell.words)]);
    page(at.shell.clone(), Step::Name, body).problems(problems)
}
