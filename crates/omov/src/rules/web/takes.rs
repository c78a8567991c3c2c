//! What it takes to change a rule, with today's numbers.

use omov_rules::Rulebook;
use omov_rules::simulate::{Numbers, Question};
use omov_rules::words::Blank;
use omov_web::markup::Markup;
use omov_web::words::Words;

use crate::rules::capital;
use crate::rules::change::right::Right;

/// One step after the other, for one of the ways in which rules are changed: how it is brought in, and how it is decided. Without
/// a right it is brought in by members, if they can.
pub(super) fn steps(
    words: &Words,
    book: &Rulebook,
    numbers: &Numbers,
    way: &str,
    right: Option<&Right>,
) -> Vec<Markup> {
    let Some(change) = book.changes.get(way) else { return Vec::new() };
    let all = book.simulate(numbers);
    let steps_of = |path: &str| -> Vec<Markup> {
        let found = all.iter().find(|question: &&Question| question.path == path);
        found.into_iter().flat_map(|question| &question.steps).map(|step| Markup::text(&step.says.english())).collect()
    };
    let mut items = Vec::new();
    let through = match right {
        Some(right) => right.proposal(),
        None => change.through.as_ref().map(|through| through.value.as_str()),
    };
    if let Some(through) = through {
        items.extend(steps_of(&format!("proposals.{through}")).into_iter().take(1));
    } else if let Some(body) = right.and_then(Right::actor).and_then(|actor| book.bodies.get(actor)) {
        let majority = Blank::from(body.majority.value).english();
        let with = [("body", capital(&body.title.value).into()), ("majority", majority.into())];
        items.push(Markup::name(&words.say_with("changes-takes-body", &with)));
    }
    items.extend(steps_of(&format!("changes.{way}")));
    items
}
