//! What is answered, as its own room tells of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use omov_rules::decide::Act;
use omov_store::{Moment, ReadTx};
use omov_web::parts::Link;
use omov_web::words::Words;

use super::To;
use super::to::Kind;
use crate::debates::{self, DebateId};
use crate::groups::{self, Place};
use crate::house::Stop;
use crate::members::MemberId;
use crate::motions::{self, MotionId};
use crate::rules::Rulebook;

/// A thing that can be answered.
#[derive(Clone, Debug)]
pub(crate) struct Thing {
    pub(crate) place: Place,
    /// The rules under which it stands.
    pub(crate) book: Arc<Rulebook>,
    /// The kind of debate that bounds what is said to it, by its name in the rulebook.
    pub(crate) talk: Option<String>,
    /// What the rules are asked for where they know no such kind.
    pub(crate) instead: Option<Act>,
    /// Who opened the debate it stands in.
    pub(crate) opener: Option<MemberId>,
    /// The question of the debate, or the title of the motion.
    pub(crate) of: String,
    /// Where that is, and the thing itself.
    pub(crate) page: String,
    pub(crate) address: String,
    /// Its words; none where they are gone.
    pub(crate) words: String,
    /// Which version of it that is.
    pub(crate) version: u32,
    /// The clauses that can be quoted.
    pub(crate) clauses: BTreeMap<u32, String>,
    /// The message that says why it takes no replies any more.
    pub(crate) shut: Option<&'static str>,
}

/// The thing of that address.
pub(super) fn find(tx: &mut ReadTx<'_>, to: To, (zone, now): (&str, Moment)) -> Result<Thing, Stop> {
    match to.kind {
        Kind::Statement => debates::answered(tx, DebateId(to.about), to.part, now),
        Kind::Motion => motions::answered(tx, MotionId(to.about), None, (zone, now)),
        Kind::Amendment => motions::answered(tx, MotionId(to.about), Some(to.part), (zone, now)),
    }
}

impl Thing {
    /// The room it stands in.
    pub(super) fn room(&self) -> &'static str {
        if self.page.starts_with("/debates") { "/debates" } else { "/motions" }
    }

    /// The pages that its replies are within.
    pub(super) fn within(&self, words: &Words, signed_in: bool) -> Vec<Link> {
        let name = if self.room() == "/debates" { "debates-title" } else { "motions-title" };
        let mut all = groups::web::trail(&self.place, signed_in, Link::new(words.say(name), self.room()));
        all.push(Link::new(&*self.of, &*self.page));
        all
    }
}

/// The question of the debate or the title of the motion.
pub(crate) fn of(tx: &mut ReadTx<'_>, to: To) -> Result<String, omov_store::Error> {
    let found = match to.kind {
        Kind::Statement => debates::question(tx, DebateId(to.about))?,
        Kind::Motion | Kind::Amendment => motions::title(tx, MotionId(to.about))?,
    };
    Ok(found.unwrap_or_default())
}
