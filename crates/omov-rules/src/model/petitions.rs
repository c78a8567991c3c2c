//! Petitions. Source: rulebook.md, "petitions for an answer, for a debate, for recall (thresholds, windows, right of reply,
//! clock)".

use super::Heading;
use crate::read::{Rule, Section, Thing, choices};
use crate::value::{Amount, Span};

choices! {
    /// What a petition is for.
    AsksFor: "slip-asks-for" {
        /// Whoever holds the office answers, in public.
        Answer = "answer",
        /// There is a debate.
        Debate = "debate",
        /// There is a vote on whether the office is taken back.
        Recall = "recall",
    }
}

/// A kind of petition: `[petitions.recall]`.
#[derive(Debug, Clone)]
pub struct Petition {
    /// Where it is declared.
    pub heading: Heading,
    /// In words.
    pub title: Rule<String>,
    /// What it is for.
    pub asks_for: Rule<AsksFor>,
    /// The offices it can be addressed to. If none is named, every office.
    pub to: Rule<Vec<String>>,
    /// Those in this body sign.
    pub signed_by: Rule<String>,
    /// How many.
    pub signatures: Rule<Amount>,
    /// From the first signature to the last.
    pub collect_within: Rule<Span>,
    /// The answer, or the debate, comes within this time.
    pub answer_within: Option<Rule<Span>>,
    /// Whoever it is about can reply so long before the vote opens.
    pub reply_within: Option<Rule<Span>>,
    /// The vote a recall comes to.
    pub ballot: Option<Rule<String>>,
    /// No petition in the first days of a term.
    pub not_in_first: Option<Rule<Span>>,
    /// Nor in the last.
    pub not_in_last: Option<Rule<Span>>,
}

impl Petition {
    pub(crate) fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            heading: section.cite(),
            title: section.must("title"),
            asks_for: section.must("asks-for"),
            to: section.refer_all("to", &[Thing::Office]),
            signed_by: section.refer("signed-by", &[Thing::Body]),
            signatures: section.must("signatures"),
            collect_within: section.must("collect-within"),
            answer_within: section.find("answer-within"),
            reply_within: section.find("reply-within"),
            ballot: section.find_refer("ballot", &[Thing::Ballot]),
            not_in_first: section.find("not-in-first"),
            not_in_last: section.find("not-in-last"),
        }
    }

    /// Whether it can be addressed to that office.
    pub fn is_for(&self, office: &str) -> bool {
        self.to.value.is_empty() || self.to.value.iter().any(|to| to == office)
    }
}
