//! An agenda as it is kept, and what can be put onto it.

use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};
use omov_web::refusal::Refusal;
use sha2::{Digest as _, Sha256};

use super::{AgendaId, sql};
use crate::groups::{self, GroupId, Place};
use crate::house::Stop;
use crate::members::MemberId;
use crate::motions::{self, Motion};
use crate::offices::acts::{self, Act, ActId, Told};
use crate::offices::{self, Power};
use crate::record;

/// More places than anybody can talk about in one go.
pub(super) const MOST_PLACES: u32 = 50;

/// Places for motions that a group will talk about.
#[derive(Clone, Debug)]
pub(crate) struct Agenda {
    pub(crate) id: AgendaId,
    pub(crate) group: GroupId,
    pub(crate) title: String,
    pub(super) about: String,
    pub(super) places: u32,
    pub(super) opened_at: Moment,
    pub(crate) closes_at: Moment,
    /// When it was drawn up, and from how many members' approvals.
    pub(crate) drawn_at: Option<Moment>,
    pub(super) voters: Option<u64>,
    /// The number on the public record of its last step.
    pub(super) entry: Option<u64>,
}

impl FromRow for Agenda {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: row.get(0)?,
            group: row.get(1)?,
            title: row.get(2)?,
            about: row.get(3)?,
            places: row.get(4)?,
            opened_at: row.get(5)?,
            closes_at: row.get(6)?,
            drawn_at: row.get(7)?,
            voters: row.get(8)?,
            entry: row.get(9)?,
        })
    }
}

impl Agenda {
    /// As it is opened, from one moment to the other.
    pub(crate) fn new(
        id: AgendaId,
        group: GroupId,
        title: &str,
        about: &str,
        places: u32,
        (from, to): (Moment, Moment),
    ) -> Self {
        Self {
            id,
            group,
            title: title.into(),
            about: about.into(),
            places,
            opened_at: from,
            closes_at: to,
            drawn_at: None,
            voters: None,
            entry: None,
        }
    }

    /// Keeps it, as it is opened.
    pub(super) fn create(&self, tx: &mut WriteTx<'_>) -> Result<(), Error> {
        let Self { id, group, title, about, places, opened_at, closes_at, .. } = self;
        tx.execute(&sql::OPEN, params![id, group, title, about, places, opened_at, closes_at]).map(|_| ())
    }

    /// Whether members can still approve: the hour counts.
    pub(crate) fn is_open(&self, now: Moment) -> bool {
        self.drawn_at.is_none() && now < self.closes_at
    }

    /// Its group, with those it is in.
    pub(super) fn place(&self, tx: &mut ReadTx<'_>) -> Result<Place, Stop> {
        groups::place(tx, self.group)?.ok_or(Stop::Refused(Refusal::NotFound))
    }
}

/// Opens it, in the name of whoever organises there; on the public record.
pub(super) fn open(tx: &mut WriteTx<'_>, agenda: &Agenda, by: MemberId, act: ActId) -> Result<(), Stop> {
    let place = agenda.place(tx)?;
    if !offices::holds(tx, by, Power::Organise, &place, agenda.opened_at)? {
        return Err(Refusal::NotAllowed.into());
    }
    agenda.create(tx)?;
    let facts = vec![
        ("agenda", agenda.id.to_string()),
        ("places", agenda.places.to_string()),
        ("closes", record::minute(agenda.closes_at)),
    ];
    let done = Act {
        id: act,
        group: agenda.group,
        actor: by,
        power: Power::Organise,
        deed: "act-agenda-opened",
        about: None,
        number: None,
        reason: String::new(),
        at: agenda.opened_at,
    };
    acts::note_telling(tx, &done, Told { facts, ..Told::default() })
}

/// The agenda of that id, which has to be there.
pub(super) fn one(tx: &mut ReadTx<'_>, id: AgendaId) -> Result<Agenda, Stop> {
    tx.optional(&sql::FIND, params![id])?.ok_or(Stop::Refused(Refusal::NotFound))
}

/// The latest of a group, the last one first.
pub(crate) fn in_group(tx: &mut ReadTx<'_>, group: GroupId, most: u32) -> Result<Vec<Agenda>, Error> {
    tx.all(&sql::IN_GROUP, params![group, most])
}

/// The motions that can be put onto it: all of the group that are not withdrawn, out of time, or voted on. Their order is that of their hashes with the agenda: the
/// same for everybody, and nobody's choice.
pub(super) fn proposed(tx: &mut ReadTx<'_>, agenda: &Agenda, now: Moment) -> Result<Vec<Motion>, Stop> {
    let mut motions = motions::to_talk_about(tx, agenda.group, now)?;
    motions.sort_by_cached_key(|motion| {
        let hash: [u8; 32] = Sha256::new().chain_update(agenda.id.0).chain_update(motion.id.0).finalize().into();
        hash
    });
    Ok(motions)
}
