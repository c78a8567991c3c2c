//! A version of a motion: what it said, and what changed in it.

use std::collections::BTreeSet;

use axum::extract::Path;
use omov_store::ReadTx;
use omov_web::markup::Markup;
use omov_web::page::Page;
use omov_web::parts::{Link, Numbered};
use omov_web::refusal::Refusal;
use serde::Deserialize;

use super::{found, removing, shape, who, within};
use crate::house::{Answer, Visit};
use crate::motions::removing::{self as gone, Part};
use crate::motions::{MotionId, clauses};

/// The parts of the address.
#[derive(Clone, Copy, Deserialize)]
pub(super) struct Which {
    motion: MotionId,
    version: u32,
}

pub(super) async fn show(visit: Visit, Path(which): Path<Which>) -> Answer<Page> {
    let (motion, place) = found(&visit, which.motion).await?;
    let read = move |tx: &mut ReadTx<'_>| {
        Ok((clauses::wordings(tx, which.motion)?, clauses::versions(tx, which.motion)?, gone::list(tx, which.motion)?))
    };
    let (wordings, versions, removed) = visit.house.store().read(read).await?;
    let made = versions.into_iter().find(|(version, ..)| *version == which.version).ok_or(Refusal::NotFound)?;
    let words = visit.shell.words.clone();
    let (now, before) = (wordings.at(which.version), wordings.at(which.version - 1));
    let numbers: BTreeSet<u32> = now.keys().chain(before.keys()).copied().collect();
    let items = numbers.into_iter().map(|number| {
        let of = |all: &std::collections::BTreeMap<u32, String>| all.get(&number).cloned().unwrap_or_default();
        // The first version changes nothing: there was none before it.
        let old = if which.version == 1 { of(&now) } else { of(&before) };
        // What is gone says why; but a clause that was struck out before it was removed had these words in earlier versions alone.
        match removing::here(&visit, &removed, Part::Clause(number)).filter(|_| of(&now).is_empty()) {
            Some(gone) => (number, gone),
            None => (number, shape::changed(&words, &old, &of(&now))),
        }
    });
    let mut body = vec![Numbered { items: items.collect() }.into()];
    let made_by = made.3;
    if let Some(number) = made_by {
        let with = [("number", u64::from(number).into())];
        let to = format!("{}/amendments/{number}", which.motion.address());
        body.push(Markup::line([Markup::link(&Link::new(words.say_with("motion-version-by", &with), to))]));
    }
    let with = [("version", u64::from(which.version).into())];
    let made = [("who", who(&visit, made.2.as_deref()).into()), ("when", visit.hour(made.1).into())];
    // Nobody made the one from which words were removed.
    let by_hand = which.version == 1 || made_by.is_some();
    let lead = words.say_with(if by_hand { "motion-version-lead" } else { "motion-version-lead-removed" }, &made);
    let place = within(&visit, &place, &motion);
    let page = Page::new(visit.shell, words.say_with("motion-version-title", &with), Markup::joined(body));
    Ok(page.lead(lead).here("/motions").place(place).narrow())
}
