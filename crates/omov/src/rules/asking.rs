//! What the rulebook has to know to decide: who asks, where, and how many people there are.

use omov_rules::Rulebook;
use omov_rules::decide::{self, Facts, Held, Person};
use omov_store::{Error, ReadTx};

use super::local;
use crate::groups::{self, Place};
use crate::members::{self, Member, Standing};
use crate::offices;

/// Somebody, as the rulebook sees them. How old they are is not on the roll.
pub(crate) fn person(tx: &mut ReadTx<'_>, member: &Member, zone: &str) -> Result<Person, Error> {
    let standing = match member.standing {
        Standing::Member => decide::Standing::Member,
        Standing::Supporter => decide::Standing::Supporter,
        Standing::Applied | Standing::Lapsed | Standing::Left => decide::Standing::Stranger,
    };
    let groups = members::groups_of(tx, member.id)?.iter().map(ToString::to_string).collect();
    let holds = offices::book::held(tx, member.id)?.into_iter().map(|(office, group, since, until)| {
        let (group, since, until) = (group.to_string(), local(zone, since), local(zone, until));
        Held { office, group, since, until }
    });
    let member_since = Some(local(zone, member.joined_at));
    let (id, holds) = (member.id.to_string(), holds.collect());
    Ok(Person { id, standing, member_since, age: None, groups, holds, suspended: false })
}

/// A group and all that it is within.
pub(crate) fn place(place: &Place) -> decide::Place {
    let named = |group: &groups::Group| (group.kind.name().to_owned(), group.id.to_string());
    decide::Place { groups: place.all().map(named).collect() }
}

/// How many people each body of all members has, here: in the group of its kind that the place is or is in. Everybody counts who
/// is a member now, also those whose right to vote is still to begin.
pub(crate) fn facts(tx: &mut ReadTx<'_>, book: &Rulebook, place: &Place) -> Result<Facts, Error> {
    let mut facts = Facts::default();
    for (name, body) in &book.bodies {
        let Some(kind) = body.everyone_in.as_ref().map(|kind| &kind.value) else { continue };
        let Some(group) = place.all().find(|group| group.kind.name() == kind) else { continue };
        facts.people.insert(name.clone(), members::count(tx, group.id, Standing::Member)?);
    }
    Ok(facts)
}
