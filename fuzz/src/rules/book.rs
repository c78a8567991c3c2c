//! What reading a rulebook promises, for any bytes whatever.

use omov_rules::simulate::Numbers;
use omov_rules::{Rulebook, Severity, diff};

/// Reads bytes as a rulebook and checks every promise.
pub(crate) fn check(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let findings = match Rulebook::parse(text) {
        Ok(parsed) => {
            assert!(parsed.warnings.iter().all(|finding| finding.severity == Severity::Warning));
            sound(&parsed.book);
            parsed.warnings
        }
        Err(refused) => {
            assert!(refused.findings.iter().any(|finding| finding.severity == Severity::Error));
            refused.findings
        }
    };
    let lines = text.split('\n').count();
    for finding in findings {
        let shown = finding.to_string();
        assert!(!shown.contains(|c: char| c.is_control()), "{shown:?}");
        assert!(!finding.what().is_empty() && !finding.advice().is_empty(), "{shown:?}");
        assert!((1..=lines).contains(&(finding.line as usize)) && finding.column >= 1, "{shown:?}");
    }
}

/// A rulebook that was accepted can be said, worked out and compared.
fn sound(book: &Rulebook) {
    for worded in book.words() {
        assert_ne!(worded.says.english(), worded.says.id);
        assert!(worded.line.cite.line <= worded.line.cite.last_line);
        assert!(book.changed_by(&worded.line.cite.path).is_some(), "{}", worded.line.cite.path);
    }
    for people in [0, 1, 30, u64::MAX] {
        let people = book.bodies.keys().map(|body| (body.clone(), people)).collect();
        for question in book.simulate(&Numbers { people, ..Numbers::default() }) {
            for step in question.steps {
                assert!(step.number != Some(0) && !step.says.english().contains('{'), "{}", step.path);
            }
        }
    }
    assert_eq!(diff(book, book), []);
}
