//! Saying something of one's own: what is nearly the same is shown before it is said.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use omov_store::WriteTx;
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Link, Rows};

use super::{found, too_late, within};
use crate::debates::saying::{self, Found, Outcome};
use crate::debates::source::{self, Source};
use crate::debates::{Debate, DebateId, debate, text};
use crate::groups::Place;
use crate::house::limits::Trying;
use crate::house::{Answer, Visit};

fn form(visit: &Visit, debate: DebateId, near: bool) -> Form {
    let words = &visit.shell.words;
    let hint = words.say_with("say-hint", &[("letters", (text::LONGEST as u64).into())]);
    let mut form = Form::new(format!("{}/say", debate.address()), &visit.token, words.say("say-send"))
        .with(Field::area(words, "body", words.say("say-body"), 3).hint(hint))
        .with(Field::text(words, "source", words.say("say-source")).hint(words.say("say-source-hint")).optional())
        .with(Field::text(words, "link", words.say("say-link")).hint(words.say("say-link-hint")).optional());
    if near {
        let other = vec![Choice::new("yes", words.say("say-other-yes"))];
        form = form.with(Field::any_of(words, "other", words.say("say-other"), other));
    }
    form.back(Link::new(words.say("debate-back"), debate.address()))
}

fn page(visit: Visit, (debate, place): (&Debate, &Place), form: Form, near: Markup) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let page = Page::new(visit.shell, words.say("say-title"), Markup::joined([near, form.into()]));
    page.lead(words.say_with("say-lead", &[("question", (&*debate.question).into())]))
        .problems(problems)
        .here("/debates")
        .place(within(&words, place, debate))
        .narrow()
}

pub(super) async fn ask(visit: Visit, Path(id): Path<DebateId>) -> Answer<Page> {
    let (debate, place) = found(&visit, id).await?;
    if !debate.is_open(visit.now) {
        return Err(too_late(&visit.shell.words, id, "say-refused", "debate-over"));
    }
    let form = form(&visit, id, false);
    Ok(page(visit, (&debate, &place), form, Markup::default()))
}

/// What is there already, for whoever is about to say it again.
fn there(visit: &Visit, found: &Found) -> Markup {
    let words = &visit.shell.words;
    let all = found
        .same
        .iter()
        .chain(found.near.iter().filter(|one| found.same.as_ref().is_none_or(|same| same.number != one.number)));
    let items = all.map(|one| Markup::lines([Markup::name(&one.body)])).collect();
    Card::new(words.say("say-near-title"), Rows { items }).level(2).into()
}

pub(super) async fn take(visit: Visit, Path(id): Path<DebateId>, sent: Sent) -> Answer {
    let (debate, place) = found(&visit, id).await?;
    let words = visit.shell.words.clone();
    if !debate.is_open(visit.now) {
        return Err(too_late(&words, id, "say-refused", "debate-over"));
    }
    let here = (&debate, &place);
    let body = match text::statement(sent.one("body")) {
        Ok(body) => body,
        Err(why) => {
            let typed = (sent.one("body").chars().count() as u64).into();
            let with = [("letters", (text::LONGEST as u64).into()), ("typed", typed)];
            let form = form(&visit, id, false).keep(&sent).wrong("body", words.say_with(why, &with));
            return Ok(page(visit, here, form, Markup::default()).into_response());
        }
    };
    let source = match Source::typed(sent.one("source"), sent.one("link")) {
        Ok(source) => source,
        Err((field, why)) => {
            let with = [("letters", (source::LONGEST as u64).into())];
            let form = form(&visit, id, false).keep(&sent).wrong(field, words.say_with(why, &with));
            return Ok(page(visit, here, form, Markup::default()).into_response());
        }
    };
    let me = visit.me()?.id;
    visit.house.note(Trying::Write, &me.0)?;
    let (zone, now, other, said) =
        (visit.organisation.zone.clone(), visit.now, sent.one("other") == "yes", words.clone());
    let put = move |tx: &mut WriteTx<'_>| {
        let debate = debate::one(tx, id)?;
        saying::say(tx, (&said, &zone), &debate, me, (&body, source.clone(), other), now)
    };
    let form = |near| form(&visit, id, near).keep(&sent);
    let page = match visit.house.store().write(put).await? {
        Outcome::Said => return Ok(Redirect::to(&format!("{}?done=said", id.address())).into_response()),
        Outcome::Full => {
            let full = words.say_with("say-full", &[("most", (saying::MOST as u64).into())]);
            let form = form(false).wrong("body", full);
            page(visit, here, form, Markup::default())
        }
        Outcome::Alike(found) => {
            let shown = there(&visit, &found);
            let form = match found.same {
                Some(_) => form(false).wrong("body", words.say("say-same")),
                None => form(true).wrong("other", words.say("say-near")),
            };
            page(visit, here, form, shown)
        }
    };
    Ok(page.into_response())
}
