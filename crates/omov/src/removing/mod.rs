//! Taking out what somebody wrote, by a policy that everybody can read: for one of a few grounds, never for what it thinks.
//!
//! The rooms in which people write say what can be taken out and how it goes ([`Written`]). The grounds, the form, the line among the acts,
//! the entry on the public record and the letter to whoever wrote it are the same for all of them, and are here.
//!
//! Whoever wrote it can appeal, to people of the group drawn by lot. So long the words are kept, out of sight and in one place ([`removal`]);
//! in the rooms they are gone from the first moment.

mod about;
mod appeal;
mod form;
mod lot;
mod panel;
mod removal;
mod shown;
mod sql;
#[cfg(test)]
mod tests;
pub(crate) mod web;
mod work;

use std::time::Duration;

use omov_store::{Moment, ReadTx, Series, migrations};
use omov_web::dates::Dates;
use omov_web::parts::Link;
use omov_web::refusal::Refusal;

use crate::groups::Place;
use crate::house::ids::ids;
use crate::house::{House, Stop, organisation, timestamp};
use crate::members::MemberId;

pub(crate) use about::{forget, held};
pub(crate) use form::{Gone, Struck, ask, take};
pub(crate) use removal::What;
pub(crate) use shown::{folded, ground, lines, policy};
pub(crate) use web::waiting;
pub(crate) use work::work;

pub(crate) const TABLES: Series = Series {
    name: "removing",
    migrations: migrations![
        "tables/0001_removals.sql",
        "tables/0002_removals_by_group.sql",
        "tables/0003_removals_by_remover.sql",
        "tables/0004_removals_by_appellant.sql",
        "tables/0005_removals_by_state.sql",
        "tables/0006_authors.sql",
        "tables/0007_authors_by_member.sql",
        "tables/0008_panel.sql",
        "tables/0009_panel_by_member.sql",
    ],
};

ids! {
    /// A removal: the id of the act.
    RemovalId;
}

impl RemovalId {
    /// Where its page is.
    pub(crate) fn address(self) -> String {
        format!("/removals/{self}")
    }
}

/// So long whoever wrote it can appeal.
pub(crate) const APPEALS: Duration = Duration::from_hours(24 * 14);

/// A day and an hour in a letter, in the organisation's time zone.
fn day(house: &House, tx: &mut ReadTx<'_>, when: Moment) -> Result<String, Stop> {
    let zone = organisation::find(tx)?.map(|organisation| organisation.zone).unwrap_or_default();
    let dates = Dates::new(house.words().clone(), &zone).map_err(|_| Refusal::Failed)?;
    Ok(dates.hour(timestamp(when)))
}

/// The grounds. The message `ground-NAME` says each.
pub(crate) const GROUNDS: [&str; 5] = ["person", "hate", "threat", "unlawful", "advert"];

/// Something that somebody wrote, for whoever may take it out.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    /// What it is, for whoever puts it back.
    pub(crate) what: What,
    /// Where the power to organise has to be held.
    pub(crate) place: Place,
    /// The name of the message that says what was done: `act-statement-removed`.
    pub(crate) deed: &'static str,
    /// What everybody may know of it: which one it was. Nobody's words.
    pub(crate) facts: Vec<(&'static str, String)>,
    /// The words.
    pub(crate) said: String,
    /// Whether they are gone already.
    pub(crate) gone: bool,
    /// On what they were said: the question of a debate, the title of a motion.
    pub(crate) on: String,
    /// Who is told; nobody who has been erased.
    pub(crate) authors: Vec<MemberId>,
    /// What else it does, if it does more than take these words away, in a sentence.
    pub(crate) besides: Option<String>,
    /// Where the form is.
    pub(crate) form: String,
    /// Where one goes afterwards.
    pub(crate) back: String,
    /// The pages that it is within, and the room.
    pub(crate) within: Vec<Link>,
    pub(crate) here: &'static str,
}
