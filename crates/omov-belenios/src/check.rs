//! The names of what is checked, and what a failure means to somebody who watches over an election.

use std::{fmt, io};

use crate::json::Malformed;

/// One of the rules of section 12, by the name under which a verifier reports its failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Check {
    /// The bytes of the archive.
    Archive,
    /// The links between events.
    Chain,
    /// The order of events.
    Events,
    /// The election parameters.
    Election,
    /// The trustees' keys.
    Trustees,
    /// The list of credentials.
    Credentials,
    /// The form of a ballot.
    BallotFormat,
    /// No ballot twice.
    BallotDuplicate,
    /// The election a ballot is for.
    BallotElection,
    /// The credential of a ballot is listed.
    BallotCredential,
    /// The signature of a ballot.
    BallotSignature,
    /// The proofs of a ballot.
    BallotProof,
    /// The sum, or sorted list, of sealed ballots.
    EncryptedTally,
    /// The number of ballots counted.
    NumTallied,
    /// The weight of the ballots counted.
    TotalWeight,
    /// The note of who made a shuffle or a decryption.
    Owner,
    /// The mixing of rankings.
    Shuffle,
    /// A trustee's share of the decryption.
    PartialDecryption,
    /// The result.
    Result,
}

impl Check {
    /// All checks, in the order of the stages.
    pub const ALL: [Self; 19] = [
        Self::Archive,
        Self::Chain,
        Self::Events,
        Self::Election,
        Self::Trustees,
        Self::Credentials,
        Self::BallotFormat,
        Self::BallotDuplicate,
        Self::BallotElection,
        Self::BallotCredential,
        Self::BallotSignature,
        Self::BallotProof,
        Self::EncryptedTally,
        Self::NumTallied,
        Self::TotalWeight,
        Self::Owner,
        Self::Shuffle,
        Self::PartialDecryption,
        Self::Result,
    ];

    /// The stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Archive => "archive",
            Self::Chain => "chain",
            Self::Events => "events",
            Self::Election => "election",
            Self::Trustees => "trustees",
            Self::Credentials => "credentials",
            Self::BallotFormat => "ballot-format",
            Self::BallotDuplicate => "ballot-duplicate",
            Self::BallotElection => "ballot-election",
            Self::BallotCredential => "ballot-credential",
            Self::BallotSignature => "ballot-signature",
            Self::BallotProof => "ballot-proof",
            Self::EncryptedTally => "encrypted-tally",
            Self::NumTallied => "num-tallied",
            Self::TotalWeight => "total-weight",
            Self::Owner => "owner",
            Self::Shuffle => "shuffle",
            Self::PartialDecryption => "partial-decryption",
            Self::Result => "result",
        }
    }

    /// What a scrutineer without knowledge of cryptography should conclude when this check fails.
    pub fn conclusion(self) -> &'static str {
        match self {
            Self::Archive => "The file is damaged or was changed. Get it again from another place and compare.",
            Self::Chain => "The record was changed after it was written, or pieces of it are missing.",
            Self::Events => {
                "The steps of the election stand in an order that is not allowed, so ballots may be left out."
            }
            Self::Election => "The description of the election is not valid. Nothing after it can be relied on.",
            Self::Trustees => "A trustee's key is not proved to be theirs. Votes sealed with it may not be secret.",
            Self::Credentials => "The list of who may vote is not valid. Ask who made it.",
            Self::BallotFormat => "A ballot is not written as ballots must be. It should never have been taken in.",
            Self::BallotDuplicate => "The same ballot stands on the board twice. Somebody copied it.",
            Self::BallotElection => "A ballot on the board was made for another election.",
            Self::BallotCredential => "A ballot was cast by somebody who is not on the list of voters.",
            Self::BallotSignature => {
                "A ballot was not signed by the voter it is said to be from, or was changed later."
            }
            Self::BallotProof => "A ballot is not proved to hold an allowed vote. It may hold several votes, or none.",
            Self::EncryptedTally => {
                "What was opened is not what stands on the board: ballots were left out, added or changed."
            }
            Self::NumTallied => "The number of ballots said to be counted is not the number on the board.",
            Self::TotalWeight => "The weight said to be counted is not that of the voters who took part.",
            Self::Owner => "It is not clear which trustee made a step.",
            Self::Shuffle => {
                "The rankings were not mixed as they must be. Ballots may be changed, or traced to voters."
            }
            Self::PartialDecryption => "A trustee's share of the opening is wrong. The named trustee should explain.",
            Self::Result => "The result is not what the sealed ballots say.",
        }
    }

    /// A failure of this check.
    pub(crate) fn because(self, detail: impl fmt::Display) -> Failure {
        Failure { check: self, event: None, detail: detail.to_string() }
    }

    /// The same as an error.
    pub(crate) fn fails<T>(self, detail: impl fmt::Display) -> Result<T, Failure> {
        Err(self.because(detail))
    }

    /// An error of this check unless `holds`.
    pub(crate) fn needs(self, holds: bool, detail: impl fmt::Display) -> Result<(), Failure> {
        if holds { Ok(()) } else { self.fails(detail) }
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A rule that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{check}: {detail}")]
pub struct Failure {
    /// Which rule.
    pub check: Check,
    /// The height of the event at which it was seen, if there is one.
    pub event: Option<u64>,
    /// What exactly was found.
    pub detail: String,
}

impl Failure {
    /// The same failure, at an event.
    pub(crate) fn at(self, event: u64) -> Self {
        Self { event: Some(event), ..self }
    }
}

/// Either a form that is not allowed, of which the reader does not know under which check it falls, or a failure that does.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    Form(Malformed),
    Rule(Failure),
}

impl From<Malformed> for Fault {
    fn from(m: Malformed) -> Self {
        Self::Form(m)
    }
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        Self::Rule(failure)
    }
}

impl Fault {
    /// The failure, with `check` for what is only a matter of form.
    pub(crate) fn under(self, check: Check) -> Failure {
        match self {
            Self::Form(m) => check.because(m),
            Self::Rule(failure) => failure,
        }
    }
}

/// Why reading a record ends early.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    /// The source cannot be read.
    #[error(transparent)]
    Unreadable(io::Error),
    /// The record is not valid.
    #[error(transparent)]
    Refused(Failure),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error)
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Refused(failure)
    }
}

impl Stop {
    /// What is wrong, in a sentence.
    pub fn detail(self) -> String {
        match self {
            Self::Unreadable(error) => error.to_string(),
            Self::Refused(failure) => failure.detail,
        }
    }

    /// The two reasons apart: the outer error is about the source, the inner one about the record.
    pub(crate) fn apart<T>(result: Result<T, Self>) -> io::Result<Result<T, Failure>> {
        match result {
            Ok(value) => Ok(Ok(value)),
            Err(Self::Refused(failure)) => Ok(Err(failure)),
            Err(Self::Unreadable(error)) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Check;

    #[test]
    fn names_are_those_of_the_protocol_text_and_distinct() {
        let names: std::collections::BTreeSet<_> = Check::ALL.iter().map(|c| c.name()).collect();
        assert_eq!(names.len(), Check::ALL.len());
        assert!(Check::ALL.iter().all(|c| c.conclusion().ends_with('.') && c.conclusion().len() < 110));
    }
}
