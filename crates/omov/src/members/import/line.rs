//! From the cells of a row to what would stand on the roll, or to what is wrong with them. Nobody is looked up here.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use omov_store::Moment;
use omov_web::words::Words;

use super::columns::{Columns, Gives};
use super::days::{self, Months, Said};
use super::problem::{Problem, Why};
use super::values::{Field, Values};
use crate::house::timestamp;
use crate::members::{Standing, sheet};

/// So many letters a name may have; the others have bounds of their own.
const MOST_NAME: usize = 200;
const MOST_EMAIL: usize = 254;
const MOST_PHONE: usize = 40;
const MOST_POSTCODE: usize = 16;
const MOST_ADDRESS: usize = 500;

/// How the rows of one list are read.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    columns: Columns,
    months: Months,
    standings: Standings,
    zone: TimeZone,
    now: Moment,
}

/// What a row says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) values: Values,
    /// The name of the group, and its column, where the list gives one.
    pub(super) group: Option<(String, usize)>,
}

impl Reading {
    pub(super) fn new(columns: Columns, words: &Words, zone: TimeZone, now: Moment) -> Self {
        Self { columns, months: Months::new(words), standings: Standings::new(words), zone, now }
    }

    pub(super) fn zone(&self) -> &TimeZone {
        &self.zone
    }

    pub(super) fn columns(&self) -> &Columns {
        &self.columns
    }

    /// Reads a row.
    pub(super) fn line(&self, cells: &[String]) -> Result<Line, Vec<Problem>> {
        let mut problems = Vec::new();
        if cells.iter().skip(self.columns.gives.len()).any(|cell| !cell.trim().is_empty()) {
            problems.push(Problem::new(None, Why::TooManyCells, ""));
        }
        let mut line = Line::default();
        let (mut names, mut address) = ([None, None, None], Vec::new());
        for (at, gives) in self.columns.gives.iter().enumerate() {
            let cell = clean(cells.get(at).map_or("", String::as_str));
            if cell.is_empty() {
                continue;
            }
            let mut keep = |field, value: Result<String, Why>| match value {
                Ok(value) => line.values.set(field, value),
                Err(why) => problems.push(Problem::new(Some(at), why, &cell)),
            };
            match gives {
                Gives::Nothing => {}
                Gives::Name | Gives::FirstName => names[0] = Some(cell),
                Gives::MiddleName => names[1] = Some(cell),
                Gives::LastName => names[2] = Some(cell),
                Gives::Address => address.push(cell),
                Gives::Email => keep(Field::Email, email(&cell)),
                Gives::Phone => keep(Field::Phone, phone(&cell)),
                Gives::Postcode => keep(Field::Postcode, within(&cell, MOST_POSTCODE)),
                Gives::Joined => keep(Field::Joined, self.day(&cell, true)),
                Gives::RenewBy => keep(Field::RenewBy, self.day(&cell, false)),
                Gives::Standing => {
                    keep(Field::Standing, self.standings.find(&cell).map(|standing| standing.name().into()));
                }
                Gives::Group => line.group = Some((cell, at)),
            }
        }
        let name = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let at = [Gives::Name, Gives::LastName, Gives::FirstName].into_iter().find_map(|what| self.columns.find(what));
        if crate::members::name_key(&name).is_empty() {
            problems.push(Problem::new(at, Why::NoName, ""));
        }
        for (field, text, most) in [(Field::Name, name, MOST_NAME), (Field::Address, address.join(", "), MOST_ADDRESS)]
        {
            match within(&text, most) {
                Ok(text) if text.is_empty() => {}
                Ok(text) => line.values.set(field, text),
                Err(why) => {
                    let at = if field == Field::Name { at } else { self.columns.find(Gives::Address) };
                    problems.push(Problem::new(at, why, &text));
                }
            }
        }
        if problems.is_empty() { Ok(line) } else { Err(problems) }
    }

    /// A day, as the moment at which it begins.
    fn day(&self, cell: &str, past: bool) -> Result<String, Why> {
        let day = match (days::read(cell, &self.months), self.columns.day_first) {
            (Said::Day(day), _) => day,
            (Said::Either { day_first, .. }, Some(true)) => day_first,
            (Said::Either { month_first, .. }, Some(false)) => month_first,
            (Said::Either { .. }, None) => return Err(Why::DayInDoubt),
            (Said::Nothing, _) => return Err(Why::NoDay),
        };
        if past && day > self.today() {
            return Err(Why::InTheFuture);
        }
        let begins = day.to_zoned(self.zone.clone()).map_err(|_| Why::NoDay)?;
        Ok(begins.timestamp().as_microsecond().to_string())
    }

    fn today(&self) -> Date {
        timestamp(self.now).to_zoned(self.zone.clone()).date()
    }

    /// Whether somewhere in these rows a day can be read in two ways.
    pub(super) fn is_in_doubt(&self, cells: &[String]) -> bool {
        let dates = self.columns.gives.iter().enumerate().filter(|(_, gives)| gives.is_date());
        dates.into_iter().any(|(at, _)| {
            let cell = cells.get(at).map(|cell| clean(cell)).unwrap_or_default();
            matches!(days::read(&cell, &self.months), Said::Either { .. })
        })
    }
}

/// What stands in a cell: without the apostrophe that keeps a spreadsheet from running it, without signs that are none, and
/// with single spaces. What was on several lines is parted by commas.
fn clean(cell: &str) -> String {
    let lines = sheet::undefused(cell.trim()).lines().map(|line| {
        let words = line.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    });
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}

fn within(text: &str, most: usize) -> Result<String, Why> {
    if text.chars().count() <= most { Ok(text.to_owned()) } else { Err(Why::TooLong) }
}

/// One address of e-mail. Whether mail arrives there is another question.
fn email(cell: &str) -> Result<String, Why> {
    let cell = cell.strip_prefix("mailto:").unwrap_or(cell);
    let plausible = cell.split_once('@').is_some_and(|(local, domain)| {
        let bad = |c: char| c.is_whitespace() || matches!(c, '@' | ',' | ';' | '<' | '>' | '(' | ')' | '"' | '\\');
        let labels =
            domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
        !local.is_empty() && !local.contains(bad) && !domain.contains(bad) && domain.contains('.') && labels
    });
    if !plausible {
        return Err(Why::NoEmail);
    }
    within(cell, MOST_EMAIL)
}

fn phone(cell: &str) -> Result<String, Why> {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let known = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')' | '.' | '/' | 'x');
    if cell.to_lowercase().contains("e+") {
        return Err(Why::PhoneRuined);
    }
    if digits < 4 || !cell.to_lowercase().replace("ext", "x").chars().all(known) {
        return Err(Why::NoPhone);
    }
    within(cell, MOST_PHONE)
}

/// The words by which lists say how somebody stands, in the language of the house and as other programs write them.
#[derive(Clone, Debug)]
struct Standings(Vec<(String, Standing)>);

impl Standings {
    fn new(words: &Words) -> Self {
        let lists = [
            (Standing::Member, "import-words-member"),
            (Standing::Supporter, "import-words-supporter"),
            (Standing::Lapsed, "import-words-lapsed"),
            (Standing::Applied, "import-words-applied"),
            (Standing::Left, "import-words-left"),
        ];
        let known = lists.into_iter().flat_map(|(standing, message)| {
            let said = words.say(message);
            let said: Vec<_> = said.split(',').map(|word| (word.trim().to_lowercase(), standing)).collect();
            said.into_iter().chain([(standing.name().to_owned(), standing)])
        });
        Self(known.collect())
    }

    fn find(&self, cell: &str) -> Result<Standing, Why> {
        let cell = cell.to_lowercase();
        match self.0.iter().find(|(word, _)| *word == cell) {
            Some((_, Standing::Left)) => Err(Why::HasLeft),
            Some((_, standing)) => Ok(*standing),
            None => Err(Why::NoStanding),
        }
    }
}

#[cfg(test)]
mod tests;
