//! Offices: every power is lent, in a group, for a term. What an office may do stands in the rulebook, and the table of
//! offices is made from it.

pub(crate) mod about;
pub(crate) mod acts;
pub(crate) mod book;
pub(crate) mod deputies;
pub(crate) mod lending;
pub(crate) mod list;
pub(crate) mod missing;
pub(crate) mod notice;
pub(crate) mod reach;
pub(crate) mod second;
mod sql;
#[cfg(test)]
mod tests;
mod web;

use omov_rules::value::Span;
use omov_store::{Error, FromRow, Moment, ReadTx, Row, Series, WriteTx, migrations, params};

use crate::groups::{GroupId, Kind, Place};
use crate::house::ids::ids;
use crate::members::MemberId;

pub(crate) use about::*;
/// Something that only whoever holds an office may do. Which office lends it, the rulebook says.
pub(crate) use omov_rules::model::Power;

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
        "tables/0019_book_name.sql",
        "tables/0020_offices_by_name.sql",
        "tables/0021_term.sql",
        "tables/0022_term_as_it_was.sql",
        "tables/0023_no_term_days.sql",
        "tables/0024_retired_at.sql",
        "tables/0025_acts_entry.sql",
        "tables/0026_deputies.sql",
        "tables/0027_deputies_by_term.sql",
        "tables/0028_deputies_by_member.sql",
        "tables/0029_terms_deputy.sql",
        "tables/0030_terms_by_deputy.sql",
        "tables/0031_terms_rest_since.sql",
        "tables/0032_terms_rest_until.sql",
        "tables/0033_acts_deputy.sql",
    ],
};

ids! {
    /// An office.
    OfficeId;
    /// A term of somebody in an office.
    TermId;
}

/// The powers that stand in a column, with spaces between.
fn powers_in(names: &str) -> Vec<Power> {
    names.split(' ').filter_map(Power::find).collect()
}

/// An office as the rules have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Office {
    pub(crate) id: OfficeId,
    /// Its name in the rulebook. None for what the founders hold, and for what was lent before there was a rulebook.
    pub(crate) name: Option<String>,
    /// In groups of which kind there is such an office.
    pub(crate) kind: Kind,
    pub(crate) title: String,
    pub(crate) powers: Vec<Power>,
    /// How long it is lent at most.
    pub(crate) term: Span,
    /// Since when nobody is lent it any more.
    pub(crate) retired_at: Option<Moment>,
}

impl FromRow for Office {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let (powers, term): (String, String) = (row.get(4)?, row.get(5)?);
        Ok(Self {
            id: row.get(0)?,
            name: row.get(1)?,
            kind: row.get(2)?,
            title: row.get(3)?,
            powers: powers_in(&powers),
            term: Span::read(&term).unwrap_or(Span::NONE),
            retired_at: row.get(6)?,
        })
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
    /// They stand in as a deputy.
    pub(crate) deputy: bool,
}

impl FromRow for Holder {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let (member, name, title) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Self { member, name, title, until: row.get(3)?, deputy: row.get(4)? })
    }
}

/// The room's routes.
pub(crate) fn routes(doors: crate::house::Doors) -> crate::house::Doors {
    web::routes(second::web::routes(doors))
}

/// Makes an office, or makes it what it is now.
pub(crate) fn create(tx: &mut WriteTx<'_>, new: &Office) -> Result<(), Error> {
    let Office { id, name, kind, title, powers, term, retired_at } = new;
    let powers: Vec<_> = powers.iter().map(|power| power.name()).collect();
    let values = params![id, name, kind, title, powers.join(" "), term.to_string(), retired_at];
    tx.execute(&sql::CREATE, values).map(|_| ())
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
    Ok(rows.iter().flat_map(|(powers, group)| powers_in(powers).into_iter().map(|power| (power, *group))).collect())
}

/// Who holds which office in a group at that moment, or stands in for whoever does.
pub(crate) fn holders(tx: &mut ReadTx<'_>, group: GroupId, now: Moment) -> Result<Vec<Holder>, Error> {
    tx.all(&sql::HOLDERS, params![group, now])
}

/// So many who hold one office are named where there is little room.
const NAMED: usize = 3;

/// Those who hold one office, and how pages with little room say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Together<'h> {
    /// One of a few.
    One(&'h Holder),
    /// So many that nobody is named: the title, how many, and until when the last of them.
    Many(&'h str, u64, Moment),
}

/// Holders, as they come from [`holders`], with those together of whom there are many.
pub(crate) fn together(holders: &[Holder]) -> Vec<Together<'_>> {
    let mut all = Vec::new();
    for same in holders.chunk_by(|one, other| one.title == other.title) {
        match same.iter().map(|holder| holder.until).max() {
            Some(last) if same.len() > NAMED => all.push(Together::Many(&same[0].title, same.len() as u64, last)),
            _ => all.extend(same.iter().map(Together::One)),
        }
    }
    all
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
        if powers_in(&row.get::<String>(5)?).contains(&power) {
            holders.push(Holder::from_row(row)?);
        }
        Ok::<_, Error>(())
    })?;
    Ok(holders)
}
