//! Putting a list on the roll, some rows at a time. Each row is looked at again: since the dry run the roll may have changed.

use std::collections::{BTreeMap, HashMap};

use jiff::tz::TimeZone;
use omov_store::{Error, Moment, ReadTx, WriteTx, params};

use super::imports::{self, Import};
use super::lines::{self, Decision, Done, Outcome, Stored};
use super::problem::{Problem, Why};
use super::values::{Field, Values};
use super::{AT_ONCE, sql};
use crate::groups::{self, GroupId};
use crate::house::Stop;
use crate::members::{self, MemberId};

/// Puts the next rows after `at` on the roll, and says the number of the last; none when all are done.
pub(super) fn next(
    tx: &mut WriteTx<'_>,
    import: &Import,
    at: u32,
    zone: &TimeZone,
    now: Moment,
) -> Result<Option<u32>, Stop> {
    let rows = lines::after(tx, import.id, at, AT_ONCE)?;
    let mut run = Run { import, zone, now, places: HashMap::new(), counts: BTreeMap::new() };
    for row in &rows {
        run.row(tx, row)?;
    }
    imports::count_up(tx, import.id, &run.counts)?;
    let last = rows.last().map(|row| row.number);
    if let Some(last) = last {
        tx.execute(&sql::SET_AT, params![import.id, last, now])?;
    }
    Ok(last)
}

struct Run<'r> {
    import: &'r Import,
    zone: &'r TimeZone,
    now: Moment,
    /// A group with all above it.
    places: HashMap<GroupId, Vec<GroupId>>,
    counts: BTreeMap<&'static str, i64>,
}

/// What came of a row.
enum Came {
    Made(MemberId, Values),
    Altered {
        id: MemberId,
        set: Values,
        before: Values,
    },
    Refused(Problem),
    /// It stands there already.
    Nothing,
}

impl Run<'_> {
    fn row(&mut self, tx: &mut WriteTx<'_>, row: &Stored) -> Result<(), Stop> {
        if row.done.is_some() {
            return Ok(());
        }
        let came = match (row.outcome, row.decision) {
            (Some(Outcome::New), _) | (Some(Outcome::Twin), Some(Decision::Other)) => self.make(tx, row)?,
            (Some(Outcome::Changed), _) | (Some(Outcome::Twin), Some(Decision::Same)) => self.alter(tx, row)?,
            _ => return Ok(()),
        };
        let json = |values: &Values| serde_json::to_string(values).unwrap_or_default();
        let (done, id, set, before, problems) = match came {
            Came::Made(id, set) => (Done::Made, Some(id), Some(json(&set)), None, None),
            Came::Altered { id, set, before } => (Done::Altered, Some(id), Some(json(&set)), Some(json(&before)), None),
            Came::Nothing => return Ok(()),
            Came::Refused(problem) => {
                (Done::Refused, None, None, None, Some(serde_json::to_string(&[problem]).unwrap_or_default()))
            }
        };
        *self.counts.entry(done.name()).or_insert(0) += 1;
        tx.execute(&sql::DID, params![self.import.id, row.number, done, id, set, before, problems])?;
        Ok(())
    }

    /// Puts somebody new on the roll.
    fn make(&mut self, tx: &mut WriteTx<'_>, row: &Stored) -> Result<Came, Stop> {
        let gone = || Came::Refused(Problem::new(None, Why::Gone, ""));
        let (Some(wanted), Some(id)) = (&row.wanted, row.new) else { return Ok(gone()) };
        let mut set = wanted.given.clone().or(&wanted.otherwise);
        if let Some(email) = set.get(Field::Email).map(str::to_owned)
            && members::by_email(tx, &email)?.is_some()
        {
            if row.outcome == Some(Outcome::New) {
                return Ok(Came::Refused(Problem::new(None, Why::EmailTaken, &email)));
            }
            // Another person with the address of somebody we know: it stays with whom we know.
            set.remove(Field::Email);
        }
        let Some(member) = set.member(id) else { return Ok(gone()) };
        let Some(above) = self.place(tx, member.group)? else { return Ok(gone()) };
        members::create(tx, &member, above, self.now)?;
        Ok(Came::Made(id, set))
    }

    /// Puts what the list says in the place of what stands there.
    fn alter(&mut self, tx: &mut WriteTx<'_>, row: &Stored) -> Result<Came, Stop> {
        let gone = || Came::Refused(Problem::new(None, Why::Gone, ""));
        let (Some(wanted), Some(id)) = (&row.wanted, row.about) else { return Ok(gone()) };
        let Some(member) = members::find(tx, id)? else { return Ok(gone()) };
        if !members::is_in(tx, id, self.import.group)? {
            return Ok(gone());
        }
        let set = wanted.given.differing(&member, self.zone);
        if set.is_empty() {
            return Ok(Came::Nothing);
        }
        let before = set.before(&member);
        if !set.put(tx, &member, self.now)? {
            let email = set.get(Field::Email).unwrap_or_default();
            return Ok(Came::Refused(Problem::new(None, Why::EmailTaken, email)));
        }
        Ok(Came::Altered { id, set, before })
    }

    fn place(&mut self, tx: &mut ReadTx<'_>, group: GroupId) -> Result<Option<Vec<GroupId>>, Error> {
        if let Some(known) = self.places.get(&group) {
            return Ok(Some(known.clone()));
        }
        let Some(place) = groups::place(tx, group)? else { return Ok(None) };
        let all: Vec<_> = place.all().map(|group| group.id).collect();
        self.places.insert(group, all.clone());
        Ok(Some(all))
    }
}
