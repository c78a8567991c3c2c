//! The final text of a motion on its page, and the ballot on it: held, to be called, or not for those to decide who would vote.

use omov_web::markup::Markup;
use omov_web::parts::{Card, Facts, Link, Rows};

use super::scope;
use super::show::Shown;
use crate::house::Visit;
use crate::motions::Motion;
use crate::rules::{address, capital};

/// The text that is voted on: its fingerprint, and the way to its bytes.
pub(super) fn fixed(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let (Some(print), Some(at)) = (shown.motion.fingerprint(), shown.motion.fixed_at) else { return Markup::default() };
    let file = Link::new(words.say("motion-text-file"), format!("{}/text.txt", shown.motion.id.address()));
    let facts = Facts::default()
        .with(words.say("motion-fixed-when"), Markup::text(&visit.hour(at)))
        .with(words.say("motion-fingerprint"), Markup::text(&print))
        .with(words.say("motion-bytes"), Markup::link(&file));
    let say = Markup::paragraph(&words.say(if shown.motion.has_gaps() { "motion-gaps" } else { "motion-fixed-say" }));
    let card = Card::new(words.say("motion-fixed-title"), Markup::joined([say, facts.into()])).level(2);
    Markup::joined([card.into(), vote(visit, shown)])
}

/// The ballot on it, or how one is called.
fn vote(visit: &Visit, shown: &Shown) -> Markup {
    let words = &visit.shell.words;
    let motion = &shown.motion;
    if let Some((ballot, became)) = &shown.vote {
        let mut links = vec![Markup::link(&Link::new(words.say("motion-voted"), ballot.id.address()))];
        if became.is_some() {
            let decision = Link::new(words.say("motion-decision-link"), format!("{}/decision", motion.id.address()));
            links.insert(0, Markup::link(&decision));
        }
        return Rows { items: links }.into();
    }
    if shown.outside.is_some() {
        return scope::no_ballot(visit, shown);
    }
    let Some(rule) = shown.book.proposals.get(&motion.kind).map(|rule| rule.ballot.value.as_str()) else {
        return Markup::default();
    };
    let callers = shown.book.ballots.get(rule).map(|ballot| ballot.called_by.value.as_slice()).unwrap_or_default();
    let who: Vec<String> = callers.iter().map(|actor| shown.book.title(actor)).collect();
    let with = [("kind", capital(&shown.book.title_in("ballots", rule)).into()), ("who", who.join(", ").into())];
    let rules = Link::new(words.say("motion-rule"), address(&format!("ballots.{rule}")));
    let called = [Markup::text(&words.say_with("motion-vote-call", &with)), Markup::link(&rules)];
    let mut parts = vec![Markup::line(called)];
    if visit.reader.me.is_some() {
        let form = format!("/groups/{}/ballots/new/{rule}?motion={}", motion.group, motion.id);
        parts.push(Markup::paragraph(&words.say("motion-vote-how")));
        parts.push(Markup::line([Markup::link(&Link::new(words.say("motion-vote-form"), form))]));
    }
    Card::turn(words.say("motion-vote-title"), Markup::joined(parts)).level(2).into()
}

/// The text that a ballot is held on, for the ballot's own page: its clauses as they stand in the bytes, and the way to the motion.
pub(crate) fn voted_on(words: &omov_web::words::Words, motion: &Motion) -> Markup {
    let clauses = motion.fixed.as_deref().unwrap_or_default().lines().skip(2).map(Markup::name);
    let link = Markup::link(&Link::new(words.say("motion-voted-link"), motion.id.address()));
    let body = Markup::joined([Rows { items: clauses.collect() }.into(), Markup::line([link])]);
    Markup::section("voted-on", &words.say("motion-voted-text"), body)
}
