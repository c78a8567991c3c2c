//! A form that only asks: what is typed goes into the address, so it needs no token, and its answer can be kept as a link.

use askama::Template;

use super::Field;
use crate::markup::{Markup, into_markup};

/// Fields, and a button that works something out.
#[derive(Debug, Clone, Template)]
#[template(path = "asks.html")]
pub struct Asks {
    action: String,
    button: String,
    fields: Vec<Field>,
}

impl Asks {
    /// Asks the page at `action`; its button says what it does.
    pub fn new(action: impl Into<String>, button: impl Into<String>) -> Self {
        Self { action: action.into(), button: button.into(), fields: Vec::new() }
    }

    /// One more field.
    #[must_use]
    pub fn with(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    /// All that is wrong, in the order of the fields, as [`Form::problems`](super::Form::problems).
    pub fn problems(&self) -> Vec<(String, String)> {
        self.fields.iter().filter_map(Field::problem).collect()
    }

    fn made(&self) -> impl Iterator<Item = Markup> {
        self.fields.iter().map(Markup::of)
    }
}

into_markup!(Asks);
