//! Ways in: signing in, sessions, proving again that it is really you.

pub(crate) mod about;
pub(crate) mod care;
mod challenges;
pub(crate) mod code;
mod device;
mod entry;
mod letters;
pub(crate) mod oidc;
mod passkeys;
pub(crate) mod sessions;
mod sql;
#[cfg(test)]
mod tests;
mod ways;
pub(crate) mod web;

use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use omov_store::{Error, Moment, ReadTx, Series, WriteTx, migrations, params};
use omov_web::hex::hex;
use omov_web::safety::Key;
use sha2::{Digest, Sha256};

use crate::house::ids::{self, ids};
use crate::house::{Me, Session, Stop};
use crate::members::{self, MemberId};

pub(crate) use device::Device;
pub(crate) use entry::Entry;

pub(crate) const TABLES: Series = Series {
    name: "accounts",
    migrations: migrations![
        "tables/0001_sessions.sql",
        "tables/0002_sessions_by_member.sql",
        "tables/0003_sessions_seen.sql",
        "tables/0004_ways_in.sql",
        "tables/0005_ways_in_by_code.sql",
        "tables/0006_ways_in_by_member.sql",
        "tables/0007_ways_in_by_until.sql",
        "tables/0008_passkeys.sql",
        "tables/0009_passkeys_by_member.sql",
        "tables/0010_challenges.sql",
        "tables/0011_challenges_by_until.sql",
        "tables/0012_sessions_by_until.sql",
    ],
};

ids! {
    /// A session: the hash of what the browser holds.
    SessionId;
}

/// The cookie of a session.
const COOKIE: &str = "session";
/// How long a session lasts without anybody coming back: 60 days.
const SECONDS: u32 = 60 * 24 * 3600;
/// The browser keeps its cookie longer than that, as long as browsers do: the database knows when a session ends.
const COOKIE_SECONDS: u32 = 400 * 24 * 3600;

/// The session that a request says it belongs to.
pub(crate) fn session_of(key: &Key, headers: &HeaderMap) -> Option<SessionId> {
    key.read(headers, COOKIE).map(hashed)
}

fn hashed(secret: &str) -> SessionId {
    let mut id = [0; 16];
    id.copy_from_slice(&Sha256::digest(secret)[..16]);
    SessionId(id)
}

/// A new session: what the browser is to hold, and what the database is to know.
pub(crate) struct NewSession {
    pub(crate) id: SessionId,
    pub(crate) cookie: HeaderValue,
}

impl NewSession {
    /// Made outside of the transaction that opens it.
    pub(crate) fn new(key: &Key) -> Result<Self, Stop> {
        let secret = hex(&ids::chance::<32>()?);
        let cookie = key.cookie(COOKIE, &secret, COOKIE_SECONDS).ok_or(omov_web::refusal::Refusal::Failed)?;
        Ok(Self { id: hashed(&secret), cookie })
    }
}

/// Signs somebody in, in a browser that calls itself `device`.
pub(crate) fn open(
    tx: &mut WriteTx<'_>,
    session: SessionId,
    member: MemberId,
    device: &str,
    now: Moment,
) -> Result<(), Error> {
    let until = now.plus(std::time::Duration::from_secs(SECONDS.into()));
    tx.execute(&sql::OPEN, params![session, member, now, now, until, device]).map(|_| ())
}

/// Ends a session, wherever it is open.
pub(crate) fn end(tx: &mut WriteTx<'_>, session: SessionId) -> Result<(), Error> {
    tx.execute(&sql::END, params![session]).map(|_| ())
}

/// The cookie with which a browser forgets its session.
pub(crate) fn forgotten(key: &Key) -> Option<HeaderValue> {
    key.cookie(COOKIE, "", 0)
}

/// Who is signed in in that session, if it has not ended. People who have left are not.
pub(crate) fn signed_in(tx: &mut ReadTx<'_>, session: SessionId, now: Moment) -> Result<Option<Me>, Error> {
    let found: Option<(MemberId, Moment, Moment)> = tx.optional(&sql::SIGNED_IN, params![session, now])?;
    let Some((member, proved_at, seen_on)) = found else { return Ok(None) };
    let member = members::find(tx, member)?.filter(|member| member.standing != members::Standing::Left);
    Ok(member.map(|member| Me {
        id: member.id,
        name: member.name,
        standing: member.standing,
        group: member.group,
        session: Session { id: session, proved_at, seen_on },
    }))
}

/// Where somebody signs in who wanted to see that page.
pub(crate) fn sign_in_address(request: &Parts) -> String {
    format!("/sign-in?next={}", next(request))
}

/// Where somebody proves again that it is really them, before that page.
pub(crate) fn proof_address(request: &Parts) -> String {
    format!("/sign-in/again?next={}", next(request))
}

/// The page that was asked for, as it may stand in an address. A form that was sent is gone: it goes back to the page on which
/// it stood, where the browser says which it was, or else to the first page.
fn next(request: &Parts) -> String {
    let asked = match request.method {
        axum::http::Method::GET => request.uri.path_and_query().map(ToString::to_string),
        _ => stood_on(request),
    };
    in_an_address(&asked.unwrap_or_else(|| "/".into()))
}

/// The page of this house on which a form stood. Of the address that the browser tells no more is taken than what could be ours.
fn stood_on(request: &Parts) -> Option<String> {
    let told: Uri = request.headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    let here = request.headers.get(header::HOST)?.to_str().ok()?;
    let page = told.path_and_query()?.as_str();
    (told.authority()?.as_str() == here && safe_next(page) == page).then(|| page.to_owned())
}

/// As it may stand behind the question mark of an address.
fn in_an_address(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

/// The page to go to after signing in: only ever one of ours.
pub(crate) fn safe_next(next: &str) -> &str {
    let ours = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\') && next.parse::<Uri>().is_ok();
    if ours { next } else { "/" }
}
