//! Words of somebody else, with the way to the whole of them.

use askama::Template;

use super::Link;
use crate::markup::into_markup;

/// What is quoted, and from where.
#[derive(Debug, Clone, Template)]
#[template(path = "quote.html")]
pub struct Quote {
    /// The words.
    pub said: String,
    /// Where they stand.
    pub of: Link,
}

into_markup!(Quote);
