//! Drawing an agenda up: the places are shared out, and whoever got none is told how many supporters were lacking.

use std::collections::BTreeMap;

use omov_opinion::agenda::Approvals;
use omov_store::{Error, FromRow, Moment, ReadTx, Row, WriteTx, params};
use omov_web::refusal::Refusal;

use super::{Agenda, AgendaId, agenda, sql};
use crate::house::Stop;
use crate::members::MemberId;
use crate::motions::MotionId;
use crate::record::{self, Step};

/// What became of a motion.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) motion: MotionId,
    pub(super) title: String,
    pub(super) approvals: u64,
    /// From 1 on, in the order of the agenda.
    pub(super) place: Option<u64>,
    /// How many more supporters it lacked.
    pub(super) lacked: Option<u64>,
}

impl FromRow for Item {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let (motion, title, approvals) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Self { motion, title, approvals, place: row.get(3)?, lacked: row.get(4)? })
    }
}

/// All of them: those with a place in their order, then the others, the one that lacked fewest first.
pub(super) fn items(tx: &mut ReadTx<'_>, agenda: AgendaId) -> Result<Vec<Item>, Stop> {
    let mut items: Vec<Item> = tx.all(&sql::ITEMS, params![agenda])?;
    items.sort_by_key(|item| (item.place.unwrap_or(u64::MAX), item.lacked.unwrap_or(u64::MAX)));
    Ok(items)
}

/// So many members who agree on a motion, and each of whom would otherwise have nothing, are enough for a place: the bound that the rule keeps.
pub(super) fn due(agenda: &Agenda) -> Option<u64> {
    agenda.voters.filter(|voters| *voters > 0).map(|voters| voters.div_ceil(u64::from(agenda.places.max(1))))
}

/// Draws it up; what members approved is forgotten with it.
pub(super) fn draw(tx: &mut WriteTx<'_>, id: AgendaId, now: Moment) -> Result<(), Stop> {
    let agenda = agenda::one(tx, id)?;
    if agenda.drawn_at.is_some() || now < agenda.closes_at {
        return Ok(());
    }
    let proposed = agenda::proposed(tx, &agenda, now)?;
    let at: BTreeMap<MotionId, u16> = (0_u16..).zip(&proposed).map(|(at, motion)| (motion.id, at)).collect();
    let rows: Vec<(MemberId, MotionId)> = tx.all(&sql::APPROVALS, params![id])?;
    let mut voters: BTreeMap<MemberId, Vec<u16>> = BTreeMap::new();
    for (member, motion) in rows {
        // What was withdrawn meanwhile has no place any more.
        if let Some(at) = at.get(&motion) {
            voters.entry(member).or_default().push(*at);
        }
    }
    let approvals = Approvals::of(proposed.len(), voters.into_values());
    let places = usize::try_from(agenda.places).map_err(|_| Refusal::Failed)?;
    let (chosen, lacking, each) =
        (approvals.phragmen(places).0.chosen, approvals.lacking(places), approvals.approvals());
    for (at, motion) in proposed.iter().enumerate() {
        let place = chosen.iter().position(|one| *one == at).map(|place| column(place + 1)).transpose()?;
        let lacked = lacking.get(at).copied().flatten().map(column).transpose()?;
        let approvals = column(each.get(at).copied().unwrap_or_default())?;
        tx.execute(&sql::ADD_ITEM, params![id, motion.id, approvals, place, lacked])?;
    }
    tx.execute(&sql::DRAWN, params![id, now, column(approvals.voters())?])?;
    tx.execute(&sql::FORGET_APPROVALS, params![id])?;
    let places: Vec<String> = chosen.iter().filter_map(|at| Some(proposed.get(*at)?.id.to_string())).collect();
    let facts = vec![("agenda-motions", places.join(" ")), ("agenda-proposed", proposed.len().to_string())];
    let step = Step { deed: "agenda-drawn-up", rule: "organise", office: None, facts, by: None, at: now };
    let of = ("organise", ("agenda", id.to_string()), "powers");
    let entry = record::append_numbered(tx, &[step.of(of, agenda.group)])?;
    tx.execute(&sql::ENTRY, params![id, entry])?;
    Ok(())
}

fn column(number: usize) -> Result<u32, Stop> {
    u32::try_from(number).map_err(|_| Refusal::Failed.into())
}
