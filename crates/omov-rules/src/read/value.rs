//! From what stands in the text to what a rule says.

use super::tree::{Kind, Node};
use crate::value::{Amount, Majority, Ratio, Slip, Span};

/// What a rule says, for whoever shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A whole number.
    Number(u64),
    /// So many people.
    Amount(Amount),
    /// A share.
    Share(Ratio),
    /// A majority.
    Majority(Majority),
    /// A length of time.
    Span(Span),
    /// Yes or no.
    YesNo(bool),
    /// One of a few words that the program knows.
    Choice(&'static str),
    /// Several of those.
    Choices(Vec<&'static str>),
    /// Texts.
    Texts(Vec<String>),
    /// Other parts of the rulebook: their section and their name.
    Names(Vec<(&'static str, String)>),
}

/// A type of value.
pub(crate) trait Read: Sized + Clone {
    /// # Errors
    /// What is wrong with it.
    fn read(node: &Node) -> Result<Self, Slip>;
    /// What stands in its place while the rest of the text is looked at. No check looks at it.
    fn stand_in() -> Self;
    fn shown(&self) -> Value;
}

/// The longest text a rule can have, in characters.
const LONGEST: usize = 10_000;

/// A text that says something, and nothing that a page could not show.
fn text(node: &Node) -> Result<&str, Slip> {
    let Kind::Text(text) = &node.kind else { return Err(Slip("slip-text")) };
    if text.trim().is_empty() {
        return Err(Slip("slip-text-empty"));
    }
    if text.chars().count() > LONGEST || text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(Slip("slip-text-unfit"));
    }
    Ok(text.trim())
}

impl Read for String {
    fn read(node: &Node) -> Result<Self, Slip> {
        text(node).map(Into::into)
    }
    fn stand_in() -> Self {
        Self::new()
    }
    fn shown(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl Read for u64 {
    fn read(node: &Node) -> Result<Self, Slip> {
        match node.kind {
            Kind::Number(Some(number)) => Ok(number),
            _ => Err(Slip("slip-number")),
        }
    }
    fn stand_in() -> Self {
        0
    }
    fn shown(&self) -> Value {
        Value::Number(*self)
    }
}

impl Read for bool {
    fn read(node: &Node) -> Result<Self, Slip> {
        match node.kind {
            Kind::YesNo(yes) => Ok(yes),
            _ => Err(Slip("slip-yes-no")),
        }
    }
    fn stand_in() -> Self {
        false
    }
    fn shown(&self) -> Value {
        Value::YesNo(*self)
    }
}

impl Read for Amount {
    fn read(node: &Node) -> Result<Self, Slip> {
        match &node.kind {
            Kind::Number(Some(number)) => Ok(Self::Number(*number)),
            Kind::Text(text) => Self::read(text),
            _ => Err(Slip("slip-amount")),
        }
    }
    fn stand_in() -> Self {
        Self::Number(1)
    }
    fn shown(&self) -> Value {
        Value::Amount(*self)
    }
}

/// Values that are written as a text and nothing else.
macro_rules! written {
    ($($type:ty, $slip:literal, $stand_in:expr, $value:ident;)*) => {$(
        impl Read for $type {
            fn read(node: &Node) -> Result<Self, Slip> {
                match &node.kind {
                    Kind::Text(text) => Self::read(text),
                    _ => Err(Slip($slip)),
                }
            }
            fn stand_in() -> Self {
                $stand_in
            }
            fn shown(&self) -> Value {
                Value::$value(*self)
            }
        }
    )*};
}

written! {
    Ratio, "slip-share", Self::HALF, Share;
    Majority, "slip-majority", Self::SIMPLE, Majority;
    Span, "slip-span", Self::NONE, Span;
}

impl Read for Vec<String> {
    fn read(node: &Node) -> Result<Self, Slip> {
        let Kind::List(items) = &node.kind else { return Err(Slip("slip-texts")) };
        let mut texts: Self = Vec::new();
        for item in items {
            let text = text(item).map_err(|_| Slip("slip-texts"))?.to_owned();
            if texts.contains(&text) {
                return Err(Slip("slip-twice"));
            }
            texts.push(text);
        }
        Ok(texts)
    }
    fn stand_in() -> Self {
        Self::new()
    }
    fn shown(&self) -> Value {
        Value::Texts(self.clone())
    }
}

/// A type whose values are a few words, each with a message `choice-…`.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident: $slip:literal { $($(#[$each:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$each])* $variant,)* }

        impl $name {
            /// Every one.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// As a rulebook has it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// The one of that name.
            pub fn find(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.name() == name)
            }
        }

        impl $crate::read::Read for $name {
            fn read(node: &$crate::read::Node) -> Result<Self, $crate::value::Slip> {
                node.word().and_then(Self::find).ok_or($crate::value::Slip($slip))
            }
            fn stand_in() -> Self {
                Self::ALL[0]
            }
            fn shown(&self) -> $crate::read::Value {
                $crate::read::Value::Choice(self.name())
            }
        }

        impl $crate::read::Read for Vec<$name> {
            fn read(node: &$crate::read::Node) -> Result<Self, $crate::value::Slip> {
                let mut all = Self::new();
                for item in node.items().ok_or($crate::value::Slip($slip))? {
                    let one = <$name as $crate::read::Read>::read(item)?;
                    if all.contains(&one) {
                        return Err($crate::value::Slip("slip-twice"));
                    }
                    all.push(one);
                }
                Ok(all)
            }
            fn stand_in() -> Self {
                Self::new()
            }
            fn shown(&self) -> $crate::read::Value {
                $crate::read::Value::Choices(self.iter().map(|one| one.name()).collect())
            }
        }
    };
}
pub(crate) use choices;

impl Node {
    pub(crate) fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn items(&self) -> Option<&[Node]> {
        match &self.kind {
            Kind::List(items) => Some(items),
            _ => None,
        }
    }
}
