//! How a text comes into force, and which one an organisation begins with.

use std::collections::BTreeMap;
use std::sync::Arc;

use omov_rules::Rulebook;
use omov_rules::templates::{TEMPLATES, Template};
use omov_store::{Error, Moment, ReadTx, ToValue, Value, WriteTx, params, statements};
use omov_web::words::Words;
use toml::Value as Written;

use super::{edit, present, sql};
use crate::ballots::BallotId;
use crate::house::organisation;
use crate::members::statement;
use crate::{groups, offices};

statements! {
    OLD_SETTINGS = "SELECT name, value FROM settings";
}

/// How a text came into force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// With the founding.
    Founding,
    /// From the settings of an older program.
    TakenOver,
    /// By a decision that was taken outside of the program, on the word of two officers.
    Outside,
    /// By a ballot in the house.
    Ballot(BallotId),
}

impl How {
    /// As it stands in the database.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Founding => "founding",
            Self::TakenOver => "taken-over",
            // Beside it stands which ballot; the column takes no other name.
            Self::Outside | Self::Ballot(_) => "outside",
        }
    }

    fn ballot(self) -> Option<BallotId> {
        if let Self::Ballot(id) = self { Some(id) } else { None }
    }
}

impl ToValue for How {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.name())
    }
}

/// Puts a text into force, and says which number it has. From the next statement on it is the one that decides, and what other
/// rooms keep of it (offices, kinds of groups) is brought up to date.
pub(crate) fn adopt(tx: &mut WriteTx<'_>, book: &Rulebook, how: How, now: Moment) -> Result<i64, Error> {
    let before: Option<(i64, [u8; 32])> = tx.optional(&sql::PRESENT, params![])?;
    let number = before.map_or(0, |(number, _)| number) + 1;
    let text = book.text();
    match tx.execute(&sql::ADOPT, params![number, present::digest(text), text, now, how, how.ballot()])? {
        1 => {
            groups::by_the_book(tx, book)?;
            offices::book::by_the_book(tx, book, now)?;
            Ok(number)
        }
        // Another process did it at the same moment.
        _ => Err(Error::Contended),
    }
}

/// The template of that name.
pub(crate) fn template(name: &str) -> Option<&'static Template> {
    TEMPLATES.iter().find(|template| template.name == name)
}

/// A text with the organisation's own name in it.
pub(crate) fn named(text: &str, organisation: &str) -> String {
    edit::set(text, "rulebook.name", &organisation.into())
}

/// Keeps the text that somebody wrote at the first start.
pub(crate) fn keep_first(tx: &mut WriteTx<'_>, text: &str) -> Result<(), Error> {
    tx.execute(&sql::KEEP_FIRST, params![text]).map(|_| ())
}

/// The text that somebody wrote at the first start.
pub(crate) fn first(tx: &mut ReadTx<'_>) -> Result<Option<String>, Error> {
    tx.optional(&sql::FIRST, params![])
}

/// Nobody needs it any more: the movement is founded.
pub(crate) fn forget_first(tx: &mut WriteTx<'_>) -> Result<(), Error> {
    tx.execute(&sql::FORGET_FIRST, params![]).map(|_| ())
}

/// Gives a rulebook to an organisation that was founded before there was one: that of a movement, with everything that was
/// set until now. So nothing changes for anybody on the day on which the program is brought up to date.
pub(crate) fn take_over(tx: &mut WriteTx<'_>, words: &Words, now: Moment) -> Result<(), Error> {
    let Some(organisation) = organisation::find(tx)? else { return Ok(()) };
    if tx.optional::<(i64, [u8; 32])>(&sql::PRESENT, params![])?.is_some() {
        return Ok(());
    }
    let settings: BTreeMap<String, String> =
        tx.all::<(String, String)>(&OLD_SETTINGS, params![])?.into_iter().collect();
    let statement = statement::current(tx, words, &organisation)?.text;
    let Some(movement) = template("movement") else { return Ok(()) };
    let named = named(movement.text, &organisation.name);
    // Whatever was set fits; should it not, the template's own rules are better than no house.
    let book = present::read(&as_set(&named, &settings, &statement)).or_else(|_| present::read(&named));
    let Ok(book) = book else { return Ok(()) };
    offices::book::retire_older(tx, now)?;
    adopt(tx, &book, How::TakenOver, now).map(|_| ())
}

/// A text with what was set.
fn as_set(text: &str, settings: &BTreeMap<String, String>, statement: &str) -> String {
    let book: Option<Arc<Rulebook>> = present::read(text).ok();
    let all = |section: &str, names: Vec<String>, key: &str| {
        names.into_iter().map(|name| format!("{section}.{name}.{key}")).collect::<Vec<_>>()
    };
    let groups = book.iter().flat_map(|book| book.groups.keys().cloned()).collect();
    let powers = book.iter().flat_map(|book| book.powers.keys().map(|power| power.name().to_owned())).collect();
    let one = |path: &str| vec![path.to_owned()];
    let rules = [
        ("membership-days", one("membership.lasts"), " days"),
        ("grace-days", one("membership.grace"), " days"),
        ("first-reminder-days", one("membership.first-reminder"), " days"),
        ("last-reminder-days", one("membership.last-reminder"), " days"),
        ("founding-days", one("membership.founding-term"), " days"),
        ("least-age", one("membership.minimum-age"), ""),
        ("export-alone", one("powers.export.alone-up-to"), ""),
        ("export-hours", one("powers.export.good-for"), " hours"),
        ("second-days", all("powers", powers, "second-waits"), " days"),
        ("answer-days", all("groups", groups, "contact-answers-within"), " days"),
    ];
    let mut text = edit::set(text, "membership.statement", &statement.into());
    for (name, paths, unit) in rules {
        let Some(number) = settings.get(name).and_then(|value| value.parse::<i64>().ok()) else { continue };
        let value = if unit.is_empty() { Written::from(number) } else { Written::from(format!("{number}{unit}")) };
        text = paths.iter().fold(text, |text, path| edit::set(&text, path, &value));
    }
    let accepted = settings.get("accept-joiners").is_some_and(|value| value != "0");
    edit::set(&text, "membership.joins", &(if accepted { "when-accepted" } else { "at-once" }).into())
}
