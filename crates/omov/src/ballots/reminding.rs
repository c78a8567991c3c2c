//! Those who have not voted are reminded: half-way, where there is long to vote, and on the day before the close. Nobody is told who they are, and nothing is left
//! of it: their letters are on no list, and are gone as soon as they are sent.

use std::time::Duration;

use omov_store::jobs::Queue;
use omov_store::{Moment, ReadTx, WriteTx, params};
use omov_web::dates::Dates;
use omov_web::words::Arg;

use super::stage::State;
use super::{Ballot, BallotId, ballot, paper, sql, work};
use crate::house::work::{Task, Undone};
use crate::house::{House, Organisation, Stop, organisation, timestamp};
use crate::members::notices::{Notice, Text};
use crate::members::{self, MemberId};
use crate::post;

/// Reminders that wait for their hour.
pub(super) const QUEUE: Queue =
    Queue { name: "ballot-reminders", lease: Duration::from_mins(2), tries: 20, first_wait: Duration::from_secs(10) };

/// So many people are written to at once.
const PIECE: u32 = 200;
const DAY: Duration = Duration::from_hours(24);
/// Whoever has less time to vote is not reminded half-way, or not at all.
const LONG: Duration = Duration::from_hours(7 * 24);
const SHORT: Duration = Duration::from_hours(2 * 24);

const LETTER: Text = Text { purpose: post::UNSEEN, subject: "ballot-reminder-subject", body: "ballot-reminder-letter" };
/// To those who vote on paper.
const PAPER: Text = Text { body: "paper-reminder-letter", ..LETTER };

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    HalfWay,
    Last,
}

impl Which {
    fn name(self) -> &'static str {
        match self {
            Self::HalfWay => "half-way",
            Self::Last => "last",
        }
    }

    /// When it is written; nothing where there is too little time for it.
    fn due(self, ballot: &Ballot) -> Option<Moment> {
        let time = Duration::from_micros(u64::try_from(ballot.closes_at.0 - ballot.opens_at.0).ok()?);
        match self {
            Self::HalfWay => (time >= LONG).then(|| ballot.opens_at.plus(time / 2)),
            Self::Last => (time >= SHORT).then(|| ballot.closes_at.minus(DAY)),
        }
    }
}

/// Has both written in time.
pub(super) fn plan(tx: &mut WriteTx<'_>, ballot: &Ballot, now: Moment) -> Result<(), Stop> {
    put(tx, ballot, Which::HalfWay, now)?;
    put(tx, ballot, Which::Last, now)
}

/// Its close was put off: there is another day before it.
pub(super) fn plan_again(tx: &mut WriteTx<'_>, ballot: &Ballot, now: Moment) -> Result<(), Stop> {
    put(tx, ballot, Which::Last, now)
}

fn put(tx: &mut WriteTx<'_>, ballot: &Ballot, which: Which, now: Moment) -> Result<(), Stop> {
    if let Some(due) = which.due(ballot).filter(|due| *due > now) {
        QUEUE.enqueue(tx, work::job_of(ballot.id, which.name()), &format!("{} {}", ballot.id, which.name()), due)?;
    }
    Ok(())
}

/// Writes one of them, some people at a time.
pub(super) async fn remind(task: Task) -> Result<(), Undone> {
    let read = || {
        let (id, which) = task.payload().split_once(' ')?;
        let which = [Which::HalfWay, Which::Last].into_iter().find(|one| one.name() == which)?;
        Some((id.parse::<BallotId>().ok()?, which))
    };
    let (id, which) = read().ok_or_else(|| Undone::Failed("no reminder".into()))?;
    loop {
        if task.is_closing() {
            return Err(Undone::Later(Duration::ZERO));
        }
        let now = task.house.now();
        let found = task.house.store().read(move |tx| Ok((ballot::one(tx, id)?, organisation::find(tx)?))).await?;
        let (ballot, Some(organisation)) = found else { return Ok(()) };
        let open = ballot.state == State::Open && now < ballot.closes_at;
        // It was put off meanwhile: there is another day before the close.
        if let Some(due) = which.due(&ballot).filter(|due| open && *due > now) {
            let wait = u64::try_from(due.0 - now.0).unwrap_or_default();
            return Err(Undone::Later(Duration::from_micros(wait)));
        }
        if !open || piece(&task, &ballot, which, &organisation).await? == 0 {
            return Ok(task
                .finish(move |tx| Ok(tx.execute(&sql::NO_REMINDER, params![id, which.name()]).map(|_| ())?))
                .await?);
        }
    }
}

/// Some more people; says how many.
async fn piece(task: &Task, ballot: &Ballot, which: Which, organisation: &Organisation) -> Result<usize, Undone> {
    let (id, house) = (ballot.id, task.house.clone());
    let read = move |tx: &mut ReadTx<'_>| {
        let after: Option<MemberId> = tx.optional(&sql::REMINDED_TO, params![id, which.name()])?;
        Ok(tx.all(&sql::NOT_VOTED, params![id, after.unwrap_or(MemberId([0; 16])), PIECE])?)
    };
    let people: Vec<MemberId> = task.house.store().read(read).await?;
    let Some(last) = people.last().copied() else { return Ok(0) };
    let letters = letters(&house, &people, organisation)?;
    let written = letters.len();
    let dates = Dates::new(house.words().clone(), &organisation.zone).map_err(Undone::Failed)?;
    let (title, closes) = (ballot.title.clone(), dates.hour(timestamp(ballot.closes_at)));
    let put = move |tx: &mut WriteTx<'_>| {
        for (member, notice) in &letters {
            // A letter on paper would tell whoever prints it.
            let Some(member) = members::find(tx, *member)?.filter(|member| member.email.is_some()) else { continue };
            let with: [(&str, Arg); 3] = [
                ("title", title.as_str().into()),
                ("page", house.address(&id.address()).into()),
                ("closes", closes.as_str().into()),
            ];
            let on_paper = paper::mine(tx, id, member.id)?.is_some();
            notice.to(tx, &member, if on_paper { PAPER } else { LETTER }, &with)?;
        }
        tx.execute(&sql::REMINDED, params![id, which.name(), last])?;
        Ok(())
    };
    task.write(put).await?;
    Ok(written)
}

fn letters(house: &House, people: &[MemberId], organisation: &Organisation) -> Result<Vec<(MemberId, Notice)>, Stop> {
    let now = house.now();
    let letter = |member: &MemberId| Ok((*member, Notice::of(house.words(), &organisation.name, now)?));
    people.iter().map(letter).collect()
}
