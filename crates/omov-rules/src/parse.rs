//! From a text to a checked rulebook.

use crate::check;
use crate::finding::{Finding, Refused, Severity};
use crate::model::Rulebook;
use crate::read::{LONGEST, Places, Reader, tree};
use crate::words::Said;

/// A rulebook, and what somebody should look at before it is adopted.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The rulebook.
    pub book: Rulebook,
    /// Warnings only, in the order of the text.
    pub warnings: Vec<Finding>,
}

impl Rulebook {
    /// Reads and checks a text.
    ///
    /// # Errors
    /// [`Refused`] with everything that is wrong, not only the first of it, and with the warnings.
    pub fn parse(text: &str) -> Result<Parsed, Refused> {
        if text.len() > LONGEST {
            let says = Said::new("text-too-long").with("most", LONGEST as u64);
            let finding = Finding { severity: Severity::Error, line: 1, column: 1, key: String::new(), says };
            return Err(Refused { findings: vec![finding] });
        }
        let (top, slips) = tree(text);
        if !slips.is_empty() {
            // What a broken line was meant to be is a guess, and so would be every finding that follows from it.
            let places = Places::new(text);
            let findings = slips.into_iter().map(|(at, says)| {
                let (line, column) = places.find(at);
                Finding { severity: Severity::Error, line, column, key: String::new(), says }
            });
            return Err(Refused { findings: in_order(findings.collect()) });
        }
        let mut reader = Reader::new(text, &top);
        let book = Self::read(&mut reader, text);
        if let Some(book) = &book {
            check::check(book, &mut reader);
        }
        let (findings, lines) = reader.done();
        let findings = in_order(findings);
        match book {
            Some(book) if findings.iter().all(|finding| finding.severity == Severity::Warning) => {
                Ok(Parsed { book: Self { lines, ..book }, warnings: findings })
            }
            _ => Err(Refused { findings }),
        }
    }
}

fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| (finding.line, finding.column, finding.severity));
    findings
}
