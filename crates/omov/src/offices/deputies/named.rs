//! Naming a deputy, and taking that back. The rulebook says which office or body names; a second person who lends offices agrees.
//! What a body decided is entered by somebody who lends offices, with its figures, and held against the rules.

use omov_rules::Rulebook;
use omov_rules::decide::{self, Act, Asking, Ground, Held, Person, Resolution};
use omov_rules::value;
use omov_store::{Moment, ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;
use omov_web::words::{Arg, Words};
use serde::{Deserialize, Serialize};

use super::{Deputy, DeputyId};
use crate::groups::{self, Place};
use crate::house::{House, Stop, organisation, timestamp};
use crate::members::{self, MemberId, Standing};
use crate::offices::acts::{self, Under};
use crate::offices::list::{self, Lent};
use crate::offices::second::{Deed, Occasion, Pending};
use crate::offices::{Power, TermId, book, holds, missing, notice, sql as terms};
use crate::rules::{self, asking};

/// Names the person it is about as the deputy of a term. The payload is a [`Naming`].
pub(crate) const NAME: Deed = Deed {
    name: "name-deputy",
    power: Power::Lend,
    asks: "second-name-deputy",
    act: "act-name-deputy",
    says: |tx, pending, dates| {
        let naming: Naming = pending.wanted()?;
        let lent = naming.lent(tx)?;
        let until = dates.short(timestamp(Moment(naming.until)));
        Ok(vec![("office", lent.title.into()), ("holder", lent.name.into()), ("until", until.into())])
    },
    look: |pending| pending.wanted::<Naming>().ok().map(|naming| format!("/power/{}", naming.term)),
    facts: |tx, pending| {
        let naming: Naming = pending.wanted()?;
        let until = timestamp(Moment(naming.until)).strftime("%Y-%m-%d").to_string();
        let mut facts = vec![("title", naming.lent(tx)?.title), ("until", until)];
        if let Some((took_part, yes, no)) = naming.decided {
            let votes = [("took-part", took_part), ("yes", yes), ("no", no)];
            facts.extend(votes.map(|(name, votes)| (name, votes.to_string())));
        }
        Ok(facts)
    },
    under: Some(|tx, pending| {
        let lent = pending.wanted::<Naming>()?.lent(tx)?;
        by_rule(tx, pending, &lent)
    }),
    done: name,
};

/// Takes back who was named. The payload is an [`Ending`].
pub(crate) const END: Deed = Deed {
    name: "end-deputy",
    power: Power::Lend,
    asks: "second-end-deputy",
    act: "act-end-deputy",
    says: |tx, pending, _| {
        let deputy = deputy_of(tx, pending, pending.asked_at)?;
        Ok(vec![("office", deputy.title.into()), ("holder", deputy.holder_name.into())])
    },
    look: |pending| pending.wanted::<Ending>().ok().map(|ending| format!("/power/{}", ending.term)),
    facts: |tx, pending| Ok(vec![("title", deputy_of(tx, pending, pending.asked_at)?.title)]),
    under: None,
    done: end,
};

/// Who is named, for which term. The deputy gets the id of the act that asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Naming {
    pub(crate) term: TermId,
    /// Until when at the latest, in microseconds.
    pub(crate) until: i64,
    /// How many took part, were for it and against it, where a body names.
    pub(crate) decided: Option<(u64, u64, u64)>,
}

impl Naming {
    fn lent(&self, tx: &mut ReadTx<'_>) -> Result<Lent, Stop> {
        Ok(list::find(tx, self.term)?.ok_or(Refusal::NotFound)?)
    }
}

/// Who is taken back, and for which term they were named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Ending {
    pub(crate) deputy: DeputyId,
    pub(crate) term: TermId,
}

fn deputy_of(tx: &mut ReadTx<'_>, pending: &Pending, now: Moment) -> Result<Deputy, Stop> {
    let Ending { deputy, .. } = pending.wanted()?;
    Ok(super::find(tx, deputy, now)?.ok_or(Refusal::NotFound)?)
}

/// Who names a deputy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// Whoever holds this office.
    ByOffice(String),
    /// This body, by a decision of its own.
    ByBody(String),
}

/// Who names a deputy in the office of a term, as the rules have it; nothing if they let nobody.
pub(crate) fn named_by(book: &Rulebook, lent: &Lent) -> Option<Named> {
    let (_, office) = book::rules_of(book, lent.office)?;
    let by = &office.deputy_named_by.as_ref()?.value;
    Some(if book.bodies.contains_key(by) { Named::ByBody(by.clone()) } else { Named::ByOffice(by.clone()) })
}

/// Who names, and what a body decided.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Who {
    pub(crate) asker: MemberId,
    pub(crate) decided: Option<(u64, u64, u64)>,
}

/// Everything that the rules have against it; nothing if it may be done.
pub(crate) fn grounds(
    tx: &mut ReadTx<'_>,
    book: &Rulebook,
    lent: &Lent,
    who: Who,
    now: Moment,
) -> Result<Vec<Ground>, Stop> {
    let zone = organisation::find(tx)?.map(|organisation| organisation.zone).unwrap_or_default();
    let place = groups::place(tx, lent.group)?.ok_or(Refusal::NotFound)?;
    let mut facts = asking::facts(tx, book, &place)?;
    let place = asking::place(&place);
    let person = if let Some(Named::ByBody(body)) = named_by(book, lent) {
        facts.resolution =
            who.decided.map(|(took_part, yes, no)| Resolution { body: body.clone(), took_part, yes, no });
        one_of(book, &body, &place)
    } else {
        let asker = members::find(tx, who.asker)?.ok_or(Refusal::NotFound)?;
        asking::person(tx, &asker, &zone)?
    };
    let name = book::rules_of(book, lent.office).map_or_else(|| lent.title.clone(), |(name, _)| name.to_owned());
    let act = Act::NameDeputy { office: name };
    let now = rules::local(&zone, now);
    Ok(book.decide(&Asking { who: &person, act: &act, place: &place, now, facts: &facts }).against())
}

/// Anybody of a body, in whose name its decision is entered.
fn one_of(book: &Rulebook, body: &str, place: &decide::Place) -> Person {
    let groups = place.groups.iter().map(|(_, id)| id.clone()).collect();
    let kind = book.group_of_body(body).unwrap_or_default();
    let group = place.groups.iter().find(|(known, _)| known == kind).map(|(_, id)| id.clone());
    let (since, until) = (value::Moment(i64::MIN), value::Moment(i64::MAX));
    let group = group.unwrap_or_default();
    let seat = book.seats_of(body).next().map(|(office, _)| Held { office: office.to_owned(), group, since, until });
    let holds = seat.into_iter().collect();
    Person { standing: decide::Standing::Member, groups, holds, ..Person::default() }
}

/// Why somebody may not even ask, as a page; nothing if they may. What a body decided is entered by whoever lends offices.
pub(crate) fn refused_to(
    tx: &mut ReadTx<'_>,
    words: &Words,
    book: &Rulebook,
    lent: &Lent,
    place: &Place,
    (asker, now): (MemberId, Moment),
) -> Result<Option<Stop>, Stop> {
    if let Some(Named::ByBody(_)) = named_by(book, lent) {
        if holds(tx, asker, Power::Lend, place, now)? {
            return Ok(None);
        }
        return Ok(Some(missing::stop(tx, words, book, &[Power::Lend], place, now)?));
    }
    let grounds = grounds(tx, book, lent, Who { asker, decided: None }, now)?;
    Ok((!grounds.is_empty()).then(|| rules::refused(words, book, words.say("deputy-refused"), &grounds)))
}

/// Why that person cannot be the deputy of a term until then, by the name of a message; nothing if they can.
pub(crate) fn unfit(
    tx: &mut ReadTx<'_>,
    lent: &Lent,
    member: MemberId,
    until: Moment,
    now: Moment,
) -> Result<Option<&'static str>, Stop> {
    let Some(found) = members::find(tx, member)? else { return Ok(Some("lend-nobody")) };
    if found.standing != Standing::Member {
        return Ok(Some("deputy-no-member"));
    }
    if lent.end() <= now || lent.deputy.is_some() {
        return Ok(Some("deputy-over"));
    }
    if member == lent.member {
        return Ok(Some("deputy-themselves"));
    }
    if until <= now || until > lent.until {
        return Ok(Some("deputy-too-long"));
    }
    if tx.one(&terms::OVERLAPS, params![member, lent.office, lent.group, now, until])? {
        return Ok(Some("deputy-holds"));
    }
    Ok(super::of_term(tx, lent.id, now)?.map(|_| "deputy-there"))
}

/// Under which rule somebody names, and in which office.
fn by_rule(tx: &mut ReadTx<'_>, pending: &Pending, lent: &Lent) -> Result<Under, Stop> {
    let book = rules::present(tx)?;
    let under = acts::under(tx, pending.asker, Power::Lend, pending.group, pending.asked_at)?;
    let Some((_, office)) = book::rules_of(&book, lent.office) else { return Ok(under) };
    let Some(by) = &office.deputy_named_by else { return Ok(under) };
    let in_office = book.offices.get(&by.value).map(|office| office.title.value.clone());
    Ok(Under { rule: by.cite.path.clone(), office: in_office.or(under.office), deputy: under.deputy })
}

fn name(tx: &mut WriteTx<'_>, pending: &Pending, occasion: &Occasion) -> Result<(), Stop> {
    let Occasion { house, dates, now, ids, .. } = occasion;
    let naming: Naming = pending.wanted()?;
    let member = pending.about.ok_or(Refusal::Failed)?;
    let (lent, until) = (naming.lent(tx)?, Moment(naming.until));
    if let Some(why) = unfit(tx, &lent, member, until, *now)? {
        return Err(super::standing::refused(house, why));
    }
    // Who names a deputy may have changed since it was asked for.
    let book = rules::present(tx)?;
    let grounds = grounds(tx, &book, &lent, Who { asker: pending.asker, decided: naming.decided }, *now)?;
    if !grounds.is_empty() {
        let words = house.words();
        return Err(rules::refused(words, &book, words.say("deputy-refused"), &grounds));
    }
    super::put(tx, DeputyId(pending.id.0), lent.id, member, (*now, until))?;
    let until = dates.short(timestamp(until));
    let more = [("until", Arg::from(until)), ("reason", pending.reason.as_str().into())];
    tell(tx, house, (ids[0], member, "deputy-named"), &lent.id.to_string(), (&lent.title, &lent.name), &more, *now)
}

fn end(tx: &mut WriteTx<'_>, pending: &Pending, occasion: &Occasion) -> Result<(), Stop> {
    let Occasion { house, now, ids, .. } = occasion;
    let deputy = deputy_of(tx, pending, *now)?;
    super::standing::ended(tx, &deputy, house, *now)?;
    let more = [("reason", Arg::from(pending.reason.as_str()))];
    let about = (&*deputy.title, &*deputy.holder_name);
    tell(tx, house, (ids[0], deputy.member, "deputy-ended"), &deputy.term.to_string(), about, &more, *now)
}

/// Writes to a deputy, or to whom they stand in for.
pub(super) fn tell(
    tx: &mut WriteTx<'_>,
    house: &House,
    (id, to, message): ([u8; 16], MemberId, &'static str),
    term: &str,
    (office, holder): (&str, &str),
    more: &[(&'static str, Arg)],
    now: Moment,
) -> Result<(), Stop> {
    let told = notice::Notice { id, to, purpose: "office", message };
    let page = house.address(&format!("/power/{term}"));
    let mut with = vec![("office", Arg::from(office)), ("holder", holder.into()), ("page", page.into())];
    with.extend(more.iter().cloned());
    Ok(notice::send(tx, house, &told, &with, now)?)
}
