//! Agendas: when more is proposed than a group can talk about, members approve as many motions as they like, and the places are shared out in proportion
//! (Phragmén, `omov_opinion::agenda`), so that a large group of members gets its share and no more. Nothing is decided by it: every motion can still be voted on.
//!
//! Who approves what is known to nobody but the one who does, and is forgotten when the agenda is drawn up.

mod about;
mod agenda;
mod approving;
mod drawing;
mod past;
mod sql;
#[cfg(test)]
mod tests;
pub(crate) mod web;
mod work;

use omov_store::{Series, migrations};

use crate::house::ids::ids;

pub(crate) use about::{forget, held};
pub(crate) use agenda::{Agenda, in_group};
pub(crate) use past::Past;
pub(crate) use work::work;

pub(crate) const TABLES: Series = Series {
    name: "agendas",
    migrations: migrations![
        "tables/0001_agendas.sql",
        "tables/0002_agendas_by_group.sql",
        "tables/0003_agenda_approvals.sql",
        "tables/0004_agenda_approvals_by_member.sql",
        "tables/0005_agenda_approvals_by_motion.sql",
        "tables/0006_agenda_items.sql",
        "tables/0007_agenda_items_by_motion.sql",
    ],
};

ids! {
    /// An agenda; it sorts by the time it was opened.
    AgendaId;
}

impl AgendaId {
    /// Where its page is.
    pub(crate) fn address(self) -> String {
        format!("/agendas/{self}")
    }
}
