//! How far long work has come: written by the work, shown on the page of whoever waits for it.

use std::time::Duration;

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params, statements};
use omov_web::parts;

use super::Works;
use crate::house::{House, Stop, Visit};

statements! {
    BEGIN = "INSERT INTO progress (id, state, said, done, total, stop_asked, begun_at, changed_at) \
        VALUES ($1, 'going', $2, 0, $3, 0, $4, $4) ON CONFLICT DO NOTHING";
    NOTE = "UPDATE progress SET said = $2, done = $3, total = $4, changed_at = $5 WHERE id = $1";
    END = "UPDATE progress SET state = $2, changed_at = $3 WHERE id = $1";
    ASK = "UPDATE progress SET stop_asked = 1 WHERE id = $1 AND state = 'going'";
    FIND = "SELECT id, state, said, done, total, stop_asked, begun_at, changed_at FROM progress WHERE id = $1";
    CLEAR = "DELETE FROM progress WHERE changed_at < $1 AND state <> 'going'";
}

/// How long it can be seen that something has ended.
const KEPT: Duration = Duration::from_hours(30 * 24);

/// How far some work has come. Its id is that of its job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Progress {
    pub(crate) id: [u8; 16],
    /// How it ended; none as long as it goes on.
    pub(crate) end: Option<End>,
    /// The name of the message that says how far it is, with `$done` and `$total`.
    pub(crate) said: String,
    pub(crate) done: u32,
    /// None as long as nobody knows.
    pub(crate) total: Option<u32>,
    /// Somebody has asked that it stop.
    pub(crate) stop_asked: bool,
    pub(crate) begun_at: Moment,
    pub(crate) changed_at: Moment,
}

/// How work ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Done,
    /// Somebody asked for it.
    Stopped,
    Failed,
}

impl End {
    fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Stopped => "stopped",
            Self::Failed => "failed",
        }
    }
}

impl FromRow for Progress {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let state: String = row.get(1)?;
        Ok(Self {
            id: row.get(0)?,
            end: [End::Done, End::Stopped, End::Failed].into_iter().find(|end| end.name() == state),
            said: row.get(2)?,
            done: row.get(3)?,
            total: row.get(4)?,
            stop_asked: row.get(5)?,
            begun_at: row.get(6)?,
            changed_at: row.get(7)?,
        })
    }
}

impl Progress {
    /// Begins to tell of some work: in the transaction that puts its job into the queue.
    pub(crate) fn begin(
        tx: &mut WriteTx<'_>,
        id: [u8; 16],
        said: &str,
        total: Option<u32>,
        now: Moment,
    ) -> Result<(), Error> {
        tx.execute(&BEGIN, params![id, said, total, now]).map(|_| ())
    }

    /// Tells how far it is; in the transaction of the piece that was done. Says whether somebody has asked that it stop.
    pub(crate) fn note(
        tx: &mut WriteTx<'_>,
        id: [u8; 16],
        said: &str,
        done: u32,
        total: Option<u32>,
        now: Moment,
    ) -> Result<bool, Error> {
        tx.execute(&NOTE, params![id, said, done, total, now])?;
        Ok(Self::find(tx, id)?.is_some_and(|progress| progress.stop_asked))
    }

    /// Tells that it has ended.
    pub(crate) fn end(tx: &mut WriteTx<'_>, id: [u8; 16], end: End, now: Moment) -> Result<(), Error> {
        tx.execute(&END, params![id, end.name(), now]).map(|_| ())
    }

    /// Asks that it stop after the piece in hand.
    pub(crate) fn ask_to_stop(tx: &mut WriteTx<'_>, id: [u8; 16]) -> Result<(), Error> {
        tx.execute(&ASK, params![id]).map(|_| ())
    }

    /// That of the work with this id.
    pub(crate) fn find(tx: &mut ReadTx<'_>, id: [u8; 16]) -> Result<Option<Self>, Error> {
        tx.optional(&FIND, params![id])
    }

    /// As it is shown: its words, the bar, and how long it may still take. Ways to stop it are the page's.
    pub(crate) fn shown(&self, visit: &Visit) -> parts::Progress {
        let words = &visit.shell.words;
        let total = u64::from(self.total.unwrap_or_default());
        let said = words.say_with(&self.said, &[("done", u64::from(self.done).into()), ("total", total.into())]);
        let shown = parts::Progress::new(words, said);
        let Some(total) = self.total else { return shown };
        let shown = shown.part(self.done.into(), total.into());
        match self.seconds_left(visit.now) {
            Some(seconds) if seconds >= 90 => {
                shown.left(words.say_with("work-left-minutes", &[("minutes", seconds.div_ceil(60).into())]))
            }
            Some(seconds) => shown.left(words.say_with("work-left-seconds", &[("seconds", seconds.into())])),
            None => shown,
        }
    }

    /// How long it may still take, by how long it has taken; none as long as too little is done to tell.
    pub(super) fn seconds_left(&self, now: Moment) -> Option<u64> {
        let (done, total) = (u64::from(self.done), u64::from(self.total?));
        let past = u64::try_from(now.0 - self.begun_at.0).ok()? / 1_000_000;
        if done == 0 || past < 2 || self.end.is_some() {
            return None;
        }
        Some((past * total.saturating_sub(done)).div_ceil(done))
    }
}

/// The house's own work: what has long ended is forgotten.
pub(super) fn work(works: Works) -> Works {
    works.every("progress-clear", Duration::from_hours(24), clear)
}

async fn clear(house: House) -> Result<(), Stop> {
    let before = house.now().minus(KEPT);
    house.store().write(move |tx| Ok(tx.execute(&CLEAR, params![before]).map(|_| ())?)).await
}
