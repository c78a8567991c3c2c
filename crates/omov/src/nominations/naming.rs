//! Naming somebody, and supporting that somebody stands.

use omov_store::{Moment, WriteTx, params};
use omov_web::dates::Dates;
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::nomination::{self, State};
use super::rights::{self, Would};
use super::round::{self, Round};
use super::{NominationId, RoundId, sql};
use crate::house::{House, Stop, timestamp};
use crate::members::{self, MemberId, Typed};
use crate::offices::notice::{self, Notice};

/// So many others one member names in one round: whoever is named gets a letter.
const MOST: u64 = 10;

/// What became of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Done,
    /// Nobody of the group, as far as whoever asks is told.
    Nobody,
    Several,
    /// It is their own name.
    Oneself,
    /// They are there already; whoever asks supports them now.
    There,
    /// They said no.
    Declined,
    TooMany,
    /// Nothing is taken any more.
    Late,
}

/// The ids that are needed: made outside of the transaction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ids {
    pub(super) nomination: NominationId,
    pub(super) letter: [u8; 16],
}

/// Names somebody by what was typed, and writes to them.
pub(super) fn name(
    tx: &mut WriteTx<'_>,
    (house, words, zone): (&House, &Words, &str),
    id: RoundId,
    by: MemberId,
    (typed, ids): (&str, Ids),
    now: Moment,
) -> Result<Named, Stop> {
    let round = round::one(tx, id)?;
    if !round.is_open(now) {
        return Ok(Named::Late);
    }
    rights::names(tx, &round, (words, zone, "nomination-name-refused"), by, now)?;
    let member = match members::typed(tx, round.group, typed)? {
        Typed::One(member) => member.id,
        Typed::Several => return Ok(Named::Several),
        Typed::Nobody | Typed::Elsewhere => return Ok(Named::Nobody),
    };
    if member == by {
        return Ok(Named::Oneself);
    }
    match nomination::of(tx, id, member)? {
        Some(there) if there.state == State::Declined => return Ok(Named::Declined),
        Some(there) => {
            tx.execute(&sql::SUPPORT, params![there.id, by])?;
            return Ok(Named::There);
        }
        None => {}
    }
    if tx.one::<u64>(&sql::NAMED_BY, params![id, by])? >= MOST {
        return Ok(Named::TooMany);
    }
    // What nobody could accept is not offered to them. Their age is for them to say.
    rights::stands(tx, &round, (words, zone), Would { who: member, old_enough: true, supporters: None }, now)?;
    tx.execute(&sql::NAME, params![ids.nomination, id, member, by])?;
    tx.execute(&sql::SUPPORT, params![ids.nomination, by])?;
    tell(tx, house, &round, (member, ids.letter), zone, now)?;
    Ok(Named::Done)
}

/// The letter to whoever is named.
fn tell(
    tx: &mut WriteTx<'_>,
    house: &House,
    round: &Round,
    (to, id): (MemberId, [u8; 16]),
    zone: &str,
    now: Moment,
) -> Result<(), Stop> {
    let (book, place) = (round.rules(tx)?, round.place(tx)?);
    let dates = Dates::new(house.words().clone(), zone).map_err(|_| Refusal::Failed)?;
    let told = Notice { id, to, purpose: "nomination", message: "nominated" };
    let with = [
        ("office", book.title_in("offices", &round.office).into()),
        ("group", place.group().name.as_str().into()),
        ("until", dates.hour(timestamp(round.ends_at)).into()),
        ("page", house.address(&format!("{}/stand", round.id.address())).into()),
    ];
    Ok(notice::send(tx, house, &told, &with, now)?)
}

/// What became of supporting somebody, or of taking it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Supported {
    Done,
    Late,
    /// They do not stand.
    Declined,
    /// Whoever stands supports themselves.
    Oneself,
}

/// Supports that somebody stands, or does not any more.
pub(super) fn support(
    tx: &mut WriteTx<'_>,
    (words, zone): (&Words, &str),
    (id, which): (RoundId, NominationId),
    (by, yes): (MemberId, bool),
    now: Moment,
) -> Result<Supported, Stop> {
    let round = round::one(tx, id)?;
    let nomination = nomination::one(tx, id, which)?;
    if !round.is_open(now) {
        return Ok(Supported::Late);
    }
    if !yes {
        if nomination.member == by && nomination.state == State::Accepted {
            return Ok(Supported::Oneself);
        }
        tx.execute(&sql::UNSUPPORT, params![which, by])?;
        return Ok(Supported::Done);
    }
    rights::names(tx, &round, (words, zone, "nomination-support-refused"), by, now)?;
    if nomination.state == State::Declined {
        return Ok(Supported::Declined);
    }
    tx.execute(&sql::SUPPORT, params![which, by])?;
    Ok(Supported::Done)
}
