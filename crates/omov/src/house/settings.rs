//! What the organisation's rules set. The program knows which settings there are and what they mean; what they are is kept in
//! the database, from the founding on.

use omov_store::{Error, ReadTx, WriteTx, params, statements};

statements! {
    FIND = "SELECT value FROM settings WHERE name = $1";
    SET = "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
}

/// A setting that is a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    name: &'static str,
    /// What a new organisation starts from, until its rules say otherwise.
    first: u32,
    /// What it can be: beyond that it would be a slip of the hand.
    least: u32,
    most: u32,
}

/// A membership lasts so many days before it has to be renewed.
pub(crate) const MEMBERSHIP_DAYS: Number = Number { name: "membership-days", first: 365, least: 30, most: 3660 };
/// Days after its end in which a membership can still be renewed before it lapses.
pub(crate) const GRACE_DAYS: Number = Number { name: "grace-days", first: 30, least: 0, most: 366 };
/// Whoever is younger than this many years cannot be a member.
pub(crate) const LEAST_AGE: Number = Number { name: "least-age", first: 14, least: 0, most: 30 };
/// A copy of the roll with more people than this needs a second person who agrees.
pub(crate) const EXPORT_ALONE: Number = Number { name: "export-alone", first: 100, least: 0, most: 100_000 };
/// A copy of the roll can be fetched for so many hours.
pub(crate) const EXPORT_HOURS: Number = Number { name: "export-hours", first: 24, least: 1, most: 168 };
/// A group's contact answers within so many days.
pub(crate) const ANSWER_DAYS: Number = Number { name: "answer-days", first: 7, least: 1, most: 60 };
/// The founding officers' term.
pub(crate) const FOUNDING_DAYS: Number = Number { name: "founding-days", first: 90, least: 7, most: 366 };
/// An act that needs a second person waits for one so many days.
pub(crate) const SECOND_DAYS: Number = Number { name: "second-days", first: 14, least: 1, most: 60 };

/// All of them, for the founding and for the page that shows them.
pub(crate) const NUMBERS: &[Number] =
    &[MEMBERSHIP_DAYS, GRACE_DAYS, LEAST_AGE, EXPORT_ALONE, EXPORT_HOURS, ANSWER_DAYS, FOUNDING_DAYS, SECOND_DAYS];

impl Number {
    /// As it stands in the database, and in the names of messages (`setting-grace-days`).
    pub(crate) fn name(self) -> &'static str {
        self.name
    }

    /// The least and the most that it can be.
    pub(crate) fn bounds(self) -> (u32, u32) {
        (self.least, self.most)
    }

    /// What it is.
    pub(crate) fn find(self, tx: &mut ReadTx<'_>) -> Result<u32, Error> {
        let set: Option<String> = tx.optional(&FIND, params![self.name])?;
        Ok(set.and_then(|value| value.parse().ok()).unwrap_or(self.first))
    }

    /// Changes it.
    pub(crate) fn set(self, tx: &mut WriteTx<'_>, value: u32) -> Result<(), Error> {
        tx.execute(&SET, params![self.name, value.to_string()]).map(|_| ())
    }
}

/// Writes down what a new organisation starts from.
pub(crate) fn begin(tx: &mut WriteTx<'_>) -> Result<(), Error> {
    NUMBERS.iter().try_for_each(|number| number.set(tx, number.first))
}
