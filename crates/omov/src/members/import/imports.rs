//! A list as a whole: where it stands.

use std::collections::BTreeMap;

use omov_store::{Error, FromRow, FromValue, Moment, ReadTx, Row, ToValue, Value, WriteTx, params};

use super::columns::Columns;
use super::{ImportId, sql};
use crate::groups::GroupId;

/// Where a list stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Reading,
    Columns,
    Trying,
    Tried,
    Running,
    /// Somebody stopped it when a part was on the roll; it can go on, or be undone.
    Stopped,
    Done,
    Undoing,
    Undone,
}

impl State {
    const ALL: [Self; 9] = [
        Self::Reading,
        Self::Columns,
        Self::Trying,
        Self::Tried,
        Self::Running,
        Self::Stopped,
        Self::Done,
        Self::Undoing,
        Self::Undone,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Columns => "columns",
            Self::Trying => "trying",
            Self::Tried => "tried",
            Self::Running => "running",
            Self::Stopped => "stopped",
            Self::Done => "done",
            Self::Undoing => "undoing",
            Self::Undone => "undone",
        }
    }

    /// The message that says it in a word or two.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Reading => "import-state-reading",
            Self::Columns => "import-state-columns",
            Self::Trying => "import-state-trying",
            Self::Tried => "import-state-tried",
            Self::Running => "import-state-running",
            Self::Stopped => "import-state-stopped",
            Self::Done => "import-state-done",
            Self::Undoing => "import-state-undoing",
            Self::Undone => "import-state-undone",
        }
    }

    /// Whether a job is at work on it.
    pub(super) fn is_at_work(self) -> bool {
        matches!(self, Self::Trying | Self::Running | Self::Undoing)
    }
}

impl ToValue for State {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.name())
    }
}

impl FromValue for State {
    const WANTED: &'static str = "a state of an import";
    fn from_value(value: Value<'_>) -> Option<Self> {
        let Value::Text(name) = value else { return None };
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// A list that is brought in.
#[derive(Clone, Debug)]
pub(super) struct Import {
    pub(super) id: ImportId,
    pub(super) group: GroupId,
    pub(super) state: State,
    /// The name of the encoding in which the file was read.
    pub(super) encoding: String,
    pub(super) head: Vec<String>,
    /// None until somebody has said.
    pub(super) columns: Option<Columns>,
    pub(super) lines: u32,
    /// The number of the row that was dealt with last.
    pub(super) at: u32,
    pub(super) job: Option<[u8; 16]>,
    pub(super) made_at: Moment,
    pub(super) changed_at: Moment,
}

impl FromRow for Import {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let columns: Option<String> = row.get(5)?;
        Ok(Self {
            id: row.get(0)?,
            group: row.get(1)?,
            state: row.get(2)?,
            encoding: row.get(3)?,
            head: serde_json::from_str(&row.get::<String>(4)?).unwrap_or_default(),
            columns: columns.and_then(|json| serde_json::from_str(&json).ok()),
            lines: row.get(6)?,
            at: row.get(7)?,
            job: row.get(8)?,
            made_at: row.get(9)?,
            changed_at: row.get(10)?,
        })
    }
}

impl Import {
    /// Its address, with what comes after it.
    pub(super) fn address(&self, rest: &str) -> String {
        format!("/groups/{}/roll/import/{}{rest}", self.group, self.id)
    }
}

pub(super) fn find(tx: &mut ReadTx<'_>, id: ImportId) -> Result<Option<Import>, Error> {
    tx.optional(&sql::FIND, params![id])
}

/// Those of a group, the newest first.
pub(super) fn list(tx: &mut ReadTx<'_>, group: GroupId) -> Result<Vec<Import>, Error> {
    tx.all(&sql::LIST, params![group, 20])
}

/// From one state to another, beginning before the row `at`. Says whether it was in the first: somebody may have been faster.
pub(super) fn turn(
    tx: &mut WriteTx<'_>,
    import: &Import,
    to: State,
    at: u32,
    job: Option<[u8; 16]>,
    now: Moment,
) -> Result<bool, Error> {
    Ok(tx.execute(&sql::SET_STATE, params![import.id, import.state, to, at, job, now])? == 1)
}

/// How many rows came out how.
pub(super) type Counts = BTreeMap<String, u32>;

pub(super) fn counts(tx: &mut ReadTx<'_>, id: ImportId) -> Result<Counts, Error> {
    let rows: Vec<(String, u32)> = tx.all(&sql::COUNTS, params![id])?;
    Ok(rows.into_iter().collect())
}

/// Adds to the counts.
pub(super) fn count_up(tx: &mut WriteTx<'_>, id: ImportId, more: &BTreeMap<&'static str, i64>) -> Result<(), Error> {
    more.iter().try_for_each(|(what, lines)| tx.execute(&sql::COUNT_UP, params![id, *what, *lines]).map(|_| ()))
}

/// What was said the last time about a list of this group with the same columns.
pub(super) fn remembered(tx: &mut ReadTx<'_>, group: GroupId, head: [u8; 32]) -> Result<Option<Columns>, Error> {
    let json: Option<String> = tx.optional(&sql::REMEMBERED, params![group, head])?;
    Ok(json.and_then(|json| serde_json::from_str(&json).ok()))
}
