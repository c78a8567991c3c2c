//! Calling a show of hands: the rules that hold for every ballot hold for it too.

use omov_rules::decide::Ground;
use omov_store::{Moment, ReadTx, WriteTx, params};

use super::{Hands, sql};
use crate::ballots::{self, When};
use crate::groups::Place;
use crate::house::Stop;
use crate::members::Member;
use crate::record::{self, Step};
use crate::rules::Rulebook;
use crate::rules::actors::Decided;

/// What is asked of the rules.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    pub(super) hands: Hands,
    pub(super) when: When,
    pub(super) decided: Decided,
    pub(super) zone: String,
}

/// Everything that the rules have against it; nothing if it may be called.
pub(super) fn grounds(
    tx: &mut ReadTx<'_>,
    book: &Rulebook,
    place: &Place,
    caller: &Member,
    wish: &Wish,
    now: Moment,
) -> Result<Vec<Ground>, Stop> {
    let at = (wish.hands.kind.as_str(), place, wish.zone.as_str());
    ballots::grounds(tx, book, at, caller, &wish.when, wish.decided, now)
}

/// Keeps it, on the public record.
pub(super) fn call(
    tx: &mut WriteTx<'_>,
    hands: &Hands,
    office: Option<String>,
    matter: Option<&str>,
) -> Result<(), Stop> {
    let answers = serde_json::to_string(&hands.answers).unwrap_or_default();
    let Hands { id, group, kind, book, title, about, called_by, called_at, opens_at, closes_at, .. } = hands;
    tx.execute(
        &sql::CALL,
        params![id, group, kind, book, title, about, answers, called_by, called_at, opens_at, closes_at],
    )?;
    let mut facts = vec![("opens", record::minute(*opens_at)), ("closes", record::minute(*closes_at))];
    facts.extend(matter.map(|matter| ("matter", matter.to_owned())));
    hands.record(
        tx,
        Step { deed: "hands-called", rule: "called-by", office, facts, by: Some(*called_by), at: *called_at },
    )
}
