//! What is wrong with a text, or might be: with line, reason, and what to do.

use omov_rules::{Finding, Rulebook, Severity};
use omov_web::markup::Markup;
use omov_web::parts::{Card, Clause, Clauses};
use omov_web::words::Words;

/// More is not shown at once. Whoever mends these sees the rest.
const MOST: usize = 50;

/// How much is wrong, and the first of it, in a sentence for a form.
pub(crate) fn summary(words: &Words, findings: &[Finding]) -> String {
    let errors: Vec<_> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    let Some(first) = errors.first() else { return String::new() };
    let with = [
        ("errors", (errors.len() as u64).into()),
        ("line", u64::from(first.line).into()),
        ("what", first.what().into()),
    ];
    words.say_with("rules-wrong", &with)
}

/// All that is wrong.
pub(crate) fn listed(words: &Words, findings: &[Finding]) -> Markup {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).take(MOST);
    Card::stop(words.say("rules-wrong-title"), clauses(words, errors)).level(2).into()
}

/// What somebody should look at before a text is adopted.
pub(crate) fn warned(words: &Words, text: &str) -> Markup {
    let warnings = Rulebook::parse(text).map(|parsed| parsed.warnings).unwrap_or_default();
    if warnings.is_empty() {
        return Markup::default();
    }
    let body = Markup::joined([
        Markup::paragraph(&words.say("rules-warned-lead")),
        clauses(words, warnings.iter().take(MOST)),
    ]);
    Card::new(words.say("rules-warned-title"), body).level(2).into()
}

fn clauses<'f>(words: &Words, findings: impl Iterator<Item = &'f Finding>) -> Markup {
    let clauses = findings.map(|finding| {
        let at = words.say_with("rules-line", &[("line", u64::from(finding.line).into())]);
        let says = Markup::joined([Markup::paragraph(&finding.what()), Markup::small(&finding.advice())]);
        Clause { id: String::new(), says, at, source: finding.key.clone() }
    });
    Clauses { clauses: clauses.collect() }.into()
}
