//! One removal: its words and its form for those whom it concerns, its course and its lot for everybody.

use axum::extract::Path;
use omov_store::{Moment, ReadTx};
use omov_web::hex::hex;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Facts, Fold, Link, Note, Tag};

use super::super::panel::{self, Seat};
use super::super::removal::{self, Removal, State};
use super::super::{RemovalId, lot, shown};
use super::{appeal, panel as sitting, within};
use crate::house::{Answer, Stop, Visit};
use crate::members::MemberId;
use crate::offices::acts::{self, ActId};

/// Everything that the page shows.
pub(super) struct Found {
    pub(super) removal: Removal,
    /// Whoever removed it, in their own words.
    reason: String,
    /// The reader wrote it.
    pub(super) wrote: bool,
    /// The reader was drawn.
    seat: Option<Seat>,
    drawn: Vec<String>,
    me: Option<MemberId>,
}

impl Found {
    /// Whether the reader's answer is waited for.
    pub(super) fn waits(&self, now: Moment) -> bool {
        self.removal.state == State::Appealed && self.seat.as_ref().is_some_and(|seat| seat.waits(now))
    }
}

pub(super) async fn find(visit: &Visit, id: RemovalId) -> Answer<Found> {
    let me = visit.reader.me.as_ref().map(|me| me.id);
    let read = move |tx: &mut ReadTx<'_>| {
        let removal = removal::one(tx, id)?;
        let seats = panel::seats(tx, id)?;
        Ok::<_, Stop>(Found {
            reason: acts::reason(tx, ActId(id.0))?.unwrap_or_default(),
            wrote: removal::authors(tx, id)?.into_iter().any(|author| Some(author) == me),
            drawn: seats.iter().map(|seat| seat.number.clone()).collect(),
            seat: seats.into_iter().find(|seat| me.is_some() && seat.member == me),
            removal,
            me,
        })
    };
    visit.house.store().read(read).await
}

pub(super) async fn show(visit: Visit, Path(id): Path<RemovalId>) -> Answer<Page> {
    let found = find(&visit, id).await?;
    let form = if found.wrote && found.removal.can_be_appealed(visit.now) {
        Some(appeal::form(&visit, &found))
    } else if found.waits(visit.now) {
        Some(sitting::form(&visit, &found))
    } else {
        None
    };
    page(visit, &found, form)
}

/// The page, with what the reader can send.
pub(super) fn page(visit: Visit, found: &Found, form: Option<omov_web::forms::Form>) -> Answer<Page> {
    let words = visit.shell.words.clone();
    let removal = &found.removal;
    let problems = form.as_ref().map(omov_web::forms::Form::problems).unwrap_or_default();
    let mut parts = vec![stands(&visit, found)];
    let concerned = found.wrote || found.seat.is_some();
    if concerned && !removal.said.is_empty() {
        let on = words.say_with("removal-words-on", &[("on", (&*removal.on).into())]);
        let said = Markup::joined([Markup::lines([Markup::name(&removal.said)]), Markup::small(&on)]);
        parts.push(Card::new(words.say("removal-words"), said).level(2).into());
    }
    let what = removal.what()?;
    let mut facts = Facts::default()
        .with(words.say("removal-where"), Markup::text(&words.say(what.says())))
        .with(words.say("removal-ground"), Markup::text(&shown::ground(&words, &removal.ground)))
        .with(words.say("removal-when"), Markup::text(&visit.day(removal.removed_at)));
    if concerned && !found.reason.is_empty() {
        facts = facts.with(words.say("removal-reason"), Markup::name(&found.reason));
    }
    if concerned && !removal.appeal.is_empty() {
        facts = facts.with(words.say("removal-appeal-words"), Markup::name(&removal.appeal));
    }
    for (name, at) in [("removal-appealed", removal.appealed_at), ("removal-decided", removal.decided_at)] {
        facts = at.map_or(facts.clone(), |at| facts.with(words.say(name), Markup::text(&visit.day(at))));
    }
    parts.push(facts.into());
    if found.wrote && form.is_some() {
        parts.push(Markup::heading(2, &words.say("appeal-title")));
    }
    parts.extend(form.map(Markup::from));
    parts.push(Markup::line([Markup::link(&Link::new(words.say("removal-place"), what.address()))]));
    parts.extend(checked(&visit, found));
    parts.push(Markup::small(&words.say("removal-others")));
    let state = words.say(removal.state.says());
    let tag = if matches!(removal.state, State::Open | State::Appealed) { Tag::open(state) } else { Tag::done(state) };
    let lead = if found.waits(visit.now) { "panel-title" } else { "removal-title" };
    let page = Page::new(visit.shell, words.say(lead), Markup::joined(parts));
    Ok(page.tagged(tag).problems(problems).here("/debates").place(within(&words)).narrow())
}

/// How far it has come, for this reader.
fn stands(visit: &Visit, found: &Found) -> Markup {
    let (words, removal) = (&visit.shell.words, &found.removal);
    let until = |name: &str, until| Markup::paragraph(&words.say_with(name, &[("until", visit.hour(until).into())]));
    let say = |name: &str| Markup::paragraph(&words.say(name));
    if let Some(seat) = found.seat.as_ref().filter(|_| removal.state == State::Appealed) {
        return match seat.answer {
            Some(answer) => {
                let mine = words.say_with("panel-mine", &[("answer", words.say(answer.says()).into())]);
                Note::done(Markup::joined([Markup::paragraph(&mine), say("panel-thanks")])).into()
            }
            None if seat.waits(visit.now) => until("panel-lead", seat.until),
            None => Note::turn(say("panel-late")).into(),
        };
    }
    match removal.state {
        State::Open if found.wrote && removal.can_be_appealed(visit.now) => Markup::default(),
        State::Open if removal.can_be_appealed(visit.now) => until("removal-open-until", removal.until),
        State::Open | State::Over => say("removal-over"),
        State::Appealed => Note::turn(say("removal-asked")).into(),
        State::Back => Note::done(say("removal-decided-back")).into(),
        State::Out => Note::rule(say("removal-decided-out")).into(),
    }
}

/// The lot, opened once everything is decided. Whoever is signed in sees their own number beside those that were drawn.
fn checked(visit: &Visit, found: &Found) -> Option<Markup> {
    let (words, removal) = (&visit.shell.words, &found.removal);
    removal.decided_at?;
    let typed = removal.typed.as_deref()?;
    let code = |text: &str| Markup::name(text);
    let mut facts = Facts::default()
        .with(words.say("lot-sealed"), code(&hex(&removal.secret)))
        .with(words.say("lot-typed"), code(typed))
        .with(words.say("lot-drawn"), Markup::lines(found.drawn.iter().map(|number| code(number))));
    let mut parts = vec![Markup::paragraph(&words.say("lot-check-lead"))];
    if let Some(me) = found.me {
        let mine = lot::shown(&lot::number(removal.id, &removal.secret, typed, me));
        facts = facts.with(words.say("lot-mine"), code(&mine));
    }
    parts.extend([facts.into(), Markup::small(&words.say("lot-mine-say"))]);
    Some(Fold::new(words.say("lot-check"), Markup::joined(parts)).into())
}
