//! Sentences that can be cited, each beside what it was read from; and what stands folded until somebody wants it.

use askama::Template;

use crate::markup::{Markup, into_markup};

/// A sentence with its place.
#[derive(Debug, Clone)]
pub struct Clause {
    /// Where a link jumps to: `/rules#offices.secretary.term`. It comes from the program.
    pub id: String,
    /// The sentence.
    pub says: Markup,
    /// Where it stands in the text: "Line 12".
    pub at: String,
    /// What stands there, as it was written.
    pub source: String,
}

/// Sentences below each other, each beside its lines.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "clauses.html")]
pub struct Clauses {
    /// One each.
    pub clauses: Vec<Clause>,
}

/// Something of less weight, folded. Printed, it is open.
#[derive(Debug, Clone, Template)]
#[template(path = "fold.html")]
pub struct Fold {
    summary: String,
    body: Markup,
}

impl Fold {
    /// `summary` says what is inside.
    pub fn new(summary: impl Into<String>, body: impl Into<Markup>) -> Self {
        Self { summary: summary.into(), body: body.into() }
    }
}

into_markup!(Clauses, Fold);
