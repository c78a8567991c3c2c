//! The pages on which a second person agrees or declines.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Card, Facts, Link, Note, Tag};
use omov_web::refusal::Refusal;
use serde::Deserialize;

use super::{Occasion, Pending, SecondId};
use crate::house::{Answer, Doors, Policy, Visit};
use crate::{groups, members};

pub(crate) fn routes(doors: Doors) -> Doors {
    doors
        .get("/power/second", Policy::SIGNED_IN, list)
        .get("/power/second/{second}", Policy::SIGNED_IN, show)
        .post("/power/second/{second}/agree", Policy::SIGNED_IN.lately(), agree)
        .post("/power/second/{second}/decline", Policy::SIGNED_IN.lately(), decline)
        .post("/power/second/{second}/take-back", Policy::SIGNED_IN, take_back)
}

/// A word on what was just done, from the address.
#[derive(Deserialize)]
struct Just {
    #[serde(default)]
    done: String,
}

/// One of them with what its page says.
struct Shown {
    pending: Pending,
    said: String,
    asker: String,
    group: String,
    may_decide: bool,
    /// Who could agree.
    seconds: Vec<String>,
}

impl Shown {
    fn of(tx: &mut omov_store::ReadTx<'_>, pending: Pending, visit: &Visit) -> Answer<Self> {
        let said = super::said(tx, &pending, &visit.house, &visit.dates)?;
        let asker = members::find(tx, pending.asker)?.map(|member| member.name).unwrap_or_default();
        let group = groups::find(tx, pending.group)?.map(|group| group.name).unwrap_or_default();
        let may_decide = super::may_decide(tx, &pending, visit.me()?.id, visit.now)?;
        let seconds = super::seconds(tx, &pending, visit.now)?;
        Ok(Self { pending, said, asker, group, may_decide, seconds })
    }

    fn facts(&self, visit: &Visit) -> Facts {
        let words = &visit.shell.words;
        Facts::default()
            .with(words.say("second-asker"), Markup::name(&self.asker))
            .with(words.say("second-group"), Markup::name(&self.group))
            .with(words.say("second-reason"), Markup::name(&self.pending.reason))
            .with(words.say("second-asked-at"), Markup::text(&visit.hour(self.pending.asked_at)))
            .with(words.say("second-until"), Markup::text(&visit.hour(self.pending.until)))
    }
}

async fn list(visit: Visit, Query(just): Query<Just>) -> Answer<Page> {
    let here = visit.clone();
    let (waiting, asked) = visit
        .house
        .store()
        .read(move |tx| {
            let (reader, now) = (&here.reader, here.now);
            let waiting = super::waiting(tx, reader, now)?;
            let asked = super::asked(tx, here.me()?.id, now)?;
            let mut all = Vec::new();
            for list in [waiting, asked] {
                let mut rows = Vec::new();
                for pending in list {
                    rows.push(Shown::of(tx, pending, &here)?);
                }
                all.push(rows);
            }
            let asked = all.pop().unwrap_or_default();
            Ok((all.pop().unwrap_or_default(), asked))
        })
        .await?;
    let words = visit.shell.words.clone();
    let card = |shown: &Shown, act: &str| -> Markup {
        let link = Link::new(words.say(act), shown.pending.address());
        let acts = Acts { acts: vec![Act::second(link).about(&shown.said)] };
        Card::new(&shown.said, shown.facts(&visit)).acts(acts).into()
    };
    let mut parts = Vec::new();
    parts.extend(done(&words, &just.done));
    if waiting.is_empty() {
        parts.push(
            Card::empty(words.say("second-none"), &words.say("second-none-who"), Markup::default()).level(2).into(),
        );
    } else {
        let cards = Markup::joined(waiting.iter().map(|shown| card(shown, "second-look")));
        parts.push(Markup::section("waiting", &words.say("second-waiting"), cards));
    }
    if !asked.is_empty() {
        let cards = Markup::joined(asked.iter().map(|shown| card(shown, "second-see")));
        parts.push(Markup::section("asked", &words.say("second-asked"), cards));
    }
    let page = Page::new(visit.shell, words.say("second-title"), Markup::joined(parts));
    Ok(page.lead(words.say("second-lead")).here("/power").place([Link::new(words.say("menu-power"), "/power")]))
}

fn done(words: &omov_web::words::Words, done: &str) -> Option<Markup> {
    let message = match done {
        "agreed" => "second-done-agreed",
        "declined" => "second-done-declined",
        "taken-back" => "second-done-taken-back",
        "asked" => "second-done-asked",
        _ => return None,
    };
    Some(Note::done(Markup::paragraph(&words.say(message))).into())
}

async fn show(visit: Visit, Path(id): Path<SecondId>, Query(just): Query<Just>) -> Answer<Page> {
    let shown = find(&visit, id).await?;
    let form = decline_form(&visit, id);
    Ok(page(visit, &shown, form, &just.done))
}

/// It, for who asked and for who may decide; for anybody else there is no such page.
async fn find(visit: &Visit, id: SecondId) -> Answer<Shown> {
    let here = visit.clone();
    visit
        .house
        .store()
        .read(move |tx| {
            let pending = super::find(tx, id)?.ok_or(Refusal::NotFound)?;
            let shown = Shown::of(tx, pending, &here)?;
            let mine = shown.pending.asker == here.me()?.id;
            if mine || shown.may_decide { Ok(shown) } else { Err(Refusal::NotFound.into()) }
        })
        .await
}

fn decline_form(visit: &Visit, id: SecondId) -> Form {
    let words = &visit.shell.words;
    Form::new(format!("/power/second/{id}/decline"), &visit.token, words.say("second-decline"))
        .with(Field::area(words, "why", words.say("second-why"), 3).hint(words.say("second-why-hint")))
}

fn page(visit: Visit, shown: &Shown, form: Form, just: &str) -> Page {
    let words = visit.shell.words.clone();
    let (pending, token) = (&shown.pending, visit.token.as_str());
    let waits = pending.waits(visit.now);
    let problems = form.problems();
    let mut parts = Vec::new();
    parts.extend(done(&words, just));
    let look = (pending.deed.look)(pending).filter(|_| waits);
    let look = look.map(|page| Act::link(Link::new(words.say("second-look-at"), page)));
    let facts = Card::new(words.say("second-facts"), shown.facts(&visit));
    parts.push(facts.acts(Acts { acts: look.into_iter().collect() }).level(2).into());
    let act = |message: &str, to: &str| {
        Act::second(Link::new(words.say(message), format!("{}/{to}", pending.address()))).sent_with(token)
    };
    if waits && shown.may_decide {
        let agree = Acts { acts: vec![act("second-agree", "agree")] };
        let agree = Markup::joined([Markup::paragraph(&words.say("second-agree-happens")), agree.into()]);
        let decline = Markup::joined([Markup::paragraph(&words.say("second-decline-happens")), form.into()]);
        parts.push(Card::new(words.say("second-agree-title"), agree).level(2).into());
        parts.push(Card::new(words.say("second-decline-title"), decline).level(2).into());
    } else if waits {
        parts.push(Markup::paragraph(&words.say("second-waits")));
        if shown.seconds.is_empty() {
            parts.push(Note::turn(Markup::paragraph(&words.say("second-nobody"))).into());
        } else {
            let names = words.say_with("second-who", &[("names", shown.seconds.join(", ").into())]);
            parts.push(Markup::paragraph(&names));
        }
        parts.push(Acts { acts: vec![act("second-take-back", "take-back")] }.into());
    }
    let tag = match (waits, pending.state.as_str()) {
        (true, _) => Tag::turn(words.say("second-state-waiting")),
        (_, "agreed") => Tag::done(words.say("second-state-agreed")),
        (_, "declined") => Tag::draft(words.say("second-state-declined")),
        (_, "taken-back") => Tag::draft(words.say("second-state-taken-back")),
        _ => Tag::draft(words.say("second-state-over")),
    };
    let place = [Link::new(words.say("menu-power"), "/power"), Link::new(words.say("second-title"), "/power/second")];
    let page = Page::new(visit.shell, &shown.said, Markup::joined(parts)).tagged(tag).problems(problems);
    page.lead(words.say("second-page-lead")).here("/power").place(place).narrow()
}

async fn agree(visit: Visit, Path(id): Path<SecondId>, _: Sent) -> Answer {
    let occasion = Occasion::new(&visit.house, &visit.dates, visit.me()?.id, visit.now)?;
    visit.house.store().write(move |tx| super::agree(tx, id, &occasion)).await?;
    Ok(Redirect::to("/power/second?done=agreed").into_response())
}

async fn decline(visit: Visit, Path(id): Path<SecondId>, sent: Sent) -> Answer {
    let why = sent.one("why").to_owned();
    let form = decline_form(&visit, id).keep(&sent);
    let wrong = match why.chars().count() {
        0 => Some("second-why-missing"),
        1..=2000 => None,
        _ => Some("reason-too-long"),
    };
    if let Some(wrong) = wrong {
        let shown = find(&visit, id).await?;
        let wrong = visit.shell.words.say(wrong);
        return Ok(page(visit, &shown, form.wrong("why", wrong), "").into_response());
    }
    let occasion = Occasion::new(&visit.house, &visit.dates, visit.me()?.id, visit.now)?;
    visit.house.store().write(move |tx| super::decline(tx, id, &why, &occasion)).await?;
    Ok(Redirect::to("/power/second?done=declined").into_response())
}

async fn take_back(visit: Visit, Path(id): Path<SecondId>, _: Sent) -> Answer {
    let (house, me, now) = (visit.house.clone(), visit.me()?.id, visit.now);
    visit.house.store().write(move |tx| super::take_back(tx, id, &house, me, now)).await?;
    Ok(Redirect::to("/power/second?done=taken-back").into_response())
}
