//! Taking a copy of the roll out of the house: by whoever holds that power, with a reason, for some hours, and above a number
//! of people with a second person who agrees.
//!
//! What is kept is that a copy may be fetched, by whom, with what in it, until when. The file itself is made each time it is
//! fetched and lies nowhere: nothing can be found in a folder or a backup, and each time it is asked anew who may.

mod file;
mod sql;
#[cfg(test)]
mod tests;
pub(crate) mod web;

use std::time::Duration;

use omov_store::{Error, FromRow, FromValue as _, Moment, ReadTx, Row, Series, Value, WriteTx, migrations, params};
use omov_web::dates::Dates;
use omov_web::words::{Arg, Words};

use crate::groups::GroupId;
use crate::house::ids::ids;
use crate::house::work::Works;
use crate::house::{House, Stop, settings};
use crate::members::field::Field as Column;
use crate::members::{self, MemberId, Standing};
use crate::offices::Power;
use crate::offices::second::{Deed, Occasion, Pending, SecondId};

pub(crate) const TABLES: Series = Series {
    name: "export",
    migrations: migrations![
        "tables/0001_exports.sql",
        "tables/0002_exports_by_member.sql",
        "tables/0003_exports_by_group.sql",
        "tables/0004_exports_by_time.sql",
    ],
};

ids! {
    /// A copy that somebody asked for.
    ExportId;
}

/// A copy that somebody asked for.
#[derive(Clone, Debug)]
struct Export {
    id: ExportId,
    group: GroupId,
    by: MemberId,
    columns: Vec<Column>,
    standings: Vec<Standing>,
    people: u32,
    second: Option<SecondId>,
    asked_at: Moment,
    /// None until a second person has agreed.
    until: Option<Moment>,
}

impl FromRow for Export {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let (columns, standings): (String, String) = (row.get(3)?, row.get(4)?);
        Ok(Self {
            id: row.get(0)?,
            group: row.get(1)?,
            by: row.get(2)?,
            columns: columns.split(' ').filter_map(Column::named).collect(),
            standings: standings.split(' ').filter_map(|name| Standing::from_value(Value::Text(name))).collect(),
            people: row.get(5)?,
            second: row.get(6)?,
            asked_at: row.get(7)?,
            until: row.get(8)?,
        })
    }
}

impl Export {
    fn address(&self) -> String {
        format!("/groups/{}/roll/export/{}", self.group, self.id)
    }

    fn create(&self, tx: &mut WriteTx<'_>) -> Result<(), Error> {
        let columns: Vec<_> = self.columns.iter().map(|column| column.name()).collect();
        let standings: Vec<_> = self.standings.iter().map(|standing| standing.name()).collect();
        let Self { id, group, by, people, second, asked_at, until, .. } = self;
        let (columns, standings) = (columns.join(" "), standings.join(" "));
        tx.execute(&sql::CREATE, params![id, group, by, columns, standings, people, second, asked_at, until])
            .map(|_| ())
    }

    /// What is in it, in words.
    fn holds(&self, words: &Words) -> String {
        self.columns.iter().map(|column| words.say(column.title())).collect::<Vec<_>>().join(", ")
    }
}

fn find(tx: &mut ReadTx<'_>, id: ExportId) -> Result<Option<Export>, Error> {
    tx.optional(&sql::FIND, params![id])
}

/// How many people a copy would hold now.
fn people(tx: &mut ReadTx<'_>, group: GroupId, standings: &[Standing]) -> Result<u32, Error> {
    let mut people = 0;
    for standing in standings {
        people += members::count(tx, group, *standing)?;
    }
    Ok(u32::try_from(people).unwrap_or(u32::MAX))
}

/// Until when a copy can be fetched that is allowed now.
fn until(tx: &mut ReadTx<'_>, now: Moment) -> Result<Moment, Error> {
    let hours = settings::EXPORT_HOURS.find(tx)?;
    Ok(now.plus(Duration::from_secs(u64::from(hours) * 3600)))
}

/// A copy with so many people that a second person has to agree.
pub(crate) const DEED: Deed = Deed {
    name: "roll-export",
    power: Power::Export,
    asks: "second-roll-export",
    act: "act-roll-export",
    says: said,
    look: |_| None,
    facts: |_, _| Ok(Vec::new()),
    under: None,
    done: agreed,
};

/// What the second person is told beside group, asker and number: what is in it, which stands behind the id.
#[expect(clippy::unnecessary_wraps, reason = "other acts look something up")]
fn said(_: &mut ReadTx<'_>, pending: &Pending, _: &Dates) -> Result<Vec<(&'static str, Arg)>, Stop> {
    let holds = pending.payload.split_once(' ').map_or("", |(_, holds)| holds);
    Ok(vec![("columns", holds.into())])
}

/// The second person has agreed: from now on it can be fetched.
fn agreed(tx: &mut WriteTx<'_>, pending: &Pending, occasion: &Occasion) -> Result<(), Stop> {
    let id = pending.payload.split(' ').next().and_then(|id| id.parse::<ExportId>().ok());
    let Some(id) = id else { return Ok(()) };
    let until = until(tx, occasion.now)?;
    tx.execute(&sql::OPEN, params![id, until, pending.number.unwrap_or_default()])?;
    Ok(())
}

/// It is forgotten after so long that somebody asked.
const KEPT: Duration = Duration::from_hours(90 * 24);

/// The room's work.
pub(crate) fn work(works: Works) -> Works {
    works.every("export-forget", Duration::from_hours(24), forget)
}

async fn forget(house: House) -> Result<(), Stop> {
    let before = house.now().minus(KEPT);
    house.store().write(move |tx| Ok(tx.execute(&sql::OLD, params![before]).map(|_| ())?)).await
}
