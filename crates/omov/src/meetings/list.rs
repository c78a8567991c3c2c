//! The list of those who would speak, and what whoever leads the meeting does with it.

use std::collections::BTreeMap;

use omov_store::{Error, FromRow, FromValue, ReadTx, Row, ToValue, Value, WriteTx, params};

use super::meeting::Meeting;
use super::{MeetingId, sql};
use crate::house::Stop;
use crate::members::MemberId;

/// How far somebody has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Waits,
    Speaks,
    Spoke,
}

impl ToValue for State {
    fn to_value(&self) -> Value<'_> {
        Value::Text(match self {
            Self::Waits => "waits",
            Self::Speaks => "speaks",
            Self::Spoke => "spoke",
        })
    }
}

impl FromValue for State {
    const WANTED: &'static str = "how far somebody on a list has come";
    fn from_value(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Text("waits") => Some(Self::Waits),
            Value::Text("speaks") => Some(Self::Speaks),
            Value::Text("spoke") => Some(Self::Spoke),
            _ => None,
        }
    }
}

/// Somebody on the list.
#[derive(Clone, Debug)]
pub(super) struct Turn {
    /// From 1, in the order in which they asked.
    pub(super) number: u32,
    pub(super) member: MemberId,
    pub(super) name: String,
    pub(super) state: State,
    /// From 1, in the order in which they spoke.
    pub(super) order: Option<u32>,
}

impl FromRow for Turn {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { number: row.get(0)?, member: row.get(1)?, name: row.get(2)?, state: row.get(3)?, order: row.get(4)? })
    }
}

/// Everybody who is or was on the list of a meeting, in the order in which they asked.
pub(super) fn turns(tx: &mut ReadTx<'_>, id: MeetingId) -> Result<Vec<Turn>, Error> {
    tx.all(&sql::TURNS, params![id])
}

/// A list as it is called up.
#[derive(Clone, Debug, Default)]
pub(super) struct List {
    pub(super) speaks: Option<Turn>,
    /// Who waits, in the order in which they are called, with how often each has spoken in all meetings on this debate.
    pub(super) waits: Vec<(Turn, u32)>,
    /// The last turn that was given; 0 before the first.
    pub(super) last: u32,
}

impl List {
    /// What whoever leads has before them. A button that was pressed on an older list does nothing.
    pub(super) fn seen(&self) -> String {
        let speaks = self.speaks.as_ref().map_or(0, |turn| turn.number);
        format!("{}-{speaks}", self.last)
    }

    /// Puts those who wait in order: who has not spoken yet, then who spoke least, then who asked first.
    fn of(turns: Vec<Turn>, spoken: &BTreeMap<MemberId, u32>) -> Self {
        let last = turns.iter().filter_map(|turn| turn.order).max().unwrap_or_default();
        let mut list = Self { last, ..Self::default() };
        for turn in turns {
            match turn.state {
                State::Speaks => list.speaks = Some(turn),
                State::Waits => {
                    let often = spoken.get(&turn.member).copied().unwrap_or_default();
                    list.waits.push((turn, often));
                }
                State::Spoke => {}
            }
        }
        list.waits.sort_by_key(|(turn, often)| (*often, turn.number));
        list
    }
}

/// The list of a meeting.
pub(super) fn list(tx: &mut ReadTx<'_>, meeting: &Meeting) -> Result<List, Error> {
    let spoken: Vec<(MemberId, u32)> = tx.all(&sql::SPOKEN, params![meeting.debate])?;
    Ok(List::of(turns(tx, meeting.id)?, &spoken.into_iter().collect()))
}

/// Puts somebody on the list, if they do not wait already.
pub(super) fn ask(tx: &mut WriteTx<'_>, meeting: &Meeting, who: MemberId, organiser: bool) -> Result<(), Stop> {
    let there = turns(tx, meeting.id)?.iter().any(|turn| turn.member == who && turn.state != State::Spoke);
    if !there && meeting.is_open() {
        let last: u32 = tx.one(&sql::LAST, params![meeting.id])?;
        tx.execute(&sql::ASK, params![meeting.id, last + 1, who, organiser])?;
    }
    Ok(())
}

/// Takes somebody off who waits.
pub(super) fn leave(tx: &mut WriteTx<'_>, meeting: &Meeting, who: MemberId) -> Result<(), Error> {
    tx.execute(&sql::LEAVE, params![meeting.id, who]).map(|_| ())
}

/// Whoever speaks has spoken.
pub(super) fn spoken(tx: &mut WriteTx<'_>, id: MeetingId) -> Result<(), Error> {
    for turn in turns(tx, id)?.iter().filter(|turn| turn.state == State::Speaks) {
        tx.execute(&sql::SET, params![id, turn.number, State::Spoke, turn.order])?;
    }
    Ok(())
}

/// Calls up whoever is first.
pub(super) fn next(tx: &mut WriteTx<'_>, meeting: &Meeting) -> Result<(), Error> {
    let Some((first, _)) = list(tx, meeting)?.waits.into_iter().next() else { return Ok(()) };
    spoken(tx, meeting.id)?;
    let last = list(tx, meeting)?.last;
    tx.execute(&sql::SET, params![meeting.id, first.number, State::Speaks, last + 1]).map(|_| ())
}

/// What the last press of a button would be undone to: whoever speaks waits again; where nobody does, whoever spoke last speaks again.
pub(super) fn undone(turns: &[Turn]) -> Option<(&Turn, State)> {
    let speaks = turns.iter().find(|turn| turn.state == State::Speaks).map(|turn| (turn, State::Waits));
    let spoke = turns.iter().filter(|turn| turn.state == State::Spoke).max_by_key(|turn| turn.order);
    speaks.or(spoke.map(|turn| (turn, State::Speaks)))
}

/// Undoes the last press. Whoever waits again stands where they stood.
pub(super) fn undo(tx: &mut WriteTx<'_>, id: MeetingId) -> Result<(), Error> {
    let turns = turns(tx, id)?;
    let Some((turn, state)) = undone(&turns) else { return Ok(()) };
    let place = turn.order.filter(|_| state == State::Speaks);
    tx.execute(&sql::SET, params![id, turn.number, state, place]).map(|_| ())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn turns(who: &[u8]) -> Vec<Turn> {
        let turn = |(number, who): (u32, &u8)| Turn {
            number,
            member: MemberId([*who; 16]),
            name: String::new(),
            state: State::Waits,
            order: None,
        };
        (1..).zip(who).map(turn).collect()
    }

    proptest! {
        #[test]
        fn nobody_is_called_before_somebody_who_has_spoken_less_and_of_equals_who_asked_first(
            who in proptest::sample::subsequence((0_u8..20).collect::<Vec<_>>(), 0..20).prop_shuffle(),
            often in proptest::collection::vec(0_u32..4, 20),
        ) {
            let spoken = (0_u8..20).map(|one| (MemberId([one; 16]), often[usize::from(one)])).collect();
            let list = List::of(turns(&who), &spoken);
            prop_assert_eq!(list.waits.len(), who.len());
            for two in list.waits.windows(2) {
                prop_assert!((two[0].1, two[0].0.number) < (two[1].1, two[1].0.number));
            }
        }
    }
}
