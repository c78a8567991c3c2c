//! The components of a page, each a struct and a template. They hold text that has been said already; where a component
//! has words of its own, it takes [`Words`](crate::words::Words) to say them.

mod acts;
mod card;
mod changed;
mod clauses;
mod confirm;
mod lists;
mod outward;
mod pages;
mod progress;
mod quote;
mod steps;
mod table;
mod views;

pub use acts::{Act, Acts, Equal};
pub use card::{Card, Note, Tag};
pub use changed::{Changed, Numbered, Piece};
pub use clauses::{Clause, Clauses, Fold};
pub use confirm::Confirm;
pub use lists::{Facts, Rows};
pub use outward::Outward;
pub use pages::Pages;
pub use progress::Progress;
pub use quote::Quote;
pub use steps::{Event, Stand, Steps, Task, Tasks, Timeline};
pub use table::{Column, Row, Table};
pub use views::{View, Views};

/// A link: its words say where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub text: String,
    /// Where it goes. Addresses come from the program, never from what a person typed.
    pub href: String,
}

impl Link {
    /// A link.
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: href.into() }
    }
}
