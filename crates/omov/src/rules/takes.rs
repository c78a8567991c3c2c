//! What it takes to do something about power, with today's numbers of a group: to recall somebody, to have an answer or a debate,
//! to change a rule.

use omov_rules::Rulebook;
use omov_rules::model::{AsksFor, Petition};
use omov_rules::simulate::{Numbers, Question, Step};
use omov_rules::words::Blank;
use omov_store::{Error, ReadTx};
use omov_web::markup::Markup;
use omov_web::parts::{Link, Rows};
use omov_web::words::Words;

use super::change::right::Right;
use super::{address, asking, capital};
use crate::groups::Place;

/// How many people there are today, in a group and above it. Who may know that is for the caller to see to.
pub(crate) fn numbers(tx: &mut ReadTx<'_>, book: &Rulebook, place: &Place) -> Result<Numbers, Error> {
    let people = asking::facts(tx, book, place)?.people;
    // Nothing can be worked out for nobody.
    let people = people.into_iter().map(|(body, people)| (body, people.max(1))).collect();
    Ok(Numbers { people, ..Numbers::default() })
}

/// What a section such as `petitions.recall` takes, one after another; nothing where the numbers are not known.
pub(crate) fn steps(book: &Rulebook, numbers: &Numbers, path: &str) -> Vec<Step> {
    steps_in(&book.simulate(numbers), path).to_vec()
}

/// The same, of what was worked out for all sections at once.
fn steps_in<'a>(all: &'a [Question], path: &str) -> &'a [Step] {
    all.iter().find(|question| question.path == path).map_or(&[], |question| &question.steps)
}

/// One step after the other, for one of the ways in which rules are changed: how it is brought in, and how it is decided. Without
/// a right it is brought in by members, if they can.
pub(super) fn of_change(
    words: &Words,
    book: &Rulebook,
    numbers: &Numbers,
    way: &str,
    right: Option<&Right>,
) -> Vec<Markup> {
    let Some(change) = book.changes.get(way) else { return Vec::new() };
    let all = book.simulate(numbers);
    let said = |steps: &[Step]| steps.iter().map(|step| Markup::text(&step.says.english())).collect::<Vec<_>>();
    let mut items = Vec::new();
    let through = match right {
        Some(right) => right.proposal(),
        None => change.through.as_ref().map(|through| through.value.as_str()),
    };
    if let Some(through) = through {
        items.extend(said(steps_in(&all, &format!("proposals.{through}"))).into_iter().take(1));
    } else if let Some(body) = right.and_then(Right::actor).and_then(|actor| book.bodies.get(actor)) {
        let majority = Blank::from(body.majority.value).english();
        let with = [("body", capital(&body.title.value).into()), ("majority", majority.into())];
        items.push(Markup::name(&words.say_with("changes-takes-body", &with)));
    }
    items.extend(said(steps_in(&all, &format!("changes.{way}"))));
    items
}

/// The petitions that can be addressed to that office and ask for that.
pub(crate) fn petitions<'b>(
    book: &'b Rulebook,
    office: &str,
    asks_for: AsksFor,
) -> impl Iterator<Item = (&'b str, &'b Petition)> {
    let fits = move |petition: &Petition| petition.asks_for.value == asks_for && petition.is_for(office);
    book.petitions.iter().filter(move |(_, petition)| fits(petition)).map(|(name, petition)| (name.as_str(), petition))
}

/// A section of the rules with what it takes, the way to it, and the way to try other numbers. `unknown` stands where today's numbers
/// do not say what it takes.
pub(crate) fn section(
    words: &Words,
    book: &Rulebook,
    numbers: &Numbers,
    (path, title): (&str, &str),
    unknown: Markup,
) -> Markup {
    let rule = Markup::link(&Link::new(capital(title), address(path)));
    let steps = steps(book, numbers, path);
    let simulate = Link::new(words.say("back-simulate"), format!("/rules/simulator?ask={path}"));
    let takes = if steps.is_empty() { unknown } else { listed(words, &steps) };
    Markup::joined([Markup::line([rule]), takes, Markup::line([Markup::link(&simulate)])])
}

/// Steps in words, each with the way to its line in the rules.
pub(crate) fn listed(words: &Words, steps: &[Step]) -> Markup {
    let items = steps.iter().map(|step| {
        let line = words.say_with("rules-line", &[("line", u64::from(step.line).into())]);
        let rule = Markup::link(&Link::new(line, address(&step.path)));
        Markup::line([Markup::text(&step.says.english()), rule])
    });
    Rows { items: items.collect() }.into()
}
