//! What a browser was sent away with, to bring back an answer: kept on this side, bound to the browser, for a few minutes.
//! It is good once: it is gone from the database before the answer is looked at.

use std::time::Duration;

use omov_store::{Error, Moment, WriteTx, params};

use super::sql;
use super::ways::of_browser;

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_mins(10);

/// What the answer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum For {
    /// Adding a passkey.
    Adding,
    /// Signing in with a passkey.
    SigningIn,
    /// Signing in with an account somewhere else.
    Elsewhere,
}

impl For {
    fn name(self) -> &'static str {
        match self {
            Self::Adding => "add",
            Self::SigningIn => "sign-in",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// Keeps what the answer will be checked against, in place of what was there.
pub(super) fn keep(tx: &mut WriteTx<'_>, browser: &str, what_for: For, state: &str, now: Moment) -> Result<(), Error> {
    let values = params![of_browser(browser), what_for.name(), state, now.plus(PATIENCE)];
    tx.execute(&sql::CHALLENGE, values).map(|_| ())
}

/// What the answer is checked against, if one is waited for. It is taken away.
pub(super) fn take(tx: &mut WriteTx<'_>, browser: &str, what_for: For, now: Moment) -> Result<Option<String>, Error> {
    let key = of_browser(browser);
    let found: Option<(String, Moment)> = tx.optional(&sql::CHALLENGED, params![key, what_for.name()])?;
    tx.execute(&sql::ANSWERED, params![key, what_for.name()])?;
    Ok(found.filter(|(_, until)| *until > now).map(|(state, _)| state))
}
