//! Challenge this: by which rule an act was done, and what members can do about it.

use std::collections::BTreeSet;
use std::sync::Arc;

use omov_record::Entry;
use omov_rules::Rulebook;
use omov_rules::simulate::Numbers;
use omov_store::{Error, ReadTx};

use crate::groups::{self, GroupId, Place};
use crate::offices::Power;
use crate::rules::{self, history, takes};

/// The rules behind an act, and what they let members do about it.
#[derive(Clone, Debug)]
pub(crate) struct Challenge {
    /// The text that was in force then, and its number.
    pub(crate) then: Arc<Rulebook>,
    pub(crate) number: i64,
    /// The text in force now, which says what one can do.
    pub(crate) now: Arc<Rulebook>,
    pub(crate) is_over: bool,
    /// The rules of then under which it was done: how the power is used, and which office lent it. Each is a rule or a part.
    pub(crate) rules: Vec<String>,
    /// The power that was used, if it was one.
    pub(crate) power: Option<Power>,
    /// The offices of today that lend it there, by their names in the rulebook.
    pub(crate) offices: Vec<String>,
    pub(crate) place: Option<Place>,
    /// How many people there are today; none where the reader is not to know.
    pub(crate) numbers: Numbers,
}

/// What can be said of an entry. How many members there are is for whoever is signed in.
pub(crate) fn challenge(tx: &mut ReadTx<'_>, entry: &Entry, is_signed_in: bool) -> Result<Challenge, Error> {
    let now = rules::present(tx)?;
    let present = rules::number(tx)?;
    let number = number_then(tx, entry)?.unwrap_or(present);
    let then = rules::numbered(tx, number)?;
    let power = entry.kind.split('.').next().and_then(Power::find);
    // How the power is used, and what lends it: an entry names one of them, or neither where it was lent at the founding.
    let used = power.map(|power| format!("powers.{}", power.name()));
    let mut governing: Vec<String> = used.into_iter().chain([entry.rule.clone()]).collect();
    let lends = |office: &omov_rules::model::Office| power.is_some_and(|power| office.lends.value.contains(&power));
    let lent =
        then.offices.values().filter(|office| lends(office) && Some(&office.title.value) == entry.office.as_ref());
    governing.extend(lent.map(|office| office.lends.cite.path.clone()));
    let mut known = BTreeSet::new();
    governing.retain(|path| has_part(&then, path) && known.insert(path.clone()));
    let group: Option<GroupId> = entry.facts.get("group").and_then(|group| group.parse().ok());
    let place = group.map(|group| groups::place(tx, group)).transpose()?.flatten();
    let kinds: Vec<&str> = place.iter().flat_map(Place::all).map(|group| group.kind.name()).collect();
    let reaches = |name: &str| now.group_of_office(name).is_some_and(|kind| kinds.contains(&kind));
    let offices = now.offices.iter().filter(|(name, office)| lends(office) && reaches(name));
    let offices = offices.map(|(name, _)| name.clone()).collect();
    let numbers = match &place {
        Some(place) if is_signed_in => takes::numbers(tx, &now, place)?,
        _ => Numbers::default(),
    };
    Ok(Challenge { then, number, is_over: number != present, now, rules: governing, power, offices, place, numbers })
}

/// The number of the text that was in force when it was done. A change of the rules was done under the text before it.
fn number_then(tx: &mut ReadTx<'_>, entry: &Entry) -> Result<Option<i64>, Error> {
    let moment = i64::try_from(entry.moment).unwrap_or(i64::MAX);
    let was_changed = entry.kind.ends_with(".adopt-rules");
    let versions = history::versions(tx)?;
    let earliest = versions.last().map(|version| version.number);
    let was_in_force = |version: &&history::Version| {
        let adopted = version.adopted_at.0.div_euclid(1_000_000);
        if was_changed { adopted < moment } else { adopted <= moment }
    };
    Ok(versions.iter().find(was_in_force).map(|version| version.number).or(earliest))
}

/// Whether a rulebook says anything there.
fn has_part(book: &Rulebook, path: &str) -> bool {
    let below = format!("{path}.");
    book.lines().iter().any(|line| line.cite.path == path || line.cite.path.starts_with(&below))
}
