//! What is on the board after an accident.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use omov_belenios::archive::{EventKind, Writer};
use omov_belenios::hashing::sha256;
use rusqlite::{Connection, OpenFlags};

use super::DATABASE;
use super::member::Told;

/// The board of a ballot, followed from its first event and worked out anew from what is in it.
#[derive(Clone, Debug)]
pub(crate) struct Board {
    begun: i64,
    writer: Writer,
    /// How many events there are.
    events: i64,
    /// Where each ballot stands, and the hash of its event.
    ballots: BTreeMap<[u8; 32], (i64, String)>,
    credentials: BTreeSet<String>,
}

/// Opens a database as a program that starts does: with what is in its log.
fn open(folder: &Path) -> rusqlite::Result<Connection> {
    Connection::open_with_flags(folder.join(DATABASE), OpenFlags::SQLITE_OPEN_READ_WRITE)
}

impl Board {
    /// The board as it is when nothing was cast.
    pub(crate) fn empty(folder: &Path) -> Result<Self, String> {
        let read = || -> rusqlite::Result<(i64, [String; 4])> {
            let connection = open(folder)?;
            let begun = connection.query_row("SELECT begun FROM ballot_boards", [], |row| row.get(0))?;
            let setup = connection.query_row(
                "SELECT election, trustees, credentials, setup FROM ballot_setups",
                [],
                |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]),
            )?;
            Ok((begun, setup))
        };
        let (begun, setup) = read().map_err(|error| error.to_string())?;
        let mut writer = Writer::after(u64::try_from(begun).map_err(|error| error.to_string())?, 0, None);
        writer.event(EventKind::Setup, &setup.each_ref().map(String::as_str));
        Ok(Self { begun, writer, events: 1, ballots: BTreeMap::new(), credentials: BTreeSet::new() })
    }

    /// Reads what was added, and holds it against everything that has to fit. `Err` says what does not.
    pub(crate) fn follow(&mut self, folder: &Path, whole: bool) -> Result<(), String> {
        let connection = open(folder).map_err(|error| error.to_string())?;
        if whole {
            let says: String = connection
                .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
                .map_err(|error| error.to_string())?;
            if says != "ok" {
                return Err(format!("the database is damaged: {says}"));
            }
        }
        self.read(&connection).map_err(|error| error.to_string())??;
        self.fits(&connection).map_err(|error| error.to_string())?
    }

    fn read(&mut self, connection: &Connection) -> rusqlite::Result<Result<(), String>> {
        let events =
            "SELECT height, payload, digest, credential, hash FROM ballot_events WHERE height >= ?1 ORDER BY height";
        let mut prepared = connection.prepare(events)?;
        let mut rows = prepared.query([self.events])?;
        while let Some(row) = rows.next()? {
            let (height, hash): (i64, String) = (row.get(0)?, row.get(4)?);
            let (payload, credential): (String, String) = (row.get(1)?, row.get(3)?);
            let digest: Vec<u8> = row.get(2)?;
            let really = sha256(&payload);
            self.writer.event(EventKind::Ballot, &[&payload]);
            if height != self.events || digest != really || self.writer.head() != Some(&hash) {
                return Ok(Err(format!("the event at {height} does not follow from the one before")));
            }
            if self.ballots.insert(really, (self.events, hash)).is_some() {
                return Ok(Err(format!("the ballot at {height} is on the board twice")));
            }
            self.credentials.insert(credential);
            self.events += 1;
        }
        Ok(Ok(()))
    }

    /// The end of the board is noted as it is, and as many have voted as voting codes were used.
    fn fits(&self, connection: &Connection) -> rusqlite::Result<Result<(), String>> {
        let (begun, events, head): (i64, i64, String) =
            connection.query_row("SELECT begun, events, head FROM ballot_boards", [], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })?;
        if begun != self.begun || events != self.events || self.writer.head() != Some(&head) {
            return Ok(Err("the board does not end where it should".into()));
        }
        let voted: i64 =
            connection.query_row("SELECT COUNT(*) FROM ballot_voters WHERE voted = 1", [], |row| row.get(0))?;
        if usize::try_from(voted) != Ok(self.credentials.len()) {
            return Ok(Err(format!("{voted} are marked, {} voting codes were used", self.credentials.len())));
        }
        Ok(Ok(()))
    }

    /// How many of these are not there, where and as their receipts say.
    pub(crate) fn missing<'t>(&self, told: impl Iterator<Item = &'t Told>) -> usize {
        let is_there = |told: &Told| {
            let found = self.ballots.get(&told.digest);
            found.is_some_and(|(entry, hash)| u64::try_from(*entry) == Ok(told.entry) && *hash == told.hash)
        };
        told.filter(|told| !is_there(told)).count()
    }
}
