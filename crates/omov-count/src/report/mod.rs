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

use crate::record::{CountRecord, Winner};
use crate::tie::Lots;

pub use self::csv::csv;
pub use self::page::html;
pub use self::text::text;

/// The style sheet of the page: colour tokens, then the ground, then each component.
pub const CSS: &str = include_str!("report.css");

/// The record as it may be shown: characters that steer a terminal or turn the direction of writing, which could make a
/// name look like another, are `�`; who has no name gets one.
pub fn for_display(record: &CountRecord) -> CountRecord {
    let mut record = record.clone();
    record.contest = harmless(&record.contest);
    for candidate in &mut record.candidates {
        candidate.name = harmless(&candidate.name);
        if candidate.name.trim().is_empty() {
            candidate.name = words::say_with("no-name", &[("number", words::count(candidate.id.number()))]);
        }
    }
    for winner in &mut record.elected {
        if let Winner::Project(id) = winner {
            *id = harmless(id);
        }
    }
    match &mut record.lots {
        Some(Lots::Order(order)) => order.iter_mut().for_each(|name| *name = harmless(name)),
        Some(Lots::Seed(seed)) => *seed = harmless(seed),
        None => {}
    }
    let marks = record.stages.iter_mut().flat_map(|s| &mut s.marks).flat_map(|m| &mut m.because);
    let report = record.limits.iter_mut().flat_map(|l| l.held.iter_mut().chain(&mut l.relaxed));
    for limit in marks.chain(report) {
        limit.attribute = harmless(&limit.attribute);
        limit.value = harmless(&limit.value);
    }
    record
}

fn harmless(text: &str) -> String {
    text.chars().map(|c| if disguises(c) { '\u{FFFD}' } else { c }).collect()
}

/// True for what moves the cursor, hides letters or turns their order, so that a reader sees something else than is there.
pub fn disguises(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

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
