//! What differs between two texts, rule by rule, in words, and by which rule each change is decided.

use omov_rules::Rulebook;
use omov_rules::diff::Difference;
use omov_rules::read::Line;
use omov_web::markup::Markup;
use omov_web::parts::{Card, Facts, Fold, Link, Tag};
use omov_web::words::Words;

use crate::rules::change::Compared;
use crate::rules::{address, capital};

/// More are folded away.
const MOST: usize = 40;

/// All differences.
pub(super) fn listed(words: &Words, compared: &Compared) -> Markup {
    if compared.differences.is_empty() {
        return Markup::paragraph(&words.say("rules-differs-nothing"));
    }
    let rows: Vec<Markup> = compared.differences.iter().map(|one| difference(words, compared, one)).collect();
    let (first, rest) = rows.split_at(rows.len().min(MOST));
    let first = Markup::joined(first.to_vec());
    if rest.is_empty() {
        return first;
    }
    let summary = words.say_with("rules-differs-more", &[("rules", (rest.len() as u64).into())]);
    Markup::joined([first, Fold::new(summary, Markup::joined(rest.to_vec())).into()])
}

fn difference(words: &Words, compared: &Compared, one: &Difference) -> Markup {
    let tag = match (&one.before, &one.after) {
        (None, _) => Tag::done(words.say("rules-differs-new")),
        (_, None) => Tag::stop(words.say("rules-differs-gone")),
        _ => Tag::open(words.say("rules-differs-changed")),
    };
    let says = |book: &Rulebook, line: &Line| Markup::name(&capital(&book.said(line).english()));
    let mut facts = Facts::default();
    if let Some(before) = &one.before {
        facts = facts.with(words.say("rules-differs-before"), says(&compared.old, before));
    }
    if let Some(after) = &one.after {
        facts = facts.with(words.say("rules-differs-after"), says(&compared.new, after));
    }
    if let Some((name, way)) = one.decided_by.as_ref().and_then(|name| Some((name, compared.old.changes.get(name)?))) {
        let link = Link::new(capital(&way.title.value), address(&format!("changes.{name}")));
        facts = facts.with(words.say("rules-differs-decided"), Markup::link(&link));
    }
    Card::new(&one.path, facts).tagged(tag).into()
}
