//! The papers of a ballot as numbers: envelopes that came, papers that were sealed, and what was set aside.

use omov_store::{Error, FromRow, ReadTx, Row, WriteTx, params};

use crate::ballots::board::column;
use crate::ballots::{BallotId, spot, sql};
use crate::house::Stop;

/// Why a paper is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ballots) enum Spoilt {
    /// Nobody can tell what is meant.
    Unclear,
    /// There is no paper of this ballot in the envelope.
    Missing,
    /// There is more than one.
    Several,
}

impl Spoilt {
    pub(in crate::ballots) const ALL: [Self; 3] = [Self::Unclear, Self::Missing, Self::Several];

    /// As it stands in forms and messages.
    pub(in crate::ballots) fn name(self) -> &'static str {
        match self {
            Self::Unclear => "unclear",
            Self::Missing => "missing",
            Self::Several => "several",
        }
    }
}

/// The numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ballots) struct Boxed {
    pub(in crate::ballots) people: u64,
    /// The public halves of the reserved codes, in the order of their numbers.
    pub(in crate::ballots) reserved: Vec<String>,
    pub(in crate::ballots) returned: u64,
    /// Envelopes that were set aside.
    pub(in crate::ballots) unsigned: u64,
    pub(in crate::ballots) twice: u64,
    pub(in crate::ballots) unknown: u64,
    /// Papers that are not counted, in the order of [`Spoilt::ALL`].
    pub(in crate::ballots) spoilt: [u64; 3],
    pub(in crate::ballots) sealed: u64,
    /// How often one that was sealed before was sealed again.
    pub(in crate::ballots) again: u64,
}

impl FromRow for Boxed {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let reserved: Option<String> = row.get(1)?;
        Ok(Self {
            people: row.get(0)?,
            // It is written by us alone; what cannot be read seals nothing.
            reserved: reserved.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default(),
            returned: row.get(2)?,
            unsigned: row.get(3)?,
            twice: row.get(4)?,
            unknown: row.get(5)?,
            spoilt: [row.get(6)?, row.get(7)?, row.get(8)?],
            sealed: row.get(9)?,
            again: row.get(10)?,
        })
    }
}

impl Boxed {
    pub(in crate::ballots) fn all_spoilt(&self) -> u64 {
        self.spoilt.iter().sum()
    }

    /// Envelopes that were taken in and whose paper is neither sealed nor spoilt.
    pub(in crate::ballots) fn left(&self) -> u64 {
        self.returned.saturating_sub(self.sealed + self.all_spoilt())
    }

    pub(super) fn keep(&self, tx: &mut WriteTx<'_>, ballot: BallotId) -> Result<(), Stop> {
        let [unclear, missing, several] = self.spoilt.map(column);
        let [returned, unsigned, twice] = [self.returned, self.unsigned, self.twice].map(column);
        let [unknown, sealed, again] = [self.unknown, self.sealed, self.again].map(column);
        let values = params![ballot, returned, unsigned, twice, unknown, unclear, missing, several, sealed, again];
        tx.execute(&sql::SET_BOX, values)?;
        Ok(())
    }
}

pub(super) fn find(tx: &mut ReadTx<'_>, ballot: BallotId) -> Result<Option<Boxed>, Stop> {
    Ok(tx.optional(&sql::BOX, params![ballot])?)
}

/// What the public record says at the close of who voted how; nothing where all voted online. Ballots are counted by their codes, of which
/// the last counts.
pub(in crate::ballots) fn facts(
    tx: &mut ReadTx<'_>,
    ballot: BallotId,
) -> Result<Option<Vec<(&'static str, String)>>, Stop> {
    let (boxed, spot) = (find(tx, ballot)?, spot::count(tx, ballot)?);
    if boxed.is_none() && spot == 0 {
        return Ok(None);
    }
    let boxed = boxed.unwrap_or_default();
    let all: u64 = tx.one(&sql::COUNT_CODES_USED, params![ballot])?;
    let spoilt = Spoilt::ALL.iter().zip(boxed.spoilt).map(|(why, papers)| format!("{}: {papers}", why.name()));
    let aside = format!("unsigned: {}; twice: {}; unknown: {}", boxed.unsigned, boxed.twice, boxed.unknown);
    Ok(Some(vec![
        ("voted-online", all.saturating_sub(boxed.sealed + spot).to_string()),
        ("voted-on-the-spot", spot.to_string()),
        ("voted-paper", boxed.sealed.to_string()),
        ("papers-sealed-again", boxed.again.to_string()),
        ("envelopes", boxed.returned.to_string()),
        ("envelopes-aside", aside),
        ("papers-spoilt", spoilt.collect::<Vec<_>>().join("; ")),
    ]))
}
