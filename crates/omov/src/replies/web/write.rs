//! Writing a reply, with or without a quote.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Link};
use omov_web::refusal::Refusal;
use serde::Deserialize;

use super::{conflict, place_of, title, within};
use crate::debates::said;
use crate::house::limits::Trying;
use crate::house::{Answer, Visit};
use crate::replies::quoting::{self, Source};
use crate::replies::saying::{self, LONGEST, Outcome, Wish};
use crate::replies::{Thing, To, thing};

/// What the address says: the version that was read, and what is quoted.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub(super) struct What {
    version: Option<u32>,
    quote: Option<u32>,
    clause: Option<u32>,
}

impl What {
    fn source(self) -> Option<Source> {
        self.quote.map(Source::Reply).or(self.clause.map(Source::Clause))
    }
}

/// What the form is about.
struct Looked {
    to: To,
    thing: Thing,
    what: What,
    /// All words of what is quoted.
    quoted: Option<String>,
}

async fn looked(visit: &Visit, to: To, what: What) -> Answer<Looked> {
    let (zone, now) = (visit.organisation.zone.clone(), visit.now);
    let read = move |tx: &mut ReadTx<'_>| {
        let thing = thing::find(tx, to, (&zone, now))?;
        let quoted = match what.source() {
            Some(of) => quoting::whole(tx, to, &thing, of)?,
            None => None,
        };
        Ok(Looked { to, thing, what, quoted })
    };
    let looked = visit.house.store().read(read).await?;
    match looked.thing.shut {
        Some(why) => Err(conflict(&visit.shell.words, to, why)),
        None if what.source().is_some() && looked.quoted.is_none() => {
            Err(conflict(&visit.shell.words, to, "reply-quote-gone"))
        }
        None => Ok(looked),
    }
}

/// So many letters there may be: what the rules say, or less.
fn most(thing: &Thing) -> u64 {
    let rule = thing.talk.as_ref().and_then(|talk| thing.book.debates.get(talk)?.longest_post.as_ref());
    rule.map_or(LONGEST as u64, |rule| rule.value.min(LONGEST as u64))
}

fn form(visit: &Visit, looked: &Looked) -> Form {
    let words = &visit.shell.words;
    let Looked { to, thing, what, quoted } = looked;
    let mut action = format!("{}/write?version={}", to.address(), thing.version);
    action.extend(what.quote.map(|number| format!("&quote={number}")));
    action.extend(what.clause.map(|number| format!("&clause={number}")));
    let mut form = Form::new(action, &visit.token, words.say("reply-send"));
    if let Some(quoted) = quoted {
        let field = Field::area(words, "quoted", words.say("reply-quoted"), 4).value(&**quoted);
        form = form.with(field.hint(words.say("reply-quoted-hint")));
    }
    let hint = words.say_with("reply-hint", &[("letters", most(thing).into())]);
    form.with(Field::area(words, "body", words.say("reply-body"), 6).hint(hint))
        .back(Link::new(words.say("replies-back"), to.address()))
}

fn page(visit: Visit, looked: &Looked, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let (problems, within) = (form.problems(), within(&visit, looked.to, &looked.thing));
    // Whoever quotes sees the words in the form.
    let answered = match (&looked.quoted, looked.thing.words.is_empty()) {
        (None, false) => {
            let said = Markup::lines([Markup::name(&looked.thing.words)]);
            Card::new(words.say("replies-words"), said).level(2).into()
        }
        _ => Markup::default(),
    };
    let name = if looked.quoted.is_some() { "reply-title-quote" } else { "reply-title" };
    let page = Page::new(visit.shell, words.say(name), Markup::joined([answered, form.into()]));
    page.lead(title(&words, looked.to)).problems(problems).here(looked.thing.room()).place(within).narrow()
}

pub(super) async fn ask(visit: Visit, Path(to): Path<To>, Query(what): Query<What>) -> Answer<Page> {
    let looked = looked(&visit, to, what).await?;
    let form = form(&visit, &looked);
    Ok(page(visit, &looked, form))
}

pub(super) async fn take(visit: Visit, Path(to): Path<To>, Query(what): Query<What>, sent: Sent) -> Answer {
    let looked = looked(&visit, to, what).await?;
    let words = visit.shell.words.clone();
    let wrong = |visit: Visit, field: &str, problem: String| {
        let form = form(&visit, &looked).keep(&sent).wrong(field, problem);
        Ok(page(visit, &looked, form).into_response())
    };
    let body = match said(sent.one("body"), usize::try_from(most(&looked.thing)).unwrap_or(LONGEST)) {
        Ok(body) => body,
        Err(why) => {
            let typed = (sent.one("body").chars().count() as u64).into();
            let with = [("letters", most(&looked.thing).into()), ("typed", typed)];
            return wrong(visit, "body", words.say_with(why, &with));
        }
    };
    let quote = what.source().map(|of| (of, sent.line("quoted")));
    let me = visit.me()?.id;
    visit.house.note(Trying::Write, &me.0)?;
    let wish = Wish { body, quote, version: what.version.ok_or(Refusal::BadRequest)? };
    let (zone, now, told) = (visit.organisation.zone.clone(), visit.now, words.clone());
    let put = move |tx: &mut WriteTx<'_>| saying::say(tx, (&told, &zone), to, me, &wish, now);
    match visit.house.store().write(put).await? {
        Outcome::Said(number) => {
            let place = place_of(to, number);
            let (page, reply) = place.split_once('#').unwrap_or((&place, ""));
            let and = if page.contains('?') { '&' } else { '?' };
            Ok(Redirect::to(&format!("{page}{and}done=said#{reply}")).into_response())
        }
        Outcome::Same(number) => {
            let with = [("number", u64::from(number).into())];
            wrong(visit, "body", words.say_with("reply-same", &with))
        }
        Outcome::Misquoted => wrong(visit, "quoted", words.say("reply-misquoted")),
        Outcome::Changed => wrong(visit, "body", words.say("reply-changed")),
        Outcome::Full => {
            wrong(visit, "body", words.say_with("reply-full", &[("most", u64::from(saying::MOST).into())]))
        }
        Outcome::QuoteGone => Err(conflict(&words, to, "reply-quote-gone")),
        Outcome::Shut(why) => Err(conflict(&words, to, why)),
    }
}
