//! What the rules say: who may open nominations, who names and supports, who may stand.

use omov_rules::Rulebook;
use omov_rules::decide::{Act, Ground, Person};
use omov_rules::model;
use omov_store::{Moment, ReadTx};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::round::Round;
use crate::groups::Place;
use crate::house::Stop;
use crate::members::{self, MemberId};
use crate::offices::{OfficeId, lending};
use crate::rules::{self, asking};

/// Nominations end no sooner than after the notice that the rules give to the ballot which follows, and never is more asked than this: whoever looks
/// in once a week has seen them. A movement whose rules let it vote at short notice finds its candidates at short notice.
const LEAST_DAYS: u16 = 7;
/// Nobody waits longer than this for names.
const MOST_DAYS: u16 = 180;

/// From when until when nominations can end that begin now.
pub(super) fn ends_between(ballot: &model::Ballot, zone: &str, now: Moment) -> (Moment, Moment) {
    let days = |days| rules::after(zone, now, omov_rules::value::Span::days(days));
    (rules::after(zone, now, ballot.notice.value).min(days(LEAST_DAYS)), days(MOST_DAYS))
}

/// Everything that the rules have against it that somebody does this here. Whoever is a member said on joining that they are at least so old; what
/// more they say of it comes in as `age`.
fn grounds(
    tx: &mut ReadTx<'_>,
    book: &Rulebook,
    (who, place, zone): (MemberId, &Place, &str),
    (act, age): (&Act, u64),
    now: Moment,
) -> Result<Vec<Ground>, Stop> {
    let member = members::find(tx, who)?.ok_or(Refusal::NotFound)?;
    let who = Person { age: Some(age), ..asking::person(tx, &member, zone)? };
    Ok(asking::against(tx, book, (&who, place, zone), (act, None), now)?)
}

/// What there is against it that somebody names and supports: they have to be of those who elect, with a vote today.
pub(super) fn against_naming(
    tx: &mut ReadTx<'_>,
    round: &Round,
    who: MemberId,
    zone: &str,
    now: Moment,
) -> Result<Vec<Ground>, Stop> {
    let (book, place) = (round.rules(tx)?, round.place(tx)?);
    let freezes = book.ballots.get(&round.kind).map(|ballot| ballot.roll_freezes.value);
    // The question is who has a vote now; so the ballot that is asked about is one whose roll is frozen now.
    let opens = freezes.map_or(now, |time| rules::after(zone, now, time));
    let act = Act::Vote { ballot: round.kind.clone(), opens: rules::local(zone, opens) };
    let age = book.membership.minimum_age.value;
    grounds(tx, &book, (who, &place, zone), (&act, age), now)
}

/// Refuses whoever does not name and support here.
pub(super) fn names(
    tx: &mut ReadTx<'_>,
    round: &Round,
    (words, zone, title): (&Words, &str, &str),
    who: MemberId,
    now: Moment,
) -> Result<(), Stop> {
    let against = against_naming(tx, round, who, zone, now)?;
    if against.is_empty() {
        return Ok(());
    }
    let book = round.rules(tx)?;
    Err(rules::refused(words, &book, words.say(title), &against))
}

/// Somebody who would stand: whether they said that they are old enough, and how many support them, where that is asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Would {
    pub(super) who: MemberId,
    pub(super) old_enough: bool,
    pub(super) supporters: Option<u64>,
}

/// Everything that the rules have against it that somebody stands; the office begins at the earliest then.
pub(super) fn against_standing(
    tx: &mut ReadTx<'_>,
    round: &Round,
    would: Would,
    zone: &str,
    now: Moment,
) -> Result<Vec<Ground>, Stop> {
    let (book, place) = (round.rules(tx)?, round.place(tx)?);
    let nominations = would.supporters.unwrap_or(u64::MAX);
    // How often in a row somebody held it is asked by itself, since that minds the time between two terms.
    let act = Act::Stand { office: round.office.clone(), nominations, terms_in_a_row: 0 };
    let least = book.membership.minimum_age.value;
    let asked = least_age(round.rule(&book)?).filter(|_| would.old_enough);
    let age = asked.map_or(least, |asked| asked.max(least));
    grounds(tx, &book, (would.who, &place, zone), (&act, age), now)
}

/// Refuses whom the rules do not let stand: with how often in a row they held it.
pub(super) fn stands(
    tx: &mut ReadTx<'_>,
    round: &Round,
    (words, zone): (&Words, &str),
    would: Would,
    now: Moment,
) -> Result<(), Stop> {
    let against = against_standing(tx, round, would, zone, now)?;
    if !against.is_empty() {
        let book = round.rules(tx)?;
        return Err(rules::refused(words, &book, words.say("nomination-stand-refused"), &against));
    }
    lending::stands_again(tx, words, (OfficeId::of(&round.office), round.group, would.who), round.ends_at)
}

/// Whether the rules let somebody stand whose term would begin then: they are a member, nothing is against it, and they have not held it too often in a row.
pub(super) fn may_stand(
    tx: &mut ReadTx<'_>,
    round: &Round,
    (words, zone): (&Words, &str),
    (would, begins): (Would, Moment),
    now: Moment,
) -> Result<bool, Stop> {
    let which = (OfficeId::of(&round.office), round.group, would.who);
    Ok(members::find(tx, would.who)?.is_some()
        && against_standing(tx, round, would, zone, now)?.is_empty()
        && lending::may_stand(tx, words, which, begins)?)
}

/// The age that the rules ask of whoever holds it, where they ask one.
pub(super) fn least_age(office: &model::Office) -> Option<u64> {
    office.minimum_age.as_ref().map(|least| least.value)
}

/// How many have to support somebody, with the members of today. Where the rules say nothing, one: whoever stands.
pub(super) fn needed(tx: &mut ReadTx<'_>, round: &Round) -> Result<u64, Stop> {
    let (book, place) = (round.rules(tx)?, round.place(tx)?);
    let rule = round.rule(&book)?;
    let Some(amount) = &rule.nominated_by else { return Ok(1) };
    let body = &rule.by.value;
    let people = match book.size_of(body) {
        Some(people) => Some(people),
        None => asking::facts(tx, &book, &place)?.people.get(body).copied(),
    };
    Ok(people.map_or(u64::MAX, |people| amount.value.of(people)))
}
