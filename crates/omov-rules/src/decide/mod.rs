//! May somebody do something? [`Rulebook::decide`] answers with the rule that allows it, or with everything that stands in
//! the way: the rule that forbids it, the rule that is missing, what is still needed.
//!
//! What no rule allows is refused (DESIGN.md, principle 1). Nothing is looked up: who asks, where, when, and how many people
//! there are come in with the question, from the same transaction in which the act is done.

mod act;
mod ballots;
mod cases;
mod changes;
mod judge;
mod members;
mod petitions;
mod powers;
mod proposals;
mod scope;
mod selections;
mod talk;
mod vote;
mod who;

use crate::model::Rulebook;
use crate::read::Cite;
use crate::value::Moment;
use crate::words::Said;

pub use act::{Act, Outcome};
pub use who::{Facts, Held, Person, Place, Resolution, Standing};

/// A question.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// Who wants to do it.
    pub who: &'a Person,
    /// What.
    pub act: &'a Act,
    /// In which group.
    pub place: &'a Place,
    /// When.
    pub now: Moment,
    /// What else is known.
    pub facts: &'a Facts,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It may be done, by this rule.
    Allowed(Cite),
    /// It may not, for all of these reasons; never an empty list.
    Refused(Vec<Ground>),
}

impl Answer {
    /// Whether it may be done.
    pub fn is_allowed(&self) -> bool {
        matches!(self, Self::Allowed(_))
    }

    /// All that stands in the way; nothing if it may be done.
    pub fn against(self) -> Vec<Ground> {
        match self {
            Self::Allowed(_) => Vec::new(),
            Self::Refused(grounds) => grounds,
        }
    }
}

/// What kind of reason it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Because {
    /// A rule forbids it.
    Forbidden,
    /// No rule allows it.
    Missing,
    /// Something is still to be done first.
    Needed,
}

/// A reason why something may not be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// What kind of reason.
    pub because: Because,
    /// The rule that says so; where a rule is missing, the path that it would have.
    pub path: String,
    /// The line of that rule in the text.
    pub line: Option<u32>,
    /// In words.
    pub says: Said,
}

impl Rulebook {
    /// Whether somebody may do something.
    pub fn decide(&self, asking: &Asking<'_>) -> Answer {
        let mut judge = judge::Judge::new(self, asking);
        match asking.act {
            Act::Join { age, accepts_statement } => judge.join(*age, *accepts_statement),
            Act::Vote { ballot, opens } => judge.vote(ballot, *opens),
            Act::CallBallot { ballot, matter, opens, closes, consent } => {
                judge.call_ballot(ballot, matter.as_deref(), *opens, *closes, *consent);
            }
            Act::Carry { ballot, outcome } => judge.carry(ballot, outcome),
            Act::Propose { proposal, matter, signatures, since } => {
                judge.propose(proposal, matter.as_deref(), *signatures, *since);
            }
            Act::RefuseProposal { proposal, handed_in } => judge.refuse(proposal, *handed_in),
            Act::ForceBallot { proposal, handed_in, refused, signatures } => {
                judge.force(proposal, *handed_in, *refused, *signatures);
            }
            Act::Petition { petition, office, term, signatures, since } => {
                judge.petition(petition, office.as_deref(), *term, *signatures, *since);
            }
            Act::Stand { office, nominations, terms_in_a_row } => judge.stand(office, *nominations, *terms_in_a_row),
            Act::StandInSelection { selection, on_panel, nominations, accepted } => {
                judge.stand_in_selection(selection, *on_panel, *nominations, *accepted);
            }
            Act::Fill { office, how, until, terms_in_a_row } => judge.fill(office, *how, *until, *terms_in_a_row),
            Act::NameDeputy { office } => judge.name_deputy(office),
            Act::Use { power, number, about, reason } => judge.use_power(*power, *number, about.as_deref(), *reason),
            Act::OpenGroup { kind, members, reason } => judge.open_group(kind, *members, *reason),
            Act::Sanction { case, sanction, lasting, told, sitting, conflicted } => {
                judge.sanction(case, *sanction, *lasting, *told, (*sitting, *conflicted));
            }
            Act::Appeal { case, decided } => judge.appeal(case, *decided),
            Act::OpenDebate { debate } => judge.open_debate(debate),
            Act::Weigh { debate, votes_today } => judge.weigh(debate, *votes_today),
            Act::Speak { debate, posts_today, characters, organiser, organisers_so_far, all_so_far } => {
                judge.speak(debate, *posts_today, *characters, organiser.then_some((*organisers_so_far, *all_so_far)));
            }
            Act::BringChange { paths, through } => judge.bring_change(paths, through.as_deref()),
            Act::AdoptChange { paths, ballot, public_since, opened, outcome } => {
                judge.adopt_change(paths, ballot, (*public_since, *opened), outcome);
            }
        }
        judge.answer()
    }
}
