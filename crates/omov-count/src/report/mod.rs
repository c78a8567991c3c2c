//! Reports made from a count record alone: a page, a text for a terminal, a table for a spreadsheet.
//!
//! Nothing is counted again here. What a report says beyond the figures ("votes add up at every stage") is worked out from
//! the record, and where it does not hold the report says that instead.
//!
//! The page is built from [`parts`], which a web application can place on a page of its own.

mod changes;
mod checks;
mod course;
mod csv;
mod figure;
mod flow;
mod narration;
mod outcome;
mod page;
pub mod parts;
pub mod rule_in_words;
mod table;
mod text;
mod words;

pub use self::csv::csv;
pub use self::page::html;
pub use self::text::text;

/// The style sheet of the page: colour tokens, then the ground, then each component.
pub const CSS: &str = include_str!("report.css");

/// A text as it may stand in HTML and SVG.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
