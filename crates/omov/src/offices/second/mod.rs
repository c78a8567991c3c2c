//! Acts that need two persons. One who holds a power asks; another who holds it, and whom the act is not about, agrees or
//! declines; what is agreed to is done in the same transaction. Whoever asked can take it back, and after some days it can
//! no longer be agreed to.
//!
//! A room that has such an act declares a [`Deed`], puts it into [`deeds`](deeds::DEEDS), and asks for it:
//!
//! ```ignore
//! pub(crate) const EXPORT: Deed = Deed {
//!     name: "roll-export",
//!     power: Power::Export,
//!     asks: "second-roll-export",  // "Take a copy of the roll of { $group } with { $number } people"
//!     act: "act-roll-export",      // "Took a copy of the roll with { $number } people"
//!     says: |_, _, _| Ok(vec![]),  // more blanks of `asks` than $group, $asker, $about and $number
//!     look: |_| None,              // the page that shows what it would be done to
//!     facts: |_, _| Ok(vec![]),    // what everybody may know of it, on the public record
//!     under: None,                 // another rule than the one that lends the power
//!     done: |tx, pending, occasion| queue_the_file(tx, &pending.payload, occasion.now),
//! };
//! second::ask(tx, words, &Ask { id, deed: &EXPORT, place: &place, asker, about: None, number, reason, payload, now })?;
//! ```
//!
//! `done` runs inside the transaction in which the second person agrees, perhaps twice: ids come from `occasion.ids`. If it
//! ends with a [`Stop`], nothing is decided. The act is noted here, in the name of who asked; the room does not note it again.
//! Where an act stands, and who agreed, is on `/power/second/{second}`, whose address is [`Pending::address`].

pub(crate) mod care;
mod deeds;
mod sql;
#[cfg(test)]
mod tests;
pub(crate) mod web;

use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};
use omov_web::dates::Dates;
use omov_web::refusal::{Refusal, Said};
use omov_web::words::{Arg, Words};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::acts::{self, Act, ActId, Told, Under};
use super::{Power, holding, holds, missing, notice};
use crate::groups::{self, GroupId, Place};
use crate::house::ids::ids;
use crate::house::{House, Reader, Stop, ids as make, organisation, settings};
use crate::members::{self, MemberId};
use crate::record::{self, Done, Meant};
use crate::rules;

ids! {
    /// An act that waits for a second person, or waited.
    SecondId;
}

impl SecondId {
    /// Where it is shown, and decided.
    fn address(self) -> String {
        format!("/power/second/{self}")
    }

    /// To its page, for who has just asked for it.
    pub(crate) fn asked(self) -> Response {
        Redirect::to(&format!("{}?done=asked", self.address())).into_response()
    }
}

/// Fills the blanks of a message.
pub(crate) type Says = fn(&mut ReadTx<'_>, &Pending, &Dates) -> Result<Vec<(&'static str, Arg)>, Stop>;

/// Says what everybody may know.
pub(crate) type Facts = fn(&mut ReadTx<'_>, &Pending) -> Result<Vec<(&'static str, String)>, Stop>;

/// Says under which rule, and in which office.
pub(crate) type UnderRule = fn(&mut ReadTx<'_>, &Pending) -> Result<Under, Stop>;

/// Something that needs two persons, as a room declares it.
#[derive(Debug)]
pub(crate) struct Deed {
    /// As it stands in the database.
    pub(crate) name: &'static str,
    /// What both have to hold, in the group of the act or above it.
    pub(crate) power: Power,
    /// The message that says what would be done.
    pub(crate) asks: &'static str,
    /// The message that says what was done, for the list of acts.
    pub(crate) act: &'static str,
    /// What else stands in the message `asks`, beside `$group`, `$asker`, `$about` and `$number`.
    pub(crate) says: Says,
    /// The page that shows what it would be done to, for whoever may decide.
    pub(crate) look: fn(&Pending) -> Option<String>,
    /// What everybody may know of it once it is done, on the public record: never a person, and nothing that somebody typed about one.
    pub(crate) facts: Facts,
    /// Under which rule it is asked for and done, where that is not what lends the power.
    pub(crate) under: Option<UnderRule>,
    /// Does it.
    pub(crate) done: fn(&mut WriteTx<'_>, &Pending, &Occasion) -> Result<(), Stop>,
}

/// What somebody asks for.
#[derive(Debug)]
pub(crate) struct Ask<'a> {
    pub(crate) id: SecondId,
    pub(crate) deed: &'static Deed,
    pub(crate) place: &'a Place,
    pub(crate) asker: MemberId,
    /// To whom it is done, if it is done to one person.
    pub(crate) about: Option<MemberId>,
    pub(crate) number: Option<u32>,
    /// Why, in the asker's own words.
    pub(crate) reason: &'a str,
    /// What `done` needs to know.
    pub(crate) payload: &'a str,
    pub(crate) now: Moment,
}

/// An act that waits for a second person, or waited.
#[derive(Clone, Debug)]
pub(crate) struct Pending {
    pub(crate) id: SecondId,
    pub(crate) deed: &'static Deed,
    pub(crate) group: GroupId,
    pub(crate) asker: MemberId,
    pub(crate) about: Option<MemberId>,
    pub(crate) number: Option<u32>,
    pub(crate) reason: String,
    pub(crate) payload: String,
    pub(crate) asked_at: Moment,
    pub(crate) until: Moment,
    /// `waiting`, `agreed`, `declined` or `taken-back`.
    state: String,
}

impl FromRow for Pending {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            deed: row.get(1)?,
            group: row.get(2)?,
            asker: row.get(3)?,
            about: row.get(4)?,
            number: row.get(5)?,
            reason: row.get(6)?,
            payload: row.get(7)?,
            asked_at: row.get(8)?,
            until: row.get(9)?,
            state: row.get(10)?,
        })
    }
}

impl Pending {
    /// Where it is shown, and decided.
    pub(crate) fn address(&self) -> String {
        self.id.address()
    }

    /// What `done` needs to know, as [`payload`] wrote it.
    pub(crate) fn wanted<T: DeserializeOwned>(&self) -> Result<T, Stop> {
        serde_json::from_str(&self.payload).map_err(|_| Refusal::Failed.into())
    }

    /// Whether it can still be decided.
    pub(crate) fn waits(&self, now: Moment) -> bool {
        self.state == "waiting" && self.until > now
    }

    /// Whether that person can be the second, as far as it depends on who they are.
    fn not_theirs(&self, member: MemberId) -> bool {
        self.asker != member && self.about != Some(member)
    }
}

/// The moment at which the second person agrees, and what there is to do it with.
#[derive(Clone, Debug)]
pub(crate) struct Occasion {
    pub(crate) house: House,
    pub(crate) dates: Dates,
    /// Who agrees.
    pub(crate) by: MemberId,
    pub(crate) now: Moment,
    /// Made outside of the transaction, for what is made in it. The last two are not for rooms.
    pub(crate) ids: [[u8; 16]; 8],
}

impl Occasion {
    /// Now, with that person.
    pub(crate) fn new(house: &House, dates: &Dates, by: MemberId, now: Moment) -> Result<Self, Stop> {
        let mut ids = [[0; 16]; 8];
        for id in &mut ids {
            *id = make::by_time(now)?;
        }
        Ok(Self { house: house.clone(), dates: dates.clone(), by, now, ids })
    }
}

/// Whether some act with that power needs a second person.
pub(crate) fn is_asked_with(power: Power) -> bool {
    deeds::any_with(power)
}

/// Something that `done` needs to know, as it is asked for: [`Pending::wanted`] reads it again.
pub(crate) fn payload<T: Serialize>(what: &T) -> Result<String, Stop> {
    serde_json::to_string(what).map_err(|_| Refusal::Failed.into())
}

/// Asks for it. Whoever asks has to hold the power there, and it cannot be done to themselves.
pub(crate) fn ask(tx: &mut WriteTx<'_>, words: &Words, ask: &Ask<'_>) -> Result<(), Stop> {
    let Ask { deed, place, asker, about, now, .. } = ask;
    if *about == Some(*asker) {
        return Err(others(tx, words, deed.power, "second-oneself")?);
    }
    if !holds(tx, *asker, deed.power, place, *now)? {
        let book = rules::present(tx)?;
        return Err(missing::stop(tx, words, &book, &[deed.power], place, *now)?);
    }
    put(tx, ask)
}

/// Asks for it in the name of somebody of whom the room knows that a rule lets them.
pub(crate) fn put(tx: &mut WriteTx<'_>, ask: &Ask<'_>) -> Result<(), Stop> {
    let Ask { id, deed, place, asker, about, number, reason, payload, now } = ask;
    let zone = organisation::find(tx)?.map(|organisation| organisation.zone).unwrap_or_default();
    let until = rules::after(&zone, *now, settings::second_waits(tx, deed.power)?);
    let group = place.group().id;
    tx.execute(&sql::ASK, params![id, deed.name, group, asker, about, number, reason, payload, now, until])?;
    for group in place.all() {
        tx.execute(&sql::REACH, params![group.id, deed.power.name(), id])?;
    }
    let pending = find(tx, *id)?.ok_or(Refusal::Failed)?;
    step(tx, &pending, "asked", *asker, *now)
}

/// One of them.
pub(crate) fn find(tx: &mut ReadTx<'_>, id: SecondId) -> Result<Option<Pending>, Error> {
    tx.optional(&sql::FIND, params![id])
}

/// What waits for this reader to agree or decline.
pub(crate) fn waiting(tx: &mut ReadTx<'_>, reader: &Reader, now: Moment) -> Result<Vec<Pending>, Error> {
    let Some(me) = &reader.me else { return Ok(Vec::new()) };
    let mut found: Vec<Pending> = Vec::new();
    for power in Power::ALL {
        for group in reader.groups_of(*power) {
            found.extend(tx.all::<Pending>(&sql::REACHED, params![group, power.name(), now])?);
        }
    }
    found.retain(|pending| pending.not_theirs(me.id));
    found.sort_by_key(|pending| pending.id);
    found.dedup_by_key(|pending| pending.id);
    Ok(found)
}

/// What this person has asked for and is not decided.
pub(crate) fn asked(tx: &mut ReadTx<'_>, by: MemberId, now: Moment) -> Result<Vec<Pending>, Error> {
    tx.all(&sql::ASKED, params![by, now])
}

/// What somebody has asked for that would be done to this person, and is not decided.
pub(crate) fn about(tx: &mut ReadTx<'_>, member: MemberId, now: Moment) -> Result<Vec<Pending>, Error> {
    tx.all(&sql::ABOUT, params![member, now])
}

/// One such act that waits and is about that person.
pub(crate) fn waits_about(
    tx: &mut ReadTx<'_>,
    deed: &Deed,
    about: MemberId,
    now: Moment,
) -> Result<Option<Pending>, Error> {
    tx.optional(&sql::WAITS_ABOUT, params![about, deed.name, now])
}

/// Whether that person may agree to it, or decline.
pub(crate) fn may_decide(tx: &mut ReadTx<'_>, pending: &Pending, who: MemberId, now: Moment) -> Result<bool, Error> {
    let Some(place) = groups::place(tx, pending.group)? else { return Ok(false) };
    Ok(pending.not_theirs(who) && holds(tx, who, pending.deed.power, &place, now)?)
}

/// Who could agree to it now, by name.
pub(crate) fn seconds(tx: &mut ReadTx<'_>, pending: &Pending, now: Moment) -> Result<Vec<String>, Error> {
    let Some(place) = groups::place(tx, pending.group)? else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for group in place.all() {
        found.extend(holding(tx, group.id, pending.deed.power, now)?);
    }
    found.retain(|holder| pending.not_theirs(holder.member));
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found.dedup_by_key(|holder| holder.member);
    Ok(found.into_iter().map(|holder| holder.name).collect())
}

/// Says in the house's words what would be done.
pub(crate) fn said(tx: &mut ReadTx<'_>, pending: &Pending, house: &House, dates: &Dates) -> Result<String, Stop> {
    let mut with = match (pending.deed.says)(tx, pending, dates) {
        Ok(with) => with,
        // It is over, and what it was about has been forgotten.
        Err(_) if pending.payload.is_empty() => return Ok(house.words().say("second-forgotten")),
        Err(stop) => return Err(stop),
    };
    let group = groups::find(tx, pending.group)?.map(|group| group.name).unwrap_or_default();
    with.push(("group", group.into()));
    with.push(("asker", name(tx, pending.asker)?.into()));
    if let Some(about) = pending.about {
        with.push(("about", name(tx, about)?.into()));
    }
    if let Some(number) = pending.number {
        with.push(("number", u64::from(number).into()));
    }
    Ok(house.words().say_with(pending.deed.asks, &with))
}

fn name(tx: &mut ReadTx<'_>, member: MemberId) -> Result<String, Error> {
    Ok(members::find(tx, member)?.map(|member| member.name).unwrap_or_default())
}

/// Agrees to it and does it.
pub(crate) fn agree(tx: &mut WriteTx<'_>, id: SecondId, occasion: &Occasion) -> Result<(), Stop> {
    let Occasion { house, dates, by, now, ids } = occasion;
    let pending = decidable(tx, id, house, *by, *now)?;
    let said = said(tx, &pending, house, dates)?;
    let facts = (pending.deed.facts)(tx, &pending)?;
    let under = pending.deed.under.map(|under| under(tx, &pending)).transpose()?;
    (pending.deed.done)(tx, &pending, occasion)?;
    decide(tx, id, "agreed", *by, *now, "")?;
    let act = Act {
        id: ActId(ids[7]),
        group: pending.group,
        actor: pending.asker,
        power: pending.deed.power,
        deed: pending.deed.act,
        about: pending.about,
        number: pending.number,
        reason: pending.reason.clone(),
        at: *now,
    };
    acts::note_telling(tx, &act, Told { facts, second: Some((*by, id)), under })?;
    tx.execute(&sql::DONE, params![id, act.id])?;
    let told = notice::Notice { id: ids[6], to: pending.asker, purpose: "second", message: "second-agreed" };
    Ok(notice::send(tx, house, &told, &[("what", said.into())], *now)?)
}

/// Declines it: nothing is done, and whoever asked is told why.
pub(crate) fn decline(tx: &mut WriteTx<'_>, id: SecondId, why: &str, occasion: &Occasion) -> Result<(), Stop> {
    let Occasion { house, dates, by, now, ids } = occasion;
    let pending = decidable(tx, id, house, *by, *now)?;
    let said = said(tx, &pending, house, dates)?;
    decide(tx, id, "declined", *by, *now, why)?;
    step(tx, &pending, "declined", *by, *now)?;
    let told = notice::Notice { id: ids[6], to: pending.asker, purpose: "second", message: "second-declined" };
    Ok(notice::send(tx, house, &told, &[("what", said.into()), ("why", why.into())], *now)?)
}

/// Takes back what one has asked for.
pub(crate) fn take_back(
    tx: &mut WriteTx<'_>,
    id: SecondId,
    house: &House,
    me: MemberId,
    now: Moment,
) -> Result<(), Stop> {
    let pending = find(tx, id)?.filter(|pending| pending.asker == me).ok_or(Refusal::NotFound)?;
    if !pending.waits(now) {
        return Err(over(house));
    }
    decide(tx, id, "taken-back", me, now, "")?;
    step(tx, &pending, "taken-back", me, now)
}

/// What happens to an act on its way (`asked`, `declined` or `taken-back`), on the public record. That it was done is recorded
/// with the act itself.
fn step(tx: &mut WriteTx<'_>, pending: &Pending, what: &str, by: MemberId, now: Moment) -> Result<(), Stop> {
    let Pending { id, deed, group, number, .. } = pending;
    let act = deed.act.strip_prefix("act-").unwrap_or(deed.act);
    let mut facts = vec![("asked", id.to_string()), ("deed", act.to_owned())];
    facts.extend(number.map(|number| ("number", number.to_string())));
    let under = match deed.under.filter(|_| by == pending.asker) {
        Some(under) => under(tx, pending)?,
        None => acts::under(tx, by, deed.power, *group, now)?,
    };
    facts.extend(under.told());
    let Under { office, rule, .. } = under;
    let kind = format!("{}.{what}", deed.power.name());
    let meant = vec![("by", Meant::Member(by))];
    record::append(tx, &[Done { kind, group: *group, office, rule, facts, meant, at: now }])
}

/// It, if that person may decide it now.
fn decidable(tx: &mut ReadTx<'_>, id: SecondId, house: &House, by: MemberId, now: Moment) -> Result<Pending, Stop> {
    let pending = find(tx, id)?.ok_or(Refusal::NotFound)?;
    if !may_decide(tx, &pending, by, now)? {
        let (words, power) = (house.words(), pending.deed.power);
        if !pending.not_theirs(by) {
            return Err(others(tx, words, power, "second-not-theirs")?);
        }
        let (book, place) = (rules::present(tx)?, groups::place(tx, pending.group)?.ok_or(Refusal::NotFound)?);
        return Err(missing::stop(tx, words, &book, &[power], &place, now)?);
    }
    if pending.waits(now) { Ok(pending) } else { Err(over(house)) }
}

fn decide(tx: &mut WriteTx<'_>, id: SecondId, state: &str, by: MemberId, now: Moment, why: &str) -> Result<(), Stop> {
    if tx.execute(&sql::DECIDE, params![id, state, by, now, why])? == 0 {
        return Err(Refusal::Conflict.into());
    }
    tx.execute(&sql::OUT_OF_REACH, params![id])?;
    Ok(())
}

/// Somebody else has to do it, with the rule for acts of two persons with that power.
fn others(tx: &mut ReadTx<'_>, words: &Words, power: Power, why: &str) -> Result<Stop, Error> {
    let book = rules::present(tx)?;
    let rule = rules::refusal::link(words, &book, &format!("powers.{}.alone-up-to", power.name()));
    let (title, why) = (words.say("second-others"), words.say(why));
    Ok(Said { status: StatusCode::FORBIDDEN, title, why, record: None, instead: vec![rule] }.into())
}

/// It was decided before, taken back, or has waited too long.
fn over(house: &House) -> Stop {
    let words = house.words();
    Stop::from(Said {
        status: StatusCode::CONFLICT,
        title: words.say("second-over-title"),
        why: words.say("second-over-why"),
        record: None,
        instead: vec![omov_web::parts::Link::new(words.say("second-over-instead"), "/power/second")],
    })
}
