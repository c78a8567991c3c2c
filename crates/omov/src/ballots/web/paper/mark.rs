//! What an officer presses at the desk.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use omov_store::WriteTx;
use omov_web::forms::Sent;
use omov_web::parts::Link;
use omov_web::refusal::Refusal;

use super::said;
use crate::ballots::paper::telling::Telling;
use crate::ballots::paper::{self, Mark, Marked, Spoilt};
use crate::ballots::{BallotId, ballot};
use crate::house::{Answer, Stop, Visit};

/// Reads `returned:MEMBER`, or `unknown:3` where three were counted before.
fn read(says: &str) -> Option<Mark> {
    let (what, of) = says.split_once(':')?;
    let member = || of.parse().ok();
    Some(match what {
        "returned" => Mark::Returned(member()?),
        "unsigned" => Mark::Unsigned(member()?),
        "twice" => Mark::Twice(member()?),
        "not-twice" => Mark::NotTwice(member()?),
        "undo" => Mark::Undo(member()?),
        _ => {
            let (what, undo) = what.strip_prefix("not-").map_or((what, false), |what| (what, true));
            let after = of.parse().ok()?;
            if what == "unknown" {
                return Some(Mark::Unknown { after, undo });
            }
            let why = Spoilt::ALL.into_iter().find(|why| why.name() == what)?;
            Mark::Spoilt { why, after, undo }
        }
    })
}

pub(in crate::ballots::web) async fn mark(visit: Visit, Path(id): Path<BallotId>, sent: Sent) -> Answer {
    let mark = read(sent.one("says")).ok_or(Refusal::NotFound)?;
    let (me, now, telling) = (visit.me()?.id, visit.now, Telling::of(&visit.house, 1).await?);
    let put = move |tx: &mut WriteTx<'_>| {
        let marked = paper::mark(tx, id, me, mark, now)?;
        if let Marked::Tell(member, why) = marked {
            let (subject, body) = match why {
                "paper-twice" => ("paper-twice-subject", "paper-twice-letter"),
                _ => ("paper-unsigned-subject", "paper-unsigned-letter"),
            };
            let ballot = ballot::one(tx, id)?;
            telling.tell(tx, (0, member), (&ballot, ""), (subject, body))?;
        }
        Ok(marked)
    };
    let done = visit.house.store().write(put).await;
    let to = format!("{}/papers", id.address());
    match said(&visit, id, done)? {
        Marked::Not(why) => {
            let words = &visit.shell.words;
            let back = Link::new(words.say("paper-desk-back"), to);
            Err(Stop::conflict(words, "paper-not", words.say(why), back))
        }
        Marked::Done | Marked::Tell(..) => Ok(Redirect::to(&to).into_response()),
    }
}
