//! Evidence below its clause: which of the six questions have an answer, and what members brought.

use omov_web::markup::Markup;
use omov_web::parts::{Fold, Link, Outward, Rows, Tag};
use omov_web::words::Words;

use super::removing;
use super::show::Shown;
use super::who;
use crate::house::Visit;
use crate::motions::MotionId;
use crate::motions::evidence::{Checked, Evidence, Topic};
use crate::motions::removing::{Part, Removed};

/// One of the six questions.
pub(super) fn asks(words: &Words, topic: Topic) -> String {
    words.say(&format!("topic-{}", topic.name()))
}

/// How a piece stands with those who looked at its source, in a word.
pub(super) fn tag(words: &Words, checked: Checked) -> Tag {
    match checked {
        Checked::Not => Tag::draft(words.say("check-is-not")),
        Checked::Found => Tag::done(words.say("check-is-found")),
        Checked::Missing => Tag::stop(words.say("check-is-missing")),
        Checked::Disputed => Tag::turn(words.say("check-is-disputed")),
    }
}

/// Which question it answers: one of the six, or one in words of their own, or both.
pub(super) fn question(words: &Words, one: &Evidence) -> Vec<Markup> {
    let topic = one.topic.map(|topic| Markup::text(&asks(words, topic)));
    let own = Some(&one.question).filter(|own| !own.is_empty()).map(|own| Markup::name(own));
    topic.into_iter().chain(own).collect()
}

/// Where it stands: in words, and the way there.
pub(super) fn source(words: &Words, one: &Evidence) -> Markup {
    let said =
        Markup::joined([Markup::text(&words.say("evidence-source-is")), Markup::text(" "), Markup::name(&one.source)]);
    let way = one.address.as_deref().and_then(Outward::parse).map(Markup::from);
    Markup::lines([said].into_iter().chain(way))
}

/// That its words are gone, and why.
pub(super) fn gone(visit: &Visit, removed: &Removed, one: &Evidence) -> Markup {
    let back = || Markup::small(&visit.shell.words.say("evidence-taken-back"));
    removing::here(visit, removed, Part::Evidence(one.number)).unwrap_or_else(back)
}

/// What stands below a clause, and where somebody adds to it.
pub(super) fn below(visit: &Visit, shown: &Shown, clause: u32) -> Markup {
    let words = &visit.shell.words;
    let stands = shown.found.clauses.get(&clause).is_some_and(|body| !body.is_empty());
    let gives = stands && shown.mine && shown.talked_about;
    let all: Vec<&Evidence> = shown.shelf.of_clause(clause).collect();
    if all.is_empty() && !gives {
        return Markup::default();
    }
    let answered = shown.shelf.answered(clause);
    let there = all.iter().filter(|one| !one.is_gone()).count() as u64;
    let with = [("pieces", there.into()), ("answered", (answered.len() as u64).into())];
    let id = shown.motion.id;
    let mut parts = Vec::new();
    if !all.is_empty() {
        parts.push(Rows { items: all.into_iter().map(|one| row(visit, shown, one)).collect() }.into());
    }
    let open = Topic::ALL.into_iter().filter(|topic| !answered.contains(topic));
    let open: Vec<Markup> = open
        .map(|topic| {
            let asks = asks(words, topic);
            if !gives {
                return Markup::text(&asks);
            }
            Markup::link(&Link::new(asks, form(id, clause, shown.motion.version, Some(topic))))
        })
        .collect();
    if !open.is_empty() {
        parts.push(Markup::paragraph(&words.say(if gives { "evidence-open-you" } else { "evidence-open" })));
        parts.push(Rows { items: open }.into());
    }
    if gives {
        let add = Link::new(
            words.say_with("evidence-add", &[("clause", u64::from(clause).into())]),
            form(id, clause, shown.motion.version, None),
        );
        parts.push(Markup::line([Markup::link(&add)]));
    }
    Fold::new(words.say_with("evidence-summary", &with), Markup::joined(parts)).into()
}

/// Where somebody adds a piece.
fn form(id: MotionId, clause: u32, version: u32, topic: Option<Topic>) -> String {
    let topic = topic.map(|topic| format!("&topic={}", topic.name())).unwrap_or_default();
    format!("{}/clauses/{clause}/evidence?version={version}{topic}", id.address())
}

/// A piece in a list.
fn row(visit: &Visit, shown: &Shown, one: &Evidence) -> Markup {
    let words = &visit.shell.words;
    if one.is_gone() {
        return gone(visit, &shown.removed, one);
    }
    let with = [("number", u64::from(one.number).into())];
    let link = Link::new(words.say_with("evidence-link", &with), one.address_of(shown.motion.id));
    let mut parts = vec![
        Markup::line([tag(words, shown.shelf.checked(one.number)).into(), Markup::link(&link)]),
        Markup::lines(question(words, one)),
        Markup::lines([Markup::name(&one.says)]),
        source(words, one),
    ];
    let with = [
        ("who", who(visit, one.name.as_deref()).into()),
        ("day", visit.short(one.at).into()),
        ("version", u64::from(one.version).into()),
    ];
    let changed = shown.wordings.at(one.version).get(&one.clause) != shown.found.clauses.get(&one.clause);
    let name = if changed { "evidence-by-before" } else { "evidence-by" };
    parts.push(Markup::small(&words.say_with(name, &with)));
    Markup::joined(parts)
}
