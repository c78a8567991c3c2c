//! Taking words out of a motion, and what the page says afterwards.

use axum::extract::Path;
use omov_store::{ReadTx, WriteTx};
use omov_web::forms::Sent;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::Link;
use omov_web::refusal::Refusal;
use serde::Deserialize;

use super::within;
use crate::groups::Place;
use crate::house::{Answer, Visit};
use crate::motions::amendment::Amendments;
use crate::motions::evidence::Shelf;
use crate::motions::removing::{self, Part, Removed};
use crate::motions::{MotionId, conditions, motion, movers};
use crate::offices::Power;
use crate::removing::{self as policy, What, Written};

/// The parts of the address.
#[derive(Clone, Copy, Deserialize)]
pub(super) struct Which {
    motion: MotionId,
    part: Part,
}

/// The words, for whoever may take them out.
async fn written(visit: &Visit, which: Which) -> Answer<Written> {
    let words = visit.shell.words.clone();
    let read = move |tx: &mut ReadTx<'_>| {
        let motion = motion::one(tx, which.motion)?;
        let place = motion.place(tx)?;
        let said = removing::words_of(tx, &motion, which.part)?;
        let (authors, besides) = match which.part {
            Part::Amendment(number) => {
                let found = Amendments::find(tx, motion.id)?;
                (found.get(number).ok_or(Refusal::NotFound)?.author.into_iter().collect(), "motion-remove-amendment")
            }
            Part::Evidence(number) => {
                let shelf = Shelf::find(tx, motion.id)?;
                (shelf.get(number).ok_or(Refusal::NotFound)?.author.into_iter().collect(), "motion-remove-evidence")
            }
            Part::Check(of, number) => {
                let shelf = Shelf::find(tx, motion.id)?;
                let check = shelf.checks_of(of).find(|check| check.number == number).ok_or(Refusal::NotFound)?;
                (check.member.into_iter().collect(), "motion-remove-check")
            }
            Part::Condition(number) => {
                let one = conditions::one(tx, motion.id, number)?;
                (one.member.into_iter().collect(), "motion-remove-condition")
            }
            part => {
                let movers = movers::all(tx, motion.id)?.into_iter().filter(|mover| mover.agreed);
                let besides = match part {
                    Part::Clause(_) if motion.fixed.is_some() => "motion-remove-final",
                    Part::Clause(_) => "motion-remove-clause",
                    _ => "motion-remove-part",
                };
                (movers.map(|mover| mover.member).collect(), besides)
            }
        };
        Ok((motion, place, said, authors, besides))
    };
    let (motion, place, said, authors, besides) = visit.house.store().read(read).await?;
    let back = match which.part {
        Part::Amendment(number) => format!("{}/amendments/{number}", motion.id.address()),
        Part::Evidence(number) | Part::Check(number, _) => format!("{}/evidence/{number}", motion.id.address()),
        _ => motion.id.address(),
    };
    Ok(Written {
        what: What::Motion(which.motion, which.part.to_string()),
        within: within(visit, &place, &motion),
        here: "/motions",
        deed: "act-motion-words-removed",
        facts: vec![("motion", motion.id.to_string()), ("part", which.part.to_string())],
        gone: said.is_none(),
        said: said.unwrap_or_default(),
        on: motion.title,
        authors,
        besides: Some(words.say(besides)),
        form: format!("{}/remove/{}", which.motion.address(), which.part),
        back,
        place,
    })
}

pub(super) async fn ask(visit: Visit, Path(which): Path<Which>) -> Answer<Page> {
    let written = written(&visit, which).await?;
    policy::ask(visit, written).await
}

pub(super) async fn take(visit: Visit, Path(which): Path<Which>, sent: Sent) -> Answer {
    let (written, words, now) = (written(&visit, which).await?, visit.shell.words.clone(), visit.now);
    let strike = move |tx: &mut WriteTx<'_>, ground: &'static str| {
        removing::remove(tx, &words, which.motion, which.part, (ground, now))
    };
    policy::take(visit, written, sent, strike).await
}

/// The way to take a part out, for whoever may.
pub(super) fn link(visit: &Visit, place: &Place, motion: MotionId, part: Part) -> Option<Markup> {
    let words = &visit.shell.words;
    let may = visit.reader.holds(Power::Organise, Some(place));
    let said = words.say_with("motion-remove", &[("part", part.title(words).into())]);
    may.then(|| Markup::link(&Link::new(said, format!("{}/remove/{part}", motion.address()))))
}

/// That a part was taken out, on which ground and when.
pub(super) fn here(visit: &Visit, removed: &Removed, part: Part) -> Option<Markup> {
    let (ground, at) = removed.get(&part)?;
    let words = &visit.shell.words;
    let with = [("day", visit.short(*at).into()), ("ground", policy::ground(words, ground).into())];
    Some(Markup::small(&words.say_with("removed-here", &with)))
}

/// All that was taken out; nothing where nothing was.
pub(super) fn all(visit: &Visit, removed: &Removed) -> Markup {
    if removed.is_empty() {
        return Markup::default();
    }
    let words = &visit.shell.words;
    let line = |(part, (ground, at)): (&Part, &(String, omov_store::Moment))| {
        (part.title(words), ground.clone(), visit.short(*at))
    };
    Markup::joined([policy::lines(words, removed.iter().map(line)), policy::folded(words)])
}
