//! The mark on a motion that is not for those to decide who would vote on it: by which rule, what can be done all the same, and what cannot.

use omov_web::markup::Markup;
use omov_web::parts::{Card, Link, Note, Tag};
use omov_web::words::Words;

use super::show::Shown;
use crate::house::Visit;
use crate::motions::Motion;
use crate::rules::{capital, refusal};

/// The mark in a list.
pub(super) fn tag(words: &Words, motion: &Motion) -> Option<Tag> {
    motion.outside.is_some().then(|| Tag::turn(words.say("scope-tag")))
}

/// The mark on its page.
pub(super) fn marked(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let Some(ground) = &shown.outside else { return Markup::default() };
    let with = [("signatures", shown.signatures.into())];
    let rule = Markup::link(&refusal::link(words, &shown.book, &ground.path));
    let enough = shown.needed.is_some_and(|needed| shown.signatures >= needed);
    let taken = if enough { "scope-taken-up" } else { "scope-not-taken-up" };
    let mut parts = vec![
        Markup::paragraph(&words.say("scope-outside")),
        Markup::line([Markup::text(&capital(&ground.says.english())), rule]),
        Markup::paragraph(&words.say_with(taken, &with)),
    ];
    if shown.vote.is_none() && shown.motion.fixed.is_none() {
        parts.push(Markup::paragraph(&words.say("scope-no-ballot")));
    }
    if shown.journey.goes_on {
        let to = format!("{}/forward", shown.motion.id.address());
        parts.push(Markup::line([Markup::link(&Link::new(words.say("forward-link"), to))]));
    }
    Note::turn(Markup::joined(parts)).into()
}

/// That no ballot can be called on its final text.
pub(super) fn no_ballot(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let mut parts = vec![Markup::paragraph(&words.say("scope-no-ballot"))];
    parts.extend(shown.outside.as_ref().map(|ground| Markup::paragraph(&capital(&ground.says.english()))));
    parts.push(Markup::paragraph(&words.say("scope-then")));
    Card::new(words.say("scope-no-ballot-title"), Markup::joined(parts)).level(2).into()
}
