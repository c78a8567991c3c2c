//! Ways in that were asked for: a link and a code in a mail. Both open once, for one purpose, in the browser that asked.
//!
//! The database holds hashes of them only. The code is short, so its hash is made together with what the browser holds,
//! which is not in the database either.

use std::time::Duration;

use omov_store::{Error, FromRow, FromValue, Moment, ReadTx, Row, ToValue, Value, WriteTx, params};
use omov_web::hex::hex;
use sha2::{Digest, Sha256};

use super::{code, sql};
use crate::house::Stop;
use crate::house::ids::{self, ids};
use crate::members::MemberId;

ids! {
    /// A way in: the hash of what its link holds.
    WayId;
}

/// How long a way in stays open.
pub(crate) const MINUTES: u32 = 15;

/// What a way in is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Signing in.
    SignIn,
    /// Proving again that it is really you.
    Proof,
}

impl Purpose {
    fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Proof => "proof",
        }
    }
}

impl ToValue for Purpose {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.name())
    }
}

impl FromValue for Purpose {
    const WANTED: &'static str = "a purpose";
    fn from_value(value: Value<'_>) -> Option<Self> {
        let Value::Text(name) = value else { return None };
        [Self::SignIn, Self::Proof].into_iter().find(|purpose| purpose.name() == name)
    }
}

/// A new way in, before anybody has been found for it.
pub(super) struct Asked {
    /// What the link in the mail holds: 256 bits.
    pub(super) link: String,
    /// What can be typed instead.
    pub(super) code: String,
    /// As the database knows it.
    pub(super) row: Kept,
}

/// What the database knows of a new way in.
#[derive(Clone)]
pub(super) struct Kept {
    id: WayId,
    code: [u8; 16],
    browser: [u8; 16],
    purpose: Purpose,
    next: String,
    until: Moment,
}

impl Asked {
    /// Made outside of the transaction that keeps it.
    pub(super) fn new(purpose: Purpose, browser: &str, next: &str, now: Moment) -> Result<Self, Stop> {
        let link = hex(&ids::chance::<32>()?);
        let code = code::new()?;
        let row = Kept {
            id: by_link(&link),
            code: of_code(browser, &code),
            browser: of_browser(browser),
            purpose,
            next: next.to_owned(),
            until: now.plus(Duration::from_mins(MINUTES.into())),
        };
        Ok(Self { link, code, row })
    }
}

impl Kept {
    /// Keeps it for somebody, or for nobody.
    pub(super) fn keep(&self, tx: &mut WriteTx<'_>, member: Option<MemberId>) -> Result<(), Error> {
        let Self { id, code, browser, purpose, next, until } = self;
        tx.execute(&sql::ASK, params![id, code, browser, purpose, member, next, until]).map(|_| ())
    }
}

/// A way in as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    id: WayId,
    browser: [u8; 16],
    pub(super) purpose: Purpose,
    pub(super) member: Option<MemberId>,
    pub(super) next: String,
    until: Moment,
    used_at: Option<Moment>,
}

impl FromRow for Way {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            browser: row.get(1)?,
            purpose: row.get(2)?,
            member: row.get(3)?,
            next: row.get(4)?,
            until: row.get(5)?,
            used_at: row.get(6)?,
        })
    }
}

/// How a link or a code stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// It lets this person in.
    Open(Way, MemberId),
    /// Another browser asked for it.
    Elsewhere,
    /// It has been used.
    Used,
    /// Its time is over.
    Over,
    /// There is none, or it lets nobody in.
    Nothing,
}

/// How the way in stands that a link names.
pub(super) fn look(tx: &mut ReadTx<'_>, link: &str, browser: &str, now: Moment) -> Result<Stands, Error> {
    let way = tx.optional(&sql::BY_LINK, params![by_link(link)])?;
    Ok(stands(way, browser, now))
}

/// How the way in stands that a code names, in the browser where it is typed.
pub(super) fn look_for(tx: &mut ReadTx<'_>, code: &str, browser: &str, now: Moment) -> Result<Stands, Error> {
    let way = tx.optional(&sql::BY_CODE, params![of_code(browser, code)])?;
    Ok(stands(way, browser, now))
}

fn stands(way: Option<Way>, browser: &str, now: Moment) -> Stands {
    let Some(way) = way else { return Stands::Nothing };
    if way.browser != of_browser(browser) {
        Stands::Elsewhere
    } else if way.used_at.is_some() {
        Stands::Used
    } else if way.until <= now {
        Stands::Over
    } else {
        way.member.map_or(Stands::Nothing, |member| Stands::Open(way, member))
    }
}

/// Uses it up. Says whether it was still there to be used.
pub(super) fn take(tx: &mut WriteTx<'_>, way: &Way, now: Moment) -> Result<bool, Error> {
    Ok(tx.execute(&sql::USE, params![now, way.id])? == 1)
}

fn by_link(link: &str) -> WayId {
    WayId(hashed(["link", link, ""]))
}

pub(super) fn of_browser(browser: &str) -> [u8; 16] {
    hashed(["browser", browser, ""])
}

fn of_code(browser: &str, code: &str) -> [u8; 16] {
    hashed(["code", browser, code])
}

fn hashed(parts: [&str; 3]) -> [u8; 16] {
    let mut hash = Sha256::new();
    for part in parts {
        // The length comes first, so that no two lists of parts read the same.
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let mut short = [0; 16];
    short.copy_from_slice(&hash.finalize()[..16]);
    short
}
