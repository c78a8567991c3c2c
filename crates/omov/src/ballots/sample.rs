//! Whether there are people behind the leaves of a frozen roll: a scrutineer has some drawn, and looks.
//!
//! The draw follows from the root, which stands on the public record, and from what the scrutineer types. Whoever made the roll could not know that, and so could
//! not keep what they made up out of the draw.

use std::collections::BTreeSet;

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};
use omov_web::hex::hex;
use omov_web::refusal::Refusal;
use sha2::{Digest as _, Sha256};

use super::scrutiny::{self, Done};
use super::stage::State;
use super::{Ballot, BallotId, ballot, sql};
use crate::house::Stop;
use crate::members::{self, Member, MemberId};
use crate::offices::acts::ActId;

/// So many are drawn, or all if there are fewer: enough that of a roll on which one in a hundred is made up, one draw shows it seven times in eight.
pub(super) const DRAWN: u64 = 200;
/// The shortest and longest that is typed for it.
pub(super) const TYPED: std::ops::RangeInclusive<usize> = 8..=200;

/// What a scrutineer had drawn.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    pub(super) by: MemberId,
    /// Their name, as it was then.
    pub(super) name: String,
    typed: String,
    pub(super) drawn: u64,
    /// How many were not found, once they have looked.
    pub(super) missing: Option<u64>,
    /// What was wrong.
    pub(super) reason: Option<String>,
}

impl FromRow for Sample {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let (by, name, typed) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Self { by, name, typed, drawn: row.get(3)?, missing: row.get(4)?, reason: row.get(5)? })
    }
}

/// Every draw of a ballot.
pub(super) fn all(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Vec<Sample>, Stop> {
    Ok(tx.all(&sql::SAMPLES, params![ballot])?)
}

/// The places that are drawn, in ascending order: docs/PROTOCOL.md, 26.
fn places(ballot: BallotId, root: &[u8; 32], typed: &str, could: u64) -> Vec<u64> {
    if could <= DRAWN {
        return (0..could).collect();
    }
    let seed = format!("omov sample 1\n{ballot}\n{}\n{typed}\n", hex(root));
    let mut drawn = BTreeSet::new();
    for number in 0_u64.. {
        if drawn.len() as u64 == DRAWN {
            break;
        }
        let hash: [u8; 32] = Sha256::new().chain_update(&seed).chain_update(format!("{number}\n")).finalize().into();
        let mut first = [0; 8];
        first.copy_from_slice(&hash[..8]);
        drawn.insert(u64::from_be_bytes(first) % could);
    }
    drawn.into_iter().collect()
}

/// Whether leaves can be drawn: the roll is frozen for good, and the ballot not over.
pub(super) fn can_be_drawn(ballot: &Ballot) -> bool {
    ballot.settled_at().is_some() && ballot.state < State::Certified
}

/// Draws. A scrutineer draws once for each ballot: whoever could draw again and again could look for a draw that they like.
pub(super) fn draw(
    tx: &mut WriteTx<'_>,
    id: BallotId,
    by: MemberId,
    (act, typed): (ActId, &str),
    now: Moment,
) -> Result<(), Stop> {
    let ballot = looked_at(tx, id, by, now)?;
    let name = members::find(tx, by)?.ok_or(Refusal::NotFound)?.name;
    if mine(tx, id, by)?.is_some() {
        return Err(Refusal::Conflict.into());
    }
    let drawn = ballot.could.unwrap_or_default().min(DRAWN);
    let column = u32::try_from(drawn).map_err(|_| Refusal::Failed)?;
    tx.execute(&sql::ADD_SAMPLE, params![id, by, name, typed, column])?;
    // Names were looked at: that is an act like any other with the roll.
    let (number, facts) = (Some(column), Vec::new());
    scrutiny::note(tx, &ballot, Done { act, by, deed: "act-ballot-sampled", number, reason: "", facts }, now)
}

/// Says what was found. With that, what was typed is public, and with it the draw.
pub(super) fn looked(
    tx: &mut WriteTx<'_>,
    id: BallotId,
    by: MemberId,
    (act, missing, reason): (ActId, u32, &str),
    now: Moment,
) -> Result<(), Stop> {
    let ballot = looked_at(tx, id, by, now)?;
    let sample = mine(tx, id, by)?.filter(|sample| sample.missing.is_none()).ok_or(Refusal::Conflict)?;
    if u64::from(missing) > sample.drawn {
        return Err(Refusal::BadRequest.into());
    }
    tx.execute(&sql::LOOKED, params![id, by, missing, reason])?;
    let drawn = u32::try_from(sample.drawn).map_err(|_| Refusal::Failed)?;
    let facts = vec![("sample-typed", sample.typed), ("sample-missing", missing.to_string())];
    let done = Done { act, by, deed: "act-ballot-looked", number: Some(drawn), reason, facts };
    scrutiny::note(tx, &ballot, done, now)
}

/// The ballot, whose roll can still be looked at.
fn looked_at(tx: &mut ReadTx<'_>, id: BallotId, by: MemberId, now: Moment) -> Result<Ballot, Stop> {
    let ballot = ballot::one(tx, id)?;
    scrutiny::must_hold(tx, &ballot, by, now)?;
    if can_be_drawn(&ballot) { Ok(ballot) } else { Err(Refusal::Conflict.into()) }
}

/// What a scrutineer had drawn.
pub(super) fn mine(tx: &mut ReadTx<'_>, ballot: BallotId, by: MemberId) -> Result<Option<Sample>, Stop> {
    Ok(all(tx, ballot)?.into_iter().find(|sample| sample.by == by))
}

/// The people behind the leaves that were drawn, by place; nobody where whoever stood there has been erased since.
pub(super) fn people(
    tx: &mut ReadTx<'_>,
    ballot: &Ballot,
    sample: &Sample,
) -> Result<Vec<(u64, Option<Member>)>, Stop> {
    let (root, could) = (ballot.root.ok_or(Refusal::NotFound)?, ballot.could.unwrap_or_default());
    let mut people = Vec::new();
    for place in places(ballot.id, &root, &sample.typed, could) {
        let column = i64::try_from(place).map_err(|_| Refusal::Failed)?;
        let member: Option<MemberId> = tx.optional(&sql::AT_PLACE, params![ballot.id, column])?;
        let member = member.map_or(Ok(None), |member| members::find(tx, member))?;
        people.push((place, member));
    }
    Ok(people)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draw_is_of_different_places_and_follows_from_root_and_what_was_typed() {
        let (ballot, root) = (BallotId([7; 16]), [9; 32]);
        let drawn = places(ballot, &root, "blue kettle", 100_000);
        assert_eq!(drawn.len() as u64, DRAWN);
        assert!(drawn.windows(2).all(|two| two[0] < two[1]) && drawn.iter().all(|place| *place < 100_000));
        assert_eq!(drawn, places(ballot, &root, "blue kettle", 100_000), "anybody gets the same");
        assert_ne!(drawn, places(ballot, &root, "blue kettles", 100_000));
        assert_ne!(drawn, places(ballot, &[8; 32], "blue kettle", 100_000));
        assert_eq!(places(ballot, &root, "x", 200).len(), 200, "all of them, where there are no more");
        assert_eq!(places(ballot, &root, "x", 201).len(), 200);
    }

    #[test]
    fn every_place_is_drawn_as_often_as_any_other() {
        let mut often = [0_u32; 1000];
        for typed in 0..500 {
            for place in places(BallotId([1; 16]), &[2; 32], &format!("word {typed}"), 1000) {
                often[usize::try_from(place).expect("small")] += 1;
            }
        }
        // Each is drawn 100 times of 500, give or take 9: nine standard deviations are far from chance.
        assert!(
            often.iter().all(|times| (20..180).contains(times)),
            "{:?} {:?}",
            often.iter().min(),
            often.iter().max()
        );
    }
}
