//! What would it take? Every threshold as a whole number, with the sentence that explains it.
//!
//! Source: rulebook.md: "with 40,000 members a petition needs 1,000 signatures, a forced ballot 4,000, and 12,000 must vote".

mod steps;

use std::collections::BTreeMap;

use crate::model::{AsksFor, Rulebook};
use crate::words::Said;

/// The organisation's figures, or any others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers {
    /// How many people with a vote each body of all members has, by its name in the rulebook. How many sit in the other bodies
    /// the rulebook knows.
    pub people: BTreeMap<String, u64>,
    /// How many seats a selection is expected to win in all, by its name.
    pub seats: BTreeMap<String, u64>,
}

/// Something that members might want to do, and what it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The section that answers it, such as `proposals.by-members`.
    pub path: String,
    /// In words: “Put a proposal to all members”.
    pub says: Said,
    /// One after another.
    pub steps: Vec<Step>,
}

/// One thing that it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which kind of step it is.
    pub kind: Kind,
    /// The rule that asks for it.
    pub path: String,
    /// Its line in the text.
    pub line: u32,
    /// How many, where it is a number.
    pub number: Option<u64>,
    /// Of how many.
    pub of: Option<u64>,
    /// In words.
    pub says: Said,
}

/// Kinds of steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// So many sign to be heard.
    Signatures,
    /// Somebody decides in time.
    Decision,
    /// So many sign to force a ballot.
    Force,
    /// The ballot is announced and held.
    Time,
    /// Somebody makes the voting codes.
    Codes,
    /// So many vote.
    Turnout,
    /// So many are for it.
    Majority,
    /// There is an answer in time.
    Answer,
    /// So many take part in a decision of a body.
    Quorum,
    /// So many seats are held by people of whom there are too few.
    Target,
}

impl Step {
    /// Whether it takes more people than there are.
    pub fn is_out_of_reach(&self) -> bool {
        self.number.is_some_and(|number| self.of.is_some_and(|of| number > of))
    }
}

impl Question {
    /// The number of that kind of step.
    pub fn number(&self, kind: Kind) -> Option<u64> {
        self.steps.iter().find(|step| step.kind == kind)?.number
    }
}

impl Rulebook {
    /// What a ballot of that kind takes to be held and to pass; nothing where the body that votes has no number here.
    pub fn ballot(&self, numbers: &Numbers, name: &str) -> Vec<Step> {
        self.ballots.get(name).map_or_else(Vec::new, |ballot| self.ballot_steps(numbers, ballot, None))
    }

    /// What everything would take that members can do: proposals, petitions, nominations, changes of the rulebook, decisions
    /// of bodies, targets. Left out is what is about a body of all members whose number is not given.
    pub fn simulate(&self, numbers: &Numbers) -> Vec<Question> {
        let mut all = Vec::new();
        for (name, proposal) in &self.proposals {
            let says = Said::new("sim-proposal").with("title", proposal.title.value.as_str());
            all.push(Question {
                path: format!("proposals.{name}"),
                says,
                steps: self.proposal_steps(numbers, proposal),
            });
        }
        for (name, petition) in &self.petitions {
            let id = match petition.asks_for.value {
                AsksFor::Answer => "sim-petition-answer",
                AsksFor::Debate => "sim-petition-debate",
                AsksFor::Recall => "sim-petition-recall",
            };
            let says = Said::new(id).with("title", petition.title.value.as_str());
            all.push(Question {
                path: format!("petitions.{name}"),
                says,
                steps: self.petition_steps(numbers, petition),
            });
        }
        for (name, change) in &self.changes {
            let says = Said::new("sim-change").with("title", change.title.value.as_str());
            all.push(Question { path: format!("changes.{name}"), says, steps: self.change_steps(numbers, change) });
        }
        for (name, office) in &self.offices {
            let says = Said::new("sim-office").with("title", office.title.value.as_str());
            all.push(Question { path: format!("offices.{name}"), says, steps: self.office_steps(numbers, office) });
        }
        for (name, body) in &self.bodies {
            let says = Said::new("sim-body").with("title", body.title.value.as_str());
            all.push(Question { path: format!("bodies.{name}"), says, steps: self.body_steps(numbers, name, body) });
        }
        for (name, selection) in &self.selections {
            let says = Said::new("sim-selection").with("title", selection.title.value.as_str());
            let steps = self.selection_steps(numbers, name, selection);
            all.push(Question { path: format!("selections.{name}"), says, steps });
        }
        all.retain(|question| !question.steps.is_empty());
        all
    }
}
