//! Forms: a field is a label, a hint, what is wrong, and what was typed, which stays.

mod asks;
mod field;
mod search;
mod sent;
mod upload;

pub use asks::Asks;
pub use field::{Choice, Field};
pub use search::Search;
pub use sent::{FormToken, Sent, encoded};
pub use upload::Upload;

use askama::Template;

use crate::markup::into_markup;
use crate::parts::Link;

/// A form, in one column. It is sent with the token of the session.
#[derive(Debug, Clone, Template)]
#[template(path = "form.html")]
pub struct Form {
    action: String,
    token: String,
    fields: Vec<Field>,
    /// What is sent along, and shown to nobody.
    along: Vec<(String, String)>,
    button: String,
    /// Other things that can be done with what was typed: the name of the button and what it says.
    steps: Vec<(&'static str, String)>,
    takes: bool,
    back: Option<Link>,
}

impl Form {
    /// A form that is sent to `action`; its button says what it does.
    pub fn new(action: impl Into<String>, token: &FormToken, button: impl Into<String>) -> Self {
        Self {
            action: action.into(),
            token: token.as_str().into(),
            fields: Vec::new(),
            along: Vec::new(),
            steps: Vec::new(),
            button: button.into(),
            takes: false,
            back: None,
        }
    }

    /// One more field.
    #[must_use]
    pub fn with(mut self, field: Field) -> Self {
        self.fields.push(field);
        self
    }

    /// Sends something along that nobody types.
    #[must_use]
    pub fn along(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.along.push((name.into(), value.into()));
        self
    }

    /// Another button, which sends the same form: a step on the way, such as one more line to fill in. It stands behind the main one, which is the one that
    /// the Enter key presses.
    #[must_use]
    pub fn step(mut self, name: &'static str, button: impl Into<String>) -> Self {
        self.steps.push((name, button.into()));
        self
    }

    /// Whether it sends a file.
    fn has_file(&self) -> bool {
        self.fields.iter().any(Field::is_file)
    }

    /// The way back, beside the button.
    #[must_use]
    pub fn back(mut self, link: Link) -> Self {
        self.back = Some(link);
        self
    }

    /// It takes something away: its button is outlined red.
    #[must_use]
    pub fn takes(mut self) -> Self {
        self.takes = true;
        self
    }

    /// What was sent before, field by field, so that nothing has to be typed twice.
    #[must_use]
    pub fn keep(mut self, sent: &Sent) -> Self {
        self.fields = self.fields.into_iter().map(|field| field.keep(sent)).collect();
        self
    }

    /// Says what is wrong with the field of that name. Without such a field nothing is said.
    #[must_use]
    pub fn wrong(mut self, name: &str, problem: impl Into<String>) -> Self {
        debug_assert!(self.fields.iter().any(|field| field.name() == name), "no field is called {name}");
        let problem = problem.into();
        let told = |field: Field| if field.name() == name { field.wrong(problem.as_str()) } else { field };
        self.fields = self.fields.into_iter().map(told).collect();
        self
    }

    /// All that is wrong, in the order of the fields, each with the id of what to put right: for
    /// [`Page::problems`](crate::page::Page::problems).
    pub fn problems(&self) -> Vec<(String, String)> {
        self.fields.iter().filter_map(Field::problem).collect()
    }
}

into_markup!(Form);
