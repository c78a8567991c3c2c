//! A constitution as data.
//!
//! An organisation's rulebook is a TOML text that a secretary can read. [`Rulebook::parse`] reads and checks it,
//! [`Rulebook::decide`] says whether somebody may do something and by which rule, [`Rulebook::simulate`] what it would take,
//! [`Rulebook::words`] says every rule in a plain sentence, and [`diff()`] what changed between two of them.
//!
//! Pure: no I/O, no clock, no randomness. Numbers of people, moments and facts come in as parameters. Nothing is ever
//! rounded but where a share of people becomes a whole number of people, and then upwards.
//!
//! What a rulebook can say stands in `docs/RULEBOOK.md`.

pub mod decide;
pub mod diff;
pub mod finding;
pub mod model;
pub mod read;
pub mod simulate;
pub mod templates;
pub mod value;
pub mod words;

mod check;
mod parse;

pub use diff::diff;
pub use finding::{Finding, Refused, Severity};
pub use model::Rulebook;
pub use parse::Parsed;
