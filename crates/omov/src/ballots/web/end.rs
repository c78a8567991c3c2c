//! How a ballot ends: certified by a scrutineer, or declared void by two persons.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use omov_belenios::hashing::sha256_hex;
use omov_belenios::verify::verify;
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::{Field, Form, Sent};
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Facts, Link, Note};
use omov_web::refusal::Refusal;

use super::{found, within};
use crate::ballots::ends::{self, VOID, Which};
use crate::ballots::stage::State;
use crate::ballots::{BallotId, ballot, board, election, outcome};
use crate::groups::Place;
use crate::house::{Answer, Stop, Visit, ids};
use crate::offices::Power;
use crate::offices::acts::ActId;
use crate::offices::second::{self, Ask, SecondId};

/// The longest reason.
const REASON: usize = 1_000;

/// Whether the reader holds that power over the ballot; else they are told which one is missing.
pub(super) async fn holds(visit: &Visit, place: &Place, power: Power) -> Answer<()> {
    if visit.reader.holds(power, Some(place)) { Ok(()) } else { Err(visit.missing(power, place).await?) }
}

/// It is not at the stage for this.
pub(super) fn not_now(visit: &Visit, id: BallotId, title: &str, why: &str) -> Stop {
    let words = &visit.shell.words;
    Stop::conflict(words, title, words.say(why), Link::new(words.say("cast-back"), id.address()))
}

pub(super) async fn ask_certify(visit: Visit, Path(id): Path<BallotId>) -> Answer<Page> {
    let (ballot, place) = found(&visit, id).await?;
    holds(&visit, &place, Power::Scrutinise).await?;
    if ballot.state != State::Tallied {
        return Err(not_now(&visit, id, "ballot-certify-not", "ballot-certify-not-why"));
    }
    let archive = visit.house.store().read(move |tx| board::archive(tx, id)).await?;
    let (bytes, _) = archive.ok_or(Refusal::NotFound)?;
    let words = visit.shell.words.clone();
    let hash = sha256_hex(&bytes);
    let looked = move || verify(bytes.as_slice(), None, &mut |_| {}).map(|verdict| verdict.valid());
    let looked = tokio::task::spawn_blocking(looked).await.map_err(|_| Refusal::Failed)?;
    let valid = looked.map_err(|_| Refusal::Failed)?;
    let note: Markup = if valid {
        Note::done(Markup::paragraph(&words.say("ballot-certify-holds"))).into()
    } else {
        Note::stop(Markup::paragraph(&words.say("ballot-certify-fails"))).into()
    };
    let record = Link::new(words.say("ballot-link-record"), format!("{}/record.bel", id.address()));
    let facts = Facts::default()
        .with(words.say("ballot-certify-file"), Markup::link(&record))
        .with(words.say("ballot-certify-hash"), Markup::text(&hash));
    let form = Form::new(format!("{}/certify", id.address()), &visit.token, words.say("ballot-certify-send"))
        .with(
            Field::text(&words, "archive", words.say("ballot-certify-type"))
                .hint(words.say("ballot-certify-type-hint")),
        )
        .back(Link::new(words.say("confirm-back"), id.address()));
    let body = Markup::joined([note, facts.into(), Markup::paragraph(&words.say("ballot-certify-how")), form.into()]);
    let page = Page::new(visit.shell, words.say("ballot-certify-title"), body).lead(words.say("ballot-certify-lead"));
    Ok(page.here("/ballots").place(within(&words, &place, &ballot)).narrow())
}

pub(super) async fn certify(visit: Visit, Path(id): Path<BallotId>, sent: Sent) -> Answer {
    let (me, now, act) = (visit.me()?.id, visit.now, ActId(ids::by_time(visit.now)?));
    let archive = sent.one("archive").trim().to_lowercase();
    // A record of many ballots is long: it is put together and hashed beside the one who writes, for whom everybody waits.
    let seen = visit.house.store().read(move |tx| board::archive(tx, id)).await?;
    let seen = seen.map(|(bytes, board)| (sha256_hex(&bytes), board.head));
    // So are rankings counted before, and kept: what follows from them is done by the one who writes.
    let count = move |tx: &mut ReadTx<'_>| {
        let ballot = ballot::one(tx, id)?;
        let book = ballot.rules(tx)?;
        outcome::find(tx, &ballot, &book)?;
        Ok(ballot)
    };
    let ballot = visit.house.store().read(count).await?;
    let (house, ids) = (visit.house.clone(), election::ids_for(ballot.seats(), now)?);
    let certify =
        move |tx: &mut WriteTx<'_>| ends::certify(tx, id, me, act, (&archive, seen.as_ref()), (&house, &ids), now);
    match visit.house.store().write(certify).await {
        Err(Stop::Refused(Refusal::Conflict)) => Err(not_now(&visit, id, "ballot-certify-not", "ballot-certify-other")),
        Err(Stop::Refused(Refusal::NotAllowed)) => {
            let (_, place) = found(&visit, id).await?;
            Err(visit.missing(Power::Scrutinise, &place).await?)
        }
        Err(stop) => Err(stop),
        Ok(()) => Ok(Redirect::to(&id.address()).into_response()),
    }
}

pub(super) async fn ask_void(visit: Visit, Path(id): Path<BallotId>) -> Answer<Page> {
    let (ballot, place) = found(&visit, id).await?;
    holds(&visit, &place, Power::RunBallots).await?;
    let form = void_form(&visit, id);
    let words = visit.shell.words.clone();
    let page = Page::new(visit.shell, words.say("ballot-void-title"), form).lead(words.say("ballot-void-say"));
    Ok(page.here("/ballots").place(within(&words, &place, &ballot)).narrow())
}

/// Why something is done, if it was written down and not at too great length.
pub(super) fn reason(sent: &Sent) -> Option<String> {
    let reason = sent.one("reason").trim();
    (!reason.is_empty() && reason.chars().count() <= REASON).then(|| reason.to_owned())
}

fn void_form(visit: &Visit, id: BallotId) -> Form {
    let words = &visit.shell.words;
    Form::new(format!("{}/void", id.address()), &visit.token, words.say("ballot-void-send"))
        .with(
            Field::area(words, "reason", words.say("ballot-void-reason"), 3).hint(words.say("ballot-void-reason-hint")),
        )
        .takes()
        .back(Link::new(words.say("confirm-back"), id.address()))
}

pub(super) async fn void(visit: Visit, Path(id): Path<BallotId>, sent: Sent) -> Answer {
    let (ballot, place) = found(&visit, id).await?;
    if matches!(ballot.state, State::Certified | State::Voided) {
        return Err(not_now(&visit, id, "ballot-void-not", "ballot-void-not-why"));
    }
    let words = visit.shell.words.clone();
    let Some(reason) = reason(&sent) else {
        let form = void_form(&visit, id).keep(&sent).wrong("reason", words.say("ballot-void-reason-missing"));
        let problems = form.problems();
        let page = Page::new(visit.shell, words.say("ballot-void-title"), form).problems(problems);
        return Ok(page.here("/ballots").place(within(&words, &place, &ballot)).narrow().into_response());
    };
    let (asker, now, second) = (visit.me()?.id, visit.now, SecondId(ids::by_time(visit.now)?));
    let said = words.clone();
    let payload = second::payload(&Which { ballot: id })?;
    let put = move |tx: &mut WriteTx<'_>| {
        let (reason, payload, place) = (reason.as_str(), payload.as_str(), &place);
        let ask = Ask { id: second, deed: &VOID, place, asker, about: None, number: None, reason, payload, now };
        second::ask(tx, &said, &ask)
    };
    visit.house.store().write(put).await?;
    Ok(second.asked())
}
