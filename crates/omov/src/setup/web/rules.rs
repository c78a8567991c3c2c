//! Step three: the rules to begin with. One of four, or a text of one's own; either is read in plain words before it is taken.

use std::sync::Arc;

use axum::http::HeaderMap;
use axum::response::IntoResponse;
use omov_rules::templates::TEMPLATES;
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Link};
use omov_web::refusal::Refusal;

use super::pass::Pass;
use super::{Step, page};
use crate::house::{Answer, Threshold};
use crate::rules::web::{findings, sentences};
use crate::rules::{self, Rulebook, begin};

/// The answer of whoever has a text of their own.
pub(super) const OWN: &str = "own";
/// A form with the longest text of a rulebook. In a form a sign can take three times as much room.
pub(super) const MOST_BYTES: usize = 4 * omov_rules::read::LONGEST;

/// What is known from the page before, or back to it.
fn named(at: &Threshold, headers: &HeaderMap) -> Answer<Pass> {
    let pass = Pass::needed(&at.house, headers)?;
    if pass.name.is_empty() { Err(Refusal::Elsewhere("/setup/name".into()).into()) } else { Ok(pass) }
}

async fn own(at: &Threshold) -> Answer<String> {
    at.house.store().read(|tx| Ok(begin::first(tx)?.unwrap_or_default())).await
}

pub(super) async fn ask(at: Threshold, headers: HeaderMap) -> Answer<Page> {
    let pass = named(&at, &headers)?;
    let text = own(&at).await?;
    Ok(shown(&at, form(&at, &pass, &text), Markup::default()))
}

pub(super) async fn take(at: Threshold, headers: HeaderMap, sent: Sent) -> Answer {
    let pass = named(&at, &headers)?;
    let words = at.shell.words.clone();
    let mut answered = form(&at, &pass, "").keep(&sent);
    let choice = sent.one("rules").to_owned();
    if begin::template(&choice).is_some() {
        return Pass { rules: choice, ..pass }.on_to(&at.house, "/setup/rules/look");
    }
    if choice != OWN {
        return Ok(
            shown(&at, answered.wrong("rules", words.say("setup-rules-missing")), Markup::default()).into_response()
        );
    }
    // Browsers end lines in forms with two signs.
    let text = sent.one("text").replace("\r\n", "\n") + "\n";
    if text.trim().is_empty() {
        answered = answered.wrong("text", words.say("setup-rules-text-missing"));
        return Ok(shown(&at, answered, Markup::default()).into_response());
    }
    let named = begin::named(&text, &pass.name);
    if let Err(refused) = rules::read(&named) {
        // Lines are those of the text as it was typed; the name stands on one line either way.
        let refused = rules::read(&text).err().unwrap_or(refused);
        answered = answered.wrong("text", findings::summary(&words, &refused.findings));
        return Ok(shown(&at, answered, findings::listed(&words, &refused.findings)).into_response());
    }
    at.house.store().write(move |tx| Ok(begin::keep_first(tx, &text)?)).await?;
    Pass { rules: choice, ..pass }.on_to(&at.house, "/setup/rules/look")
}

fn form(at: &Threshold, pass: &Pass, text: &str) -> Form {
    let words = &at.shell.words;
    let names = TEMPLATES.iter().map(|template| template.name).chain([OWN]);
    let choices = names.map(|name| {
        let means = words.say(&format!("setup-rules-{name}-means"));
        Choice::new(name, words.say(&format!("setup-rules-{name}"))).hint(means)
    });
    let rules = Field::one_of(words, "rules", words.say("setup-rules"), choices.collect()).value(&pass.rules);
    let own = Field::area(words, "text", words.say("setup-rules-text"), 12)
        .hint(words.say("setup-rules-text-hint"))
        .optional()
        .value(text);
    Form::new("/setup/rules", &at.token, words.say("setup-rules-look"))
        .with(rules)
        .with(own)
        .back(Link::new(words.say("setup-back"), "/setup/name"))
}

fn shown(at: &Threshold, form: Form, above: Markup) -> Page {
    let problems = form.problems();
    page(at.shell.clone(), Step::Rules, Markup::joined([above, form.into()])).problems(problems)
}

/// The rules that were chosen, with the organisation's name in them; else back to where they are.
pub(super) async fn chosen(at: &Threshold, pass: &Pass) -> Answer<Arc<Rulebook>> {
    let text = match begin::template(&pass.rules) {
        Some(template) => template.text.to_owned(),
        None => own(at).await?,
    };
    let book = rules::read(&begin::named(&text, &pass.name));
    Ok(book.map_err(|_| Refusal::Elsewhere("/setup/rules".into()))?)
}

/// The rules in words.
pub(super) async fn look(at: Threshold, headers: HeaderMap) -> Answer<Page> {
    let pass = named(&at, &headers)?;
    let book = chosen(&at, &pass).await?;
    let words = at.shell.words.clone();
    let acts = vec![
        Act::main(Link::new(words.say("setup-rules-take"), "/setup/people")),
        Act::second(Link::new(words.say("setup-rules-other"), "/setup/rules")),
    ];
    let acts: Markup = Acts { acts }.into();
    let warned = findings::warned(&words, book.text());
    let body = Markup::joined([acts.clone(), warned, sentences::all(&words, &book, "", false), acts]);
    let title = words.say("setup-rules-look-title");
    let steps = super::steps(&words, Step::Rules);
    Ok(Page::new(at.shell, title, body).lead(words.say("setup-rules-look-lead")).steps(steps).narrow())
}
