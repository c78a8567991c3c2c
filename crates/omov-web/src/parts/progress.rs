//! A job that goes on in the background.

use askama::Template;

use crate::markup::{Markup, into_markup};
use crate::words::Words;

/// How far a job has come: in words first, then as a bar. Leaving the page does not stop it, and it says so.
#[derive(Debug, Clone, Template)]
#[template(path = "progress.html")]
pub struct Progress {
    words: Words,
    said: String,
    part: Option<(u64, u64)>,
    left: Option<String>,
    acts: Markup,
}

impl Progress {
    /// `said` tells how far it is with its figures: "Reading the file: 61,400 of 100,000 rows".
    pub fn new(words: &Words, said: impl Into<String>) -> Self {
        Self { words: words.clone(), said: said.into(), part: None, left: None, acts: Markup::default() }
    }

    /// How much of how much is done, where the whole is known.
    #[must_use]
    pub fn part(mut self, done: u64, whole: u64) -> Self {
        self.part = Some((done.min(whole), whole.max(1)));
        self
    }

    /// How long it may still take: "About 9 seconds more."
    #[must_use]
    pub fn left(mut self, left: impl Into<String>) -> Self {
        self.left = Some(left.into());
        self
    }

    /// How to stop it, and anything else that can be done meanwhile.
    #[must_use]
    pub fn acts(mut self, acts: impl Into<Markup>) -> Self {
        self.acts = acts.into();
        self
    }
}

into_markup!(Progress);
