//! Proposals. Source: rulebook.md, "proposals (who may propose, supporters needed as max/min of a share and a number, who may
//! refuse and what then forces a ballot)".

use super::Heading;
use crate::read::{Rule, Section, Thing};
use crate::value::{Amount, Span};

/// A way for members to put something to the vote: `[proposals.by-members]`.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// Where it is declared.
    pub heading: Heading,
    /// In words.
    pub title: Rule<String>,
    /// Those in this body may propose and sign.
    pub proposed_by: Rule<String>,
    /// What it can be about. If none is named, everything that the body of the ballot decides.
    pub about: Rule<Vec<String>>,
    /// How many sign so that it is heard.
    pub signatures: Rule<Amount>,
    /// From the first signature to the last.
    pub collect_within: Option<Rule<Span>>,
    /// The bodies and offices that may refuse it.
    pub refused_by: Rule<Vec<String>>,
    /// If they have not decided by then, it counts as refused.
    pub decide_within: Option<Rule<Span>>,
    /// How many sign so that there is a ballot in spite of a refusal.
    pub force_signatures: Option<Rule<Amount>>,
    /// From the refusal to the last of them.
    pub force_within: Option<Rule<Span>>,
    /// The ballot it comes to.
    pub ballot: Rule<String>,
}

impl Proposal {
    pub(crate) fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            heading: section.cite(),
            title: section.must("title"),
            proposed_by: section.refer("proposed-by", &[Thing::Body]),
            about: section.refer_all("about", &[Thing::Matter]),
            signatures: section.must("signatures"),
            collect_within: section.find("collect-within"),
            refused_by: section.refer_all("refused-by", &[Thing::Body, Thing::Office]),
            decide_within: section.find("decide-within"),
            force_signatures: section.find("force-signatures"),
            force_within: section.find("force-within"),
            ballot: section.refer("ballot", &[Thing::Ballot]),
        }
    }
}
