//! What the rulebook has to know to decide: who asks, where, and how many people there are.

use omov_rules::Rulebook;
use omov_rules::decide::{self, Act, Asking, Facts, Ground, Held, Person, Resolution};
use omov_store::{Error, Moment, ReadTx};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::local;
use crate::groups::{self, Place};
use crate::house::Stop;
use crate::members::{self, Member, MemberId, Standing};
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

/// Everything that a text of the rules has against what somebody would do there now, with what a body has decided about it, if one has.
pub(crate) fn grounds(
    tx: &mut ReadTx<'_>,
    book: &Rulebook,
    (who, place, zone): (&Member, &Place, &str),
    what: (&Act, Option<Resolution>),
    now: Moment,
) -> Result<Vec<Ground>, Error> {
    let who = person(tx, who, zone)?;
    against(tx, book, (&who, place, zone), what, now)
}

/// The same of somebody of whom more is known than the roll says.
pub(crate) fn against(
    tx: &mut ReadTx<'_>,
    book: &Rulebook,
    (who, place, zone): (&Person, &Place, &str),
    (act, resolution): (&Act, Option<Resolution>),
    now: Moment,
) -> Result<Vec<Ground>, Error> {
    let facts = Facts { resolution, ..facts(tx, book, place)? };
    let (place, now) = (self::place(place), local(zone, now));
    Ok(book.decide(&Asking { who, act, place: &place, now, facts: &facts }).against())
}

/// Refuses what a text of the rules does not let somebody do there now; `title` says what cannot be done.
pub(crate) fn allows(
    tx: &mut ReadTx<'_>,
    book: &Rulebook,
    place: &Place,
    (words, zone, title): (&Words, &str, &str),
    (who, act): (MemberId, &Act),
    now: Moment,
) -> Result<(), Stop> {
    let who = members::find(tx, who)?.ok_or(Refusal::NotFound)?;
    let grounds = grounds(tx, book, (&who, place, zone), (act, None), now)?;
    if grounds.is_empty() { Ok(()) } else { Err(super::refused(words, book, words.say(title), &grounds)) }
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
