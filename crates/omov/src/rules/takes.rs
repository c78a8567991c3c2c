//! What it takes to do something about power, with today's numbers of a group: to recall somebody, to have an answer or a debate,
//! to change a rule.

use omov_rules::Rulebook;
use omov_rules::model::{AsksFor, Petition};
use omov_rules::simulate::{Numbers, Step};
use omov_store::{Error, ReadTx};
use omov_web::markup::Markup;
use omov_web::parts::{Link, Rows};
use omov_web::words::Words;

use super::{address, asking};
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
    book.simulate(numbers).into_iter().find(|question| question.path == path).map_or(Vec::new(), |found| found.steps)
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

/// Steps in words, each with the way to its line in the rules.
pub(crate) fn listed(words: &Words, steps: &[Step]) -> Markup {
    let items = steps.iter().map(|step| {
        let line = words.say_with("rules-line", &[("line", u64::from(step.line).into())]);
        let rule = Markup::link(&Link::new(line, address(&step.path)));
        Markup::line([Markup::text(&step.says.english()), rule])
    });
    Rows { items: items.collect() }.into()
}
