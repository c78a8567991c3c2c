//! Ballot files written so that [`crate::read`] reads them back as they were.

mod blt;
mod csv;

pub use blt::blt;
pub use csv::csv;

/// A name or title on one line: both formats go by lines.
fn on_one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect()
}
