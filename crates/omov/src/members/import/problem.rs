//! What is wrong with a row, for whoever has to put it right in their list.

use omov_web::words::Words;
use serde::{Deserialize, Serialize};

/// What is wrong, where, and what stands there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Problem {
    /// The column, from 0; none where it is about the whole row.
    pub(super) column: Option<usize>,
    pub(super) why: Why,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) value: String,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Why {
    /// More cells than there are columns.
    TooManyCells,
    NoName,
    TooLong,
    NoEmail,
    NoPhone,
    /// A spreadsheet has made a number with an exponent of it.
    PhoneRuined,
    NoDay,
    /// It can be read in two ways, and nobody has said which is meant.
    DayInDoubt,
    /// Joined after today.
    InTheFuture,
    NoStanding,
    /// The rules have no supporters.
    NoSupporters,
    /// The list says that they have left.
    HasLeft,
    NoGroup,
    /// Several groups have that name.
    GroupInDoubt,
    /// The address belongs to somebody outside of this group.
    EmailElsewhere,
    /// Since the list was tried, somebody else has got this address.
    EmailTaken,
    /// Since the list was tried, whom it is about is no longer there.
    Gone,
}

impl Why {
    /// The message.
    fn name(self) -> &'static str {
        match self {
            Self::TooManyCells => "import-bad-too-many-cells",
            Self::NoName => "import-bad-no-name",
            Self::TooLong => "import-bad-too-long",
            Self::NoEmail => "import-bad-no-email",
            Self::NoPhone => "import-bad-no-phone",
            Self::PhoneRuined => "import-bad-phone-ruined",
            Self::NoDay => "import-bad-no-day",
            Self::DayInDoubt => "import-bad-day-in-doubt",
            Self::InTheFuture => "import-bad-in-the-future",
            Self::NoStanding => "import-bad-no-standing",
            Self::NoSupporters => "import-bad-no-supporters",
            Self::HasLeft => "import-bad-has-left",
            Self::NoGroup => "import-bad-no-group",
            Self::GroupInDoubt => "import-bad-group-in-doubt",
            Self::EmailElsewhere => "import-bad-email-elsewhere",
            Self::EmailTaken => "import-bad-email-taken",
            Self::Gone => "import-bad-gone",
        }
    }
}

impl Problem {
    pub(super) fn new(column: Option<usize>, why: Why, value: &str) -> Self {
        // Enough to know it again; the whole cell is in the list.
        Self { column, why, value: value.chars().take(60).collect() }
    }

    /// The sentence.
    pub(super) fn say(&self, words: &Words) -> String {
        words.say_with(self.why.name(), &[("value", self.value.as_str().into())])
    }
}

/// The name of a column, for people: what stands in the head, or its number where nothing does.
pub(super) fn column_name(words: &Words, head: &[String], at: usize) -> String {
    let number = ("number", u64::try_from(at + 1).unwrap_or_default().into());
    match head.get(at).map(|name| name.trim()).filter(|name| !name.is_empty()) {
        None => words.say_with("import-column-nameless", &[number]),
        Some(name) if head.iter().filter(|other| other.trim() == name).count() > 1 => {
            words.say_with("import-column-double", &[("name", name.into()), number])
        }
        Some(name) => name.into(),
    }
}
