//! Asking again before an act that matters.

use askama::Template;

use super::{Act, Link};
use crate::markup::{Markup, into_markup};
use crate::words::Words;

/// The page between a button and what it does: what will happen, to whom, whether it can be undone; then the act, and
/// the way back beside it.
#[derive(Debug, Clone, Template)]
#[template(path = "confirm.html")]
pub struct Confirm {
    happens: Markup,
    act: Markup,
    back: Link,
}

impl Confirm {
    /// `act` says what it does ("Withdraw my motion"), never "Yes" or "OK".
    pub fn new(words: &Words, happens: impl Into<Markup>, act: Act, back: impl Into<String>) -> Self {
        Self { happens: happens.into(), act: act.into(), back: Link::new(words.say("confirm-back"), back) }
    }
}

into_markup!(Confirm);
