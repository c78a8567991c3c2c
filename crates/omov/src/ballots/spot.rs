//! Voting on the spot: an officer who runs ballots looks at somebody, finds them on the frozen roll and lets them vote at a device that stands there. The pass is for one
//! voter, one ballot and twenty minutes; it fetches the questions and casts once, and opens nothing else. The voter types their own code, as everywhere.

use std::time::Duration;

use omov_rules::model::Channel;
use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};
use omov_web::refusal::Refusal;

use super::{Ballot, BallotId, ballot, cast, paper, registrar, roll, sql};
use crate::house::{House, Stop};
use crate::members::{self, MemberId, Standing};
use crate::offices::acts::{self, Act, ActId, Told};
use crate::offices::notice::{self, Notice};
use crate::offices::{self, Power};
use crate::rules::Rulebook;

/// So long is a pass good.
const TIME: Duration = Duration::from_mins(20);
/// So many are shown of a name.
const MOST: usize = 20;
/// So many are looked at for one.
const MOST_LOOKED_AT: u32 = 1_000;

/// Somebody who can vote on the spot.
#[derive(Clone, Debug)]
pub(super) struct Voter {
    pub(super) id: MemberId,
    pub(super) name: String,
    pub(super) postcode: Option<String>,
}

impl FromRow for Voter {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { id: row.get(1)?, name: row.get(2)?, postcode: row.get(3)? })
    }
}

/// Whether members can vote in such ballots on the spot.
pub(super) fn is_in(book: &Rulebook, ballot: &Ballot) -> Result<bool, Stop> {
    Ok(ballot.rule(book)?.channels.value.contains(&Channel::InPerson))
}

/// Those on the frozen roll who are meant by a name, but for those who vote on paper, wherever they are members today; and whether there are more.
pub(super) fn search(tx: &mut ReadTx<'_>, ballot: BallotId, typed: &str) -> Result<(Vec<Voter>, bool), Stop> {
    let words = members::name_words(typed);
    // The longest word leaves the fewest people to look at.
    let Some(longest) = words.iter().max_by_key(|word| word.len()) else { return Ok((Vec::new(), false)) };
    let end = format!("{longest}\u{10FFFF}");
    let mut people: Vec<Voter> = tx.all(&sql::SEARCH_VOTERS, params![ballot, longest, end, MOST_LOOKED_AT])?;
    let cut = people.len() >= MOST_LOOKED_AT as usize;
    people.retain(|one| {
        let theirs = members::name_words(&one.name);
        words.iter().all(|word| theirs.iter().any(|one| one.starts_with(word)))
    });
    let more = cut || people.len() > MOST;
    people.truncate(MOST);
    Ok((people, more))
}

/// Whether a member knows voting codes of a ballot: who made them, or was asked to. They let nobody vote, or they could cast for whoever stays at home.
pub(super) fn knows_codes(tx: &mut ReadTx<'_>, ballot: BallotId, member: MemberId) -> Result<bool, Stop> {
    Ok(registrar::is_asked(tx, ballot, member)? || registrar::is_made_by(tx, ballot, member)?)
}

/// Lets somebody vote; gives until when. It stands on the record without their name.
pub(super) fn let_in(
    tx: &mut WriteTx<'_>,
    id: BallotId,
    (by, member): (MemberId, MemberId),
    act: ActId,
    now: Moment,
) -> Result<Moment, Stop> {
    let ballot = ballot::one(tx, id)?;
    let (book, place) = (ballot.rules(tx)?, ballot.place(tx)?);
    if !is_in(&book, &ballot)? || !offices::holds(tx, by, Power::RunBallots, &place, now)? || knows_codes(tx, id, by)? {
        return Err(Refusal::NotAllowed.into());
    }
    cast::is_taken(&ballot, ballot.closes_at, now).map_err(|_| Refusal::Conflict)?;
    let member_still = members::find(tx, member)?.is_some_and(|one| one.standing == Standing::Member);
    if !member_still || roll::mine(tx, id, member)?.is_none() || paper::mine(tx, id, member)?.is_some() {
        return Err(Refusal::Conflict.into());
    }
    // Those of others that nobody used do not say any longer when they were here.
    tx.execute(&sql::NO_OLD_PASSES, params![id, now])?;
    let until = now.plus(TIME);
    tx.execute(&sql::SET_PASS, params![id, member, until])?;
    let act = Act {
        id: act,
        group: ballot.group,
        actor: by,
        power: Power::RunBallots,
        deed: "act-ballot-spot",
        // Who it was is for them alone.
        about: None,
        number: None,
        reason: String::new(),
        at: now,
    };
    acts::note_telling(tx, &act, Told { facts: vec![("ballot", id.to_string())], ..Told::default() })?;
    Ok(until)
}

/// Whether that pass is still good.
pub(super) fn is_good(
    tx: &mut ReadTx<'_>,
    id: BallotId,
    (member, until): (MemberId, Moment),
    now: Moment,
) -> Result<bool, Stop> {
    let kept: Option<Option<Moment>> = tx.optional(&sql::PASS, params![id, member])?;
    Ok(kept.flatten() == Some(until) && now < until)
}

/// Takes down that somebody's last ballot was cast on the spot, and that the pass is used.
pub(super) fn used(tx: &mut WriteTx<'_>, id: BallotId, member: MemberId) -> Result<(), Stop> {
    tx.execute(&sql::VOTED_ON_THE_SPOT, params![id, member])?;
    Ok(())
}

/// Takes down that somebody's last ballot was cast elsewhere: a pass that waits for them is good for nothing any more.
pub(super) fn elsewhere(tx: &mut WriteTx<'_>, id: BallotId, member: MemberId) -> Result<(), Stop> {
    tx.execute(&sql::VOTED_ELSEWHERE, params![id, member])?;
    Ok(())
}

/// At the close, tells whoever cast their last ballot so, by letter: whoever was not there finds out that somebody was in their name. It is not told before: a letter
/// has a time, and would say of a member when, and so among which ballots, theirs came.
pub(super) fn tell(
    tx: &mut WriteTx<'_>,
    house: &House,
    ballot: &Ballot,
    letters: [u8; 16],
    now: Moment,
) -> Result<(), Stop> {
    let with = [("title", ballot.title.as_str().into()), ("page", house.address(&ballot.id.address()).into())];
    let people: Vec<MemberId> = tx.all(&sql::ON_THE_SPOT, params![ballot.id])?;
    for to in people {
        let id = notice::id_for(letters, to.0);
        notice::send(tx, house, &Notice { id, to, purpose: "polling", message: "spot-told" }, &with, now)?;
    }
    Ok(())
}

/// How many cast their last ballot so.
pub(super) fn count(tx: &mut ReadTx<'_>, id: BallotId) -> Result<u64, Stop> {
    Ok(tx.one(&sql::COUNT_ON_THE_SPOT, params![id])?)
}
