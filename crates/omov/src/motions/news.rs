//! What became of what somebody moved and suggested, for the mail that tells them.

use omov_store::{Moment, ReadTx, params};

use super::amendment::State as Became;
use super::motion::{Motion, State};
use super::{MotionId, sql, voting};
use crate::house::Stop;
use crate::members::MemberId;

/// So many are looked at, the last ones first.
const MOST: u32 = 50;

/// The motions that somebody moves, each with the messages that say what became of it from the first moment to the second.
pub(crate) fn news_of(
    tx: &mut ReadTx<'_>,
    member: MemberId,
    (since, now): (Moment, Moment),
) -> Result<Vec<(Motion, Vec<&'static str>)>, Stop> {
    let moves: Vec<Motion> = tx.all(&sql::MOVES, params![member, MOST])?;
    let mut found = Vec::new();
    for motion in moves {
        let within = |at: Option<Moment>| at.is_some_and(|at| since < at && at <= now);
        let mut news = Vec::new();
        if within(motion.fixed_at) {
            news.push("digest-fixed");
        }
        if motion.state == State::Open && within(motion.ends_at) {
            news.push("digest-late");
        }
        if motion.state == State::Final {
            let ballot = voting::ballot(tx, &motion)?;
            news.extend(ballot.filter(|ballot| within(Some(ballot.ends_at))).map(|_| "digest-decided"));
        }
        found.push((motion, news));
    }
    Ok(found)
}

/// Where an amendment is, the title of its motion, and the message that says how it was answered since.
pub(crate) type Suggestion = (MotionId, String, u32, Option<&'static str>);

/// What somebody suggested.
pub(crate) fn suggested_by(tx: &mut ReadTx<'_>, member: MemberId, since: Moment) -> Result<Vec<Suggestion>, Stop> {
    let all: Vec<(MotionId, String, u32, Became, Option<Moment>)> = tx.all(&sql::SUGGESTED, params![member, MOST])?;
    let all = all.into_iter().map(|(motion, title, number, state, at)| {
        let said = match state {
            Became::Accepted => Some("digest-accepted"),
            Became::Joined => Some("digest-joined"),
            Became::Declined => Some("digest-declined"),
            Became::Open | Became::Withdrawn => None,
        };
        (motion, title, number, said.filter(|_| at.is_some_and(|at| at > since)))
    });
    Ok(all.collect())
}
