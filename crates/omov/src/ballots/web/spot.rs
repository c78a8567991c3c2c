//! A device that stands where people vote. An officer finds the voter and lets them vote; with that the officer is signed out on this device, and what is left is a pass.

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use omov_store::{Moment, ReadTx, WriteTx};
use omov_web::forms::{Field, Form, Sent};
use omov_web::hex::{hex, unhex};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Act, Acts, Link, Note, Rows};
use omov_web::refusal::Refusal;
use omov_web::safety::Key;
use serde::{Deserialize, Serialize};

use super::{booth as pages, end, found, vote, within};
use crate::accounts;
use crate::ballots::cast::{self, By, Unfit};
use crate::ballots::{Ballot, BallotId, ballot, spot};
use crate::groups::Place;
use crate::house::{Answer, Stop, Visit, ids};
use crate::members::MemberId;
use crate::offices::Power;
use crate::offices::acts::ActId;

const COOKIE: &str = "voter";
/// The browser forgets it with the pass.
const SECONDS: u32 = 20 * 60;

/// What the device holds: for whom it casts, in which ballot, and until when.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Pass {
    ballot: [u8; 16],
    member: [u8; 16],
    until: i64,
}

impl Pass {
    /// What the device holds for that ballot.
    fn of(key: &Key, headers: &HeaderMap, ballot: BallotId) -> Option<By> {
        let pass: Self = serde_json::from_slice(&unhex(key.read(headers, COOKIE)?)?).ok()?;
        (pass.ballot == ballot.0).then_some(By::OnTheSpot(MemberId(pass.member), Moment(pass.until)))
    }

    fn cookie(&self, key: &Key) -> Option<HeaderValue> {
        key.cookie(COOKIE, &hex(&serde_json::to_vec(self).ok()?), SECONDS)
    }
}

/// The ballot, for whoever runs ballots where it is held, while it is open.
async fn open(visit: &Visit, id: BallotId) -> Answer<(Ballot, Place)> {
    let (ballot, place) = found(visit, id).await?;
    end::holds(visit, &place, Power::RunBallots).await?;
    let (asked, me) = (ballot.clone(), visit.me()?.id);
    let read = move |tx: &mut ReadTx<'_>| {
        let book = asked.rules(tx)?;
        Ok((spot::is_in(&book, &asked)?, spot::knows_codes(tx, id, me)?))
    };
    let (is_in, knows) = visit.house.store().read(read).await?;
    if !is_in {
        return Err(Refusal::NotFound.into());
    }
    if knows {
        return Err(end::not_now(visit, id, "spot-not", "spot-not-codes"));
    }
    match cast::is_taken(&ballot, ballot.closes_at, visit.now) {
        Ok(()) => Ok((ballot, place)),
        Err(_) => Err(end::not_now(visit, id, "spot-not", "spot-not-open")),
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<BallotId>) -> Answer<Page> {
    page(visit, id, String::new()).await
}

/// Whom the officer looks for is personal data, so it is sent as a form and stands in no address.
pub(super) async fn find(visit: Visit, Path(id): Path<BallotId>, sent: Sent) -> Answer<Page> {
    let typed = sent.line("name");
    page(visit, id, typed).await
}

async fn page(visit: Visit, id: BallotId, typed: String) -> Answer<Page> {
    let (ballot, place) = open(&visit, id).await?;
    let (name, here) = (typed.clone(), format!("{}/polling", id.address()));
    let read = move |tx: &mut ReadTx<'_>| spot::search(tx, id, &name);
    let (listed, more) = visit.house.store().read(read).await?;
    let words = visit.shell.words.clone();
    let says = ["spot-1", "spot-2", "spot-3"].map(|name| Markup::text(&words.say(name)));
    let name = Field::text(&words, "name", words.say("spot-find")).hint(words.say("spot-find-hint")).value(&*typed);
    let search = Form::new(format!("{here}/find"), &visit.token, words.say("paper-find-look")).with(name);
    let rows = listed.iter().map(|one| {
        let act = Act::second(Link::new(words.say("spot-let-in"), &*here)).about(one.name.clone());
        let act = act.sent_with(visit.token.as_str()).saying("member", one.id.to_string());
        let postcode = Markup::small(one.postcode.as_deref().unwrap_or_default());
        Markup::joined([Markup::line([Markup::name(&one.name)]), postcode, Acts { acts: vec![act] }.into()])
    });
    let rows = Rows { items: rows.collect() };
    let found = match (typed.is_empty(), rows.items.is_empty()) {
        (true, _) => Markup::default(),
        (_, true) => Note::turn(Markup::paragraph(&words.say("spot-nobody"))).into(),
        _ if more => Markup::joined([Note::turn(Markup::paragraph(&words.say("spot-more"))).into(), rows.into()]),
        _ => rows.into(),
    };
    let body = Markup::joined([Rows { items: says.to_vec() }.into(), search.into(), found]);
    let page = Page::new(visit.shell, words.say("spot-title"), body).lead(words.say("spot-lead"));
    Ok(page.here("/ballots").place(within(&words, &place, &ballot)).narrow())
}

/// Lets somebody vote on this device, and signs the officer out on it.
pub(super) async fn let_in(visit: Visit, Path(id): Path<BallotId>, sent: Sent) -> Answer {
    let member: MemberId = sent.one("member").parse().map_err(|_| Refusal::NotFound)?;
    let (me, now) = (visit.me()?.clone(), visit.now);
    let act = ActId(ids::by_time(now)?);
    let put = move |tx: &mut WriteTx<'_>| {
        let until = spot::let_in(tx, id, (me.id, member), act, now)?;
        accounts::end(tx, me.session.id)?;
        Ok(until)
    };
    let until = match visit.house.store().write(put).await {
        Err(Stop::Refused(Refusal::Conflict)) => Err(end::not_now(&visit, id, "spot-not", "spot-not-why")),
        other => other,
    }?;
    let key = visit.house.key();
    let pass = Pass { ballot: id.0, member: member.0, until: until.0 }.cookie(key).ok_or(Refusal::Failed)?;
    let mut answer = Redirect::to(&format!("{}/polling/booth", id.address())).into_response();
    for cookie in [Some(pass), accounts::forgotten(key)].into_iter().flatten() {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(answer)
}

pub(super) async fn booth(visit: Visit, Path(id): Path<BallotId>) -> Answer {
    pages::until(&visit, id, |ballot| ballot.closes_at).await
}

pub(super) async fn facts(visit: Visit, Path(id): Path<BallotId>, headers: HeaderMap) -> Answer {
    let Some(By::OnTheSpot(member, until)) = Pass::of(visit.house.key(), &headers, id) else {
        return Ok(vote::unfit(&visit, Unfit::NoPass));
    };
    let now = visit.now;
    let read = move |tx: &mut ReadTx<'_>| {
        let ballot = ballot::one(tx, id)?;
        let good = spot::is_good(tx, id, (member, until), now)?;
        Ok(cast::is_taken(&ballot, ballot.closes_at, now).and(if good { Ok(()) } else { Err(Unfit::NoPass) }))
    };
    match visit.house.store().read(read).await? {
        Err(not) => Ok(vote::unfit(&visit, not)),
        Ok(()) => vote::told(&visit, id, None).await,
    }
}

pub(super) async fn cast(
    visit: Visit,
    Path(id): Path<BallotId>,
    headers: HeaderMap,
    sent: Result<Sent, Response>,
) -> Answer<Response> {
    let Some(by) = Pass::of(visit.house.key(), &headers, id) else {
        return Ok(vote::unfit(&visit, if sent.is_err() { Unfit::Stale } else { Unfit::NoPass }));
    };
    vote::taken(&visit, id, by, sent).await
}
