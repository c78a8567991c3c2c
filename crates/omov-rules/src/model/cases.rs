//! Cases. Source: rulebook.md, "cases (kinds, ranges of sanctions, who sits, conflicts, appeal window, what is published)".

use super::Heading;
use crate::read::{Rule, Section, Thing, choices};
use crate::value::Span;

choices! {
    /// What can come of a case, the mildest first.
    Sanction: "slip-sanction" {
        /// A talk.
        Advice = "advice",
        /// A warning in writing.
        Warning = "warning",
        /// No post, or no vote, for a time.
        Suspension = "suspension",
        /// The office is taken back.
        RemovalFromOffice = "removal-from-office",
        /// The membership ends.
        Expulsion = "expulsion",
    }
}

choices! {
    /// What everybody can read of a case. Never who.
    Published: "slip-published" {
        /// What kind it was.
        Kind = "kind",
        /// What came of it.
        Sanction = "sanction",
        /// Why.
        Reasons = "reasons",
    }
}

/// A kind of case: `[cases.misconduct]`.
#[derive(Debug, Clone)]
pub struct CaseKind {
    /// Where it is declared.
    pub heading: Heading,
    /// In words.
    pub title: Rule<String>,
    /// What can come of it.
    pub sanctions: Rule<Vec<Sanction>>,
    /// No suspension is longer.
    pub suspension_at_most: Option<Rule<Span>>,
    /// The body that hears it.
    pub heard_by: Rule<String>,
    /// How many of them sit.
    pub sit: Rule<u64>,
    /// Whether those stand aside who complained, are complained about, or are near to either.
    pub conflicted_stand_aside: Rule<bool>,
    /// How long before the hearing the person is told of what.
    pub notice: Rule<Span>,
    /// The body that hears an appeal.
    pub appeal_to: Option<Rule<String>>,
    /// Within this time.
    pub appeal_within: Option<Rule<Span>>,
    /// What everybody can read of it.
    pub publishes: Rule<Vec<Published>>,
}

impl CaseKind {
    pub(crate) fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            heading: section.cite(),
            title: section.must("title"),
            sanctions: section.must("sanctions"),
            suspension_at_most: section.find("suspension-at-most"),
            heard_by: section.refer("heard-by", &[Thing::Body]),
            sit: section.number("sit", 1..=1_000),
            conflicted_stand_aside: section.or("conflicted-stand-aside", true),
            notice: section.must("notice"),
            appeal_to: section.find_refer("appeal-to", &[Thing::Body]),
            appeal_within: section.find("appeal-within"),
            publishes: section.or("publishes", vec![Published::Kind, Published::Sanction]),
        }
    }
}
