//! What an organisation is called, where its days begin, and its colour: everybody who is signed in can read it, and whoever
//! holds the power can change it, with a reason. What it was and what it became stays readable. Every number is a rule.

mod change;
mod sql;
#[cfg(test)]
mod tests;
mod web;

use omov_store::{Error, FromRow, Moment, ReadTx, Row, Series, migrations, params};

use crate::house::ids::ids;
use crate::house::organisation;

pub(crate) use web::routes;

pub(crate) const TABLES: Series = Series {
    name: "settings",
    migrations: migrations!["tables/0001_settings_changes.sql", "tables/0002_settings_changes_by_actor.sql"],
};

ids! {
    /// A change of a setting; it sorts by the time it was made.
    ChangeId;
}

/// Something that is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Setting {
    /// What the organisation is called.
    Name,
    /// In which time zone its days begin.
    Zone,
    /// Its colour.
    Accent,
}

impl Setting {
    /// All of them, in the order of the page.
    pub(crate) const ALL: [Self; 3] = [Self::Name, Self::Zone, Self::Accent];

    /// As it stands in the database, in addresses, and in the names of messages (`setting-zone`).
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Zone => "zone",
            Self::Accent => "accent",
        }
    }

    /// The one of that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|setting| setting.name() == name)
    }

    /// What it is set to; empty where there is nothing.
    pub(crate) fn find(self, tx: &mut ReadTx<'_>) -> Result<String, Error> {
        let Some(organisation) = organisation::find(tx)? else { return Ok(String::new()) };
        Ok(match self {
            Self::Name => organisation.name,
            Self::Zone => organisation.zone,
            Self::Accent => organisation.accent.unwrap_or_default(),
        })
    }
}

/// A change that was made.
#[derive(Clone, Debug)]
pub(crate) struct Changed {
    pub(crate) setting: String,
    pub(crate) before: String,
    pub(crate) after: String,
    pub(crate) reason: String,
    pub(crate) actor: String,
    pub(crate) at: Moment,
}

impl FromRow for Changed {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            setting: row.get(0)?,
            before: row.get(1)?,
            after: row.get(2)?,
            reason: row.get(3)?,
            actor: row.get(4)?,
            at: row.get(5)?,
        })
    }
}

/// The latest changes.
pub(crate) fn changes(tx: &mut ReadTx<'_>, most: u32) -> Result<Vec<Changed>, Error> {
    tx.all(&sql::LATEST, params![most])
}
