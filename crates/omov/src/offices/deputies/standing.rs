//! Standing in: handing over and taking back, taking over where an office is vacant, and when it ends.

use axum::http::StatusCode;
use omov_store::{Moment, ReadTx, WriteTx, params};
use omov_web::refusal::{Refusal, Said};

use super::named::tell;
use super::{Deputy, DeputyId, sql};
use crate::house::{House, Stop};
use crate::members::{self, MemberId, Standing};
use crate::offices::acts::{self, Act, ActId, Told, Under};
use crate::offices::{Power, Term, TermId, book, find as office, lending};
use crate::rules;

/// What a deputy, or whoever they stand in for, can do without asking anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Whoever holds the term lets the deputy stand in.
    HandOver,
    /// And takes the office up again.
    TakeUp,
    /// The deputy takes an office that is vacant.
    TakeOver,
    /// The deputy does not want to be one any more.
    LayDown,
}

impl Step {
    const ALL: [Self; 4] = [Self::HandOver, Self::TakeUp, Self::TakeOver, Self::LayDown];

    /// As it stands in addresses and in messages.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::HandOver => "hand-over",
            Self::TakeUp => "take-up",
            Self::TakeOver => "take-over",
            Self::LayDown => "lay-down",
        }
    }

    /// The step of that name.
    pub(crate) fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    /// The message that says what was done, for the list of acts.
    fn deed(self) -> &'static str {
        match self {
            Self::HandOver => "act-hand-over",
            Self::TakeUp => "act-take-up",
            Self::TakeOver => "act-take-over",
            Self::LayDown => "act-lay-down-deputy",
        }
    }

    /// Whether it can be taken by that person, as things stand.
    fn fits(self, deputy: &Deputy, who: MemberId, now: Moment) -> bool {
        let stands = deputy.stands_in.is_some();
        deputy.runs(now)
            && match self {
                Self::HandOver => deputy.holder == who && deputy.over.is_none() && !stands,
                Self::TakeUp => deputy.holder == who && deputy.over.is_none() && stands,
                Self::TakeOver => deputy.member == who && deputy.over.is_some() && !stands,
                Self::LayDown => deputy.member == who,
            }
    }

    /// What that person can do.
    pub(crate) fn open_to(deputy: &Deputy, who: MemberId, now: Moment) -> Vec<Self> {
        Self::ALL.into_iter().filter(|step| step.fits(deputy, who, now)).collect()
    }
}

/// Takes a step. Of the ids one is for the act, one for a term, one for a letter.
pub(crate) fn take(
    tx: &mut WriteTx<'_>,
    (id, step): (DeputyId, Step),
    (house, who, now): (&House, MemberId, Moment),
    ids: [[u8; 16]; 3],
) -> Result<(), Stop> {
    let deputy = super::find(tx, id, now)?.ok_or(Refusal::NotFound)?;
    if !step.fits(&deputy, who, now) {
        return Err(Refusal::Conflict.into());
    }
    let under = under(tx, &deputy, step)?;
    let (to, message) = match step {
        Step::HandOver | Step::TakeOver => {
            stands(tx, &deputy, TermId(ids[1]), house, now)?;
            (deputy.member, "deputy-stands-in")
        }
        Step::TakeUp => {
            stood(tx, &deputy, house, now)?;
            (deputy.member, "deputy-stood-in")
        }
        Step::LayDown => {
            ended(tx, &deputy, house, now)?;
            (deputy.holder, "deputy-laid-down")
        }
    };
    if to != who {
        let with = [("deputy", deputy.name.as_str().into())];
        let about = (&*deputy.title, &*deputy.holder_name);
        tell(tx, house, (ids[2], to, message), &deputy.term.to_string(), about, &with, now)?;
    }
    let act = Act {
        id: ActId(ids[0]),
        group: deputy.group,
        actor: who,
        power: Power::Lend,
        deed: step.deed(),
        about: (to != who).then_some(to),
        number: None,
        reason: String::new(),
        at: now,
    };
    acts::note_telling(tx, &act, Told { facts: vec![("title", deputy.title)], under, ..Told::default() })
}

/// The rule by which there is a deputy.
fn under(tx: &mut ReadTx<'_>, deputy: &Deputy, step: Step) -> Result<Option<Under>, Stop> {
    let book = rules::present(tx)?;
    let rule = book::rules_of(&book, deputy.office).and_then(|(_, office)| office.deputy_named_by.as_ref());
    let as_deputy = matches!(step, Step::TakeOver | Step::LayDown);
    let office = Some(deputy.title.clone());
    Ok(rule.map(|rule| Under { office, rule: rule.cite.path.clone(), deputy: as_deputy }))
}

/// From now on the deputy stands in.
fn stands(tx: &mut WriteTx<'_>, deputy: &Deputy, id: TermId, house: &House, now: Moment) -> Result<(), Stop> {
    if members::find(tx, deputy.member)?.is_none_or(|member| member.standing != Standing::Member) {
        return Err(refused(house, "deputy-no-member"));
    }
    if office(tx, deputy.office)?.is_none_or(|office| office.retired_at.is_some()) {
        return Err(refused(house, "deputy-no-office"));
    }
    match deputy.over {
        None => {
            if tx.execute(&sql::REST, params![deputy.term, now, deputy.until])? == 0 {
                return Err(Refusal::Conflict.into());
            }
        }
        Some(_) if is_full(tx, deputy, now)? => return Err(refused(house, "deputy-filled")),
        Some(_) => {}
    }
    let values = params![id, deputy.office, deputy.group, deputy.member, now, deputy.until, deputy.id];
    Ok(tx.execute(&sql::STAND_IN, values).map(|_| ())?)
}

/// Whether all seats of the office are held at that moment.
fn is_full(tx: &mut ReadTx<'_>, deputy: &Deputy, at: Moment) -> Result<bool, Stop> {
    let book = rules::present(tx)?;
    let seats = book::rules_of(&book, deputy.office).map_or(1, |(_, office)| office.seats.value);
    Ok(tx.one::<u64>(&sql::HELD, params![deputy.office, deputy.group, at])? >= seats)
}

/// The deputy does not stand in any more: the powers are again those of whoever holds the term.
fn stood(tx: &mut WriteTx<'_>, deputy: &Deputy, house: &House, now: Moment) -> Result<(), Stop> {
    let Some(id) = deputy.stands_in else { return Ok(()) };
    let term = crate::offices::term(tx, id)?.ok_or(Refusal::NotFound)?;
    lending::stop(tx, &term, house, now)
}

/// They are a deputy no longer.
pub(super) fn ended(tx: &mut WriteTx<'_>, deputy: &Deputy, house: &House, now: Moment) -> Result<(), Stop> {
    stood(tx, deputy, house, now)?;
    if tx.execute(&sql::END, params![deputy.id, now])? == 0 {
        return Err(Refusal::Conflict.into());
    }
    Ok(())
}

/// A term has ended before its time. Whoever is named to stand in for it is told that they can: the id is for that letter.
pub(crate) fn stopped(
    tx: &mut WriteTx<'_>,
    term: TermId,
    house: &House,
    letter: [u8; 16],
    now: Moment,
) -> Result<(), Stop> {
    let Some(deputy) = super::of_term(tx, term, now)?.filter(|deputy| deputy.stands_in.is_none()) else {
        return Ok(());
    };
    let about = (&*deputy.title, &*deputy.holder_name);
    tell(tx, house, (letter, deputy.member, "deputy-vacant"), &term.to_string(), about, &[], now)
}

/// The term of a deputy who stood in has ended: its powers go back.
pub(crate) fn returned(tx: &mut WriteTx<'_>, deputy: DeputyId, now: Moment) -> Result<(), Stop> {
    if let Some(deputy) = super::find(tx, deputy, now)? {
        tx.execute(&sql::RETURNED, params![deputy.term, now])?;
    }
    Ok(())
}

/// A new term was lent. Where all seats are held from its beginning on, nobody stands in for those that ended.
pub(crate) fn filled(tx: &mut WriteTx<'_>, term: &Term, now: Moment) -> Result<(), Stop> {
    for deputy in super::of_group(tx, term.group, now)? {
        if deputy.office == term.office && deputy.over.is_some() && is_full(tx, &deputy, term.since)? {
            let from = term.since.max(now);
            tx.execute(&sql::SHORTEN, params![deputy.id, from])?;
            tx.execute(&sql::SHORTEN_TERMS, params![deputy.id, from])?;
        }
    }
    Ok(())
}

/// What cannot be done, by the name of a message.
pub(super) fn refused(house: &House, why: &str) -> Stop {
    let words = house.words();
    let (title, why) = (words.say("deputy-refused"), words.say(why));
    Said { status: StatusCode::CONFLICT, title, why, record: None, instead: Vec::new() }.into()
}
