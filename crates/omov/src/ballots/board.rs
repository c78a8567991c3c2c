//! The board of a ballot: its sealed ballots and everything that comes after them, each event bound to the one before. It is kept in rows and handed
//! out as the file that verifiers read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use omov_belenios::archive::{EventKind, Writer};
use omov_belenios::credentials::Credentials;
use omov_belenios::election::Election;
use omov_belenios::group::Ed25519;
use omov_belenios::hashing::sha256;
use omov_belenios::params::Params;
use omov_store::{FromRow, ReadTx, Row, WriteTx, params};
use omov_web::refusal::Refusal;

use super::{BallotId, paper, sql};
use crate::election::tracking_number;
use crate::house::{House, Stop};

/// Where a board ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Board {
    begun: u64,
    /// How many events there are.
    pub(super) events: u64,
    /// The hash of the last of them.
    pub(super) head: String,
    /// How many the public record knows of.
    pub(super) anchored: u64,
}

impl FromRow for Board {
    fn from_row(row: &Row<'_>) -> Result<Self, omov_store::Error> {
        Ok(Self { begun: row.get(0)?, events: row.get(1)?, head: row.get(2)?, anchored: row.get(3)? })
    }
}

/// The board of a ballot, once it is open.
pub(super) fn find(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Option<Board>, Stop> {
    Ok(tx.optional(&sql::BOARD, params![ballot])?)
}

/// The same, where it has to be there.
pub(super) fn one(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Board, Stop> {
    find(tx, ballot)?.ok_or(Stop::Refused(Refusal::NotFound))
}

/// An event to be added. `data` are its contents as the record has them: the last is its payload, if the kind has one.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) kind: EventKind,
    pub(super) data: Vec<String>,
    pub(super) credential: Option<String>,
    pub(super) trustee: Option<u64>,
}

impl Event {
    /// One that came from no trustee and no voter.
    pub(super) fn of(kind: EventKind, data: Vec<String>) -> Self {
        Self { kind, data, credential: None, trustee: None }
    }
}

/// Adds an event, and gives the board as it is then.
pub(super) fn append(tx: &mut WriteTx<'_>, ballot: BallotId, board: &Board, event: &Event) -> Result<Board, Stop> {
    let mut writer = Writer::after(board.begun, board.events, Some(board.head.clone()));
    let data: Vec<&str> = event.data.iter().map(String::as_str).collect();
    writer.event(event.kind, &data);
    let head = writer.head().unwrap_or_default().to_owned();
    // First of all: two events that meet collide here, where the store runs one of them again, and not over the height.
    if tx.execute(&sql::GROW, params![ballot, column(board.events), column(board.events + 1), head])? != 1 {
        return Err(Refusal::Conflict.into());
    }
    let payload = event.data.last().filter(|_| event.kind.has_payload());
    let beside = event.data.first().filter(|_| event.data.len() == 2);
    let trustee = event.trustee.map(column);
    let values = params![
        ballot,
        column(board.events),
        event.kind.name(),
        payload,
        beside,
        payload.map(sha256),
        event.credential,
        trustee,
        head
    ];
    tx.execute(&sql::ADD_EVENT, values)?;
    Ok(Board { events: board.events + 1, head, ..board.clone() })
}

/// As a column takes it.
pub(super) fn column(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The kind of the last event.
pub(super) fn last_kind(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Option<EventKind>, Stop> {
    let name: Option<String> = tx.optional(&sql::LAST_KIND, params![ballot])?;
    Ok(name.and_then(|name| kind(&name)))
}

fn kind(name: &str) -> Option<EventKind> {
    EventKind::ALL.into_iter().find(|kind| kind.name() == name)
}

/// Begins a board with its first event; gives the hash of that event.
pub(super) fn begin(tx: &mut WriteTx<'_>, ballot: BallotId, setup: &[String; 4], begun: u64) -> Result<String, Stop> {
    let (mut writer, _) = Writer::new(begun);
    writer.event(EventKind::Setup, &setup.each_ref().map(String::as_str));
    let head = writer.head().unwrap_or_default().to_owned();
    tx.execute(&sql::BEGIN, params![ballot, column(begun), head])?;
    Ok(head)
}

/// The four texts of the first event: election, trustees, credentials, and the statement that binds them.
pub(super) fn setup(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Option<[String; 4]>, Stop> {
    let found: Option<(String, String, String, String)> = tx.optional(&sql::SETUP, params![ballot])?;
    Ok(found.map(|(election, trustees, credentials, setup)| [election, trustees, credentials, setup]))
}

/// A sealed ballot as everybody sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OnBoard {
    pub(super) place: u64,
    pub(super) tracker: String,
    /// The place of the last one with the same voting code, if that is another.
    pub(super) replaced: Option<u64>,
}

type Sealed = (u64, Option<String>, Option<String>);

fn on_board(tx: &mut ReadTx<'_>, ballot: BallotId, (place, text, credential): Sealed) -> Result<OnBoard, Stop> {
    let last: Option<u64> = tx.optional(&sql::LAST_OF, params![ballot, credential])?;
    let tracker = tracking_number(&text.unwrap_or_default());
    Ok(OnBoard { place, tracker, replaced: last.filter(|last| *last > place) })
}

/// Sealed ballots after a place, in their order.
pub(super) fn sealed(tx: &mut ReadTx<'_>, ballot: BallotId, after: u64, most: u32) -> Result<Vec<OnBoard>, Stop> {
    let rows: Vec<Sealed> = tx.all(&sql::SEALED, params![ballot, column(after), most])?;
    rows.into_iter().map(|row| on_board(tx, ballot, row)).collect()
}

/// The one with that hash, which is what a tracking number stands for.
pub(super) fn tracked(tx: &mut ReadTx<'_>, ballot: BallotId, hash: &[u8; 32]) -> Result<Option<OnBoard>, Stop> {
    let found: Option<Sealed> = tx.optional(&sql::TRACKED, params![ballot, *hash])?;
    found.filter(|(_, _, credential)| credential.is_some()).map(|row| on_board(tx, ballot, row)).transpose()
}

/// The whole board as a file, with where it ends. None before it is open.
pub(super) fn archive(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Option<(Vec<u8>, Board)>, Stop> {
    let (Some(board), Some(setup)) = (find(tx, ballot)?, setup(tx, ballot)?) else { return Ok(None) };
    let (mut writer, mut bytes) = Writer::new(board.begun);
    bytes.extend(writer.event(EventKind::Setup, &setup.each_ref().map(String::as_str)));
    tx.each(&sql::EVENTS, params![ballot], |row| {
        let (name, payload, beside): (String, Option<String>, Option<String>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let kind = kind(&name).ok_or(Refusal::Failed)?;
        let data: Vec<&str> = beside.iter().chain(&payload).map(String::as_str).collect();
        bytes.extend(writer.event(kind, &data));
        Ok::<_, Stop>(())
    })?;
    if writer.head() != Some(board.head.as_str()) {
        tracing::error!(%ballot, "the board of a ballot does not end where it should");
        return Err(Refusal::Failed.into());
    }
    Ok(Some((bytes, board)))
}

/// What every sealed ballot is checked against. It never changes, so it is read once for the process.
pub(super) struct Set {
    pub(super) params: Params<Ed25519>,
    pub(super) credentials: Credentials,
    /// Those of them that are for papers.
    pub(super) reserved: BTreeSet<String>,
}

/// So many are kept; more ballots are seldom open at once.
const MOST: usize = 16;
static SETS: LazyLock<Mutex<BTreeMap<BallotId, Arc<Set>>>> = LazyLock::new(Mutex::default);

/// The set of a ballot that is open.
pub(super) async fn set(house: &House, ballot: BallotId) -> Result<Arc<Set>, Stop> {
    let kept = |id: &BallotId| SETS.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned();
    if let Some(set) = kept(&ballot) {
        return Ok(set);
    }
    let read = move |tx: &mut ReadTx<'_>| Ok((setup(tx, ballot)?, paper::reserved(tx, ballot)?));
    let (setup, reserved) = house.store().read(read).await?;
    let [election, _, credentials, _] = setup.ok_or(Refusal::NotFound)?;
    let read = move || {
        let params = Params::new(Ed25519, Election::read(election.as_bytes())?, election.as_bytes())?;
        let credentials = Credentials::read(&params, credentials.as_bytes())?;
        Ok::<_, omov_belenios::Failure>(Set { params, credentials, reserved: reserved.into_iter().collect() })
    };
    let read = tokio::task::spawn_blocking(read).await.map_err(|_| Refusal::Failed)?;
    let set = Arc::new(read.map_err(|failure| {
        tracing::error!(%ballot, check = %failure.check, "the set-up of a ballot");
        Refusal::Failed
    })?);
    let mut all = SETS.lock().unwrap_or_else(PoisonError::into_inner);
    if all.len() >= MOST {
        all.pop_first();
    }
    all.insert(ballot, set.clone());
    Ok(set)
}
