//! What the page of a debate shows of its meetings: the way into one, and the figures.

use omov_store::ReadTx;
use omov_web::figures::{grouped, in_a_hundred};
use omov_web::markup::Markup;
use omov_web::parts::{Act, Acts, Card, Link};
use omov_web::words::Words;

use super::super::meeting::{self, Meeting};
use super::super::{Figures, figures};
use crate::debates::Debate;
use crate::house::{Stop, Visit};
use crate::members;

/// What there is to show.
pub(crate) struct Shown {
    open: Option<Meeting>,
    figures: Figures,
    /// The reader can open one.
    may_open: bool,
    /// The reader belongs to the group.
    belongs: bool,
}

impl Shown {
    /// Reads it.
    pub(crate) fn find(tx: &mut ReadTx<'_>, visit: &Visit, debate: &Debate) -> Result<Self, Stop> {
        let me = visit.reader.me.as_ref().filter(|me| me.has_vote()).map(|me| me.id);
        let belongs = me.map_or(Ok(false), |me| members::is_in(tx, me, debate.group))?;
        let leads = me.map_or(Ok(false), |me| meeting::may_open(tx, debate, me, visit.now))?;
        Ok(Self {
            open: meeting::of_debate(tx, debate.id)?.into_iter().find(Meeting::is_open),
            figures: figures(tx, debate.id)?,
            may_open: leads && belongs && debate.is_open(visit.now),
            belongs,
        })
    }
}

/// The way into the hall, for whoever belongs there.
pub(crate) fn card(visit: &Visit, debate: &Debate, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let (body, act) = match &shown.open {
        Some(open) if shown.belongs => {
            let act = Act::second(Link::new(words.say("meeting-go"), open.id.address()));
            (words.say("meeting-is-on"), act)
        }
        None if shown.may_open => {
            let link = Link::new(words.say("meeting-open"), format!("{}/meetings", debate.id.address()));
            (words.say("meeting-can-open"), Act::second(link).sent_with(visit.token.as_str()))
        }
        _ => return Markup::default(),
    };
    Card::new(words.say("meeting-hall"), Markup::paragraph(&body)).acts(Acts { acts: vec![act] }).level(2).into()
}

/// How many spoke in halls, among the other figures of a debate; nothing where nobody has.
pub(crate) fn meter(words: &Words, shown: &Shown) -> Markup {
    let Figures { people, turns, organisers } = shown.figures;
    if turns == 0 {
        return Markup::default();
    }
    let with = [
        ("people", people.into()),
        ("turns", grouped(words, turns).into()),
        ("share", in_a_hundred(words, organisers, turns).into()),
    ];
    Markup::paragraph(&words.say_with("meeting-figures", &with))
}
