//! What is answered, as it stands in an address: `statement-…-3`.

use std::fmt;
use std::str::FromStr;

use omov_store::{FromValue, ToValue, Value};
use omov_web::hex::{hex, unhex};
use serde::{Deserialize, Serialize};

use crate::debates::DebateId;
use crate::motions::MotionId;

/// Which kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A statement of a debate.
    Statement,
    /// A motion as a whole.
    Motion,
    /// An amendment to a motion.
    Amendment,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Statement, Self::Motion, Self::Amendment];

    /// Its name, in tables, addresses and messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Motion => "motion",
            Self::Amendment => "amendment",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl ToValue for Kind {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.name())
    }
}

impl FromValue for Kind {
    const WANTED: &'static str = "what can be answered";
    fn from_value(value: Value<'_>) -> Option<Self> {
        let Value::Text(name) = value else { return None };
        Self::named(name)
    }
}

/// One thing that can be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct To {
    /// The debate or the motion.
    pub(super) about: [u8; 16],
    pub(super) kind: Kind,
    /// The number of the statement or amendment; 0 for a motion.
    pub(super) part: u32,
}

impl To {
    pub(super) fn new(about: [u8; 16], kind: Kind, part: u32) -> Self {
        Self { about, kind, part }
    }

    /// A statement of a debate.
    pub(crate) fn statement(debate: DebateId, number: u32) -> Self {
        Self::new(debate.0, Kind::Statement, number)
    }

    /// A motion.
    pub(crate) fn motion(motion: MotionId) -> Self {
        Self::new(motion.0, Kind::Motion, 0)
    }

    /// An amendment to it.
    pub(crate) fn amendment(motion: MotionId, number: u32) -> Self {
        Self::new(motion.0, Kind::Amendment, number)
    }

    /// Where the replies to it are.
    pub(crate) fn address(self) -> String {
        format!("/replies/{self}")
    }
}

impl fmt::Display for To {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.kind.name(), hex(&self.about), self.part)
    }
}

impl FromStr for To {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let read = || {
            let mut parts = text.split('-');
            let kind = Kind::named(parts.next()?)?;
            let about = unhex(parts.next()?).and_then(|bytes| bytes.try_into().ok())?;
            let part = parts.next()?.parse().ok()?;
            let to = Self { about, kind, part };
            // One spelling alone, so that one thing has one address.
            (to.to_string() == text && (part == 0) == (kind == Kind::Motion)).then_some(to)
        };
        read().ok_or("what is answered")
    }
}

impl From<To> for String {
    fn from(to: To) -> Self {
        to.to_string()
    }
}

impl TryFrom<String> for To {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::To;

    #[test]
    fn a_thing_has_one_address_and_anything_else_is_none() {
        let id = "0123456789abcdef".repeat(2);
        for good in [format!("statement-{id}-3"), format!("motion-{id}-0"), format!("amendment-{id}-12")] {
            assert_eq!(good.parse::<To>().map(|to| to.to_string()).as_deref(), Ok(&*good));
        }
        let upper = id.to_uppercase();
        for bad in [
            "",
            "statement",
            &format!("statement-{id}-0"),
            &format!("motion-{id}-1"),
            &format!("statement-{id}-03"),
            &format!("statement-{upper}-3"),
            &format!("vote-{id}-3"),
            &format!("statement-{id}-3-4"),
        ] {
            assert!(bad.parse::<To>().is_err(), "{bad}");
        }
    }
}
