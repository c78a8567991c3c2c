//! How amendments look wherever they stand.

use omov_web::markup::Markup;
use omov_web::parts::{Changed, Link, Piece, Tag};
use omov_web::words::Words;

use crate::house::Visit;
use crate::motions::amendment::{Amendment, Amendments, State};
use crate::motions::words::{What, difference};
use crate::motions::{Motion, MotionId};

/// Two texts as one, with what was taken out and put in.
pub(super) fn changed(words: &Words, old: &str, new: &str) -> Markup {
    let pieces = difference(old, new).into_iter().map(|(what, text)| match what {
        What::Kept => Piece::Kept(text),
        What::Out => Piece::Out(text),
        What::In => Piece::In(text),
    });
    Changed::new(words, pieces).into()
}

/// Which amendment it is, and to what.
pub(super) fn title(words: &Words, one: &Amendment) -> String {
    let with = [
        ("number", u64::from(one.number).into()),
        ("clause", u64::from(one.clause).into()),
        ("target", u64::from(one.target.unwrap_or_default()).into()),
    ];
    let name = match (one.target, one.clause) {
        (Some(_), _) => "amendment-to-amendment",
        (None, 0) => "amendment-new-clause",
        _ if one.body.is_empty() && !one.is_gone() => "amendment-strikes",
        _ => "amendment-to-clause",
    };
    words.say_with(name, &with)
}

/// What became of it, in a word.
pub(super) fn tag(words: &Words, found: &Amendments, one: &Amendment) -> Tag {
    let said = |state: &str| words.say(&format!("amendment-is-{state}"));
    match one.state {
        _ if one.is_gone() => Tag::draft(said("removed")),
        State::Open if found.fitted(one).is_none() => Tag::stop(said("outdated")),
        State::Open => Tag::open(said("open")),
        State::Accepted | State::Joined => Tag::done(said(one.state.name())),
        State::Declined | State::Withdrawn => Tag::draft(said(one.state.name())),
    }
}

/// A link to its page.
pub(super) fn link(words: &Words, motion: MotionId, one: &Amendment) -> Markup {
    Markup::link(&Link::new(title(words, one), one.address(motion)))
}

/// The words of a link to where somebody changes a clause, or adds one.
pub(super) fn amend(words: &Words, motion: MotionId, clause: u32) -> Link {
    let name = if clause == 0 { "motion-new-clause" } else { "motion-suggest" };
    let said = words.say_with(name, &[("clause", u64::from(clause).into())]);
    Link::new(said, format!("{}/amend?clause={clause}", motion.address()))
}

/// An amendment in a list: what became of it, what it would change, whose it is.
pub(super) fn row(visit: &Visit, motion: &Motion, found: &Amendments, one: &Amendment) -> Markup {
    let words = &visit.shell.words;
    let with = [("who", super::who(visit, one.name.as_deref()).into()), ("day", visit.short(one.at).into())];
    let mut parts = vec![
        Markup::line([tag(words, found, one).into(), link(words, motion.id, one)]),
        if one.is_gone() {
            Markup::small(&words.say("amendment-words-removed"))
        } else {
            changed(words, &one.base, &one.body)
        },
        Markup::small(&words.say_with("amendment-by", &with)),
    ];
    if !one.answer.is_empty() {
        parts.push(Markup::small(&words.say_with("amendment-why-not", &[("why", (&*one.answer).into())])));
    }
    Markup::joined(parts)
}
