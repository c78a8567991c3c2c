//! Sending a motion on to another group.

use std::sync::Arc;

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::{Choice, Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Card, Link, Note};
use omov_web::refusal::Refusal;

use super::{too_late, within};
use crate::groups::{Group, GroupId, Place};
use crate::house::limits::Trying;
use crate::house::{Answer, Stop, Visit, ids};
use crate::motions::forwarding::{self, Outcome, Wish};
use crate::motions::motion::{self, State};
use crate::motions::{Motion, MotionId, opening, scope};
use crate::rules::{Rulebook, capital, present};

/// The motion, and where it can go.
struct Looked {
    motion: Motion,
    place: Place,
    book: Arc<Rulebook>,
    targets: Vec<Group>,
}

impl Looked {
    /// Whether it has to be said what it is about: nobody has, or the rules do not know it any more.
    fn asks_matter(&self) -> bool {
        let known = self.motion.matter.as_ref().is_some_and(|matter| self.book.matters.contains_key(matter));
        !known && !self.book.matters.is_empty()
    }
}

async fn looked(visit: &Visit, id: MotionId) -> Answer<Looked> {
    let (words, me) = (visit.shell.words.clone(), visit.me()?.id);
    let read = move |tx: &mut ReadTx<'_>| {
        let motion = motion::one(tx, id)?;
        if motion.state == State::Withdrawn {
            return Err(too_late(&words, id, "forward-refused"));
        }
        if !forwarding::may(tx, &motion, me)? {
            return Err(Refusal::NotAllowed.into());
        }
        let (place, book) = (motion.place(tx)?, present(tx)?);
        let targets = forwarding::targets(tx, &book, &place)?;
        Ok(Looked { motion, place, book, targets })
    };
    visit.house.store().read(read).await
}

fn form(visit: &Visit, looked: &Looked) -> Form {
    let words = &visit.shell.words;
    let mut choices = vec![Choice::new("", words.say("forward-choose"))];
    for group in &looked.targets {
        for (name, rule) in opening::kinds(&looked.book, group) {
            let matter = looked.motion.matter.as_deref();
            let outside = matter.and_then(|matter| scope::outside(&looked.book, rule, matter)).is_some();
            let with = [("group", (&*group.name).into()), ("kind", (&*rule.title.value).into())];
            let said = words.say_with(if outside { "forward-group-outside" } else { "forward-group" }, &with);
            choices.push(Choice::new(format!("{} {name}", group.id), said));
        }
    }
    let to = format!("{}/forward", looked.motion.id.address());
    let where_to = Field::select(words, "to", words.say("forward-where"), choices);
    let mut form = Form::new(to, &visit.token, words.say("forward-send")).with(where_to);
    if looked.asks_matter() {
        let all = looked.book.matters.iter();
        let matters = all.map(|(name, matter)| Choice::new(name, capital(&matter.title.value))).collect();
        form = form.with(Field::one_of(words, "matter", words.say("motion-matter"), matters));
    }
    form.back(Link::new(words.say("confirm-back"), looked.motion.id.address()))
}

fn page(visit: Visit, looked: &Looked, form: Form) -> Page {
    let words = visit.shell.words.clone();
    let problems = form.problems();
    let body = if looked.targets.is_empty() {
        Card::empty(words.say("forward-nowhere"), &words.say("forward-nowhere-why"), Markup::default()).level(2).into()
    } else {
        let happens = Note::turn(Markup::paragraph(&words.say("forward-happens")));
        Markup::joined([happens.into(), form.into()])
    };
    let place = within(&visit, &looked.place, &looked.motion);
    let page = Page::new(visit.shell, words.say("forward-link"), body).problems(problems);
    page.lead(&*looked.motion.title).here("/motions").place(place).narrow()
}

pub(super) async fn ask(visit: Visit, Path(id): Path<MotionId>) -> Answer<Page> {
    let looked = looked(&visit, id).await?;
    let form = form(&visit, &looked);
    Ok(page(visit, &looked, form))
}

pub(super) async fn take(visit: Visit, Path(id): Path<MotionId>, sent: Sent) -> Answer {
    let looked = looked(&visit, id).await?;
    let words = visit.shell.words.clone();
    let mut form = form(&visit, &looked).keep(&sent);
    let to = sent.one("to").split_once(' ');
    let to = to.and_then(|(group, kind)| Some((group.parse::<GroupId>().ok()?, kind.to_owned())));
    let matter = Some(sent.one("matter")).filter(|name| looked.book.matters.contains_key(*name)).map(str::to_owned);
    if to.is_none() {
        form = form.wrong("to", words.say("forward-where-missing"));
    }
    if looked.asks_matter() && matter.is_none() {
        form = form.wrong("matter", words.say("motion-matter-missing"));
    }
    let (Some((group, kind)), true) = (to, form.problems().is_empty()) else {
        return Ok(page(visit, &looked, form).into_response());
    };
    let (zone, now, me) = (visit.organisation.zone.clone(), visit.now, visit.me()?.id);
    visit.house.note(Trying::Write, &me.0)?;
    let wish = Wish { id: MotionId(ids::by_time(now)?), group, kind, matter };
    let told = words.clone();
    let put = move |tx: &mut WriteTx<'_>| forwarding::send(tx, (&told, &zone), id, (me, &wish), now);
    let (why, see) = match visit.house.store().write(put).await? {
        Outcome::Sent(new) => return Ok(Redirect::to(&format!("{}?done=sent", new.address())).into_response()),
        Outcome::There(there) => (words.say("forward-there"), Link::new(words.say("forward-see"), there.address())),
        Outcome::Late => return Err(too_late(&words, id, "forward-refused")),
        Outcome::Nowhere => {
            let form = form.wrong("to", words.say("forward-where-missing"));
            return Ok(page(visit, &looked, form).into_response());
        }
        Outcome::Full => {
            let full = words.say_with("forward-full", &[("most", (forwarding::MOST as u64).into())]);
            (full, Link::new(words.say("motion-back"), id.address()))
        }
    };
    Err(Stop::conflict(&words, "forward-refused", why, see))
}
