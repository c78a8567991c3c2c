//! Changing a setting.

use omov_store::{Error, Moment, WriteTx, params};
use omov_web::dates::Dates;
use omov_web::look::{Accent, Unfit};
use omov_web::refusal::Refusal;
use omov_web::words::Words;

use super::{ChangeId, Setting, sql};
use crate::groups;
use crate::groups::names::{self, Naming, NamingId};
use crate::house::{Stop, organisation};
use crate::members::MemberId;
use crate::offices::Power;
use crate::offices::acts::{self, Act, ActId, Told};

/// The longest name of an organisation.
const NAME: usize = 80;
/// What letters need: see [`Accent`].
const LETTERS: &str = "4.5";

/// A change, made outside of its transaction.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub(super) id: ChangeId,
    pub(super) act: ActId,
    pub(super) setting: Setting,
    /// What it was when the page was opened: if it is not that any more, somebody was faster.
    pub(super) before: String,
    pub(super) after: String,
    pub(super) reason: String,
    pub(super) actor: MemberId,
    pub(super) at: Moment,
}

/// What was typed, as it is kept; else what is wrong with it, in a sentence.
pub(super) fn understood(words: &Words, setting: Setting, typed: &str) -> Result<String, String> {
    match setting {
        Setting::Name => match typed.chars().count() {
            0 => Err(words.say("setting-name-missing")),
            1..=NAME => Ok(typed.into()),
            _ => Err(words.say("setting-name-long")),
        },
        Setting::Zone => Dates::new(words.clone(), typed).map(|_| typed.into()),
        Setting::Accent if typed.is_empty() => Ok(String::new()),
        Setting::Accent => match Accent::new(typed) {
            Ok(accent) => Ok(accent.hex()),
            Err(Unfit::NoColour) => Err(words.say("setting-accent-none")),
            Err(Unfit::TooPale(found)) => {
                // Never rounded up to what would be enough.
                let found = format!("{:.1}", (found * 10.0).floor() / 10.0);
                let with = [("found", found.into()), ("needed", LETTERS.into())];
                Err(words.say_with("setting-accent-pale", &with))
            }
        },
    }
}

/// Makes it, and leaves a line for everybody and one among the acts.
pub(super) fn make(tx: &mut WriteTx<'_>, change: &Change) -> Result<(), Stop> {
    let Change { id, act, setting, before, after, reason, actor, at } = change;
    if setting.find(tx)? != *before {
        return Err(Refusal::Conflict.into());
    }
    set(tx, *setting, after)?;
    let whole = groups::whole(tx)?.ok_or(Refusal::NotFound)?;
    if *setting == Setting::Name {
        // The whole movement is the organisation.
        let (reason, actor, at) = (reason.clone(), *actor, *at);
        let naming = Naming { id: NamingId(id.0), group: whole.id, name: after.clone(), reason, actor, at };
        names::rename(tx, &naming)?;
    }
    tx.execute(&sql::NOTE, params![id, setting.name(), before, after, reason, actor, at])?;
    let act = Act {
        id: *act,
        group: whole.id,
        actor: *actor,
        power: Power::Settings,
        deed: "act-setting",
        about: None,
        number: None,
        reason: reason.clone(),
        at: *at,
    };
    let facts = vec![("setting", setting.name().to_owned()), ("before", before.clone()), ("after", after.clone())];
    acts::note_telling(tx, &act, Told { facts, ..Told::default() })
}

fn set(tx: &mut WriteTx<'_>, setting: Setting, after: &str) -> Result<(), Error> {
    let Some(mut changed) = organisation::find(tx)? else { return Ok(()) };
    match setting {
        Setting::Name => changed.name = after.into(),
        Setting::Zone => changed.zone = after.into(),
        Setting::Accent => changed.accent = (!after.is_empty()).then(|| after.into()),
    }
    organisation::update(tx, &changed)
}
