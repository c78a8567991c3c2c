//! What a verification says.

use crate::check::Failure;
use crate::election::Election;
use crate::hashing::Protocol;
use crate::json;

/// Numbers of ballots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Ballots on the board that pass all checks.
    pub accepted: u64,
    /// Those of them that were replaced by a later one of the same credential.
    pub superseded: u64,
}

impl Counts {
    /// The ballots that count: one for each credential that voted.
    pub fn counted(self) -> u64 {
        self.accepted - self.superseded
    }
}

/// Who holds a part of the key together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holders {
    /// The number of the first of them, counted from 1 over all trustees.
    pub first: u64,
    /// Their names, as far as they are given.
    pub names: Vec<Option<String>>,
    /// How many of them are needed.
    pub threshold: usize,
}

/// Something a reader should know that is no failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// More ballots were mixed than Belenios's own tool can check.
    ManyRankings,
    /// A ballot holds an order of preference instead of ranks, which Belenios's own tool would misread.
    OrderOfPreference,
}

impl Note {
    /// One sentence for the reader.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::ManyRankings => {
                "So many rankings were mixed that an extension of the protocol was used: Belenios's own tool cannot check this record."
            }
            Self::OrderOfPreference => {
                "Ballots hold an order of preference, an extension of the protocol: Belenios's own tool would misread the result."
            }
        }
    }
}

/// The answer of the verifier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// The version of the protocol, once it is known.
    pub protocol: Option<Protocol>,
    /// What was asked, once it is known.
    pub election: Option<Election>,
    /// Who holds the key, once that is known; of each group as many as its threshold are needed.
    pub holders: Vec<Holders>,
    /// The numbers of the trustees who mixed, in the order of their numbers.
    pub mixers: Vec<u64>,
    /// The numbers of the trustees who gave a share.
    pub decryptors: Vec<u64>,
    /// Numbers of ballots.
    pub ballots: Counts,
    /// The weight of the ballots that count.
    pub weight: u64,
    /// The result: canonical JSON, an array with one entry for each question. None if there is none yet or the record is not valid.
    pub result: Option<String>,
    /// The seed of every lot, which follows from the opening. None if there is no result.
    pub lot: Option<String>,
    /// The hash of the last event.
    pub head: Option<[u8; 32]>,
    /// What does not hold.
    pub failures: Vec<Failure>,
    /// What a reader should know besides.
    pub notes: Vec<Note>,
}

impl Verdict {
    /// The verdict on a record that failed at once.
    pub(crate) fn refused(failure: Failure) -> Self {
        Self { failures: vec![failure], ..Self::default() }
    }

    /// True if nothing failed.
    pub fn valid(&self) -> bool {
        self.failures.is_empty()
    }

    /// The result, if the record is valid and has one.
    pub fn valid_result(&self) -> Option<&str> {
        self.result.as_deref().filter(|_| self.valid())
    }

    /// The verdict as one line of JSON.
    pub fn to_json(&self) -> String {
        let number = |n: Option<u64>| n.map_or("null".into(), |n| n.to_string());
        let failures = json::array(self.failures.iter().map(|f| {
            let (check, event, detail) = (f.check.name(), number(f.event), json::string(&f.detail));
            format!("{{\"check\":\"{check}\",\"event\":{event},\"detail\":{detail}}}")
        }));
        format!(
            "{{\"valid\":{},\"protocol\":{},\"ballots\":{{\"accepted\":{},\"superseded\":{},\"counted\":{}}},\"result\":{},\
             \"failures\":{failures}}}",
            self.valid(),
            number(self.protocol.map(|p| u64::from(p.number()))),
            self.ballots.accepted,
            self.ballots.superseded,
            self.ballots.counted(),
            self.valid_result().unwrap_or("null"),
        )
    }
}
