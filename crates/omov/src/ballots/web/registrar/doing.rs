//! What is done on the registrar's page.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::extract::{Multipart, Path};
use axum::response::{IntoResponse as _, Redirect, Response};
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::Sent;
use omov_web::refusal::Refusal;
use tokio::sync::mpsc;

use super::{Found, REACH, found, page};
use crate::ballots::registrar::list::{self as voters, Same};
use crate::ballots::registrar::sent::{self, Unfit};
use crate::ballots::registrar::telling::{Telling, Tells};
use crate::ballots::registrar::{self, Answers};
use crate::ballots::web::{cast, end, files};
use crate::ballots::{Ballot, BallotId, calling};
use crate::house::{Answer, House, Stop, Visit};

/// It stands otherwise now.
fn moved_on(visit: &Visit, id: BallotId) -> Stop {
    end::not_now(visit, id, "registrar-not", "registrar-not-why")
}

fn said<T>(visit: &Visit, id: BallotId, done: Result<T, Stop>) -> Answer<T> {
    match done {
        Err(Stop::Refused(Refusal::Conflict)) => Err(moved_on(visit, id)),
        other => other,
    }
}

fn back(id: BallotId) -> Response {
    Redirect::to(&format!("{}/registrar", id.address())).into_response()
}

/// The page again, with what is wrong.
fn wrong(visit: Visit, found: &Found, field: &'static str, why: &str, sent: Option<Sent>) -> Response {
    let why = visit.shell.words.say(why);
    page(visit, found, Some((field, why, sent))).into_response()
}

/// They do it, or not.
pub(in crate::ballots::web) async fn answer(visit: Visit, Path(id): Path<BallotId>, sent: Sent) -> Answer {
    let found = found(&visit, id).await?;
    if !found.mine {
        return Err(moved_on(&visit, id));
    }
    let reach = sent.line("reach");
    let answers = if sent.one("answer") == "decline" { Answers::Declines } else { Answers::Accepts(reach.clone()) };
    let accepts = matches!(answers, Answers::Accepts(_));
    if accepts && !(1..=REACH).contains(&reach.chars().count()) {
        return Ok(wrong(visit, &found, "reach", "registrar-reach-wrong", Some(sent)));
    }
    let (me, now, telling) = (visit.me()?.id, visit.now, Telling::of(&visit.house).await?);
    let put = move |tx: &mut WriteTx<'_>| {
        let done = registrar::answer(tx, id, me, &answers, now)?;
        if let Ok(ballot) = &done {
            telling.tell(tx, ballot, ballot.called_by, if accepts { Tells::Accepted } else { Tells::Declined })?;
        }
        Ok(done)
    };
    let done = visit.house.store().write(put).await;
    match said(&visit, id, done)? {
        Err(why) => Ok(wrong(visit, &found, "reach", why, Some(sent))),
        Ok(ballot) if accepts => Ok(back(ballot.id)),
        // From now on the page is not theirs.
        Ok(ballot) => Ok(Redirect::to(&ballot.id.address()).into_response()),
    }
}

/// Another is named.
pub(in crate::ballots::web) async fn name(visit: Visit, Path(id): Path<BallotId>, sent: Sent) -> Answer {
    let found = found(&visit, id).await?;
    if !found.names {
        return Err(Refusal::NotAllowed.into());
    }
    let (line, place) = (sent.line("registrar"), found.place.clone());
    let typed = line.clone();
    let looked = visit.house.store().read(move |tx| calling::trustee(tx, &place, &typed)).await?;
    let refused = |visit: Visit, why: &str| {
        let why = visit.shell.words.say_with(why, &[("line", line.as_str().into())]);
        page(visit, &found, Some(("registrar", why, Some(sent.clone())))).into_response()
    };
    let who = match looked {
        Ok(who) => who,
        Err(_) if line.is_empty() => return Ok(refused(visit, "registrar-missing")),
        Err(why) => return Ok(refused(visit, why)),
    };
    let (me, now, telling, ballot) =
        (visit.me()?.id, visit.now, Telling::of(&visit.house).await?, found.ballot.clone());
    let put = move |tx: &mut WriteTx<'_>| {
        let done = registrar::name(tx, id, me, &who, now)?;
        if done.is_ok() {
            telling.tell(tx, &ballot, who.0, Tells::Named)?;
        }
        Ok(done)
    };
    let done = visit.house.store().write(put).await;
    match said(&visit, id, done)? {
        Err(why) => Ok(refused(visit, why)),
        Ok(()) => Ok(back(id)),
    }
}

/// The draft, as the program wants to find it in its folder.
pub(in crate::ballots::web) async fn draft(visit: Visit, Path(id): Path<BallotId>) -> Answer {
    let found = found(&visit, id).await?;
    Ok(files::attached("application/json", "draft.json", found.ballot.draft.into_bytes()))
}

/// The list of voters. From here on it cannot be fetched again.
pub(in crate::ballots::web) async fn list(visit: Visit, Path(id): Path<BallotId>, _: Sent) -> Answer {
    let (me, now) = (visit.me()?.id, visit.now);
    let done = visit.house.store().write(move |tx| voters::fetch(tx, id, me, now)).await;
    let ballot = said(&visit, id, done)?;
    let same = Same::of(&visit.house, &visit.organisation.language, &visit.organisation.zone, &ballot)?;
    let body = written(&visit.house, ballot, same);
    Ok(omov_web::files::attached("text/csv; charset=utf-8", "voters.csv", body).into_response())
}

/// It can be fetched once more.
pub(in crate::ballots::web) async fn again(visit: Visit, Path(id): Path<BallotId>, _: Sent) -> Answer {
    let (me, now, telling) = (visit.me()?.id, visit.now, Telling::of(&visit.house).await?);
    let put = move |tx: &mut WriteTx<'_>| {
        let ballot = voters::again(tx, id, me, now)?;
        let codes = registrar::one(tx, id)?;
        let registrar = codes.accepted().ok_or(Refusal::Conflict)?;
        telling.tell(tx, &ballot, registrar.member, Tells::List)
    };
    let done = visit.house.store().write(put).await;
    said(&visit, id, done)?;
    Ok(back(id))
}

/// The public halves of the codes.
pub(in crate::ballots::web) async fn send(visit: Visit, Path(id): Path<BallotId>, form: Multipart) -> Answer {
    let found = found(&visit, id).await?;
    if !found.mine {
        return Err(moved_on(&visit, id));
    }
    let text = match cast::file(&visit, form).await {
        Ok(Some(text)) => text,
        Ok(None) => return Ok(wrong(visit, &found, "credentials", "registrar-send-missing", None)),
        Err(Refusal::TooLarge) => return Ok(wrong(visit, &found, "credentials", "ballot-key-large", None)),
        Err(refusal) => return Err(refusal.into()),
    };
    let done = sent::take(&visit.house, id, visit.me()?.id, text).await;
    let Err(unfit) = said(&visit, id, done)? else { return Ok(back(id)) };
    let words = &visit.shell.words;
    let why = match unfit {
        Unfit::Wrong(why) => words.say_with("registrar-send-wrong", &[("why", why.into())]),
        Unfit::Secret => words.say("registrar-send-secret"),
        Unfit::Foreign => words.say("registrar-send-foreign"),
        Unfit::Papers => words.say("registrar-send-papers"),
        Unfit::Number(codes, could) => {
            words.say_with("registrar-send-number", &[("codes", codes.into()), ("could", could.into())])
        }
    };
    Ok(page(visit, &found, Some(("credentials", why, None))).into_response())
}

/// A piece of the file, or that it ends too early.
type Piece = Result<Bytes, std::io::Error>;

/// The list as the body of an answer, made while it is fetched. Whoever hangs up ends it.
fn written(house: &House, ballot: Ballot, same: Same) -> Body {
    let (send, pieces) = mpsc::channel(2);
    let house = house.clone();
    tokio::spawn(async move {
        if let Err(error) = write(&house, ballot, same, &send).await {
            tracing::error!(%error, "the list of voters of a ballot cannot be read to its end");
            let _ = send.send(Err(std::io::Error::other("the list ends here"))).await;
        }
    });
    Body::from_stream(Pieces(pieces))
}

async fn write(house: &House, ballot: Ballot, same: Same, send: &mpsc::Sender<Piece>) -> Result<(), Stop> {
    let (could, mut text, mut from) = (ballot.could.unwrap_or_default(), voters::head(), 0);
    while from < could {
        let (of, with) = (ballot.clone(), same.clone());
        let (rows, next) = house.store().read(move |tx: &mut ReadTx<'_>| voters::rows(tx, &of, from, &with)).await?;
        text.push_str(&rows);
        from = next;
        if send.send(Ok(std::mem::take(&mut text).into())).await.is_err() {
            return Ok(());
        }
    }
    Ok(())
}

/// The pieces as the server takes them.
struct Pieces(mpsc::Receiver<Piece>);

impl futures_core::Stream for Pieces {
    type Item = Piece;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context)
    }
}
