//! The end: who of those who accepted stands, by the rules and with enough supporters, and the fingerprint of what they say.

use omov_store::{Moment, ReadTx, WriteTx, params};
use omov_web::hex::hex;

use super::nomination::{self, Nomination, State};
use super::rights::{self, Would};
use super::round::{self, Round};
use super::{RoundId, sql, statements};
use crate::house::{House, Stop, organisation};
use crate::offices::notice::{self, Notice};
use crate::record::Step;

/// What becomes of somebody at the end, with so many who support them.
pub(super) fn becomes(
    tx: &mut ReadTx<'_>,
    house: &House,
    round: &Round,
    (one, supporters): (&Nomination, u64),
    zone: &str,
    now: Moment,
) -> Result<State, Stop> {
    match one.state {
        State::Named => return Ok(State::Silent),
        State::Accepted => {}
        other => return Ok(other),
    }
    let would = Would { who: one.member, old_enough: one.old_enough, supporters: None };
    if !rights::may_stand(tx, round, (house.words(), zone), (would, now), now)? {
        return Ok(State::Unfit);
    }
    Ok(if supporters < rights::needed(tx, round)? { State::Short } else { State::Stands })
}

/// Ends nominations whose time is over. What was ended already stays as it is.
pub(super) fn end(
    tx: &mut WriteTx<'_>,
    house: &House,
    id: RoundId,
    letters: [u8; 16],
    now: Moment,
) -> Result<(), Stop> {
    let round = round::one(tx, id)?;
    if round.ended_at.is_some() || now < round.ends_at {
        return Ok(());
    }
    let zone = organisation::find(tx)?.map(|organisation| organisation.zone).unwrap_or_default();
    let (book, place) = (round.rules(tx)?, round.place(tx)?);
    let supporters = nomination::supporters(tx, id, round.group)?;
    let office = book.title_in("offices", &round.office);
    let mut all = nomination::all(tx, id)?;
    for one in &mut all {
        let many = supporters.get(&one.id).copied().unwrap_or_default();
        let was = one.state;
        one.state = becomes(tx, house, &round, (one, many), &zone, now)?;
        tx.execute(&sql::FOUND, params![one.id, one.state])?;
        if was == State::Accepted {
            let with = [
                ("office", office.as_str().into()),
                ("group", place.group().name.as_str().into()),
                ("page", house.address(&id.address()).into()),
            ];
            notice::send(tx, house, &told(one, letters), &with, now)?;
        }
    }
    let standing: Vec<&Nomination> = all.iter().filter(|one| one.state == State::Stands).collect();
    let text = statements::whole(&office, &place.group().name, &standing);
    let digest = statements::digest(&text);
    tx.execute(&sql::END, params![id, now, text, digest])?;
    let facts = vec![
        ("title", office),
        ("standing", standing.len().to_string()),
        ("seats", round.seats.to_string()),
        ("candidates-say", hex(&digest)),
    ];
    round.record(tx, Step { deed: "nominations-ended", rule: "nominated-by", office: None, facts, by: None, at: now })
}

/// What somebody is told who had accepted. The letter's id is made from one that was made outside of the transaction, and the nomination.
fn told(one: &Nomination, letters: [u8; 16]) -> Notice {
    let message = match one.state {
        State::Stands => "standing",
        State::Short => "too-few",
        _ => "unfit",
    };
    Notice { id: notice::id_for(letters, one.id.0), to: one.member, purpose: "nomination", message }
}
