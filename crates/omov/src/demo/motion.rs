//! A motion in the group of those who look round: it grew from the debate, and two of its amendments change the same words.

use omov_store::Moment;

use super::roll::{DAY, ago, some_of};
use crate::debates::DebateId;
use crate::groups::GroupId;
use crate::house::{Stop, ids};
use crate::members::Member;
use crate::motions::{Brought, Motion, MotionId, Past, Suggested};

const TITLE: &str = "Buses that wait for the night shift";
const ABOUT: &str =
    "Those who work at night walk home along the ring road. The council draws up its plan for buses this winter.";
const CLAUSES: [&str; 3] = [
    "Buses should run until the late shift ends.",
    "We ask the council that the lines 4, 7 and 12 run until midnight on every day of the week.",
    "Three of us bring this to its hearing in spring, with the times of the shifts.",
];
/// In which clause, the words that somebody would take out and put in, and why.
const SUGGESTED: [(u32, &str, &str, &str); 3] = [
    (
        2,
        "until midnight",
        "until 30 minutes after the last shift at the port",
        "The last shift ends at half past twelve.",
    ),
    (2, "midnight", "one o’clock", "One hour is easy to print on a timetable."),
    (3, "Three of us", "Two drivers and two of us", "Nobody knows the lines better than those who drive them."),
];

/// For which clause, which question, what it says, and where that stands; the first one was looked at by somebody else.
const BROUGHT: [(u32, &str, &str, &str); 2] = [
    (
        2,
        "exists",
        "The last shift at the port ends at half past twelve, six nights a week.",
        "Port office, shift plan for this year",
    ),
    (
        2,
        "money",
        "One more hour of three lines costs about 90,000 a year.",
        "City council, answer to a question, last spring",
    ),
];
const CONDITION: &str = "It also asks for a timetable in large letters.";

/// Draws it: the first of the group moves it, those after them suggest changes.
pub(super) fn drawn(group: GroupId, debate: DebateId, people: &[Member], now: Moment) -> Result<Past, Stop> {
    let members = some_of(group, people);
    let member = |at: usize| members.get(at).or(members.first()).copied().ok_or(omov_web::refusal::Refusal::Failed);
    let moved = ago(now, 4, 0);
    let mut motion = Motion::new(MotionId(ids::by_time(moved)?), (group, "local"), TITLE, moved);
    motion.about = ABOUT.into();
    motion.matter = Some("local".into());
    motion.ends_at = Some(moved.plus(DAY * 30));
    let suggested = SUGGESTED.iter().enumerate().map(|(at, (clause, out, put, reason))| {
        let base = CLAUSES[*clause as usize - 1].to_owned();
        let body = base.replace(out, put);
        Ok::<_, Stop>(Suggested { by: member(at + 1)?, clause: *clause, base, body, reason: (*reason).into() })
    });
    let brought = BROUGHT.iter().zip(0..).map(|((clause, topic, says, source), at)| {
        let checked = if at == 0 { Some(member(4)?) } else { None };
        let (says, source) = ((*says).into(), (*source).into());
        Ok::<_, Stop>(Brought { by: member(at + 2)?, clause: *clause, topic, says, source, checked })
    });
    Ok(Past {
        brought: brought.collect::<Result<_, _>>()?,
        conditions: Vec::new(),
        motion,
        mover: member(0)?,
        signed: members.iter().skip(1).copied().collect(),
        clauses: CLAUSES.map(str::to_owned).to_vec(),
        source: Some((debate, 2)),
        suggested: suggested.collect::<Result<_, _>>()?,
    })
}

/// What others in the group have moved besides, with one clause each.
const OTHERS: [(&str, &str); 2] = [
    ("A bench at every stop", "We ask the council for a bench and a lamp at every stop of the lines 4, 7 and 12."),
    (
        "Our meetings start at six",
        "Meetings of this group start at six in the evening, so that those with children can come.",
    ),
];

/// Draws these.
pub(super) fn others(group: GroupId, people: &[Member], now: Moment) -> Result<Vec<Past>, Stop> {
    let members = some_of(group, people);
    let drawn = OTHERS.iter().zip(members.iter().rev()).zip(1..).map(|(((title, clause), mover), day)| {
        let moved = ago(now, 10 + day, 0);
        let mut motion = Motion::new(MotionId(ids::by_time(moved)?), (group, "local"), title, moved);
        motion.matter = Some("local".into());
        motion.ends_at = Some(moved.plus(DAY * 30));
        // Those who have not signed it may say what it would take.
        let first = members.first().filter(|first| *first != mover && day == 1);
        Ok(Past {
            motion,
            mover: *mover,
            signed: Vec::new(),
            clauses: vec![(*clause).to_owned()],
            source: None,
            suggested: Vec::new(),
            brought: Vec::new(),
            conditions: first.map(|first| (*first, CONDITION.to_owned())).into_iter().collect(),
        })
    });
    drawn.collect()
}
