//! A row of a list as it stands in the database.

use omov_store::{Error, FromRow, FromValue, ReadTx, Row, ToValue, Value, params};

use super::judge::Wanted;
use super::problem::Problem;
use super::values::Values;
use super::{ImportId, sql};
use crate::members::MemberId;

/// Words in a column, each a variant.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident, $wanted:literal { $($(#[$what:meta])* $variant:ident = $word:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum $name { $($(#[$what])* $variant),* }

        impl $name {
            pub(super) const ALL: &[Self] = &[$(Self::$variant),*];

            pub(super) fn name(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            pub(super) fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }

        impl ToValue for $name {
            fn to_value(&self) -> Value<'_> {
                Value::Text(self.name())
            }
        }

        impl FromValue for $name {
            const WANTED: &'static str = $wanted;
            fn from_value(value: Value<'_>) -> Option<Self> {
                let Value::Text(name) = value else { return None };
                Self::named(name)
            }
        }
    )*};
}

words! {
    /// How a row was judged.
    Outcome, "how a row was judged" {
        /// Somebody who is not on the roll.
        New = "new",
        /// Somebody on the roll, with something else about them.
        Changed = "changed",
        /// Somebody on the roll, with nothing new.
        Same = "same",
        /// Something is wrong with it.
        Bad = "bad",
        /// Perhaps somebody on the roll, or in an earlier row.
        Twin = "twin",
    }

    /// Why a row may be about somebody we know.
    Twin, "why a row may be a double" {
        /// The same address of mail, another name.
        Email = "email",
        /// The same name and postcode.
        Person = "person",
        /// They have left.
        Left = "left",
        /// The same address of mail as in an earlier row.
        EarlierEmail = "earlier-email",
        /// The same name and postcode as in an earlier row.
        EarlierPerson = "earlier-person",
    }

    /// What was decided about a double.
    Decision, "a decision about a double" {
        /// It is the same person, and what the list says is put on the roll.
        Same = "same",
        /// It is another person.
        Other = "other",
        /// The row is left out.
        Out = "out",
    }

    /// What was done with a row.
    Done, "what was done with a row" {
        Made = "made",
        Altered = "altered",
        /// It could not be done any more.
        Refused = "refused",
        Unmade = "unmade",
        Restored = "restored",
        /// It was not undone, because it was changed or used since.
        Kept = "kept",
    }
}

impl Twin {
    /// Whether it is about somebody on the roll.
    pub(super) fn is_on_the_roll(self) -> bool {
        matches!(self, Self::Email | Self::Person | Self::Left)
    }
}

/// A row.
#[derive(Clone, Debug)]
pub(super) struct Stored {
    pub(super) number: u32,
    pub(super) cells: Vec<String>,
    pub(super) outcome: Option<Outcome>,
    pub(super) wanted: Option<Wanted>,
    pub(super) problems: Vec<Problem>,
    /// Whom on the roll it may be about.
    pub(super) about: Option<MemberId>,
    pub(super) twin: Option<Twin>,
    /// The earlier row that it may repeat.
    pub(super) repeats: Option<u32>,
    pub(super) decision: Option<Decision>,
    pub(super) done: Option<Done>,
    /// Whom it has made or altered.
    pub(super) member: Option<MemberId>,
    pub(super) set_to: Option<Values>,
    pub(super) before: Option<Values>,
    /// The id of whoever it puts on the roll.
    pub(super) new: Option<MemberId>,
}

impl FromRow for Stored {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            number: row.get(0)?,
            cells: serde_json::from_str(&row.get::<String>(1)?).unwrap_or_default(),
            outcome: row.get(2)?,
            wanted: json(row, 3)?,
            problems: json(row, 4)?.unwrap_or_default(),
            about: row.get(5)?,
            twin: row.get(6)?,
            repeats: row.get(7)?,
            decision: row.get(8)?,
            done: row.get(9)?,
            member: row.get(10)?,
            set_to: json(row, 11)?,
            before: json(row, 12)?,
            new: row.get(13)?,
        })
    }
}

/// What the program itself has written as JSON; nothing where it was erased.
fn json<T: serde::de::DeserializeOwned>(row: &Row<'_>, at: usize) -> Result<Option<T>, Error> {
    let text: Option<String> = row.get(at)?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Rows after one, in their order.
pub(super) fn after(tx: &mut ReadTx<'_>, import: ImportId, at: u32, most: u32) -> Result<Vec<Stored>, Error> {
    tx.all(&sql::LINES, params![import, at, most])
}

/// Rows before one, the last first.
pub(super) fn before(tx: &mut ReadTx<'_>, import: ImportId, at: u32, most: u32) -> Result<Vec<Stored>, Error> {
    tx.all(&sql::LINES_DOWN, params![import, at, most])
}

/// Rows that came out in one way, after one, in their order.
pub(super) fn of(
    tx: &mut ReadTx<'_>,
    import: ImportId,
    outcome: Outcome,
    at: u32,
    most: u32,
) -> Result<Vec<Stored>, Error> {
    tx.all(&sql::BY_OUTCOME, params![import, outcome, at, most])
}

/// Rows that undoing has left as they were, after one.
pub(super) fn kept(tx: &mut ReadTx<'_>, import: ImportId, at: u32, most: u32) -> Result<Vec<Stored>, Error> {
    tx.all(&sql::KEPT, params![import, at, most])
}

/// The row of that number.
pub(super) fn find(tx: &mut ReadTx<'_>, import: ImportId, number: u32) -> Result<Option<Stored>, Error> {
    tx.optional(&sql::LINE, params![import, number])
}
