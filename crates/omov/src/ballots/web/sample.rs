//! A scrutineer has leaves drawn, sees who stands behind them, and says how many of these people they could not find.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Column, Link, Note, Row, Rows, Table};
use omov_web::refusal::Refusal;

use super::end::{holds, not_now, reason};
use super::{found, within};
use crate::ballots::sample::{self, DRAWN, Sample, TYPED};
use crate::ballots::{Ballot, BallotId};
use crate::groups::Place;
use crate::house::{Answer, Stop, Visit, ids};
use crate::members::Member;
use crate::offices::Power;
use crate::offices::acts::ActId;

/// Who stands behind the leaves that were drawn, by place.
type People = Vec<(u64, Option<Member>)>;

pub(super) async fn ask(visit: Visit, Path(id): Path<BallotId>) -> Answer<Page> {
    let (ballot, place, mine) = looked_at(&visit, id).await?;
    let page = match mine {
        None => page(visit, (&ballot, &place), before),
        Some((sample, people)) => {
            page(visit, (&ballot, &place), |visit, id| (drawn(visit, &sample, &people), looked(visit, id, &sample)))
        }
    };
    Ok(page)
}

/// The ballot, and what this scrutineer had drawn.
async fn looked_at(visit: &Visit, id: BallotId) -> Answer<(Ballot, Place, Option<(Sample, People)>)> {
    let (ballot, place) = found(visit, id).await?;
    holds(visit, &place, Power::Scrutinise).await?;
    if !sample::can_be_drawn(&ballot) {
        return Err(not_now(visit, id, "ballot-sample-not", "ballot-sample-not-why"));
    }
    let (me, of) = (visit.me()?.id, ballot.clone());
    let read = move |tx: &mut ReadTx<'_>| {
        let Some(mine) = sample::mine(tx, id, me)? else { return Ok(None) };
        // What they found is said: there is no more need to see who it was.
        let people = if mine.missing.is_some() { Vec::new() } else { sample::people(tx, &of, &mine)? };
        Ok(Some((mine, people)))
    };
    Ok((ballot, place, visit.house.store().read(read).await?))
}

/// The page: what stands before the form, and the form.
fn page(
    visit: Visit,
    (ballot, place): (&Ballot, &Place),
    parts: impl Fn(&Visit, BallotId) -> (Markup, Option<Form>),
) -> Page {
    let words = visit.shell.words.clone();
    let (body, form) = parts(&visit, ballot.id);
    let problems = form.as_ref().map(Form::problems).unwrap_or_default();
    let body = Markup::joined([body].into_iter().chain(form.map(Markup::from)));
    let page = Page::new(visit.shell, words.say("ballot-sample-title"), body).lead(words.say("ballot-sample-lead"));
    page.problems(problems).here("/ballots").place(within(&words, place, ballot))
}

/// Nothing is drawn yet.
fn before(visit: &Visit, id: BallotId) -> (Markup, Option<Form>) {
    let words = &visit.shell.words;
    let field =
        Field::text(words, "typed", words.say("ballot-sample-typed")).hint(words.say("ballot-sample-typed-hint"));
    let form = Form::new(format!("{}/sample", id.address()), &visit.token, words.say("ballot-sample-draw")).with(field);
    let says = Markup::paragraph(&words.say_with("ballot-sample-how", &[("drawn", DRAWN.into())]));
    (says, Some(form.back(Link::new(words.say("confirm-back"), id.address()))))
}

/// What is to be looked at.
fn drawn(visit: &Visit, sample: &Sample, people: &People) -> Markup {
    let words = &visit.shell.words;
    if let Some(missing) = sample.missing {
        let with = [("drawn", sample.drawn.into()), ("missing", missing.into())];
        return Note::done(Markup::paragraph(&words.say_with("ballot-sample-said", &with))).into();
    }
    let columns = [
        Column::words(words.say("ballot-sample-person")),
        Column::figures(words.say("ballot-sample-place")),
        Column::words(words.say("ballot-sample-reach")),
    ];
    let rows = people.iter().map(|(place, member)| {
        let place = Markup::text(&omov_web::figures::grouped(words, place + 1));
        let Some(member) = member else {
            return Row::new(Markup::text(&words.say("ballot-sample-erased")), [place, Markup::default()]);
        };
        let reach = [&member.email, &member.phone, &member.postcode].into_iter().flatten().map(|way| Markup::name(way));
        Row::new(Markup::name(&member.name), [place, Markup::lines(reach)])
    });
    let how = ["ballot-sample-look-1", "ballot-sample-look-2", "ballot-sample-look-3"];
    let how = Rows { items: how.map(|name| Markup::text(&words.say(name))).to_vec() };
    let table = Table::new(words, words.say("ballot-sample-list"), columns).rows(rows);
    Markup::joined([how.into(), table.into()])
}

/// The form in which they say what they found.
fn looked(visit: &Visit, id: BallotId, sample: &Sample) -> Option<Form> {
    let words = &visit.shell.words;
    sample.missing.is_none().then(|| {
        let missing = Field::short(words, "missing", words.say("ballot-sample-missing"))
            .hint(words.say("ballot-sample-missing-hint"));
        let reason =
            Field::area(words, "reason", words.say("ballot-sample-why"), 3).hint(words.say("ballot-sample-why-hint"));
        Form::new(format!("{}/sample/looked", id.address()), &visit.token, words.say("ballot-sample-send"))
            .with(missing)
            .with(reason.optional())
            .back(Link::new(words.say("confirm-back"), id.address()))
    })
}

pub(super) async fn draw(visit: Visit, Path(id): Path<BallotId>, sent: Sent) -> Answer {
    let (ballot, place, _) = looked_at(&visit, id).await?;
    let typed = sent.line("typed");
    if !TYPED.contains(&typed.chars().count()) {
        let with = |visit: &Visit, id| {
            let (says, form) = before(visit, id);
            let wrong = visit.shell.words.say("ballot-sample-typed-wrong");
            (says, form.map(|form| form.keep(&sent).wrong("typed", wrong)))
        };
        return Ok(page(visit, (&ballot, &place), with).into_response());
    }
    let (me, now, act) = (visit.me()?.id, visit.now, ActId(ids::by_time(visit.now)?));
    let put = move |tx: &mut WriteTx<'_>| sample::draw(tx, id, me, (act, &typed), now);
    match visit.house.store().write(put).await {
        // Sent twice: what was drawn is there.
        Ok(()) | Err(Stop::Refused(Refusal::Conflict)) => {
            Ok(Redirect::to(&format!("{}/sample", id.address())).into_response())
        }
        Err(stop) => Err(stop),
    }
}

pub(super) async fn take(visit: Visit, Path(id): Path<BallotId>, sent: Sent) -> Answer<Response> {
    let (ballot, place, mine) = looked_at(&visit, id).await?;
    let Some((sample, people)) = mine else {
        return Err(not_now(&visit, id, "ballot-sample-not", "ballot-sample-not-drawn"));
    };
    let missing = sent.one("missing").trim().parse::<u32>().ok().filter(|missing| u64::from(*missing) <= sample.drawn);
    let reason = reason(&sent);
    let wrong = match (missing, &reason) {
        (None, _) => Some(("missing", "ballot-sample-missing-wrong")),
        (Some(missing), None) if missing > 0 => Some(("reason", "ballot-sample-why-missing")),
        _ => None,
    };
    if let Some((field, why)) = wrong {
        let with = |visit: &Visit, id| {
            let said = visit.shell.words.say_with(why, &[("drawn", sample.drawn.into())]);
            let form = looked(visit, id, &sample).map(|form| form.keep(&sent).wrong(field, said));
            (drawn(visit, &sample, &people), form)
        };
        return Ok(page(visit, (&ballot, &place), with).into_response());
    }
    let (me, now, act) = (visit.me()?.id, visit.now, ActId(ids::by_time(visit.now)?));
    let (missing, reason) = (missing.unwrap_or_default(), reason.unwrap_or_default());
    let put = move |tx: &mut WriteTx<'_>| sample::looked(tx, id, me, (act, missing, &reason), now);
    match visit.house.store().write(put).await {
        Err(Stop::Refused(Refusal::Conflict)) => Err(not_now(&visit, id, "ballot-sample-not", "ballot-sample-not-why")),
        Err(stop) => Err(stop),
        Ok(()) => Ok(Redirect::to(&id.address()).into_response()),
    }
}
