//! Ballots. Source: rulebook.md, "ballots (default rule, notice, length, turnout quorum, majority, small-group floor,
//! trustees and threshold, grace at close, other channels)".

use super::Heading;
use crate::read::{Node, Read, Rule, Section, Thing, Value, choices};
use crate::value::{Amount, Majority, Slip, Span, Unit};

choices! {
    /// How a vote reaches the count.
    Channel: "slip-channel" {
        /// Sealed on the voter's device.
        Online = "online",
        /// On paper, by post.
        Post = "post",
        /// On paper, in a polling place.
        InPerson = "in-person",
    }
}

choices! {
    /// Who makes the voting codes of a ballot.
    Codes: "slip-codes" {
        /// Whoever runs the house.
        Host = "host",
        /// A member who is asked to, on a machine of their own.
        Registrar = "registrar",
    }
}

/// The counting rules, by the names that `omov-count` gives them. A test holds the two lists against each other.
pub const COUNTS: &[&str] = &[
    "scottish-stv",
    "meek",
    "warren",
    "ers97",
    "irv",
    "bottoms-up",
    "sequential-irv",
    "plurality",
    "block",
    "yes-no",
    "approval",
    "schulze",
    "ranked-pairs",
    "pav",
    "seq-pav",
    "seq-phragmen",
    "equal-shares",
    "equal-shares-approval-completion",
    "equal-shares-without-completion",
    "pb-equal-shares-add1",
];

/// A counting rule, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count(&'static str);

impl Count {
    /// Yes, no or abstain.
    pub const YES_NO: Self = Self("yes-no");

    /// The rule of that name.
    pub fn find(name: &str) -> Option<Self> {
        COUNTS.iter().copied().find(|known| *known == name).map(Self)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.0
    }
}

impl Read for Count {
    fn read(node: &Node) -> Result<Self, Slip> {
        node.word().and_then(Self::find).ok_or(Slip("slip-count"))
    }
    fn stand_in() -> Self {
        Self::YES_NO
    }
    fn shown(&self) -> Value {
        Value::Choice(self.0)
    }
}

/// A kind of ballot: `[ballots.all-members]`.
#[derive(Debug, Clone)]
pub struct Ballot {
    /// Where it is declared.
    pub heading: Heading,
    /// In words.
    pub title: Rule<String>,
    /// The body that votes.
    pub who_votes: Rule<String>,
    /// Bodies and offices that may call one.
    pub called_by: Rule<Vec<String>>,
    /// The counting rule.
    pub count: Rule<Count>,
    /// Whether whoever is elected in one of its questions is left out of those after it.
    pub one_post_each: Rule<bool>,
    /// How long before it opens it is announced.
    pub notice: Rule<Span>,
    /// It is open at least so long.
    pub open_at_least: Rule<Span>,
    /// And at most so long.
    pub open_at_most: Option<Rule<Span>>,
    /// How many have to vote. Whoever abstains has voted.
    pub turnout: Option<Rule<Amount>>,
    /// How many have to be for it, where it is a question of yes or no.
    pub majority: Rule<Majority>,
    /// How long before it opens the roll is frozen.
    pub roll_freezes: Rule<Span>,
    /// So long after the freezing two persons may correct the roll; then the voting codes are made.
    pub roll_corrections: Rule<Span>,
    /// Whether it is secret.
    pub secret: Rule<bool>,
    /// Where fewer may vote, secrecy cannot be promised, and the voters are asked first.
    pub secret_from: Rule<u64>,
    /// How many hold a share of its key.
    pub trustees: Rule<u64>,
    /// How many of them are enough to open it.
    pub trustees_needed: Rule<u64>,
    /// A ballot that was begun in time is taken so long after the close.
    pub grace: Rule<Span>,
    /// It is open so much longer after an outage.
    pub after_outage: Rule<Span>,
    /// Who makes the voting codes.
    pub codes: Rule<Codes>,
    /// How votes reach the count.
    pub channels: Rule<Vec<Channel>>,
}

impl Ballot {
    pub(crate) fn read(section: &mut Section<'_, '_>) -> Self {
        let grace = Span::new(15, Unit::Minutes).unwrap_or(Span::NONE);
        Self {
            heading: section.cite(),
            title: section.must("title"),
            who_votes: section.refer("who-votes", &[Thing::Body]),
            called_by: section.refer_all("called-by", &[Thing::Body, Thing::Office]),
            count: section.or("count", Count::YES_NO),
            one_post_each: section.or("one-post-each", false),
            notice: section.must("notice"),
            open_at_least: section.must("open-at-least"),
            open_at_most: section.find("open-at-most"),
            turnout: section.find("turnout"),
            majority: section.or("majority", Majority::SIMPLE),
            roll_freezes: section.or("roll-freezes", Span::NONE),
            roll_corrections: section.or("roll-corrections", Span::NONE),
            secret: section.or("secret", true),
            secret_from: section.number_or("secret-from", 3..=10_000, 20),
            trustees: section.number_or("trustees", 2..=50, 5),
            trustees_needed: section.number_or("trustees-needed", 1..=50, 3),
            grace: section.or("grace", grace),
            after_outage: section.or("after-outage", Span::days(1)),
            codes: section.or("codes", Codes::Host),
            channels: section.or("channels", vec![Channel::Online, Channel::Post]),
        }
    }
}
