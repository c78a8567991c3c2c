//! Looking for something: a form that only asks, so it needs no token and its answer can be kept as a link.

use askama::Template;

use super::Field;
use crate::markup::{Markup, into_markup};

/// One line to type in, and the button beside it; below the fields, if there are others.
#[derive(Debug, Clone, Template)]
#[template(path = "search.html")]
pub struct Search {
    action: String,
    name: &'static str,
    label: String,
    button: String,
    hint: Option<String>,
    value: String,
    kept: Vec<(&'static str, String)>,
    fields: Vec<Markup>,
}

impl Search {
    /// Asks the page at `action`, with what was typed under `name`.
    pub fn new(
        action: impl Into<String>,
        name: &'static str,
        label: impl Into<String>,
        button: impl Into<String>,
    ) -> Self {
        Self {
            action: action.into(),
            name,
            label: label.into(),
            button: button.into(),
            hint: None,
            value: String::new(),
            kept: Vec::new(),
            fields: Vec::new(),
        }
    }

    /// What can be looked for.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// What was looked for last.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// Another field below the line, which narrows down what is found.
    #[must_use]
    pub fn with(mut self, field: Field) -> Self {
        self.fields.push(field.into());
        self
    }

    /// What else the address says and goes on saying, such as a filter.
    #[must_use]
    pub fn keeping(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.kept.push((name, value.into()));
        self
    }
}

into_markup!(Search);
