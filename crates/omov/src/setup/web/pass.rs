//! What the founder's browser holds from page to page: that the code was right, and what has been typed so far. It is signed,
//! and nothing of it is in the database before the whole is founded.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use omov_web::hex::{hex, unhex};
use omov_web::refusal::Refusal;
use omov_web::safety::Key;
use serde::{Deserialize, Serialize};

use crate::house::{Answer, House};

const COOKIE: &str = "setup";
/// A founder has an hour.
const SECONDS: u32 = 3600;

/// What is known so far.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Pass {
    pub(super) name: String,
    pub(super) zone: String,
    /// The name of the template that was chosen, or [`OWN`](super::rules::OWN).
    #[serde(default)]
    pub(super) rules: String,
    /// Where the officers' letters went, once all is founded.
    pub(super) letters: Vec<String>,
}

impl Pass {
    /// What the browser holds; none where nobody has typed the right code in it.
    pub(super) fn of(key: &Key, headers: &HeaderMap) -> Option<Self> {
        serde_json::from_slice(&unhex(key.read(headers, COOKIE)?)?).ok()
    }

    /// The same, or else back to where the code is typed.
    pub(super) fn needed(house: &House, headers: &HeaderMap) -> Answer<Self> {
        Ok(Self::of(house.key(), headers).ok_or_else(|| Refusal::Elsewhere("/setup".into()))?)
    }

    /// On to the next page, with what is known now.
    pub(super) fn on_to(&self, house: &House, page: &str) -> Answer {
        let cookie = self.cookie(house.key()).ok_or(Refusal::Failed)?;
        let mut answer: Response = Redirect::to(page).into_response();
        answer.headers_mut().append(header::SET_COOKIE, cookie);
        Ok(answer)
    }

    fn cookie(&self, key: &Key) -> Option<HeaderValue> {
        key.cookie(COOKIE, &hex(&serde_json::to_vec(self).ok()?), SECONDS)
    }
}
