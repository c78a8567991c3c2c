//! Several looks at one list, of which one is shown.

use askama::Template;

use super::Link;
use crate::markup::into_markup;

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum View {
    /// The one that is shown, or one where there is nothing to see.
    Here(String),
    /// Another.
    Other(Link),
}

/// The looks at a list, side by side.
#[derive(Debug, Clone, Template)]
#[template(path = "views.html")]
pub struct Views {
    name: String,
    views: Vec<View>,
}

impl Views {
    /// Those looks; the name says what is chosen, and stands before them.
    pub fn new(name: impl Into<String>, views: impl IntoIterator<Item = View>) -> Self {
        Self { name: name.into(), views: views.into_iter().collect() }
    }
}

into_markup!(Views);
