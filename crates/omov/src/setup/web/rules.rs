//! Step three: the rules to begin with. One of four, or a text of one's own; either is read in plain words before it is taken.

use std::sync::Arc;

use axum::extract::Multipart;
use axum::http::HeaderMap;
use axum::response::IntoResponse;
use omov_rules::templates::TEMPLATES;
use omov_web::forms::{Choice, Field, Form, Sent, Upload};
use omov_web::hex::hex;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Link};
use omov_web::refusal::Refusal;

use super::pass::Pass;
use super::{Step, page};
use crate::house::{Answer, Threshold, ids};
use crate::rules::change::fits;
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
    taken(&at, pass, text, answered).await
}

/// Takes a text of one's own, if it is a rulebook; else says what is wrong in it.
async fn taken(at: &Threshold, pass: Pass, text: String, answered: Form) -> Answer {
    let words = &at.shell.words;
    // First as it was written, so that lines are those that somebody sees.
    if let Err(refused) = rules::read(&text).and_then(|_| rules::read(&begin::named(&text, &pass.name))) {
        let answered = answered.wrong("text", findings::summary(words, &refused.findings));
        return Ok(shown(at, answered, findings::listed(words, &refused.findings)).into_response());
    }
    if let Some(why) = rules::read(&text).ok().and_then(|book| fits::age(words, &book)) {
        return Ok(shown(at, answered.wrong("text", why), Markup::default()).into_response());
    }
    at.house.store().write(move |tx| Ok(begin::keep_first(tx, &text)?)).await?;
    Pass { rules: OWN.into(), ..pass }.on_to(&at.house, "/setup/rules/look")
}

/// Takes a file with a text.
pub(super) async fn upload(at: Threshold, headers: HeaderMap, form: Multipart) -> Answer {
    let mut pass = named(&at, &headers)?;
    let path = at.house.data().join(format!("rules-{}", hex(&ids::chance::<16>()?)));
    let upload = Upload::read(form, &at.token, &path).await?;
    let read = match upload.bytes {
        Some(_) => tokio::fs::read(&path).await.map_err(|_| Refusal::StorageFailed)?,
        None => Vec::new(),
    };
    if upload.bytes.is_some() {
        tokio::fs::remove_file(&path).await.map_err(|_| Refusal::StorageFailed)?;
    }
    pass.rules = OWN.into();
    // A file of another editor may end its lines with two signs, and begin with a mark.
    let text = String::from_utf8(read).map(|text| text.trim_start_matches('\u{feff}').replace("\r\n", "\n"));
    let wrong = match &text {
        Ok(text) if text.trim().is_empty() => "setup-rules-file-missing",
        Ok(text) if text.contains('\0') => "setup-rules-file-odd",
        Ok(text) => {
            let form = self::form(&at, &pass, text);
            return taken(&at, pass, text.clone(), form).await;
        }
        Err(_) => "setup-rules-file-odd",
    };
    let file = file(&at).wrong("file", at.shell.words.say(wrong));
    Ok(both(&at, self::form(&at, &pass, ""), file, Markup::default()).into_response())
}

/// The other way: the text as a file.
fn file(at: &Threshold) -> Form {
    let words = &at.shell.words;
    let file = Field::file(words, "file", words.say("setup-rules-file"), ".toml,.txt,text/plain");
    Form::new("/setup/rules/file", &at.token, words.say("setup-rules-file-send"))
        .with(file.hint(words.say("setup-rules-file-hint")))
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
    both(at, form, file(at), above)
}

fn both(at: &Threshold, form: Form, file: Form, above: Markup) -> Page {
    let problems = [form.problems(), file.problems()].concat();
    let file = Card::new(at.shell.words.say("setup-rules-file-title"), file).level(2).into();
    page(at.shell.clone(), Step::Rules, Markup::joined([above, form.into(), file])).problems(problems)
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

/// The text of the rules that were chosen, to be changed elsewhere and brought back.
pub(super) async fn text(at: Threshold, headers: HeaderMap) -> Answer {
    let pass = named(&at, &headers)?;
    let book = chosen(&at, &pass).await?;
    Ok(crate::rules::web::text::file(&book))
}

/// The rules in words.
pub(super) async fn look(at: Threshold, headers: HeaderMap) -> Answer<Page> {
    let pass = named(&at, &headers)?;
    let book = chosen(&at, &pass).await?;
    let words = at.shell.words.clone();
    let acts = vec![
        Act::main(Link::new(words.say("setup-rules-take"), "/setup/people")),
        Act::second(Link::new(words.say("setup-rules-other"), "/setup/rules")),
        Act::link(Link::new(words.say("setup-rules-download"), "/setup/rules/text")),
    ];
    let acts: Markup = Acts { acts }.into();
    let warned = findings::warned(&words, book.text());
    let body = Markup::joined([acts.clone(), warned, sentences::all(&words, &book, "", false), acts]);
    let title = words.say("setup-rules-look-title");
    let steps = super::steps(&words, Step::Rules);
    Ok(Page::new(at.shell, title, body).lead(words.say("setup-rules-look-lead")).steps(steps).narrow())
}
