//! Offices: every power is lent, in a group, for a term. What an office may do stands in the database, not here; here is
//! only which powers there are for a page to ask about.

pub(crate) mod about;
pub(crate) mod acts;
pub(crate) mod lending;
mod list;
mod notice;
pub(crate) mod second;
mod sql;
#[cfg(test)]
mod tests;
mod web;

use omov_store::{Error, FromRow, Moment, ReadTx, Row, Series, WriteTx, migrations, params};

use crate::groups::{GroupId, Kind, Place};
use crate::house::ids::ids;
use crate::members::MemberId;

pub(crate) use about::*;

pub(crate) const TABLES: Series = Series {
    name: "offices",
    migrations: migrations![
        "tables/0001_offices.sql",
        "tables/0002_terms.sql",
        "tables/0003_terms_by_member.sql",
        "tables/0004_terms_by_group.sql",
        "tables/0005_terms_by_office.sql",
        "tables/0006_acts.sql",
        "tables/0007_acts_by_group.sql",
        "tables/0008_acts_by_actor.sql",
        "tables/0009_acts_by_about.sql",
        "tables/0010_second_acts.sql",
        "tables/0011_second_acts_by_group.sql",
        "tables/0012_second_acts_by_asker.sql",
        "tables/0013_second_acts_by_about.sql",
        "tables/0014_second_acts_by_decider.sql",
        "tables/0015_second_acts_by_act.sql",
        "tables/0016_second_reach.sql",
        "tables/0017_second_reach_by_act.sql",
        "tables/0018_second_acts_by_until.sql",
    ],
};

ids! {
    /// An office.
    OfficeId;
    /// A term of somebody in an office.
    TermId;
}

/// Something that only whoever holds an office may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Power {
    /// See and keep the roll of a group: add, change, import, end.
    KeepRoll,
    /// Take a copy of the roll out of the house, or agree that another does.
    Export,
    /// Keep the page of a group: what it says, who is its contact, who is welcomed.
    Organise,
    /// Draw the boundaries of groups, open and close groups.
    Boundaries,
    /// Change the organisation's name, language, time zone and colour.
    Settings,
    /// See what was done with the roll and by whom, and change nothing.
    Scrutinise,
    /// See what became of mail, and send it again.
    Mail,
    /// Lend offices of a group, and end terms, with a second person who agrees.
    Lend,
}

impl Power {
    pub(crate) const ALL: [Self; 8] = [
        Self::KeepRoll,
        Self::Export,
        Self::Organise,
        Self::Boundaries,
        Self::Settings,
        Self::Scrutinise,
        Self::Mail,
        Self::Lend,
    ];

    /// As it stands in the database, and in the names of messages (`power-keep-roll`).
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::KeepRoll => "keep-roll",
            Self::Export => "export",
            Self::Organise => "organise",
            Self::Boundaries => "boundaries",
            Self::Settings => "settings",
            Self::Scrutinise => "scrutinise",
            Self::Mail => "mail",
            Self::Lend => "lend",
        }
    }

    fn list(names: &str) -> Vec<Self> {
        names.split(' ').filter_map(|name| Self::ALL.into_iter().find(|power| power.name() == name)).collect()
    }
}

/// An office as the rules have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Office {
    pub(crate) id: OfficeId,
    /// In groups of which kind there is such an office.
    pub(crate) kind: Kind,
    pub(crate) title: String,
    pub(crate) powers: Vec<Power>,
    /// How long a term lasts.
    pub(crate) term_days: u32,
}

impl FromRow for Office {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let powers: String = row.get(3)?;
        let powers = Power::list(&powers);
        Ok(Self { id: row.get(0)?, kind: row.get(1)?, title: row.get(2)?, powers, term_days: row.get(4)? })
    }
}

/// Somebody's term in an office of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) id: TermId,
    pub(crate) office: OfficeId,
    pub(crate) group: GroupId,
    pub(crate) member: MemberId,
    pub(crate) since: Moment,
    /// When it ends at the latest.
    pub(crate) until: Moment,
}

impl FromRow for Term {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            office: row.get(1)?,
            group: row.get(2)?,
            member: row.get(3)?,
            since: row.get(4)?,
            until: row.get(5)?,
        })
    }
}

/// Somebody who holds an office, as a page of the group names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Holder {
    pub(crate) member: MemberId,
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) until: Moment,
}

impl FromRow for Holder {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { member: row.get(0)?, name: row.get(1)?, title: row.get(2)?, until: row.get(3)? })
    }
}

/// The room's routes.
pub(crate) fn routes(doors: crate::house::Doors) -> crate::house::Doors {
    web::routes(second::web::routes(doors))
}

/// Makes an office.
pub(crate) fn create(tx: &mut WriteTx<'_>, new: &Office) -> Result<(), Error> {
    let powers: Vec<_> = new.powers.iter().map(|power| power.name()).collect();
    tx.execute(&sql::CREATE, params![new.id, new.kind, new.title, powers.join(" "), new.term_days]).map(|_| ())
}

/// The office of that id.
pub(crate) fn find(tx: &mut ReadTx<'_>, id: OfficeId) -> Result<Option<Office>, Error> {
    tx.optional(&sql::FIND, params![id])
}

/// The term of that id.
pub(crate) fn term(tx: &mut ReadTx<'_>, id: TermId) -> Result<Option<Term>, Error> {
    tx.optional(&sql::TERM, params![id])
}

/// Lends an office to somebody.
pub(crate) fn lend(tx: &mut WriteTx<'_>, term: &Term) -> Result<(), Error> {
    let values = params![term.id, term.office, term.group, term.member, term.since, term.until];
    tx.execute(&sql::LEND, values).map(|_| ())
}

/// Which powers a member holds at that moment, each with the group it is lent in. It reaches everything below that group.
pub(crate) fn held(tx: &mut ReadTx<'_>, member: MemberId, now: Moment) -> Result<Vec<(Power, GroupId)>, Error> {
    let rows: Vec<(String, GroupId)> = tx.all(&sql::HELD, params![member, now])?;
    Ok(rows.iter().flat_map(|(powers, group)| Power::list(powers).into_iter().map(|power| (power, *group))).collect())
}

/// Who holds which office in a group at that moment.
pub(crate) fn holders(tx: &mut ReadTx<'_>, group: GroupId, now: Moment) -> Result<Vec<Holder>, Error> {
    tx.all(&sql::HOLDERS, params![group, now])
}

/// Whether a member holds a power in a place at that moment: it was lent there or above.
pub(crate) fn holds(
    tx: &mut ReadTx<'_>,
    member: MemberId,
    power: Power,
    place: &Place,
    now: Moment,
) -> Result<bool, Error> {
    Ok(held(tx, member, now)?.iter().any(|(held, group)| *held == power && place.is_in(*group)))
}

/// Who holds an office with that power in a group at that moment.
pub(crate) fn holding(tx: &mut ReadTx<'_>, group: GroupId, power: Power, now: Moment) -> Result<Vec<Holder>, Error> {
    let mut holders = Vec::new();
    tx.each(&sql::HOLDING, params![group, now], |row| {
        if Power::list(&row.get::<String>(4)?).contains(&power) {
            holders.push(Holder::from_row(row)?);
        }
        Ok::<_, Error>(())
    })?;
    Ok(holders)
}
