//! The pages of the booth, for voters, for trustees and for whoever checks: each one fixed file, with its script within it and nothing of ours in it. They are built from
//! `booth/`, the second code base, and ask for what they need in JSON.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use omov_belenios::hashing::sha256_hex;
use omov_store::Moment;
use omov_web::parts::Link;
use omov_web::refusal::Said;

use super::found;
use crate::ballots::stage::State;
use crate::ballots::{Ballot, BallotId};
use crate::house::{Answer, Visit};

/// A page that is served as it was built.
struct Fixed {
    html: &'static str,
    /// What it may load, as it says itself, and that no other site may show it in a frame.
    policy: Option<HeaderValue>,
}

impl Fixed {
    fn new(html: &'static str) -> Self {
        let said = html
            .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
            .and_then(|(_, rest)| rest.split_once('"'));
        let policy =
            said.and_then(|(policy, _)| HeaderValue::from_str(&format!("{policy}; frame-ancestors 'none'")).ok());
        Self { html, policy }
    }

    fn answer(&self) -> Response {
        let mut answer = (
            [
                (header::CONTENT_TYPE, "text/html; charset=utf-8"),
                (header::CACHE_CONTROL, "no-cache"),
                (header::REFERRER_POLICY, "same-origin"),
            ],
            self.html,
        )
            .into_response();
        if let Some(policy) = &self.policy {
            answer.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy.clone());
        }
        answer
    }
}

static BOOTH: LazyLock<Fixed> = LazyLock::new(|| Fixed::new(include_str!("../../../../../booth/dist/booth.html")));

static TRUSTEE: LazyLock<Fixed> = LazyLock::new(|| Fixed::new(include_str!("../../../../../booth/dist/trustee.html")));

static VERIFIER: LazyLock<Fixed> =
    LazyLock::new(|| Fixed::new(include_str!("../../../../../booth/dist/verifier.html")));

/// The page that checks the record which lies beside it, on the reader's device.
pub(super) async fn verifier(visit: Visit, Path(id): Path<BallotId>) -> Answer {
    found(&visit, id).await?;
    Ok(VERIFIER.answer())
}

/// The trustee's page. Its script says by itself whose turn it is, and to whom it has nothing to say.
pub(super) async fn trustee(visit: Visit, Path(id): Path<BallotId>) -> Answer {
    found(&visit, id).await?;
    Ok(trustees_page())
}

/// The same, for whatever key it is.
pub(super) fn trustees_page() -> Response {
    TRUSTEE.answer()
}

/// The hash of the booth, for the public record: whoever is given another page can tell.
pub(in crate::ballots) fn hash() -> String {
    sha256_hex(BOOTH.html)
}

/// The booth, while a ballot is open.
pub(super) async fn booth(visit: Visit, Path(id): Path<BallotId>) -> Answer {
    until(&visit, id, |ballot| ballot.closes_at).await
}

/// The same until then.
pub(super) async fn until(visit: &Visit, id: BallotId, until: fn(&Ballot) -> Moment) -> Answer {
    let (ballot, _) = found(visit, id).await?;
    if ballot.state == State::Open && visit.now < until(&ballot) {
        return Ok(BOOTH.answer());
    }
    let words = &visit.shell.words;
    let instead = vec![Link::new(words.say("cast-back"), id.address())];
    let why = super::show::moment(visit, &ballot);
    Err(Said { status: StatusCode::CONFLICT, title: words.say("cast-not-open"), why, record: None, instead }.into())
}
