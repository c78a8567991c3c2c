//! What somebody may not do because no rule lends them the power: which power that is, which offices lend it, and who holds it
//! here. It says no more than the page of the group.

use axum::http::StatusCode;
use omov_rules::Rulebook;
use omov_rules::words::{Blank, Said as Says};
use omov_store::{Error, Moment, ReadTx};
use omov_web::parts::Link;
use omov_web::refusal::{Refusal, Said};
use omov_web::words::Words;

use super::{Power, holding};
use crate::groups::{self, GroupId, Place};
use crate::house::Stop;
use crate::rules::refusal;

/// What a power is called within a sentence: “see and keep the roll”.
pub(crate) fn called(power: Power) -> String {
    Says::new(format!("choice-{}", power.name())).english()
}

/// Where everybody who is signed in reads about a power, by its name, as it stands in a group.
pub(crate) fn page(power: &str, group: GroupId) -> String {
    format!("/power/of/{power}?group={group}")
}

/// The refusal of an act for which one of these powers is needed, in a place or else in the whole movement.
pub(crate) fn refused(
    tx: &mut ReadTx<'_>,
    words: &Words,
    book: &Rulebook,
    powers: &[Power],
    place: Option<&Place>,
    now: Moment,
) -> Result<Option<Said>, Error> {
    let whole = match place {
        Some(_) => None,
        None => groups::whole(tx)?.map(|whole| groups::place(tx, whole.id)).transpose()?.flatten(),
    };
    let Some(place) = place.or(whole.as_ref()) else { return Ok(None) };
    let group = place.group().name.as_str();
    let (mut why, mut here, mut instead) = (Vec::new(), Vec::new(), Vec::new());
    for power in powers {
        let called = called(*power);
        let with = [("power", called.as_str().into()), ("group", group.into())];
        why.push(words.say_with(if why.is_empty() { "missing-power" } else { "missing-or-power" }, &with));
        let lending: Vec<_> = book.offices.iter().filter(|(_, office)| office.lends.value.contains(power)).collect();
        let titles: Vec<Blank> = lending.iter().map(|(_, office)| office.title.value.as_str().into()).collect();
        let says = if titles.is_empty() {
            Says::new("missing-power").with("power", called.as_str())
        } else {
            Says::new("power-not-lent").with("power", called.as_str()).with("who", titles)
        };
        why.push(says.english());
        let holders = holders(tx, place, *power, now)?;
        here.push(if holders.is_empty() {
            words.say_with("missing-nobody", &with)
        } else {
            let names = Blank::List(holders.into_iter().map(Blank::from).collect()).english();
            words.say_with("missing-holders", &[&with[..], &[("names", names.into())]].concat())
        });
        let see = words.say_with("missing-see", &[("power", called.as_str().into())]);
        instead.push(Link::new(see, page(power.name(), place.group().id)));
        let kinds: Vec<&str> = place.all().map(|group| group.kind.name()).collect();
        let reaches = |name: &str| book.group_of_office(name).is_some_and(|kind| kinds.contains(&kind));
        let rules = lending.iter().filter(|(name, _)| reaches(name)).map(|(_, office)| &office.lends.cite.path);
        instead.extend(rules.map(|path| refusal::link(words, book, path)));
    }
    let title = words.say("missing-title");
    let (why, record) = (why.join(" "), Some(here.join(" ")));
    Ok(Some(Said { status: StatusCode::FORBIDDEN, title, why, record, instead }))
}

/// The same as what ends a transaction.
pub(crate) fn stop(
    tx: &mut ReadTx<'_>,
    words: &Words,
    book: &Rulebook,
    powers: &[Power],
    place: &Place,
    now: Moment,
) -> Result<Stop, Error> {
    let said = refused(tx, words, book, powers, Some(place), now)?;
    Ok(said.map_or_else(|| Refusal::NotAllowed.into(), Stop::from))
}

/// Who holds a power in a place now, there or above, each with what they hold it by.
fn holders(tx: &mut ReadTx<'_>, place: &Place, power: Power, now: Moment) -> Result<Vec<String>, Error> {
    let mut found = Vec::new();
    let mut known = Vec::new();
    for group in place.all().rev() {
        for holder in holding(tx, group.id, power, now)? {
            if !known.contains(&holder.member) {
                known.push(holder.member);
                found.push(format!("{} ({}, {})", holder.name, holder.title, group.name));
            }
        }
    }
    Ok(found)
}

/// The refusal of what only members may do.
pub(crate) fn members_only(words: &Words) -> Said {
    let (title, why) = (words.say("missing-member-title"), words.say("missing-member"));
    let instead = vec![
        Link::new(words.say("missing-member-see"), "/me"),
        Link::new(words.say("missing-member-rules"), crate::rules::address("membership")),
    ];
    Said { status: StatusCode::FORBIDDEN, title, why, record: None, instead }
}
