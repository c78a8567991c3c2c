//! Words. Everything that a person reads is a message with blanks ([`Said`]); its English stands in one file
//! ([`en.ftl`](https://projectfluent.org)). Whoever shows it elsewhere takes the message's name and its blanks and has a
//! file of their own.

mod rule;
#[cfg(test)]
mod tests;
mod value;

use std::fmt;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

pub use rule::Worded;

/// The message file, in English.
pub const MESSAGES: &str = include_str!("en.ftl");

static ENGLISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let language = "en".parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    // What a slip in the file leaves is used all the same; a test refuses the slip.
    let resource = FluentResource::try_new(MESSAGES.into()).unwrap_or_else(|(rest, _)| rest);
    bundle.add_resource_overriding(resource);
    bundle
});

/// A message with its blanks filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The name of the message.
    pub id: String,
    /// What stands in its blanks. A number goes in twice: `$n` as it is shown, and `$n-n`, which picks the plural.
    pub with: Vec<(&'static str, Blank)>,
}

/// What stands in a blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blank {
    /// A text as it is, such as a title.
    Text(String),
    /// A whole number.
    Number(u64),
    /// Another message.
    Said(Said),
    /// Several, as a list: “A, B and C”.
    List(Vec<Blank>),
}

impl Said {
    /// A message without blanks.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), with: Vec::new() }
    }

    /// With a blank filled.
    #[must_use]
    pub fn with(mut self, name: &'static str, blank: impl Into<Blank>) -> Self {
        self.with.push((name, blank.into()));
        self
    }

    /// In English.
    pub fn english(&self) -> String {
        self.part(None).unwrap_or_else(|| self.id.clone())
    }

    /// What to do about it, in English, where the message has such a part (`.do`).
    pub fn advice(&self) -> Option<String> {
        self.part(Some("do"))
    }

    fn part(&self, attribute: Option<&str>) -> Option<String> {
        let message = ENGLISH.get_message(&self.id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut args = FluentArgs::new();
        for (name, blank) in &self.with {
            if let Blank::Number(n) = blank {
                #[expect(clippy::cast_precision_loss, reason = "it only picks the plural and is never shown")]
                args.set(format!("{name}-n"), FluentValue::from(*n as f64));
            }
            args.set(*name, FluentValue::from(blank.english()));
        }
        let mut errors = Vec::new();
        let said = ENGLISH.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "the message {} cannot be filled in: {errors:?}", self.id);
        Some(said)
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english())
    }
}

impl Blank {
    /// In English.
    pub fn english(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(n) => grouped(*n),
            Self::Said(said) => said.english(),
            Self::List(items) => list(&items.iter().map(Self::english).collect::<Vec<_>>()),
        }
    }
}

impl From<&str> for Blank {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Blank {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Blank {
    fn from(n: u64) -> Self {
        Self::Number(n)
    }
}

impl From<Said> for Blank {
    fn from(said: Said) -> Self {
        Self::Said(said)
    }
}

impl From<Vec<Blank>> for Blank {
    fn from(items: Vec<Blank>) -> Self {
        Self::List(items)
    }
}

/// `12,000`.
pub(crate) fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// "A", "A and B", "A, B and C".
fn list(items: &[String]) -> String {
    let Some((last, rest)) = items.split_last() else { return Said::new("list-none").english() };
    let Some((first, middle)) = rest.split_first() else { return last.clone() };
    let begun = middle.iter().fold(first.clone(), |so_far, next| {
        Said::new("list-more").with("so-far", so_far).with("next", next.as_str()).english()
    });
    Said::new("list-last").with("so-far", begun).with("last", last.as_str()).english()
}
