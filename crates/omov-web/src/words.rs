//! Every text the kit shows, from message files ([Fluent](https://projectfluent.org)), whole sentence by whole sentence.
//!
//! The application brings its own messages and they stand beside the kit's; one with the same name replaces the kit's.
//! A figure goes into a message twice, as in the reports of counts: as `$members`, the text to show, and as `$members-n`,
//! a number that only picks the plural.

use std::fmt;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::figures;

/// The kit's own messages, in English.
pub const MESSAGES: &str = include_str!("en.ftl");

/// One language. Copies are cheap: they are the same messages.
#[derive(Clone)]
pub struct Words(Arc<Language>);

struct Language {
    tag: String,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Words").field(&self.0.tag).finish()
    }
}

/// A slip in a message file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip(String);

impl fmt::Display for Slip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a message file cannot be read: {}", self.0)
    }
}

impl std::error::Error for Slip {}

/// Something a message speaks about.
#[derive(Debug, Clone)]
pub enum Arg {
    /// Shown as it is.
    Text(String),
    /// Shown with its thousands set apart; the number also picks the plural.
    Count(u64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Arg {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl Words {
    /// English, with the application's own messages beside the kit's.
    ///
    /// # Errors
    /// [`Slip`] where a file is no message file.
    pub fn english(more: &[&str]) -> Result<Self, Slip> {
        Self::new("en", more)
    }

    /// A language by its tag (`en`, `cy`), from the kit's English and whatever comes after it.
    ///
    /// # Errors
    /// [`Slip`] where the tag is none, or a file is no message file.
    pub fn new(tag: &str, more: &[&str]) -> Result<Self, Slip> {
        let language = tag.parse().map_err(|_| Slip(format!("{tag} is not the tag of a language")))?;
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        for file in [MESSAGES].iter().chain(more) {
            let resource = FluentResource::try_new((*file).into())
                .map_err(|(_, slips)| Slip(slips.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")))?;
            bundle.add_resource_overriding(resource);
        }
        Ok(Self(Arc::new(Language { tag: tag.into(), bundle })))
    }

    /// The tag of the language, for `lang`.
    pub fn tag(&self) -> &str {
        &self.0.tag
    }

    /// Whether there is a message of that name.
    pub fn has(&self, name: &str) -> bool {
        self.0.bundle.get_message(name).is_some_and(|message| message.value().is_some())
    }

    /// A message without anything to fill in.
    pub fn say(&self, name: &str) -> String {
        self.say_with(name, &[])
    }

    /// A message with its blanks filled. A message that is not there is shown by its name, and the log says so.
    pub fn say_with(&self, name: &str, with: &[(&str, Arg)]) -> String {
        let mut args = FluentArgs::new();
        for (blank, arg) in with {
            match arg {
                Arg::Text(text) => args.set(*blank, FluentValue::from(text.as_str())),
                Arg::Count(count) => {
                    args.set(*blank, FluentValue::from(figures::grouped(self, *count)));
                    args.set(format!("{blank}-n"), FluentValue::from(*count));
                }
            }
        }
        let Some(pattern) = self.0.bundle.get_message(name).and_then(|message| message.value()) else {
            tracing::error!(name, "no message has this name");
            debug_assert!(false, "no message is called {name}");
            return name.into();
        };
        let mut slips = Vec::new();
        let said = self.0.bundle.format_pattern(pattern, Some(&args), &mut slips).into_owned();
        if !slips.is_empty() {
            tracing::error!(name, ?slips, "a message cannot be filled in");
            debug_assert!(false, "the message {name} cannot be filled in: {slips:?}");
        }
        said
    }

    /// A mark that is the same in a whole language, such as the one between thousands. Never counts anything.
    pub(crate) fn mark(&self, name: &str) -> String {
        let message = self.0.bundle.get_message(name).and_then(|message| message.value());
        let said = message.map(|pattern| self.0.bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned());
        said.unwrap_or_default()
    }
}

/// A text in one line, with single spaces.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
