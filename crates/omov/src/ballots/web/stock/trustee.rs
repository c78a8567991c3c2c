//! What the trustee's page in the browser asks of the house while the keys of a stock are made. It answers in JSON, also where it refuses.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use omov_web::forms::Sent;

use super::{Found, booth, found};
use crate::ballots::stock::StockId;
use crate::ballots::stock::ceremony::{self, Trustee};
use crate::ballots::trustees::{Kind, Next};
use crate::ballots::web::key::said;
use crate::ballots::web::trustee::{Facts, Taken};
use crate::ballots::web::vote::{json, refused, refused_with};
use crate::house::{Answer, Me, Visit};

/// The page itself. Its script says by itself whose turn it is, and to whom it has nothing to say.
pub(super) async fn page(visit: Visit, Path(id): Path<StockId>) -> Answer {
    found(&visit, id).await?;
    Ok(booth::trustees_page())
}

/// The reader, if they have a vote.
fn signed_in(visit: &Visit) -> Option<&Me> {
    visit.reader.me.as_ref().filter(|me| me.has_vote())
}

/// Whoever has none is asked to sign in.
fn sign_in(visit: &Visit) -> Response {
    refused(visit, StatusCode::UNAUTHORIZED, "cast-sign-in", "cast-sign-in-do")
}

/// The stock and the reader's place in it, or what is answered to whoever has none.
async fn mine(visit: &Visit, id: StockId) -> Result<(Found, Trustee), Response> {
    let me = signed_in(visit).ok_or_else(|| sign_in(visit))?.id;
    let no = |status| refused(visit, status, "trustee-not-you", "trustee-not-you-do");
    let found = found(visit, id).await.map_err(|stop| no(stop.refusal().status()))?;
    let mine = found.trustees.iter().find(|one| one.member == me).cloned();
    mine.map(|mine| (found, mine)).ok_or_else(|| no(StatusCode::FORBIDDEN))
}

pub(super) async fn facts(visit: Visit, Path(id): Path<StockId>) -> Answer {
    let (found, mine) = match mine(&visit, id).await {
        Ok(found) => found,
        Err(no) => return Ok(no),
    };
    let next = ceremony::next(&found.stock, &found.trustees, mine.number, visit.now);
    let waiting_for = match &next {
        Next::Wait(names) => names.clone(),
        Next::Send(kind) => ceremony::without(&found.trustees, *kind),
        Next::Check | Next::Done => Vec::new(),
    };
    let sent = |kind| found.trustees.iter().map(|one| one.sent(kind).map(str::to_owned)).collect();
    let with = [("group", found.agreed.group.as_str().into()), ("keys", found.agreed.keys.into())];
    let facts = Facts {
        movement: visit.organisation.name.clone(),
        title: visit.shell.words.say_with("stock-title", &with),
        me: mine.number,
        names: found.agreed.trustees.clone(),
        needed: found.agreed.threshold,
        step: next.name(),
        waiting_for,
        stock: Some(found.stock.text.clone()),
        key: None,
        draft: String::new(),
        certificates: sent(Kind::Certificate),
        polynomials: sent(Kind::Polynomial),
        keys: sent(Kind::Key),
        rehearsals: sent(Kind::Rehearsal),
        record: None,
        token: visit.token.as_str().to_owned(),
        back: id.address(),
    };
    Ok(json(StatusCode::OK, &facts))
}

pub(super) async fn send(visit: Visit, Path(id): Path<StockId>, sent: Result<Sent, Response>) -> Answer {
    if signed_in(&visit).is_none() {
        return Ok(sign_in(&visit));
    }
    let sent = match sent {
        Ok(sent) => sent,
        Err(no) if no.status() == StatusCode::FORBIDDEN => {
            return Ok(refused(&visit, no.status(), "cast-stale", "cast-stale-do"));
        }
        Err(no) => return Ok(refused(&visit, no.status(), "trustee-unread", "trustee-unread-do")),
    };
    let (_, mine) = match mine(&visit, id).await {
        Ok(found) => found,
        Err(no) => return Ok(no),
    };
    let Some(kind) = Kind::find(sent.one("kind")) else {
        return Ok(refused(&visit, StatusCode::BAD_REQUEST, "trustee-unread", "trustee-unread-do"));
    };
    match ceremony::send(&visit.house, id, mine.number, kind, sent.one("message")).await {
        Ok(Ok(())) => Ok(json(StatusCode::OK, &Taken {})),
        Ok(Err(unfit)) => {
            let told = said(&visit, &unfit);
            Ok(refused_with(&visit, StatusCode::UNPROCESSABLE_ENTITY, told, "trustee-wrong-do"))
        }
        Err(stop) => Ok(refused(&visit, stop.refusal().status(), "trustee-failed", "trustee-failed-do")),
    }
}
