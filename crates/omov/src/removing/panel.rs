//! The people who decide on an appeal: who can be drawn, who has been, and what each says.

use std::collections::BTreeSet;
use std::time::Duration;

use omov_store::{Error, FromRow, FromValue, Moment, ReadTx, Row, ToValue, Value, WriteTx, params};

use super::removal::{self, Removal};
use super::{RemovalId, lot, sql};
use crate::groups::GroupId;
use crate::house::{Stop, organisation};
use crate::members::{self, MemberId, Standing};
use crate::offices::{self, Power};
use crate::rules;

/// So many decide.
pub(super) const PANEL: usize = 3;
/// So many who say the same settle it.
pub(super) const SETTLES: usize = 2;
/// So long each has to answer.
pub(super) const ANSWERS: Duration = Duration::from_hours(24 * 7);
/// After so many draws nobody else is asked: it is decided by those who have answered.
const DRAWS: usize = 30;
/// So many people are read at once.
const PAGE: u32 = 1_000;

/// What somebody says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// It stays out.
    Out,
    /// It is put back.
    Back,
}

impl Answer {
    pub(super) fn named(name: &str) -> Option<Self> {
        [Self::Out, Self::Back].into_iter().find(|one| one.name() == name)
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Out => "out",
            Self::Back => "back",
        }
    }

    /// The name of the message that says it.
    pub(super) fn says(self) -> &'static str {
        match self {
            Self::Out => "panel-out",
            Self::Back => "panel-back",
        }
    }
}

impl ToValue for Answer {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.name())
    }
}

impl FromValue for Answer {
    const WANTED: &'static str = "what somebody says of a removal";
    fn from_value(value: Value<'_>) -> Option<Self> {
        let Value::Text(text) = value else { return None };
        Self::named(text)
    }
}

/// Somebody who was drawn.
#[derive(Clone, Debug)]
pub(super) struct Seat {
    pub(super) place: u32,
    pub(super) member: Option<MemberId>,
    /// The beginning of their number.
    pub(super) number: String,
    pub(super) until: Moment,
    pub(super) answer: Option<Answer>,
    pub(super) reason: String,
}

impl FromRow for Seat {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            place: row.get(0)?,
            member: row.get(1)?,
            number: row.get(2)?,
            until: row.get(3)?,
            answer: row.get(4)?,
            reason: row.get(5)?,
        })
    }
}

impl Seat {
    /// Whether they have answered, or still can.
    pub(super) fn counts(&self, now: Moment) -> bool {
        self.answer.is_some() || self.waits(now)
    }

    /// Whether their answer is waited for.
    pub(super) fn waits(&self, now: Moment) -> bool {
        self.answer.is_none() && self.member.is_some() && now < self.until
    }
}

/// Everybody who was drawn, in the order of the draw.
pub(super) fn seats(tx: &mut ReadTx<'_>, id: RemovalId) -> Result<Vec<Seat>, Error> {
    tx.all(&sql::SEATS, params![id])
}

/// How many are to be drawn now.
pub(super) fn wanted(seats: &[Seat], now: Moment) -> usize {
    let seated = seats.iter().filter(|seat| seat.counts(now)).count();
    PANEL.saturating_sub(seated).min(DRAWS.saturating_sub(seats.len()))
}

/// What has been decided: by two who say the same, or by those who have answered once nobody is waited for and nobody can be drawn. Of as
/// many on each side, and of nobody, nothing is put back.
pub(super) fn verdict(seats: &[Seat], more: bool, now: Moment) -> Option<Answer> {
    let say = |answer: Answer| seats.iter().filter(|seat| seat.answer == Some(answer)).count();
    let (out, back) = (say(Answer::Out), say(Answer::Back));
    if back >= SETTLES || out >= SETTLES {
        return Some(if back > out { Answer::Back } else { Answer::Out });
    }
    let waits = more || seats.iter().any(|seat| seat.waits(now));
    (!waits).then_some(if back > out { Answer::Back } else { Answer::Out })
}

/// Who would be drawn next: of the group those with the smallest numbers, and where it has too few, of the groups above it, the nearest first.
pub(super) fn next(tx: &mut ReadTx<'_>, removal: &Removal, most: usize, now: Moment) -> Result<Vec<MemberId>, Stop> {
    let Some(typed) = &removal.typed else { return Ok(Vec::new()) };
    let seats = seats(tx, removal.id)?;
    let mut passed: BTreeSet<MemberId> = seats.iter().filter_map(|seat| seat.member).collect();
    let mut found = Vec::new();
    let groups: Vec<GroupId> = removal.place(tx)?.all().rev().map(|group| group.id).collect();
    for group in groups {
        if found.len() == most {
            break;
        }
        let mut people = Vec::new();
        let mut after = (String::new(), MemberId([0; 16]));
        loop {
            let page = members::list(tx, group, Standing::Member, (&after.0, after.1), PAGE)?;
            let Some(last) = page.last() else { break };
            after = (last.key.clone(), last.id);
            // Whoever joins later could have joined for it.
            let there = page.iter().filter(|one| one.joined_at <= removal.removed_at);
            people.extend(there.map(|one| (lot::number(removal.id, &removal.secret, typed, one.id), one.id)));
        }
        people.sort_unstable();
        for (_, member) in people {
            if found.len() < most && passed.insert(member) && can_sit(tx, removal, member, now)? {
                found.push(member);
            }
        }
    }
    Ok(found)
}

/// Whether somebody can decide: they have a vote, and neither wrote it nor removed it nor hold the power to remove what is written there.
pub(super) fn can_sit(tx: &mut ReadTx<'_>, removal: &Removal, who: MemberId, now: Moment) -> Result<bool, Stop> {
    let Some(member) = members::find(tx, who)?.filter(|member| member.standing == Standing::Member) else {
        return Ok(false);
    };
    let zone = organisation::find(tx)?.map(|organisation| organisation.zone).unwrap_or_default();
    let begins = rules::present(tx)?.membership.vote_begins_after.value;
    let has_vote = rules::after(&zone, member.joined_at, begins) <= now;
    let concerned = removal.remover == Some(who) || removal::authors(tx, removal.id)?.contains(&who);
    let place = removal.place(tx)?;
    Ok(has_vote && !concerned && !offices::holds(tx, who, Power::Organise, &place, now)?)
}

/// Gives those a seat who were drawn. Says who.
pub(super) fn seat(
    tx: &mut WriteTx<'_>,
    removal: &Removal,
    drawn: &[MemberId],
    now: Moment,
) -> Result<Vec<MemberId>, Stop> {
    let seats = seats(tx, removal.id)?;
    let there = seats.iter().filter_map(|seat| seat.member).collect::<BTreeSet<_>>();
    let (wanted, last) = (wanted(&seats, now), seats.last().map_or(0, |seat| seat.place));
    let mut new = Vec::new();
    for member in drawn.iter().filter(|member| !there.contains(member)) {
        if new.len() < wanted && can_sit(tx, removal, *member, now)? {
            new.push(*member);
        }
    }
    for (place, member) in (last + 1..).zip(&new) {
        let typed = removal.typed.as_deref().unwrap_or_default();
        let number = lot::shown(&lot::number(removal.id, &removal.secret, typed, *member));
        tx.execute(&sql::SEAT, params![removal.id, place, member, number, now, now.plus(ANSWERS)])?;
    }
    Ok(new)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_000);

    fn seat(answer: Option<Answer>, until: i64) -> Seat {
        let (member, number) = (Some(MemberId([1; 16])), String::new());
        Seat { place: 1, member, number, until: Moment(until), answer, reason: String::new() }
    }

    #[test]
    fn two_who_say_the_same_settle_it_and_one_alone_does_not_while_others_can_answer() {
        let (out, back) = (Some(Answer::Out), Some(Answer::Back));
        let waits = seat(None, 2_000);
        let late = seat(None, 500);
        assert_eq!(verdict(&[seat(back, 0), waits.clone(), waits.clone()], false, NOW), None);
        assert_eq!(verdict(&[seat(back, 0), seat(back, 0), waits.clone()], false, NOW), Some(Answer::Back));
        assert_eq!(verdict(&[seat(out, 0), seat(back, 0), waits], false, NOW), None);
        assert_eq!(verdict(&[seat(out, 0), seat(back, 0), seat(out, 0)], false, NOW), Some(Answer::Out));
        assert_eq!(verdict(&[seat(back, 0), late.clone()], true, NOW), None, "somebody else is drawn first");
        assert_eq!(verdict(&[seat(back, 0), late.clone()], false, NOW), Some(Answer::Back));
        assert_eq!(
            verdict(&[seat(back, 0), seat(out, 0), late], false, NOW),
            Some(Answer::Out),
            "a tie puts nothing back"
        );
        assert_eq!(verdict(&[], false, NOW), Some(Answer::Out));
    }

    #[test]
    fn whoever_does_not_answer_in_time_is_replaced_and_nobody_is_asked_for_ever() {
        let late = || seat(None, 500);
        assert_eq!(wanted(&[], NOW), 3);
        assert_eq!(wanted(&[late(), seat(None, 2_000), seat(Some(Answer::Out), 0)], NOW), 1);
        let gone = Seat { member: None, ..seat(None, 2_000) };
        assert_eq!(wanted(&[gone, seat(None, 2_000), seat(None, 2_000)], NOW), 1, "nor whoever was erased");
        assert_eq!(wanted(&(0..DRAWS).map(|_| late()).collect::<Vec<_>>(), NOW), 0);
    }
}
