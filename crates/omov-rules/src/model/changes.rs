//! Changes of the rulebook itself. Source: rulebook.md, "changes of the rulebook itself".

use super::Heading;
use crate::read::{Rule, Section, Thing};
use crate::value::{Amount, Majority, Span};

/// What a change covers if no other does.
pub const EVERYTHING_ELSE: &str = "everything-else";

/// How a part of the rulebook is changed: `[changes.rules]`.
#[derive(Debug, Clone)]
pub struct Change {
    /// Where it is declared.
    pub heading: Heading,
    /// In words.
    pub title: Rule<String>,
    /// The paths it covers, such as `membership` or `offices.treasurer`, or [`EVERYTHING_ELSE`].
    pub of: Rule<Vec<String>>,
    /// Bodies and offices that may bring it in.
    pub brought_by: Rule<Vec<String>>,
    /// The proposal by which members may bring it in.
    pub through: Option<Rule<String>>,
    /// The ballot that decides.
    pub ballot: Rule<String>,
    /// The text of the change is public so long before the ballot opens.
    pub notice: Option<Rule<Span>>,
    /// How many have to vote, where that is more than the ballot asks.
    pub turnout: Option<Rule<Amount>>,
    /// How many have to be for it, where that is more than the ballot asks.
    pub majority: Option<Rule<Majority>>,
}

impl Change {
    pub(crate) fn read(section: &mut Section<'_, '_>) -> Self {
        Self {
            heading: section.cite(),
            title: section.must("title"),
            of: section.must("of"),
            brought_by: section.refer_all("brought-by", &[Thing::Body, Thing::Office]),
            through: section.find_refer("through", &[Thing::Proposal]),
            ballot: section.refer("ballot", &[Thing::Ballot]),
            notice: section.find("notice"),
            turnout: section.find("turnout"),
            majority: section.find("majority"),
        }
    }
}
