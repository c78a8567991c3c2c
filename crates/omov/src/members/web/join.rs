//! Joining: the form, the letter, and the button behind its link.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Facts, Link};
use omov_web::refusal::Refusal;
use omov_web::words::Words;
use serde::Deserialize;

use super::fields::{self, Told, Typed};
use crate::accounts;
use crate::groups;
use crate::house::limits::Trying;
use crate::house::{Answer, Visit, ids, settings};
use crate::members::joining::{self, Joined, Joining, Secrets, Wish};
use crate::members::notices::{Notice, Text};
use crate::members::statement::{self, Statement};
use crate::members::{MemberId, Standing, codes, email_key};
use crate::rules;

const CONFIRM: Text = Text { purpose: "join", subject: "letter-join-subject", body: "letter-join-body" };
const WELCOME: Text = Text { purpose: "welcome", subject: "letter-welcome-subject", body: "letter-welcome-body" };
const SUPPORTS: Text = Text { purpose: "welcome", subject: "letter-supports-subject", body: "letter-supports-body" };
const APPLIED: Text = Text { purpose: "applied", subject: "letter-applied-subject", body: "letter-applied-body" };

/// What the form asks depends on the rules and on the statement.
struct Asked {
    statement: Statement,
    least_age: u32,
    /// Whether the rules have people who help and have no vote.
    supporters: bool,
}

async fn asked(visit: &Visit) -> Answer<Asked> {
    let (words, organisation) = (visit.shell.words.clone(), visit.organisation.clone());
    let read = visit.house.store().read(move |tx| {
        let statement = statement::current(tx, &words, &organisation)?;
        let supporters = rules::present(tx)?.membership.supporters.value;
        Ok(Asked { statement, least_age: settings::LEAST_AGE.find(tx)?, supporters })
    });
    read.await
}

fn form(visit: &Visit, asked: &Asked) -> Form {
    let words = &visit.shell.words;
    let age = ("years", u64::from(asked.least_age).into());
    let mut standings = vec![
        Choice::new("member", words.say("join-as-member"))
            .hint(words.say_with("join-as-member-hint", std::slice::from_ref(&age))),
    ];
    if asked.supporters {
        standings
            .push(Choice::new("supporter", words.say("join-as-supporter")).hint(words.say("join-as-supporter-hint")));
    }
    let version = asked.statement.version.to_string();
    let accept = vec![Choice::new(version, words.say("join-accept"))];
    let mut form = Form::new("/join", &visit.token, words.say("join-button"))
        .with(Field::one_of(words, "standing", words.say("join-as"), standings))
        .with(fields::own_name(words))
        .with(fields::email(words).hint(words.say("join-email-hint")))
        .with(fields::postcode(words).hint(words.say("join-postcode-hint")));
    if asked.least_age > 0 {
        let old_enough = vec![Choice::new("yes", words.say_with("join-age", std::slice::from_ref(&age)))];
        form = form.with(
            Field::any_of(words, "age", words.say("join-age-label"), old_enough).hint(words.say("join-age-hint")),
        );
    }
    form.with(Field::any_of(words, "accept", words.say("join-accept-label"), accept))
}

fn page(visit: Visit, asked: &Asked, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let with = [("organisation", visit.organisation.name.as_str().into())];
    let problems = form.problems();
    let since = words.say_with("statement-since", &[("day", visit.day(asked.statement.since).into())]);
    let text = Markup::joined([Markup::markdown(&asked.statement.text), Markup::paragraph(&since)]);
    let body = Markup::joined([
        Card::new(words.say("statement-title"), text).level(2).into(),
        form.into(),
        Markup::paragraph(&words.say("join-privacy")),
    ]);
    Page::new(visit.shell, words.say_with("join-title", &with), body)
        .lead(words.say("join-lead"))
        .narrow()
        .problems(problems)
}

pub(super) async fn show(visit: Visit) -> Answer<Page> {
    if visit.reader.me.is_some() {
        return Ok(already(visit));
    }
    let asked = asked(&visit).await?;
    let form = form(&visit, &asked);
    Ok(page(visit, &asked, form))
}

/// For whoever is signed in: there is nothing to join.
fn already(visit: Visit) -> Page {
    let words = visit.shell.words.clone();
    let acts = vec![Act::main(Link::new(words.say("join-to-my-data"), "/me"))];
    Page::new(visit.shell, words.say("join-already-title"), Acts { acts }).lead(words.say("join-already-lead")).narrow()
}

/// What was typed, or the form that says what is wrong with it.
fn wish(words: &Words, sent: &Sent, form: Form, asked: &Asked) -> Result<Wish, Box<Form>> {
    let mut told = Told { words, form };
    let required = |typed: Typed, missing: &'static str| typed.and_then(|typed| typed.ok_or(missing));
    let standing = told.take(
        "standing",
        match sent.one("standing") {
            "member" => Ok(Standing::Member),
            "supporter" if asked.supporters => Ok(Standing::Supporter),
            _ => Err("new-standing-missing"),
        },
    );
    let name = told.take("name", fields::typed_name(sent));
    let email = told.take("email", required(fields::typed_email(sent), "field-email-wrong"));
    let postcode = told.take("postcode", fields::typed_postcode(sent));
    let young = standing == Some(Standing::Member) && asked.least_age > 0 && sent.one("age") != "yes";
    if young {
        let said = words.say_with("join-age-missing", &[("years", u64::from(asked.least_age).into())]);
        told.form = told.form.wrong("age", said);
    }
    let accepted = sent.one("accept");
    let statement = told.take(
        "accept",
        match accepted {
            "" => Err("join-accept-missing"),
            version if version == asked.statement.version.to_string() => Ok(asked.statement.version),
            // It was published while they read the one before.
            _ => Err("join-accept-changed"),
        },
    );
    match (standing, name, email, postcode, statement) {
        (Some(standing), Some(name), Some(email), Some(postcode), Some(statement)) if !young => {
            Ok(Wish { name, email, postcode, standing, statement })
        }
        _ => Err(Box::new(told.form)),
    }
}

pub(super) async fn ask(visit: Visit, sent: Sent) -> Answer {
    if visit.reader.me.is_some() {
        return Ok(already(visit).into_response());
    }
    let asked = asked(&visit).await?;
    let words = visit.shell.words.clone();
    let wish = match wish(&words, &sent, form(&visit, &asked).keep(&sent), &asked) {
        Ok(wish) => wish,
        Err(form) => return Ok(page(visit, &asked, *form).into_response()),
    };
    visit.house.note(Trying::Join, visit.browser.as_bytes())?;
    visit.house.note(Trying::Join, email_key(&wish.email).as_bytes())?;
    let secrets = Secrets { link: omov_web::hex::hex(&ids::chance::<16>()?), code: codes::new()? };
    let (notice, browser, now) = (Notice::new(&visit)?, visit.browser.clone(), visit.now);
    let link = visit.house.address(&format!("/join/confirm/{}", secrets.link));
    // The same is done and written whether or not the address is on the roll: only who reads the letter learns it.
    let kept = visit.house.store().write(move |tx| {
        joining::ask(tx, &wish, &secrets, &browser, now)?;
        let with = [
            ("name", wish.name.as_str().into()),
            ("link", link.as_str().into()),
            ("code", secrets.code.as_str().into()),
        ];
        Ok(notice.send(tx, None, Some(wish.email.clone()), CONFIRM, &with)?)
    });
    kept.await?;
    Ok(Redirect::to("/join/sent").into_response())
}

fn code_form(visit: &Visit, action: String) -> Form {
    let words = &visit.shell.words;
    let code = Field::code(words, "code", words.say("join-code")).hint(words.say("join-code-hint"));
    Form::new(action, &visit.token, words.say("join-confirm")).with(code)
}

fn sent_page(visit: Visit, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let body = Markup::joined([form.into(), Markup::paragraph(&words.say("join-no-letter"))]);
    Page::new(visit.shell, words.say("join-sent-title"), body)
        .lead(words.say("join-sent-lead"))
        .narrow()
        .problems(problems)
}

pub(super) async fn sent(visit: Visit) -> Page {
    let form = code_form(&visit, "/join/code".into());
    sent_page(visit, form)
}

/// The code of the letter, typed in the browser that asked.
pub(super) async fn with_code(visit: Visit, typed: Sent) -> Answer {
    visit.house.note(Trying::Code, visit.browser.as_bytes())?;
    let (browser, code, now) = (visit.browser.clone(), typed.one("code").to_owned(), visit.now);
    let found = visit.house.store().read(move |tx| Ok(joining::by_code(tx, &browser, &code, now)?)).await?;
    if let Some(joining) = found {
        return confirmed(visit, joining).await;
    }
    let wrong = visit.shell.words.say("join-code-wrong");
    let form = code_form(&visit, "/join/code".into()).keep(&typed).wrong("code", wrong);
    Ok(sent_page(visit, form).into_response())
}

/// The wish behind a link, if it still holds.
async fn behind(visit: &Visit, link: String) -> Answer<Option<Joining>> {
    let now = visit.now;
    visit.house.store().read(move |tx| Ok(joining::by_link(tx, &link, now)?)).await
}

fn over(visit: Visit) -> Page {
    let words = visit.shell.words.clone();
    let acts = vec![
        Act::main(Link::new(words.say("join-again"), "/join")),
        Act::second(Link::new(words.say("join-sign-in"), "/sign-in")),
    ];
    Page::new(visit.shell, words.say("join-over-title"), Acts { acts })
        .lead(words.say("join-over-lead"))
        .narrow()
        .status(axum::http::StatusCode::GONE)
}

/// The page behind the link. In the browser that asked a button is enough. In any other the code has to be typed too:
/// programs that look through mail follow links and press buttons, and type nothing.
fn confirm_form(visit: &Visit, joining: &Joining, link: &str) -> Form {
    let action = format!("/join/confirm/{link}");
    if joining.is_of(&visit.browser) {
        Form::new(action, &visit.token, visit.shell.words.say("join-confirm"))
    } else {
        code_form(visit, action)
    }
}

fn confirm_page(visit: Visit, joining: &Joining, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let standing = match joining.standing {
        Standing::Supporter => words.say("join-as-supporter"),
        _ => words.say("join-as-member"),
    };
    let facts = Facts::default()
        .with(words.say("join-as"), Markup::text(&standing))
        .with(words.say("field-name"), Markup::name(&joining.name))
        .with(words.say("field-email"), Markup::text(&joining.email));
    let problems = form.problems();
    let body = Markup::joined([facts.into(), form.into()]);
    let with = [("organisation", visit.organisation.name.as_str().into())];
    Page::new(visit.shell, words.say_with("join-confirm-title", &with), body)
        .lead(words.say("join-confirm-lead"))
        .narrow()
        .problems(problems)
}

pub(super) async fn confirm_asked(visit: Visit, Path(link): Path<String>) -> Answer<Page> {
    match behind(&visit, link.clone()).await? {
        Some(joining) => {
            let form = confirm_form(&visit, &joining, &link);
            Ok(confirm_page(visit, &joining, form))
        }
        None => Ok(over(visit)),
    }
}

pub(super) async fn confirm(visit: Visit, Path(link): Path<String>, typed: Sent) -> Answer {
    let Some(joining) = behind(&visit, link.clone()).await? else { return Ok(over(visit).into_response()) };
    if !joining.is_of(&visit.browser) {
        visit.house.note(Trying::Code, link.as_bytes())?;
        if !joining.has_code(typed.one("code")) {
            let wrong = visit.shell.words.say("join-code-wrong");
            let form = confirm_form(&visit, &joining, &link).keep(&typed).wrong("code", wrong);
            return Ok(confirm_page(visit, &joining, form).into_response());
        }
    }
    confirmed(visit, joining).await
}

/// Puts them on the roll, and says so on the next page.
async fn confirmed(visit: Visit, wish: Joining) -> Answer {
    let here = wish.is_of(&visit.browser);
    let (new, now, notice) = (MemberId(ids::by_time(visit.now)?), visit.now, Notice::new(&visit)?);
    let address = visit.house.address("/sign-in");
    let joined = visit.house.store().write(move |tx| {
        let joined = joining::confirm(tx, &wish, new, now)?;
        if !joined.already {
            let text = match joined.member.standing {
                Standing::Applied => APPLIED,
                Standing::Supporter => SUPPORTS,
                _ => WELCOME,
            };
            let group = groups::find(tx, joined.member.group)?.map(|group| group.name).unwrap_or_default();
            let with = [("group", group.into()), ("address", address.as_str().into())];
            notice.to(tx, &joined.member, text, &with)?;
        }
        Ok(joined)
    });
    let Joined { member, already, new } = joined.await?;
    let now_is = match member.standing {
        _ if already => "already",
        Standing::Applied => "applied",
        Standing::Supporter => "supporter",
        _ => "member",
    };
    let next = format!("/join/done?as={now_is}");
    // Whoever is new has nothing yet that somebody else could take, so they need no second letter to come in.
    if new && here {
        return accounts::web::signed_in(&visit, member.id, &next).await;
    }
    Ok(Redirect::to(&next).into_response())
}

#[derive(Deserialize)]
pub(super) struct As {
    #[serde(default, rename = "as")]
    standing: String,
}

/// What somebody is now. It says nothing about anybody in particular.
pub(super) async fn done(visit: Visit, Query(now): Query<As>) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let organisation = ("organisation", visit.organisation.name.as_str().into());
    let (title, lead) = match now.standing.as_str() {
        "already" => ("join-done-already-title", "join-done-already-lead"),
        "applied" => ("join-done-applied-title", "join-done-applied-lead"),
        "supporter" => ("join-done-supporter-title", "join-done-supporter-lead"),
        "member" => ("join-done-member-title", "join-done-member-lead"),
        _ => return Err(Refusal::NotFound.into()),
    };
    let act = match visit.reader.me {
        Some(_) => Act::main(Link::new(words.say("join-begin"), "/")),
        None => Act::main(Link::new(words.say("join-sign-in"), "/sign-in")),
    };
    let acts = vec![act];
    let say = |message: &str| words.say_with(message, std::slice::from_ref(&organisation));
    Ok(Page::new(visit.shell, say(title), Acts { acts }).lead(say(lead)).narrow())
}

/// The statement by itself, for whoever wants to read what members have accepted.
pub(super) async fn statement_page(visit: Visit) -> Answer<Page> {
    let asked = asked(&visit).await?;
    let words = visit.shell.words.clone();
    let since = words.say_with("statement-since", &[("day", visit.day(asked.statement.since).into())]);
    let mut parts = vec![Markup::markdown(&asked.statement.text), Markup::paragraph(&since)];
    if visit.reader.me.is_none() {
        let act = Act::main(Link::new(words.say("join-button"), "/join"));
        parts.push(Acts { acts: vec![act] }.into());
    }
    Ok(Page::new(visit.shell, words.say("statement-title"), Markup::joined(parts)).narrow())
}
