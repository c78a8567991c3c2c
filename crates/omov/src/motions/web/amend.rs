//! Suggesting a change: of a clause, of another amendment, a new clause, or one text in the place of several amendments.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect};
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Link, Note};
use omov_web::refusal::Refusal;
use serde::Deserialize;

use super::{shape, too_late, within};
use crate::groups::Place;
use crate::house::limits::Trying;
use crate::house::{Answer, Stop, Visit};
use crate::motions::amending::{self, Outcome, Wish};
use crate::motions::amendment::{Amendments, State};
use crate::motions::{Motion, MotionId, joining, motion, text};

/// What is to be changed.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub(super) struct What {
    /// 0 for a new clause.
    clause: u32,
    /// The amendment whose words are to be changed.
    target: Option<u32>,
    /// The version that the writer saw.
    seen: Option<u32>,
    /// The amendment of theirs that is written anew.
    renews: Option<u32>,
    /// Whether it takes the place of others.
    joint: Option<u32>,
}

/// The motion and its amendments, with the words that are to be changed.
struct Looked {
    motion: Motion,
    place: Place,
    found: Amendments,
    present: String,
    what: What,
}

impl Looked {
    /// The version of what is changed, as it stands.
    fn version(&self) -> u32 {
        let target = self.what.target.and_then(|target| self.found.get(target));
        target.map_or(self.motion.version, |target| target.version)
    }
}

async fn looked(visit: &Visit, id: MotionId, what: What) -> Answer<Looked> {
    let read = move |tx: &mut ReadTx<'_>| {
        let motion = motion::one(tx, id)?;
        Ok((motion.place(tx)?, Amendments::find(tx, id)?, motion))
    };
    let (place, found, motion) = visit.house.store().read(read).await?;
    if !motion.is_open(visit.now) {
        return Err(too_late(&visit.shell.words, id, "amend-refused"));
    }
    // An amendment of an amendment is to the same clause.
    let clause = match what.target {
        Some(target) => found.get(target).ok_or(Refusal::NotFound)?.clause,
        None => what.clause,
    };
    let what = What { clause, ..what };
    if what.target.is_some_and(|target| found.get(target).is_some_and(|one| one.target.is_some())) {
        return Err(Refusal::NotFound.into());
    }
    let Some(present) = found.present((clause, what.target)).map(str::to_owned) else {
        return match what.target {
            Some(_) => Err(too_late(&visit.shell.words, id, "amend-refused")),
            None => Err(Refusal::NotFound.into()),
        };
    };
    Ok(Looked { motion, place, found, present, what })
}

fn form(visit: &Visit, looked: &Looked) -> Form {
    let words = &visit.shell.words;
    let Looked { motion, found, present, what, .. } = looked;
    let mut to = format!("{}/amend?clause={}&seen={}", motion.id.address(), what.clause, looked.version());
    to.extend(what.target.map(|target| format!("&target={target}")));
    to.extend(what.renews.map(|renews| format!("&renews={renews}")));
    to.extend(what.joint.map(|_| "&joint=1"));
    let old = what.renews.and_then(|number| found.get(number));
    let body = old.map_or(present.as_str(), |old| &old.body);
    let label = if what.clause == 0 { "amend-new" } else { "amend-body" };
    let hint = words.say_with("amend-body-hint", &[("letters", (text::CLAUSE as u64).into())]);
    let mut form = Form::new(to, &visit.token, words.say("amend-send"));
    if what.joint.is_some() {
        let parts = joining::candidates(found, what.clause).map(|one| {
            let who = super::who(visit, one.name.as_deref());
            Choice::new(one.number.to_string(), shape::title(words, one)).hint(who)
        });
        let parts = Field::any_of(words, "parts", words.say("amend-parts"), parts.collect());
        form = form.with(parts.hint(words.say("amend-parts-hint")));
    }
    form = form.with(Field::area(words, "body", words.say(label), 6).hint(hint).value(body));
    if what.clause > 0 && what.target.is_none() && what.joint.is_none() {
        let strike = vec![Choice::new("yes", words.say("amend-strike-yes"))];
        form = form.with(Field::any_of(words, "strike", words.say("amend-strike"), strike).optional());
    }
    let reason = Field::text(words, "reason", words.say("amend-reason")).hint(words.say("amend-reason-hint"));
    let reason = old.into_iter().fold(reason, |field, old| field.value(&*old.reason));
    form.with(reason).back(Link::new(words.say("confirm-back"), motion.id.address()))
}

fn page(visit: Visit, looked: &Looked, form: Form, note: Markup) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let with = [
        ("clause", u64::from(looked.what.clause).into()),
        ("target", u64::from(looked.what.target.unwrap_or_default()).into()),
    ];
    let title = match (looked.what.target, looked.what.clause) {
        (Some(_), _) => "amend-title-amendment",
        (None, 0) => "amend-title-new",
        _ if looked.what.joint.is_some() => "amend-title-joint",
        _ => "amend-title-clause",
    };
    let lead = match looked.what.joint {
        Some(_) => "amend-lead-joint",
        None if looked.what.target.is_some() => "amend-lead-amendment",
        None => "amend-lead",
    };
    let stands = if looked.what.clause == 0 {
        Markup::default()
    } else {
        Card::new(words.say("amend-stands"), Markup::lines([Markup::name(&looked.present)])).level(2).into()
    };
    let place = within(&visit, &looked.place, &looked.motion);
    let page = Page::new(visit.shell, words.say_with(title, &with), Markup::joined([note, stands, form.into()]));
    page.lead(words.say(lead)).problems(problems).here("/motions").place(place).narrow()
}

/// What has changed in the words since an amendment was written against them; nothing where nothing has.
pub(super) fn meanwhile(visit: &Visit, old: &str, present: &str) -> Markup {
    if old == present {
        return Markup::default();
    }
    let words = &visit.shell.words;
    let said = Markup::paragraph(&words.say("amend-changed"));
    Note::stop(Markup::joined([said, shape::changed(words, old, present)])).into()
}

pub(super) async fn ask(visit: Visit, Path(id): Path<MotionId>, Query(what): Query<What>) -> Answer<Page> {
    let looked = looked(&visit, id, what).await?;
    if what.joint.is_some() && joining::candidates(&looked.found, looked.what.clause).nth(1).is_none() {
        return Err(Refusal::NotFound.into());
    }
    let old = what.renews.and_then(|number| looked.found.get(number));
    let note = old.map_or_else(Markup::default, |old| meanwhile(&visit, &old.base, &looked.present));
    let form = form(&visit, &looked);
    Ok(page(visit, &looked, form, note))
}

pub(super) async fn take(visit: Visit, Path(id): Path<MotionId>, Query(what): Query<What>, sent: Sent) -> Answer {
    let looked = looked(&visit, id, what).await?;
    let words = visit.shell.words.clone();
    let mut form = form(&visit, &looked).keep(&sent);
    let letters = |most: usize| [("letters", (most as u64).into())];
    let strikes = sent.one("strike") == "yes" && looked.what.target.is_none() && looked.what.clause > 0;
    let body = if strikes { Ok(String::new()) } else { text::clause(sent.one("body")) };
    if let Err(why) = body {
        form = form.wrong("body", words.say_with(why, &letters(text::CLAUSE)));
    }
    let reason = sent.one("reason").to_owned();
    if !(1..=text::REASON).contains(&reason.chars().count()) {
        form = form.wrong("reason", words.say_with("amend-reason-missing", &letters(text::REASON)));
    }
    let mut parts: Vec<u32> = sent.all("parts").filter_map(|part| part.parse().ok()).collect();
    parts.sort_unstable();
    parts.dedup();
    if what.joint.is_some() && parts.len() < 2 {
        form = form.wrong("parts", words.say("amend-parts-missing"));
    }
    if what.joint.is_none() {
        parts.clear();
    }
    let (Ok(body), true) = (body, form.problems().is_empty()) else {
        return Ok(page(visit, &looked, form, Markup::default()).into_response());
    };
    let (zone, now, me) = (visit.organisation.zone.clone(), visit.now, visit.me()?.id);
    visit.house.note(Trying::Write, &me.0)?;
    let seen = what.seen.unwrap_or_else(|| looked.version());
    let What { clause, target, renews, .. } = looked.what;
    let wish = Wish { clause, target, seen, body, reason, parts, renews };
    let said = words.clone();
    let put = move |tx: &mut WriteTx<'_>| {
        let motion = motion::one(tx, id)?;
        if !motion.is_open(now) {
            return Err(too_late(&said, id, "amend-refused"));
        }
        amending::make(tx, (&said, &zone), &motion, me, &wish, now)
    };
    let page = match visit.house.store().write(put).await? {
        Outcome::Made(number) => {
            let to = format!("{}/amendments/{number}?done=made", id.address());
            return Ok(Redirect::to(&to).into_response());
        }
        Outcome::Full => {
            let full = words.say_with("amend-full", &[("most", (amending::MOST as u64).into())]);
            return Err(Stop::conflict(
                &words,
                "amend-refused",
                full,
                Link::new(words.say("motion-back"), id.address()),
            ));
        }
        Outcome::Same => page(visit, &looked, form.wrong("body", words.say("amend-same")), Markup::default()),
        Outcome::There(number) => {
            let there = words.say_with("amend-there", &[("number", u64::from(number).into())]);
            page(visit, &looked, form.wrong("body", there), Markup::default())
        }
        Outcome::Changed => changed(visit, id, what, &sent).await?,
    };
    Ok(page.into_response())
}

/// The form once more, for somebody whose words were written against others than stand there now: what changed, and what they typed.
async fn changed(visit: Visit, id: MotionId, what: What, sent: &Sent) -> Answer<Page> {
    let looked = looked(&visit, id, what).await?;
    let seen = what.seen.unwrap_or_default();
    let read = move |tx: &mut ReadTx<'_>| Ok(crate::motions::clauses::wordings(tx, id)?.at(seen));
    let mut before = visit.house.store().read(read).await?;
    let old = match what.target {
        None => before.remove(&looked.what.clause),
        // What an amendment said before is with what changed it: it was written against these words.
        Some(target) => {
            let child = |one: &&crate::motions::amendment::Amendment| {
                one.target == Some(target) && one.state == State::Accepted
            };
            looked.found.all.iter().filter(child).map(|one| one.base.clone()).next_back()
        }
    };
    let note = meanwhile(&visit, old.as_deref().unwrap_or_default(), &looked.present);
    let form = form(&visit, &looked).keep(sent).wrong("body", visit.shell.words.say("amend-changed-body"));
    Ok(page(visit, &looked, form, note))
}
