//! What can be done under a rulebook.

use crate::model::{Filled, Power, Sanction};
use crate::value::{Moment, Span};

/// Something that somebody wants to do. Names are those of the rulebook.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields that say what they are by name; the others are explained")]
pub enum Act {
    /// Become a member. Whoever asks is as old as they say.
    Join { age: Option<u64>, accepts_statement: bool },
    /// Vote in a ballot that opens at that moment.
    Vote { ballot: String, opens: Moment },
    /// Call a ballot. `consent`: the voters have agreed that secrecy cannot be promised.
    CallBallot { ballot: String, matter: Option<String>, opens: Moment, closes: Moment, consent: bool },
    /// Declare that a question of yes or no is carried.
    Carry { ballot: String, outcome: Outcome },
    /// Hand in a proposal with so many signatures, the first of them from that moment.
    Propose { proposal: String, matter: Option<String>, signatures: u64, since: Moment },
    /// Refuse a proposal.
    RefuseProposal { proposal: String, handed_in: Moment },
    /// Force a ballot on a proposal that was refused, or not decided in time.
    ForceBallot { proposal: String, handed_in: Moment, refused: Option<Moment>, signatures: u64 },
    /// Hand in a petition, where it is about an office with the term of who holds it.
    Petition {
        petition: String,
        office: Option<String>,
        term: Option<(Moment, Moment)>,
        signatures: u64,
        since: Moment,
    },
    /// Stand for an office, after so many terms one after another that have just been held.
    Stand { office: String, nominations: u64, terms_in_a_row: u64 },
    /// Stand in a selection.
    StandInSelection { selection: String, on_panel: bool, nominations: u64, accepted: bool },
    /// Let a term in an office begin now, for somebody who has just held so many one after another.
    Fill { office: String, how: Filled, until: Moment, terms_in_a_row: u64 },
    /// Name a deputy for an office.
    NameDeputy { office: String },
    /// Use a power, over so many people (or so much money), perhaps over one of them in particular.
    Use { power: Power, number: u64, about: Option<String>, reason: bool },
    /// Open a group of that kind with so many members.
    OpenGroup { kind: String, members: u64, reason: bool },
    /// Decide a case. `lasting`: for a suspension. `told`: when the person was told of what.
    Sanction { case: String, sanction: Sanction, lasting: Option<Span>, told: Moment, sitting: u64, conflicted: u64 },
    /// Appeal against what was decided about oneself.
    Appeal { case: String, decided: Moment },
    /// Open a debate.
    OpenDebate { debate: String },
    /// Agree or disagree with what somebody posted, after so many times today.
    Weigh { debate: String, votes_today: u64 },
    /// Post something, so many characters long. For organisers with what they and all have written so far.
    Speak {
        debate: String,
        posts_today: u64,
        characters: u64,
        organiser: bool,
        organisers_so_far: u64,
        all_so_far: u64,
    },
    /// Bring in a change of these rules, in one's own right or `through` a proposal that has come so far.
    BringChange { paths: Vec<String>, through: Option<String> },
    /// Put a change of these rules into force after that ballot.
    AdoptChange { paths: Vec<String>, ballot: String, public_since: Moment, opened: Moment, outcome: Outcome },
}

/// How a ballot with yes and no came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outcome {
    /// How many could have voted.
    pub could: u64,
    /// Votes in favour.
    pub yes: u64,
    /// Votes against.
    pub no: u64,
    /// Those who voted and were neither for nor against.
    pub abstained: u64,
}

impl Outcome {
    /// How many voted; `None` if they are more than could, or more than fit.
    pub fn voted(&self) -> Option<u64> {
        let voted = self.yes.checked_add(self.no)?.checked_add(self.abstained)?;
        (voted <= self.could).then_some(voted)
    }
}
