//! Facts with their names, and rows of things.

use askama::Template;

use super::{Link, Tag};
use crate::markup::{Markup, into_markup};

/// Names of things and what they are: term, until, answers to.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "facts.html")]
pub struct Facts {
    /// Name and value.
    pub rows: Vec<(String, Markup)>,
}

impl Facts {
    /// One more.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Markup>) -> Self {
        self.rows.push((name.into(), value.into()));
        self
    }
}

/// Things below each other, each a heading and a sentence or two.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "rows.html")]
pub struct Rows {
    /// One each.
    pub items: Vec<Markup>,
}

impl Rows {
    /// One row of a list of many kinds of things: where it stands, the way to it, and small lines below.
    pub fn entry(stands: Tag, to: &Link, below: [&str; 2]) -> Markup {
        let first = Markup::line([stands.into(), Markup::link(to)]);
        Markup::joined([first].into_iter().chain(below.map(Markup::small)))
    }
}

into_markup!(Facts, Rows);
