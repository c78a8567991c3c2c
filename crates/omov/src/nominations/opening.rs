//! Opening nominations, and extending them once: by whoever the rules let call the ballot that follows.

use omov_belenios::hashing::sha256_hex;
use omov_rules::decide::Ground;
use omov_store::{Moment, ReadTx, WriteTx, params};
use omov_web::refusal::Refusal;

use super::nomination::{self, State};
use super::round::{self, Round};
use super::{RoundId, sql};
use crate::ballots;
use crate::groups::Place;
use crate::house::Stop;
use crate::members::{self, MemberId};
use crate::record::{self, Step};
use crate::rules::actors::Decided;
use crate::rules::{self, Rulebook};

/// What became of the wish.
#[derive(Clone, Debug)]
pub(super) enum Opened {
    Done,
    /// The rules are against it.
    Refused(Vec<Ground>),
    /// For this office there are some already.
    There(RoundId),
    /// They cannot be extended, or not any more.
    Late,
}

/// Whoever does it, in the name of whom, and with what a body has decided.
#[derive(Clone, Copy, Debug)]
pub(super) struct By {
    pub(super) who: MemberId,
    pub(super) decided: Decided,
}

/// In the name of which office somebody opens or extends them; or what the rules have against it, which is the same that they have against calling
/// the ballot.
fn asked(
    tx: &mut ReadTx<'_>,
    book: &Rulebook,
    at: (&str, &Place, &str),
    by: By,
    now: Moment,
) -> Result<Result<Option<String>, Vec<Ground>>, Stop> {
    let caller = members::find(tx, by.who)?.ok_or(Refusal::NotFound)?;
    let against = ballots::against_calling(tx, book, at, &caller, by.decided, now)?;
    if against.is_empty() { Ok(Ok(ballots::in_name_of(tx, book, at, &caller, now)?)) } else { Ok(Err(against)) }
}

/// Opens them.
pub(super) fn open(tx: &mut WriteTx<'_>, round: &Round, zone: &str, by: By, now: Moment) -> Result<Opened, Stop> {
    let (book, number) = (rules::present(tx)?, rules::number(tx)?);
    let round = Round { book: number, ..round.clone() };
    let place = round.place(tx)?;
    let fills = ballots::elected_in(&book, place.group()).iter().any(|(office, kind)| {
        *office == round.office && *kind == round.kind && ballots::can_elect(&book, kind, office, round.seats)
    });
    if !fills || place.group().closed_at.is_some() {
        // The rules have changed since the form was shown.
        return Err(Refusal::Conflict.into());
    }
    if let Some(last) = round::latest(tx, round.group, &round.office)?
        && last.is_live(tx, now)?
    {
        return Ok(Opened::There(last.id));
    }
    let at = (round.kind.as_str(), &place, zone);
    let office = match asked(tx, &book, at, by, now)? {
        Ok(office) => office,
        Err(against) => return Ok(Opened::Refused(against)),
    };
    round.create(tx)?;
    let mut facts = vec![
        ("title", book.title_in("offices", &round.office)),
        ("seats", round.seats.to_string()),
        ("until", record::minute(round.ends_at)),
    ];
    if !round.about.is_empty() {
        facts.push(("about", sha256_hex(round.about.as_bytes())));
    }
    let (deed, rule) = ("nominations-opened", "nominated-by");
    round.record(tx, Step { deed, rule, office, facts, by: Some(by.who), at: now })?;
    Ok(Opened::Done)
}

/// How many stand.
pub(super) fn standing(tx: &mut ReadTx<'_>, round: RoundId) -> Result<u64, Stop> {
    Ok(nomination::all(tx, round)?.iter().filter(|one| one.state == State::Stands).count() as u64)
}

/// Whether they can be extended: they are over, were not extended before, fewer stand than there are seats, and no ballot is held on them.
pub(super) fn can_extend(tx: &mut ReadTx<'_>, round: &Round, now: Moment) -> Result<bool, Stop> {
    if round.extended_at.is_some() || !round.is_good(now) {
        return Ok(false);
    }
    let last = round::latest(tx, round.group, &round.office)?.is_some_and(|last| last.id == round.id);
    let voted = round.ballot(tx)?.is_some();
    Ok(last && !voted && standing(tx, round.id)? < u64::from(round.seats))
}

/// Takes names again until then. Whoever stands goes on standing, and can change their words again.
pub(super) fn extend(
    tx: &mut WriteTx<'_>,
    id: RoundId,
    (until, reason): (Moment, &str),
    zone: &str,
    by: By,
    now: Moment,
) -> Result<Opened, Stop> {
    let round = round::one(tx, id)?;
    if !can_extend(tx, &round, now)? {
        return Ok(Opened::Late);
    }
    let (book, place) = (rules::present(tx)?, round.place(tx)?);
    let at = (round.kind.as_str(), &place, zone);
    let office = match asked(tx, &book, at, by, now)? {
        Ok(office) => office,
        Err(against) => return Ok(Opened::Refused(against)),
    };
    if tx.execute(&sql::EXTEND, params![id, until, now, reason])? != 1 {
        return Ok(Opened::Late);
    }
    tx.execute(&sql::AGAIN_WITHDREW, params![id])?;
    tx.execute(&sql::AGAIN_ACCEPTED, params![id])?;
    tx.execute(&sql::AGAIN_NAMED, params![id])?;
    let facts = vec![("until", record::minute(until)), ("reason", sha256_hex(reason.as_bytes()))];
    let (deed, rule) = ("nominations-extended", "nominated-by");
    round.record(tx, Step { deed, rule, office, facts, by: Some(by.who), at: now })?;
    Ok(Opened::Done)
}

/// Whether somebody may open and extend nominations that lead to that kind of ballot there, as far as that hangs on who they are: what a body has
/// decided is asked when they do.
pub(super) fn may(
    tx: &mut ReadTx<'_>,
    book: &Rulebook,
    at: (&str, &Place, &str),
    who: MemberId,
    now: Moment,
) -> Result<bool, Stop> {
    let caller = members::find(tx, who)?.ok_or(Refusal::NotFound)?;
    ballots::could_call(tx, book, at, &caller, now)
}
