//! What all rooms of the web application share: the store, the clock, who is asking and what they may, and the shell round
//! every page. A room asks for a [`Visit`] and finds all of it there.

mod browser;
mod clock;
#[cfg(test)]
mod doors;
pub(crate) mod fetch;
mod gate;
pub(crate) mod ids;
pub(crate) mod limits;
pub(crate) mod organisation;
mod policy;
mod reader;
mod schema;
pub(crate) mod secrets;
pub(crate) mod settings;
mod shell;
pub(crate) mod signs;
mod stop;
#[cfg(test)]
pub(crate) mod testing;
mod threshold;
mod visit;
#[cfg(test)]
mod wording;
mod words;
pub(crate) mod work;

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use axum::Router;
use axum::middleware::from_fn_with_state;
use omov_store::{Database, Error, Moment, Store};
use omov_web::safety::{self, Key, Reached};
use omov_web::words::Words;

use crate::rules;

pub(crate) use clock::{Clock, timestamp};
pub(crate) use gate::Doors;
pub(crate) use organisation::Organisation;
pub(crate) use policy::{Policy, Who};
pub(crate) use reader::{Me, Reader, Session};
pub(crate) use schema::SCHEMA;
pub(crate) use shell::THEME;
pub(crate) use stop::{Answer, Stop};
pub(crate) use threshold::Threshold;
pub(crate) use visit::Visit;
pub(crate) use words::english;

/// The house, open. Clones share it.
#[derive(Clone, Debug)]
pub(crate) struct House(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    store: Store<Stop>,
    /// The store as it opened, for what needs the database's own errors.
    plain: Store,
    clock: Clock,
    key: Key,
    words: Words,
    plan: Plan,
    limits: limits::Limits,
    /// Wakes whoever works in the background.
    waking: tokio::sync::Notify,
    /// As it was when a page was last made, for pages of refusal, which ask no database.
    organisation: RwLock<Option<Organisation>>,
}

/// How a house is opened.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// The folder where everything is kept that is not in the database.
    pub(crate) data: PathBuf,
    /// What links in mails begin with, without a stroke at the end: `https://vote.example.org`.
    pub(crate) address: String,
    /// The server that takes mail; without one, mail is put into a folder.
    pub(crate) smtp: Option<crate::post::Smtp>,
    /// Whose accounts somewhere else let people in, if any do.
    pub(crate) oidc: Option<crate::accounts::oidc::Config>,
    /// Who is asked to sign the checkpoints of the public record as well.
    pub(crate) witnesses: Vec<crate::record::witnesses::Witness>,
}

impl House {
    /// Opens a house: its database is brought up to date, and its key is made if there is none.
    pub(crate) async fn open(database: Database, clock: Clock, plan: Plan) -> Result<Self, Opening> {
        let plain = Store::open(database, &SCHEMA).await.map_err(Opening::Store)?;
        let store = plain.with_errors::<Stop>();
        let new = ids::chance().map_err(|_| Opening::Randomness)?;
        let key = plain.write(move |tx| secrets::keep(tx, "key", new)).await.map_err(Opening::Store)?;
        let words = words::english().map_err(|slip| Opening::Words(slip.to_string()))?;
        let (said, now) = (words.clone(), clock.now());
        plain.write(move |tx| rules::begin::take_over(tx, &said, now)).await.map_err(Opening::Store)?;
        // A text in force that cannot be read is found out now, and not by the first member who comes.
        plain.read(rules::find).await.map_err(Opening::Store)?;
        let organisation = plain.read(organisation::find).await.map_err(Opening::Store)?;
        let organisation = RwLock::new(organisation);
        let key = Key::new(&key, Reached::by(&plan.address));
        let (limits, waking) = (limits::Limits::new(), tokio::sync::Notify::new());
        Ok(Self(Arc::new(Inner { store, plain, clock, key, words, plan, limits, waking, organisation })))
    }

    /// The database.
    pub(crate) fn store(&self) -> &Store<Stop> {
        &self.0.store
    }

    /// The database, with its own errors.
    pub(crate) fn plain(&self) -> &Store {
        &self.0.plain
    }

    /// The present moment.
    pub(crate) fn now(&self) -> Moment {
        self.0.clock.now()
    }

    /// The clock itself, which tests move.
    #[cfg(test)]
    pub(crate) fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// The key of cookies and tokens.
    pub(crate) fn key(&self) -> &Key {
        &self.0.key
    }

    /// The messages.
    pub(crate) fn words(&self) -> &Words {
        &self.0.words
    }

    /// The folder where everything is kept that is not in the database.
    pub(crate) fn data(&self) -> &Path {
        &self.0.plan.data
    }

    /// Whose accounts somewhere else let people in.
    pub(crate) fn oidc(&self) -> Option<&crate::accounts::oidc::Config> {
        self.0.plan.oidc.as_ref()
    }

    /// The whole address of a page, for a mail: `path` begins with a stroke.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.0.plan.address)
    }

    /// The server that takes mail, if there is one.
    pub(crate) fn smtp(&self) -> Option<&crate::post::Smtp> {
        self.0.plan.smtp.as_ref()
    }

    /// Who is asked to sign the checkpoints of the public record as well.
    pub(crate) fn witnesses(&self) -> &[crate::record::witnesses::Witness] {
        &self.0.plan.witnesses
    }

    /// The organisation as it was when a page was last made.
    pub(crate) fn last_known(&self) -> Option<Organisation> {
        self.0.organisation.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Remembers the organisation as it is.
    pub(crate) fn remember(&self, organisation: &Organisation) {
        if self.last_known().as_ref() != Some(organisation) {
            let mut known = self.0.organisation.write().unwrap_or_else(PoisonError::into_inner);
            *known = Some(organisation.clone());
        }
    }

    /// Every route of every room.
    pub(crate) fn doors(&self) -> Doors {
        gate::doors(self)
    }

    /// The whole web application, with these doors.
    pub(crate) fn router(&self, doors: Doors) -> Router {
        let house = self.clone();
        let routes = doors.router().layer(from_fn_with_state(self.clone(), browser::known));
        let routes = routes.layer(from_fn_with_state(self.clone(), limits::each));
        let routes = routes.layer(from_fn_with_state(self.clone(), work::woken));
        safety::framed(routes, move |parts| shell::for_refusal(&house, parts))
    }
}

/// Why a house cannot be opened, in one sentence.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Opening {
    #[error(transparent)]
    Store(Error),
    #[error("the system gives no randomness")]
    Randomness,
    #[error("{0}")]
    Words(String),
}
